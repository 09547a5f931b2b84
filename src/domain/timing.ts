/**
 * When work on an issue began and ended, read from its status history. Only categories matter: renamed statuses,
 * moves from a status to itself and moves within one category change nothing.
 */
import type { Settings } from './settings';
import type { CategoryLookup } from './status-category';
import type { Start, StatusCategory, StatusRef, Story } from './story';
import { DAY_MS, WEEK_MS, isoWeek, mondayOf, weekStartMs, type IsoWeek } from './week';

/** A stretch of time in one category. */
interface Stay {
  readonly category: StatusCategory;
  /** When it began, or null when the history does not show it. */
  readonly fromMs: number | null;
  /** When it ended; null = it lasts, or the history does not show its end. */
  readonly untilMs: number | null;
  /** The last status of the stretch. */
  readonly status: StatusRef;
}

/** Statuses that mean "not delivered" by their own name, beside the resolutions in the settings. */
const NOT_DELIVERED_STATUSES: readonly string[] = ['cancelled', 'canceled', 'withdrawn', 'dropped', 'discarded'];

/**
 * The history as stretches, neighbours always of different categories, never empty; the last one holds the status
 * the issue has now. Where two moves do not join up, a stretch without a beginning stands for what is missing.
 */
function staysOf(story: Story, lookup: CategoryLookup): readonly Stay[] {
  const categoryOf = (status: StatusRef): StatusCategory => lookup(status).category;
  const stays: Stay[] = [];
  const enter = (status: StatusRef, atMs: number | null): void => {
    const category = categoryOf(status);
    const last = stays.pop();
    if (last === undefined) stays.push({ category, fromMs: atMs, untilMs: null, status });
    else if (last.category === category) stays.push({ ...last, status });
    else stays.push({ ...last, untilMs: atMs }, { category, fromMs: atMs, untilMs: null, status });
  };
  story.moves?.forEach((move, index) => {
    enter(move.from, index === 0 ? story.createdMs : null);
    enter(move.to, move.atMs);
  });
  enter(story.status, story.moves?.length === 0 ? story.createdMs : null);
  return stays;
}

/** The resolution that stood when the stay in Done at `index` ended, or stands now if it lasts. */
function resolutionIn(story: Story, stays: readonly Stay[], index: number): string | null {
  if (index === stays.length - 1 || story.resolutionChanges === undefined) return story.resolution;
  // Where the history does not show the end, it came before the next stay that it does show.
  const shown = stays.slice(index + 1).find(({ fromMs }) => fromMs !== null);
  const untilMs = stays[index]?.untilMs ?? shown?.fromMs ?? Infinity;
  // Reopening clears the resolution in the same moment, so a change at the end belongs to what follows.
  return story.resolutionChanges.filter((change) => change.atMs < untilMs).at(-1)?.to ?? null;
}

/**
 * Whether a stay in Done ended without delivery, by its resolution or by its status. The status counts too because
 * team-managed projects give every closed issue the resolution "Done", cancelled or not.
 */
function isUndelivered(
  story: Story,
  stays: readonly Stay[],
  index: number,
  settings: Pick<Settings, 'notDelivered'>,
): boolean {
  const words = new Set(settings.notDelivered.map((word) => word.toLowerCase()));
  const status = stays[index]?.status.name.trim().toLowerCase() ?? '';
  const resolution = resolutionIn(story, stays, index);
  return words.has(status) || NOT_DELIVERED_STATUSES.includes(status) || words.has(resolution?.toLowerCase() ?? '');
}

/**
 * Which of the four an issue is, and when it began.
 *
 * - Started at the first move into In-Progress, or from To-Do straight into Done when that was a delivery. What was
 *   In-Progress from its first known status on started when it was created. Nothing later resets this; a move from one
 *   Done status to another corrects the close it is in.
 * - A close without delivery is no start; reopened and begun, it starts then.
 * - In Done without any history, or with Done as its first known status: start unknown. It was either made there or
 *   lost its history, and neither says when work began. The same where moves do not join up or a status of unknown
 *   category comes before the first start seen, and for a history that could not be read.
 * - In To-Do with nothing to show that it was ever in progress: not started, even if not all of its past is known.
 */
export function startOf(story: Story, lookup: CategoryLookup, settings: Pick<Settings, 'notDelivered'>): Start {
  const stays = staysOf(story, lookup);
  let closedMs: number | null = null;
  let mayHaveStarted = false;
  for (const [index, stay] of stays.entries()) {
    closedMs = null;
    if (stay.category === 'todo') continue;
    if (stay.category === 'unknown') mayHaveStarted = true;
    else if (mayHaveStarted || stay.fromMs === null) return { kind: 'startUnknown' };
    else if (stay.category === 'inProgress') return { kind: 'started', atMs: stay.fromMs };
    else if (index === 0) return { kind: 'startUnknown' };
    else if (!isUndelivered(story, stays, index, settings)) return { kind: 'started', atMs: stay.fromMs };
    else closedMs = stay.fromMs;
  }
  if (closedMs !== null) return { kind: 'closedUnstarted', atMs: closedMs };
  return stays.at(-1)?.category === 'todo' ? { kind: 'notStarted' } : { kind: 'startUnknown' };
}

/**
 * When an issue that is now in Done last got there, ms. Null when it is not in Done, and when neither its history nor
 * its resolution date says; whether it *is* done is the category of its status, not this.
 */
