/** Every call between the browser and the resolvers, typed once for both sides. Views are JSON: null, never undefined; times in ms. */
import type { Assessment, Validated } from './domain/assessment';
import type { Result } from './domain/failure';
import type { Headline } from './domain/headline';
import type {
  Assumption,
  Day,
  Decision,
  Finding,
  Outcome,
  OutcomeCheck,
  Premise,
  RecordedFinding,
  Risk,
  Threshold,
} from './domain/premise';
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

/**
 * What a person can do to a premise. `id` is made by the caller, once per intention: sent twice it counts once.
 * `seenRev` is the revision the person was looking at, of the stream the command changes.
 */
export type Command = { readonly id: string; readonly seenRev: number } & (
  | { readonly kind: 'stateOutcome'; readonly parts: Partial<Outcome> }
  | {
      readonly kind: 'stateAssumption';
      /** Made by the caller; an id not yet known makes a new assumption, linked to this premise. */
      readonly assumptionId: string;
      readonly statement: string;
      readonly risk: Risk;
    }
  | { readonly kind: 'chooseRiskiest'; readonly assumptionId: string }
  | { readonly kind: 'unlinkAssumption'; readonly assumptionId: string }
  | { readonly kind: 'setThreshold'; readonly assumptionId: string; readonly threshold: Threshold | null }
  | { readonly kind: 'addFinding'; readonly assumptionId: string; readonly finding: Finding }
  | { readonly kind: 'editFinding'; readonly assumptionId: string; readonly finding: Finding }
  | { readonly kind: 'withdrawFinding'; readonly assumptionId: string; readonly findingId: string }
  | { readonly kind: 'decide'; readonly decision: Decision | null }
  | { readonly kind: 'checkOutcome'; readonly check: OutcomeCheck }
);
export type CommandKind = Command['kind'];

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
