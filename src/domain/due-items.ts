/** What falls due about a story, each on its day: what "Due this week" lists and a reminder tells of (design §5). */
import type { StandingOf } from './assessment';
import { dayStartMs } from './day';
import { checkDueMs, isDone, isSaidNo, type NextStepInput } from './next-step';

/** Outcome check, re-check of the assumption, end of a waiver, a no to look at again, a stop rule to hold what was learned against. */
export const DUE_KINDS = ['check', 'recheck', 'waiver', 'revisit', 'stop'] as const;
export type DueKind = (typeof DUE_KINDS)[number];

export interface DueItem {
  readonly kind: DueKind;
  /** When it falls due, ms; it stays due after that until it is done. */
  readonly dueMs: number;
  /** The assumption of a re-check, which many stories may share; null = it is about the story alone. */
  readonly assumptionId: string | null;
}

export type DueInput = Pick<NextStepInput, 'premise' | 'start' | 'doneMs' | 'exempt' | 'settings'> & {
  /** Outcome and assumptions are the parent's: what came of them is looked at there. */
  readonly inherited: boolean;
  /** Of the riskiest assumption. */
  readonly standing: Pick<StandingOf, 'recheckDueMs'> | null;
};

/**
 * At most one of each kind, in the order of `DUE_KINDS`; the clock has no part in it.
 * - `check`: from done on, unless met or missed; an inherited outcome is checked where it was stated.
 * - `recheck`: while the work is open; a newer finding moves it.
 * - `waiver`: its last day, while the work is open; decided anew, it is gone.
 * - `revisit`: of a no with a day to look again, whether the issue was closed or not; decided anew or started, it is gone.
 * - `stop`: its check date, also after release, until decided anew, the outcome was met or missed, or the issue was
 *   closed without being started.
 */
export function dueItemsOf(input: DueInput): readonly DueItem[] {
  const { premise, start, doneMs, exempt, inherited, standing } = input;
  const { decision, check, riskiestId } = premise;
  const isClosed = start.kind === 'closedUnstarted';
  const isNo = isSaidNo(premise, start);
  const isOpen = !isDone(start, doneMs) && !isClosed && !isNo;
  const isChecked = check?.result === 'met' || check?.result === 'missed';
  const moments: Readonly<Record<DueKind, number | null>> = {
    check: inherited ? null : checkDueMs(input),
    recheck: isOpen && !exempt ? (standing?.recheckDueMs ?? null) : null,
    waiver: isOpen && decision?.kind === 'waive' ? dayStartMs(decision.until) : null,
    revisit:
      isNo && decision?.kind === 'no' && decision.revisitOn !== undefined ? dayStartMs(decision.revisitOn) : null,
    stop: decision?.kind === 'buildToLearn' && !isChecked && !isClosed ? dayStartMs(decision.checkOn) : null,
  };
  return DUE_KINDS.flatMap((kind) => {
    const dueMs = moments[kind];
    return dueMs === null ? [] : [{ kind, dueMs, assumptionId: kind === 'recheck' ? riskiestId : null }];
  });
}