export function doneMsOf(story: Story, lookup: CategoryLookup): number | null {
  const stays = staysOf(story, lookup);
  const last = stays.at(-1);
  if (last?.category !== 'done') return null;
  return stays.length > 1 && last.fromMs !== null ? last.fromMs : story.resolvedMs;
}

/** Whether an issue that is now in Done was delivered, by its last close; null = it is not in Done. */
export function isDelivered(
  story: Story,
  lookup: CategoryLookup,
  settings: Pick<Settings, 'notDelivered'>,
): boolean | null {
  const stays = staysOf(story, lookup);
  if (stays.at(-1)?.category !== 'done') return null;
  return !isUndelivered(story, stays, stays.length - 1, settings);
}

/** A stretch of time within one UTC week, ms. */
export interface Stretch {
  readonly week: IsoWeek;
  readonly fromMs: number;
  readonly untilMs: number;
}

/**
 * When the issue was in In-Progress statuses, oldest first, cut at the ends of UTC weeks; no two overlap. A stay whose
 * beginning or end the history does not show adds nothing.
 */
export function stretchesInProgress(story: Story, lookup: CategoryLookup, nowMs: number): readonly Stretch[] {
  const stays = staysOf(story, lookup);
  return stays.flatMap((stay, index) => {
    const untilMs = stay.untilMs ?? (index === stays.length - 1 ? nowMs : null);
    if (stay.category !== 'inProgress' || stay.fromMs === null || untilMs === null) return [];
    return stretchesByWeek(stay.fromMs, untilMs);
  });
}

/** One stretch of time, cut at the ends of UTC weeks; nothing when it ends before it begins. */
export function stretchesByWeek(fromMs: number, untilMs: number): readonly Stretch[] {
  const stretches: Stretch[] = [];
  for (let atMs = fromMs; atMs < untilMs;) {
    const week = isoWeek(atMs);
    const endMs = Math.min(untilMs, weekStartMs(week) + WEEK_MS);
    stretches.push({ week, fromMs: atMs, untilMs: endMs });
    atMs = endMs;
  }
  return stretches;
}

/** Issues that have been in progress since one moment. */
export interface Running {
  readonly sinceMs: number;
  readonly issues: number;
}

/**
 * Days in progress, by UTC week, of all that is still running: as `stretchesByWeek` up to `nowMs` of each of them,
 * added up, but in one pass over them and one over the weeks, because years of forgotten issues make many weeks each.
 */
export function runningDaysByWeek(running: readonly Running[], nowMs: number): ReadonlyMap<IsoWeek, number> {
  const begunIn = new Map<number, { issues: number; days: number }>();
  for (const { sinceMs, issues } of running) {
    if (sinceMs >= nowMs) continue;
    const startMs = mondayOf(sinceMs);
    const begun = begunIn.get(startMs) ?? { issues: 0, days: 0 };
    begun.issues += issues;
    begun.days += (issues * (Math.min(nowMs, startMs + WEEK_MS) - sinceMs)) / DAY_MS;
    begunIn.set(startMs, begun);
  }
  const days = new Map<IsoWeek, number>();
  let before = 0;
  for (let startMs = Math.min(...begunIn.keys()); startMs < nowMs; startMs += WEEK_MS) {
    const begun = begunIn.get(startMs) ?? { issues: 0, days: 0 };
    days.set(isoWeek(startMs), begun.days + (before * (Math.min(nowMs, startMs + WEEK_MS) - startMs)) / DAY_MS);
    before += begun.issues;
  }
  return days;
}

/** Since when it is in progress without a break, ms; null = it is not, or the history does not show since when. */
export function inProgressSinceMs(story: Story, lookup: CategoryLookup): number | null {
  const last = staysOf(story, lookup).at(-1);
  return last?.category === 'inProgress' ? last.fromMs : null;
}

/** The issue type at the moment work began, so that relabelling afterwards changes nothing; today's where none began. */
export function typeAtStart(story: Story, start: Start): string {
  if (start.kind !== 'started') return story.issueType;
  return story.typeChanges.find((change) => change.atMs > start.atMs)?.from ?? story.issueType;
}

/**
 * Points at the moment work began, null = unsized: evidence was asked for that size, and neither shrinking a story
 * under way nor its growing changes what it began with. Today's where nothing began or nothing was read.
 */
export function sizeAtStart(story: Pick<Story, 'size' | 'sizeChanges'>, start: Start): number | null {
  return start.kind === 'started' ? sizeAt(story, start.atMs) : story.size;
}

/** Points as they stood at a moment (ms), null = unsized; today's where no change was read. */
export function sizeAt(story: Pick<Story, 'size' | 'sizeChanges'>, ms: number): number | null {
  const later = story.sizeChanges?.find((change) => change.atMs > ms);
  return later === undefined ? story.size : later.from;
}

/** Names of the issue's statuses, past and present, whose category is only a guess; each once. */
export function guessedStatuses(story: Story, lookup: CategoryLookup): readonly string[] {
  return [
    ...new Set(
      statusesOf(story)
        .filter((status) => lookup(status).guessed)
        .map((status) => status.name),
    ),
  ];
}

/**
 * Whether a status of its past or present is of unknown category. Not only the start hangs on it: back in To-Do it
 * counts as not started, and days in that status as none.
 */
export function hasUnplacedStatus(story: Story, lookup: CategoryLookup): boolean {
  return statusesOf(story).some((status) => lookup(status).category === 'unknown');
}

function statusesOf(story: Story): readonly StatusRef[] {
  return [...(story.moves ?? []).flatMap((move) => [move.from, move.to]), story.status];
}
