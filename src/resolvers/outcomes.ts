/** The tab Outcomes: what a project works towards, what rests on it, and what came of it. */
import type { ContagionView, OutcomeListed, OutcomesView, OutcomeView, ReviewView } from '../contract/outcomes';
import { wilson } from '../domain/headline';
import { dayOf } from '../domain/day';
import type { OutcomeCommand } from '../domain/outcomes/decide-outcome';
import { boundsOf, quarterOf } from '../domain/outcomes/quarter';
import type { ProjectOutcome } from '../domain/outcomes/project-outcome';
import { CHECK_RESULTS } from '../domain/premise';
import { standingOf } from '../domain/standing';
import { AppFailure, logFailure } from '../failures';
import { searchAssumptions } from '../store/assumption-list';
import { markDirty } from '../store/facts-dirty';
import {
  countWithoutOutcome,
  readNotStarted,
  readResting,
  readRestingOn,
  readReview,
  readWithoutOutcome,
  type RestingRow,
} from '../store/facts-outcomes';
import { readOutcomeOwners, readOutcomes, saveOutcome } from '../store/outcomes';
import { readAssumptions } from '../store/premises';
import { pushDrain } from '../sync/queues';
import type { Call } from './guarded';

/** Issues told of in a list: as many as one bulk request of the browser takes. */
const SHOWN = 20;
const SHARED_LOOKED_AT = 200;
const NOT_STARTED = 100;
/** Marked in one statement. */
const MARKED = 500;
/** A resolver has 25 s: what is not done by then was cut off. */
const CUT_OFF_MS = 60_000;

interface Asked {
  readonly projectId: string;
  /** Null = the one it is now. */
  readonly quarter: string | null;
}

/** Words of outcomes are for everyone who can see the project, and so are those of shared assumptions. */
export async function readOutcomesTab(call: Call, { projectId, quarter }: Asked): Promise<OutcomesView> {
  const nowMs = Date.now();
  const outcomes = await readOutcomes(projectId);
  const ids = [...outcomes.keys()];
  const [owners, resting, without, ids20, contagion, review] = await Promise.all([
    readOutcomeOwners(ids),
    ids.length === 0 ? [] : readResting(projectId),
    countWithoutOutcome(projectId),
    readWithoutOutcome(projectId, SHOWN),
    contagionOf(projectId, nowMs),
    reviewOf(projectId, quarter ?? quarterOf(nowMs)),
  ]);
  return {
    outcomes: [...outcomes].map(([id, record]) => {
      const owner = owners.get(id) ?? null;
      return viewOf(
        id,
        record,
        resting.filter(({ outcome_id }) => outcome_id === id),
        owner,
        call.accountId,
      );
    }),
    without: { ...without, issueIds: ids20 },
    contagion,
    review,
    canEdit: call.may('EDIT_ISSUES'),
    today: dayOf(nowMs),
  };
}

function viewOf(
  outcomeId: string,
  { rev, words, reviewedMs, isArchived, progress }: ProjectOutcome,
  rows: readonly RestingRow[],
  owner: string | null,
  reader: string,
): OutcomeView {
  const sum = (pick: (row: RestingRow) => number) => rows.reduce((total, row) => total + pick(row), 0);
  return {
    ...{ outcomeId, rev, words, reviewedMs, isArchived, progress },
    owner: { accountId: owner, isYou: owner === reader },
    stories: {
      total: sum((row) => row.stories),
      inProgress: sum((row) => row.in_progress),
      done: sum((row) => row.done),
      byStanding: rows.map(({ standing, stories }) => ({ standing, stories })),
      sizeBefore: sum((row) => row.size_before),
      sizeWithout: sum((row) => row.size_without),
      unsized: sum((row) => row.unsized),
      checks: { met: sum((row) => row.met), missed: sum((row) => row.missed), tooEarly: sum((row) => row.too_early) },
    },
  };
}

