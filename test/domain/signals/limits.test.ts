/** Both sides of every limit of the signals, in numbers a reader can recompute. */
import { describe, expect, test } from 'vitest';
import { fc, test as property } from '@fast-check/vitest';
import { splitAdvice } from '../../../src/domain/signals/advisor';
import { believed, isAsked, type Report } from '../../../src/domain/signals/report';
import { DEFAULT_SIGNAL_SETTINGS, windowsOf } from '../../../src/domain/signals/settings';
import { signalsOf } from '../../../src/domain/signals/signals';
import type { Signal, SignalId, SignalInput, SignalState, Verdict } from '../../../src/domain/signals/types';
import { aTeam, daysAgo, NOW, verdicts, weeksAgo } from './a-team';

type Over = Parameters<typeof aTeam>[0];

function signal(id: SignalId, counted: SignalInput): Signal {
  const found = signalsOf(counted).find((each) => each.id === id);
  if (found === undefined) throw new Error(`no signal ${id}`);
  return found;
}

const REPORT: Report = { rev: 1, atMs: daysAgo(1), squads: null, storyShare: null, customerHours: null, markets: null };
const reported = (over: Partial<Report>): Over => ({ report: { ...REPORT, ...over } });

/** So many yeses, of which the first so many could hardly have been a no. */
const easyOf = (of: number, over: Partial<Verdict>, easy: number) => [
  ...verdicts(easy, 0, over),
  ...verdicts(of - easy, 0),
];

