import due from '../locales/en-US/project-page-due.json';
import outcomes from '../locales/en-US/project-page-outcomes.json';
import page from '../locales/en-US/project-page.json';
import stories from '../locales/en-US/project-page-stories.json';
import type { Words } from '../shared/wording';

/** This screen's sentences, by language. */
export const WORDS: Words = { en: { ...page, ...due, ...outcomes, ...stories } };
