/** The page's sentences, made of numbers from the resolver. Pure: words come in, words go out. */
import type { BackfillView } from '../../src/contract/page';
import type { Change } from '../../src/domain/change';
import type { Beside, Share, Tally } from '../../src/domain/headline';
import type { PageQuestion } from '../../src/domain/page-question';
import { PERIOD_WEEKS } from '../../src/domain/window';
import type { Wording } from '../shared/wording';

const BESIDE = [
  'against',
  'exempt',
  'waived',
  'learning',
  'beforeWeBegan',
  'startUnknown',
] as const satisfies readonly (keyof Beside)[];

export function headlineSentence(w: Wording, validated: Share, sinceMs: number): string {
  return w.plural('page.headline', validated.count, { of: validated.of, since: w.date(sinceMs) });
}

export function intervalSentence(w: Wording, validated: Share): string {
  return w.t('page.interval', {
    share: w.percent(validated.share),
    low: w.percent(validated.low),
    high: w.percent(validated.high),
  });
}

/** Against the period before it, or why it cannot be told. */
export function changeSentence(w: Wording, change: Change | null, { period, sprint }: PageQuestion): string {
  const weeks = sprint === null ? PERIOD_WEEKS[period] : null;
  if (weeks === null) return w.t(sprint === null ? 'change.all' : 'change.sprint');
  return change === null ? w.t('change.nothingBefore', { weeks }) : w.t(`change.${change}`, { weeks });
}

/** What stands beside the headline, in count and points; nothing is said of a zero. */
export function besideParts(
  w: Wording,
  beside: Beside,
): { readonly name: keyof Beside; readonly count: number; readonly words: string }[] {
  return BESIDE.filter((name) => beside[name].count > 0).map((name) => ({
    name,
    count: beside[name].count,
    words: tallyWords(w, name, beside[name]),
  }));
}

function tallyWords(w: Wording, name: keyof Beside, tally: Tally): string {
  const text = w.plural(`beside.${name}`, tally.count);
  return tally.points === 0 ? text : w.plural('beside.points', tally.points, { text });
}

/** "312 of 1,412 issues", or what is known so far. */
export function progressSentence(w: Wording, backfill: Pick<BackfillView, 'done' | 'total'>): string {
  return backfill.total === null
    ? w.plural('backfill.progressUnknown', backfill.done)
    : w.plural('backfill.progress', backfill.total, { done: backfill.done });
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** "about 4 minutes left"; null when it cannot be told. Rounded up: an estimate that is over early disappoints nobody. */
export function leftSentence(w: Wording, leftMs: number | null): string | null {
  if (leftMs === null) return null;
  if (leftMs < MINUTE_MS) return w.t('backfill.left.soon');
  return leftMs < 90 * MINUTE_MS
    ? w.plural('backfill.left.minutes', Math.ceil(leftMs / MINUTE_MS))
    : w.plural('backfill.left.hours', Math.ceil(leftMs / HOUR_MS));
}
