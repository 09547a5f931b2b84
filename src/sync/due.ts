/** "Due this week": what a project has to look at, oldest first, each with whose it is. */
import type { DueView } from '../contract/due';
import { dayOf } from '../domain/day';
import { DAY_MS } from '../domain/week';
import { readDueItems, type DueCursor } from '../store/due-items';

/** As far ahead as a week goes. */
export const DUE_AHEAD_MS = 7 * DAY_MS;
/** Rows in one answer. */
const PAGE = 10;

/** @throws AppFailure storeUnavailable */
export async function readDueView(
  projectId: string,
  after: DueCursor | null,
  nowMs: number,
): Promise<Pick<DueView, 'items' | 'next' | 'today'>> {
  const rows = await readDueItems(projectId, nowMs + DUE_AHEAD_MS, PAGE + 1, after);
  const page = rows.slice(0, PAGE);
  const last = page.at(-1);
  return {
    items: page.map(({ dueMs, ...row }) => ({ ...row, on: dayOf(dueMs) })),
    next: rows.length > PAGE && last !== undefined ? { dueMs: last.dueMs, kind: last.kind, about: last.about } : null,
    today: dayOf(nowMs),
  };
}
