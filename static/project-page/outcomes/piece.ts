/** What `later.tsx` brings when the tab is first opened. */
import outcomes from '../../locales/en-US/project-page-outcomes.json';
import later from '../../locales/en-US/shared-later.json';
import type { Words } from '../../shared/wording';
import { OutcomesTab } from './outcomes-tab';

export const PARTS = { OutcomesTab };

/** Its sentences, by language. */
export const WORDS: Words = { en: { ...later, ...outcomes } };
