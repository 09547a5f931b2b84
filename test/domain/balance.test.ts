import { describe, expect, test } from 'vitest';
import { sprintTable, weekTable } from '../../src/domain/balance';

const none = { discovery: 0, delivery: 0, upkeep: 0 };

describe('The balance by week', () => {
  test('is empty when nothing happened', () => {
    expect(weekTable([])).toEqual([]);
  });

  test('adds up what falls into one week and shows a quiet week as zeros', () => {
    const rows = [
      { week: '2021-W01', track: 'delivery', started: 1, points: 3, days: 2 },
      { week: '2020-W52', track: 'discovery', started: 1, days: 3 },
      { week: '2021-W01', track: 'delivery', started: 2, points: 5, days: 4.5 },
      { week: '2021-W01', track: 'upkeep', started: 0, days: 7 },
    ] as const;
    expect(weekTable(rows)).toEqual([
      { week: '2020-W52', started: { ...none, discovery: 1 }, points: none, days: { ...none, discovery: 3 } },
      { week: '2020-W53', started: none, points: none, days: none },
      {
        week: '2021-W01',
        started: { ...none, delivery: 3 },
        points: { ...none, delivery: 8 },
        days: { ...none, delivery: 6.5, upkeep: 7 },
      },
    ]);
  });
});

describe('The balance by sprint', () => {
  const span = (sprintId: string, startMs: number) =>
    ({ sprintId, name: `Sprint ${sprintId}`, isActive: false, startMs, endMs: startMs + 14 }) as const;

  test('adds up what each of them came to, in the order they began, and an idle one is zeros', () => {
    const rows = [
      { sprintId: '9', track: 'delivery', started: 2, points: 8, days: 0 },
      { sprintId: '10', track: 'discovery', started: 0, days: 2.5 },
      { sprintId: '9', track: 'delivery', started: 0, days: 6 },
      { sprintId: '9', track: 'upkeep', started: 1, days: 1 },
      { sprintId: '8', track: 'delivery', started: 5, days: 5 },
    ] as const;
    expect(sprintTable([span('10', 70), span('9', 70), span('11', 40)], rows)).toEqual([
      { ...span('11', 40), started: none, points: none, days: none },
      { ...span('10', 70), started: none, points: none, days: { ...none, discovery: 2.5 } },
      {
        ...span('9', 70),
        started: { ...none, delivery: 2, upkeep: 1 },
        points: { ...none, delivery: 8 },
        days: { ...none, delivery: 6, upkeep: 1 },
      },
    ]);
  });
});
