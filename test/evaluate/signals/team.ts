/** One simulated team after some months, counted as the store counts a real one. */
import { DEFAULT_SIGNAL_SETTINGS, thresholdsOf, windowsOf } from '../../../src/domain/signals/settings';
import type { SignalInput, Verdict } from '../../../src/domain/signals/types';
import { DAY_MS, WEEK_MS } from '../../../src/domain/week';
import type { Dice } from './dice';
import type { Habits } from './habits';

const NOW = Date.UTC(2026, 10, 23);
/** Weight of a team's own share around the mean: at a mean of one half, two teams of three lie within 0.1 of it. */
const WEIGHT = 25;
/** What happened and nobody wrote down. */
const UNRECORDED = 0.1;

/** Stories started a week, least and most. */
export type Pace = readonly [number, number];
/** A team of five to nine. */
export const USUAL: Pace = [2.5, 6];
/** Two or three people. */
export const SMALL: Pace = [0.5, 1.5];

export function teamOf(habits: Habits, pace: Pace, dice: Dice): SignalInput {
  const own = varied(habits, dice);
  const beganMs = NOW - dice.between(16, 60) * WEEK_MS;
  const settings = DEFAULT_SIGNAL_SETTINGS;
  const windows = windowsOf(settings, beganMs, NOW);
  const limits = thresholdsOf(settings);
  const weeks = settings.windowWeeks;
  const startsAWeek = dice.between(...pace);
  const recorded = (expected: number) => dice.about(expected * (1 - UNRECORDED));

  const of = dice.about(startsAWeek * weeks);
  const before = dice.of(of, own.validatesFirst);
  const longerWeeks = (NOW - windows.longerSinceMs) / WEEK_MS;
  const longer = of + dice.about(startsAWeek * (longerWeeks - weeks));
  const first = before + dice.of(longer - of, own.validatesFirst);
  const after = dice.of(longer - first, own.validatesLate);
  const sized = dice.of(longer, 0.85);
  const big = dice.of(sized, own.big);
  const created = dice.about(startsAWeek * weeks * own.created);
  const contactWeeks = dice.of(limits.noContact.weeks, own.contact * (1 - UNRECORDED));
  const outcomeWeeks = limits.outcomesUntouched.days / 7;
  const isTouched = dice.about(own.outcomeChanges * outcomeWeeks) > 0;
  const closures = dice.about(own.closures * weeks);
  const unexplained = closures - dice.of(closures, own.explains);
  const due = dice.about(own.checks * longerWeeks);
  const settled = Math.min(limits.easyRisks.last, recorded((own.settled * (NOW - beganMs)) / WEEK_MS));
  const judgedWeeks = windows.judgedMs === null ? 0 : (windows.judgedMs - beganMs) / WEEK_MS;
  return {
    nowMs: NOW,
    beganMs,
    started: {
      of,
      before,
      handedDown: dice.of(of - before, Math.min(1, own.handedDown / Math.max(0.01, 1 - own.validatesFirst))),
    },
    longer: { validated: first + after, after, sized, big, bigThin: dice.of(big, own.thin) },
    startedSince: {
      contact: dice.about(startsAWeek * limits.noContact.weeks),
      outcomes: dice.about(startsAWeek * outcomeWeeks),
    },
    created,
    finished: dice.about(startsAWeek * weeks * own.finished),
    findings: recorded(created * own.findings),
    contacts: contactWeeks,
    lastContactMs: contactWeeks > 0 ? NOW - 7 * DAY_MS : null,
    lastOutcomeMs: isTouched ? NOW - dice.between(0, limits.outcomesUntouched.days - 1) * DAY_MS : beganMs,
    noes: recorded(own.noes * weeks) + closures,
    closures: { of: closures, unexplained },
    checks: { due, overdue: dice.of(due, own.forgets) },
    verdicts: Array.from({ length: Math.min(limits.theatre.last, recorded(own.verdicts * judgedWeeks)) }, () =>
      aVerdict(own, dice),
    ),
    settled: { of: settled, valueOrViability: dice.of(settled, own.value) },
    outcomesInProgress: own.outcomes[0] + dice.about(own.outcomes[1]),
    report: null,
  };
}

function aVerdict({ saysYes, late, weak }: Habits, dice: Dice): Verdict {
  return {
    isSupported: dice.happens(saysYes),
    isLate: dice.happens(late),
    rung: dice.happens(weak) ? 'opinion' : 'market',
  };
}

const SHARES = [
  ...(['validatesFirst', 'validatesLate', 'handedDown', 'big', 'thin', 'contact', 'explains', 'forgets'] as const),
  ...(['saysYes', 'late', 'weak', 'value'] as const),
];
const RATES = [
  ...(['created', 'finished', 'findings', 'outcomeChanges', 'noes', 'closures', 'checks'] as const),
  ...(['verdicts', 'settled'] as const),
];

/** No two teams are alike: shares around theirs, rates up or down by up to a third. */
function varied(habits: Habits, dice: Dice): Habits {
  const own: Record<string, number> = {};
  for (const name of SHARES) own[name] = dice.share(habits[name], WEIGHT);
  for (const name of RATES) own[name] = habits[name] * dice.between(0.67, 1.33);
  return { ...habits, ...own };
}
