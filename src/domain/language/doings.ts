/** Signs that a saying tells what people do. */
import { verbClass, wordSet } from './inflect';
import { nounPhraseAt } from './clauses';
import { isArtefact, isDemand, isMeasure } from './measures';
import { isPeople, isPerson, isPronoun, MAKERS, takesSingular, WELL_OFF } from './nouns';
import type { Token } from './tokens';
import { AUXILIARIES, LIVING, MODALS, SHIPPING, SUFFERING, WORKING } from './verbs';

const SINGLES = wordSet('a an each every one the any');
/** Ends the search for people's verb. */
export const STOPS = wordSet(
  `so because if when while that which to by is are was were be been being has have had did do does`,
);
/** What follows a verb and never a noun used as one: *they book a…*. */
const AFTER_VERB = wordSet(
  `a an the us their his her its my our your themselves it them more less fewer each every no`,
);
/** Words of comparison and of doing without: what makes *can* a change. */
const COMPARES = wordSet(`
  more less fewer faster quicker sooner earlier later easier easily quickly cheaper safer better longer shorter oftener
  without instead twice first least most half longer already once never always immediately`);
const COUNTS = wordSet(`more fewer most many two three four five six seven eight nine ten dozen hundred thousand half`);
/** Never verbs, whatever follows. */
const NEVER_VERBS = wordSet(`
  and or but nor of in on at to for from with by as than then so if more most many much few less very too also only even
  such same other own not no per via up out off over under before after during about across into onto within`);
/** What a team of ours does is promised work, not what it does differently. */
const PLEDGES = verbClass(`commit complete define document finish fix implement own plan set ship update write`);
const OUR_TEAMS = wordSet(`team teams squad squads engineer engineers developer developers`);
const BOUND = wordSet(`in within under below least`);
const UNABLE = wordSet(`can't cannot couldn't unable`);
const LINKS = wordSet(`are is be feel feels become becomes stay stays remain`);

export interface Doing {
  /** Places of the first and last token of who. */
  readonly who: readonly [number, number];
  /** The place of the verb. */
  readonly verb: number;
}

export const REACH = 9; // words a subject may have before its verb

/** People and what they do, said of them as the subject: *new teams invite a colleague*; null where nobody does anything. */
export function doingAt(tokens: readonly Token[], start: number): Doing | null {
  const comma = tokens.findIndex(({ low }, at) => at > start && low === ',');
  return doingFrom(tokens, start) ?? (comma < 0 ? null : doingFrom(tokens, comma + 1));
}

