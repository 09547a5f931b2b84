/** Which premise a story rests on: its own once it states a bet, its parent's until then. */
import type { Premise } from './premise';
import { saysSomething } from './words';

/** Whether a premise states a bet of its own: any part of an outcome, or an assumption. */
export function statesABet(premise: Premise): boolean {
  return statesAnOutcome(premise) || premise.assumptionIds.length > 0;
}

/** Whether anything at all is said of an outcome. */
export function statesAnOutcome({ outcome }: Premise): boolean {
  const { who, does, metric, from, to, by } = outcome;
  return by !== null || [who, does, metric, from, to].some(saysSomething);
}

/**
 * The premise in effect. Problem, outcome and assumptions may come from the parent; what was decided about this story
 * and what came of it are always its own.
 */
export function inEffect(own: Premise, parent: Premise | null): { premise: Premise; inherited: boolean } {
  if (parent === null || statesABet(own) || !statesABet(parent)) return { premise: own, inherited: false };
  const { rev, decision, decisionRev, check, checkRev } = own;
  return { premise: { ...parent, rev, decision, decisionRev, check, checkRev }, inherited: true };
}
