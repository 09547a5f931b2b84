/** Reading a project's whole history, once: started, paused and gone on with by a person, carried on by the queue. */
import { randomUUID } from 'node:crypto';
import * as v from '../valibot';
import type { BackfillView } from '../contract/page';
import { AppFailure, logFailure } from '../failures';
import { currentInstallation } from '../installation';
import { readCached } from '../store/facts-page';
import { beginBackfill, pauseByPerson, resumeByPerson, takeBackfill, type ProjectState } from '../store/facts-project';
import { ensureSchema } from '../store/schema';
import { timeLeft } from './backfill-plan';
import { BackfillRun, LEASE_MS } from './backfill-run';
import { BackfillWork, CALLS_UNTIL_MS } from './backfill-work';
import { HOURLY } from './cost';
import { paidFrom } from './paid';
import { BackfillMessage, pushBackfill } from './queues';

/**
 * Starts reading a project's history; if that is under way already, joins it.
 * @throws AppFailure storeUnavailable
 */
export async function startBackfill(projectId: string): Promise<BackfillView> {
  const runId = randomUUID();
  const nowMs = Date.now();
  const state = await beginBackfill(projectId, runId, nowMs);
  if (state === null) throw new AppFailure('storeUnavailable', `no state of project ${projectId}`);
  // A message lost on its way would leave it waiting for the tick; sent twice, the lease keeps the second out.
  if (state.backfill_run !== null) await pushBackfill({ projectId, runId: state.backfill_run });
  return backfillViewOf(state, null, nowMs);
}

/**
 * Pauses it until a person goes on with it. The page being read is read to its end and kept.
 * @throws AppFailure storeUnavailable
 */
export async function pauseBackfill(projectId: string): Promise<BackfillView> {
  return backfillViewOf(await pauseByPerson(projectId), null, Date.now());
}

/** Goes on where it was paused by a person; a pause of another reason ends by itself. @throws AppFailure storeUnavailable */
export async function resumeBackfill(projectId: string): Promise<BackfillView> {
  const state = await resumeByPerson(projectId);
  if (state?.backfill_state === 'running' && state.backfill_run !== null)
    await pushBackfill({ projectId, runId: state.backfill_run });
  return backfillViewOf(state, null, Date.now());
}

/** @throws AppFailure storeUnavailable */
export async function readBackfill(projectId: string): Promise<BackfillView> {
  const { state, recount } = await readCached(projectId, 'none');
  return backfillViewOf(state, recount, Date.now());
}

export function backfillViewOf(
  state: ProjectState | null,
  recount: BackfillView['recount'],
  nowMs: number,
): BackfillView {
  return {
    state: state?.backfill_state ?? 'never',
    done: state?.backfill_done ?? 0,
    total: state?.backfill_total ?? null,
    startedMs: state?.backfill_started_ms ?? null,
    finishedMs: state?.backfill_finished_ms ?? null,
    reason: state?.backfill_reason ?? null,
    leftMs: state === null ? null : leftMs(state, nowMs),
    skipped: state?.backfill_pace?.skipped ?? 0,
    restored: state?.backfill_pace?.restored ?? 0,
    refused: state?.backfill_pace?.refused ?? 0,
    recount,
  };
}

function leftMs(state: ProjectState, nowMs: number): number | null {
  const isMoving = state.backfill_state === 'running' || state.backfill_state === 'paused';
  const pace = state.backfill_pace;
  if (!isMoving || pace === null || state.backfill_reason === 'person') return null;
  const waitsMs = Math.max(0, (state.backfill_resume_ms ?? nowMs) - nowMs);
  return timeLeft({ done: state.backfill_done, total: state.backfill_total, ...pace, waitsMs }, HOURLY.backfill);
}

/** Consumer of the queue `backfill`. */
export async function onBackfill(event: unknown): Promise<void> {
  const parsed = v.safeParse(v.object({ body: BackfillMessage }), event);
  if (!parsed.success) {
    logFailure('backfill message', new AppFailure('internal', 'unexpected message'));
    return;
  }
  await ensureSchema(currentInstallation());
  const { projectId, runId } = parsed.output.body;
  const owner = randomUUID();
  const nowMs = Date.now();
  const state = await takeBackfill(projectId, runId, owner, nowMs, nowMs + LEASE_MS);
  // Of an older run, finished, paused by a person, or somebody else is at it.
  if (state === null) return;
  await paidFrom(
    'backfill',
    (jira, pointsUsed) => new BackfillWork(new BackfillRun(projectId, runId, owner, state, pointsUsed), jira).run(),
    { untilMs: nowMs + CALLS_UNTIL_MS },
  );
}
