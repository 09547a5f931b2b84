/** What `later.tsx` brings, as one piece: everything here, and what only it needs, stays out of the page's own script. */
import behind from '../locales/en-US/project-page-behind.json';
import stories from '../locales/en-US/project-page-stories.json';
import later from '../locales/en-US/shared-later.json';
import type { Words } from '../shared/wording';
import { BackfillPart } from './backfill';
import { BalanceBelow } from './balance/below';
import { SprintBalance } from './balance/sprints';
import { ExportPart } from './export/part';
import { PlanTab } from './plan/plan-tab';
import { SignalsPart } from './signals/part';
import { StoriesTab } from './stories/stories-tab';

export const PARTS = { BackfillPart, BalanceBelow, ExportPart, PlanTab, SignalsPart, SprintBalance, StoriesTab };

/** Their sentences, by language. */
export const WORDS: Words = { en: { ...later, ...behind, ...stories } };
