/** What was decided, in sentences. Pure: words come in, words go out. */
import type { Decision } from '../../src/domain/premise';
import type { Wording } from '../shared/wording';

/** A decision in lines, the first one says which. */
export function decisionLines(w: Wording, decision: Decision): string[] {
  const lines = decisionParts(w, decision);
  if (decision.together.length > 0) {
    const disciplines = w.list(decision.together.map((discipline) => w.t(`discipline.${discipline}`)));
    lines.push(w.t('decision.said.together', { disciplines }));
  }
  return lines.filter((line) => line !== '');
}

function decisionParts(w: Wording, decision: Decision): string[] {
  switch (decision.kind) {
    case 'build':
      return [w.t('decision.said.build')];
    case 'buildToLearn':
      return [
        w.t('decision.said.buildToLearn', { checkOn: w.day(decision.checkOn) }),
        decision.stopRule === '' ? '' : w.t('decision.said.stopRule', { stopRule: decision.stopRule }),
      ];
    case 'no':
      return [
        w.t(`no.said.${decision.category}`),
        decision.because,
        decision.revisitWhen === '' ? '' : w.t('decision.said.revisit', { revisitWhen: decision.revisitWhen }),
        decision.revisitOn === undefined ? '' : w.t('decision.said.revisitOn', { date: w.day(decision.revisitOn) }),
      ];
    case 'waive':
      return [w.t('decision.said.waive', { until: w.day(decision.until) }), decision.reason];
  }
}
