/** The project page: ids and numbers from facts, never a title, never a question to Jira. */
import * as v from 'valibot';
import type { PageView } from '../contract';
import type { Validated } from '../domain/assessment';
import { weekTable, type WeekRow } from '../domain/balance';
import { headlineOf, type HeadlineStory } from '../domain/headline';
import { TRACKS } from '../domain/story';
import { runningDaysByWeek } from '../domain/timing';
import {
  keepView,
  readCached,
  readCounts,
  readDays,
  readLooseEnds,
  readStoryGroups,
  type CountRow,
  type LooseEndRow,
  type StoryGroupRow,
} from '../store/facts-page';
import { hourOf } from '../store/facts-lease';
import { backfillViewOf } from './backfill';
import { readSignals } from './page-signals';

export interface PageQuestion {
  readonly project: PageView['project'];
  readonly canAdminister: boolean;
  readonly nowMs: number;
}

/** What is added up and kept; the rest of the view is of the moment and of the person. */
type Added = Pick<PageView, 'headline' | 'weeks' | 'counts' | 'signals'>;

/** Changed whenever `Added` changes its shape: views kept by older code are then not found. */
const VIEW = 'page:2';

/** Our own writing, so only its frame is looked at: the shape is `VIEW`'s business. */
const Kept = v.object({ hourMs: v.number(), added: v.custom<Added>((added) => typeof added === 'object') });

/**
 * Days still running grow with the clock, so what is kept is also added up anew every hour.
 * @throws AppFailure storeUnavailable
 */
export async function readPage({ project, canAdminister, nowMs }: PageQuestion): Promise<PageView> {
  const { state, body, recount } = await readCached(project.id, VIEW);
  const hourMs = hourOf(nowMs);
  const kept = body === null ? null : v.parse(v.pipe(v.string(), v.parseJson(), Kept), body);
  let added = kept !== null && kept.hourMs === hourMs ? kept.added : null;
  if (added === null) {
    added = await addUp(project.id, state?.first_premise_ms ?? null, nowMs);
    if (state !== null) await keepView(project.id, VIEW, state.facts_rev, JSON.stringify({ hourMs, added }));
  }
  return { project, ...added, backfill: backfillViewOf(state, recount, nowMs), canAdminister };
}

async function addUp(projectId: string, firstPremiseMs: number | null, nowMs: number): Promise<Added> {
  const counts = await readCounts(projectId);
  const groups = await readStoryGroups(projectId, firstPremiseMs ?? 0);
  const days = await readDays(projectId);
  const ends = await readLooseEnds(projectId);
  const rows: WeekRow[] = [
    ...counts.flatMap(({ start_week, track, issues }) =>
      start_week === null ? [] : [{ week: start_week, track, started: issues, days: 0 }],
    ),
    ...days.map((row) => ({ ...row, started: 0 })),
    ...stillRunning(ends, nowMs),
  ];
  return {
    headline: headlineOf(groups.flatMap(storiesOfGroup), firstPremiseMs),
    weeks: weekTable(rows),
    signals: await readSignals(projectId, firstPremiseMs, nowMs),
    counts: {
      issues: sum(counts),
      notStarted: sum(counts.filter((row) => row.start_kind === 'notStarted')),
      started: sum(counts.filter((row) => row.start_kind === 'started')),
      closedUnstarted: sum(counts.filter((row) => row.start_kind === 'closedUnstarted')),
      startUnknown: sum(counts.filter((row) => row.start_kind === 'startUnknown')),
      done: sum(counts.filter((row) => row.is_done)),
      byTrack: {
        discovery: sum(counts.filter((row) => row.track === 'discovery')),
        delivery: sum(counts.filter((row) => row.track === 'delivery')),
        upkeep: sum(counts.filter((row) => row.track === 'upkeep')),
      },
      validated: validatedCounts(groups),
      statusesGuessed: new Set(ends.flatMap((end) => end.guessed_statuses)).size,
    },
  };
}

function sum(rows: readonly Pick<CountRow, 'issues'>[]): number {
  return rows.reduce((total, row) => total + row.issues, 0);
}

function validatedCounts(groups: readonly StoryGroupRow[]): PageView['counts']['validated'] {
  const of = (validated: Validated) => sum(groups.filter((group) => group.validated === validated));
  return {
    before: of('before'),
    after: of('after'),
    never: of('never'),
    against: of('against'),
    startUnknown: of('startUnknown'),
  };
}

/**
 * The group as stories, so that the domain alone says what the headline counts. The first carries the group's points:
 * only sums of points are ever shown.
 */
function storiesOfGroup(group: StoryGroupRow): readonly HeadlineStory[] {
  const story: HeadlineStory = {
    level: 'story',
    trackAtStart: 'delivery',
    exempt: group.exempt_at_start,
    start:
      group.start_kind === 'started' && group.first_start_ms !== null
        ? { kind: 'started', atMs: group.first_start_ms }
        : { kind: 'startUnknown' },
    size: null,
    validated: group.validated,
    waived: group.decision === 'waive',
    learning: group.decision === 'buildToLearn',
  };
  return Array.from({ length: group.issues }, (_, at) => (at === 0 ? { ...story, size: group.points } : story));
}

function stillRunning(ends: readonly LooseEndRow[], nowMs: number): readonly WeekRow[] {
  // Out of sight, work is counted up to when it was last known to go on, not for ever.
  const until = (end: LooseEndRow) => Math.min(end.unseen_since_ms ?? nowMs, nowMs);
  return TRACKS.flatMap((track) =>
    [...new Set(ends.map(until))].flatMap((untilMs) => {
      const running = ends.flatMap((end) =>
        end.track === track && until(end) === untilMs && end.open_since_ms !== null
          ? [{ sinceMs: end.open_since_ms, issues: end.issues }]
          : [],
      );
      return [...runningDaysByWeek(running, untilMs)].map(([week, days]) => ({ week, track, started: 0, days }));
    }),
  );
}
