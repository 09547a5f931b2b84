import type { NoesView } from '../../../src/contract/noes';
import type { Wording } from '../../shared/wording';

/** Since when, at the end of a sentence. */
export function whenWords(w: Wording, { sinceMs }: Pick<NoesView, 'sinceMs'>): string {
  return sinceMs === null ? w.t('noes.when.all') : w.t('noes.when.weeks', { date: w.date(sinceMs) });
}
