/** Signs that an amount is to stand somewhere: *churn below 2 %*, *99.9 % uptime*, *500 sign-ups*, *from 3 days to 1*. */
import { nounPhraseAt } from './clauses';
import { wordSet } from './inflect';
import {
  AIMS,
  EMPTY_AMOUNTS,
  isAmountWord,
  isArtefact,
  isDemand,
  isGiven,
  isMeasure,
  isOfPrograms,
  isOwnWork,
  isSetting,
  isStaff,
  isTradeAcronym,
} from './measures';
import { isPeople } from './nouns';
import { isMoney, isValueAt } from './numbers';
import { isOurs } from './objects';
import { isShareAt } from './shares';
import type { Token } from './tokens';
import { DRIFTING, LIVING, SHIPPING, WORKING } from './verbs';

/** Between an amount and its value. */
const RELATES =
  wordSet(`at of to under over below above up down than least most by within from between on exceeds reaches vs versus
  averaging average minimum maximum`);
const COMPARATORS: ReadonlySet<string> = new Set(['<', '>', '≤', '≥', '=', '>=', '<=', '~']);
/** A past told, or a fault: a number in such a saying is news, not an aim. */
const NEWS =
  wordSet(`was were had did didn't wasn't weren't hadn't haven't hasn't isn't aren't doesn't don't can't cannot
  unfortunately still but has been being fails failed failing throws crashes shows causes caused causing
  received unable since not`);
/** The same unless something is counted: *50 users after a month*. */
const OCCASIONS = wordSet(`when after`);
const ENDS_REPORT = wordSet(`and or by for from in into on to with at as of across before after this per`);
const BOUNDS = wordSet(`at least most over under more less than up to have get an average additional another`);
/** Where an amount stands beside what was planned for it. */
const BESIDE_PLAN = wordSet(`ahead above beyond on at to vs versus meets exceeds over`);

/** Where an amount beside its value stands, or null. Each stretch between commas is looked at by itself. */
export function valuedAt(tokens: readonly Token[], start: number): number | null {
  for (let from = start; from < tokens.length;) {
    let until = from + 1;
    while (until < tokens.length && tokens[until]?.low !== ',') until += 1;
    if (isValued(tokens.slice(from, until))) return from;
    from = until + 1;
  }
  return null;
}

function isValued(part: readonly Token[]): boolean {
  if (part.some(({ low }) => NEWS.has(low))) return false;
  if (isBesidePlan(part)) return true;
  if (!part.some((_, at) => isValueAt(part, at))) return false;
  const first = part[0];
  const phrase = first?.kind === 'number' ? nounPhraseAt(part, 0) : null;
  if (phrase !== null && (isArtefact(phrase.head.low) || phrase.words.some(({ low }) => isOwnWork(low)))) return false;
  if (isCountedDemand(part)) return !isToldOf(part);
  if (part.some(({ low }) => OCCASIONS.has(low))) return false;
  // "Reports published: 12", "80 % of staff trained": told of what we did.
  if (isToldOf(part)) return false;
  return (
    isStanding(part) || part.some((_, at) => isShareAt(part, at) || isRelatedAt(part, at) || isDurationAt(part, at))
  );
}

const isToldOf = (part: readonly Token[]): boolean =>
  part.some(({ low }, at) => isMade(low) && !isBeforeNoun(part[at + 1]));
const isMade = (low: string): boolean =>
  SHIPPING(low) === 'past' || (WORKING(low) === 'past' && LIVING(low) === null) || MADE_OF_PEOPLE.has(low);
/** What is done to people and things by us, though people do it too. */
const MADE_OF_PEOPLE = wordSet(
  `hired interviewed trained sourced onboarded contacted surveyed published completed reviewed`,
);

/** An adjective rather than a report: *the revised forecast*. */
const isBeforeNoun = (next: Token | undefined): boolean =>
  next?.kind === 'word' && !ENDS_REPORT.has(next.low) && !/ly$/.test(next.low);

/** ">100 user tweets", "over 50 users", "10k active users": a count of what others do, with or without a bound. */
function isCountedDemand(part: readonly Token[]): boolean {
  const at = part.findIndex(({ kind }) => kind === 'number');
  if (
    at < 0 ||
    at > 4 ||
    !part.slice(0, at).every(({ low }) => COMPARATORS.has(low) || BOUNDS.has(low) || isMoney(low))
  )
    return false;
  if (!isValueAt(part, at) || part[at + 1]?.low === '%') return false;
  const phrase = nounPhraseAt(part, at);
  if (phrase === null || phrase.words.some(({ low }) => isOwnWork(low))) return false;
  const { head } = phrase;
  if (isMoney(part[at - 1]?.low ?? '')) return isMeasure(head.low) || isTradeAcronym(head);
  if (isStaff(head.low)) return false;
  return isDemand(head.low) || isTradeAcronym(head) || (isGiven(head.low) && phrase.words.length > 1);
}

