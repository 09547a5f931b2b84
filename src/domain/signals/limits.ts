/** Which limits of the signals a project may set, and how far: beyond these a signal would say the same whatever happens. */
import type { Thresholds } from './settings';

/** `signal.limit`, as in `hope.above`. */
export type LimitKey = { [S in keyof Thresholds]: `${S}.${keyof Thresholds[S] & string}` }[keyof Thresholds];

/** Limits a project has set itself; of the others those of its stage are in force. */
export type Limits = { readonly [K in LimitKey]?: number };

export interface Bound {
  readonly least: number;
  readonly most: number;
}

/**
 * Our own judgement: few enough to be deaf to chance, not so many that a team of five never gets there. What has to be
 * less than another limit of the same signal ends where that one begins. Up to one it is a share, else a whole number.
 */
export const LIMITS: Readonly<Record<LimitKey, Bound>> = {
  'hope.atLeast': { least: 5, most: 50 },
  'hope.above': { least: 0.2, most: 0.9 },
  'afterTheFact.atLeast': { least: 5, most: 50 },
  'afterTheFact.above': { least: 0.2, most: 0.9 },
  'storyFactory.created': { least: 5, most: 200 },
  'storyFactory.perFinding': { least: 2, most: 100 },
  'storyFactory.storyShare': { least: 0.1, most: 0.9 },
  'noContact.weeks': { least: 1, most: 26 },
  'noContact.started': { least: 1, most: 50 },
  'outcomesUntouched.days': { least: 14, most: 365 },
  'outcomesUntouched.started': { least: 1, most: 100 },
  'yesOnly.created': { least: 5, most: 200 },
  'yesOnly.grew': { least: 0.05, most: 0.9 },
  'yesOnly.perNo': { least: 5, most: 500 },
  'unexplainedNoes.atLeast': { least: 2, most: 50 },
  'unexplainedNoes.above': { least: 0.1, most: 0.9 },
  'forgotten.atLeast': { least: 2, most: 50 },
  'forgotten.above': { least: 0.1, most: 0.9 },
  'forgotten.overdueDays': { least: 1, most: 90 },
  'theatre.last': { least: 10, most: 100 },
  'theatre.atLeast': { least: 5, most: 10 },
  'theatre.above': { least: 0.3, most: 0.9 },
  'theatre.easy': { least: 0.1, most: 0.9 },
  'easyRisks.last': { least: 10, most: 100 },
  'easyRisks.atLeast': { least: 4, most: 10 },
  'easyRisks.atMost': { least: 0.05, most: 0.4 },
  'easyRisks.below': { least: 0.4, most: 0.9 },
  'handedDown.atLeast': { least: 5, most: 50 },
  'handedDown.above': { least: 0.2, most: 0.9 },
  'bigBets.atLeast': { least: 2, most: 50 },
  'bigBets.above': { least: 0.1, most: 0.9 },
  'bigBets.points': { least: 1, most: 100 },
  'bigBets.sized': { least: 4, most: 100 },
  'tooManyOutcomes.atMost': { least: 1, most: 20 },
};

/** In the order of the signals, and in each of its limits. */
export const LIMIT_KEYS: readonly LimitKey[] = Object.keys(LIMITS).filter(isLimitKey);

export function isLimitKey(key: string): key is LimitKey {
  return key in LIMITS;
}

/** A share of 0–1, rather than a number of something. */
export function isShare({ most }: Bound): boolean {
  return most <= 1;
}

/** Within its bounds, and whole where it is no share. */
export function isWithin(bound: Bound, value: number): boolean {
  return value >= bound.least && value <= bound.most && (isShare(bound) || Number.isInteger(value));
}
