import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readLine } from '../../src/domain/language/reading';
import type { Line } from '../evaluate/figures';
import { figuresOf, majority, naiveVerbs, parseLines, statesOne } from '../evaluate/figures';

const line = (label: Line['label'], text: string): Line => ({ label, text });

describe('the figures', () => {
  // Named: a, b, x. There are: a, b, c. So 2 of 3 both ways.
  const lines = [
    line('outcome', 'a'),
    line('mixed', 'b'),
    line('outcome', 'c'),
    line('output', 'x'),
    line('neither', 'y'),
  ];
  const figures = figuresOf(lines, (text) => ['a', 'b', 'x'].includes(text));

  test('count what can be recounted by hand', () => {
    expect(figures.confusion).toEqual({ tp: 2, fp: 1, fn: 1, tn: 1 });
    expect(figures.precision?.value).toBeCloseTo(2 / 3, 12);
    expect(figures.recall?.value).toBeCloseTo(2 / 3, 12);
    expect(figures.f1?.value).toBeCloseTo(2 / 3, 12);
  });

  test('hold their value within their interval, and are the same each time', () => {
    for (const estimate of [figures.precision, figures.recall, figures.f1]) {
      expect(estimate?.low).toBeLessThanOrEqual(estimate?.value ?? -1);
      expect(estimate?.high).toBeGreaterThanOrEqual(estimate?.value ?? 2);
    }
    expect(figuresOf(lines, (text) => ['a', 'b', 'x'].includes(text))).toEqual(figures);
  });

  test('of nothing named there is no precision', () => {
    expect(figuresOf(lines, () => false)).toMatchObject({ precision: null, recall: { value: 0 }, f1: { value: 0 } });
  });

  test('the baselines say what they are called', () => {
    expect(majority(lines)('anything')).toBe(true);
    expect(majority([line('output', 'x')])('anything')).toBe(false);
    expect(naiveVerbs('Improving things')).toBe(true);
    expect(naiveVerbs('Nurses leave on time')).toBe(false);
  });
});

describe('labelled files', () => {
  test('are read with or without a heading', () => {
    expect(parseLines('label\ttext\noutcome\ta\tb\r\n\nneither\t\n')).toEqual([
      line('outcome', 'a\tb'),
      line('neither', ''),
    ]);
    expect(parseLines('output\tx')).toEqual([line('output', 'x')]);
  });

  test('with another label are refused by row', () => {
    expect(() => parseLines('outcome\ta\ngoal\tb')).toThrow('Row 2');
    expect(() => parseLines('outcome a')).toThrow('Row 1');
  });
});

/** Our own, labelled before the rules were run on them and looked at since: they guard, they do not measure. */
const OWN = parseLines(readFileSync(new URL('../evaluate/own-lines.tsv', import.meta.url), 'utf8'));

test('our own lines: the coach finds nine in ten, names hardly one wrongly, and is far ahead of a search for three verbs', () => {
  expect(OWN.length).toBeGreaterThanOrEqual(400);
  expect(OWN.filter(statesOne).length).toBeGreaterThan(200);
  const { precision, recall } = figuresOf(OWN, (text) => readLine(text).statesOutcome);
  expect(recall?.value).toBeGreaterThanOrEqual(0.9);
  expect(precision?.value).toBeGreaterThanOrEqual(0.97);
  expect(figuresOf(OWN, naiveVerbs).f1?.value ?? 1).toBeLessThan(0.4);
});

// Nothing is timed here (`npm run evaluate` says how long a line takes): growing by the square, this many would take
// minutes, and the run would give up.
test.each(['ensure ', 'and ', 'no ', 'to increase ', 'generating ', 'a, ', '5 % of ', 'of ', '(', '💥'])(
  'a long line of hostile characters is read to its end: %s',
  (piece) => {
    expect(() => readLine(piece.repeat(20_000))).not.toThrow();
  },
);
