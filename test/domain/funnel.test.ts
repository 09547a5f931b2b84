import { expect, test } from 'vitest';
import { FUNNEL_STEPS, funnelOf, type FunnelRow } from '../../src/domain/funnel';

const ROW: FunnelRow = {
  ...{ framed: false, named: false, tested: false, before: false, check: null, issues: 1, points: 2 },
};

test('each step counts those that made the one before: nobody skips a step', () => {
  const funnel = funnelOf([
    { ...ROW, issues: 5, points: 8 },
    { ...ROW, framed: true },
    { ...ROW, framed: true, named: true, tested: true },
    // Tested, but without an outcome: it never came past the first step.
    { ...ROW, named: true, tested: true, before: true, check: 'met' },
    { ...ROW, framed: true, named: true, tested: true, before: true, check: 'missed' },
    { ...ROW, framed: true, named: true, tested: true, before: true, check: 'met', issues: 2, points: 5 },
  ]);
  expect(FUNNEL_STEPS.map((step) => funnel[step].count)).toEqual([11, 5, 4, 4, 3, 3, 2]);
  expect(FUNNEL_STEPS.map((step) => funnel[step].points)).toEqual([21, 11, 9, 9, 7, 7, 5]);
});

test('a check that came too early is no check yet', () => {
  const funnel = funnelOf([{ ...ROW, framed: true, named: true, tested: true, before: true, check: 'tooEarly' }]);
  expect([funnel.before.count, funnel.checked.count]).toEqual([1, 0]);
});

test('of nothing every step is nothing', () => {
  expect(funnelOf([]).delivered).toEqual({ count: 0, points: 0 });
});
