/** How the app is doing, from what its background has left behind: one calm sentence, and when somebody is needed. */
import type { ErrorCode } from './failure';

/**
 * What leaves a sign of life. The value beside it: of `drain` and `publish` the issues seen to, of `reconcile` and
 * `sweep` the issues that had drifted.
 */
export const BEATS = ['event', 'drain', 'tick', 'reconcile', 'sweep', 'publish'] as const;
export type Beat = (typeof BEATS)[number];

/**
 * The step that failed. `property`: Jira refused to let the app write one issue's property. `reminder`: one thing that is
 * due could not be told of.
 */
export const FAILED_STEPS = [...BEATS, 'backfill', 'property', 'privacy', 'purge', 'reminder'] as const;
export type FailedStep = (typeof FAILED_STEPS)[number];

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** A mark is seen to at once, or else by the next five-minute tick: two ticks later it is late. */
export const BEHIND_AFTER_MS = 10 * MINUTE_MS;
/** The waits between tries double from 30 s: after five of them an issue has been tried for a quarter of an hour. */
export const STUCK_TRIES = 5;
/** The last fifth takes another large project's history, and leaves time to act before anything is refused. */
export const STORAGE_FULL_SHARE = 0.8;
/**
 * What runs by the clock counts as silent after this: six ticks of five minutes, three hourly comparisons, two weekly
 * ones. One that is missed is made up for by the next; several in a row are not bad luck.
 */
export const SILENT_AFTER_MS: Readonly<Partial<Record<Beat, number>>> = {
  tick: 30 * MINUTE_MS,
  reconcile: 3 * HOUR_MS,
  sweep: 14 * DAY_MS,
};

export interface Sign {
  readonly atMs: number;
  readonly value: number | null;
}

export interface KeptFailure {
  readonly what: FailedStep;
  readonly code: ErrorCode;
  readonly projectId: string | null;
  readonly lastMs: number;
}

export interface Vitals {
  readonly nowMs: number;
  /** Null = never yet. */
  readonly beats: Readonly<Record<Beat, Sign | null>>;
  readonly queue: {
    readonly waiting: number;
    /** Of those tried fewer than `STUCK_TRIES` times; null when there is none. */
    readonly oldestMs: number | null;
    /** Tried `STUCK_TRIES` times or more. */
    readonly stuck: number;
  };
  readonly backfills: readonly {
    readonly projectId: string;
    readonly state: 'never' | 'running' | 'paused' | 'done' | 'failed';
    /** Why it paused or stopped; `person` = somebody paused it, and it waits for them. */
    readonly reason: string | null;
  }[];
  /** Until when the background leaves Jira alone, and why; null = it may go on. */
  readonly waits: Waits | null;
  readonly storage: { readonly bytes: number; readonly limit: number };
  readonly failures: readonly KeptFailure[];
}

/** `jiraBusy`: Jira asked for it. `budget`: the points of this hour are used up. */
export interface Waits {
  readonly reason: 'jiraBusy' | 'budget';
  readonly untilMs: number;
}

/** Something only a person can mend, most urgent first. */
export type Need =
  | { readonly kind: 'storage'; readonly share: number }
  | { readonly kind: 'silent'; readonly what: Beat; readonly sinceMs: number }
  | { readonly kind: 'backfill'; readonly projects: number }
  | { readonly kind: 'refused'; readonly projects: number }
  | { readonly kind: 'stuck'; readonly issues: number };

export type HealthHeadline =
  | { readonly kind: 'nothingYet' }
  /** `reading`: projects whose history is being read; not being behind, but worth saying. */
  | { readonly kind: 'upToDate'; readonly reading: number }
  | { readonly kind: 'behind'; readonly byMs: number; readonly waits: Waits | null }
  | { readonly kind: 'needsYou'; readonly needs: readonly [Need, ...Need[]] };

/** The one sentence at the top. What a person must do comes before what only takes time. */
export function healthHeadline(vitals: Vitals): HealthHeadline {
  const [first, ...more] = needsOf(vitals);
  if (first !== undefined) return { kind: 'needsYou', needs: [first, ...more] };
  const { oldestMs } = vitals.queue;
  const byMs = oldestMs === null ? 0 : vitals.nowMs - oldestMs;
  if (byMs > BEHIND_AFTER_MS) return { kind: 'behind', byMs, waits: vitals.waits };
  const isNew = BEATS.every((beat) => vitals.beats[beat] === null);
  if (isNew && vitals.queue.waiting === 0 && vitals.backfills.length === 0) return { kind: 'nothingYet' };
  const reading = vitals.backfills.filter(
    ({ state, reason }) => state === 'running' || (state === 'paused' && reason !== 'person'),
  ).length;
  return { kind: 'upToDate', reading };
}

function needsOf(vitals: Vitals): readonly Need[] {
  const share = vitals.storage.bytes / vitals.storage.limit;
  const failed = vitals.backfills.filter(({ state }) => state === 'failed').length;
  const refused = new Set(
    vitals.failures.filter(({ what }) => what === 'property').map(({ projectId }) => projectId ?? ''),
  ).size;
  return [
    ...(share >= STORAGE_FULL_SHARE ? [{ kind: 'storage', share } as const] : []),
    ...BEATS.flatMap((what) => {
      const sign = vitals.beats[what];
      return sign !== null && isSilent(what, sign, vitals.nowMs)
        ? [{ kind: 'silent', what, sinceMs: sign.atMs } as const]
        : [];
    }),
    ...(failed > 0 ? [{ kind: 'backfill', projects: failed } as const] : []),
    ...(refused > 0 ? [{ kind: 'refused', projects: refused } as const] : []),
    ...(vitals.queue.stuck > 0 ? [{ kind: 'stuck', issues: vitals.queue.stuck } as const] : []),
  ];
}

/** Whether something that runs by the clock has not run for longer than bad luck explains. */
export function isSilent(what: Beat, sign: Sign, nowMs: number): boolean {
  const after = SILENT_AFTER_MS[what];
  return after !== undefined && nowMs - sign.atMs > after;
}

/**
 * Whether what failed has worked since: the same part has run later, or that project's history is being read again. A
 * refused property stays until somebody tries again.
 */
export function isOver(
  failure: KeptFailure,
  vitals: Pick<Vitals, 'beats'> & {
    readonly backfills: readonly Pick<Vitals['backfills'][number], 'projectId' | 'state'>[];
  },
): boolean {
  const { what, projectId, lastMs } = failure;
  if (what === 'backfill') {
    const state = vitals.backfills.find((backfill) => backfill.projectId === projectId)?.state ?? 'never';
    return state === 'running' || state === 'done';
  }
  if (what === 'property' || what === 'privacy' || what === 'purge' || what === 'reminder') return false;
  return (vitals.beats[what]?.atMs ?? 0) > lastMs;
}
