/** The one thing to do next: the first row that holds (design §3.4). */
import type { Asked, NextStep, NextStepId, StandingOf } from './assessment';
import { dayEndMs, dayStartMs } from './day';
import { compareRungs } from './ladder';
import type { Assumption, Premise } from './premise';
import type { Settings } from './settings';
import type { Start } from './story';
import { statesAnOutcome } from './inherit';
import { DAY_MS } from './week';
import { offeredWays } from './ways';
import { saysSomething } from './words';

export interface NextStepInput {
  readonly premise: Premise;
  readonly riskiest: Assumption | null;
  readonly standing: StandingOf | null;
  readonly asked: Asked;
  readonly exempt: boolean;
  readonly valueExamined: boolean;
  readonly start: Start;
  readonly doneMs: number | null;
  readonly settings: Pick<Settings, 'checkAfterDays'>;
  readonly nowMs: number;
}

/** Said no, and nobody started: a no to something being built is history, and the story is read as built. */
export function isSaidNo(premise: Premise, start: Start): boolean {
  return premise.decision?.kind === 'no' && start.kind !== 'started';
}

/** Building to learn holds through its check date: after that the learning is in, or the story is asked like any other. */
export function isLearning({ decision }: Premise, nowMs: number): boolean {
  return decision?.kind === 'buildToLearn' && nowMs < dayEndMs(decision.checkOn);
}

/** A waiver holds through its last day. */
export function isWaived({ decision }: Premise, nowMs: number): boolean {
  return decision?.kind === 'waive' && nowMs < dayEndMs(decision.until);
}

/** Finished, not merely closed: closing a story nobody started is a no, not a release. */
export function isDone(start: Start, doneMs: number | null): boolean {
  return doneMs !== null && start.kind !== 'closedUnstarted';
}

/**
 * When the outcome check is due, ms: some days after done, and as many after a check that was too early. Null while
 * there is nothing to check: not done, no outcome stated, or already met or missed.
 */
export function checkDueMs(input: Pick<NextStepInput, 'premise' | 'start' | 'doneMs' | 'settings'>): number | null {
  const { premise, start, doneMs, settings } = input;
  if (doneMs === null || !isDone(start, doneMs) || !statesAnOutcome(premise)) return null;
  const afterMs = settings.checkAfterDays * DAY_MS;
  if (premise.check === null) return doneMs + afterMs;
  return premise.check.result === 'tooEarly' ? Math.max(doneMs, dayStartMs(premise.check.on)) + afterMs : null;
}

/** The next step. Rows are in the order of design §3.4; the first that holds wins. */
export function nextStepOf(input: NextStepInput): NextStep {
  const { premise, riskiest, standing, asked, exempt, start, doneMs, nowMs } = input;
  const { decision, check, outcome } = premise;
  // A decision not to build and a closing without building ask for the same sentence.
  if (isSaidNo(premise, start) || (start.kind === 'closedUnstarted' && !exempt)) return step('noBecause');
  if (isDone(start, doneMs) && !(exempt && !statesAnOutcome(premise))) {
    if (check?.result === 'met' || check?.result === 'missed') return step(check.result);
    return step('checkOutcome', checkDueMs(input));
  }
  if (decision?.kind === 'buildToLearn' && isLearning(premise, nowMs)) {
    return step('learning', dayStartMs(decision.checkOn));
  }
  if (decision?.kind === 'waive' && isWaived(premise, nowMs)) return step('waived', dayStartMs(decision.until));
  if (exempt) return step('exempt');
  if (standing?.standing === 'refuted') return step('rethink');
  if (standing?.standing === 'disputed') return step('settle');
  if (!saysSomething(outcome.does)) return step('frameOutcome');
  if (riskiest === null || standing === null || !saysSomething(riskiest.statement)) return step('nameAssumption');
  if (riskiest.threshold === null) return step('setThreshold');
  if (standing.standing === 'inconclusive') return step('sharpenTest');
  if (standing.support === null || compareRungs(standing.support, asked.rung) < 0) {
    return { ...step('testFirst'), ways: offeredWays(riskiest.risk, asked.rung) };
  }
  if (!input.valueExamined) return step('testValue');
  return step(start.kind === 'started' || start.kind === 'startUnknown' ? 'buildingOnTested' : 'readyToBuild');
}

function step(id: NextStepId, dueMs: number | null = null): NextStep {
  return { id, dueMs, ways: [] };
}
