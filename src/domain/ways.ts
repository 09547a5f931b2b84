/** How to get to a rung: which methods to propose for a risk, and what they cost. */
import type { Rung } from './assessment';
import { ANY, compareRungs, stepsOf } from './ladder';
import type { Method, Risk } from './premise';

/**
 * Working days to get a method going, and for each one in the sample. Our own estimate for a team that has customers
 * to ask and a product to measure: only the order matters, and that four conversations are two days.
 */
const EFFORT: Readonly<Record<Method, { readonly days: number; readonly each: number }>> = {
  teamOpinion: { days: 0.1, each: 0 },
  expertOpinion: { days: 0.2, each: 0 },
  stakeholderOpinion: { days: 0.2, each: 0 },
  effortEstimate: { days: 0.5, each: 0 },
  supportRequests: { days: 0.5, each: 0.1 },
  customerConversations: { days: 0, each: 0.5 },
  businessCase: { days: 1, each: 0 },
  competitors: { days: 1, each: 0.5 },
  productAnalytics: { days: 2.5, each: 0 },
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

/**
 * What is worth proposing for each risk. Others may count as much when somebody has them, but a reader sent to
 * analytics to learn whether something can be built would rightly laugh; and nothing proposed comes after release.
 */
const PROPOSED: Readonly<Record<Risk, readonly Method[]>> = {
  value: [
    'supportRequests',
    'customerConversations',
    'competitors',
    'productAnalytics',
    'fakeDoor',
    'fakeDoorWithCommitment',
    'prototypeInUse',
    'controlledExperiment',
    'paidPilot',
  ],
  usability: [
    'customerConversations',
    'usabilityTest',
    'survey',
    'productAnalytics',
    'prototypeInUse',
    'controlledExperiment',
    'longitudinalStudy',
  ],
  feasibility: ['technicalProof', 'prototypeInUse', 'controlledExperiment', 'paidPilot'],
  viability: [
    'customerConversations',
    'specialistReview',
    'competitors',
    'survey',
    'fakeDoorWithCommitment',
    'controlledExperiment',
    'paidPilot',
  ],
  ethics: ['customerConversations', 'specialistReview', 'survey', 'prototypeInUse', 'longitudinalStudy'],
};

/** Working days a method takes with a sample, by our own estimate; in half days, at least one half. */
export function effortDays(method: Method, sample: number | null): number {
  return Math.max(0.5, Math.round(effort(method, sample) * 2) / 2);
}

/**
 * Methods that reach at least this rung for this risk (with a link), each with the smallest sample that does, cheapest
 * first. `sample` is null where any sample does.
 */
export function cheapestWays(risk: Risk, rung: Rung): { method: Method; sample: number | null }[] {
  return PROPOSED[risk]
    .flatMap((method) => {
      const step = stepsOf(method, risk).find(([, reached]) => compareRungs(reached, rung) >= 0);
      return step === undefined ? [] : [{ method, sample: step[0] === ANY ? null : step[0] }];
    })
    .sort((a, b) => effort(a.method, a.sample) - effort(b.method, b.sample));
}

function effort(method: Method, sample: number | null): number {
  return EFFORT[method].days + EFFORT[method].each * (sample ?? 0);
}
