/** Which weeks are shown, and the numbers of weeks or sprints as the chart and the table want them. Pure. */
import type { Share, TrackNumbers, Week } from '../../../src/domain/balance';
import { TRACKS } from '../../../src/domain/story';
import type { Track } from '../../../src/domain/story';
import type { IsoWeek } from '../../../src/domain/week';

export const MEASURES = ['days', 'started', 'points'] as const;
export type Measure = (typeof MEASURES)[number];

/** Half a year: long enough for a trend, short enough to read. */
export const WINDOW_WEEKS = 26;

export type Period = { readonly kind: 'all' } | { readonly kind: 'window'; readonly back: number };

export interface Shown {
  readonly weeks: readonly Week[];
  /** Whether there is anything earlier or later to page to. */
  readonly hasOlder: boolean;
  readonly hasNewer: boolean;
  /** The week after which nothing was started for half a year or more, or null: where a dormant history ends. */
  readonly quietSince: IsoWeek | null;
}

export function sumOf(numbers: TrackNumbers): number {
  return TRACKS.reduce((sum, track) => sum + numbers[track], 0);
}

/** Weeks without any work at either end are no history: an import may have ended years ago. */
function withoutEmptyEnds(weeks: readonly Week[]): readonly Week[] {
  const hasWork = (week: Week) => sumOf(week.days) > 0 || sumOf(week.started) > 0;
  const first = weeks.findIndex(hasWork);
  return first === -1 ? [] : weeks.slice(first, weeks.findLastIndex(hasWork) + 1);
}

/**
 * The weeks of a period: all, or 26 of them, `back` windows before the latest (negative: after it). The latest window
 * ends with the history, or, when nothing was started for longer than a window, with the last start: a few forgotten
 * issues stay in progress for years and would fill it with flat bars.
 */
export function shownWeeks(weeks: readonly Week[], period: Period): Shown {
  const history = withoutEmptyEnds(weeks);
  const lastStart = history.findLastIndex((week) => sumOf(week.started) > 0);
  const isDormant = lastStart !== -1 && history.length - 1 - lastStart >= WINDOW_WEEKS;
  const quietSince = isDormant ? (history[lastStart]?.week ?? null) : null;
  if (period.kind === 'all') return { weeks: history, hasOlder: false, hasNewer: false, quietSince };
  const end = (isDormant ? lastStart + 1 : history.length) - period.back * WINDOW_WEEKS;
  const start = Math.max(0, end - WINDOW_WEEKS);
  return {
    weeks: history.slice(start, Math.max(0, end)),
    hasOlder: start > 0,
    hasNewer: end < history.length,
    quietSince,
  };
}

/** [name, number, track] triples: one per week or sprint and track, zeros included, so that gaps show as gaps. */
export function chartRows<S extends Share>(
  shares: readonly S[],
  measure: Measure,
  nameOf: (share: S) => string,
  trackName: (track: Track) => string,
): [string, number, string][] {
  return shares.flatMap((share) =>
    TRACKS.map((track): [string, number, string] => [nameOf(share), round(share[measure][track]), trackName(track)]),
  );
}

export interface TableRow<S> {
  readonly share: S;
  readonly numbers: TrackNumbers;
  readonly total: number;
}

/** The newest first. */
export function tableRows<S extends Share>(shares: readonly S[], measure: Measure): TableRow<S>[] {
  return shares.map((share) => ({ share, numbers: share[measure], total: sumOf(share[measure]) })).reverse();
}

export interface DiscoveryShare {
  readonly total: number;
  /** 0–1; null when there is nothing to divide by. */
  readonly share: number | null;
}

export function discoveryShare(shares: readonly Share[], measure: Measure): DiscoveryShare {
  const total = shares.reduce((sum, share) => sum + sumOf(share[measure]), 0);
  const discovery = shares.reduce((sum, share) => sum + share[measure].discovery, 0);
  return { total, share: total === 0 ? null : discovery / total };
}

/** Days are fractions of a week's seconds; a tenth of a day is as fine as anybody reads. */
function round(value: number): number {
  return Math.round(value * 10) / 10;
}
