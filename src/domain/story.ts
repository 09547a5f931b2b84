/** The slice of a Jira issue the domain reasons about. Times are ms since 1970 UTC, sizes are story points. */

export const TRACKS = ['discovery', 'delivery', 'upkeep'] as const;
export type Track = (typeof TRACKS)[number];

/** Jira's status categories in our words; `unknown` is a category nobody could tell. */
export type StatusCategory = 'todo' | 'inProgress' | 'done' | 'unknown';

export interface StatusRef {
  /** Jira's status id, or null where an import lacks it. */
  readonly id: string | null;
  readonly name: string;
}

/** One status change from an issue's history. */
export interface Move {
  readonly atMs: number;
  readonly from: StatusRef;
  readonly to: StatusRef;
}

/** One issue type change from an issue's history: relabelling must not pay. */
export interface TypeChange {
  readonly atMs: number;
  readonly from: string;
  readonly to: string;
}

/** One change of resolution from an issue's history: a reopened issue keeps no other trace of how it was first closed. */
export interface ResolutionChange {
  readonly atMs: number;
  /** Null = cleared. */
  readonly to: string | null;
}

/** One change of story points from an issue's history: resizing afterwards must not pay either. */
export interface SizeChange {
  readonly atMs: number;
  /** Null = unsized. */
  readonly from: number | null;
  readonly to: number | null;
}

/** What of a parent rules may ask about. */
export interface ParentKind {
  readonly issueType: string;
  readonly labels: readonly string[];
}

/** Rules on titles, named by `matchOf`: which were asked when the issue was read, and which of them matched. */
export interface TitleMatches {
  readonly asked: readonly string[];
  readonly matched: readonly string[];
}

/** A sprint as an issue that is or was in it tells of it. */
export interface Sprint {
  readonly id: string;
  readonly name: string;
  readonly state: 'future' | 'active' | 'closed';
  /** Null = Jira did not say. */
  readonly boardId: string | null;
  /** Planned or real, ms; null = not said yet. */
  readonly startMs: number | null;
  readonly endMs: number | null;
  /** When it was closed, ms. */
  readonly completeMs: number | null;
}

/** Where an issue stands in the hierarchy. */
export type Level = 'epic' | 'story' | 'subtask';

export interface Story {
  readonly issueId: string;
  readonly projectId: string;
  readonly issueType: string;
  readonly level: Level;
  readonly labels: readonly string[];
  readonly components: readonly string[];
  readonly parentId: string | null;
  /** Its parent as last read; absent = it has none, none was read, or no rule asks about it. */
  readonly parentKind?: ParentKind;
  /** Absent = no rule was ever asked about its title. The title itself is never here. */
  readonly titles?: TitleMatches;
  /** Story points, null = unsized. */
  readonly size: number | null;
  /** Every sprint it is or was in; absent = not read. */
  readonly sprints?: readonly Sprint[];
  /** Jira's due date, `YYYY-MM-DD`, null = none; absent = not read. */
  readonly dueDay?: string | null;
  readonly createdMs: number;
  readonly updatedMs: number;
  readonly status: StatusRef;
  readonly resolution: string | null;
  readonly resolvedMs: number | null;
  /** Status changes, oldest first; null = the history could not be read. */
  readonly moves: readonly Move[] | null;
  readonly typeChanges: readonly TypeChange[];
  /** Oldest first; absent = not read, and the resolution it has now speaks for every close. */
  readonly resolutionChanges?: readonly ResolutionChange[];
  /** Oldest first; absent = not read, and the size it has now speaks for every moment. */
  readonly sizeChanges?: readonly SizeChange[];
}

/** Design §4: every issue is exactly one of these. */
export type Start =
  | { readonly kind: 'notStarted' }
  | { readonly kind: 'started'; readonly atMs: number }
  | { readonly kind: 'closedUnstarted'; readonly atMs: number }
  | { readonly kind: 'startUnknown' };
export type StartKind = Start['kind'];
