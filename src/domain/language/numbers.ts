/** Which numbers of a line are values: a share, a sum, a count somebody aims at, and not a date, a version or a rank. */
import { wordSet } from './inflect';
import { isAmountWord, isMeasure } from './measures';
import type { Token } from './tokens';

const MONEY: ReadonlySet<string> = new Set(['$', '€', '£', '¥', '₹']);
export const isMoney = (low: string): boolean => MONEY.has(low);

/** Before a number that names instead of counting. */
const NAMED_BY = wordSet(`
  version v phase tier tiers level step stage part chapter iso soc ios android windows java node python rails php top epic
  rfc type no number's item section sprint release ticket issue priority day`);
const MONTHS = wordSet(`
  jan january feb february mar march apr april may jun june jul july aug august sep sept september oct october nov
  november dec december`);
const SPELT = wordSet(`one two three four five six seven eight nine ten twelve dozen`);
const YEAR = /^(?:19|20)\d\d$/;
const FRACTIONS = wordSet(`third quarter fifth tenth thirds quarters`);

/** Whether a value stands at a place. */
export function isValueAt(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (token === undefined) return false;
  const before = tokens[at - 1]?.low ?? '';
  if (isMoney(token.low)) return tokens[at + 1]?.kind === 'number';
  if (token.low === '%' || token.low === 'half') return true;
  if (FRACTIONS.has(token.low)) return before === 'a' || before === 'one' || before === 'two' || before === 'three';
  if (SPELT.has(token.low)) return isMeasure(tokens[at + 1]?.low ?? '');
  if (token.kind !== 'number') return false;
  const next = tokens[at + 1];
  if (NAMED_BY.has(before) || before === '#' || MONTHS.has(before) || MONTHS.has(next?.low ?? '')) return false;
  return !YEAR.test(token.low) || (next !== undefined && (next.low === '%' || isAmountWord(next)));
}

/** How many words a value may stand behind what it is of. */
const REACH = 60;

/** Whether a value stands at a place or within reach after it. */
export function hasValue(tokens: readonly Token[], from: number): boolean {
  for (let at = from; at < Math.min(tokens.length, from + REACH); at += 1) if (isValueAt(tokens, at)) return true;
  return false;
}

/** Words that say where an amount is to stand or how far it moves. */
const TOWARDS = wordSet(`to under over below above beneath beyond within by least most than at down up`);

/** *from 12 to 7*, *by a third*, *under 10 s*, *to < 5 %*: the place of the first such word from a place on, or null. */
export function aimAt(tokens: readonly Token[], from: number): number | null {
  for (let at = from; at < Math.min(tokens.length, from + REACH); at += 1) {
    const low = tokens[at]?.low ?? '';
    if (!TOWARDS.has(low) && !/^[<>≤≥~]=?$|^->$|^=>$|^→$/.test(low)) continue;
    for (let next = at + 1; next < Math.min(tokens.length, at + 5); next += 1) {
      if (isValueAt(tokens, next)) return at;
      if (
        !/^(?:a|an|about|around|approx|approximately|at|least|most|more|less|fewer|than|over|under|below|minimum|or|single|the|<|>|≥|≤|~|\+|-)$/.test(
          tokens[next]?.low ?? '',
        )
      )
        break;
    }
  }
  return null;
}
