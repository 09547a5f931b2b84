import { test as prop } from '@fast-check/vitest';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Week } from '../../src/domain/balance';
import { weeksFrom } from '../../src/domain/week';
import {
  chartRows,
  discoveryShare,
  shownWeeks,
  tableRows,
  WINDOW_WEEKS,
} from '../../static/project-page/balance/chart-rows';

const NAMES = weeksFrom('2022-W01', '2023-W30');

function week(index: number, started: number): Week {
  const numbers = { discovery: 0, delivery: started, upkeep: 0 };
  return { week: NAMES[index] ?? '2023-W30', started: numbers, points: numbers, days: numbers };
}
const histories = fc
  .array(fc.nat({ max: 3 }), { maxLength: NAMES.length })
  .map((counts) => counts.map((count, index) => week(index, count)));

const latest = { kind: 'window', back: 0 } as const;

describe('the weeks shown', () => {
  test('the last 26 that have data, even when nothing happened since', () => {
    const weeks = [...Array(40).keys()].map((i) => week(i, i < 30 ? 1 : 0));
    const shown = shownWeeks(weeks, latest);
    expect(shown.weeks.map((each) => each.week)).toEqual(NAMES.slice(4, 30));
    expect(shown.hasOlder).toBe(true);
    expect(shown.hasNewer).toBe(false);
  });

  test('exactly 26 weeks leave nothing older', () => {
    const weeks = [...Array(26).keys()].map((i) => week(i, 1));
    expect(shownWeeks(weeks, latest)).toMatchObject({ hasOlder: false, weeks });
    expect(shownWeeks([week(0, 1), ...weeks], latest).hasOlder).toBe(true);
  });

  test('a quiet week between busy ones stays, as a gap', () => {
    const weeks = [week(0, 1), week(1, 0), week(2, 1)];
    expect(shownWeeks(weeks, latest).weeks).toHaveLength(3);
  });

  test('a few issues forgotten in progress do not push the last half year of work out of sight', () => {
    const forgotten = (index: number): Week => ({
      ...week(index, 0),
      days: { discovery: 0, delivery: 70, upkeep: 0 },
    });
    const busy = [...Array(40).keys()].map((i) => week(i, 1));
    const after = (count: number) => [...busy, ...[...Array(count).keys()].map((i) => forgotten(40 + i))];
    expect(shownWeeks(after(25), latest).quietSince).toBe(null);
    expect(shownWeeks(after(25), latest).weeks.at(-1)?.week).toBe(NAMES[64]);
    const shown = shownWeeks(after(26), latest);
    expect(shown.quietSince).toBe(NAMES[39]);
    expect(shown.weeks.at(-1)?.week).toBe(NAMES[39]);
    expect(shown.hasNewer).toBe(true);
    expect(shownWeeks(after(26), { kind: 'window', back: -1 }).weeks.map((each) => each.week)).toEqual(
      NAMES.slice(40, 66),
    );
  });

  prop.prop([histories])('paging from the newest back shows every week of the history exactly once', (weeks) => {
    let back = 0;
    while (shownWeeks(weeks, { kind: 'window', back }).hasNewer) back -= 1;
    const paged: Week[] = [];
    for (; ; back += 1) {
      const shown = shownWeeks(weeks, { kind: 'window', back });
      paged.unshift(...shown.weeks);
      if (!shown.hasOlder) break;
    }
    expect(paged).toEqual(shownWeeks(weeks, { kind: 'all' }).weeks);
  });

  prop.prop([histories])('never more than 26 weeks at a time', (weeks) => {
    expect(shownWeeks(weeks, latest).weeks.length).toBeLessThanOrEqual(WINDOW_WEEKS);
  });
});

describe('the numbers', () => {
  const two: Week[] = [
    {
      week: '2024-W10',
      started: { discovery: 1, delivery: 3, upkeep: 0 },
      points: { discovery: 2, delivery: 5, upkeep: 0 },
      days: { discovery: 0.25, delivery: 6.75, upkeep: 0 },
    },
    {
      week: '2024-W11',
      started: { discovery: 0, delivery: 0, upkeep: 1 },
      points: { discovery: 0, delivery: 0, upkeep: 1 },
      days: { discovery: 1, delivery: 0, upkeep: 2 },
    },
  ];

  test('the chart has one bar piece per week and track, zeros included', () => {
    const rows = chartRows(
      two,
      'started',
      ({ week: name }) => name,
      (track) => track,
    );
    expect(rows).toEqual([
      ['2024-W10', 1, 'discovery'],
      ['2024-W10', 3, 'delivery'],
      ['2024-W10', 0, 'upkeep'],
      ['2024-W11', 0, 'discovery'],
      ['2024-W11', 0, 'delivery'],
      ['2024-W11', 1, 'upkeep'],
    ]);
  });

  test('the table has the newest week first, with its total', () => {
    expect(tableRows(two, 'started').map(({ share, total }) => [share.week, total])).toEqual([
      ['2024-W11', 1],
      ['2024-W10', 4],
    ]);
  });

  test('discovery was 1.25 of 10 days', () => {
    expect(discoveryShare(two, 'days')).toEqual({ total: 10, share: 0.125 });
  });

  test('of nothing there is no share', () => {
    expect(discoveryShare([], 'days')).toEqual({ total: 0, share: null });
  });
});
