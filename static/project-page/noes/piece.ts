/** What `later.tsx` brings when the tab is first opened. */
import noes from '../../locales/en-US/project-page-noes.json';
import later from '../../locales/en-US/shared-later.json';
import type { Words } from '../../shared/wording';
import { NoesTab } from './noes-tab';

export const PARTS = { NoesTab };

/** Its sentences, by language. */
export const WORDS: Words = { en: { ...later, ...noes } };
