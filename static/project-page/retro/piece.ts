/** What `later.tsx` brings when the tab is first opened. */
import retro from '../../locales/en-US/project-page-retro.json';
import later from '../../locales/en-US/shared-later.json';
import type { Words } from '../../shared/wording';
import { RetroTab } from './retro-tab';

export const PARTS = { RetroTab };

/** Its sentences, by language. */
export const WORDS: Words = { en: { ...later, ...retro } };
