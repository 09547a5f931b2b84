/** Signs that somebody is brought to do something: *help nurses leave on time*. */
import { comparesAfter, countedBefore, doingAt, REACH, STOPS } from './doings';
import { isPeople, isPronoun, WELL_OFF } from './nouns';
import type { Token } from './tokens';
import { LIVING, MOVING_PEOPLE, SHIPPING, WORKING } from './verbs';

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
    if (at === start && /^(?:allow|enable|let|have)$/.test(low) && (low === 'have' || comparesAfter(tokens, at))) {
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
  for (let at = from; at < Math.min(tokens.length, from + REACH); at += 1) {
    const low = tokens[at]?.low ?? '';
    if (STOPS.has(low)) return false;
    const counted = countedBefore(tokens.slice(from), at - from) && tokens[at + 1]?.low === 'to';
    if (!isPeople(low) && !isPronoun(low) && !counted) continue;
    const to = tokens.slice(at + 1, at + REACH).findIndex((token) => token.low === 'to');
    const next = to < 0 ? at + 1 : at + 2 + to;
    const verb = tokens[next]?.low ?? '';
    return (LIVING(verb) === 'base' || WORKING(verb) === 'base') && SHIPPING(verb) === null;
  }
  return false;
}
