/** Signs that a saying names a change, or a state to be in: *20 % increase in…*, *fewer returns*, *zero injuries*. */
import { nounPhraseAt } from './clauses';
import { wordSet } from './inflect';
import { CHANGE_NOUNS, isAmountWord, isArtefact, isGiven, isMeasure, isOfPrograms, isOwnWork } from './measures';
import { isOurs, objectAt } from './objects';
import { isPeople, WELL_OFF } from './nouns';
import { hasValue, isValueAt } from './numbers';
import type { Token } from './tokens';
import { BETTERING, DRIFTING, MOVING, RECOGNISING } from './verbs';

const GREATER = wordSet(
  `greater higher lower fewer more less better faster stronger happier cheaper shorter healthier`,
);
const EASE = wordSet(
  `clear easier easy effortless enjoyable fast faster intuitive painless quick seamless simple simpler smooth`,
);
const SOONER = wordSet(`sooner earlier faster quicker`);
const RESULTING = wordSet(`resulting results result resulted leading leads translating translates`);
const LEADS_TO = wordSet(`for to in towards of allow enable and with`);
/** How much of what others give: *full adoption*, *strong engagement*. */
const INTENSE = wordSet(`full high strong broad wide widespread universal greater increased improved reduced decreased
  growing record rising sustained zero`);
/** What an auditor or a customer would count, and nobody wants. */
const ABSENT = wordSet(`
  accidents attrition breach breaches churn complaint complaints downtime escalation escalations fatalities finding findings
  incident incidents injuries loss losses outage outages penalties regrettable-attrition violation violations weakness
  weaknesses surprises deaths absences`);

/** Its place, or null. */
export function changeAt(tokens: readonly Token[], start: number): number | null {
  const first = tokens[start]?.low ?? '';
  const found =
    comparedAt(tokens, start) ??
    quickerAt(tokens, start) ??
    easeAt(tokens, start) ??
    driftingAt(tokens, start) ??
    absentAt(tokens, start) ??
    purposeAt(tokens, start) ??
    changeNounAt(tokens, start);
  if (found !== null) return found;
  const phrase = nounPhraseAt(tokens, start + 1);
  if (phrase === null) return null;
  return WELL_OFF.has(first) && isPeople(phrase.head.low) ? start : null;
}

/** *Half as many*, *claims are paid two days sooner*. */
function quickerAt(tokens: readonly Token[], start: number): number | null {
  for (let at = start; at < tokens.length; at += 1) {
    const low = tokens[at]?.low ?? '';
    if ((low === 'half' || low === 'twice') && tokens[at + 1]?.low === 'as') return at;
    if (!SOONER.has(low)) continue;
    const counted = [1, 2, 3].some((back) => at - back >= start && isValueAt(tokens, at - back));
    if (counted && nounPhraseAt(tokens, at + 1) === null) return at;
  }
  return null;
}

/** *Upgrades are painless for admins*. */
function easeAt(tokens: readonly Token[], start: number): number | null {
  for (let at = start + 1; at < tokens.length; at += 1) {
    if (!EASE.has(tokens[at]?.low ?? '') || !/^(?:is|are|be|feel|feels|it)$/.test(tokens[at - 1]?.low ?? '')) continue;
    const whose = tokens[at + 1]?.low === 'for' ? nounPhraseAt(tokens, at + 2) : null;
    if (whose !== null && isPeople(whose.head.low)) return at;
  }
  return null;
}

/** *Zero injuries*, *with no material weaknesses*. */
function absentAt(tokens: readonly Token[], start: number): number | null {
  for (let at = start; at < tokens.length; at += 1) {
    if (!/^(?:no|zero|0)$/.test(tokens[at]?.low ?? '')) continue;
    const phrase = nounPhraseAt(tokens, at + 1);
    if (phrase?.words.some(({ low }) => ABSENT.has(low)) === true) return at;
  }
  return null;
}

/** *More leads*, *fewer returns*, *full adoption of…*. */
function comparedAt(tokens: readonly Token[], start: number): number | null {
  const first = tokens[start]?.low ?? '';
  if (!GREATER.has(first) && !INTENSE.has(first)) return null;
  const phrase = objectAt(tokens, start + 1);
  if (phrase === null || isOurs(phrase) || tokens[start - 1]?.low === 'need') return null;
  if (INTENSE.has(first)) {
    const amount =
      MOVING(first) !== null || BETTERING(first) !== null ? isAmountWord(phrase.head) : isGiven(phrase.head.low);
    return amount ? start : null;
  }
  return first === 'fewer' || isAmountWord(phrase.head) ? start : null;
}

