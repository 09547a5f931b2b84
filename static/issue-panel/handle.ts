import type { AssumptionView } from '../../src/contract/assumptions';
import type { PanelView } from '../../src/contract/panel';
import type { Premise } from '../../src/domain/premise';

/** The forms that can be open, each with its own draft. Several may be: opening one never throws away another. */
export type Part =
  | 'outcome'
  | 'assumption'
  | 'threshold'
  | 'decision'
  | 'check'
  | 'anotherAssumption'
  | 'link'
  | 'restOn'
  | 'problem'
  | 'takeTest'
  | `plan:${string}`
  | `finding:${string}`
  | `draft:${string}`
  | `edit:${string}`;

/** What every section of the panel is given. */
export interface PanelHandle {
  readonly view: PanelView;
  /** What the story rests on: outcome and assumptions its own or its epic's, decision and check always its own. */
  readonly premise: Premise;
  readonly riskiest: AssumptionView | null;
  readonly others: readonly AssumptionView[];
  /** May this person record findings, decide and check here. */
  readonly canEdit: boolean;
  /** May this person change outcome, assumptions and threshold here: not while they are the epic's. */
  readonly canShape: boolean;
  readonly isOpen: (part: Part) => boolean;
  /** Whether a form was opened since the panel was: from then on the next step's button may take the focus. */
  readonly wasUsed: boolean;
  readonly open: (part: Part) => void;
  readonly close: (part: Part) => void;
  readonly onSaved: (view: PanelView) => void;
  /** A newer view that did not come from a save of ours. */
  readonly onNews: (view: PanelView) => void;
}

/** Whether an assumption is somebody's doubt that nobody has put to the test or a threshold yet. */
export function isOpenDoubt({ premise }: PanelHandle, { id, threshold, findings }: AssumptionView): boolean {
  return premise.doubtIds.includes(id) && threshold === null && findings.length === 0;
}
