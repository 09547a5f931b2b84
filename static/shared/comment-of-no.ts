import type { Decision } from '../../src/domain/premise';
import type { Wording } from './wording';

/** A no as a comment on the issue: thanks, why, and when we look again. */
export function commentOfNo(w: Wording, no: Extract<Decision, { kind: 'no' }>): readonly string[] {
  const { because, revisitWhen, revisitOn } = no;
  return [
    w.t('decision.comment.thanks', { said: w.t(`no.said.${no.category}`) }),
    because,
    revisitWhen === '' ? '' : w.t('decision.said.revisit', { revisitWhen }),
    revisitOn === undefined ? '' : w.t('decision.said.revisitOn', { date: w.day(revisitOn) }),
  ].filter((paragraph) => paragraph !== '');
}
