/**
 * What calls to Jira cost, in one table, and how much of it the background may take. Points are Jira's published
 * formula: 1 a call and 1 more for each object returned, writes 1. Where it is not said what counts as an object, the
 * dearer reading is taken (every history entry, every field, every status).
 */
import { addSpent, hourOf, HOUR_MS, pauseUntil, readPause, readSpent, type Purse } from '../store/facts-lease';
import type { AppFailure } from '../failures';

export const COST = {
  search: (issues: number) => 1 + issues,
  fetch: (issues: number) => 1 + issues,
  histories: (calls: number, entries: number) => calls + entries,
  count: 1,
  fields: (fields: number) => 1 + fields,
  statuses: (statuses: number) => 1 + statuses,
  writeProperty: 1,
} as const;

/**
 * Points an hour and installation. `background` is design §8's default: events and time. `backfill` is what somebody
 * asked for by pressing a button, so it may take more, once: a project of 1,400 issues with long histories costs
 * 3,000 points in one reading and 8,000 in the dearest, and should be done while the person looks. Both together stay
 * under a fifth of the 65,000 the app has for everybody; a bigger project goes on at the next full hour.
 */
export const HOURLY: Readonly<Record<Purse, number>> = { background: 2_000, backfill: 10_000 };

/** From when the background may ask Jira again, ms; null = now. Checked before every batch, so a batch may overshoot. */
export async function mayAskFrom(purse: Purse, nowMs: number): Promise<number | null> {
  const pausedUntilMs = await readPause();
  if (pausedUntilMs > nowMs) return pausedUntilMs;
  return (await readSpent(purse, nowMs)) < HOURLY[purse] ? null : hourOf(nowMs) + HOUR_MS;
}

export async function spend(purse: Purse, points: number, nowMs: number): Promise<void> {
  await addSpent(purse, points, nowMs);
}

/** When Jira says 429 without saying for how long. */
const UNSAID_MS = 60_000;

/**
 * Leaves Jira alone for as long as a 429 asked, at least; when it was the hour's quota, until the next hour.
 * @returns until when, ms
 */
export async function heed(failure: AppFailure, nowMs: number): Promise<number> {
  const isQuota = failure.slowDown?.reason?.startsWith('jira-quota') ?? false;
  const saidMs = nowMs + (failure.slowDown?.retryAfterMs ?? UNSAID_MS);
  const untilMs = isQuota && failure.slowDown?.retryAfterMs === null ? hourOf(nowMs) + HOUR_MS : saidMs;
  await pauseUntil(untilMs);
  return untilMs;
}
