/** What `later.tsx` brings, as one piece: everything here, and what only it needs, stays out of the panel's own script. */
import both from '../locales/en-US/issue-panel-both.json';
import writing from '../locales/en-US/issue-panel-writing.json';
import later from '../locales/en-US/shared-later.json';
import type { Words } from '../shared/wording';
import { AssumptionForm } from './assumption-form';
import { AtStartTable } from './at-start-table';
import { CheckForm } from './check-form';
import { DecisionForm } from './decision-form';
import { DiscoveryPanel } from './discovery';
import { DraftFindings } from './draft-findings';
import { FindingForm } from './finding-form';
import { History } from './history-lines';
import { LinkForm } from './link-form';
import { OutcomeForm } from './outcome-form';
import { PlanForm } from './plan-form';
import { PrefillOffer } from './prefill-card';
import { ProblemForm } from './problem-form';
import { RestForm } from './rest-form';
import { ScoreTable } from './score-table';
import { ThresholdForm } from './threshold-form';
import { WayDetails } from './way-details';

export const PARTS = {
  AssumptionForm,
  AtStartTable,
  CheckForm,
  DecisionForm,
  DiscoveryPanel,
  DraftFindings,
  FindingForm,
  History,
  LinkForm,
  OutcomeForm,
  PlanForm,
  PrefillOffer,
  ProblemForm,
  RestForm,
  ScoreTable,
  ThresholdForm,
  WayDetails,
};

/** Their sentences, by language. */
export const WORDS: Words = { en: { ...later, ...both, ...writing } };
