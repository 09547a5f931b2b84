/** What is still running, added up at once, is what it is one by one. */
import { fc, test as property } from '@fast-check/vitest';
import { expect, test } from 'vitest';
import { runningDaysByWeek, stretchesByWeek } from '../../src/domain/timing';
import { DAY_MS, WEEK_MS } from '../../src/domain/week';
import { daysPerWeek, jan } from './timing.support';

/** Moments of some years, many of them on the edge of a week. */
const moment = fc.oneof(
  fc.integer({ min: Date.UTC(2016, 0, 1), max: Date.UTC(2021, 11, 31) }),
  fc.integer({ min: 0, max: 300 }).map((weeks) => Date.UTC(2016, 0, 4) + weeks * WEEK_MS),
);
const running = fc.array(fc.record({ sinceMs: moment, issues: fc.integer({ min: 1, max: 40 }) }));

property.prop([running, moment])('the days of every week are those of each issue together', (open, nowMs) => {
  const oneByOne = new Map<string, number>();
  for (const { sinceMs, issues } of open)
    for (const [week, days] of daysPerWeek(stretchesByWeek(sinceMs, nowMs)))
      oneByOne.set(week, (oneByOne.get(week) ?? 0) + days * issues);
  const together = runningDaysByWeek(open, nowMs);
  expect([...together.keys()].filter((week) => together.get(week) !== 0).sort()).toEqual([...oneByOne.keys()].sort());
  for (const [week, days] of oneByOne) expect(together.get(week)).toBeCloseTo(days, 6);
});

test('an issue begun on Wednesday noon and two begun the Monday after, looked at on that Tuesday', () => {
  // 3 January 2024 is a Wednesday: 4.5 days to the week's end, then a day each until Tuesday 9 January.
  const open = [
    { sinceMs: jan(3, 12), issues: 1 },
    { sinceMs: jan(8), issues: 2 },
  ];
  expect([...runningDaysByWeek(open, jan(9))]).toEqual([
    ['2024-W01', 4.5],
    ['2024-W02', 3],
  ]);
});

test('what begins now or later has no days yet, and of nothing there are none', () => {
  expect(runningDaysByWeek([{ sinceMs: jan(9), issues: 1 }], jan(9)).size).toBe(0);
  expect(runningDaysByWeek([], jan(9)).size).toBe(0);
  expect(runningDaysByWeek([{ sinceMs: jan(9) - DAY_MS, issues: 3 }], jan(9)).get('2024-W02')).toBe(3);
});
