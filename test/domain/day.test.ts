import { describe, expect, test } from 'vitest';
import { dayEndMs, dayOf, dayStartMs, isDay } from '../../src/domain/day';
import { at } from '../support/builders';

describe('a day', () => {
  test('lasts from midnight to midnight UTC', () => {
    expect(dayOf(at('2024-03-08 00:00'))).toBe('2024-03-08');
    expect(dayOf(at('2024-03-08 23:59'))).toBe('2024-03-08');
    expect(dayStartMs('2024-03-08')).toBe(at('2024-03-08 00:00'));
    expect(dayEndMs('2024-02-29')).toBe(at('2024-03-01 00:00'));
  });

  test.each(['2024-02-29', '2023-12-31'])('%s exists', (day) => {
    expect(isDay(day)).toBe(true);
  });

  test.each(['2023-02-29', '2024-02-30', '2024-13-01', '2024-00-10', '2024-3-8', '', 'soon', '2024-03-08T10:00Z'])(
    '"%s" is not a day',
    (text) => {
      expect(isDay(text)).toBe(false);
    },
  );
});
