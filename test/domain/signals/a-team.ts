/** A team as it is counted: healthy, eight months old, and whatever a test says of it instead. */
import type { SignalInput, Verdict } from '../../../src/domain/signals/types';
import { DAY_MS, WEEK_MS } from '../../../src/domain/week';

export const NOW = Date.UTC(2026, 10, 23);
export const weeksAgo = (weeks: number): number => NOW - weeks * WEEK_MS;
export const daysAgo = (days: number): number => NOW - days * DAY_MS;

/** So many assumptions with a verdict. */
export function verdicts(yes: number, no: number, over: Partial<Verdict> = {}): readonly Verdict[] {
  const one = (isSupported: boolean): Verdict => ({ isSupported, isLate: false, rung: 'market', ...over });
  return [...Array.from({ length: yes }, () => one(true)), ...Array.from({ length: no }, () => one(false))];
}

type Over = Partial<Omit<SignalInput, 'started' | 'longer'>> & {
  readonly started?: Partial<SignalInput['started']>;
  readonly longer?: Partial<SignalInput['longer']>;
};

/** 30 stories in twelve weeks and 58 in twice as many, 21 of them validated first; conversations last week; a no now and then. */
const HEALTHY: SignalInput = {
  nowMs: NOW,
  beganMs: weeksAgo(35),
  started: { of: 30, before: 21, handedDown: 2 },
  longer: { validated: 45, after: 4, sized: 50, big: 9, bigThin: 1 },
  startedSince: { contact: 10, outcomes: 32 },
  created: 40,
  finished: 31,
  findings: 19,
  contacts: 4,
  lastContactMs: daysAgo(5),
  lastOutcomeMs: daysAgo(12),
  noes: 6,
  closures: { of: 5, unexplained: 1 },
  checks: { due: 9, overdue: 1 },
  verdicts: verdicts(12, 8),
  settled: { of: 14, valueOrViability: 8 },
  outcomesInProgress: 2,
  report: null,
};

export function aTeam(over: Over = {}): SignalInput {
  return {
    ...HEALTHY,
    ...over,
    started: { ...HEALTHY.started, ...over.started },
    longer: { ...HEALTHY.longer, ...over.longer },
  };
}
