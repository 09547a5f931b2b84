import due from '../locales/en-US/project-page-due.json';
import page from '../locales/en-US/project-page.json';
import type { Words } from '../shared/wording';

/** This screen's sentences, by language. */
export const WORDS: Words = { en: { ...page, ...due } };