/** *Allow for greater participation*, *lead to more trials*. */
function purposeAt(tokens: readonly Token[], start: number): number | null {
  for (let at = start + 1; at < tokens.length; at += 1) {
    if (RESULTING.has(tokens[at]?.low ?? '') && /^(?:in|to|into)$/.test(tokens[at + 1]?.low ?? '')) {
      const result = objectAt(tokens, at + 2);
      if (result !== null && !isOurs(result) && isAmountWord(result.head)) return at;
    }
    if (!GREATER.has(tokens[at]?.low ?? '') || !LEADS_TO.has(tokens[at - 1]?.low ?? '')) continue;
    const phrase = nounPhraseAt(tokens, at + 1);
    if (phrase !== null && !isOurs(phrase) && phrase.words.some(isAmountWord)) return at;
  }
  return null;
}

/** *A 20 % increase in conversion*, *reduction of complaints*. */
function changeNounAt(tokens: readonly Token[], start: number): number | null {
  for (let at = start; at < Math.min(tokens.length, start + 12); at += 1) {
    if (!CHANGE_NOUNS.has(tokens[at]?.low ?? '')) continue;
    const link = tokens[at + 1]?.low;
    const phrase = link === 'in' || link === 'of' ? objectAt(tokens, at + 2) : null;
    if (phrase === null || isOurs(phrase)) continue;
    const valued = tokens.some(
      (_, place) => place >= Math.max(start, at - 4) && place < at && isValueAt(tokens, place),
    );
    if (valued || (isAmountWord(phrase.head) && at - start <= 4)) return at;
  }
  return null;
}

const SUBJECT_REACH = 10; // words a falling or rising subject may have before its verb

/** *Satisfaction increases*, *tickets about passwords fall from 120 to 40*, *the editor reaches 30 customers*. */
function driftingAt(tokens: readonly Token[], start: number): number | null {
  const subject = nounPhraseAt(tokens, start);
  for (let at = start + 1; at < Math.min(tokens.length, start + SUBJECT_REACH); at += 1) {
    const low = tokens[at]?.low ?? '';
    const before = tokens[at - 1];
    if (before?.kind !== 'word' || isOwnWork(before.low)) continue;
    if ((low === 'reaches' || low === 'reach') && hasValue(tokens, at + 1)) {
      const reached = objectAt(tokens, at + 1);
      if (reached !== null && isAmountWord(reached.head)) return at;
    }
    const reported = low === 'cut' || MOVING(low) === 'past' || BETTERING(low) === 'past';
    const form = DRIFTING(low) ?? (reported ? 'past' : null);
    if (form === null) continue;
    const moved = /^(?:to|from|by|below|above|under|over)$/.test(tokens[at + 1]?.low ?? '') && hasValue(tokens, at + 1);
    // A plural falls, a single thing falls: "page drop" and "view drops" are two nouns.
    const agrees = form === (before.low.endsWith('s') ? 'base' : 's');
    if (agrees && isAmountWord(before) && (moved || (!isOfPrograms(before.low) && !isArtefact(before.low)))) return at;
    if (moved && form !== 'ing' && subject !== null && isMeasure(subject.head.low) && !isOurs(subject)) return at;
  }
  return null;
}

/** *Be featured in 5 articles*, *company named in the press*: outsiders choose to; its place, or null. */
export function recognisedAt(tokens: readonly Token[], start: number): number | null {
  const first = tokens[start]?.low;
  if (
    RECOGNISING.has(tokens[start]?.low ?? '') &&
    /^(?:a|an|as|the|in|by|one|among)$/.test(tokens[start + 1]?.low ?? '')
  ) {
    return start;
  }
  for (let at = start + 1; at < Math.min(tokens.length, start + 9); at += 1) {
    const before = tokens[at - 1];
    const low = tokens[at]?.low ?? '';
    const isSeen = RECOGNISING.has(low) || (first === 'get' && /^(?:covered|published|quoted)$/.test(low));
    if (before === undefined || !isSeen) continue;
    const link = tokens[at + 1]?.low ?? '';
    if (first === 'get' && /^(?:in|by|on)$/.test(tokens[at + 1]?.low ?? '') && hasValue(tokens, at)) return at;
    const chosen = /^(?:be|get|become|being)$/.test(before.low) || /ly$/.test(before.low);
    if (chosen && at - start <= 3) return at;
    if (/^(?:in|by|as|at|on|among)$/.test(link) && hasValue(tokens, start)) return at;
  }
  return null;
}
