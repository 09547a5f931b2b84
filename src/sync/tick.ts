/** Every five minutes: whatever was left lying, and what changed by the passing of time. */
import { isFailure, logFailure } from '../failures';
import { currentInstallation } from '../installation';
import { isDirty } from '../store/facts-dirty';
import { forgetSpent } from '../store/facts-lease';
import { readIdleBackfills } from '../store/facts-project';
import { beat, forgetOldFailures, noteFailure } from '../store/health';
import { ensureSchema } from '../store/schema';
import { makeGood } from './changed';
import { mayAskFrom } from './cost';
import { pushBackfill, pushDrain, pushRounds } from './queues';
import { askForRefresh } from './refresh';
import { areRoundsDue } from './rounds';

/** Scheduled trigger. Pushes messages and does no work itself, so it never runs long; each part may fail alone. */
export async function onTick(): Promise<void> {
  try {
    await ensureSchema(currentInstallation());
  } catch (error) {
    // Not made in one minute: the next tick goes on with it, and nothing else can be done before.
    if (!isFailure(error, 'settingUp')) throw error;
    return;
  }
  const nowMs = Date.now();
  await attempt('due by themselves', () => askForRefresh(nowMs));
  await attempt('what was cut off', () => makeGood(nowMs));
  await attempt('leftovers', async () => {
    if ((await isDirty(nowMs)) && (await mayAskFrom('background', nowMs)) === null) await pushDrain(nowMs);
  });
  await attempt('backfills', async () => {
    if ((await mayAskFrom('backfill', nowMs)) !== null) return;
    for (const message of await readIdleBackfills(nowMs)) await pushBackfill(message);
  });
  await attempt('rounds', async () => {
    if (await areRoundsDue(nowMs)) await pushRounds();
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
