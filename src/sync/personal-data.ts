/** Every week each account id in the log is reported to Atlassian, and those of closed accounts are forgotten. */
import * as v from '../valibot';
import { AppFailure } from '../failures';
import { MAX_ACCOUNTS, reportAccounts } from '../jira/personal-data';
import { forgetActor, readActors } from '../store/actors';
import { readProgress, writeProgress } from '../store/progress';

/** Atlassian asks for each account once in seven days; the sixth leaves one for bad luck. */
export const EVERY_MS = 6 * 86_400_000;
/** When Atlassian asks to slow down without saying for how long. */
const UNSAID_MS = 900_000;

const Progress = v.object({
  /** When the present round began. */
  beganMs: v.number(),
  /** The last account id reported in it; null = all are. */
  afterId: v.nullable(v.string()),
  notBeforeMs: v.number(),
});

export async function isReportDue(nowMs: number): Promise<boolean> {
  const at = await present(nowMs);
  return at.afterId !== null && at.notBeforeMs <= nowMs;
}

async function present(nowMs: number): Promise<v.InferOutput<typeof Progress>> {
  const kept = await readProgress('personal-data', Progress);
  if (kept !== null && (kept.afterId !== null || kept.beganMs > nowMs - EVERY_MS)) return kept;
  return { beganMs: nowMs, afterId: '', notBeforeMs: nowMs };
}

/**
 * One call: ninety accounts, and no more until the next tick; that is 155,000 people in a round. Killed anywhere, the same
 * ninety are reported again, and who is forgotten is forgotten.
 * @returns false: there is nothing more to do now
 * @throws AppFailure jiraBusy, jiraUnavailable, storeUnavailable
 */
export async function reportPeople(nowMs: number): Promise<boolean> {
  const at = await present(nowMs);
  if (at.afterId === null || at.notBeforeMs > nowMs) return false;
  const actors = await readActors(at.afterId, MAX_ACCOUNTS);
  try {
    const closed =
      actors.length === 0
        ? []
        : await reportAccounts(actors.map(({ accountId, lastMs }) => ({ accountId, updatedMs: lastMs })));
    for (const accountId of closed) await forgetActor(accountId);
  } catch (error) {
    if (error instanceof AppFailure && error.code === 'jiraBusy')
      await writeProgress('personal-data', {
        ...at,
        notBeforeMs: nowMs + (error.slowDown?.retryAfterMs ?? UNSAID_MS),
      });
    throw error;
  }
  const isOver = actors.length < MAX_ACCOUNTS;
  await writeProgress('personal-data', { ...at, afterId: isOver ? null : (actors.at(-1)?.accountId ?? null) });
  return false;
}
