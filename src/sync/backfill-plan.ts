/** How a backfill walks through a project: windows by creation time, newest first, so that the recent months show first. */
import * as v from '../valibot';

const DAY_MS = 86_400_000;
/** 26 weeks: a busy project's window is some thousand issues, and a page token lives seven days. */
export const WINDOW_MS = 26 * 7 * DAY_MS;

/** What a walk has counted so far. */
const Counts = v.object({ done: v.number(), skipped: v.number(), restored: v.number(), refused: v.number() });
export type Counts = v.InferOutput<typeof Counts>;

const NOTHING: Readonly<Counts> = { done: 0, skipped: 0, restored: 0, refused: 0 };

/** Where a backfill is. Windows are [fromMs, toMs) by creation time; they share no moment and leave none out. */
const Cursor = v.object({
  v: v.literal(2),
  fromMs: v.number(),
  toMs: v.number(),
  /** Creation time of the project's oldest issue: the last window is the one that reaches it. */
  oldestMs: v.number(),
  /** Jira's token for the next page of this window, null = its first page. */
  token: v.nullable(v.string()),
  /** What was counted before this window: where the counts go back to when the window is begun again. */
  before: Counts,
  /** Every page is read, and uncertain facts are made again up to this issue id; null = pages are still to come. */
  closingAfter: v.nullable(v.string()),
});
export type Cursor = v.InferOutput<typeof Cursor>;

/** Null when there is none, or it is of another version: the walk begins again, which only costs time. */
export function readCursor(text: string | null): Cursor | null {
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), Cursor), text);
  return parsed.success ? parsed.output : null;
}

/** The first window. It ends a day ahead, for issues made while the backfill is under way. */
export function firstCursor(nowMs: number, oldestMs: number): Cursor {
  const toMs = nowMs + DAY_MS;
  return { v: 2, fromMs: toMs - WINDOW_MS, toMs, oldestMs, token: null, before: NOTHING, closingAfter: null };
}

/**
 * After a page: the next page of this window, else the window before it; closing when the oldest issue was in it.
 * `counts` is what is counted by now.
 */
export function advance(cursor: Cursor, nextPageToken: string | null, counts: Counts): Cursor {
  if (nextPageToken !== null) return { ...cursor, token: nextPageToken };
  if (cursor.fromMs <= cursor.oldestMs) return { ...cursor, token: null, closingAfter: '' };
  return { ...cursor, fromMs: cursor.fromMs - WINDOW_MS, toMs: cursor.fromMs, token: null, before: counts };
}

/** Whether an issue belongs to this window, and so is counted and written in it and in no other. */
export function isInWindow({ fromMs, toMs }: Cursor, createdMs: number): boolean {
  return createdMs >= fromMs && createdMs < toMs;
}

/**
 * The window's issues. JQL knows dates in the asking user's time zone, which is not ours to know, so a day is added on
 * either side and `isInWindow` decides.
 */
export function windowJql(projectId: string, { fromMs, toMs }: Cursor): string {
  const from = jqlDay(fromMs - DAY_MS);
  const until = jqlDay(toMs + 2 * DAY_MS);
  return `project = ${projectId} AND created >= "${from}" AND created < "${until}" ORDER BY created DESC, key DESC`;
}

export function projectJql(projectId: string): string {
  return `project = ${projectId}`;
}

function jqlDay(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}

/** A run, as far as it is known. */
export interface Pace {
  readonly done: number;
  readonly total: number | null;
  /** Time at work so far, pauses left out, ms. */
  readonly workMs: number;
  /** Points so far. */
  readonly points: number;
  /** How long it waits now before it goes on, ms. */
  readonly waitsMs: number;
}

/**
 * How long the rest takes, ms: as fast as so far, but not faster than the hour's points allow. Null when nothing is done
 * or nothing is known of the whole. Jira's count is an estimate, so this is one too.
 * @param hourly points an hour the run may take
 */
export function timeLeft({ done, total, workMs, points, waitsMs }: Pace, hourly: number): number | null {
  if (total === null || done === 0) return null;
  const rest = Math.max(0, total - done);
  const fullHours = Math.floor((rest * points) / done / hourly);
  return waitsMs + Math.max((rest * workMs) / done, fullHours * 3_600_000);
}
