/** Which premise a story rests on: its own once it states a bet, its parent's until then; and whose outcome. */
import type { Outcome, Premise } from './premise';
import { saysSomething } from './words';

/**
 * Whether a premise states a bet of its own: any part of an outcome, one of the project's, or an assumption. A doubt is no bet: whoever may
 * only comment must not cut a story off its epic.
 */
export function statesABet(premise: Premise): boolean {
  return premise.restsOn !== null || statesAnOutcome(premise) || premise.assumptionIds.length > premise.doubtIds.length;
}

/** Whether anything at all is said of an outcome. */
export function statesAnOutcome({ outcome }: Pick<Premise, 'outcome'>): boolean {
  return statesAnyPart(outcome);
}

export function statesAnyPart({ who, does, metric, from, to, by }: Outcome): boolean {
  return by !== null || [who, does, metric, from, to].some(saysSomething);
}

/**
 * The premise in effect. Outcome and assumptions may come from the parent, and the problem where the story says none;
 * its size, what was decided about it and what came of it are always its own. Doubts about the story join the parent's
 * assumptions, and are the riskiest only where the parent names none. `lent`: what the project's outcomes say, by id.
 */
export function inEffect(
  own: Premise,
  parent: Premise | null,
  lent: ReadonlyMap<string, Outcome> = NOTHING_LENT,
): { premise: Premise; inherited: boolean } {
  const { premise, inherited } = bet(own, parent);
  // As with a parent: what a story says itself comes first.
  const outcome = premise.restsOn === null || statesAnOutcome(premise) ? undefined : lent.get(premise.restsOn);
  return { premise: outcome === undefined ? premise : { ...premise, outcome }, inherited };
}

const NOTHING_LENT: ReadonlyMap<string, Outcome> = new Map();

function bet(own: Premise, parent: Premise | null): { premise: Premise; inherited: boolean } {
  if (parent === null || statesABet(own) || !statesABet(parent)) return { premise: own, inherited: false };
  const { rev, problemRev, sizeGuess, sizeGuessRev, decision, decisionRev, check, checkRev } = own;
  const doubts = own.assumptionIds.filter((id) => !parent.assumptionIds.includes(id));
  return {
    premise: {
      ...parent,
      ...{ rev, problemRev, sizeGuess, sizeGuessRev, decision, decisionRev, check, checkRev },
      problem: saysSomething(own.problem) ? own.problem : parent.problem,
      assumptionIds: [...parent.assumptionIds, ...doubts],
      doubtIds: [...parent.doubtIds, ...doubts],
      riskiestId: parent.riskiestId ?? doubts[0] ?? null,
    },
    inherited: true,
  };
}
