/** Discovery and delivery, week by week or sprint by sprint. */
import type { Track } from './story';
import { weeksFrom } from './week';

export type TrackNumbers = Readonly<Record<Track, number>>;

/** What was done in a stretch of time, by track. */
export interface Share {
  /** Issues started in it. */
  readonly started: TrackNumbers;
  /** Their points; unsized ones add nothing. */
  readonly points: TrackNumbers;
  /**
   * Days in progress that fall into it, working or not; an issue gives at most one a day. Only stories (and what stands
   * beside them) give days: an epic's or a sub-task's are the story's.
   */
  readonly days: TrackNumbers;
}

/** One ISO week (UTC), `YYYY-Www`. */
export interface Week extends Share {
  readonly week: string;
}

/** A sprint that began; times in ms. */
export interface SprintSpan {
  readonly sprintId: string;
  readonly name: string;
  readonly isActive: boolean;
  readonly startMs: number;
  /** When it was closed, else when it was to end; of one that runs, how far it has come. */
  readonly endMs: number;
}

/**
 * What of a sprint's own issues fell between its start and its end: an issue that was in two sprints gives each the days
 * it was in progress then, and has started in one of them at most. Work on issues that never were in it is not here.
 */
export interface SprintShare extends SprintSpan, Share {}

/** What one track did; left out = none. */
interface Done {
  readonly track: Track;
  readonly started: number;
  readonly points?: number;
  readonly days: number;
}

/** What one track did in one week; several rows of the same week and track add up. */
export interface WeekRow extends Done {
  readonly week: string;
}

/** The same of one sprint. */
export interface SprintRow extends Done {
  readonly sprintId: string;
}

const NOTHING: TrackNumbers = { discovery: 0, delivery: 0, upkeep: 0 };
const IDLE: Readonly<Share> = { started: NOTHING, points: NOTHING, days: NOTHING };

function withRow(so: Share, row: Done): Share {
  return {
    started: { ...so.started, [row.track]: so.started[row.track] + row.started },
    points: { ...so.points, [row.track]: so.points[row.track] + (row.points ?? 0) },
    days: { ...so.days, [row.track]: so.days[row.track] + row.days },
  };
}

/** Every week from the first row's to the last row's, in order; weeks without a row are zeros, not gaps. */
export function weekTable(rows: readonly WeekRow[]): Week[] {
  const byWeek = new Map<string, Share>();
  for (const row of rows) byWeek.set(row.week, withRow(byWeek.get(row.week) ?? IDLE, row));
  const weeks = [...byWeek.keys()].sort();
  const [first, last] = [weeks.at(0), weeks.at(-1)];
  if (first === undefined || last === undefined) return [];
  return weeksFrom(first, last).map((week) => ({ week, ...(byWeek.get(week) ?? IDLE) }));
}

/** The sprints by their start, two of the same moment by their id; one without a row is zeros. Rows of others are left. */
export function sprintTable(spans: readonly SprintSpan[], rows: readonly SprintRow[]): SprintShare[] {
  const bySprint = new Map<string, Share>();
  for (const row of rows) bySprint.set(row.sprintId, withRow(bySprint.get(row.sprintId) ?? IDLE, row));
  return [...spans]
    .sort((a, b) => a.startMs - b.startMs || (a.sprintId < b.sprintId ? -1 : 1))
    .map((span) => ({ ...span, ...(bySprint.get(span.sprintId) ?? IDLE) }));
}
