/** Signs that a saying moves an amount: a verb of moving, bettering, winning or sparing whose object is one. */
import type { NounPhrase } from './clauses';
import { nounPhraseAt } from './clauses';
import { wordSet } from './inflect';
import { isAmountWord, isDemand, isGiven, isMeasure, isOfPrograms, isSetting, isTechnical } from './measures';
import { isPeople, namesSomebody } from './nouns';
import { aimAt, hasValue, isMoney, isValueAt } from './numbers';
import { isOfOurs, isOurs, objectAt } from './objects';
import type { Token } from './tokens';
import { BETTERING, CARRYING, MOVING, SHIPPING, SPARING, WINNING } from './verbs';

/** What may stand before a verb that begins something: *to grow…*, *and grow…*, *by growing…*. */
const OPENS = wordSet(
  `and & , to by / or then help helps we they also which while that thereby resulting us will would should can may`,
);
/** Before a form in -ing that no noun has. */
const OPENS_GERUND = wordSet(`of in at for from with without while through on about toward towards`);
/** Bettering verbs that hold or reach: without a value they say only that something is kept. */
const HOLDING = wordSet(`
  achieve achieving achieved attain build cap expand extend gain hit hold keep limit maintain preserve protect reach
  reached reaching restore retain stabilise sustain ensure ensuring meet`);
/** Of a program these set a bound. */
const CAPPING = wordSet(`cap limit`);
/** What is worth saving. */
const SPARED = wordSet(`cost costs days effort hours lives minutes money time`);
/** A service level: a share of what people ask is answered. */
const SERVING = wordSet(`answer resolve respond reply`);
/** What is sold: only what customers give can be their object. */
const SELLING = wordSet(`book close land sell sign upsell win`);
/** What is brought in: of demand it needs no number. */
const BRINGING_IN = wordSet(`capture drive earn generate`);
/** Only people are won so; it needs no number. */
const WOOING = wordSet(`acquire attract activate convert delight engage retain win`);
/** A count of anything not ours, once it is reached, was given by somebody. */
const REACHING = wordSet(`achieve achieves achieving exceed hit land reach reaches surpass`);
/** As often an adjective: *double quotes*. */
const TIMES = wordSet(`double triple quadruple`);
/** Growing these is hiring. */
const TEAMS = wordSet(`
  candidate candidates department function headcount hire hires intern interns org organisation organization squad staff
  team teams vacancies vacancy`);
/** Troubles people have, not faults a program has. */
const HUMAN_TROUBLE = wordSet(`
  abandonment absence absences accident accidents attrition burnout cancellation cancellations churn complaint
  complaints confusion delays downtime escalation escalations fraud frustration friction injury injuries loss losses
  mistake mistakes no-shows overtime rework stress surprises turnover waste wait waits`);

/** A verb of moving, bettering, winning or sparing whose object is an amount or somebody; its place, or null. */
export function movedAt(tokens: readonly Token[], start: number): number | null {
  for (let at = start; at < tokens.length; at += 1) {
    // "To massively grow…" opens as "to grow…" does.
    const last = tokens[at - 1]?.low ?? '';
    const before = /ly$/.test(last) ? (at - 1 === start ? 'to' : (tokens[at - 2]?.low ?? '')) : last;
    const low = tokens[at]?.low ?? '';
    const form = MOVING(low) ?? BETTERING(low) ?? WINNING(low) ?? SPARING(low) ?? CARRYING(low);
    // "With the goal of increasing…": no noun ends so but the verb's own.
    const gerund = form === 'ing' && OPENS_GERUND.has(before);
    if (form === null && SHIPPING(low) === null && !SERVING.has(low) && low !== 'speed') continue;
    const told = form === 'ing' && at > start && CARRYING(low) === null && isCountedObject(tokens, at + 1);
    if (at !== start && !OPENS.has(before) && !gerund && !told) continue;
    // A form in -ed after the beginning is an adjective or a report: *the reduced price*.
    if (at !== start && form === 'past') continue;
    if (low === 'speed' && tokens[at + 1]?.low === 'up' && before === 'to' && !oursAfter(tokens, at + 2)) return at;
    if (movesAmount(tokens, at)) return at;
  }
  return null;
}

/** *A campaign generating 300 leads*: what something brings, once it is counted. */
function isCountedObject(tokens: readonly Token[], at: number): boolean {
  const object = objectAt(tokens, at);
  return object !== null && (object.counted || aimAt(tokens, object.next) !== null);
}

