/** The stretch of time a question of the page is about. */
import type { PageQuestion, Period } from './page-question';
import { mondayOf, WEEK_MS } from './week';

export const PERIOD_WEEKS: Readonly<Record<Period, number | null>> = { weeks12: 12, weeks26: 26, all: null };

export interface Window {
  /** Null = from the beginning: everything, or whatever the sprint holds. */
  readonly sinceMs: number | null;
  /** Where the stretch of the same length before it begins; null = there is nothing to compare with. */
  readonly beforeMs: number | null;
}

/** Whole UTC weeks, this one included as far as it has come. */
export function windowOf({ period, sprint }: Pick<PageQuestion, 'period' | 'sprint'>, nowMs: number): Window {
  const weeks = PERIOD_WEEKS[period];
  if (weeks === null || sprint !== null) return { sinceMs: null, beforeMs: null };
  const sinceMs = mondayOf(nowMs) - (weeks - 1) * WEEK_MS;
  return { sinceMs, beforeMs: sinceMs - weeks * WEEK_MS };
}
