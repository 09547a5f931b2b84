/** Signs that a saying tells what people do. */
import { wordSet } from './inflect';
import { isMeasure, isPeople, isPerson, isPronoun, MAKERS, WELL_OFF } from './nouns';
import type { Token } from './tokens';
import { AUXILIARIES, LIVING, MODALS, MOVING_PEOPLE, OPERATING, SHIPPING, SUFFERING, WORKING } from './verbs';

const SINGLES = wordSet('a an each every one the any');
/** Ends the search for people's verb. */
const STOPS = wordSet(
  `so because if when while that which to by is are was were be been being has have had did do does`,
);
/** What follows a verb and never a noun used as one: *they book a…*. */
const AFTER_VERB = wordSet(`a an the their his her its my our your themselves it them more less fewer each every no`);
/** Words of comparison and of doing without: what makes *can* a change. */
const COMPARES = wordSet(`
  more less fewer faster quicker sooner earlier later easier easily quickly cheaper safer better longer shorter oftener
  without instead twice first least most half longer already once never always immediately`);
const COUNTS = wordSet(`more fewer most many two three four five six seven eight nine ten dozen hundred thousand half`);
const NEGATES = wordSet(`not never no don't doesn't stop stops`);

export interface Doing {
  /** Places of the first and last token of who. */
  readonly who: readonly [number, number];
  /** The place of the verb. */
  readonly verb: number;
}

const REACH = 9; // words a subject may have before its verb

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
    if (STOPS.has(low) || MODALS.has(low) || (at === start && MAKERS.has(low))) return null;
    if (at > start && isPronoun(tokens[at - 1]?.low ?? '') && LIVING(low) === 'base') return null;
    if (tokens[at]?.kind === 'mark' && !/[%$€£&/"“”'+<>≥≤]/.test(low)) return null;
    const plural = isPeople(low) || isPronoun(low);
    const single = isPerson(low) && SINGLES.has(tokens[start]?.low ?? '');
    if (!plural && !single) continue;
    const verb = verbAfter(tokens, at + 1, plural);
    if (verb !== null) return { who: [start, at], verb };
  }
  return null;
}

function verbAfter(tokens: readonly Token[], from: number, plural: boolean): number | null {
  let relative = tokens[from]?.low === 'who' || tokens[from]?.low === 'that';
  for (let at = relative ? from + 1 : from; at < Math.min(tokens.length, from + REACH); at += 1) {
    const token = tokens[at];
    if (token === undefined || (token.kind === 'mark' && token.low !== ',' && token.low !== '%')) return null;
    const low = token.low;
    if (MODALS.has(low)) return comparesAfter(tokens, at) && isDoing(tokens, at + 1, true) ? at + 1 : null;
    // "Customers using…" counts people by what they do.
    if (isDoing(tokens, at, plural) || (at === from && isCounted(tokens, from, low))) {
      if (!relative) return at;
      relative = false;
    } else if (/^(?:are|have)$/.test(low) && countedBefore(tokens, from) && comingAt(tokens, at + 1) !== null) {
      // "Four customers are running…", "three have run…".
      return comingAt(tokens, at + 1);
    } else if (!relative && STOPS.has(low)) return null;
    // "Candidates hired", "engineers trained": a report of what was done to them.
    else if (!relative && (SHIPPING(low) ?? WORKING(low) ?? LIVING(low)) === 'past') return null;
  }
  return null;
}

/** The place of a living verb in -ing or -ed within two words, or null. */
function comingAt(tokens: readonly Token[], from: number): number | null {
  const at = tokens.findIndex(({ low }, place) => place >= from && place < from + 3 && LIVING(low) !== null);
  const form = LIVING(tokens[at]?.low ?? '');
  return at >= 0 && (form === 'ing' || (form === 'past' && tokens[from - 1]?.low === 'have')) ? at : null;
}

/** *40 customers using…*, *a third of users confirmed…*. */
const isCounted = (tokens: readonly Token[], at: number, low: string): boolean =>
  (LIVING(low) === 'ing' && countedBefore(tokens, at)) ||
  (LIVING(low) === 'past' && WORKING(low) === null && tokens.slice(0, at).some((token) => token.low === '%'));

const countedBefore = (tokens: readonly Token[], at: number): boolean =>
  tokens.slice(0, at).some(({ kind, low }) => kind === 'number' || COUNTS.has(low));

function isDoing(tokens: readonly Token[], at: number, plural: boolean): boolean {
  const low = tokens[at]?.low ?? '';
  const next = tokens[at + 1]?.low ?? '';
  if (tokens[at]?.kind !== 'word' || AUXILIARIES.has(low)) return false;
  const living = LIVING(low);
  // "Customers list", "users report": as easily two nouns.
  const form = living ?? (AFTER_VERB.has(next) || !plural ? WORKING(low) : null);
  const agrees = form === (plural ? 'base' : 's');
  if (agrees && SUFFERING(low) !== null) return comparesAfter(tokens, at - 1) && !isMeasure(low);
  if (agrees) return true;
  return (
    plural && form === null && AFTER_VERB.has(next) && /^\p{L}+[^s\P{L}]$/u.test(low) && !/(?:ed|ing|ly)$/.test(low)
  );
}

