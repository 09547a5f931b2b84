/**
 * The library of ways to test an assumption before building: what each one is, what it takes and which rung it can
 * reach. What a way reaches comes from the ladder, by the `method` it counts as, and is never repeated here. Days are
 * our own estimates for a team that has customers to ask and a product to measure: only their order matters, and that
 * four conversations are two days. Names, how-tos and sources are words, kept in the wording file under the same id.
 */
import type { Rung } from './assessment';
import { ANY, compareRungs, stepsOf } from './ladder';
import type { Method, Risk } from './premise';

/** What a team has to have before it can begin. */
export const NEEDS = [
  'customers',
  'traffic',
  'product',
  'prototype',
  'records',
  'engineer',
  'designer',
  'specialist',
  'payment',
] as const;
export type Need = (typeof NEEDS)[number];

/** How much of the team's own work it is: hours, days, or more than a week. */
export type Effort = 'S' | 'M' | 'L';

interface Described {
  /** What a finding from it is recorded as. */
  readonly method: Method;
  /** Risks it is worth proposing for. */
  readonly risks: readonly Risk[];
  readonly effort: Effort;
  /** Working days that pass before the first of the sample, and for each one of it. */
  readonly days: number;
  readonly each: number;
  readonly needs: readonly Need[];
}

/** In the order they are offered when they take equally long. */
const LIBRARY = {
  storyInterviews: {
    ...{ method: 'customerConversations', risks: ['value', 'usability', 'viability', 'ethics'], effort: 'S' },
    ...{ days: 0, each: 0.5, needs: ['customers'] },
  },
  callListening: {
    ...{ method: 'customerConversations', risks: ['value', 'viability'], effort: 'S' },
    ...{ days: 0.5, each: 0.5, needs: ['customers', 'records'] },
  },
  workVisits: {
    ...{ method: 'customerConversations', risks: ['value', 'usability', 'ethics'], effort: 'M' },
    ...{ days: 1, each: 1, needs: ['customers', 'designer'] },
  },
  priceConversations: {
    ...{ method: 'customerConversations', risks: ['viability'], effort: 'S' },
    ...{ days: 1, each: 0.5, needs: ['customers'] },
  },
  requestReading: {
    ...{ method: 'supportRequests', risks: ['value', 'usability'], effort: 'S' },
    ...{ days: 0.5, each: 0.1, needs: ['records'] },
  },
  lostDealReading: {
    ...{ method: 'supportRequests', risks: ['value', 'viability'], effort: 'S' },
    ...{ days: 1, each: 0.1, needs: ['records'] },
  },
  customerSurvey: {
    ...{ method: 'survey', risks: ['usability', 'viability', 'ethics'], effort: 'M' },
    ...{ days: 2, each: 0.02, needs: ['customers'] },
  },
  rivalReview: {
    ...{ method: 'competitors', risks: ['value', 'viability'], effort: 'S' },
    ...{ days: 1, each: 0.5, needs: [] },
  },
  usageAnalysis: {
    ...{ method: 'productAnalytics', risks: ['value', 'usability'], effort: 'S' },
    ...{ days: 2.5, each: 0, needs: ['product', 'records'] },
  },
  fakeDoor: {
    ...{ method: 'fakeDoor', risks: ['value'], effort: 'M' },
    ...{ days: 3, each: 0.01, needs: ['product', 'traffic'] },
  },
  landingPage: {
    ...{ method: 'fakeDoor', risks: ['value'], effort: 'M' },
    ...{ days: 4, each: 0.01, needs: ['traffic', 'designer'] },
  },
  advertTest: {
    ...{ method: 'fakeDoor', risks: ['value'], effort: 'S' },
    ...{ days: 3, each: 0.02, needs: ['traffic', 'payment'] },
  },
  preOrder: {
    ...{ method: 'fakeDoorWithCommitment', risks: ['value', 'viability'], effort: 'M' },
    ...{ days: 5, each: 0.01, needs: ['traffic', 'payment'] },
  },
  paidWaitingList: {
    ...{ method: 'fakeDoorWithCommitment', risks: ['value', 'viability'], effort: 'M' },
    ...{ days: 7, each: 0.01, needs: ['traffic', 'payment'] },
  },
  usabilityTest: {
    ...{ method: 'usabilityTest', risks: ['usability'], effort: 'M' },
    ...{ days: 2, each: 0.4, needs: ['prototype', 'customers', 'designer'] },
  },
  firstClickTest: {
    ...{ method: 'usabilityTest', risks: ['usability'], effort: 'S' },
    ...{ days: 2.5, each: 0.4, needs: ['prototype'] },
  },
  concierge: {
    ...{ method: 'prototypeInUse', risks: ['value', 'viability', 'ethics'], effort: 'M' },
    ...{ days: 6, each: 0.4, needs: ['customers'] },
  },
  wizardOfOz: {
    ...{ method: 'prototypeInUse', risks: ['value', 'usability', 'ethics'], effort: 'M' },
    ...{ days: 7, each: 0.4, needs: ['customers', 'prototype', 'designer'] },
  },
  liveDataPrototype: {
    ...{ method: 'prototypeInUse', risks: ['value', 'usability', 'feasibility'], effort: 'L' },
    ...{ days: 9, each: 0.4, needs: ['customers', 'prototype', 'engineer'] },
  },
  technicalSpike: {
    ...{ method: 'technicalProof', risks: ['feasibility'], effort: 'M' },
    ...{ days: 3, each: 0, needs: ['engineer'] },
  },
  realDataTrial: {
    ...{ method: 'technicalProof', risks: ['feasibility'], effort: 'M' },
    ...{ days: 4, each: 0, needs: ['engineer', 'records'] },
  },
  loadTrial: {
    ...{ method: 'technicalProof', risks: ['feasibility'], effort: 'M' },
    ...{ days: 5, each: 0, needs: ['engineer'] },
  },
  legalReview: {
    ...{ method: 'specialistReview', risks: ['viability', 'ethics'], effort: 'S' },
    ...{ days: 2, each: 0, needs: ['specialist'] },
  },
  harmReview: {
    ...{ method: 'specialistReview', risks: ['ethics'], effort: 'S' },
    ...{ days: 3, each: 0, needs: ['specialist'] },
  },
  unitEconomics: {
    ...{ method: 'specialistReview', risks: ['viability'], effort: 'S' },
    ...{ days: 3, each: 0, needs: ['specialist', 'records'] },
  },
  splitTest: {
    ...{ method: 'controlledExperiment', risks: ['value', 'usability', 'viability'], effort: 'L' },
    ...{ days: 10, each: 0.1, needs: ['product', 'traffic', 'engineer'] },
  },
  limitedRollout: {
    ...{ method: 'controlledExperiment', risks: ['feasibility', 'value'], effort: 'L' },
    ...{ days: 12, each: 0.1, needs: ['product', 'traffic', 'engineer'] },
  },
  paidPilot: {
    ...{ method: 'paidPilot', risks: ['value', 'viability', 'feasibility'], effort: 'L' },
    ...{ days: 30, each: 0, needs: ['customers', 'payment', 'engineer'] },
  },
  diaryStudy: {
    ...{ method: 'longitudinalStudy', risks: ['usability', 'ethics'], effort: 'L' },
    ...{ days: 45, each: 0, needs: ['customers', 'designer'] },
  },
} as const satisfies Readonly<Record<string, Described>>;

