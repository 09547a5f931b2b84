/** The panel's sentences, made of what the assessment says. Pure: words come in, words go out. */
import type { Asked, Check, NextStep, Score, StandingOf } from '../../src/domain/assessment';
import type { SizeGuess } from '../../src/domain/premise';
import { RUNGS } from '../../src/domain/assessment';
import { FIX_IDS } from '../../src/domain/fixes';
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
