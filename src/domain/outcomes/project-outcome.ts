/**
 * An outcome a project works towards, which its stories may rest on. Its words are for everyone who can see the project.
 * Like a premise it is a stream of dated events; who said them, and so who owns it, stands with the entries alone.
 */
import type { Dated, Day, Outcome } from '../premise';
import { EMPTY_OUTCOME, saidMs } from '../premise';
import { upTo } from '../premise-log';

/** What is said of it; every part may be empty. */
export interface OutcomeWords extends Outcome {
  readonly problem: string;
  /** Where it comes from: an https link, or null. */
  readonly link: string | null;
  /** The epic or goal issue it stands for, or null. */
  readonly goalIssueId: string | null;
}

/** The parts, in the order they are asked for. */
export const WORD_PARTS = [
  'problem',
  'who',
  'does',
  'metric',
  'from',
  'to',
  'by',
  'link',
  'goalIssueId',
] as const satisfies readonly (keyof OutcomeWords)[];

/** Where the metric stood on a day, as somebody entered it. */
export interface Progress {
  /** Made by the caller: entered twice it counts once. */
  readonly id: string;
  readonly value: number;
  readonly on: Day;
  readonly note: string;
}

/** What an outcome's stream records. `kind` is the column, the rest is the body. */
export type OutcomeEvent =
  /** Only the parts that were changed. The project stands with each: its own for the first, and never another. */
  | { readonly kind: 'outcome.stated'; readonly projectId: string; readonly parts: Partial<OutcomeWords> }
  /** Whoever says it owns the outcome from then on. */
  | { readonly kind: 'outcome.owned' }
  | { readonly kind: 'outcome.archived'; readonly on: boolean }
  /** "Still true": looked at again, and left as it is. */
  | { readonly kind: 'outcome.reviewed' }
  | { readonly kind: 'progress.noted'; readonly progress: Progress }
  | { readonly kind: 'progress.withdrawn'; readonly progressId: string };

/** An outcome as its events leave it. */
export interface ProjectOutcome {
  readonly rev: number;
  readonly projectId: string;
  readonly words: OutcomeWords;
  /** The revision that last set each part, 0 if never: what a conflict is judged by. */
  readonly revs: Readonly<Record<keyof OutcomeWords, number>>;
  readonly statedMs: number;
  /** When it was last stated, changed or found to be still true, ms. */
  readonly reviewedMs: number;
  readonly ownedRev: number;
  readonly isArchived: boolean;
  readonly archivedRev: number;
  /** Not withdrawn, by day and within a day as they were entered. */
  readonly progress: readonly Progress[];
  /** Ids taken back: entered again under the same id they stay away. */
  readonly withdrawn: readonly string[];
}

export const EMPTY_WORDS: Readonly<OutcomeWords> = { ...EMPTY_OUTCOME, problem: '', link: null, goalIssueId: null };
const NO_REVS = { problem: 0, who: 0, does: 0, metric: 0, from: 0, to: 0, by: 0, link: 0, goalIssueId: 0 } as const;

/** An outcome after one more event of its stream; it exists once it is stated. */
export function applyOutcome(current: ProjectOutcome | null, event: Dated<OutcomeEvent>): ProjectOutcome | null {
  const atMs = saidMs(event);
  if (event.kind === 'outcome.stated') return state(current, event, atMs);
  if (current === null) return null;
  const next: ProjectOutcome = { ...current, rev: event.rev };
  switch (event.kind) {
    case 'outcome.owned':
      return { ...next, ownedRev: event.rev };
    case 'outcome.archived':
      return { ...next, isArchived: event.on, archivedRev: event.rev };
    case 'outcome.reviewed':
      return { ...next, reviewedMs: atMs };
    case 'progress.noted': {
      const { progress } = event;
      const known = [...current.progress.map(({ id }) => id), ...current.withdrawn];
      if (known.includes(progress.id)) return next;
      // Sorting is stable: of one day, the later entry stays the later one.
      return {
        ...next,
        progress: [...current.progress, progress].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0)),
      };
    }
    case 'progress.withdrawn':
      return {
        ...next,
        progress: current.progress.filter(({ id }) => id !== event.progressId),
        withdrawn: [...current.withdrawn, event.progressId],
      };
  }
}

/** The outcome these events leave, or null if it was never stated. */
export function foldOutcome(events: readonly Dated<OutcomeEvent>[]): ProjectOutcome | null {
  return events.reduce<ProjectOutcome | null>(applyOutcome, null);
}

/** Streams of project outcomes by id. */
export type OutcomeStreams = ReadonlyMap<string, readonly Dated<OutcomeEvent>[]>;

/** Those of one project: what was moved elsewhere takes no words along. */
export function outcomesOf(streams: OutcomeStreams, projectId: string): OutcomeStreams {
  return new Map([...streams].filter(([, events]) => foldOutcome(events)?.projectId === projectId));
}

/** What each outcome said at a moment (ms): what a story resting on it then bet on. One stated later is not there. */
export function lentAt(streams: OutcomeStreams | undefined, ms: number): ReadonlyMap<string, Outcome> {
  return new Map(
    [...(streams ?? [])].flatMap(([id, events]) => {
      const outcome = foldOutcome(upTo(events, ms));
      return outcome === null ? [] : [[id, betOf(outcome.words)] as const];
    }),
  );
}

/** The parts a story's outcome has. */
export function betOf({ who, does, metric, from, to, by }: OutcomeWords): Outcome {
  return { who, does, metric, from, to, by };
}

function state(
  current: ProjectOutcome | null,
  { projectId, parts, rev }: Dated<Extract<OutcomeEvent, { kind: 'outcome.stated' }>>,
  atMs: number,
): ProjectOutcome {
  const revs = { ...(current?.revs ?? NO_REVS) };
  for (const part of WORD_PARTS) if (parts[part] !== undefined) revs[part] = rev;
  const start: ProjectOutcome = current ?? {
    ...{ rev, projectId, words: EMPTY_WORDS, revs, statedMs: atMs, reviewedMs: atMs, ownedRev: 0 },
    ...{ isArchived: false, archivedRev: 0, progress: [], withdrawn: [] },
  };
  return { ...start, rev, revs, words: withParts(start.words, parts), reviewedMs: atMs };
}

/** Part by part: what is no part never gets in, and a part that is left out stays. */
function withParts(words: OutcomeWords, parts: Partial<OutcomeWords>): OutcomeWords {
  return {
    problem: parts.problem ?? words.problem,
    who: parts.who ?? words.who,
    does: parts.does ?? words.does,
    metric: parts.metric ?? words.metric,
    from: parts.from ?? words.from,
    to: parts.to ?? words.to,
    by: parts.by === undefined ? words.by : parts.by,
    link: parts.link === undefined ? words.link : parts.link,
    goalIssueId: parts.goalIssueId === undefined ? words.goalIssueId : parts.goalIssueId,
  };
}
