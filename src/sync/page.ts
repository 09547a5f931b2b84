/** The project page: ids and numbers from facts, never a title, never a question to Jira. */
import { createHash } from 'node:crypto';
import * as v from '../valibot';
import type { PageView } from '../contract/page';
import type { PageQuestion } from '../domain/page-question';
import type { Validated } from '../domain/assessment';
import { weekTable, type Week, type WeekRow } from '../domain/balance';
import { changeOf } from '../domain/change';
import { funnelOf } from '../domain/funnel';
import { bandOf, signalSettingsOf } from '../domain/signals/settings';
import { headlineOf, type HeadlineStory } from '../domain/headline';
import { TRACKS } from '../domain/story';
import { runningDaysByWeek } from '../domain/timing';
import { windowOf, type Window } from '../domain/window';
import { hourOf } from '../store/facts-lease';
import {
  keepView,
  readCached,
  readDearest,
  readParts,
  readWeekParts,
  type CountRow,
  type LooseEnd,
  type Parts,
  type StoryGroup,
  type WeekParts,
} from '../store/facts-page';
import { backfillViewOf } from './backfill';
import { dueAsked, dueViewOf, type DueKept } from './due';
import { readSignals } from './page-signals';

export interface PageAsked {
  readonly projectId: string;
  readonly question: PageQuestion;
  readonly canAdminister: boolean;
  readonly nowMs: number;
}

/** What is added up and kept; the rest of the view is of the moment and of the person. */
type Added = Omit<PageView, 'question' | 'sinceMs' | 'due' | 'backfill' | 'canAdminister'> & {
  /** Without whose it is. */
  readonly dueRows: DueKept;
};

/** Changed whenever `Added` changes its shape: views kept by older code are then not found. */
const VIEW = 'page:5';
const DOUBTS_SHOWN = 3;

/** Our own writing, so only its frame is looked at: the shape is `VIEW`'s business. */
const Kept = v.object({ hourMs: v.number(), added: v.custom<Added>((added) => typeof added === 'object') });

/**
 * Days still running grow with the clock, and things fall due, so what is kept is also added up anew every hour. Whose
 * they are is never kept: read at each look, where anything is due.
 * @throws AppFailure storeUnavailable
 */
export async function readPage({ projectId, question, canAdminister, nowMs }: PageAsked): Promise<PageView> {
  const view = `${VIEW}:${createHash('sha256').update(JSON.stringify(question)).digest('hex').slice(0, 40)}`;
  const { state, body, recount, reminders } = await readCached(projectId, view);
  const window = windowOf(question, nowMs);
  const hourMs = hourOf(nowMs);
  const kept = body === null ? null : v.parse(v.pipe(v.string(), v.parseJson(), Kept), body);
  let added = kept !== null && kept.hourMs === hourMs ? kept.added : null;
  if (added === null) {
    added = await addUp({ ...question, projectId }, window, state?.first_premise_ms ?? null, nowMs);
    if (state !== null) await keepView(projectId, view, state.facts_rev, JSON.stringify({ hourMs, added }));
  }
  const { dueRows, ...shown } = added;
  return {
    question,
    sinceMs: window.sinceMs,
    ...shown,
    due: { ...(await dueViewOf(dueRows, nowMs)), reminders, canAdminister },
    backfill: backfillViewOf(state, recount, nowMs),
    canAdminister,
  };
}

type Scope = Parameters<typeof readParts>[0];

async function addUp(scope: Scope, window: Window, firstMs: number | null, nowMs: number): Promise<Added> {
  const parts = await readParts(scope, { ...window, firstMs }, dueAsked(null, nowMs));
  const weeks = await readWeekParts(scope);
  const doubts = await readDearest(scope, DOUBTS_SHOWN);
  const signalled = signalSettingsOf(parts.settings);
  return {
    ...headlineIn(parts, window, firstMs),
    guide: { stage: signalled.stage, ...bandOf(signalled) },
    isShownAnywhere: parts.settings.shown === 'always',
    weeks: weeksIn(weeks, nowMs),
    counts: countsIn(weeks, parts),
    funnel: funnelOf(parts.funnel),
    findings: parts.findings,
    discovery: parts.discovery,
    quiet: quietIn(parts),
    dueRows: parts.due,
    signals: await readSignals(scope.projectId, signalled, firstMs, nowMs),
    doubts: doubts.map((row) => ({
      ...{ issueId: row.issue_id, doubt: row.doubt, size: row.size, nextStep: row.next_step },
    })),
  };
}