export type WayId = keyof typeof LIBRARY;

/** One way to test; see `Described` for its parts. */
export interface WayToTest extends Described {
  readonly id: WayId;
}

export const WAYS: readonly WayToTest[] = wayIds().map((id) => ({ id, ...LIBRARY[id] }));
export const WAY_IDS: readonly WayId[] = wayIds();

function wayIds(): readonly WayId[] {
  // Every own key of the object, which is all its type can say.
  return Object.keys(LIBRARY).filter((key): key is WayId => key in LIBRARY);
}

/** @throws RangeError for an id that is not in the library */
export function wayToTest(id: WayId): WayToTest {
  return { id, ...LIBRARY[id] };
}

/** A sample that reaches a rung: from the smallest that does, up to the largest that does not reach yet another. */
export interface SampleRange {
  /** Null = any sample does. */
  readonly from: number | null;
  /** Null = more never reaches higher. */
  readonly upTo: number | null;
}

/**
 * What sample of this method reaches at least this rung for this risk (with a link), by the ladder; null when none does.
 */
export function sampleFor(method: Method, risk: Risk, rung: Rung): SampleRange | null {
  const steps = stepsOf(method, risk);
  const place = steps.findIndex(([, reached]) => compareRungs(reached, rung) >= 0);
  const step = steps[place];
  if (step === undefined) return null;
  const next = steps[place + 1];
  return { from: step[0] === ANY ? null : step[0], upTo: next === undefined ? null : next[0] - 1 };
}

/** Working days a way takes with a sample, by our own estimate; in half days, at least one half. */
export function daysOf({ days, each }: Pick<WayToTest, 'days' | 'each'>, sample: number | null): number {
  return Math.max(0.5, Math.round((days + each * (sample ?? 0)) * 2) / 2);
}
