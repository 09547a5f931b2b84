/** "We are right if…" while it is written: a line, and the number by hand where the line does not say it. Pure. */
import { parseThreshold, thresholdFrom } from '../../src/domain/parse-threshold';
import type { Threshold } from '../../src/domain/premise';
import { saysSomething } from '../../src/domain/words';

/** A number as people type one, `40`, `1,5 %`, `€ 2k`; null = none, undefined = these words are no number. */
export function numberTyped(text: string): number | null | undefined {
  const typed = text.trim();
  if (typed === '') return null;
  const { number } = parseThreshold(typed);
  // Nothing beside the number: in a field for one, more words are a slip.
  const isAll = number !== null && number.span.start === 0 && number.span.end === typed.length;
  return isAll ? number.value : undefined;
}

/**
 * What would be saved: null takes the threshold back, undefined = the number cannot be read.
 * @param number as set by hand; null = what the line says
 */
export function thresholdToSave(line: string, number: string | null): Threshold | null | undefined {
  const read = thresholdFrom(parseThreshold(line));
  if (number === null) return saysSomething(read.text) ? read : null;
  const atLeast = numberTyped(number);
  if (atLeast === undefined) return undefined;
  return saysSomething(read.text) || atLeast !== null ? { text: read.text, atLeast } : null;
}
