/** The queues of the background, and what their messages say. */
import { randomUUID } from 'node:crypto';
import { Queue } from '@forge/events';
import * as v from '../valibot';
import { AppFailure } from '../failures';
import { dropLease, isHeld, takeLease } from '../store/facts-lease';

/** A backfill's message: of another run than the project's present one, it is old and ignored. */
export const BackfillMessage = v.object({ projectId: v.string(), runId: v.string() });
export type BackfillMessage = v.InferOutput<typeof BackfillMessage>;

/** How long a pushed message counts as on its way, ms: after that it is taken for lost and another may be pushed. */
const LOST_MS = 60_000;

/**
 * Asks for a drain, unless one is on its way.
 * @throws AppFailure storeUnavailable, also when the queue did not take it: the tick asks again
 */
export async function pushDrain(nowMs: number): Promise<void> {
  await pushOnce('drain', nowMs);
}

/** Asks for facts that are due by themselves (time, settings) to be made again, as `pushDrain`. */
export async function pushRecompute(nowMs: number): Promise<void> {
  await pushOnce('recompute', nowMs);
}

async function pushOnce(key: 'drain' | 'recompute', nowMs: number): Promise<void> {
  // Asked by every event of a burst, and by all but the first of them for nothing.
  if (await isHeld(`${key}-pushed`, nowMs)) return;
  const owner = randomUUID();
  if (!(await takeLease(`${key}-pushed`, owner, nowMs, nowMs + LOST_MS))) return;
  try {
    await new Queue({ key }).push({ body: {} });
  } catch (cause) {
    await dropLease(`${key}-pushed`, owner);
    throw new AppFailure('storeUnavailable', `queue ${key}`, { cause });
  }
}

/**
 * Asks for the store to be made ready a little later. Like every consumer the drain sees to that first; its leases are
 * not asked, because there may be no table of them yet.
 * @throws AppFailure storeUnavailable when the queue did not take it: the tick comes too
 */
export async function pushSetup(delayMs: number): Promise<void> {
  try {
    await new Queue({ key: 'drain' }).push({ body: {}, delayInSeconds: Math.ceil(delayMs / 1000) });
  } catch (cause) {
    throw new AppFailure('storeUnavailable', 'queue drain', { cause });
  }
}

/** @throws AppFailure storeUnavailable when the queue did not take it: the next tick asks again */
export async function pushRounds(): Promise<void> {
  try {
    await new Queue({ key: 'rounds' }).push({ body: {} });
  } catch (cause) {
    throw new AppFailure('storeUnavailable', 'queue rounds', { cause });
  }
}

/**
 * @param delayMs not before then; Forge takes whole seconds up to 900
 * @throws AppFailure storeUnavailable when the queue did not take it: the tick asks again
 */
export async function pushBackfill(message: BackfillMessage, delayMs = 0): Promise<void> {
  const delayInSeconds = Math.min(900, Math.ceil(delayMs / 1000));
  try {
    const event = { body: message, ...(delayInSeconds > 0 ? { delayInSeconds } : {}) };
    await new Queue<BackfillMessage>({ key: 'backfill' }).push(event);
  } catch (cause) {
    throw new AppFailure('storeUnavailable', 'queue backfill', { cause });
  }
}