const ROWS: readonly (readonly [SignalId, string, SignalState, Over])[] = [
  ['hope', '7 of 7 on hope: one story short', 'cantTell', { started: { of: 7, before: 0 } }],
  ['hope', '7 of 8: likely above 53 %', 'lit', { started: { of: 8, before: 1 } }],
  ['hope', '6 of 8: likely above 41 % only', 'quiet', { started: { of: 8, before: 2 } }],
  ['afterTheFact', '5 validated', 'cantTell', { longer: { validated: 5, after: 5 } }],
  ['afterTheFact', '4 of 6: likely above 30 % only', 'quiet', { longer: { validated: 6, after: 4 } }],
  ['afterTheFact', '5 of 6: likely above 44 %', 'lit', { longer: { validated: 6, after: 5 } }],
  ['storyFactory', '19 created, nothing found', 'cantTell', { created: 19, findings: 0 }],
  ['storyFactory', '20 created, nothing found', 'lit', { created: 20, findings: 0 }],
  ['storyFactory', '10 stories for each finding', 'quiet', { created: 20, findings: 2 }],
  ['storyFactory', 'more than 10 for each', 'lit', { created: 21, findings: 2 }],
  ['storyFactory', '40 % of the time by their own word', 'quiet', { created: 5, ...reported({ storyShare: 0.4 }) }],
  ['storyFactory', '41 % of the time', 'lit', { created: 5, ...reported({ storyShare: 0.41 }) }],
  [
    'storyFactory',
    'said too long ago to count',
    'cantTell',
    { created: 5, ...reported({ storyShare: 0.9, atMs: daysAgo(121) }) },
  ],
  ['noContact', 'nobody met, 5 started', 'lit', { contacts: 0, startedSince: { contact: 5, outcomes: 9 } }],
  ['noContact', 'nobody met, 4 started', 'cantTell', { contacts: 0, startedSince: { contact: 4, outcomes: 9 } }],
  ['noContact', 'one conversation', 'quiet', { contacts: 1 }],
  ['noContact', 'began 27 days ago', 'cantTell', { contacts: 0, beganMs: daysAgo(27) }],
  ['noContact', 'began 28 days ago', 'lit', { contacts: 0, beganMs: daysAgo(28) }],
  ['outcomesUntouched', 'touched 89 days ago', 'quiet', { lastOutcomeMs: daysAgo(89) }],
  ['outcomesUntouched', 'touched 90 days ago', 'lit', { lastOutcomeMs: daysAgo(90) }],
  [
    'outcomesUntouched',
    '9 started since',
    'cantTell',
    { lastOutcomeMs: daysAgo(90), startedSince: { contact: 5, outcomes: 9 } },
  ],
  [
    'outcomesUntouched',
    '10 started since',
    'lit',
    { lastOutcomeMs: daysAgo(90), startedSince: { contact: 5, outcomes: 10 } },
  ],
  ['outcomesUntouched', 'began 89 days ago, none stated', 'cantTell', { lastOutcomeMs: null, beganMs: daysAgo(89) }],
  ['yesOnly', 'grew by 11 of 50 without a no', 'lit', { created: 50, finished: 39, noes: 0 }],
  ['yesOnly', 'grew by 10 of 50: a fifth', 'quiet', { created: 50, finished: 40, noes: 0 }],
  ['yesOnly', 'one no for 50 stories', 'quiet', { created: 50, finished: 30, noes: 1 }],
  ['yesOnly', 'one no for 51', 'lit', { created: 51, finished: 30, noes: 1 }],
  ['yesOnly', '19 created', 'cantTell', { created: 19, finished: 0, noes: 0 }],
  ['yesOnly', '19 created, one no', 'quiet', { created: 19, finished: 0, noes: 1 }],
  ['yesOnly', '20 created', 'lit', { created: 20, finished: 0, noes: 0 }],
  ['unexplainedNoes', '2 closures', 'cantTell', { closures: { of: 2, unexplained: 2 } }],
  ['unexplainedNoes', '3 of 6: half is not more than half', 'quiet', { closures: { of: 6, unexplained: 3 } }],
  ['unexplainedNoes', '3 of 5', 'lit', { closures: { of: 5, unexplained: 3 } }],
  ['unexplainedNoes', '2 of 3: more than half, but two', 'quiet', { closures: { of: 3, unexplained: 2 } }],
  ['forgotten', '2 checks due', 'cantTell', { checks: { due: 2, overdue: 2 } }],
  ['forgotten', '1 of 3 overdue', 'quiet', { checks: { due: 3, overdue: 1 } }],
  ['forgotten', '2 of 5 overdue', 'lit', { checks: { due: 5, overdue: 2 } }],
  ['theatre', '4 verdicts', 'cantTell', { verdicts: verdicts(4, 0, { isLate: true }) }],
  ['theatre', '5 of 5 late: likely above 56.6 %', 'lit', { verdicts: verdicts(5, 0, { isLate: true }) }],
  ['theatre', '15 of 20: likely above 53 % only', 'quiet', { verdicts: verdicts(15, 5, { isLate: true }) }],
  ['theatre', '16 of 20: likely above 58 %', 'lit', { verdicts: verdicts(16, 4, { isLate: true }) }],
  ['theatre', '20 of 20 without a second tell', 'quiet', { verdicts: verdicts(20, 0) }],
  ['theatre', '8 of 20 on estimates: two fifths', 'lit', { verdicts: easyOf(20, { rung: 'estimate' }, 8) }],
  ['theatre', '7 of 20', 'quiet', { verdicts: easyOf(20, { rung: 'opinion' }, 7) }],
  ['theatre', '8 of 20 late', 'lit', { verdicts: easyOf(20, { isLate: true }, 8) }],
  ['theatre', 'anecdotes are somebody asked', 'quiet', { verdicts: easyOf(20, { rung: 'anecdote' }, 20) }],
  [
    'theatre',
    '4 late and 4 on opinion',
    'lit',
    { verdicts: [...verdicts(4, 0, { isLate: true }), ...easyOf(16, { rung: 'opinion' }, 4)] },
  ],
  [
    'theatre',
    'the first period is not over',
    'cantTell',
    { beganMs: weeksAgo(11), verdicts: verdicts(20, 0, { isLate: true }) },
  ],
  ['easyRisks', '5 settled', 'cantTell', { settled: { of: 5, valueOrViability: 0 } }],
  ['easyRisks', '0 of 6: likely below 39 %', 'lit', { settled: { of: 6, valueOrViability: 0 } }],
  ['easyRisks', '1 of 6: likely below 56 % only', 'quiet', { settled: { of: 6, valueOrViability: 1 } }],
  ['easyRisks', '5 of 20: a quarter, likely below 47 %', 'lit', { settled: { of: 20, valueOrViability: 5 } }],
  ['easyRisks', '5 of 19: more than a quarter', 'quiet', { settled: { of: 19, valueOrViability: 5 } }],
  ['handedDown', '7 of 7', 'cantTell', { started: { of: 7, handedDown: 7 } }],
  ['handedDown', '4 of 8: half', 'quiet', { started: { of: 8, handedDown: 4 } }],
  ['handedDown', '5 of 8', 'lit', { started: { of: 8, handedDown: 5 } }],
  ['bigBets', '2 of 2 big ones', 'cantTell', { longer: { big: 2, bigThin: 2 } }],
  ['bigBets', '3 of 3: likely above 44 %', 'lit', { longer: { big: 3, bigThin: 3 } }],
  ['bigBets', '3 of 5: likely above 23 % only', 'quiet', { longer: { big: 5, bigThin: 3 } }],
  ['bigBets', '4 of 6: likely above 30 %', 'lit', { longer: { big: 6, bigThin: 4 } }],
  ['bigBets', '4 of 120, as whoever builds a lot has', 'quiet', { longer: { big: 120, bigThin: 4 } }],
  ['bigBets', 'none big of 8 sized', 'quiet', { longer: { sized: 8, big: 0, bigThin: 0 } }],
  ['bigBets', 'none big of 7 sized', 'cantTell', { longer: { sized: 7, big: 0, bigThin: 0 } }],
  ['tooManyOutcomes', 'three', 'quiet', { outcomesInProgress: 3 }],
  ['tooManyOutcomes', 'four', 'lit', { outcomesInProgress: 4 }],
  ['tooManyOutcomes', 'none known', 'cantTell', { outcomesInProgress: 0 }],
];

