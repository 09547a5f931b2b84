/** Every call between the browser and the resolvers, typed once for both sides. Views are JSON: null, never undefined; times in ms. */
import type { Assessment, Validated } from './domain/assessment';
import type { Command } from './domain/command';
import type { Result } from './domain/failure';
import type { Headline } from './domain/headline';
import type { Assumption, Day, Premise, RecordedFinding } from './domain/premise';
import type { Start, StatusCategory, Track } from './domain/story';
import type { TrackNumbers, Week } from './domain/balance';

export interface AssumptionView extends Omit<Assumption, 'wordings' | 'withdrawn'> {
  readonly reworded: boolean;
  readonly withdrawn: readonly RecordedFinding[];
}

/** What was true when the story started, beside what is true now. */
export interface AtStart {
  readonly startedMs: number;
  readonly score: number | null;
  readonly validated: Validated;
}

export interface PanelView {
  readonly issue: {
    readonly id: string;
    readonly key: string;
    readonly track: Track;
    /** The rule that decided the track, e.g. `issueType: spike`, or `default`. */
    readonly trackRule: string;
    readonly size: number | null;
    readonly category: StatusCategory;
    readonly start: Start;
    readonly exempt: boolean;
  };
  readonly canEdit: boolean;
  readonly premise: Premise;
  /** The premise the story rests on until it states its own bet. */
  readonly inheritedFrom: { readonly issueId: string; readonly key: string; readonly premise: Premise } | null;
  readonly assumptions: readonly AssumptionView[];
  readonly assessment: Assessment;
  readonly atStart: AtStart | null;
  /** False when Jira did not take the issue property: the save is kept, the queue retries. */
  readonly published: boolean;
  readonly today: Day;
}

export type { Command, CommandKind } from './domain/command';

export interface BackfillView {
  readonly state: 'never' | 'running' | 'paused' | 'done' | 'failed';
  readonly done: number;
  /** Jira's estimate; null = not known yet. */
  readonly total: number | null;
  readonly startedMs: number | null;
  readonly finishedMs: number | null;
}

export interface PageView {
  readonly project: { readonly id: string; readonly key: string };
  /** Over delivery stories; null while there is nothing to say. */
  readonly headline: Headline;
  readonly weeks: readonly Week[];
  readonly counts: {
    readonly issues: number;
    readonly notStarted: number;
    readonly started: number;
    readonly closedUnstarted: number;
    readonly startUnknown: number;
    /** Now in the Done category. */
    readonly done: number;
    readonly byTrack: TrackNumbers;
    readonly validated: Readonly<Record<Validated, number>>;
    /** Distinct statuses whose category was guessed from their name. */
    readonly statusesGuessed: number;
  };
  readonly backfill: BackfillView;
  readonly canAdminister: boolean;
}

// A type alias, not an interface: the SDK's `Definitions` needs an index signature.
export type Contract = {
  readPanel: (a: { issueId: string }) => Result<PanelView>;
  save: (a: { issueId: string; command: Command }) => Result<PanelView>;
  readPage: (a: { projectId: string }) => Result<PageView>;
  startBackfill: (a: { projectId: string }) => Result<BackfillView>;
  readBackfill: (a: { projectId: string }) => Result<BackfillView>;
};
