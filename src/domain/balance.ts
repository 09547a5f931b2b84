/** Discovery and delivery, week by week. */
import type { Track } from './story';
import { weeksFrom } from './week';

export type TrackNumbers = Readonly<Record<Track, number>>;

/** One ISO week (UTC), `YYYY-Www`. */
export interface Week {
  readonly week: string;
  /** Issues started in this week. */
  readonly started: TrackNumbers;
  /** Their points; unsized ones add nothing. */
  readonly points: TrackNumbers;
  /**
   * Days in progress that fall into this week, working or not; an issue gives at most 7. Only stories (and what stands
   * beside them) give days: an epic's or a sub-task's are the story's.
   */
  readonly days: TrackNumbers;
}

/** What one track did in one week; several rows of the same week and track add up. */
export interface WeekRow {
  readonly week: string;
  readonly track: Track;
  readonly started: number;
  /** Left out = none. */
  readonly points?: number;
  readonly days: number;
}

const NOTHING: TrackNumbers = { discovery: 0, delivery: 0, upkeep: 0 };

function emptyWeek(week: string): Week {
  return { week, started: NOTHING, points: NOTHING, days: NOTHING };
}

/** Every week from the first row's to the last row's, in order; weeks without a row are zeros, not gaps. */
export function weekTable(rows: readonly WeekRow[]): Week[] {
  const byWeek = new Map<string, Week>();
  for (const row of rows) {
    const so = byWeek.get(row.week) ?? emptyWeek(row.week);
    byWeek.set(row.week, {
      week: row.week,
      started: { ...so.started, [row.track]: so.started[row.track] + row.started },
      points: { ...so.points, [row.track]: so.points[row.track] + (row.points ?? 0) },
      days: { ...so.days, [row.track]: so.days[row.track] + row.days },
    });
  }
  const weeks = [...byWeek.keys()].sort();
  const [first, last] = [weeks.at(0), weeks.at(-1)];
  if (first === undefined || last === undefined) return [];
  return weeksFrom(first, last).map((week) => byWeek.get(week) ?? emptyWeek(week));
}
