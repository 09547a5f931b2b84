/** Signs that an amount is to stand somewhere: *churn below 2 %*, *99.9 % uptime*, *500 sign-ups*, *from 3 days to 1*. */
import { nounPhraseAt } from './clauses';
import { wordSet } from './inflect';
import { isAmountWord, isDemand, isMeasure, isOfPrograms, isOwnWork, isPeople } from './nouns';
import type { Token } from './tokens';
import { DRIFTING, LIVING, SHIPPING, WORKING } from './verbs';

/** Between an amount and its value. */
const RELATES =
  wordSet(`at of to under over below above up down than least most by within from between on exceeds reaches
  averaging average minimum maximum`);
const COMPARATORS: ReadonlySet<string> = new Set(['<', '>', '≤', '≥', '=', '>=', '<=', '~']);
const MONEY: ReadonlySet<string> = new Set(['$', '€', '£', '¥']);
/** A past told, or a fault: a number in such a saying is news, not an aim. */
const NEWS =
  wordSet(`was were had did didn't wasn't weren't hadn't haven't hasn't isn't aren't doesn't don't can't cannot
  unfortunately still but has been being fails failed failing throws crashes shows causes caused causing
  received when after`);
const ENDS_REPORT = wordSet(`and or by for from in into on to with at as of across before after this per`);
const BOUNDS = wordSet(`at least most over under more less than up to have get`);
const TIMES = /^x$|^times$|^fold$/;

export const isValueToken = ({ kind, low }: Token): boolean =>
  kind === 'number' || low === '%' || MONEY.has(low) || low === 'half';

/** Where an amount beside its value stands, or null. Each stretch between commas is looked at by itself. */
export function valuedAt(tokens: readonly Token[], start: number): number | null {
  for (let from = start; from < tokens.length;) {
    const comma = tokens.findIndex(({ low }, at) => at > from && low === ',');
    const until = comma < 0 ? tokens.length : comma;
    if (isValued(tokens.slice(from, until))) return from;
    from = until + 1;
  }
  return null;
}

function isValued(part: readonly Token[]): boolean {
  if (!part.some(isValueToken) || part.some(({ low }) => NEWS.has(low))) return false;
  const first = part[0];
  const phrase = first?.kind === 'number' ? nounPhraseAt(part, 0) : null;
  if (phrase?.words.some(({ low }) => isOwnWork(low)) === true) return false;
  // ">100 user tweets", "over 50 users": a count of what others do, with or without a bound.
  const bounded = part.findIndex(({ kind }) => kind === 'number');
  const counted =
    bounded > 0 && bounded <= 3 && part.slice(0, bounded).every(isBound) ? nounPhraseAt(part, bounded) : phrase;
  if (counted !== null && part[bounded + 1]?.low !== '%' && isDemand(counted.head.low)) return true;
  // "Reports published: 12", "80 % of staff trained": told of what we did.
  if (part.some(({ low }, at) => at > 0 && isMade(low) && !isBeforeNoun(part[at + 1]))) return false;
  return part.some((_, at) => isShareAt(part, at) || isRelatedAt(part, at) || isDurationAt(part, at));
}

const isMade = (low: string): boolean => SHIPPING(low) === 'past' || (WORKING(low) === 'past' && LIVING(low) === null);

const isBound = ({ low }: Token): boolean => COMPARATORS.has(low) || BOUNDS.has(low);

/** An adjective rather than a report: *the revised forecast*. */
const isBeforeNoun = (next: Token | undefined): boolean =>
  next?.kind === 'word' && !ENDS_REPORT.has(next.low) && !/ly$/.test(next.low);

/** *20 % of customers*, *95 % uptime*, *€ 30k in donations*, *3x pipeline*. */
function isShareAt(part: readonly Token[], at: number): boolean {
  if (part[at]?.kind !== 'number') return false;
  const next = part[at + 1]?.low ?? '';
  const fraction = next === '/' && part[at + 2]?.kind === 'number';
  const share = next === '%' || TIMES.test(next) || fraction;
  if (!share && !MONEY.has(part[at - 1]?.low ?? '')) return false;
  const of = part.slice(at + 1, at + 5).findIndex(({ low }) => low === 'of' || low === 'in');
  const phrase = nounPhraseAt(part, of < 0 ? at + (share ? 2 : 1) : at + 2 + of);
  if (phrase === null || phrase.words.some(({ low }) => isOwnWork(low))) return false;
  return (
    isAmountWord(phrase.head) ||
    phrase.words.some(({ low }) => isMeasure(low) || isPeople(low)) ||
    part.some(({ low }) => COMPARATORS.has(low))
  );
}

/** How far a value may stand behind its amount. */
const NEAR = 9;

function isRelatedAt(part: readonly Token[], at: number): boolean {
  const token = part[at];
  if (token?.kind !== 'word' || !isAmountWord(token)) return false;
  const near = part.slice(Math.max(0, at - 3), at + 3);
  if (near.some(({ kind, low }) => kind === 'word' && isOwnWork(low))) return false;
  // "NPS 50": a trade's acronym or share needs nothing between.
  let related = !isMeasure(token.low) && !isPeople(token.low);
  for (const { low, kind } of part.slice(at + 1, at + NEAR)) {
    if (low === 'up' || low === 'down' || DRIFTING(low) !== null || COMPARATORS.has(low)) related = true;
    else if (RELATES.has(low) && !isPeople(token.low)) related = true;
    else if (kind === 'number' || low === '%' || low === 'half') {
      return related && (!isOfPrograms(token.low) || !isMeasure(token.low) || hasUnit(part));
    }
  }
  return false;
}

/** *Upgrades take less than 30 minutes*, *signing up requires under 2 steps*. */
function isDurationAt(part: readonly Token[], at: number): boolean {
  if (!/^(?:takes?|requires?|needs?|costs?|lasts?)$/.test(part[at]?.low ?? '')) return false;
  return (
    /^(?:less|fewer|under|no|at|below|<)$/.test(part[at + 1]?.low ?? '') &&
    part.slice(at + 2, at + 5).some(isValueToken)
  );
}

/** A number of a program stands bare; one somebody aims at has a unit, a comparison or a way it moved. */
const hasUnit = (part: readonly Token[]): boolean =>
  part.some(
    ({ low }) => low === '%' || COMPARATORS.has(low) || /^(?:under|below|above|over|than|least|per|from)$/.test(low),
  );
