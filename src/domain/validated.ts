/** What delivery rested on when it started (design §4): judged by when things were recorded, never by what is claimed. */
import { assess } from './assess';
import type { Asked, Score, StandingOf, Validated } from './assessment';
import { askedOf } from './asked';
import { inEffect } from './inherit';
import { compareRungs } from './ladder';
import { lentAt, type OutcomeStreams } from './outcomes/project-outcome';
import { EMPTY_PREMISE } from './premise';
import type { Assumption, AssumptionEvent, Dated, Premise, PremiseEvent } from './premise';
import { foldAssumption, foldPremise, upTo } from './premise-log';
import type { Settings } from './settings';
import { standingOf } from './standing';
import type { Start } from './story';

export interface ValidatedInput {
  readonly start: Start;
  /** The story's own stream. */
  readonly premiseEvents: readonly Dated<PremiseEvent>[];
  /** Its parent's stream: what it rested on until it stated its own bet. Left out = it has no parent. */
  readonly parentEvents?: readonly Dated<PremiseEvent>[];
  /** Streams of every assumption either of them ever linked. */
  readonly assumptionEvents: ReadonlyMap<string, readonly Dated<AssumptionEvent>[]>;
  /** Streams of the project's outcomes either of them ever rested on; left out = there are none. */
  readonly outcomeEvents?: OutcomeStreams;
  /** Points as they were at start. */
  readonly sizeAtStart: number | null;
  readonly groupSize: number | null;
  readonly settings: Settings;
  readonly nowMs: number;
}

/** How a story stood the moment it started. */
export interface StoodAtStart {
  readonly startedMs: number;
  readonly score: Score;
  readonly asked: Asked;
  readonly standing: StandingOf | null;
  readonly premise: Premise;
  readonly riskiest: Assumption | null;
  /** Points, or what its writers guessed, as it was then. */
  readonly size: number | null;
}

/**
 * `before`: the assumption that was riskiest at start stood supported at the rung asked, by what was recorded by then.
 * `against`: it stood refuted or disputed. `after`: it stands so now. Else `never`, which is also the answer for a
 * story that has not started. Swapping the riskiest after start changes nothing; where none was named at start, today's
 * riskiest is asked.
 */
export function validatedOf(input: ValidatedInput): Validated {
  const { start, nowMs } = input;
  if (start.kind === 'startUnknown') return 'startUnknown';
  if (start.kind !== 'started') return 'never';
  const asked = askedOf({ size: input.sizeAtStart, groupSize: input.groupSize, settings: input.settings });
  const riskiestThen = premiseAt(input, start.atMs).riskiestId;
  const then = riskiestThen === null ? null : assumptionAt(input, riskiestThen, start.atMs);
  if (then !== null) {
    const standing = standingOf(then, start.atMs);
    if (reaches(standing, asked)) return 'before';
    if (standing.standing === 'refuted' || standing.standing === 'disputed') return 'against';
  }
  const riskiestId = riskiestThen ?? premiseAt(input, nowMs).riskiestId;
  const now = riskiestId === null ? null : assumptionAt(input, riskiestId, nowMs);
  return now !== null && reaches(standingOf(now, nowMs), asked) ? 'after' : 'never';
}

/** Score, ask and standing as they were the moment it started; null unless it is known to have started. */
export function atStart(input: ValidatedInput & { readonly exempt: boolean }): StoodAtStart | null {
  const { start, settings } = input;
  if (start.kind !== 'started') return null;
  const premise = premiseAt(input, start.atMs);
  const assumptions = premise.assumptionIds
    .map((id) => assumptionAt(input, id, start.atMs))
    .filter((assumption): assumption is Assumption => assumption !== null);
  const { score, asked, standing } = assess({
    premise,
    assumptions,
    exempt: input.exempt,
    size: input.sizeAtStart,
    groupSize: input.groupSize,
    start: { kind: 'notStarted' },
    doneMs: null,
    settings,
    nowMs: start.atMs,
  });
  const riskiest = assumptions.find(({ id }) => id === premise.riskiestId) ?? null;
  return { startedMs: start.atMs, score, asked, standing, premise, riskiest, size: input.sizeAtStart };
}

/** The premise in effect at a moment, by what was recorded by then. */
function premiseAt({ premiseEvents, parentEvents, outcomeEvents }: ValidatedInput, ms: number): Premise {
  const own = foldPremise(upTo(premiseEvents, ms));
  const parent = parentEvents === undefined ? EMPTY_PREMISE : foldPremise(upTo(parentEvents, ms));
  return inEffect(own, parent, lentAt(outcomeEvents, ms)).premise;
}

function assumptionAt({ assumptionEvents }: ValidatedInput, id: string, ms: number): Assumption | null {
  return foldAssumption(id, upTo(assumptionEvents.get(id) ?? [], ms));
}

function reaches({ standing, support }: StandingOf, asked: Asked): boolean {
  return standing === 'supported' && support !== null && compareRungs(support, asked.rung) >= 0;
}
