import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { numberOf } from '../../src/domain/amount';
import { parseThreshold, thresholdFrom } from '../../src/domain/parse-threshold';
import { texts } from '../support/arbitraries';

describe('we are right if…', () => {
  test.each([
    ['at least 8 of 20 book a second session', 'atLeast', 8, '', 20, 'book a second session'],
    ['≥ 30 %', 'atLeast', 30, '%', null, null],
    ['more than half', 'moreThan', 50, '%', null, null],
    ['under 2 seconds', 'lessThan', 2, 'seconds', null, null],
    ['8 of 20 book', 'atLeast', 8, '', 20, 'book'],
    ['1,5 % convert', 'atLeast', 1.5, '%', null, 'convert'],
    ['€ 2k in pre-orders', 'atLeast', 2000, '€', null, 'in pre-orders'],
    ['30 % or more of visitors sign up', 'atLeast', 30, '%', null, 'of visitors sign up'],
    ['no more than 2 complaints', 'atMost', 2, '', null, 'complaints'],
    ['at least one in five comes back', 'atLeast', 20, '%', null, 'comes back'],
    ['within two weeks 12 teams pay', 'atLeast', 12, '', null, 'teams pay'],
    ['more than 10 teams sign up', 'moreThan', 10, '', null, 'teams sign up'],
  ])('%s', (text, bound, value, unit, outOf, metric) => {
    const parsed = parseThreshold(text);
    expect(parsed.number).toMatchObject({ bound, value, unit, outOf });
    expect(parsed.metric === null ? null : text.slice(parsed.metric.start, parsed.metric.end)).toBe(metric);
  });

  test.each(['they like it', '', '😀', 'nobody complains'])('"%s" has no number', (text) => {
    expect(parseThreshold(text)).toEqual({ text, number: null, metric: null });
  });

  test('only a floor decides by itself', () => {
    const floor = (text: string) => thresholdFrom(parseThreshold(text)).atLeast;
    expect(floor('at least 8 of 20')).toBe(8);
    // Eleven is the least that is more than ten; of half there is no next step.
    expect(floor('more than 10 teams')).toBe(11);
    expect(floor('more than half')).toBe(50);
    expect(floor('under 2 seconds')).toBeNull();
    expect(floor('at most 2 complaints')).toBeNull();
  });

  test.prop([texts])('the words are kept whatever they are, and places lie within them', (text) => {
    const parsed = parseThreshold(text);
    expect(parsed.text).toBe(text.trim());
    for (const span of [parsed.metric, parsed.number?.span ?? null]) {
      if (span === null) continue;
      expect(span.start).toBeGreaterThanOrEqual(0);
      expect(span.end).toBeGreaterThan(span.start);
      expect(span.end).toBeLessThanOrEqual(text.length);
    }
  });
});

describe('numbers as typed', () => {
  test.each([
    ['1,5', 1.5],
    ['1.5', 1.5],
    ['1,500', 1500],
    ['0,125', 0.125],
    ['1.234,5', 1234.5],
    ['1,234.5', 1234.5],
    ['1.500.000', 1_500_000],
    ['1,500,000', 1_500_000],
    ["1'000", 1000],
    ['٤٥', 45],
    ['४५', 45],
  ])('%s is %d', (raw, value) => {
    expect(numberOf(raw)).toBe(value);
  });

  test.each(['', 'x', '1,2.3,4', '9'.repeat(400)])('"%s" is none', (raw) => {
    expect(numberOf(raw)).toBeNull();
  });

  test.prop([fc.integer({ min: 0, max: 999_999 })])('a whole number is itself, with or without separators', (n) => {
    expect(numberOf(String(n))).toBe(n);
    expect(numberOf(n.toLocaleString('en-US'))).toBe(n);
  });
});
