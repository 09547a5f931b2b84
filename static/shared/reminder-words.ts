import type { DueKind } from '../../src/domain/due-items';
import type { Wording } from './wording';

/** What reminders say, in the language of whoever turns them on: the app has no words of its own. */
export function wordsOfReminders(w: Wording): Readonly<Record<DueKind, string>> {
  return {
    check: w.t('remind.check'),
    recheck: w.t('remind.recheck'),
    waiver: w.t('remind.waiver'),
    revisit: w.t('remind.revisit'),
    stop: w.t('remind.stop'),
  };
}
