import { fc, test as prop } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { changeOf } from '../../src/domain/change';
import { wilson } from '../../src/domain/headline';

const change = (now: [number, number], before: [number, number]) => changeOf(wilson(...now), wilson(...before));

describe('a share has moved', () => {
  test('up, where the interval of the difference leaves out zero: 30 of 40 after 10 of 40', () => {
    expect(change([30, 40], [10, 40])).toBe('up');
  });

  test('down, the other way round', () => {
    expect(change([10, 40], [30, 40])).toBe('down');
  });

  // Newcombe's method 10: 14 of 37 after 9 of 37 is +13.5 points, between −7.4 and 33.0.
  test('unclear, where it only looks so: 14 of 37 after 9 of 37', () => {
    expect(change([14, 37], [9, 37])).toBe('unclear');
  });

  // Newcombe 1998, table II (a): 56 of 70 against 48 of 80 has the interval 0.0524 to 0.3339.
  test('as in the paper’s own example, 56 of 70 after 48 of 80', () => {
    expect(change([56, 70], [48, 80])).toBe('up');
  });

  test('each side of the limit: 19 of 40 after 10 of 40 is up, 18 of 40 is not', () => {
    expect(change([19, 40], [10, 40])).toBe('up');
    expect(change([18, 40], [10, 40])).toBe('unclear');
  });

  test('five of five after none of five is up, of four it is too little to say', () => {
    expect(change([5, 5], [0, 5])).toBe('up');
    expect(change([4, 4], [0, 5])).toBe('unclear');
  });
});

test('against nothing there is nothing to say', () => {
  expect(change([3, 4], [0, 0])).toBeNull();
  expect(change([0, 0], [3, 4])).toBeNull();
});

const share = fc
  .integer({ min: 1, max: 200 })
  .chain((of) => fc.tuple(fc.integer({ min: 0, max: of }), fc.constant(of)));
const OPPOSITE = { up: 'down', down: 'up', unclear: 'unclear' } as const;

prop.prop([share, share])('what is up one way is down the other, and the same share is never a change', (a, b) => {
  const there = change(a, b);
  expect(change(b, a)).toBe(there === null ? null : OPPOSITE[there]);
  expect(change(a, a)).toBe('unclear');
});