describe('the limits of the signals', () => {
  test.each(ROWS)('%s: %s → %s', (id, _, state, over) => {
    expect(signal(id, aTeam(over)).state).toBe(state);
  });

  test('what cannot be told says how much more it takes', () => {
    expect(signal('hope', aTeam({ started: { of: 5, before: 0 } })).need).toEqual({ name: 'started', more: 3 });
    expect(signal('theatre', aTeam({ verdicts: verdicts(4, 0) })).need).toEqual({ name: 'verdicts', more: 1 });
    expect(signal('noContact', aTeam({ contacts: 0, beganMs: daysAgo(20.5) })).need).toEqual({ name: 'days', more: 8 });
  });

  test('each says how many weeks it looks back, but what is of now or of the last so many', () => {
    const weeks = new Map(signalsOf(aTeam()).map(({ id, windowWeeks }) => [id, windowWeeks]));
    expect([weeks.get('hope'), weeks.get('noContact'), weeks.get('outcomesUntouched')]).toEqual([12, 4, 13]);
    expect([weeks.get('afterTheFact'), weeks.get('forgotten'), weeks.get('bigBets')]).toEqual([24, 24, 24]);
    expect([weeks.get('theatre'), weeks.get('easyRisks'), weeks.get('tooManyOutcomes')]).toEqual([0, 0, 0]);
  });

  test('without a premise nothing can be told but what the team says of itself', () => {
    const none = signalsOf(aTeam({ beganMs: null, ...reported({ storyShare: 0.6 }) }));
    const others = none.slice(1);
    expect(none[0]).toMatchObject({ id: 'storyFactory', state: 'lit' });
    expect(others.map(({ need }) => need?.name)).toEqual(others.map(() => 'firstPremise'));
  });

  test('a share that is judged by its interval shows it', () => {
    const [onHope] = signal('hope', aTeam({ started: { of: 37, before: 18 } })).numbers;
    expect(onHope).toMatchObject({ count: 19, of: 37 });
    expect(onHope?.low).toBeCloseTo(0.359, 3);
    expect(onHope?.high).toBeCloseTo(0.666, 3);
  });

  test('the stage moves the limits: 7 of 10 on hope worry an explorer, and nobody later', () => {
    const counted = aTeam({ started: { of: 20, before: 7 } });
    const at = (stage: 'exploring' | 'growing' | 'sustaining') =>
      signalsOf(counted, { ...DEFAULT_SIGNAL_SETTINGS, stage }).find(({ id }) => id === 'hope')?.state;
    // 13 of 20, likely above 43 %.
    expect([at('exploring'), at('growing'), at('sustaining')]).toEqual(['lit', 'quiet', 'quiet']);
  });

  test('theatre is judged as it stood when the last twelve weeks of the project were over', () => {
    const windows = windowsOf(DEFAULT_SIGNAL_SETTINGS, weeksAgo(35), NOW);
    expect([windows.judgedMs, windows.nextJudgedMs]).toEqual([weeksAgo(35 - 24), weeksAgo(35 - 36)]);
    expect(windows).toMatchObject({ sinceMs: weeksAgo(12), longerSinceMs: weeksAgo(24) });
    expect(windowsOf(DEFAULT_SIGNAL_SETTINGS, weeksAgo(3), NOW)).toMatchObject({
      ...{ sinceMs: weeksAgo(3), longerSinceMs: weeksAgo(3) },
      judgedMs: null,
      nextJudgedMs: weeksAgo(-9),
    });
  });

  property.prop([fc.nat(60), fc.nat(60), fc.nat(60)])(
    'one more story validated first never lights hope, one fewer never turns it off',
    (before, others, after) => {
      const of = before + others + after;
      const state = (validated: number) => signal('hope', aTeam({ started: { of, before: validated } })).state;
      if (of > before && state(before) === 'quiet') expect(state(before + 1)).toBe('quiet');
      if (before > 0 && state(before) === 'lit') expect(state(before - 1)).toBe('lit');
    },
  );
});

