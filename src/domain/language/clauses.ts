/** A line cut into the stretches that say one thing each, and a noun phrase's core. No grammar beyond that. */
import { wordSet } from './inflect';
import { isPronoun, namesSomebody } from './nouns';
import type { Token } from './tokens';

/** Where a noun phrase ends: a closed class. */
const AFTER_NOUN = wordSet(`
  in of for to from at on by with via across through into within per during before after until without between against
  over under below above around about as than while when if that which who whom whose so because where since among
  toward towards including using based due is are was were be been has have had can will would should must may might
  did does do not only`);

const RANKS = wordSet('top first last next largest biggest best');
const JOINS = wordSet('and or & / plus');

/** Marks that belong to a number or name inside a phrase. */
const INSIDE: ReadonlySet<string> = new Set([
  '%',
  '$',
  '€',
  '£',
  '¥',
  '#',
  '&',
  '/',
  '+',
  '~',
  "'",
  '"',
  '“',
  '”',
  '‘',
  '’',
  '*',
  '`',
  '_',
]);

export interface NounPhrase {
  /** Its words, the head last; never empty. */
  readonly words: readonly Token[];
  readonly head: Token;
  /** The place after it in the tokens it was read from. */
  readonly next: number;
  /** A number, share or sum of money stands in it. */
  readonly counted: boolean;
}

/** No noun phrase is longer; with a bound, a line of nothing but nouns is read in one pass. */
const PHRASE_WORDS = 24;

/** The first conjunct of the noun phrase that begins at a place, or null where no word stands. */
export function nounPhraseAt(tokens: readonly Token[], at: number): NounPhrase | null {
  const words: Token[] = [];
  let counted = false;
  let next = at;
  for (; next < Math.min(tokens.length, at + PHRASE_WORDS); next += 1) {
    const token = tokens[next];
    if (token === undefined) break;
    if (token.kind === 'number') {
      // A number after the noun says its value; one before it counts it, and so does one in *top 10*.
      if (words.length > 0 && !RANKS.has(words.at(-1)?.low ?? '')) break;
      counted = true;
    } else if (JOINS.has(token.low) && words.length > 0) break;
    else if (token.kind === 'mark') {
      if (!INSIDE.has(token.low)) break;
    } else if (AFTER_NOUN.has(token.low)) break;
    else words.push(token);
  }
  const head = words.at(-1);
  return head === undefined ? null : { words, head, next, counted };
}

/** Marks between two sayings. A full stop or dash counts only with white space beside it: *example.com*, *end-to-end*. */
const ALWAYS_CUTS: ReadonlySet<string> = new Set([':', ';', '|', '!', '?', '•', '·', '—', '…', '。', '；']);
const CUTS_BEFORE_SPACE: ReadonlySet<string> = new Set(['.', '-', '–']);

/** Words written short, whose full stop ends nothing. */
const SHORTENED = wordSet('approx avg dept dir e.g est etc i.e inc incl max min mr mrs no resp sr jr vs');

/** The sayings of a line. What stands in brackets is an aside and left out. */
export function sayingsOf(text: string, tokens: readonly Token[]): readonly (readonly Token[])[] {
  const sayings: Token[][] = [[]];
  let depth = 0;
  let previousEnd = 0;
  for (const token of tokens) {
    const cutByLine = text.slice(previousEnd, token.start).includes('\n');
    previousEnd = token.end;
    if (token.low === '(' || token.low === '[') depth += 1;
    else if (token.low === ')' || token.low === ']') depth = Math.max(0, depth - 1);
    else if (depth === 0) {
      const cut = cuts(text, token) && !(token.low === '.' && SHORTENED.has(sayings.at(-1)?.at(-1)?.low ?? ''));
      if (cutByLine || cut) sayings.push([]);
      if (!cut) sayings.at(-1)?.push(token);
    }
  }
  return sayings.filter((saying) => saying.some(({ kind }) => kind !== 'mark'));
}

function cuts(text: string, { kind, low, end }: Token): boolean {
  if (kind !== 'mark') return false;
  if (ALWAYS_CUTS.has(low)) return true;
  const after = text[end];
  return CUTS_BEFORE_SPACE.has(low) && (after === undefined || /\s/.test(after));
}

export interface StoryParts {
  /** What stands before any wish or purpose. */
  readonly main: readonly Token[];
  /** *As a …*, without these two words; null = it is no user story. */
  readonly role: readonly Token[] | null;
  /** *I want …*, without these words. */
  readonly want: readonly Token[];
  /** What follows *so that*. */
  readonly benefit: readonly Token[];
}

const WISHES: readonly (readonly string[])[] = [
  ['i', 'want'],
  ['i', 'need'],
  ['i', 'would', 'like'],
  ["i'd", 'like'],
  ['i', 'wish'],
  ['we', 'want'],
  ['we', 'need'],
  ['i', 'should'],
  ['i', 'must'],
  ['i', 'can'],
];

/** A saying as a user story, as far as it is one: a bare *so that* splits too. Every token lands in one part at most. */
export function storyPartsOf(saying: readonly Token[]): StoryParts {
  const low = saying.map((token) => token.low);
  const isStory = low[0] === 'as' && (low[1] === 'a' || low[1] === 'an' || low[1] === 'the');
  const purpose = purposeAt(low);
  const before = purpose === null ? saying.length : purpose.at;
  const benefit = purpose === null ? [] : saying.slice(purpose.next);
  if (!isStory) return { main: saying.slice(0, before), role: null, want: [], benefit };
  const wish = wishAt(low, before);
  const role = saying.slice(2, wish?.at ?? before);
  return { main: [], role, want: wish === null ? [] : saying.slice(wish.next, before), benefit };
}

function wishAt(low: readonly string[], end: number): { at: number; next: number } | null {
  for (let at = 2; at < end; at += 1) {
    const wish = WISHES.find((words) => words.every((word, offset) => low[at + offset] === word));
    if (wish !== undefined) return { at, next: at + wish.length };
  }
  return null;
}

/** *so that*, *in order that*, or *so* before somebody: where it stands and where what follows begins. */
export function purposeAt(low: readonly string[]): { at: number; next: number } | null {
  for (let at = 0; at < low.length; at += 1) {
    if (low[at] === 'so' && low[at + 1] === 'that') return { at, next: at + 2 };
    if (low[at] === 'in' && low[at + 1] === 'order' && low[at + 2] === 'that') return { at, next: at + 3 };
    if (low[at] === 'so') {
      const next = low[at + 1] ?? '';
      const beyond = low[at + 2] ?? '';
      if (isPronoun(next) || next === 'we' || namesSomebody(next) || namesSomebody(beyond)) return { at, next: at + 1 };
    }
  }
  return null;
}
