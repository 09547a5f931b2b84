/** A small slice of `npm run evaluate -- --signals`, so that a limit or a rule that breaks is noticed at once. */
import { expect, test } from 'vitest';
import { SIGNAL_IDS } from '../../../src/domain/signals/types';
import { diceOf } from '../../evaluate/signals/dice';
import { GOALS, simulate } from '../../evaluate/signals/simulate';
import { USUAL } from '../../evaluate/signals/team';

const ROWS = simulate(60, USUAL, 7);

test('of 60 healthy teams and 60 in each trap, no signal is surely worse than its goal', () => {
  expect(ROWS.filter(({ falseAlarms }) => falseAlarms.low > GOALS.falseAlarms)).toEqual([]);
  expect(ROWS.filter(({ misses }) => misses.low > GOALS.misses)).toEqual([]);
  // Whatever the limits: nearly every trap lights its signal, and next to no healthy team does.
  for (const { falseAlarms, misses } of ROWS) {
    expect(misses.count).toBeLessThan(9);
    expect(falseAlarms.count).toBeLessThan(4);
  }
});

test('the same seed gives the same teams, another seed others', () => {
  expect(ROWS.map(({ id }) => id)).toEqual(SIGNAL_IDS);
  expect(simulate(5, USUAL, 7)).toEqual(simulate(5, USUAL, 7));
  const draws = (seed: number) => Array.from({ length: 5 }, diceOf(seed).next);
  expect(draws(1)).not.toEqual(draws(2));
});

test('the dice keep their means', () => {
  const dice = diceOf(3);
  const mean = (draw: () => number) => Array.from({ length: 4000 }, draw).reduce((sum, x) => sum + x, 0) / 4000;
  expect(mean(() => dice.about(9))).toBeCloseTo(9, 0);
  expect(mean(() => dice.share(0.08, 25))).toBeCloseTo(0.08, 2);
  expect(mean(() => dice.of(10, 0.3))).toBeCloseTo(3, 0);
});
