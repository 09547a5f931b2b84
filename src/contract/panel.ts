/** A story, whole, as its panel shows it. Views are JSON: null, never undefined; times in ms. */
import type { Asked, Assessment, Rung, Standing, Unscored, Validated } from '../domain/assessment';
import type { OutcomeWords } from '../domain/outcomes/project-outcome';
import type { Day, Outcome, Premise, Threshold } from '../domain/premise';
import type { Start, StatusCategory, Track } from '../domain/story';
import type { AssumptionView } from './assumptions';
import type { DiscoveryView } from './test-plan';

/** What was true when the story started, beside what is true now. */
export interface AtStart {
  readonly startedMs: number;
  readonly score: number | null;
  /** Why there was no number; null where there was one. */
  readonly state: Unscored | null;
  readonly validated: Validated;
  /** Jira's points or the writers' guess; null = unsized. */
  readonly size: number | null;
  readonly asked: Asked;
  /** The strongest support there was. */
  readonly support: Rung | null;
  readonly standing: Standing | null;
  readonly outcome: Outcome;
  /** The riskiest assumption as it was worded; null = none was named. */
  readonly riskiest: string | null;
  /** Its "we are right if…" as it was; null = none was set. */
  readonly threshold: Threshold | null;
}

export interface PanelView {
  readonly issue: {
    readonly id: string;
    readonly key: string;
    readonly track: Track;
    /** The rule that decided the track, e.g. `issueType: spike`, or `default`. */
    readonly trackRule: string;
    /** Jira's story points; what the writers guess without them is in the premise. */
    readonly size: number | null;
    readonly category: StatusCategory;
    readonly start: Start;
    readonly exempt: boolean;
    readonly projectId: string;
  };
  /** The project wants Premise shown even if it is no software project. */
  readonly isShownAnywhere: boolean;
  readonly canEdit: boolean;
  readonly premise: Premise;
  /** The premise the story rests on until it states its own bet. */
  readonly inheritedFrom: { readonly issueId: string; readonly key: string; readonly premise: Premise } | null;
  readonly assumptions: readonly AssumptionView[];
  readonly assessment: Assessment;
  readonly atStart: AtStart | null;
  /** Who owns the outcome in effect; null = no outcome is stated. `accountId` null = nobody, or an erased account. */
  readonly owner: { readonly accountId: string | null; readonly isYou: boolean } | null;
  /** The project outcome the story rests on, itself or with its epic; words of another project's are not told. */
  readonly restsOn: { readonly outcomeId: string; readonly words: OutcomeWords | null } | null;
  /** Days after done, and after "too early", when the outcome check is due. */
  readonly checkAfterDays: number;
  /** Null for an issue that is no discovery. */
  readonly discovery: DiscoveryView | null;
  /** False when Jira did not take the issue property: the save is kept, the queue retries. */
  readonly published: boolean;
  readonly today: Day;
}
