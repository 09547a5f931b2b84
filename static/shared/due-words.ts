import type { Day } from '../../src/domain/premise';
import type { Wording } from './wording';

/** When something falls or fell due, seen from a day. */
export function dueWhen(w: Wording, on: Day, today: Day): string {
  if (on === today) return w.t('due.today');
  return w.t(on < today ? 'due.since' : 'due.on', { date: w.day(on) });
}