/** Of the period, and against the one before it, which counts from the first premise on too. */
function headlineIn({ stories }: Parts, { sinceMs, beforeMs }: Window, firstMs: number | null) {
  const now = stories.filter(({ when }) => when === 'now' || when === 'began');
  const headline = headlineOf(now.flatMap(storiesOfGroup), firstMs);
  if (headline.kind !== 'share') return { headline, change: null };
  const before = headlineOf(stories.filter(({ when }) => when === 'before').flatMap(storiesOfGroup), firstMs);
  return {
    headline: { ...headline, sinceMs: Math.max(headline.sinceMs, sinceMs ?? headline.sinceMs) },
    change: beforeMs === null || before.kind !== 'share' ? null : changeOf(headline.validated, before.validated),
  };
}

/** All there are: the chart pages through them, and a project that has rested for a year still shows its last work. */
function weeksIn({ counts, days, ends }: WeekParts, nowMs: number): readonly Week[] {
  const rows: WeekRow[] = [
    ...counts.flatMap(({ week, track, issues, points }) =>
      week === null ? [] : [{ week, track, started: issues, points, days: 0 }],
    ),
    ...days.map((row) => ({ ...row, started: 0 })),
    ...stillRunning(ends, nowMs),
  ];
  return weekTable(rows);
}

function countsIn({ counts, ends }: WeekParts, { stories }: Parts): PageView['counts'] {
  const of = (is: (row: CountRow) => boolean) => sum(counts.filter(is));
  return {
    issues: sum(counts),
    notStarted: of(({ startKind }) => startKind === 'notStarted'),
    started: of(({ startKind }) => startKind === 'started'),
    closedUnstarted: of(({ startKind }) => startKind === 'closedUnstarted'),
    startUnknown: of(({ startKind }) => startKind === 'startUnknown'),
    done: of(({ isDone }) => isDone),
    byTrack: {
      discovery: of(({ track }) => track === 'discovery'),
      delivery: of(({ track }) => track === 'delivery'),
      upkeep: of(({ track }) => track === 'upkeep'),
    },
    validated: validatedCounts(stories.filter(({ when }) => when === 'now' || when === 'began')),
    statusesGuessed: new Set(ends.flatMap(({ guessed }) => guessed)).size,
  };
}

function sum(rows: readonly { readonly issues: number }[]): number {
  return rows.reduce((total, row) => total + row.issues, 0);
}

function validatedCounts(groups: readonly StoryGroup[]): PageView['counts']['validated'] {
  const of = (validated: Validated) => sum(groups.filter((group) => group.validated === validated));
  return {
    before: of('before'),
    after: of('after'),
    never: of('never'),
    against: of('against'),
    startUnknown: of('startUnknown'),
  };
}

/** Lines that say what they say and light no lamp. */
function quietIn({ stories, dated }: Parts): PageView['quiet'] {
  const asked = stories.filter(({ when, isStarted, exemptAtStart }) => when === 'now' && isStarted && !exemptAtStart);
  const waived = asked.filter(({ decision }) => decision === 'waive');
  const counted = asked.filter(({ decision }) => decision !== 'waive' && decision !== 'buildToLearn');
  const tested = counted.filter(({ tested: by }) => by !== 'untested');
  return {
    tested: sum(tested),
    oneDiscipline: sum(tested.filter(({ tested: by }) => by === 'one')),
    asked: sum(asked),
    waived: sum(waived),
    dated: dated.all,
    datedUnframed: dated.unframed,
  };
}

/**
 * The group as stories, so that the domain alone says what the headline counts. The first carries the group's points:
 * only sums of points are ever shown.
 */
function storiesOfGroup(group: StoryGroup): readonly HeadlineStory[] {
  const story: HeadlineStory = {
    level: 'story',
    trackAtStart: 'delivery',
    exempt: group.exemptAtStart,
    start:
      group.isStarted && group.firstStartMs !== null
        ? { kind: 'started', atMs: group.firstStartMs }
        : { kind: 'startUnknown' },
    size: null,
    validated: group.validated,
    waived: group.decision === 'waive',
    learning: group.decision === 'buildToLearn',
  };
  return Array.from({ length: group.issues }, (_, at) => (at === 0 ? { ...story, size: group.points } : story));
}

function stillRunning(ends: readonly LooseEnd[], nowMs: number): readonly WeekRow[] {
  // Out of sight, work is counted up to when it was last known to go on, not for ever.
  const until = (end: LooseEnd) => Math.min(end.unseenSinceMs ?? nowMs, nowMs);
  return TRACKS.flatMap((track) =>
    [...new Set(ends.map(until))].flatMap((untilMs) => {
      const running = ends.flatMap((end) =>
        end.track === track && until(end) === untilMs && end.openSinceMs !== null
          ? [{ sinceMs: end.openSinceMs, issues: end.issues }]
          : [],
      );
      return [...runningDaysByWeek(running, untilMs)].map(([week, days]) => ({ week, track, started: 0, days }));
    }),
  );
}
