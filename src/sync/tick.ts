/** Every five minutes: whatever was left lying, and what changed by the passing of time. */
import { logFailure } from '../failures';
import { currentInstallation } from '../installation';
import { readDue } from '../store/facts';
import { isDirty, markDirty } from '../store/facts-dirty';
import { forgetSpent } from '../store/facts-lease';
import { readIdleBackfills } from '../store/facts-project';
import { beat, forgetOldFailures, noteFailure } from '../store/health';
import { ensureSchema } from '../store/schema';
import { makeGood } from './changed';
import { mayAskFrom } from './cost';
import { pushBackfill, pushDrain } from './queues';

/** Issues whose answer time has changed, looked at in one tick; the rest wait for the next. */
const DUE_AT_ONCE = 500;

/** Scheduled trigger. Pushes messages and does no work itself, so it never runs long; each part may fail alone. */
export async function onTick(): Promise<void> {
  await ensureSchema(currentInstallation());
  const nowMs = Date.now();
  await attempt('due values', async () => {
    const due = await readDue(nowMs, DUE_AT_ONCE);
    if (due.length > 0) await markDirty(due, nowMs);
  });
  await attempt('what was cut off', () => makeGood(nowMs));
  await attempt('leftovers', async () => {
    if ((await isDirty(nowMs)) && (await mayAskFrom('background', nowMs)) === null) await pushDrain(nowMs);
  });
  await attempt('backfills', async () => {
    if ((await mayAskFrom('backfill', nowMs)) !== null) return;
    for (const message of await readIdleBackfills(nowMs)) await pushBackfill(message);
  });
  await attempt('forgetting', () => forgetSpent(nowMs));
  await attempt('old failures', () => forgetOldFailures(nowMs));
  await beat('tick', nowMs);
}

async function attempt(what: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    logFailure(`tick: ${what}`, error);
    await noteFailure('tick', error, Date.now());
  }
}
