/** Signals about finding out: nobody met, goals untouched, results not looked at, tests that only ever agree, easy ones. */
import { compareRungs } from '../ladder';
import type { Method } from '../premise';
import { DAY_MS, WEEK_MS } from '../week';
import { cannotTell, count, outOf, type Said, share, surelyAbove, surelyBelow, told } from './made';
import type { Thresholds } from './settings';
import type { SignalInput, Verdict, Windows } from './types';

/**
 * Ways in which somebody of the team meets customers. Not requests that came in, numbers read off a product, or a door
 * nobody stands behind: S2 speaks of interviews that are postponed.
 */
export const CONTACT_METHODS = [
  'customerConversations',
  'survey',
  'usabilityTest',
  'prototypeInUse',
  'paidPilot',
  'longitudinalStudy',
] as const satisfies readonly Method[];

/** 4: stories are started and nobody has met a customer for weeks. */
export function noContact(input: SignalInput, { weeks, started }: Thresholds['noContact']): Said {
  const { nowMs, beganMs, lastContactMs, contacts } = input;
  const so = input.startedSince.contact;
  const ago = lastContactMs === null ? [] : [count('weeksSinceContact', Math.floor((nowMs - lastContactMs) / WEEK_MS))];
  const numbers = [count('contacts', contacts), ...ago, count('started', so)];
  if (contacts > 0) return told(false, numbers);
  const missing = daysUntil(beganMs, weeks * WEEK_MS, nowMs);
  if (missing > 0) return cannotTell('days', missing, numbers);
  return so < started ? cannotTell('started', started - so, numbers) : told(true, numbers);
}

/** 5: stories are started and no outcome was stated or changed for months. */
export function outcomesUntouched(input: SignalInput, { days, started }: Thresholds['outcomesUntouched']): Said {
  const { nowMs, beganMs, lastOutcomeMs } = input;
  const so = input.startedSince.outcomes;
  const ago = lastOutcomeMs === null ? [] : [count('daysSinceOutcome', Math.floor((nowMs - lastOutcomeMs) / DAY_MS))];
  const numbers = [...ago, count('started', so)];
  if (lastOutcomeMs !== null && lastOutcomeMs > nowMs - days * DAY_MS) return told(false, numbers);
  const missing = daysUntil(beganMs, days * DAY_MS, nowMs);
  if (missing > 0) return cannotTell('days', missing, numbers);
  return so < started ? cannotTell('started', started - so, numbers) : told(true, numbers);
}

/**
 * 8: what was shipped is not looked at when it was promised. Checks come few in a quarter, where chance alone makes a
 * third of them; so they are counted over two.
 */
export function forgotten({ checks }: SignalInput, { atLeast, above }: Thresholds['forgotten']): Said {
  const numbers = [outOf('overdue', checks.overdue, checks.due)];
  if (checks.due < atLeast) return cannotTell('checks', atLeast - checks.due, numbers);
  return told(checks.overdue > checks.due * above, numbers);
}

/**
 * 9: tests almost never say no, and a second tell speaks for it: too many of them could hardly have said no, the goal
 * set after the result or nothing but opinion and estimate behind it. The design asks for a third of the one or half of
 * the other; both at once is the same habit, and counted together they need fewer tests to tell. Two tells that must
 * both speak are seldom wrong together, so the first needs a lower bar than the design's 70 %, which no team passes that
 * hears two noes in twenty. An assumption counts as answered by any finding that says yes or no, however weak: were only
 * those asked that settle, the second tell could never speak of an estimate.
 */
export function theatre(input: SignalInput, limits: Thresholds['theatre'], windows: Windows): Said {
  const verdicts = input.verdicts.slice(0, limits.last);
  const of = verdicts.length;
  const supported = verdicts.filter(({ isSupported }) => isSupported).length;
  const easy = verdicts.filter(isEasy).length;
  const numbers = [share('supported', supported, of), outOf('easy', easy, of)];
  if (windows.judgedMs === null) {
    return cannotTell('days', ((windows.nextJudgedMs ?? input.nowMs) - input.nowMs) / DAY_MS, numbers);
  }
  if (of < limits.atLeast) return cannotTell('verdicts', limits.atLeast - of, numbers);
  return told(easy >= of * limits.easy && surelyAbove(supported, of, limits.above), numbers);
}

/** It could hardly have said no. */
function isEasy({ isLate, rung }: Verdict): boolean {
  return isLate || compareRungs(rung, 'estimate') <= 0;
}

/**
 * 10: what was settled was hardly ever whether anybody wants it or it pays: a quarter or less, and surely less than
 * half. The design counts a quarter of a year, in which many teams settle six or eight: there one more or fewer is
 * chance. Of the last so many, whenever that was, a habit shows; of few, the interval keeps quiet.
 */
export function easyRisks({ settled }: SignalInput, { atLeast, atMost, below }: Thresholds['easyRisks']): Said {
  const { of, valueOrViability } = settled;
  const numbers = [share('valueOrViability', valueOrViability, of)];
  if (of < atLeast) return cannotTell('settled', atLeast - of, numbers);
  return told(valueOrViability <= of * atMost && surelyBelow(valueOrViability, of, below), numbers);
}

/** Days until a project is as old as that; 0 or less = it is. */
function daysUntil(beganMs: number | null, ms: number, nowMs: number): number {
  return ((beganMs ?? nowMs) + ms - nowMs) / DAY_MS;
}
