import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { WEEK_MS, isoWeek, weekStartMs, weeksFrom } from '../../src/domain/week';

const anyMoment = fc.date({ min: new Date('1990-01-01'), max: new Date('2100-01-01'), noInvalidDate: true });

describe('A week', () => {
  // From the calendar: ISO 8601 years end between 28 December and 3 January.
  test.each([
    ['2024-01-01T00:00:00Z', '2024-W01'],
    ['2024-01-07T23:59:59.999Z', '2024-W01'],
    ['2024-01-08T00:00:00Z', '2024-W02'],
    ['2021-01-03T12:00:00Z', '2020-W53'],
    ['2021-01-04T00:00:00Z', '2021-W01'],
    ['2023-01-01T00:00:00Z', '2022-W52'],
    ['2024-12-29T23:59:59Z', '2024-W52'],
    ['2024-12-30T00:00:00Z', '2025-W01'],
    ['1969-12-31T23:00:00Z', '1970-W01'],
  ])('of %s is %s', (moment, week) => {
    expect(isoWeek(Date.parse(moment))).toBe(week);
  });

  test('starts on Monday at midnight UTC', () => {
    expect(new Date(weekStartMs('2020-W53')).toISOString()).toBe('2020-12-28T00:00:00.000Z');
    expect(new Date(weekStartMs('2026-W01')).toISOString()).toBe('2025-12-29T00:00:00.000Z');
  });

  test.each(['2021-W53', '2024-W00', '2024-W1', '2024-01-01', ''])('"%s" is none', (text) => {
    expect(() => weekStartMs(text)).toThrow(RangeError);
  });

  test.prop([anyMoment])('holds the moment it was named for, and starts on a Monday', (moment) => {
    const startMs = weekStartMs(isoWeek(moment.getTime()));
    expect(startMs).toBeLessThanOrEqual(moment.getTime());
    expect(moment.getTime() - startMs).toBeLessThan(WEEK_MS);
    expect(new Date(startMs).getUTCDay()).toBe(1);
  });

  test.prop([anyMoment, anyMoment])('sorts as text as it does in time', (a, b) => {
    const [first, second] = [isoWeek(a.getTime()), isoWeek(b.getTime())];
    expect(Math.sign(weekStartMs(first) - weekStartMs(second))).toBe(first === second ? 0 : first < second ? -1 : 1);
  });
});

describe('The weeks between two', () => {
  test('include both and the long year’s 53rd', () => {
    expect(weeksFrom('2020-W52', '2021-W02')).toEqual(['2020-W52', '2020-W53', '2021-W01', '2021-W02']);
    expect(weeksFrom('2024-W05', '2024-W05')).toEqual(['2024-W05']);
  });

  test('are none when the last is before the first', () => {
    expect(weeksFrom('2024-W05', '2024-W04')).toEqual([]);
  });
});
