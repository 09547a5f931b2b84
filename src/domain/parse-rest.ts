/** What of a sentence no part took, so that no word is lost. */
import { READ_CHARACTERS } from './language/reading';
import type { Span, Token } from './language/tokens';
import { tokensOf } from './language/tokens';

/** Words that only join what was read. */
const JOINTS: ReadonlySet<string> = new Set([
  'from',
  'to',
  'by',
  'at',
  'as',
  'a',
  'an',
  'the',
  'so',
  'that',
  'in',
  'and',
]);

/** A flag or a smile says something, a comma does not. */
const SYMBOL = /^\p{So}$/u;

/** Stretches with words that no part took, in order. */
export function restOf(text: string, tokens: readonly Token[], taken: ReadonlySet<Token>): readonly Span[] {
  const rest: { start: number; end: number }[] = [];
  let open = false;
  for (const token of tokens) {
    if (taken.has(token)) open = false;
    else if (open) {
      const last = rest.at(-1);
      if (last !== undefined) last.end = token.end;
    } else {
      rest.push({ start: token.start, end: token.end });
      open = true;
    }
  }
  const beyond = text.length > READ_CHARACTERS ? [{ start: READ_CHARACTERS, end: text.length }] : [];
  return [...rest, ...beyond].filter(({ start, end }) =>
    tokensOf(text.slice(start, end)).some(
      ({ kind, low }) => (kind !== 'mark' || SYMBOL.test(low)) && !(taken.size > 0 && JOINTS.has(low)),
    ),
  );
}
