/** Where an assumption stands: strongest support against strongest refutation (design §3.1). */
import type { Rung, Standing, StandingOf } from './assessment';
import { dayStartMs } from './day';
import { compareRungs, settles, strongest } from './ladder';
import type { Assumption, Day, RecordedFinding, Risk } from './premise';
import { DAY_MS } from './week';
import { foundDay, weigh } from './weigh';

/** Days after which a settled assumption should be looked at again: interfaces and markets move faster than physics. */
export const RECHECK_DAYS: Readonly<Record<Risk, number>> = {
  usability: 120,
  value: 180,
  viability: 180,
  ethics: 180,
  feasibility: 365,
};

interface Weighed {
  readonly finding: RecordedFinding;
  readonly rung: Rung;
  readonly found: Day;
}

/**
 * The standing of an assumption at a moment (ms). The higher rung wins and equals dispute; only findings of at least
 * anecdote settle. A winner that is due for re-check and contradicted by a newer finding of at least market is disputed.
 * `support` and `refute` are the strongest of each, opinions included; the order of findings never matters.
 */
export function standingOf(assumption: Assumption, nowMs: number): StandingOf {
  const findings = assumption.findings.map((finding) => weigh(assumption, finding));
  const weighed = assumption.findings.map((finding, i) => ({
    finding,
    rung: findings[i]?.rung ?? 'opinion',
    found: foundDay(finding),
  }));
  const supports = weighed.filter(({ finding }) => finding.verdict === 'supports');
  const refutes = weighed.filter(({ finding }) => finding.verdict === 'refutes');
  const support = strongest(supports.map(({ rung }) => rung));
  const refute = strongest(refutes.map(({ rung }) => rung));
  const standing = compare(support, refute);
  const [winners, losers] = standing === 'refuted' ? [refutes, supports] : [supports, refutes];
  const winner = standing === 'supported' || standing === 'refuted' ? latestStrongest(winners) : null;
  const recheckDueMs = winner === null ? null : dayStartMs(winner.found) + RECHECK_DAYS[assumption.risk] * DAY_MS;
  const common = { support, refute, findings, opinionOnly: false };
  if (winner !== null && recheckDueMs !== null) {
    const overdue = recheckDueMs <= nowMs;
    if (overdue && losers.some((loser) => contradicts(loser, winner))) {
      return { ...common, standing: 'disputed', recheckDueMs: null };
    }
    return { ...common, standing, recheckDueMs };
  }
  if (standing === 'disputed') return { ...common, standing, recheckDueMs: null };
  return { ...common, ...unsettled(weighed), recheckDueMs: null };
}

/** Longer than this between found and recorded is shown as recorded afterwards. */
const RECORDED_AFTERWARDS_DAYS = 7;

/** Whether a finding was written down more than seven days after it was found. */
export function recordedAfterwards(finding: RecordedFinding): boolean {
  return finding.recordedMs >= dayStartMs(foundDay(finding)) + (RECORDED_AFTERWARDS_DAYS + 1) * DAY_MS;
}

function compare(support: Rung | null, refute: Rung | null): Standing {
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

/** Of the strongest findings, the one found last: it is the one to be looked at again. */
function latestStrongest(findings: readonly Weighed[]): Weighed | null {
  return findings.reduce<Weighed | null>((best, next) => {
    if (best === null) return next;
    const by = compareRungs(next.rung, best.rung);
    return by > 0 || (by === 0 && next.found > best.found) ? next : best;
  }, null);
}

function contradicts(loser: Weighed, winner: Weighed): boolean {
  return loser.found > winner.found && compareRungs(loser.rung, 'market') >= 0;
}
