/**
 * When one person can no longer be both product manager and product owner: the four conditions of S2, and how many of
 * them hold. It advises whoever set up the roles and speaks of nobody. S0 and S1 know the other remedy: fewer stories
 * and one owner; both are said.
 */
import { DAY_MS } from '../week';
import { believed } from './report';
import { DEFAULT_SIGNAL_SETTINGS, type SignalSettings, thresholdsOf, windowsOf } from './settings';
import type { SignalInput } from './types';

export const CONDITIONS = ['squads', 'storyTime', 'strategy', 'markets'] as const;
export type ConditionId = (typeof CONDITIONS)[number];

export interface Condition {
  readonly id: ConditionId;
  readonly state: 'met' | 'notMet' | 'unknown';
  /** The number it was judged by; null = there is none. */
  readonly value: number | null;
}

export interface Advice {
  readonly conditions: readonly Condition[];
  readonly met: number;
  /** Conditions that can be told. */
  readonly known: number;
}

/** S2: "3+ squads". */
const SQUADS = 3;
/** S2: "single market"; more than one is several. */
const MARKETS = 1;

export function splitAdvice(input: SignalInput, settings: SignalSettings = DEFAULT_SIGNAL_SETTINGS): Advice {
  const report = believed(input.report, input.nowMs);
  const { storyShare } = thresholdsOf(settings).storyFactory;
  const conditions: readonly Condition[] = [
    above('squads', report?.squads ?? null, SQUADS - 1),
    above('storyTime', report?.storyShare ?? null, storyShare),
    strategy(input, settings),
    above('markets', report?.markets ?? null, MARKETS),
  ];
  return {
    conditions,
    met: conditions.filter(({ state }) => state === 'met').length,
    known: conditions.filter(({ state }) => state !== 'unknown').length,
  };
}

function above(id: ConditionId, value: number | null, limit: number): Condition {
  if (value === null) return { id, state: 'unknown', value };
  return { id, state: value > limit ? 'met' : 'notMet', value };
}

/**
 * Strategy suffers: no outcome stated or changed in months, or no customer met since. A team that says it spends hours
 * with customers has met them, whatever was recorded; one that says none has not. `value`: days since the last outcome.
 */
function strategy(input: SignalInput, settings: SignalSettings): Condition {
  const { nowMs, beganMs, lastOutcomeMs, lastContactMs } = input;
  const { outcomesUntouched } = thresholdsOf(settings);
  const { outcomesSinceMs } = windowsOf(settings, beganMs, nowMs);
  const hours = believed(input.report, nowMs)?.customerHours ?? null;
  const value = lastOutcomeMs === null ? null : Math.floor((nowMs - lastOutcomeMs) / DAY_MS);
  const isOldEnough = beganMs !== null && nowMs - beganMs >= outcomesUntouched.days * DAY_MS;
  const hasMet = hours === null ? (lastContactMs ?? -Infinity) >= outcomesSinceMs : hours > 0;
  const hasTouched = (lastOutcomeMs ?? -Infinity) >= outcomesSinceMs;
  if (hours === 0 || (isOldEnough && (!hasMet || !hasTouched))) return { id: 'strategy', state: 'met', value };
  return { id: 'strategy', state: isOldEnough ? 'notMet' : 'unknown', value };
}
