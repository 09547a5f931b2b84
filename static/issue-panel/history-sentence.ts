/** One row of the history in words. Pure: what happened comes in, a sentence goes out. */
import type { HistoryRow } from '../../src/contract/history';
import type { Finding, Threshold } from '../../src/domain/premise';
import { OUTCOME_PARTS } from '../../src/domain/premise-log';
import type { Wording } from '../shared/wording';
import { decisionLines } from './decision-words';
import { findingTitle } from './finding-words';

/** When the store heard of it, and when the issue says that was, where it was brought back. */
export function historyTime(w: Wording, { atMs, claimedMs }: HistoryRow): string {
  const heard = { date: w.date(atMs), time: w.time(atMs) };
  if (claimedMs === null) return w.t('history.when', heard);
  return w.t('history.claimed', { ...heard, claimedDate: w.date(claimedMs), claimedTime: w.time(claimedMs) });
}

export function historySentence(w: Wording, row: HistoryRow): string {
  const { event } = row;
  const assumption = row.statement === null ? w.t('history.unseen') : w.t('history.quoted', { words: row.statement });
  switch (event.kind) {
    case 'problem.stated':
      return w.t('history.problem', {
        words: event.problem === '' ? w.t('history.nothing') : w.t('history.quoted', { words: event.problem }),
      });
    case 'outcome.stated': {
      const parts = OUTCOME_PARTS.flatMap((part) => {
        const value = event.parts[part];
        if (value === undefined) return [];
        const words = value === null || value === '' ? w.t('history.nothing') : part === 'by' ? w.day(value) : value;
        return [w.t('history.part', { part: w.t(`outcome.${part}`), words })];
      });
      return w.t('history.outcome', { parts: parts.join(w.t('shared.separator')) });
    }
    case 'size.guessed':
      return event.size === null
        ? w.t('history.sizeTaken')
        : w.t('history.size', { size: w.t(`size.${event.size}.words`) });
    case 'hint.dismissed':
      return w.t('history.hint');
    case 'draft.dismissed':
      return w.plural('history.draft', event.issueIds.length);
    case 'assumption.linked':
      return w.t(event.asDoubt === true ? 'history.doubted' : 'history.assumed', { assumption });
    case 'assumption.unlinked':
      return w.t('history.removed', { assumption });
    case 'riskiest.chosen':
      return w.t('history.riskiest', { assumption });
    case 'decision.made':
      return event.decision === null
        ? w.t('history.decisionTaken')
        : w.t('history.decided', { decision: decisionLines(w, event.decision).join(' ') });
    case 'outcome.checked':
      return w.t('history.checked', {
        result: w.t(`check.result.${event.check.result}`),
        observed: event.check.observed === '' ? '' : w.t('history.observed', { words: event.check.observed }),
      });
    case 'outcome.owned':
      return w.t('history.owned');
    case 'outcome.rested':
      return w.t(event.outcomeId === null ? 'history.unrested' : 'history.rested');
    case 'assumption.stated':
      return w.t('history.reworded', {
        assumption: w.t('history.quoted', { words: event.statement }),
        risk: w.t(`risk.${event.risk}`),
      });
    case 'test.planned':
      return w.t('history.testPlanned', { assumption });
    case 'test.taken':
      return w.t('history.testTaken', { assumption });
    case 'assumption.shared':
      return w.t(event.inProject === null ? 'history.unshared' : 'history.shared', { assumption });
    case 'threshold.set':
      return event.threshold === null
        ? w.t('history.thresholdTaken', { assumption })
        : w.t('history.threshold', { threshold: thresholdText(w, event.threshold) });
    case 'finding.added':
      return w.t('history.found', { finding: findingWords(w, event.finding), assumption });
    case 'finding.edited':
      return w.t('history.edited', { finding: findingWords(w, event.finding), assumption });
    case 'finding.withdrawn':
      return w.t('history.withdrawn', {
        finding: row.finding === null ? w.t('history.aFinding') : findingWords(w, row.finding),
        assumption,
      });
  }
}

function thresholdText(w: Wording, { text, atLeast }: Threshold): string {
  const number = atLeast === null ? '' : w.t('threshold.atLeast.shown', { number: atLeast });
  return [text, number].filter((part) => part !== '').join(w.t('shared.separator'));
}

/** "Customer conversations, 12: supports". */
function findingWords(w: Wording, finding: Finding): string {
  const words = w.t('history.finding', { title: findingTitle(w, finding), verdict: w.t(`verdict.${finding.verdict}`) });
  return finding.observed === undefined ? words : w.t('history.measured', { words, observed: finding.observed });
}
