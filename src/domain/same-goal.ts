/** Whether two wordings of "we are right if…" set the same goal: only what no reader would take for a change is forgiven. */
import type { Threshold } from './premise';

/**
 * Case, spaces, the kind of quote or dash, and signs that end or part a sentence may differ; every letter, digit,
 * decimal sign and comparison counts, and so does the number itself.
 */
export function sameGoal(a: Threshold | null, b: Threshold | null): boolean {
  if (a === null || b === null) return a === b;
  return a.atLeast === b.atLeast && bare(a.text) === bare(b.text);
}

function bare(text: string): string {
  return (
    text
      .normalize('NFC')
      .toLowerCase()
      .replace(/>=/g, '≥')
      .replace(/<=/g, '≤')
      .replace(/[‐-―−]/gu, '-')
      .replace(/[’‘]/gu, "'")
      .replace(/["“”„«»]/gu, '')
      // Before a digit it may be the sign of a decimal or part of a larger number.
      .replace(/[.,;:!…]+(?!\d)/gu, ' ')
      .replace(/\s+/gu, ' ')
      .replace(/ ?([≥≤<>=%€$£]) ?/gu, '$1')
      .trim()
  );
}
