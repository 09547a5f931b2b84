/** Signs that a saying is about an amount that moves, or is to stand somewhere. */
import type { NounPhrase } from './clauses';
import { nounPhraseAt } from './clauses';
import { wordSet } from './inflect';
import {
  CHANGE_NOUNS,
  EMPTY_AMOUNTS,
  isAmountWord,
  isDemand,
  isMeasure,
  isOfPrograms,
  isOwnWork,
  isPeople,
  isSetting,
  WELL_OFF,
} from './nouns';
import type { Token } from './tokens';
import { isValueToken } from './values';
import { BETTERING, DRIFTING, MOVING, RECOGNISING, SHIPPING, SPARING, WINNING } from './verbs';

/** What may stand before a verb that begins something: *to grow…*, *and grow…*, *by growing…*. */
const OPENS = wordSet(`and & , to by / or then help helps we they also which while that thereby resulting`);
/** Between a moving verb and what it moves. */
const SKIPPED = wordSet(
  `at least most up to over under above below more less than a an the our its their by > < ≥ ≤ >= <= all`,
);
/** Bettering verbs that hold or reach: without a value they say only that something is kept. */
const HOLDING = wordSet(`
  achieve attain build cap expand extend gain hit hold keep limit maintain preserve protect reach restore retain
  stabilise sustain ensure`);
/** A service level: a share of what people ask is answered. */
const SERVING = wordSet(`answer resolve respond reply`);
/** What is sold needs no number either: *close opportunities*. */
const FUNNEL = wordSet(`win earn generate close drive land`);
/** A count of anything not ours, once it is reached, was given by somebody. */
const REACHING = wordSet(`achieve achieves achieving exceed hit land reach reaches surpass`);
/** Growing these is hiring. */
const TEAMS = wordSet(`team teams staff squad org organisation organization department function headcount`);
/** Only people are won so; it needs no number. */
const WOOING = wordSet(`acquire attract engage retain win convert activate`);
/** Troubles people have, not faults a program has. */
const HUMAN_TROUBLE = wordSet(`
  abandonment absence absences accident accidents attrition burnout cancellation cancellations churn complaint
  complaints downtime fraud injury injuries loss losses mistake mistakes no-shows rework stress turnover waste
  confusion frustration escalations escalation`);
/** What is aimed at; the amount is the word before. */
const AIMS = wordSet(`aim aims budget forecast goal goals objective plan quota target targets`);

const isOurs = ({ words }: NounPhrase): boolean => words.some(({ low }) => isOwnWork(low));

/**
 * The noun phrase after a verb that says whose amount it is: of *the share of buyers* and *20 % of buyers*, *buyers*;
 * of *revenue target*, *revenue*.
 */
function objectAt(tokens: readonly Token[], from: number): NounPhrase | null {
  let at = from;
  while (SKIPPED.has(tokens[at]?.low ?? '')) at += 1;
  const share = tokens.slice(at, at + 5).findIndex(({ low }) => low === '%' || low === '#');
  const behind = at + share + 1;
  if (share >= 0 && tokens[behind]?.low === 'of') {
    const of = nounPhraseAt(tokens, behind + 1);
    return of === null ? null : { ...aimed(of), counted: true };
  }
  const phrase = nounPhraseAt(tokens, at);
  if (phrase === null) return null;
  if (!EMPTY_AMOUNTS.has(phrase.head.low) || tokens[phrase.next]?.low !== 'of') return aimed(phrase);
  const of = nounPhraseAt(tokens, phrase.next + 1);
  return of === null ? null : aimed(of);
}

/** An aim is of what stands before it. */
function aimed(phrase: NounPhrase): NounPhrase {
  const before = phrase.words.at(-2);
  return before !== undefined && AIMS.has(phrase.head.low)
    ? { ...phrase, words: phrase.words.slice(0, -1), head: before }
    : phrase;
}

const isAmount = ({ head }: NounPhrase): boolean => isAmountWord(head);

/** A verb of moving, bettering, winning or sparing whose object is an amount or somebody; its place, or null. */
export function movedAt(tokens: readonly Token[], start: number): number | null {
  for (let at = start; at < tokens.length; at += 1) {
    // "To massively grow…" opens as "to grow…" does.
    const last = tokens[at - 1]?.low ?? '';
    const before = /ly$/.test(last) ? (at - 1 === start ? 'to' : (tokens[at - 2]?.low ?? '')) : last;
    const low = tokens[at]?.low ?? '';
    const form = MOVING(low) ?? BETTERING(low) ?? WINNING(low) ?? SPARING(low);
    // "With the goal of increasing…": no noun ends so but the verb's own.
    const gerund = form === 'ing' && (before === 'of' || before === 'in');
    if (at !== start && !OPENS.has(before) && !gerund) continue;
    // A form in -ed after the beginning is an adjective or a report: *the reduced price*.
    if (at !== start && form === 'past') continue;
    if (movesAmount(tokens, at)) return at;
  }
  return null;
}

