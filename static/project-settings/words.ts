import en from '../locales/en-US/project-settings.json';
import type { Words } from '../shared/wording';

/** This screen's sentences, by language. */
export const WORDS: Words = { en };
