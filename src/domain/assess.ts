/** What Premise says of one story at one moment: score, next step, standing, ask, doubt, and when time alone changes it. */
import type { Asked, Assessment, StandingOf, Unscored } from './assessment';
import { askedOf } from './asked';
import { dayEndMs } from './day';
import { statesAnOutcome } from './inherit';
import { RUNG_VALUE } from './ladder';
import { checkDueMs, isDone, isLearning, isSaidNo, isWaived, nextStepOf } from './next-step';
import type { Assumption, Premise } from './premise';
import { checksOf, isValueExamined, scoreOf } from './score';
import type { Settings } from './settings';
import { standingAt, standingChangesMs, weighAll, type Weighed } from './standing';
import type { Start } from './story';
import { saysSomething } from './words';

export interface AssessInput {
  /** The premise in effect, own or inherited, with the story's own decision and check put on it (`inEffect`). */
  readonly premise: Premise;
  /** The linked assumptions, in any order; others are left out of account. */
  readonly assumptions: readonly Assumption[];
  /** Whether this kind of issue is never asked for a premise. */
  readonly exempt: boolean;
  /** Story points, null = unsized. */
  readonly size: number | null;
  /** Points of all stories resting on the same riskiest assumption, this one included, null = unsized or no group. */
  readonly groupSize: number | null;
  readonly start: Start;
  /** When it came into Done, ms, null = it is not there. */
  readonly doneMs: number | null;
  readonly settings: Settings;
  readonly nowMs: number;
}

/** Same input, same answer. Never throws for anything a person can type. */
export function assess(input: AssessInput): Assessment {
  const { premise, exempt, start, doneMs, settings, nowMs } = input;
  const assumptions = input.assumptions.filter(({ id }) => premise.assumptionIds.includes(id));
  const riskiest = assumptions.find(({ id }) => id === premise.riskiestId) ?? null;
  const weighed = new Map(assumptions.map((assumption) => [assumption.id, weighAll(assumption)]));
  const standings = new Map(
    assumptions.map(({ id, risk }) => [id, standingAt(weighed.get(id) ?? [], risk, nowMs)] as const),
  );
  const standing = riskiest === null ? null : (standings.get(riskiest.id) ?? null);
  const asked = askedOf(input);
  const common = { premise, riskiest, standing, asked, settings, nowMs };
  const valueExamined = isValueExamined(assumptions, standings);
  const next = nextStepOf({ ...common, exempt, start, doneMs, valueExamined });
  return {
    score: scoreOf(
      checksOf({ ...common, assumptions, standings, valueExamined }),
      unscoredState(input, riskiest, standing),
    ),
    next,
    asked,
    standing,
    risk: riskiest?.risk ?? null,
    doubt: doubtOf(input, asked, standing),
    nextDueMs: nextDueMs(input, riskiest, weighed.get(riskiest?.id ?? '') ?? [], standing),
  };
}

function unscoredState(
  { premise, exempt, start, nowMs }: AssessInput,
  riskiest: Assumption | null,
  standing: StandingOf | null,
): Unscored | null {
  if (exempt) return 'exempt';
  if (isWaived(premise, nowMs)) return 'waived';
  if (isSaidNo(premise, start)) return 'saidNo';
  if (isLearning(premise, nowMs)) return 'buildToLearn';
  if (standing?.standing === 'refuted' || standing?.standing === 'disputed') return standing.standing;
  const stated = statesAnOutcome(premise) || (riskiest !== null && saysSomething(riskiest.statement));
  return stated ? null : 'nothingStated';
}

/**
 * Doubt: size × distance from the evidence asked for, in points × ladder value; an unsized story counts as one point.
 * Refuted and disputed are as far as nothing at all. Zero once it is done, closed, said no to, waived or exempt.
 */
function doubtOf(input: AssessInput, asked: Asked, standing: StandingOf | null): number {
  const { premise, exempt, start, doneMs, nowMs } = input;
  const settled = isDone(start, doneMs) || start.kind === 'closedUnstarted';
  if (settled || exempt || isWaived(premise, nowMs) || isSaidNo(premise, start)) return 0;
  const against = standing?.standing === 'refuted' || standing?.standing === 'disputed';
  const support = standing?.support ?? null;
  const reached = against || support === null ? 0 : RUNG_VALUE[support];
  return (input.size ?? 1) * Math.max(0, RUNG_VALUE[asked.rung] - reached);
}

/** The next moment at which any of this changes by itself: a waiver or a learning ends, a re-check or a check falls due. */
function nextDueMs(
  input: AssessInput,
  riskiest: Assumption | null,
  weighed: readonly Weighed[],
  standing: StandingOf | null,
): number | null {
  const { decision } = input.premise;
  const moments = [
    decision?.kind === 'waive' ? dayEndMs(decision.until) : null,
    decision?.kind === 'buildToLearn' ? dayEndMs(decision.checkOn) : null,
    standing?.recheckDueMs ?? null,
    checkDueMs(input),
    riskiest === null || standing === null ? null : standingChangesMs(weighed, riskiest.risk, standing, input.nowMs),
  ].filter((ms): ms is number => ms !== null && ms > input.nowMs);
  return moments.length === 0 ? null : Math.min(...moments);
}