function movesAmount(tokens: readonly Token[], at: number): boolean {
  const low = tokens[at]?.low ?? '';
  const object = objectAt(tokens, at + 1);
  if (object === null || isOurs(object) || (MOVING(low) !== null && TEAMS.has(object.head.low))) return false;
  if (REACHING.has(low) && object.counted) return true;
  const { head } = object;
  const valued = object.counted || tokens.slice(object.next).some(isValueToken);
  const soft = isOfPrograms(head.low) && object.words.length === 1 && tokens[object.next]?.low !== 'to';
  if (MOVING(low) !== null)
    return valued ? !isSetting(head.low) : !soft && !object.words.some((word) => isSetting(word.low));
  if (BETTERING(low) !== null) {
    if (HOLDING.has(low) && (isOfPrograms(head.low) || !isMeasure(head.low))) return valued && isAmountWord(head);
    return isAmount(object) && (!soft || valued);
  }
  if (WINNING(low) !== null) {
    const more = object.words.some((word) => word.low === 'more' || word.low === 'new' || word.low === 'additional');
    const money = tokens.slice(at + 1, at + 4).some((token) => /[$€£¥]/.test(token.low));
    const wooed =
      (FUNNEL.has(low) && object.words.some((word) => isDemand(word.low))) ||
      (WOOING.has(low) && isDemand(head.low) && isPeople(head.low));
    return money || wooed || ((object.counted || more) && isAmount(object) && !soft);
  }
  if (SHIPPING(low) !== null) return tokens.slice(at + 1, at + 4).some((token) => /[$€£¥]/.test(token.low));
  if (SERVING.has(low)) return object.counted && tokens.some((token) => token.low === '%') && isMeasure(head.low);
  return SPARING(low) !== null && HUMAN_TROUBLE.has(head.low);
}

const GREATER = wordSet(`greater higher lower fewer more less better`);
const LEADS_TO = wordSet(`for to in towards of allow enable and with`);
/** What an auditor or a customer would count, and nobody wants. */
const ABSENT = wordSet(`
  accidents breach breaches complaint complaints downtime escalation escalations incident incidents injuries loss losses
  outage outages penalties regrettable-attrition violation violations weakness weaknesses churn`);

/** *20 % increase in conversion*, *reduction of complaints*, *fewer returns*, *more leads*; its place, or null. */
export function changeAt(tokens: readonly Token[], start: number): number | null {
  const first = tokens[start]?.low ?? '';
  if (first === 'fewer' || first === 'more' || first === 'less' || first === 'higher' || first === 'lower') {
    const phrase = nounPhraseAt(tokens, start + 1);
    if (phrase !== null && !isOurs(phrase) && (first === 'fewer' || isAmount(phrase))) return start;
  }
  const drifting = driftingAt(tokens, start);
  if (drifting !== null) return drifting;
  for (let at = start + 1; at < tokens.length; at += 1) {
    const low = tokens[at]?.low ?? '';
    if (!GREATER.has(low) || !LEADS_TO.has(tokens[at - 1]?.low ?? '')) continue;
    const phrase = nounPhraseAt(tokens, at + 1);
    if (phrase !== null && !isOurs(phrase) && isAmountWord(phrase.head)) return at;
  }
  if (first === 'no' || first === 'zero' || first === '0') {
    const phrase = nounPhraseAt(tokens, start + 1);
    if (phrase !== null && phrase.words.some(({ low }) => ABSENT.has(low))) return start;
  }
  if (WELL_OFF.has(first)) {
    const phrase = nounPhraseAt(tokens, start + 1);
    if (phrase !== null && isPeople(phrase.head.low)) return start;
  }
  for (let at = start; at < tokens.length; at += 1) {
    if (!CHANGE_NOUNS.has(tokens[at]?.low ?? '')) continue;
    const link = tokens[at + 1]?.low;
    const valued = tokens.slice(Math.max(start, at - 4), at).some(isValueToken);
    const phrase = link === 'in' || link === 'of' ? nounPhraseAt(tokens, at + 2) : null;
    if (phrase !== null && !isOurs(phrase) && (valued || isAmount(phrase)) && at - start <= 4) return at;
  }
  return null;
}

/** *Satisfaction increases*, *usage grows to…*, *the editor reaches 30 customers*; its place, or null. */
function driftingAt(tokens: readonly Token[], start: number): number | null {
  for (let at = start + 1; at < Math.min(tokens.length, start + 8); at += 1) {
    const low = tokens[at]?.low ?? '';
    const subject = tokens[at - 1];
    if (subject?.kind !== 'word' || isOwnWork(subject.low)) continue;
    const form = DRIFTING(low);
    // A plural falls, a single thing falls: "page drop" and "view drops" are two nouns.
    const agrees = form === (subject.low.endsWith('s') ? 'base' : 's');
    if (agrees && isAmountWord(subject) && !isOfPrograms(subject.low)) return at;
    if (agrees && isAmountWord(subject) && tokens.slice(at).some(isValueToken)) return at;
    if ((low === 'reaches' || low === 'reach') && tokens[at + 1]?.kind === 'number') {
      const reached = nounPhraseAt(tokens, at + 1);
      if (reached !== null && isAmountWord(reached.head)) return at;
    }
  }
  return null;
}

/** *Be featured in 5 articles*, *company named in the press*: outsiders choose to; its place, or null. */
export function recognisedAt(tokens: readonly Token[], start: number): number | null {
  for (let at = start + 1; at < Math.min(tokens.length, start + 5); at += 1) {
    const before = tokens[at - 1];
    if (before?.kind !== 'word' || !RECOGNISING.has(tokens[at]?.low ?? '')) continue;
    const link = tokens[at + 1]?.low ?? '';
    if (/^(?:be|get|become)$/.test(before.low)) return at;
    if (/^(?:in|by|as|at)$/.test(link) && tokens.slice(at).some(isValueToken)) return at;
  }
  return null;
}
