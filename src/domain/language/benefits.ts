/** What follows *so that*: whether it tells what somebody then does. */
import { comparesAfter, STOPS } from './doings';
import { wordSet } from './inflect';
import { isPeople, isPerson, isPronoun } from './nouns';
import type { Token } from './tokens';
import { AUXILIARIES, LIVING, MODALS, OPERATING, SHIPPING, WORKING } from './verbs';

const NEGATES = wordSet(`not never no don't doesn't stop stops`);
const WHOSE = wordSet(`my our their his her your`);

/** Whether what follows *so that* tells what somebody then does, or does no longer. */
export function benefits(tokens: readonly Token[]): boolean {
  const first = tokens[0]?.low ?? '';
  const subject = subjectEnd(tokens);
  if (subject === null) {
    const ofSomebody = tokens.some(({ low }) => isPeople(low) || isPronoun(low) || WHOSE.has(low));
    return ofSomebody && (first === 'it' ? comparesAfter(tokens, 0) : tokens.some(({ low }) => NEGATES.has(low)));
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
