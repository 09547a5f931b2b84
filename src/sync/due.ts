/** "Due this week": what a project has to look at, oldest first, each with whose it is. */
import type { DueView } from '../contract/due';
import { dayOf } from '../domain/day';
import { DAY_MS } from '../domain/week';
import { readDueRows, withOwners, type DueAsked, type DueCursor, type DueRow } from '../store/due-items';

/** As far ahead as a week goes. */
export const DUE_AHEAD_MS = 7 * DAY_MS;
/** Rows in one answer. */
const PAGE = 10;

/** What of it may be kept: whose it is may not. */
export type DueKept = readonly DueRow[];

/** What a page of it asks for. */
export function dueAsked(after: DueCursor | null, nowMs: number): DueAsked {
  return { untilMs: nowMs + DUE_AHEAD_MS, limit: PAGE + 1, after };
}

/** A page, and one more where there are more. @throws AppFailure storeUnavailable */
export async function readDueKept(projectId: string, after: DueCursor | null, nowMs: number): Promise<DueKept> {
  return readDueRows(projectId, dueAsked(after, nowMs));
}

/** With whose each is, read anew. @throws AppFailure storeUnavailable */
export async function dueViewOf(rows: DueKept, nowMs: number): Promise<Pick<DueView, 'items' | 'next' | 'today'>> {
  const page = await withOwners(rows.slice(0, PAGE));
  const last = page.at(-1);
  return {
    items: page.map(({ kind, issueId, about, others, dueMs, owner }) => ({
      ...{ kind, issueId, about, others, owner },
      on: dayOf(dueMs),
    })),
    next: rows.length > PAGE && last !== undefined ? { dueMs: last.dueMs, kind: last.kind, about: last.about } : null,
    today: dayOf(nowMs),
  };
}
