import en from '../locales/en-US/issue-panel.json';
import type { Words } from '../shared/wording';

/** This screen's sentences, by language. */
export const WORDS: Words = { en };