const oursAfter = (tokens: readonly Token[], at: number): boolean => {
  const object = objectAt(tokens, at);
  return object === null || isOurs(object);
};

function movesAmount(tokens: readonly Token[], at: number): boolean {
  const low = tokens[at]?.low ?? '';
  const object = objectAt(tokens, at + 1);
  if (object === null || isOurs(object) || TEAMS.has(object.head.low)) return false;
  const { head } = object;
  if (REACHING.has(low) && object.counted) return true;
  const valued = object.counted || hasValue(tokens, object.next);
  const named = object.words.length > 1 || isNamedAfter(tokens, object.next);
  const soft = isOfPrograms(head.low) && !named;
  if (MOVING(low) !== null) {
    if (valued) return !isSetting(head.low) || object.words.some((word) => word !== head && isAmountWord(word));
    if (TIMES.has(low) && !isAmountWord(head)) return false;
    return !soft && !isOfOurs(tokens, object) && !object.words.some((word) => isSetting(word.low));
  }
  if (BETTERING(low) !== null) {
    if (aimAt(tokens, object.next) !== null && !isSetting(head.low) && !CAPPING.has(low)) return true;
    if (!isAmountWord(head)) return false;
    if (valued) return true;
    if (isTechnical(head.low) && !namesPeople(tokens, at + 1)) return false;
    return !soft && !isOfOurs(tokens, object) && (!HOLDING.has(low) || isMeasure(head.low));
  }
  if (WINNING(low) !== null) return winsAmount(tokens, at, object, soft);
  if (SHIPPING(low) !== null) return isSumNear(tokens, at);
  if (SERVING.has(low)) return object.counted && tokens.some((token) => token.low === '%') && isMeasure(head.low);
  if (low === 'save' || low === 'saving') return SPARED.has(head.low);
  if (SPARING(low) !== null) return object.words.some((word) => HUMAN_TROUBLE.has(word.low));
  if (CARRYING(low) === null) return false;
  const aim = aimAt(tokens, object.next);
  return aim !== null && aim - object.next < 3 && (isMeasure(head.low) || !isOfPrograms(head.low));
}

/** *Time to hire*, *time from order to delivery*, *experience of new users*. */
function isNamedAfter(tokens: readonly Token[], at: number): boolean {
  const link = tokens[at]?.low;
  if (link === 'to' || link === 'from' || link === 'between') return isTechnical(tokens[at - 1]?.low ?? '');
  const whose = link === 'of' || link === 'for' ? nounPhraseAt(tokens, at + 1) : null;
  return whose !== null && isPeople(whose.head.low);
}

/** Whether what a saying sets out to move or better is ours: then no value in it makes an outcome. */
export function movesOurs(tokens: readonly Token[], start: number): boolean {
  const low = tokens[start]?.low ?? '';
  if (MOVING(low) === null && BETTERING(low) === null) return false;
  const object = objectAt(tokens, start + 1);
  return object !== null && isOurs(object);
}

const isSumNear = (tokens: readonly Token[], at: number): boolean =>
  [1, 2, 3].some((ahead) => isMoney(tokens[at + ahead]?.low ?? '') && isValueAt(tokens, at + ahead));

const namesPeople = (tokens: readonly Token[], from: number): boolean =>
  tokens.slice(from).some(({ low }) => namesSomebody(low));

function winsAmount(tokens: readonly Token[], at: number, object: NounPhrase, soft: boolean): boolean {
  const low = tokens[at]?.low ?? '';
  const { head, words, counted } = object;
  if (isSumNear(tokens, at)) return true;
  const sold = words.some((word) => isDemand(word.low));
  if (SELLING.has(low) && sold && !isOfPrograms(head.low)) return true;
  if (SELLING.has(low)) return counted && isDemand(head.low);
  if (WOOING.has(low) && isDemand(head.low) && isPeople(head.low)) return true;
  if (BRINGING_IN.has(low) && sold) return true;
  const lead = [...tokens.slice(at + 1, at + 3), ...words];
  const more = lead.some((word) => /^(?:more|new|additional|extra|further|net)$/.test(word.low));
  return (
    ((counted || more) && isAmountWord(head) && !soft) ||
    (isGiven(head.low) && !isOfPrograms(head.low) && !isPeople(head.low))
  );
}
