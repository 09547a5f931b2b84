/**
 * What one finding counts for, given when it was found, when it was recorded, and what was changed since. Moving the
 * goal after the ball never pays: support is lowered for it, a refutation never is.
 */
import type { Rung, RungReason, WeighedFinding } from './assessment';
import { dayOf, dayStartMs, dayStartOf } from './day';
import { lowerRung, rungOf, strongerOf, weakerOf } from './ladder';
import type { Assumption, Day, RecordedFinding, Wording } from './premise';
import { DAY_MS } from './week';
import { sameWords } from './words';

/** Older than the assumption, or found under another wording: it was not a test of this, so market at most. */
const AT_MOST: Rung = 'market';

/**
 * When the app first heard of a finding, ms; of one brought back from a copy, when the copy says so. Good enough to tell
 * what came after what; whether it stood before a start is asked of the log, which knows when it was brought back.
 */
export function heardMs({ recordedMs, claimedMs }: RecordedFinding): number {
  return claimedMs ?? recordedMs;
}

/** The first moment of the day a finding counts as found, ms: nobody records what is yet to be found. */
export function foundMs(finding: RecordedFinding): number {
  return Math.min(dayStartMs(finding.found), dayStartOf(heardMs(finding)));
}

/** The day a finding counts as found. */
export function foundDay(finding: RecordedFinding): Day {
  return dayOf(foundMs(finding));
}

/** Found on a day before the assumption was first stated: never a test of it, so never late. */
export function isBackground(assumption: Assumption, finding: RecordedFinding): boolean {
  return foundMs(finding) + DAY_MS <= assumption.statedMs;
}

/**
 * Whether the threshold was set or changed after this was found: after it was recorded, or on a later day than it was
 * found. Without any threshold ever set nothing is late. Withdrawing a finding and adding it again (same method, same
 * day) does not make it younger.
 */
export function isLate(assumption: Assumption, finding: RecordedFinding): boolean {
  const changedMs = assumption.thresholdChangesMs.at(-1);
  if (changedMs === undefined || isBackground(assumption, finding)) return false;
  return changedMs > firstHeardMs(assumption, finding) || changedMs >= foundMs(finding) + DAY_MS;
}

/**
 * The rung a finding counts at. In order: the table for the risk, or, once the assumption was reworded after it, the
 * lowest over every risk in force since (the highest for a refutation); market at most if reworded or background; one
 * lower if late. Late refutations carry the mark and keep their rung: touching a threshold must not undo a refutation.
 */
export function weigh(assumption: Assumption, finding: RecordedFinding): WeighedFinding {
  const since = wordingsSince(assumption, finding);
  const reworded = isReworded(since);
  const background = isBackground(assumption, finding);
  const late = isLate(assumption, finding);
  const refutes = finding.verdict === 'refutes';
  const now = rungOf(finding, assumption.risk);
  const reasons: RungReason[] = [...now.reasons];
  let { rung } = now;
  for (const { risk } of since) {
    if (risk !== assumption.risk) rung = (refutes ? strongerOf : weakerOf)(rung, rungOf(finding, risk).rung);
  }
  if (reworded && !refutes) rung = weakerOf(rung, AT_MOST);
  if (rung !== now.rung) reasons.push({ id: 'reworded' });
  if (background) {
    rung = weakerOf(rung, AT_MOST);
    reasons.push({ id: 'background' });
  }
  if (late) {
    if (!refutes) rung = lowerRung(rung);
    reasons.push({ id: 'late' });
  }
  return { findingId: finding.id, rung, reasons, late, background };
}

/** The wording in force when the finding was recorded, and every later one, oldest first. */
function wordingsSince(assumption: Assumption, finding: RecordedFinding): readonly Wording[] {
  const { wordings } = assumption;
  if (wordings.length === 1) return wordings;
  const heard = heardMs(finding);
  const after = wordings.findIndex(({ atMs }) => atMs > heard);
  return after === -1 ? wordings.slice(-1) : wordings.slice(Math.max(0, after - 1));
}

function isReworded(wordings: readonly Wording[]): boolean {
  const [first] = wordings;
  if (first === undefined) return false;
  return wordings.some(
    (next) => next !== first && (next.risk !== first.risk || !sameWords(next.statement, first.statement)),
  );
}

/** When a finding like it, withdrawn or not, was first heard of, ms: adding it again does not make it younger. */
export function firstHeardMs(assumption: Assumption, finding: RecordedFinding): number {
  if (assumption.withdrawn.length === 0) return heardMs(finding);
  const same = assumption.withdrawn.filter(({ method, found }) => method === finding.method && found === finding.found);
  return Math.min(heardMs(finding), ...same.map(heardMs));
}