/** *Pipeline ahead of plan*, *bookings at target*. */
function isBesidePlan(part: readonly Token[]): boolean {
  const beside = part.findIndex(
    ({ low }, at) => BESIDE_PLAN.has(low) && part.slice(at + 1, at + 6).some((aim) => AIMS.has(aim.low)),
  );
  const before = part[beside - 1];
  return before !== undefined && (isMeasure(before.low) || isTradeAcronym(before));
}

/** Where something stands that no list knows: *waiting list below 400*, *reoffending down by 5 points*. */
const STANDS = wordSet(`above below under down up`);
/** Words that make any phrase an amount. */
const STATISTICS = wordSet(`average mean median typical`);

function isStanding(part: readonly Token[]): boolean {
  const phrase = nounPhraseAt(part, 0);
  if (phrase !== null && STATISTICS.has(phrase.words[0]?.low ?? '') && !isOurs(phrase)) {
    if (isValueAt(part, phrase.next)) return true;
  }
  const at = part.findIndex(({ low }, place) => STANDS.has(low) || (low === 'no' && part[place + 2]?.low === 'than'));
  const subject = part.slice(0, Math.max(at, 0));
  const head = subject.at(-1);
  if (head === undefined || at > 6 || isPeople(head.low)) return false;
  if (subject.some(({ kind, low }) => kind !== 'word' || isArtefact(low) || isSetting(low))) return false;
  return [1, 2, 3].some((ahead) => isValueAt(part, at + ahead));
}

/** *Number of snapshots*. */
function isOfArtefact(part: readonly Token[], at: number): boolean {
  const of = part[at]?.low === 'of' ? nounPhraseAt(part, at + 1) : null;
  return of !== null && isArtefact(of.head.low);
}

/** *First contact resolution at 75 %*: a noun made of a verb or an adjective, with a share behind it. */
function isRateByForm(part: readonly Token[], at: number): boolean {
  const low = part[at]?.low ?? '';
  if (!/(?:tion|sion|ance|ence|ness|ity|ship)$/.test(low) || isArtefact(low)) return false;
  return /^(?:at|of|above|below|over|under)$/.test(part[at + 1]?.low ?? '') && part[at + 3]?.low === '%';
}

/** How far a value may stand behind its amount. */
const NEAR = 12;

function isRelatedAt(part: readonly Token[], at: number): boolean {
  const token = part[at];
  if (token?.kind !== 'word' || (!isAmountWord(token) && !isRateByForm(part, at))) return false;
  if (EMPTY_AMOUNTS.has(token.low) && isOfArtefact(part, at + 1)) return false;
  const near = part.slice(Math.max(0, at - 3), at + 3);
  if (!isGiven(token.low) && near.some(({ kind, low }) => kind === 'word' && isOwnWork(low))) return false;
  // "NPS 50": a trade's acronym or share needs nothing between, but nothing else may stand between either.
  const acronym = isTradeAcronym(token) && !isMeasure(token.low);
  let related = acronym;
  for (let place = at + 1; place < Math.min(part.length, at + NEAR); place += 1) {
    const { low, kind } = part[place] ?? token;
    if (place === at + 1 && kind === 'number' && part[place + 1]?.low === '%') related = true;
    if (low === 'up' || low === 'down' || DRIFTING(low) !== null || COMPARATORS.has(low)) related = true;
    else if (RELATES.has(low) && !isPeople(token.low)) related = true;
    else if (kind === 'number' || isValueAt(part, place)) {
      if (!isValueAt(part, place)) return false;
      return related && (!isOfPrograms(token.low) || !isMeasure(token.low) || hasUnit(part));
    } else if (acronym && kind === 'word' && !isMeasure(low)) return false;
  }
  return false;
}

const TIMES_OF_DAY = wordSet(`second minute hour day week month`);

/** *Upgrades take less than 30 minutes*, *signing up requires under 2 steps*. */
function isDurationAt(part: readonly Token[], at: number): boolean {
  if (
    !/^(?:takes?|requires?|needs?|costs?|lasts?|returns?|loads?|responds?|opens?|finish|finishes|completes?|runs?)$/.test(
      part[at]?.low ?? '',
    )
  )
    return false;
  const bounded = part.slice(at + 1, at + 4).some(({ low }) => /^(?:less|fewer|under|below|within|no|<)$/.test(low));
  return (
    bounded &&
    part.some(
      (token, place) => place > at + 1 && place < at + 6 && (isValueAt(part, place) || TIMES_OF_DAY.has(token.low)),
    )
  );
}

/** A number of a program stands bare; one somebody aims at has a unit, a comparison or a way it moved. */
const hasUnit = (part: readonly Token[]): boolean =>
  part.some(
    ({ low }) => low === '%' || COMPARATORS.has(low) || /^(?:under|below|above|over|than|least|per|from)$/.test(low),
  );
