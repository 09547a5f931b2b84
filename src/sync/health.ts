/** How Premise is doing on this site, for its administrators; and trying again what failed. No question to Jira. */
import type { FailureSeen, HealthView } from '../contract/health';
import { healthHeadline, isOver, STUCK_TRIES, type FailedStep, type Vitals } from '../domain/health';
import { storageLimit } from '../installation';
import { markDirty } from '../store/facts-dirty';
import { hourOf, HOUR_MS, readBudget, readQueryTime } from '../store/facts-lease';
import { forgetFailure, retryNow } from '../store/health';
import {
  readBackfills,
  readBeats,
  readFailures,
  readQueue,
  readSchemaVersion,
  readStated,
  readUnseen,
  readUnseenIds,
} from '../store/health-read';
import { readHiddenProjects } from '../store/project-watch';
import { readStorage } from '../store/storage';
import { purgeIssues } from './absence';
import { startBackfill } from './backfill';
import { capOf, waitOf } from './cost';
import { pushDrain, pushRounds } from './queues';

/** Query time Forge gives an installation in a minute, ms: Atlassian's page "Forge SQL limits". */
const QUERY_MS_A_MINUTE = 62_500;
/** Issues marked in one statement. */
const AT_ONCE = 500;
/** Issues purged by one call, which has seconds; the rest are still on the page, and so is the button. */
const PURGED_AT_ONCE = 200;
/** What the rounds do by themselves when asked to look again. */
const ROUNDS: readonly FailedStep[] = ['reconcile', 'sweep', 'privacy', 'purge', 'reminder'];

/**
 * Everything at once: eleven statements at most, of which only one (the estimate of the storage, where the engine does not
 * tell) grows with the facts.
 * @throws AppFailure storeUnavailable
 */
export async function readHealth(nowMs: number): Promise<HealthView> {
  const [queue, beats, backfills, budget, queryTime, storage, unseen, hidden, schema, failures] = await Promise.all([
    readQueue(STUCK_TRIES),
    readBeats(),
    readBackfills(),
    readBudget(nowMs),
    readQueryTime(nowMs),
    readStorage(),
    readUnseen(),
    readHiddenProjects(),
    readSchemaVersion(),
    readFailures(),
  ]);
  const resetsMs = hourOf(nowMs) + HOUR_MS;
  const waits = waitOf('background', budget, nowMs);
  const histories = backfills.map((row) => ({
    projectId: row.project_id,
    state: row.backfill_state,
    reason: row.backfill_reason,
    done: row.backfill_done,
    total: row.backfill_total,
    startedMs: row.backfill_started_ms,
    finishedMs: row.backfill_finished_ms,
    resumeMs: row.backfill_resume_ms,
  }));
  const stored = { ...storage, limit: storageLimit() };
  const vitals: Vitals = { nowMs, beats, queue, backfills: histories, waits, storage: stored, failures };
  return {
    ...{ nowMs, headline: healthHeadline(vitals), queue, beats, backfills: histories },
    points: {
      ...{ resetsMs, waits, isNearLimit: budget.isNearLimit },
      purses: [
        { purse: 'background', spent: budget.spent.background, cap: capOf('background', budget) },
        { purse: 'backfill', spent: budget.spent.backfill, cap: capOf('backfill', budget) },
        { purse: 'people', spent: budget.spent.people, cap: null },
      ],
    },
    ...{ queryTime: { ...queryTime, capMs: QUERY_MS_A_MINUTE }, storage: stored, unseen, hidden, schema },
    failures: failures.map((failure) => ({ ...failure, isOver: isOver(failure, vitals) })),
  };
}

/**
 * Marks what a failure was about, or goes on with the history it stopped; what waits is due now. Only then is the
 * failure forgotten, and only as it was seen: one that happened again meanwhile stays.
 * @throws AppFailure storeUnavailable
 */
export async function tryAgain(seen: FailureSeen, nowMs: number): Promise<HealthView> {
  const { what, projectId, issueId } = seen;
  if (what === 'backfill' && projectId !== null) await startBackfill(projectId);
  // Which issues were refused is not kept, and most of a project's premises are published already: that costs nothing.
  if (what === 'property' && projectId !== null) await markStated(projectId, nowMs);
  if (what === 'event' && issueId !== null) await markDirty([{ issueId, projectId }], nowMs);
  if (ROUNDS.includes(what)) await pushRounds();
  await retryNow(projectId, nowMs);
  await pushDrain(nowMs);
  await forgetFailure(seen);
  return readHealth(nowMs);
}

async function markStated(projectId: string, nowMs: number): Promise<void> {
  for (let afterId = ''; ;) {
    const ids = await readStated(projectId, afterId, AT_ONCE);
    await markDirty(
      ids.map((issueId) => ({ issueId, projectId })),
      nowMs,
    );
    const last = ids.at(-1);
    if (last === undefined || ids.length < AT_ONCE) return;
    afterId = last;
  }
}

/**
 * Removes for good what is known of a project's issues the app no longer sees, premises included: an administrator's
 * decision, and the only one that cannot be taken back.
 * @throws AppFailure storeUnavailable
 */
export async function purgeUnseen(projectId: string, nowMs: number): Promise<HealthView> {
  await purgeIssues(await readUnseenIds(projectId, PURGED_AT_ONCE), nowMs);
  return readHealth(nowMs);
}
