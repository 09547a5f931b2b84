/**
 * How much a finding can say: method × sample × risk → rung, as one table. Levels and their values follow Itamar
 * Gilad's confidence meter; the samples are documented defaults (design §3.1).
 */
import { RUNGS } from './assessment';
import type { Rung, RungReason } from './assessment';
import { METHODS, RISKS } from './premise';
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

/** From this sample on, this rung. `ANY` needs no sample; a sample not said counts as the first step, none as opinion. */
type Steps = readonly (readonly [from: number, rung: Rung])[];
const ANY = 0;

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
      [1, 'market'],
      [100, 'research'],
    ],
  },
  controlledExperiment: {
    other: [
      [1, 'research'],
      [100, 'experiment'],
    ],
  },
  paidPilot: { other: [[ANY, 'experiment']] },
  longitudinalStudy: { other: [[ANY, 'experiment']] },
  measuredAfterRelease: { other: [[ANY, 'launch']] },
};

/** Without a link to look at, no finding counts for more. */
const UNLINKED_AT_MOST: Rung = 'market';

/**
 * The rung a finding reaches for a risk, and why not a higher one: the first reason is `method`, `sampleTooSmall`
 * (a larger sample would reach higher) or `wrongRisk` (the same work would reach higher for another risk).
 */
export function rungOf(finding: Finding, risk: Risk): { rung: Rung; reasons: readonly RungReason[] } {
  const rung = rungByTable(finding.method, finding.sample, risk);
  const reasons: RungReason[] = [{ id: whyNotHigher(finding, risk, rung) }];
  if (finding.link !== null || compareRungs(rung, UNLINKED_AT_MOST) <= 0) return { rung, reasons };
  return { rung: UNLINKED_AT_MOST, reasons: [...reasons, { id: 'noLink' }] };
}

/** Negative when `a` is the weaker, 0 when equal. */
export function compareRungs(a: Rung, b: Rung): number {
  return RUNGS.indexOf(a) - RUNGS.indexOf(b);
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

/**
 * Working days to get a method going, and for each one in the sample. Our own estimate for a team that has customers
 * to ask and a product to measure: only the order matters, and that four conversations are two days.
 */
const EFFORT: Readonly<Record<Method, { readonly days: number; readonly each: number }>> = {
  teamOpinion: { days: 0.1, each: 0 },
  expertOpinion: { days: 0.2, each: 0 },
  stakeholderOpinion: { days: 0.2, each: 0 },
  effortEstimate: { days: 0.5, each: 0 },
  competitors: { days: 0.5, each: 0.25 },
  supportRequests: { days: 0.5, each: 0.05 },
  customerConversations: { days: 0, each: 0.5 },
  businessCase: { days: 1, each: 0 },
  productAnalytics: { days: 1, each: 0 },
  specialistReview: { days: 2, each: 0 },
  survey: { days: 2, each: 0.02 },
  technicalProof: { days: 3, each: 0 },
  fakeDoor: { days: 3, each: 0.01 },
  usabilityTest: { days: 2, each: 0.4 },
  fakeDoorWithCommitment: { days: 5, each: 0.01 },
  prototypeInUse: { days: 6, each: 0.4 },
  controlledExperiment: { days: 10, each: 0.1 },
  paidPilot: { days: 30, each: 0 },
  measuredAfterRelease: { days: 30, each: 0 },
  longitudinalStudy: { days: 45, each: 0 },
};

/** Working days a method takes with a sample, by our own estimate; rounded to half days, at least one half. */
export function effortDays(method: Method, sample: number | null): number {
  const { days, each } = EFFORT[method];
  return Math.max(0.5, Math.round((days + each * (sample ?? 0)) * 2) / 2);
}

/**
 * The methods that reach at least this rung for this risk (with a link), each with the smallest sample that does,
 * cheapest first. `sample` is null where the method asks for none. Measuring after release is left out: it cannot
 * come before the start.
 */
export function cheapestWays(risk: Risk, rung: Rung): { method: Method; sample: number | null }[] {
  return METHODS.filter((method) => method !== 'measuredAfterRelease')
    .flatMap((method) => {
      const step = stepsOf(method, risk).find(([, reached]) => compareRungs(reached, rung) >= 0);
      return step === undefined ? [] : [{ method, sample: step[0] === ANY ? null : step[0] }];
    })
    .sort((a, b) => rawEffort(a) - rawEffort(b));
}

function rawEffort({ method, sample }: { method: Method; sample: number | null }): number {
  return EFFORT[method].days + EFFORT[method].each * (sample ?? 0);
}

function stepsOf(method: Method, risk: Risk): Steps {
  return TABLE[method][risk] ?? TABLE[method].other;
}

function rungByTable(method: Method, sample: number | null, risk: Risk): Rung {
  const steps = stepsOf(method, risk);
  const reached = steps.filter(([from], place) => (sample === null ? place === 0 : from <= sample));
  return strongest(reached.map(([, rung]) => rung)) ?? 'opinion';
}

function whyNotHigher(finding: Finding, risk: Risk, rung: Rung): 'method' | 'sampleTooSmall' | 'wrongRisk' {
  const best = strongest(stepsOf(finding.method, risk).map(([, reached]) => reached));
  if (best !== null && compareRungs(best, rung) > 0) return 'sampleTooSmall';
  const elsewhere = RISKS.map((other) => rungByTable(finding.method, finding.sample, other));
  return elsewhere.some((other) => compareRungs(other, rung) > 0) ? 'wrongRisk' : 'method';
}
