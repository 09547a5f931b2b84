/**
 * The parts of the panel nobody needs until they write or look back: the forms, what reads sentences, the tables behind
 * a fold, the history, and their words.
 */
import { laterFrom } from '../shared/later';

const later = laterFrom(async () => await import('./writing'));

export const AssumptionForm = later((parts) => parts.AssumptionForm);
export const AtStartTable = later((parts) => parts.AtStartTable);
export const CheckForm = later((parts) => parts.CheckForm);
export const DecisionForm = later((parts) => parts.DecisionForm);
export const DiscoveryPanel = later((parts) => parts.DiscoveryPanel);
export const DraftFindings = later((parts) => parts.DraftFindings, true);
export const FindingForm = later((parts) => parts.FindingForm);
export const History = later((parts) => parts.History);
export const LinkForm = later((parts) => parts.LinkForm);
export const OutcomeForm = later((parts) => parts.OutcomeForm);
export const PlanForm = later((parts) => parts.PlanForm);
export const PrefillOffer = later((parts) => parts.PrefillOffer, true);
export const ProblemForm = later((parts) => parts.ProblemForm);
export const RestForm = later((parts) => parts.RestForm);
export const ScoreTable = later((parts) => parts.ScoreTable);
export const ThresholdForm = later((parts) => parts.ThresholdForm);
export const WayDetails = later((parts) => parts.WayDetails);
