import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import {
  calibrationOf,
  COIN,
  expectedByMost,
  LEAST_GUESSERS,
  LEAST_RESULTS,
  type GuessedResult,
} from '../../../src/domain/retro/calibration';

const guessed = (supported: number, refuted: number, came: GuessedResult['came']): GuessedResult => ({
  ...{ supported, refuted, came },
});
const times = (count: number, result: GuessedResult): readonly GuessedResult[] =>
  Array<GuessedResult>(count).fill(result);

describe('the score', () => {
  test('is the mean of (expected − came)²: 3 of 4 expected what came, 1 of 4 what did not', () => {
    // (0.75 − 1)² = 0.0625 and (0.25 − 1)² = 0.5625, so 0.3125 on average.
    const calibration = calibrationOf([guessed(3, 1, 'supported'), guessed(1, 3, 'supported')]);
    expect(calibration).toMatchObject({ results: 2, foreseen: 1, brier: 0.3125, expected: 0.5, came: 1 });
  });

  test('is 0 for a team that is always right together, and 1 for one that is always wrong together', () => {
    expect(calibrationOf([guessed(5, 0, 'supported'), guessed(0, 5, 'refuted')]).brier).toBe(0);
    expect(calibrationOf([guessed(5, 0, 'refuted'), guessed(0, 5, 'supported')]).brier).toBe(1);
  });

  test('is that of a coin where the team is split, and a split foresees nothing', () => {
    expect(calibrationOf([guessed(2, 2, 'supported')])).toMatchObject({ brier: COIN, foreseen: 0 });
  });

  test('of nothing is none', () => {
    const none = { results: 0, foreseen: 0, brier: null, expected: null, came: null, knows: 'unknown', leans: 'even' };
    expect(calibrationOf([])).toEqual(none);
    expect(calibrationOf([guessed(0, 0, 'supported')])).toEqual(none);
  });
});

describe('what is said of a team', () => {
  test.each([
    [LEAST_RESULTS - 1, 'unknown'],
    [LEAST_RESULTS, 'better'],
  ] as const)('%i results, all foreseen: %s', (count, knows) => {
    expect(calibrationOf(times(count, guessed(4, 1, 'supported'))).knows).toBe(knows);
  });

  test('a team that expects one half of everything is a coin, however many results', () => {
    const half = times(20, guessed(1, 1, 'supported'));
    expect(calibrationOf([...half, ...times(20, guessed(1, 1, 'refuted'))])).toMatchObject({
      knows: 'coin',
      leans: 'even',
    });
  });

  test('sure and wrong is worse than a coin; wrong about as often as right is not told from one', () => {
    expect(calibrationOf(times(8, guessed(5, 0, 'refuted'))).knows).toBe('worse');
    const mixed = [...times(6, guessed(5, 0, 'supported')), ...times(2, guessed(5, 0, 'refuted'))];
    // Two of eight wrong: 0.25 ± 1.96 · √(0.2143 / 8) = 0.25 ± 0.32.
    expect(calibrationOf(mixed)).toMatchObject({ brier: 0.25, knows: 'coin' });
  });

  test('it is hopeful where it expects support that does not come, doubtful the other way round', () => {
    const hopeful = [...times(4, guessed(4, 0, 'refuted')), ...times(4, guessed(4, 0, 'supported'))];
    expect(calibrationOf(hopeful)).toMatchObject({ expected: 1, came: 0.5, leans: 'hopeful' });
    const doubtful = [...times(4, guessed(0, 4, 'refuted')), ...times(4, guessed(0, 4, 'supported'))];
    expect(calibrationOf(doubtful)).toMatchObject({ expected: 0, came: 0.5, leans: 'doubtful' });
    expect(calibrationOf(hopeful.slice(1, 8)).leans).toBe('even');
  });
});

describe('what most expected', () => {
  test.each([
    [LEAST_GUESSERS - 1, 0, null],
    [LEAST_GUESSERS, 0, 'supported'],
    [1, 2, 'refuted'],
    [2, 2, null],
    [0, 0, null],
  ] as const)('%i said supported and %i refuted: %s', (supported, refuted, most) => {
    expect(expectedByMost({ supported, refuted })).toBe(most);
  });
});

const count = fc.integer({ min: 0, max: 9 });
const results = fc.array(
  fc.record({
    supported: count,
    refuted: count,
    came: fc.constantFrom<GuessedResult['came'][]>('supported', 'refuted'),
  }),
  { maxLength: 30 },
);

describe('of any rounds', () => {
  property.prop([results])(
    'all numbers are shares, and who guessed more often in the same way changes nothing',
    (rounds) => {
      const one = calibrationOf(rounds);
      for (const share of [one.brier, one.expected, one.came])
        if (share !== null) expect(share >= 0 && share <= 1).toBe(true);
      expect(one.foreseen).toBeLessThanOrEqual(one.results);
      const doubled = rounds.map(({ supported, refuted, came }) => guessed(2 * supported, 2 * refuted, came));
      expect(calibrationOf(doubled)).toEqual(one);
    },
  );

  property.prop([results])('turned the other way round, a team knows as much and leans the other way', (rounds) => {
    const turned = rounds.map(({ supported, refuted, came }) =>
      guessed(refuted, supported, came === 'supported' ? 'refuted' : 'supported'),
    );
    const [one, other] = [calibrationOf(rounds), calibrationOf(turned)];
    expect(other.brier ?? 0).toBeCloseTo(one.brier ?? 0, 12);
    expect([other.results, other.foreseen]).toEqual([one.results, one.foreseen]);
    expect(other.leans === 'even').toBe(one.leans === 'even');
  });
});
