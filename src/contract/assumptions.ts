/** An assumption as the panel shows it, and those a story could rest on. Views are JSON: null, never undefined; times in ms. */
import type { Standing } from '../domain/assessment';
import type { Assumption, RecordedFinding, Risk } from '../domain/premise';

export interface AssumptionView extends Omit<Assumption, 'wordings' | 'withdrawn'> {
  readonly reworded: boolean;
  /** Whether the words of its threshold say the threshold's number. */
  readonly saysNumber: boolean;
  readonly withdrawn: readonly RecordedFinding[];
  /** It is for fewer people than this issue, and this person is none of them: no word of it is here, only how it stands. */
  readonly isHidden: boolean;
  /** Whether this person may change it and record findings: with leave to edit its home, here or elsewhere. */
  readonly canEdit: boolean;
  /** Issues resting on it beside this one and its children, as last counted; null where it is neither shared nor from elsewhere. */
  readonly restedOn: number | null;
}

/** An assumption somebody could rest on, with words this person may read. */
export interface FoundAssumption {
  readonly assumptionId: string;
  readonly statement: string;
  readonly risk: Risk;
  readonly standing: Standing;
  /** Only opinions so far. */
  readonly opinionOnly: boolean;
  /** As `AssumptionView.restedOn`. */
  readonly restedOn: number;
  readonly homeIssueId: string;
  /** Everyone who can see the project may read it. */
  readonly isShared: boolean;
}

export interface FoundAssumptions {
  /** At most 20, the newest first. */
  readonly found: readonly FoundAssumption[];
  /** There are more: other words narrow it down. */
  readonly isMore: boolean;
}
