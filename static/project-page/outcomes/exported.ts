import type { OutcomeView } from '../../../src/contract/outcomes';
import type { OutcomeWords } from '../../../src/domain/outcomes/project-outcome';
import type { Wording } from '../../shared/wording';
import { sizeWordsOf, standingWordsOf, storyWordsOf } from './sentences';

const TEXTS = ['problem', 'who', 'does', 'metric', 'from', 'to'] as const satisfies readonly (keyof OutcomeWords)[];

/** The outcomes as people read them, the head first. */
export function exportedOutcomes(w: Wording, outcomes: readonly OutcomeView[]): readonly (readonly string[])[] {
  return [
    [
      ...TEXTS.map((part) => w.t(`outcomes.${part}`)),
      ...[w.t('outcomes.by'), w.t('outcomes.link'), w.t('progress.title'), w.t('outcomes.title')],
    ],
    ...outcomes.map(({ words, progress, stories }) => [
      ...TEXTS.map((part) => words[part]),
      ...[words.by ?? '', words.link ?? ''],
      progress.map(({ on, value }) => `${on} ${String(value)}`).join('; '),
      [storyWordsOf(w, stories), standingWordsOf(w, stories), sizeWordsOf(w, stories)].filter(Boolean).join('; '),
    ]),
  ];
}
