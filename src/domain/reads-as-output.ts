/**
 * Whether *what they do* says what we ship instead: the score withholds its credit where this holds, and the coach
 * always says so too. English only, by the first words: "add a colleague" is taken for an output although it may be
 * people's doing, which is why the writer can dismiss it.
 */
import { sayingsOf } from './language/clauses';
import { verbClass, wordSet } from './language/inflect';
import { MAKERS } from './language/nouns';
import { headOf, readLine } from './language/reading';
import type { Span, Token } from './language/tokens';
import { spanOf, tokensOf } from './language/tokens';

/** Verbs that begin the titles of work as an order to ourselves; narrower than what makers do, as people create too. */
const ORDERS = verbClass(`
  add build code deliver deploy design develop enable implement integrate introduce launch migrate optimise provide
  redesign refactor release replace rewrite ship support upgrade`);
/** The same of something to be made better, unless it is an amount: *improve the page*, not *improve retention*. */
const BETTER_IT = verbClass(`enhance improve`);
/** People doing it to something of theirs, not us doing it for them. */
const THEIRS = wordSet(`their theirs themselves his her hers`);
const TEAM = wordSet(`team squad`);

/** The first words decide; the rest may be long. */
const LOOKED_AT = 300;

/** Whether it reads as an output. Of a line that is both, an output and an outcome, too: it says what we ship first. */
export function readsAsOutput(text: string): boolean {
  return outputIn(text) !== null;
}

/** The words that say it, or null. */
export function outputIn(text: string): Span | null {
  const looked = text.slice(0, LOOKED_AT);
  const saying = sayingsOf(looked, tokensOf(looked))[0];
  if (saying === undefined) return null;
  const subject = makersAt(saying);
  if (subject !== null) return spanOf(subject);
  const start = headOf(saying);
  const verb = saying[start];
  if (verb === undefined || saying.some(({ low }) => THEIRS.has(low))) return null;
  const phrasal = verb.low === 'roll' && saying[start + 1]?.low === 'out';
  if (ORDERS(verb.low) === 'base' || phrasal) return spanOf(saying.slice(start, start + (phrasal ? 2 : 1)));
  return BETTER_IT(verb.low) === 'base' && !readLine(looked).statesOutcome ? spanOf([verb]) : null;
}

/** *We*, *I*, *our team*, *the squad* as the subject, with its words. */
function makersAt(saying: readonly Token[]): readonly Token[] | null {
  const from = saying.findIndex(({ kind }) => kind !== 'mark');
  const low = saying[from]?.low ?? '';
  if (MAKERS.has(low) || low === 'i') return saying.slice(from, from + 1);
  const named = (low === 'our' || low === 'the') && TEAM.has(saying[from + 1]?.low ?? '');
  return named ? saying.slice(from, from + 2) : null;
}
