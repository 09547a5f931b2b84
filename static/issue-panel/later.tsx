/**
 * The parts of the panel that come from the site after it stands, with their words: what nobody needs until they write or
 * look back (the forms, what reads sentences, the tables behind a fold, the history), and what only a story has on which
 * something was found, planned or shared.
 */
import { laterFrom } from '../shared/later';

const later = laterFrom(async () => await import('./writing'));
const found = laterFrom(async () => await import('./found'));

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

export const CheckEvidence = found((parts) => parts.CheckEvidence, true);
export const Contagion = found((parts) => parts.Contagion, true);
export const DecisionSaid = found((parts) => parts.DecisionSaid);
export const FindingRows = found((parts) => parts.FindingRows);
export const FromLinks = found((parts) => parts.FromLinks, true);
export const MoreWays = found((parts) => parts.MoreWays, true);
export const OtherRows = found((parts) => parts.OtherRows);
export const OwnerLine = found((parts) => parts.OwnerLine, true);
export const PlannedTests = found((parts) => parts.PlannedTests);
export const Resting = found((parts) => parts.Resting, true);
export const SharedLine = found((parts) => parts.SharedLine, true);
export const WaysOn = found((parts) => parts.WaysOn, true);
