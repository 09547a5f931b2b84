/** What a signal says, as sentences. Pure: words come in, words go out. */
import type { Signal, SignalNumber } from '../../../src/domain/signals/types';
import type { Wording } from '../../shared/wording';

/** "Started before anything was validated: 19 of 37 (likely between 36 % and 67 %)", in two parts. */
export function numberWords(w: Wording, number: SignalNumber): { readonly label: string; readonly value: string } {
  return { label: w.t(`signals.number.${number.name}`), value: valueWords(w, number) };
}

function valueWords(w: Wording, { name, count, of, low, high }: SignalNumber): string {
  if (name === 'storyShare') return w.percent(count);
  const value = of === null ? w.number(count) : w.t('signals.outOf', { count, of });
  return low === null || high === null
    ? value
    : w.t('signals.interval', { value, low: w.percent(low), high: w.percent(high) });
}

/** When it lights up, with its own limits filled in; those below one are shares. */
export function limitSentence(w: Wording, { id, threshold }: Signal): string {
  const values = Object.entries(threshold).map(([name, limit]): [string, string] => [
    name,
    limit > 0 && limit < 1 ? w.percent(limit) : w.number(limit),
  ]);
  return w.t(`signal.${id}.limit`, Object.fromEntries(values));
}

export function sourcesSentence(w: Wording, { sources }: Signal): string {
  return w.t('signals.sources', { list: w.list(sources.map((source) => w.t(`signals.source.${source}`))) });
}
