/** An outcome's numbers in words. Pure. */
import type { OutcomeStories } from '../../../src/contract/outcomes';
import type { Wording } from '../../shared/wording';

/** "5 stories rest on it · 2 in progress · 1 done" */
export function storyWordsOf(w: Wording, { total, inProgress, done }: OutcomeStories): string {
  const parts = [w.plural('outcomes.stories', total)];
  if (inProgress > 0) parts.push(w.t('outcomes.inProgress', { count: inProgress }));
  if (done > 0) parts.push(w.t('outcomes.done', { count: done }));
  return parts.join(w.t('shared.separator'));
}

/** How their riskiest assumptions stand, and what checks found; '' where nothing rests on it. */
export function standingWordsOf(w: Wording, { total, byStanding, checks }: OutcomeStories): string {
  if (total === 0) return '';
  const parts = byStanding.map(({ standing, stories }) =>
    w.t('outcomes.standing', {
      standing: standing === null ? w.t('outcomes.unnamed') : w.t(`standing.${standing}`),
      count: stories,
    }),
  );
  if (checks.met + checks.missed + checks.tooEarly > 0) parts.push(w.t('outcomes.checks', { ...checks }));
  return parts.join(w.t('shared.separator'));
}

/** What was started on it, in points; '' where nothing was. */
export function sizeWordsOf(w: Wording, { sizeBefore, sizeWithout, unsized }: OutcomeStories): string {
  const parts: string[] = [];
  if (sizeBefore + sizeWithout > 0) parts.push(w.t('outcomes.size', { before: sizeBefore, without: sizeWithout }));
  if (unsized > 0) parts.push(w.plural('outcomes.unsized', unsized));
  return parts.join(w.t('shared.separator'));
}