describe('the role-split advisor', () => {
  const conditions = (over: Over) => splitAdvice(aTeam(over)).conditions.map(({ state }) => state);

  test('knows nothing it was not told, but for what the page knows of strategy', () => {
    expect(conditions({})).toEqual(['unknown', 'unknown', 'notMet', 'unknown']);
    expect(splitAdvice(aTeam())).toMatchObject({ met: 0, known: 1 });
  });

  test('three squads, 41 % of the time, two markets: and strategy that rests', () => {
    const report = reported({ squads: 3, storyShare: 0.41, markets: 2 });
    expect(splitAdvice(aTeam({ ...report, lastOutcomeMs: daysAgo(91) }))).toMatchObject({ met: 4, known: 4 });
    expect(conditions(reported({ squads: 2, storyShare: 0.4, markets: 1 }))).toEqual(
      Array.from({ length: 4 }, () => 'notMet'),
    );
  });

  test('strategy suffers when no customer was met either; their own word counts for more than what was recorded', () => {
    const nobodyMet = { contacts: 0, lastContactMs: null };
    expect(conditions(nobodyMet)[2]).toBe('met');
    expect(conditions({ ...nobodyMet, ...reported({ customerHours: 3 }) })[2]).toBe('notMet');
    expect(conditions(reported({ customerHours: 0 }))[2]).toBe('met');
    expect(conditions({ beganMs: daysAgo(89) })[2]).toBe('unknown');
  });

  test('a report is asked for again after a quarter and believed a month longer', () => {
    const at = (days: number): Report => ({ ...REPORT, atMs: daysAgo(days) });
    expect([isAsked(null, NOW), isAsked(at(90), NOW), isAsked(at(91), NOW)]).toEqual([true, false, true]);
    expect([believed(at(120), NOW)?.rev, believed(at(121), NOW)]).toEqual([1, null]);
  });
});
