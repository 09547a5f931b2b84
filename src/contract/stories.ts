/** The stories of a project by doubt, what was refuted in time, what comes next by rank, and changes to several. Views are JSON: null, never undefined; times in ms. */
import type { NextStepId, Standing, Unscored } from '../domain/assessment';
import type { Failure } from '../domain/failure';
import type { PageQuestion } from '../domain/page-question';
import type { Risk } from '../domain/premise';

/** What a list of stories is narrowed to; null = any step. */
export type StoriesQuestion = Pick<PageQuestion, 'team' | 'sprint'> & { readonly step: NextStepId | null };

/** A story as lists show it: numbers and states. Its title is the browser's to ask for. */
export interface StoryRow {
  readonly issueId: string;
  /** Size × distance from the evidence asked for; 0 = nothing is in doubt. */
  readonly doubt: number;
  readonly step: NextStepId;
  readonly standing: Standing | null;
  readonly risk: Risk | null;
  readonly score: number | null;
  /** Why there is no score; null where there is one. */
  readonly state: Unscored | null;
  readonly size: number | null;
  /** An outcome is stated, and a riskiest assumption named, by the story or its epic. */
  readonly framed: boolean;
  readonly named: boolean;
  /** Of its own premise: what somebody who looks at this row has seen. */
  readonly rev: number;
}

/** The last row of a page: the next one begins after it. */
export interface StoryCursor {
  readonly doubt: number;
  readonly issueId: string;
}

export interface StoriesView {
  readonly rows: readonly StoryRow[];
  /** Null = there are no more. */
  readonly next: StoryCursor | null;
}

/** Refuted before anybody started on it. */
export interface GladRow {
  readonly issueId: string;
  readonly risk: Risk | null;
  readonly atMs: number;
  /** As it was estimated before it was refuted. */
  readonly size: number | null;
}

export interface GladCursor {
  readonly atMs: number;
  readonly issueId: string;
}

/** Newest first. */
export interface GladView {
  readonly rows: readonly GladRow[];
  readonly next: GladCursor | null;
}

/** What is known of issues the browser asked about, in no order. */
export interface NextUpView {
  readonly rows: readonly StoryRow[];
  /** Known, and not asked for a premise: epics, sub-tasks, exempt types. The rest was not read yet. */
  readonly others: readonly string[];
}

/** An issue to save on, and the revision of its premise the person was looking at. */
export interface IssueChosen {
  readonly issueId: string;
  readonly seenRev: number;
}

export interface BulkResult {
  readonly issueId: string;
  /** How many of the commands stand, in their order. */
  readonly saved: number;
  /** Why the next one does not; null = all do. */
  readonly failure: Failure | null;
  /** As it is now; null = not told yet. */
  readonly row: StoryRow | null;
  /** The revision of the no this has said, for telling it in a comment; null = it said none, or another stands by now. */
  readonly noRev: number | null;
}
