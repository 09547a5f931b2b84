import sprint from '../locales/en-US/sprint-action.json';
import type { Words } from '../shared/wording';

/** This screen's sentences, by language. */
export const WORDS: Words = { en: sprint };
