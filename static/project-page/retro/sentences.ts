/** A retrospective's numbers in words. Pure. */
import type { Expected, Happened, RetroListed, RetroView } from '../../../src/contract/retro';
import { dayOf } from '../../../src/domain/day';
import type { Began } from '../../../src/domain/retro/pack';
import { whySentence } from '../../shared/outcome-sentence';
import type { Wording } from '../../shared/wording';

/** "2 – 15 Nov", by UTC days: what a sprint or a stretch of time covers. */
export function spanWords(w: Wording, fromMs: number, toMs: number): string {
  return w.t('retro.span', { from: w.day(dayOf(fromMs)), to: w.day(dayOf(Math.max(fromMs, toMs - 1))) });
}

/** What one in the list is called: its sprint, or its days; two of the same days are told apart by when they began. */
export function listedName(
  w: Wording,
  { about, sprintName, openedMs, finishedMs }: RetroListed,
  nowMs: number,
): string {
  const what = sprintName ?? spanWords(w, about.fromMs, about.toMs ?? finishedMs ?? nowMs);
  const state =
    finishedMs === null
      ? w.t('retro.going', { date: w.date(openedMs) })
      : w.t('retro.finished', { date: w.date(finishedMs) });
  return [what, state].join(w.t('shared.separator'));
}

export function titleOf(w: Wording, { about, sprintName, toMs }: RetroView): string {
  const span = spanWords(w, about.fromMs, toMs);
  return sprintName === null ? span : [sprintName, span].join(w.t('shared.separator'));
}

/** What was written before, line by line; none where nothing was. */
export function expectedLines(w: Wording, expected: Expected): readonly string[] {
  if (expected.kind === 'outcome') {
    const sentence = whySentence(w, expected.outcome);
    const { metric } = expected.outcome;
    return [sentence, ...(metric === '' || metric === sentence ? [] : [metric])].filter((line) => line !== '');
  }
  const { statement, threshold } = expected;
  return [statement, threshold === null ? w.t('retro.noThreshold') : w.t('retro.rightIf', { threshold })];
}

export function happenedLines(w: Wording, happened: Happened): readonly string[] {
  if (happened.kind === 'check')
    return [happened.observed, ...(happened.next === null ? [] : [w.t(`retro.next.${happened.next}`)])].filter(Boolean);
  const { method, sample, observed, note } = happened;
  const how = [
    w.t(`method.${method}`),
    ...(sample === null ? [] : [w.t('retro.sample', { sample })]),
    ...(observed === null ? [] : [w.t('retro.observed', { observed })]),
  ].join(w.t('shared.separator'));
  return [how, ...(note === '' ? [] : [note])];
}

/** "3 of 8", or that nothing began. */
export function shareWords(w: Wording, { discovery, delivery }: Began): string {
  const of = discovery + delivery;
  return of === 0 ? w.t('retro.more.nothing') : w.t('retro.more.share', { count: discovery, of });
}