/** What is shared in the project and stands refuted, with the stories nobody began that rest on it. */
async function contagionOf(projectId: string, nowMs: number): Promise<readonly ContagionView[]> {
  const wanted = { projectIds: [projectId], kinds: ['assumption' as const], words: [], limit: SHARED_LOOKED_AT };
  const ids = await searchAssumptions(wanted);
  if (ids.length === 0) return [];
  const refuted = [...(await readAssumptions(ids, 'none')).values()].flatMap(({ record }) =>
    record !== null && record.sharedIn === projectId && standingOf(record, nowMs).standing === 'refuted'
      ? [record]
      : [],
  );
  const resting = await readNotStarted(
    projectId,
    refuted.map(({ id }) => id),
    NOT_STARTED,
  );
  return refuted.map(({ id, statement, risk }) => ({
    ...{ assumptionId: id, statement, risk },
    issueIds: resting.get(id) ?? [],
  }));
}

async function reviewOf(projectId: string, quarter: string): Promise<ReviewView> {
  const { fromMs, toMs } = boundsOf(quarter);
  const rows = await readReview(projectId, fromMs, toMs);
  const of = (part: 'check' | 'settled', name: string) =>
    rows.find((row) => row.part === part && row.name === name)?.a ?? 0;
  const supported = of('settled', 'supports');
  const [met, missed, tooEarly] = CHECK_RESULTS.map((result) => of('check', result));
  return {
    quarter,
    checks: { met: met ?? 0, missed: missed ?? 0, tooEarly: tooEarly ?? 0 },
    bets: rows.flatMap((row) =>
      row.part === 'bet' ? [{ risk: row.name === '' ? null : row.name, started: row.a, before: row.b }] : [],
    ),
    supported: wilson(supported, supported + of('settled', 'refutes')),
  };
}

/**
 * Saves what somebody did to an outcome, and answers with the tab as it is now. Whoever may edit the project's issues
 * may: leads are often no administrators, and what an outcome says could be written on each story all the same.
 * @throws AppFailure as `saveOutcome`; notFound for a goal issue this person may not see
 */
export async function changeOutcome(
  call: Call,
  { command, ...asked }: Asked & { readonly command: OutcomeCommand },
): Promise<OutcomesView> {
  const { projectId } = asked;
  const goal = command.kind === 'state' ? (command.parts.goalIssueId ?? null) : null;
  if (goal !== null && !(await call.mayOn('issue', goal, 'BROWSE_PROJECTS')))
    throw new AppFailure('notFound', 'no such issue', { field: 'command.parts.goalIssueId' });
  const nowMs = Date.now();
  const isChanged = await saveOutcome(command, {
    projectId,
    actor: call.accountId,
    // Due once this call is over, whatever becomes of it: a drain before that would see the words as they were.
    beforeChange: () => markResting(projectId, command.outcomeId, nowMs, nowMs + CUT_OFF_MS),
  });
  if (isChanged) {
    try {
      await markResting(projectId, command.outcomeId, nowMs, nowMs);
      await pushDrain(nowMs);
    } catch (error) {
      logFailure(`stories resting on outcome ${command.outcomeId} are left to the tick`, error);
    }
  }
  return readOutcomesTab(call, asked);
}

async function markResting(projectId: string, outcomeId: string, nowMs: number, notBeforeMs: number): Promise<void> {
  for (let after = ''; ;) {
    const ids = await readRestingOn(projectId, outcomeId, after, MARKED);
    await markDirty(
      ids.map((issueId) => ({ issueId, projectId })),
      nowMs,
      notBeforeMs,
    );
    const last = ids.at(-1);
    if (ids.length < MARKED || last === undefined) return;
    after = last;
  }
}

/** What a story could rest on: the open ones, by their words. @throws AppFailure storeUnavailable */
export async function listOutcomes(
  _call: Call,
  { projectId }: { readonly projectId: string },
): Promise<{ readonly outcomes: readonly OutcomeListed[] }> {
  const all = await readOutcomes(projectId);
  return {
    outcomes: [...all].flatMap(([outcomeId, { words, isArchived }]) => (isArchived ? [] : [{ outcomeId, words }])),
  };
}
