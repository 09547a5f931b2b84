/** What was found, in sentences. Pure: words come in, words go out. */
import type { WeighedFinding } from '../../src/domain/assessment';
import type { Finding, RecordedFinding } from '../../src/domain/premise';
import { recordedAfterwards } from '../../src/domain/standing';
import type { Wording } from '../shared/wording';

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
