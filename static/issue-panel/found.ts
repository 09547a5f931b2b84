/** What `later.tsx` brings for a story on which something was found, planned or shared. */
import both from '../locales/en-US/issue-panel-both.json';
import found from '../locales/en-US/issue-panel-found.json';
import later from '../locales/en-US/shared-later.json';
import type { Words } from '../shared/wording';
import { CheckEvidence } from './check-evidence';
import { DecisionSaid } from './decision-said';
import { FindingRows } from './finding-row';
import { FromLinks } from './from-links';
import { MoreWays } from './more-ways';
import { OtherRows } from './other-rows';
import { OwnerLine } from './owner-line';
import { PlannedTests } from './planned-tests';
import { Resting } from './resting';
import { SharedLine } from './shared-line';
import { Contagion, WaysOn } from './ways-on';

export const PARTS = {
  CheckEvidence,
  Contagion,
  DecisionSaid,
  FindingRows,
  FromLinks,
  MoreWays,
  OtherRows,
  OwnerLine,
  PlannedTests,
  Resting,
  SharedLine,
  WaysOn,
};

/** Their sentences, by language. */
export const WORDS: Words = { en: { ...later, ...both, ...found } };
