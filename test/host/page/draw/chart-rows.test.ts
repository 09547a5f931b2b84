import { test } from '@fast-check/vitest';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chartRows, colorsOf } from './chart-rows';

describe('chart data', () => {
  it('is grouped by x and colour in the order it came, and equal pairs add up', () => {
    const data = [
      ['W44', 5, 'delivery'],
      ['W44', 2, 'discovery'],
      ['W45', 7, 'delivery'],
      ['W44', 1, 'delivery'],
    ];
    expect(chartRows(data, 0, 1, 2, 'value')).toEqual({
      groups: ['delivery', 'discovery'],
      rows: [
        { x: 'W44', values: { delivery: 6, discovery: 2 } },
        { x: 'W45', values: { delivery: 7 } },
      ],
    });
  });

  it('may be objects, and without a colour there is one group', () => {
    expect(chartRows([{ risk: 'value', n: 3 }], 'risk', 'n', null, 'Findings')).toEqual({
      groups: ['Findings'],
      rows: [{ x: 'value', values: { Findings: 3 } }],
    });
  });

  it('with a value that is no number is refused, since a chart without it would lie', () => {
    expect(() => chartRows([['W44', '5']], 0, 1, null, 'value')).toThrow('"5" at W44');
  });

  test.prop([
    fc.array(fc.tuple(fc.string(), fc.integer({ min: 0, max: 1000 }), fc.constantFrom('a', 'b', '__proto__'))),
  ])('loses nothing: all bars together are all values together', (data) => {
    const { rows } = chartRows(data, 0, 1, 2, 'value');
    const drawn = rows.flatMap((row) => Object.values(row.values)).reduce((sum, value) => sum + value, 0);
    expect(drawn).toBe(data.reduce((sum, [, value]) => sum + value, 0));
  });
});

describe('chart colours', () => {
  it('follow names where the palette names them, its order where it lists them, and the defaults elsewhere', () => {
    expect(colorsOf(['a', 'b'], [{ key: 'b', value: 'red' }], ['x', 'y'])).toEqual(['x', 'red']);
    expect(colorsOf(['a', 'b', 'c'], ['red', 'blue'], ['x'])).toEqual(['red', 'blue', 'red']);
    expect(colorsOf(['a', 'b', 'c'], [], ['x', 'y'])).toEqual(['x', 'y', 'x']);
  });
});