/**
 * People brought to do something by whoever the line is for, *help nurses (to) leave on time*, *make it easier for…*,
 * *ensure that customers pay…*; the place of that verb, or null.
 */
export function broughtAt(tokens: readonly Token[], start: number): number | null {
  for (let at = start; at < tokens.length; at += 1) {
    const low = tokens[at]?.low ?? '';
    if (
      MOVING_PEOPLE(low) !== null &&
      (at === start || tokens[at - 1]?.low === 'to' || tokens[at - 1]?.low === 'and')
    ) {
      if (peopleThenVerb(tokens, at + 1)) return at;
    }
    if (
      /^(?:ensure|ensuring)$/.test(low) &&
      doingAt(tokens, tokens[at + 1]?.low === 'that' ? at + 2 : at + 1) !== null
    ) {
      return at;
    }
    // "Adopted by customers": the doing is theirs, whoever is named first.
    if (low === 'by' && LIVING(tokens[at - 1]?.low ?? '') === 'past' && isOutside(tokens, at + 1)) return at;
    if (/^mak(?:e|es|ing)$/.test(low) && isPeople(tokens[at + 1]?.low ?? '') && WELL_OFF.has(tokens[at + 2]?.low ?? ''))
      return at;
    if (
      /^mak(?:e|es|ing)$/.test(low) &&
      comparesAfter(tokens, at) &&
      tokens.slice(at).some((token) => isPeople(token.low))
    ) {
      return at;
    }
  }
  return null;
}

/** People within the next words who are not the makers. */
const isOutside = (tokens: readonly Token[], at: number): boolean =>
  tokens.slice(at, at + 3).some(({ low }) => isPeople(low) && !/^teams?$|^staff$|^developers$|^engineers$/.test(low));

function peopleThenVerb(tokens: readonly Token[], from: number): boolean {
  for (let at = from; at < Math.min(tokens.length, from + 6); at += 1) {
    const low = tokens[at]?.low ?? '';
    if (STOPS.has(low)) return false;
    if (!isPeople(low) && !isPronoun(low)) continue;
    const to = tokens.slice(at + 1, at + REACH).findIndex((token) => token.low === 'to');
    const next = to < 0 ? at + 1 : at + 2 + to;
    const verb = tokens[next]?.low ?? '';
    return (LIVING(verb) === 'base' || WORKING(verb) === 'base') && SHIPPING(verb) === null;
  }
  return false;
}

/** Whether something is compared, done without or counted after a place. */
export function comparesAfter(tokens: readonly Token[], at: number): boolean {
  return tokens.slice(at + 1).some(({ kind, low }) => kind === 'number' || COMPARES.has(low));
}

/** Whether what follows *so that* tells what somebody then does, or does no longer. */
export function benefits(tokens: readonly Token[]): boolean {
  const first = tokens[0]?.low ?? '';
  const subject = subjectEnd(tokens);
  if (subject === null) {
    return first !== 'it'
      ? false
      : comparesAfter(tokens, 0) && tokens.some(({ low }) => isPeople(low) || isPronoun(low));
  }
  let at = subject;
  let negated = false;
  let helped = false;
  for (; at < tokens.length; at += 1) {
    const low = tokens[at]?.low ?? '';
    negated ||= NEGATES.has(low);
    if (low === 'be' || AUXILIARIES.has(low)) helped = true;
    else if (
      !MODALS.has(low) &&
      !NEGATES.has(low) &&
      !/ly$/.test(low) &&
      !/^(?:able|to|longer|also|then|just|have)$/.test(low)
    )
      break;
  }
  const verb = tokens[at]?.low;
  if (verb === undefined) return false;
  if (comparesAfter(tokens, subject - 1) || negated) return true;
  if (helped && (SHIPPING(verb) ?? WORKING(verb) ?? LIVING(verb)) === 'past') return false;
  if (SHIPPING(verb) !== null) return tokens.some(({ low }) => low === 'my' || low === 'their');
  return OPERATING(verb) === null || LIVING(verb) !== null;
}

/** The place after somebody named as subject, or null: *I*, *our new customers*, *people who cook*. */
export function subjectEnd(tokens: readonly Token[]): number | null {
  for (let at = 0; at < Math.min(tokens.length, 6); at += 1) {
    const low = tokens[at]?.low ?? '';
    if (isPronoun(low) || low === 'we' || isPeople(low) || (isPerson(low) && at > 0)) return at + 1;
    if (MODALS.has(low) || AUXILIARIES.has(low) || STOPS.has(low)) return null;
  }
  return null;
}
