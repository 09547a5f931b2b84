/** The outcomes of a project and what rests on them. Views are JSON: null, never undefined; times in ms. */
import type { Standing } from '../domain/assessment';
import type { Share } from '../domain/headline';
import type { OutcomeWords, Progress } from '../domain/outcomes/project-outcome';
import type { CheckResult, Day, Risk } from '../domain/premise';

/** Stories resting on an outcome; sizes in points of those that were started. */
export interface OutcomeStories {
  readonly total: number;
  readonly inProgress: number;
  readonly done: number;
  /** Of their riskiest assumptions; null = none is named. */
  readonly byStanding: readonly { readonly standing: Standing | null; readonly stories: number }[];
  /** On what was validated before it was started, and on all else. */
  readonly sizeBefore: number;
  readonly sizeWithout: number;
  /** Started without a size. */
  readonly unsized: number;
  readonly checks: Readonly<Record<CheckResult, number>>;
}

/** An outcome of the project, with words for everyone who can see it. */
export interface OutcomeView {
  readonly outcomeId: string;
  readonly rev: number;
  readonly words: OutcomeWords;
  /** `accountId` null = nobody, or an erased account. */
  readonly owner: { readonly accountId: string | null; readonly isYou: boolean };
  /** When it was last stated, changed or found to be still true. */
  readonly reviewedMs: number;
  readonly isArchived: boolean;
  /** By day. */
  readonly progress: readonly Progress[];
  readonly stories: OutcomeStories;
}

/** A shared assumption that stands refuted, and stories nobody began that rest on it. */
export interface ContagionView {
  readonly assumptionId: string;
  readonly statement: string;
  readonly risk: Risk;
  readonly issueIds: readonly string[];
}

/** What came of a quarter, as far as it has gone. */
export interface ReviewView {
  /** `2026-Q1`, UTC. */
  readonly quarter: string;
  /** Outcome checks recorded in it, as they stand now. */
  readonly checks: Readonly<Record<CheckResult, number>>;
  /** Stories started in it by the risk of their riskiest assumption; null = none was named. */
  readonly bets: readonly { readonly risk: Risk | null; readonly started: number; readonly before: number }[];
  /** Of the assumptions settled in it. */
  readonly supported: Share;
}

export interface OutcomesView {
  /** The newest first, archived ones too. */
  readonly outcomes: readonly OutcomeView[];
  /** Open stories without any outcome (the most in doubt are named), and how many with one of their own alone. */
  readonly without: { readonly none: number; readonly own: number; readonly issueIds: readonly string[] };
  readonly contagion: readonly ContagionView[];
  readonly review: ReviewView;
  readonly canEdit: boolean;
  readonly today: Day;
}

/** An outcome a story could rest on. */
export interface OutcomeListed {
  readonly outcomeId: string;
  readonly words: OutcomeWords;
}
