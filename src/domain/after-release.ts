/** What an outcome check offers as evidence: the strongest there is, because people were given the thing itself. */
import { dayStartMs } from './day';
import type { Assumption, Finding, OutcomeCheck, Premise } from './premise';

/** One for each checked issue and assumption, whoever clicks and however often. */
export function checkFindingId(issueId: string): string {
  return `outcome-check-${issueId}`;
}

/** The finding of a check; null when it came too early to tell. */
export function launchFinding(issueId: string, check: OutcomeCheck): Finding | null {
  if (check.result === 'tooEarly') return null;
  return {
    id: checkFindingId(issueId),
    method: 'measuredAfterRelease',
    verdict: check.result === 'met' ? 'supports' : 'refutes',
    ...{ found: check.on, sample: null, disciplines: [], note: check.observed, link: null },
  };
}

/** Whether a finding is the one this issue's check offers: the issue itself is then what can be looked at. */
export function isOfCheck({ id }: Pick<Finding, 'id'>, { check }: Pick<Premise, 'check'>, issueId: string): boolean {
  return id === checkFindingId(issueId) && check !== null && check.result !== 'tooEarly';
}

/**
 * The evidence a check offers for the riskiest assumption, once; null when there is none, it was recorded or withdrawn
 * already, or the assumption is younger than the release: what came of it tests what was assumed before.
 * @param startedMs when work began; null = not known
 */
export function offeredEvidence(
  issueId: string,
  check: OutcomeCheck | null,
  riskiest: Pick<Assumption, 'statedMs' | 'findings' | 'withdrawn'> | null,
  startedMs: number | null,
): Finding | null {
  if (check === null || riskiest === null) return null;
  const { statedMs, findings, withdrawn } = riskiest;
  const isBefore = statedMs < dayStartMs(check.on) || (startedMs !== null && statedMs <= startedMs);
  const isThere = [...findings, ...withdrawn].some(({ id }) => id === checkFindingId(issueId));
  return isBefore && !isThere ? launchFinding(issueId, check) : null;
}
