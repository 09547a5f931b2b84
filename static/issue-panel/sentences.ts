/** The panel's sentences, made of what the assessment says. Pure: words come in, words go out. */
import type { Asked, Check, NextStep, Score, StandingOf, WeighedFinding } from '../../src/domain/assessment';
import type { Decision, Finding, RecordedFinding, SizeGuess } from '../../src/domain/premise';
import { RUNGS } from '../../src/domain/assessment';
import { FIX_IDS } from '../../src/domain/fixes';
import { recordedAfterwards } from '../../src/domain/standing';
import { heardMs } from '../../src/domain/weigh';
import type { AssumptionView } from '../../src/contract/assumptions';
import type { Wording } from '../shared/wording';

/** The next step's name, with its date where it has one. */
export function nextStepTitle(w: Wording, next: NextStep): string {
  if (next.dueMs !== null && (next.id === 'checkOutcome' || next.id === 'learning' || next.id === 'waived')) {
    return w.t(`next.withDate.${next.id}`, { date: w.date(next.dueMs) });
  }
  return w.t(`next.${next.id}`);
}

/** "62 of 100", or the state that has no number. */
export function scoreWords(w: Wording, score: Score): string {
  return score.kind === 'scored'
    ? w.t('panel.score', { points: Math.round(score.points) })
    : w.t(`state.${score.state}`);
}

/** What the size asks for and what there is: "5 points ask for market evidence; you have an anecdote." */
export function askSentence(
  w: Wording,
  asked: Asked,
  standing: StandingOf | null,
  guess: SizeGuess | null = null,
): string {
  const ask = askClause(w, asked, guess);
  const have = standing?.support ?? null;
  if (have === null) return w.t('ask.haveNone', { ask });
  if (standing?.opinionOnly === true) return w.t('ask.haveOpinion', { ask });
  const enough = RUNGS.indexOf(have) >= RUNGS.indexOf(asked.rung);
  return w.t(enough ? 'ask.haveEnough' : 'ask.have', { ask, rung: w.t(`rung.${have}.asks`) });
}

function askClause(w: Wording, asked: Asked, guess: SizeGuess | null): string {
  const rung = w.t(`rung.${asked.rung}.asks`);
  if (guess !== null && !asked.byGroup) return w.t('ask.guess', { size: w.t(`size.${guess}.words`), rung });
  if (asked.points === null || (asked.unsized && !asked.byGroup)) return w.t('ask.unsized', { rung });
  return w.plural(asked.byGroup ? 'ask.group' : 'ask.points', asked.points, { rung });
}

/** "Customer conversations, 12" or just the method. */
export function findingTitle(w: Wording, finding: Pick<Finding, 'method' | 'sample'>): string {
  const method = w.t(`method.${finding.method}`);
  return finding.sample === null ? method : w.t('finding.sample', { method, sample: finding.sample });
}

/** Which rung it reached and everything that decided it. */
export function reachSentence(w: Wording, weighed: WeighedFinding): string {
  const rung = w.t(`rung.${weighed.rung}`);
  // That a method reaches what it usually reaches needs no words.
  const reasons = weighed.reasons.flatMap(({ id }) => (id === 'method' ? [] : [w.t(`reason.${id}`)]));
  return reasons.length === 0
    ? w.t('finding.reachesOnly', { rung })
    : w.t('finding.reaches', { rung, reason: reasons.join('; ') });
}

/** When it was found, and when recorded if that was much later. */
export function foundSentence(w: Wording, finding: RecordedFinding): string {
  const found = w.day(finding.found);
  if (finding.claimedMs !== undefined)
    return w.t('finding.broughtBack', {
      found,
      recorded: w.date(finding.recordedMs),
      claimed: w.date(finding.claimedMs),
    });
  return recordedAfterwards(finding)
    ? w.t('finding.recordedAfter', { found, recorded: w.date(finding.recordedMs) })
    : w.t('finding.foundOn', { found });
}

/** When the threshold as it stands was set, against the first finding; '' when it was never set. */
export function thresholdSet(w: Wording, assumption: AssumptionView): string {
  const setMs = assumption.thresholdChangesMs.at(-1);
  if (assumption.threshold === null || setMs === undefined) return '';
  const firstMs = Math.min(...assumption.findings.map(heardMs));
  return w.t(firstMs < setMs ? 'threshold.setAfter' : 'threshold.setBefore', { date: w.date(setMs) });
}

/** "We are right if…" in words, and its number where the words do not say it already. */
export function thresholdWords(
  w: Wording,
  { threshold, saysNumber }: Pick<AssumptionView, 'threshold' | 'saysNumber'>,
): string {
  if (threshold === null) return '';
  const { atLeast } = threshold;
  const number = atLeast === null || saysNumber ? '' : w.t('threshold.atLeast.shown', { number: atLeast });
  return [threshold.text, number].filter((part) => part !== '').join(w.t('shared.separator'));
}

/** What would earn the rest of a check, or that nothing is missing. */
export function fixSentence(w: Wording, check: Pick<Check, 'fix'>): string {
  const fix = FIX_IDS.find((id) => id === check.fix);
  return fix === undefined ? w.t('score.complete') : w.t(`fix.${fix}`);
}

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
