import type { Outcome } from '../../src/domain/premise';
import type { Wording } from './wording';

/** Who does what, as one line; '' when neither is said. */
export function whoDoes(w: Wording, outcome: Pick<Outcome, 'who' | 'does'>): string {
  if (outcome.who !== '' && outcome.does !== '') {
    return w.t('outcome.sentence', { who: outcome.who, does: outcome.does });
  }
  return outcome.does !== '' ? outcome.does : outcome.who;
}

/** From → to and by when, as far as said; '' when nothing is. */
export function numbersOf(w: Wording, outcome: Pick<Outcome, 'from' | 'to' | 'by'>): string {
  const { from, to, by } = outcome;
  const parts: string[] = [];
  if (from !== '' && to !== '') parts.push(w.t('outcome.sentence.fromTo', { from, to }));
  else if (to !== '') parts.push(w.t('outcome.sentence.to', { to }));
  else if (from !== '') parts.push(w.t('outcome.sentence.from', { from }));
  if (by !== null) parts.push(w.t('outcome.sentence.by', { by: w.day(by) }));
  return parts.join(' ');
}

/** The why sentence: who does what, from where to where, by when. '' when nothing is stated. */
export function whySentence(w: Wording, outcome: Outcome): string {
  const sentence = whoDoes(w, outcome);
  const numbers = numbersOf(w, outcome);
  if (sentence === '') return numbers === '' ? outcome.metric : [outcome.metric, numbers].filter(Boolean).join(' ');
  return numbers === '' ? sentence : w.t('outcome.sentence.withNumbers', { sentence, numbers });
}

/** The outcome as the sentence it is edited as: every stated part in its place, for the parser to find there again. */
export function editableSentence(w: Wording, outcome: Outcome): string {
  const { from, to, by } = outcome;
  const parts = [
    whoDoes(w, outcome),
    outcome.metric,
    numbersOf(w, { from, to, by: null }),
    numbersOf(w, { from: '', to: '', by }),
  ];
  return parts.filter((part) => part !== '').join(w.t('shared.separator'));
}
