/**
 * How much a finding can say: method × sample × risk → rung, as one table. Levels and their values follow Itamar
 * Gilad's confidence meter; the samples are documented defaults (design §3.1).
 */
import { RUNGS } from './assessment';
import type { Rung, RungReason } from './assessment';
import { RISKS } from './premise';
import type { Finding, Method, Risk } from './premise';

/** What each rung is worth. Evidence is the strongest rung reached, never a sum. */
export const RUNG_VALUE: Readonly<Record<Rung, number>> = {
  opinion: 0.2,
  estimate: 0.5,
  anecdote: 1,
  market: 2,
  research: 3,
  experiment: 5,
  launch: 10,
};

/** From this sample on, this rung; a smaller one is opinion. `ANY` asks for no number. Not said counts as the first step. */
type Steps = readonly (readonly [from: number, rung: Rung])[];
export const ANY = 0;

type Row = { readonly other: Steps } & Partial<Readonly<Record<Risk, Steps>>>;

const OPINION: Steps = [[ANY, 'opinion']];
const TABLE: Readonly<Record<Method, Row>> = {
  teamOpinion: { other: OPINION },
  expertOpinion: { other: OPINION },
  stakeholderOpinion: { other: OPINION },
  specialistReview: { viability: [[ANY, 'research']], ethics: [[ANY, 'research']], other: OPINION },
  businessCase: { other: [[ANY, 'estimate']] },
  effortEstimate: { other: [[ANY, 'estimate']] },
  technicalProof: { feasibility: [[ANY, 'research']], other: [[ANY, 'estimate']] },
  customerConversations: {
    feasibility: OPINION,
    other: [
      [1, 'anecdote'],
      [4, 'market'],
      [20, 'research'],
    ],
  },
  supportRequests: {
    other: [
      [1, 'anecdote'],
      [10, 'market'],
    ],
  },
  survey: {
    // What people say they would want is not yet that they want it.
    value: [[1, 'anecdote']],
    other: [
      [1, 'anecdote'],
      [30, 'market'],
    ],
  },
  competitors: {
    // "Most rivals have it" is said by counting them: fewer than three seen with it is nobody's market.
    other: [
      [1, 'opinion'],
      [3, 'market'],
    ],
  },
  fakeDoor: {
    other: [
      [1, 'anecdote'],
      [100, 'market'],
    ],
  },
  fakeDoorWithCommitment: {
    other: [
      [1, 'anecdote'],
      [100, 'research'],
    ],
  },
  usabilityTest: {
    usability: [
      [1, 'anecdote'],
      [5, 'research'],
    ],
    // That people can use it says little about whether they would.
    value: [
      [1, 'opinion'],
      [5, 'anecdote'],
    ],
    other: OPINION,
  },
  prototypeInUse: {
    other: [
      [1, 'anecdote'],
      [5, 'research'],
    ],
  },
  productAnalytics: {
    other: [
      [ANY, 'market'],
      [100, 'research'],
    ],
  },
  controlledExperiment: {
    other: [
      [ANY, 'research'],
      [100, 'experiment'],
    ],
  },
  paidPilot: { other: [[ANY, 'experiment']] },
  longitudinalStudy: { other: [[ANY, 'experiment']] },
  measuredAfterRelease: { other: [[ANY, 'launch']] },
};

/** Without a link or a discovery issue to look at, no finding counts for more. */
const UNLINKED_AT_MOST: Rung = 'market';

/**
 * The rung a finding reaches for a risk, and why not a higher one: the first reason is `method`, `sampleTooSmall`
 * (a larger sample would reach higher) or `wrongRisk` (the same work would reach higher for another risk).
 */
export function rungOf(finding: Finding, risk: Risk): { rung: Rung; reasons: readonly RungReason[] } {
  const rung = rungByTable(finding.method, finding.sample, risk);
  const reasons: RungReason[] = [{ id: whyNotHigher(finding, risk, rung) }];
  const canBeLookedAt = finding.link !== null || finding.fromIssue !== undefined;
  if (canBeLookedAt || compareRungs(rung, UNLINKED_AT_MOST) <= 0) return { rung, reasons };
  return { rung: UNLINKED_AT_MOST, reasons: [...reasons, { id: 'noLink' }] };
}

/** Negative when `a` is the weaker, 0 when equal: what a rung is worth rises from each to the next. */
export function compareRungs(a: Rung, b: Rung): number {
  return RUNG_VALUE[a] - RUNG_VALUE[b];
}

/** One rung down; below opinion there is nothing. */
export function lowerRung(rung: Rung): Rung {
  return RUNGS[RUNGS.indexOf(rung) - 1] ?? 'opinion';
}

export function weakerOf(a: Rung, b: Rung): Rung {
  return compareRungs(a, b) <= 0 ? a : b;
}

export function strongerOf(a: Rung, b: Rung): Rung {
  return compareRungs(a, b) >= 0 ? a : b;
}

/** The strongest of many, or null of none. */
export function strongest(rungs: readonly Rung[]): Rung | null {
  return rungs.reduce<Rung | null>((best, rung) => (best === null ? rung : strongerOf(best, rung)), null);
}

/** Only findings from here up settle anything. */
export function settles(rung: Rung): boolean {
  return compareRungs(rung, 'anecdote') >= 0;
}

/** The steps of a method for a risk, lowest first: who reaches a later one has reached a higher rung. */
export function stepsOf(method: Method, risk: Risk): Steps {
  return TABLE[method][risk] ?? TABLE[method].other;
}

function rungByTable(method: Method, sample: number | null, risk: Risk): Rung {
  const steps = stepsOf(method, risk);
  // Where numbers matter, nobody is not any number.
  if (sample === 0 && steps.length > 1) return 'opinion';
  if (sample === null) return steps[0]?.[1] ?? 'opinion';
  let reached: Rung = 'opinion';
  for (const step of steps) if (step[0] <= sample) reached = step[1];
  return reached;
}

function whyNotHigher(finding: Finding, risk: Risk, rung: Rung): 'method' | 'sampleTooSmall' | 'wrongRisk' {
  const best = stepsOf(finding.method, risk).at(-1);
  if (best !== undefined && compareRungs(best[1], rung) > 0) return 'sampleTooSmall';
  const reachedFor = (other: Risk) => rungByTable(finding.method, finding.sample, other);
  return RISKS.some((other) => compareRungs(reachedFor(other), rung) > 0) ? 'wrongRisk' : 'method';
}