function doingFrom(tokens: readonly Token[], start: number): Doing | null {
  const until = Math.min(tokens.length, start + REACH);
  for (let at = start; at < until; at += 1) {
    const low = tokens[at]?.low ?? '';
    // Past a modal or a first person's verb the subject is behind: "I see how customers…" is told of me.
    if (at === start && low === 'have') continue;
    if (STOPS.has(low) || MODALS.has(low)) return null;
    if (at === start && MAKERS.has(low) && (low !== 'developers' || !comparesAfter(tokens, at))) return null;
    if (at > start && isPronoun(tokens[at - 1]?.low ?? '') && LIVING(low) === 'base') return null;
    if (tokens[at]?.kind === 'mark' && !/[%$€£&/"“”'+<>≥≤]/.test(low)) return null;
    const several = isPeople(low) || isPronoun(low) || (isDemand(low) && countedBefore(tokens, at));
    const single = isPerson(low) && tokens.slice(start, at).some((token) => SINGLES.has(token.low));
    if (!several && !single) continue;
    const verb = verbAfter(tokens, at + 1, several && !takesSingular(low));
    if (verb === null) continue;
    return isPledge(tokens, low, verb) ? null : { who: [start, at], verb };
  }
  return null;
}

/** A team's own work, or anybody's with what we made: *staff complete the training*. */
function isPledge(tokens: readonly Token[], who: string, verb: number): boolean {
  if (PLEDGES(tokens[verb]?.low ?? '') === null) return false;
  const object = nounPhraseAt(tokens, verb + 1);
  return OUR_TEAMS.has(who) || (object !== null && isArtefact(object.head.low));
}

function verbAfter(tokens: readonly Token[], from: number, plural: boolean): number | null {
  let relative = tokens[from]?.low === 'who' || tokens[from]?.low === 'that';
  for (let at = relative ? from + 1 : from; at < Math.min(tokens.length, from + REACH); at += 1) {
    const token = tokens[at];
    if (token === undefined || (token.kind === 'mark' && token.low !== ',' && token.low !== '%')) return null;
    const low = token.low;
    if (UNABLE.has(low)) return null;
    if (isWellOffAt(tokens, MODALS.has(low) ? at + 1 : at)) return at;
    if (/^ha(?:s|ve)$/.test(low) && isBoundAt(tokens, at + 1)) return at;
    if (MODALS.has(low)) return modalDoing(tokens, at, plural);
    // "Customers using…" counts people by what they do.
    if (isDoing(tokens, at, plural) || (at === from && isCounted(tokens, from, low))) {
      if (!relative) return at;
      relative = false;
    } else if (/^(?:are|have)$/.test(low) && isTold(tokens, from, at) && comingAt(tokens, at + 1) !== null) {
      // "Four customers are running…", "three have run…".
      return comingAt(tokens, at + 1);
    } else if (!relative && STOPS.has(low)) return null;
    // "Candidates hired", "engineers trained": a report of what was done to them.
    else if (!relative && (SHIPPING(low) ?? WORKING(low) ?? LIVING(low)) === 'past') return null;
  }
  return null;
}

/** Counted, or set against something else: *teams are working without…*. */
const isTold = (tokens: readonly Token[], from: number, at: number): boolean =>
  countedBefore(tokens, from) || comparesAfter(tokens, at) || tokens.slice(at).some(({ low }) => low === 'no');

/** Of what happens to people only a comparison or a bound makes a change: *find it within a minute*. */
const isBettered = (tokens: readonly Token[], from: number): boolean =>
  tokens.some(
    ({ low }, at) =>
      at > from &&
      (COMPARES.has(low) || (BOUND.has(low) && tokens.slice(at, at + 4).some(({ kind }) => kind === 'number'))),
  );

/** *More than*, *at least*, *>* before a value: *one customer has > 90 % of…*. */
const isBoundAt = (tokens: readonly Token[], at: number): boolean =>
  /^(?:at|more|over|>|≥|>=|less|fewer|under|<)$/.test(tokens[at]?.low ?? '') &&
  tokens.slice(at, at + 4).some(({ low }) => low === '%');

/** *Are confident*, *should be proficient in…*, *is able to*. */
function isWellOffAt(tokens: readonly Token[], at: number): boolean {
  if (!LINKS.has(tokens[at]?.low ?? '')) return false;
  const next = /ly$/.test(tokens[at + 1]?.low ?? '') ? at + 2 : at + 1;
  return WELL_OFF.has(tokens[next]?.low ?? '');
}

/** *Can* says a change only where something is compared, or how it is done: *can painlessly upgrade*. */
function modalDoing(tokens: readonly Token[], at: number, plural: boolean): number | null {
  const manner = /ly$/.test(tokens[at + 1]?.low ?? '');
  const verb = manner ? at + 2 : at + 1;
  const will = tokens[at]?.low === 'will' && plural;
  if (!manner && !will && !comparesAfter(tokens, at)) return null;
  const low = tokens[verb]?.low ?? '';
  return isDoing(tokens, verb, true) || (manner && (WORKING(low) ?? SHIPPING(low)) === 'base') ? verb : null;
}

/** The place of a living verb in -ing or -ed within two words, or null. */
function comingAt(tokens: readonly Token[], from: number): number | null {
  const at = tokens.findIndex(({ low }, place) => place >= from && place < from + 3 && LIVING(low) !== null);
  const form = LIVING(tokens[at]?.low ?? '');
  return at >= 0 && (form === 'ing' || (form === 'past' && tokens[from - 1]?.low === 'have')) ? at : null;
}

/** *40 customers using…*, *a third of users confirmed…*. */
const isCounted = (tokens: readonly Token[], at: number, low: string): boolean =>
  ((LIVING(low) ?? WORKING(low)) === 'ing' && countedBefore(tokens, at)) ||
  (LIVING(low) === 'past' && WORKING(low) === null && tokens.slice(0, at).some((token) => token.low === '%'));

/** Whether a number or a word of counting stands before a place. */
export const countedBefore = (tokens: readonly Token[], at: number): boolean =>
  tokens.slice(0, at).some(({ kind, low }) => kind === 'number' || COUNTS.has(low));

function isDoing(tokens: readonly Token[], at: number, plural: boolean): boolean {
  const low = tokens[at]?.low ?? '';
  const next = tokens[at + 1]?.low ?? '';
  if (tokens[at]?.kind !== 'word' || AUXILIARIES.has(low)) return false;
  const living = LIVING(low);
  // "Customers list", "users report": as easily two nouns.
  const form = living ?? (AFTER_VERB.has(next) || !plural ? WORKING(low) : null);
  const agrees = form === (plural ? 'base' : 's');
  if (agrees && SUFFERING(low) !== null) return !isMeasure(low) && isBettered(tokens, at);
  if (agrees) return true;
  return (
    plural &&
    form === null &&
    !NEVER_VERBS.has(low) &&
    AFTER_VERB.has(next) &&
    /^[\p{L}-]+[^s\P{L}]$/u.test(low) &&
    !/(?:ed|ing|ly)$/.test(low)
  );
}

/** Whether something is compared, done without or counted after a place. */
export function comparesAfter(tokens: readonly Token[], at: number): boolean {
  return tokens.slice(at + 1).some(({ kind, low }) => kind === 'number' || COMPARES.has(low));
}
