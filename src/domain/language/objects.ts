/** What a verb is said of: the phrase behind it that names an amount, and whether that amount is of our own making. */
import type { NounPhrase } from './clauses';
import { nounPhraseAt } from './clauses';
import { wordSet } from './inflect';
import { AIMS, CHANGE_NOUNS, EMPTY_AMOUNTS, isAmountWord, isArtefact, isGiven, isOwnWork } from './measures';
import type { Token } from './tokens';

/** Between a moving verb and what it moves. */
const SKIPPED = wordSet(
  `at least most up to over under above below more less than a an the our its their by > < ≥ ≤ >= <= all overall`,
);
/** What machines use up: saving it is tuning. */
const MACHINE = wordSet(`bandwidth cpu disk gpu heap memory ram storage`);

/**
 * Whether a phrase names what we make: by its head, or by a word before a head that does not say whose it is.
 * *Release adoption* is given by others, *release time* is ours.
 */
export function isOurs({ words, head }: NounPhrase): boolean {
  if (isArtefact(head.low) || words.some(({ low }) => MACHINE.has(low))) return true;
  return !isGiven(head.low) && words.some(({ low }) => isOwnWork(low));
}

/**
 * The noun phrase after a verb that says whose amount it is: of *the share of buyers* and *20 % of buyers*, *buyers*;
 * of *revenue target*, *revenue*.
 */
export function objectAt(tokens: readonly Token[], from: number): NounPhrase | null {
  let at = from;
  while (SKIPPED.has(tokens[at]?.low ?? '')) at += 1;
  const share = tokens.slice(at, at + 5).findIndex(({ low }) => low === '%' || low === '#');
  const behind = at + share + 1;
  if (share >= 0 && tokens[behind]?.low === 'of') {
    const of = nounPhraseAt(tokens, behind + 1);
    return of === null ? null : { ...aimed(of), counted: true };
  }
  const phrase = headedAt(tokens, at);
  if (phrase === null) return null;
  if (!EMPTY_AMOUNTS.has(phrase.head.low) || tokens[phrase.next]?.low !== 'of') return aimed(phrase);
  const of = nounPhraseAt(tokens, phrase.next + 1);
  return of === null ? null : aimed(of);
}

/** Of *a unique and exceptional experience* the second half has the head. */
function headedAt(tokens: readonly Token[], at: number): NounPhrase | null {
  const phrase = nounPhraseAt(tokens, at);
  const link = tokens[phrase?.next ?? tokens.length]?.low;
  if (phrase === null || (link !== 'and' && link !== '&') || phrase.words.length > 2) return phrase;
  if (isAmountWord(phrase.head) || isArtefact(phrase.head.low)) return phrase;
  const second = nounPhraseAt(tokens, phrase.next + 1);
  return second !== null && isAmountWord(second.head) ? second : phrase;
}

/** An aim is of what stands before it, and so is a move: *revenue target*, *revenue growth*. */
function aimed(phrase: NounPhrase): NounPhrase {
  const before = phrase.words.at(-2);
  return before !== undefined && (AIMS.has(phrase.head.low) || CHANGE_NOUNS.has(phrase.head.low))
    ? { ...phrase, words: phrase.words.slice(0, -1), head: before }
    : phrase;
}

/** *Efficiency of the process*: an amount of something we made. */
export function isOfOurs(tokens: readonly Token[], { next, head }: NounPhrase): boolean {
  if (isGiven(head.low)) return false;
  const link = tokens[next]?.low;
  const second = link === 'and' || link === '&' ? (nounPhraseAt(tokens, next + 1)?.next ?? next) : next;
  if (tokens[second]?.low !== 'of') return false;
  const of = nounPhraseAt(tokens, second + 1);
  return of !== null && isArtefact(of.head.low);
}
