/**
 * A line as tokens with the place each came from. Offsets are UTF-16 units of the text as given, as a text field counts
 * them; nothing is normalised before it is measured, so a span always cuts out what the writer typed.
 */

/** Where something stands in a text: `text.slice(start, end)`. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export type TokenKind = 'word' | 'number' | 'mark';

export interface Token extends Span {
  readonly kind: TokenKind;
  /** As compared: folded to compatibility form, lower case, straight apostrophes. */
  readonly low: string;
  /** As typed. */
  readonly raw: string;
}

/**
 * One pass without backtracking: each alternative is told by its first character, and every repetition stops at the
 * first character outside its own class, so 10,000 hostile characters cost what 10,000 kind ones do.
 */
const TOKEN =
  /(?<word>\p{L}[\p{L}\p{M}\p{N}_'’]*(?:[-‐‑][\p{L}\p{N}][\p{L}\p{M}\p{N}_'’]*)*)|(?<number>\p{Nd}+(?:[.,'’]\p{Nd}+)*)|(?<mark>&[gl]t;|=>|->|<=|>=|[^\s\p{L}\p{N}])/gu;

export function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = [];
  for (const match of text.matchAll(TOKEN)) {
    const raw = match[0];
    const kind =
      match.groups?.['word'] !== undefined ? 'word' : match.groups?.['number'] !== undefined ? 'number' : 'mark';
    // Pasted from a page, a sign may still be written as the page wrote it.
    const low = raw === '&gt;' ? '>' : raw === '&lt;' ? '<' : fold(raw);
    tokens.push({ kind, raw, low, start: match.index, end: match.index + raw.length });
  }
  return tokens;
}

/** How two words are compared: form, case and kind of apostrophe do not matter. */
export function fold(word: string): string {
  return word.normalize('NFKC').toLowerCase().replace(/’/g, "'").replace(/[‐‑]/g, '-');
}

/** From the first of some tokens to the last, or null of none. */
export function spanOf(tokens: readonly Token[]): Span | null {
  const first = tokens[0];
  const last = tokens.at(-1);
  return first === undefined || last === undefined ? null : { start: first.start, end: last.end };
}
