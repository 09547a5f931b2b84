/** The two queues of the background, and what their messages say. */
import { randomUUID } from 'node:crypto';
import { Queue } from '@forge/events';
import * as v from 'valibot';
import { AppFailure } from '../failures';
import { dropLease, takeLease } from '../store/facts-lease';

/** A backfill's message: of another run than the project's present one, it is old and ignored. */
export const BackfillMessage = v.object({ projectId: v.string(), runId: v.string() });
export type BackfillMessage = v.InferOutput<typeof BackfillMessage>;

/** How long a pushed drain counts as on its way, ms: after that it is taken for lost and another may be pushed. */
const DRAIN_LOST_MS = 60_000;

/**
 * Asks for a drain, unless one is on its way.
 * @throws AppFailure storeUnavailable, also when the queue did not take it: the tick asks again
 */
export async function pushDrain(nowMs: number): Promise<void> {
  const owner = randomUUID();
  if (!(await takeLease('drain-pushed', owner, nowMs, nowMs + DRAIN_LOST_MS))) return;
  try {
    await new Queue({ key: 'drain' }).push({ body: {} });
  } catch (cause) {
    await dropLease('drain-pushed', owner);
    throw new AppFailure('storeUnavailable', 'queue drain', { cause });
  }
}

/** @throws AppFailure storeUnavailable when the queue did not take it: the tick asks again */
export async function pushBackfill(message: BackfillMessage): Promise<void> {
  try {
    await new Queue<BackfillMessage>({ key: 'backfill' }).push({ body: message });
  } catch (cause) {
    throw new AppFailure('storeUnavailable', 'queue backfill', { cause });
  }
}
