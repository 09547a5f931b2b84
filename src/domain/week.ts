/** ISO 8601 weeks in UTC, `YYYY-Www`: Monday is the first day, week 1 is the one with the year's first Thursday. */

/** One week, `YYYY-Www`. Compares as text in time order. */
export type IsoWeek = string;

export const DAY_MS = 86_400_000;
export const WEEK_MS = 7 * DAY_MS;

/** 1970-01-01 was a Thursday, so the first Monday before it is three days earlier. */
const FIRST_MONDAY_MS = -3 * DAY_MS;

/** Midnight (UTC) of the Monday on or before a moment. */
export function mondayOf(ms: number): number {
  return FIRST_MONDAY_MS + Math.floor((ms - FIRST_MONDAY_MS) / WEEK_MS) * WEEK_MS;
}

/** The week a moment falls into. */
export function isoWeek(ms: number): IsoWeek {
  const monday = mondayOf(ms);
  // The Thursday decides which year a week belongs to.
  const year = new Date(monday + 3 * DAY_MS).getUTCFullYear();
  const number = Math.round((monday - firstMondayOf(year)) / WEEK_MS) + 1;
  return `${String(year).padStart(4, '0')}-W${String(number).padStart(2, '0')}`;
}

/** Monday of a year's week 1, which is the week that holds 4 January. */
function firstMondayOf(year: number): number {
  return mondayOf(Date.UTC(year, 0, 4));
}

/**
 * Midnight (UTC) of a week's Monday.
 * @throws RangeError when the text is no ISO week: a caller's mistake, weeks come from `isoWeek`.
 */
export function weekStartMs(week: IsoWeek): number {
  const parts = /^(\d{4})-W(\d{2})$/.exec(week);
  const startMs = parts === null ? NaN : firstMondayOf(Number(parts[1])) + (Number(parts[2]) - 1) * WEEK_MS;
  if (Number.isNaN(startMs) || isoWeek(startMs) !== week) throw new RangeError('not an ISO week');
  return startMs;
}

/** Every week from first to last, both included; empty when last is before first. */
export function weeksFrom(first: IsoWeek, last: IsoWeek): IsoWeek[] {
  const weeks: IsoWeek[] = [];
  const endMs = weekStartMs(last);
  for (let ms = weekStartMs(first); ms <= endMs; ms += WEEK_MS) weeks.push(isoWeek(ms));
  return weeks;
}
