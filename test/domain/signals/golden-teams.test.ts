/**
 * Eleven teams as one meets them, and what the thirteen signals say of each. A row reads: of this team this is counted,
 * so these are lit, these cannot tell, and all others are quiet.
 */
import { describe, expect, test } from 'vitest';
import { signalsOf } from '../../../src/domain/signals/signals';
import { SIGNAL_IDS, type SignalId, type SignalInput } from '../../../src/domain/signals/types';
import { aTeam, daysAgo, verdicts, weeksAgo } from './a-team';

const NOBODY_STARTED = {
  started: { of: 0, before: 0, handedDown: 0 },
  longer: { validated: 0, after: 0, sized: 0, big: 0, bigThin: 0 },
};

interface Team {
  readonly name: string;
  readonly about: string;
  readonly counted: SignalInput;
  readonly lit: readonly SignalId[];
  readonly cannotTell: readonly SignalId[];
}

const TEAMS: readonly Team[] = [
  {
    name: 'healthy',
    about: 'Tests before it builds, talks to customers every week, says no with a reason.',
    counted: aTeam(),
    lit: [],
    cannotTell: [],
  },
  {
    name: 'feature factory',
    about: 'Wrote a few premises once. Now ships a feature a day, meets nobody, looks at no result.',
    counted: aTeam({
      started: { of: 60, before: 2, handedDown: 4 },
      longer: { validated: 5, after: 3, sized: 98, big: 34, bigThin: 29 },
      startedSince: { contact: 20, outcomes: 64 },
      created: 70,
      finished: 58,
      findings: 4,
      contacts: 0,
      lastContactMs: weeksAgo(20),
      lastOutcomeMs: daysAgo(130),
      noes: 0,
      closures: { of: 0, unexplained: 0 },
      checks: { due: 6, overdue: 5 },
      verdicts: verdicts(4, 0),
      settled: { of: 2, valueOrViability: 1 },
      outcomesInProgress: 1,
    }),
    lit: ['hope', 'storyFactory', 'noContact', 'outcomesUntouched', 'forgotten', 'bigBets'],
    cannotTell: ['afterTheFact', 'unexplainedNoes', 'theatre', 'easyRisks'],
  },
  {
    name: 'story factory',
    about:
      'Says itself that writing stories takes 70 % of the time; the backlog grows by 80 and nothing is turned down.',
    counted: aTeam({
      created: 110,
      finished: 30,
      findings: 6,
      noes: 0,
      closures: { of: 0, unexplained: 0 },
      report: { rev: 1, atMs: daysAgo(20), squads: 2, storyShare: 0.7, customerHours: 2, markets: 1 },
    }),
    lit: ['storyFactory', 'yesOnly'],
    cannotTell: ['unexplainedNoes'],
  },
  {
    name: 'validation theatre',
    about: 'Tests everything and everything is right: 20 of 20, most goals set after the result.',
    counted: aTeam({
      started: { of: 30, before: 27 },
      findings: 30,
      verdicts: verdicts(20, 0, { isLate: true, rung: 'anecdote' }),
      settled: { of: 30, valueOrViability: 16 },
    }),
    lit: ['theatre'],
    cannotTell: [],
  },
  {
    name: 'research silo',
    about: 'Researchers find out a lot, after the builders have begun: 20 stories were validated, 15 of them too late.',
    counted: aTeam({
      started: { of: 30, before: 5 },
      longer: { validated: 20, after: 15 },
      findings: 45,
      contacts: 14,
    }),
    lit: ['hope', 'afterTheFact'],
    cannotTell: [],
  },
  {
    name: 'handed-down',
    about: 'A roadmap arrives. Each story says which director asked for it, and starts.',
    counted: aTeam({
      started: { of: 30, before: 1, handedDown: 26 },
      longer: { validated: 2, after: 0, big: 11, bigThin: 11 },
      findings: 28,
      contacts: 0,
      lastContactMs: null,
      noes: 0,
      closures: { of: 4, unexplained: 4 },
      verdicts: verdicts(20, 0, { rung: 'opinion' }),
      settled: { of: 0, valueOrViability: 0 },
    }),
    // Four decisions of others are noes nobody explained; nobody of the team said any, and 9 of 40 stories pile up.
    lit: ['hope', 'noContact', 'yesOnly', 'unexplainedNoes', 'theatre', 'handedDown', 'bigBets'],
    cannotTell: ['afterTheFact', 'easyRisks'],
  },
  {
    name: 'brand-new',
    about: 'Began six days ago: three premises, two stories started since.',
    counted: aTeam({
      beganMs: daysAgo(6),
      started: { of: 2, before: 1, handedDown: 0 },
      longer: { validated: 1, after: 0, sized: 2, big: 0, bigThin: 0 },
      startedSince: { contact: 2, outcomes: 2 },
      created: 4,
      finished: 1,
      findings: 1,
      contacts: 0,
      lastContactMs: null,
      lastOutcomeMs: daysAgo(3),
      noes: 0,
      closures: { of: 0, unexplained: 0 },
      checks: { due: 0, overdue: 0 },
      verdicts: [],
      settled: { of: 1, valueOrViability: 1 },
      outcomesInProgress: 2,
    }),
    lit: [],
    // Three days ago an outcome was stated, and two are in progress: that much is known.
    cannotTell: SIGNAL_IDS.filter((id) => id !== 'outcomesUntouched' && id !== 'tooManyOutcomes'),
  },
  {
    name: 'tiny',
    about: 'Two people, a story a month, careful.',
    counted: aTeam({
      started: { of: 3, before: 2, handedDown: 0 },
      longer: { validated: 4, after: 0, sized: 5, big: 1, bigThin: 0 },
      startedSince: { contact: 1, outcomes: 3 },
      created: 4,
      finished: 3,
      findings: 5,
      contacts: 1,
      noes: 1,
      closures: { of: 1, unexplained: 0 },
      checks: { due: 2, overdue: 0 },
      verdicts: verdicts(4, 2),
      settled: { of: 5, valueOrViability: 3 },
      outcomesInProgress: 1,
    }),
    lit: [],
    cannotTell: [
      ...(['hope', 'afterTheFact', 'storyFactory', 'unexplainedNoes', 'forgotten'] as const),
      ...(['easyRisks', 'handedDown', 'bigBets'] as const),
    ],
  },
  {
    name: 'huge',
    about: 'Forty people, 900 stories in twelve weeks, healthy but for what comes with the size.',
    counted: aTeam({
      started: { of: 900, before: 640, handedDown: 50 },
      longer: { validated: 1380, after: 110, sized: 1600, big: 240, bigThin: 8 },
      startedSince: { contact: 300, outcomes: 960 },
      created: 1000,
      finished: 900,
      findings: 480,
      contacts: 60,
      noes: 70,
      closures: { of: 60, unexplained: 9 },
      checks: { due: 150, overdue: 9 },
      settled: { of: 30, valueOrViability: 15 },
      outcomesInProgress: 14,
    }),
    // Its limit is a count, not a share: 14 outcomes are many for any one team. Eight big bets of 240 are few.
    lit: ['tooManyOutcomes'],
    cannotTell: [],
  },
  {
    name: 'messy',
    about: 'No sizes, half a premise here and there, Won’t Do without a word, checks forgotten.',
    counted: aTeam({
      started: { of: 24, before: 11, handedDown: 3 },
      longer: { validated: 29, after: 8, sized: 0, big: 0, bigThin: 0 },
      created: 35,
      finished: 22,
      findings: 5,
      noes: 8,
      closures: { of: 8, unexplained: 7 },
      checks: { due: 5, overdue: 3 },
      verdicts: verdicts(6, 2, { isLate: true }),
      settled: { of: 4, valueOrViability: 1 },
    }),
    // 13 of 24 on hope is 54 %, likely between 35 and 72: not surely more than half. 35 stories, 5 findings: 7 each.
    lit: ['unexplainedNoes', 'forgotten'],
    cannotTell: ['easyRisks', 'bigBets'],
  },
  {
    name: 'all bugs',
    about: 'Eight months of upkeep after one premise: no delivery story is made, started or finished.',
    counted: aTeam({
      ...NOBODY_STARTED,
      startedSince: { contact: 0, outcomes: 0 },
      created: 0,
      finished: 0,
      findings: 0,
      contacts: 0,
      lastContactMs: null,
      lastOutcomeMs: weeksAgo(35),
      noes: 0,
      closures: { of: 0, unexplained: 0 },
      checks: { due: 0, overdue: 0 },
      verdicts: [],
      settled: { of: 0, valueOrViability: 0 },
      outcomesInProgress: 0,
    }),
    lit: [],
    cannotTell: SIGNAL_IDS,
  },
];

describe('golden teams', () => {
  test.each(TEAMS)('$name: $about', ({ counted, lit, cannotTell }) => {
    const signals = signalsOf(counted);
    const inState = (state: string) => signals.flatMap((signal) => (signal.state === state ? [signal.id] : []));
    expect(inState('lit')).toEqual(lit);
    expect(inState('cantTell')).toEqual(cannotTell);
    expect(signals.map(({ id }) => id).toSorted()).toEqual(SIGNAL_IDS.toSorted());
  });

  test('every signal is lit in one of them and quiet in the healthy one, but for one that needs a team of its own', () => {
    const lit = new Set(TEAMS.flatMap((team) => team.lit));
    expect(SIGNAL_IDS.filter((id) => !lit.has(id))).toEqual(['easyRisks']);
    const usability = signalsOf(aTeam({ settled: { of: 12, valueOrViability: 2 } }));
    expect(usability.find(({ state }) => state === 'lit')?.id).toBe('easyRisks');
  });
});
