/** Noes: said, still without a word, and stale work nobody decided on. Views are JSON: null, never undefined; times in ms. */
import type { Standing } from '../domain/assessment';
import type { Day, Discipline, NoCategory, Risk } from '../domain/premise';

/** How many there are; whose they are and what they say is Jira's to tell. */
export interface NoesView {
  /** Where the question's period begins; null = it goes back to the beginning. */
  readonly sinceMs: number | null;
  /** Said in the period, and those of them with a sentence. */
  readonly said: number;
  readonly explained: number;
  /** With a sentence, whenever they were said. */
  readonly ever: number;
  /** Of the period, whose day to look again has come. */
  readonly due: number;
  readonly byCategory: readonly { readonly category: NoCategory; readonly noes: number }[];
  /** Closed in the period by a decision nobody explained, and so closed in all. */
  readonly unexplained: number;
  readonly decided: number;
  /** Whatever the period. */
  readonly stale: number;
  /** To be told in a comment and perhaps not told yet, whatever the period: `listUntold` says which. */
  readonly untold: number;
  readonly canEdit: boolean;
}

/** The last row of a page: the next one begins after it. */
export interface NoesCursor {
  readonly atMs: number;
  readonly issueId: string;
}

/** A no as it stands: why it was said and what would make us look again is in the issue's own property. */
export interface NoRow {
  readonly issueId: string;
  readonly category: NoCategory;
  readonly isExplained: boolean;
  readonly saidMs: number;
  readonly together: readonly Discipline[];
  /** Of the riskiest assumption; null = none is named. */
  readonly standing: Standing | null;
  readonly risk: Risk | null;
  /** On that assumption. */
  readonly findings: number;
  readonly revisitOn: Day | null;
  readonly isDue: boolean;
  readonly size: number | null;
}

export interface NoRows {
  /** The latest first. */
  readonly rows: readonly NoRow[];
  /** Null = that was all. */
  readonly next: NoesCursor | null;
}

/** An issue a no could be said of. */
export interface NoCandidate {
  readonly issueId: string;
  /** When it was closed (0 = nothing says when), or last updated as far as Premise knows. */
  readonly atMs: number;
  readonly size: number | null;
  /** Of its own premise: what somebody who looks at this row has seen. */
  readonly rev: number;
}

export interface NoCandidates {
  readonly rows: readonly NoCandidate[];
  readonly next: NoesCursor | null;
}

/** Noes on record whose comment was to be posted and is not. */
export interface UntoldNoes {
  readonly noes: readonly { readonly issueId: string; readonly decisionRev: number }[];
}
