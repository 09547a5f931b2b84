/** Where an assumption stands: strongest support against strongest refutation (design §3.1). */
import type { Rung, Standing, StandingOf, WeighedFinding } from './assessment';
import { compareRungs, settles, strongest } from './ladder';
import type { Assumption, RecordedFinding, Risk } from './premise';
import { DAY_MS } from './week';
import { foundMs, heardMs, weigh } from './weigh';

/** Days after which a settled assumption should be looked at again: interfaces and markets move faster than physics. */
export const RECHECK_DAYS: Readonly<Record<Risk, number>> = {
  usability: 120,
  value: 180,
  viability: 180,
  ethics: 180,
  feasibility: 365,
};

/** A finding with what it counts for, which no moment changes. */
export interface Weighed {
  readonly finding: RecordedFinding;
  readonly weighed: WeighedFinding;
  readonly rung: Rung;
  /** The first moment of the day it counts as found, ms. */
  readonly foundMs: number;
}

/** What each finding of an assumption counts for: most of the work of a standing, and the same at every moment. */
export function weighAll(assumption: Assumption): readonly Weighed[] {
  return assumption.findings.map((finding) => {
    const weighed = weigh(assumption, finding);
    return { finding, weighed, rung: weighed.rung, foundMs: foundMs(finding) };
  });
}

/**
 * The standing of an assumption at a moment (ms). The higher rung wins and equals dispute; only findings of at least
 * anecdote settle. A winner that is due for re-check and contradicted by a newer finding of at least market is
 * disputed, unless another finding that would win on its own still holds. `support` and `refute` are the strongest of
 * each, opinions included; the order of findings never matters.
 */
export function standingOf(assumption: Assumption, nowMs: number): StandingOf {
  return standingAt(weighAll(assumption), assumption.risk, nowMs);
}

/** The same of findings that have been weighed, for the risk they were weighed for. */
export function standingAt(weighed: readonly Weighed[], risk: Risk, nowMs: number): StandingOf {
  const supports = weighed.filter(({ finding }) => finding.verdict === 'supports');
  const refutes = weighed.filter(({ finding }) => finding.verdict === 'refutes');
  const support = strongest(supports.map(({ rung }) => rung));
  const refute = strongest(refutes.map(({ rung }) => rung));
  const findings = weighed.map((each) => each.weighed);
  const common = { support, refute, findings, opinionOnly: false, recheckDueMs: null };
  const standing = compare(support, refute);
  if (standing === 'disputed') return { ...common, standing };
  if (standing === 'untested') return { ...common, ...unsettled(weighed) };
  const [winners, losers] = standing === 'refuted' ? [refutes, supports] : [supports, refutes];
  if (!winners.some((winner) => holds(winner, losers, risk, nowMs))) {
    return { ...common, standing: 'disputed' };
  }
  return { ...common, standing, recheckDueMs: recheckMs(winners, risk) };
}

/**
 * The first re-check after a moment (ms) at which the standing itself changes, ms; null = it does not by itself. Only
 * where there is support and refutation can it, and at no other moments.
 */
export function standingChangesMs(
  weighed: readonly Weighed[],
  risk: Risk,
  now: Pick<StandingOf, 'standing' | 'support' | 'refute'>,
  nowMs: number,
): number | null {
  if (now.support === null || now.refute === null) return null;
  const moments = weighed.map((each) => recheckAt(each.foundMs, risk)).filter((ms) => ms > nowMs);
  const changes = (ms: number) => standingAt(weighed, risk, ms).standing !== now.standing;
  return moments.sort((a, b) => a - b).find(changes) ?? null;
}

/** When what was found then is to be looked at again, ms. */
function recheckAt(found: number, risk: Risk): number {
  return found + RECHECK_DAYS[risk] * DAY_MS;
}

/** Longer than this between found and recorded is shown as recorded afterwards. */
const RECORDED_AFTERWARDS_DAYS = 7;

/** Whether a finding was written down more than seven days after it was found. */
export function recordedAfterwards(finding: RecordedFinding): boolean {
  return heardMs(finding) >= foundMs(finding) + (RECORDED_AFTERWARDS_DAYS + 1) * DAY_MS;
}

function compare(support: Rung | null, refute: Rung | null): 'untested' | 'supported' | 'refuted' | 'disputed' {
  const supported = support !== null && settles(support);
  const refuted = refute !== null && settles(refute);
  if (supported && refuted) {
    const by = compareRungs(support, refute);
    if (by === 0) return 'disputed';
    return by > 0 ? 'supported' : 'refuted';
  }
  if (supported) return 'supported';
  return refuted ? 'refuted' : 'untested';
}

/** Nothing settles it: a real test that decided nothing is worth knowing, opinions are not a test. */
function unsettled(weighed: readonly Weighed[]): { standing: Standing; opinionOnly: boolean } {
  const tested = weighed.some(({ finding, rung }) => finding.verdict === 'inconclusive' && settles(rung));
  if (tested) return { standing: 'inconclusive', opinionOnly: false };
  return { standing: 'untested', opinionOnly: weighed.length > 0 };
}

/** Whether a finding wins on its own: it outranks all against it, and is not both overdue and contradicted since. */
function holds(winner: Weighed, losers: readonly Weighed[], risk: Risk, nowMs: number): boolean {
  if (!settles(winner.rung) || losers.some((loser) => compareRungs(loser.rung, winner.rung) >= 0)) return false;
  const overdue = recheckAt(winner.foundMs, risk) <= nowMs;
  return !(overdue && losers.some((loser) => contradicts(loser, winner)));
}

function contradicts(loser: Weighed, winner: Weighed): boolean {
  return loser.foundMs > winner.foundMs && compareRungs(loser.rung, 'market') >= 0;
}

/** When the strongest finding, or the last found of several, is to be looked at again. */
function recheckMs(winners: readonly Weighed[], risk: Risk): number | null {
  const best = strongest(winners.map(({ rung }) => rung));
  const found = winners.filter(({ rung }) => rung === best).map((winner) => winner.foundMs);
  return found.length === 0 ? null : recheckAt(Math.max(...found), risk);
}
