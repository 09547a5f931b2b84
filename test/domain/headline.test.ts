import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { VALIDATED } from '../../src/domain/assessment';
import { headlineOf, wilson, type HeadlineStory } from '../../src/domain/headline';

const BEGAN = 1000;

const story: HeadlineStory = {
  level: 'story',
  trackAtStart: 'delivery',
  exempt: false,
  start: { kind: 'started', atMs: BEGAN },
  size: 3,
  validated: 'never',
  waived: false,
  learning: false,
};

const none = { count: 0, points: 0 };
const one = { count: 1, points: 3 };
const quiet = { against: none, exempt: none, waived: none, learning: none, beforeWeBegan: none, startUnknown: none };

describe('The interval of a share', () => {
  // Recomputed from Wilson's formula by hand: of 0 in 10 the upper end is z² ⁄ (10 + z²) = 3.8415 ⁄ 13.8415.
  test.each([
    [0, 10, 0, 0.2775],
    [10, 10, 0.7225, 1],
    [5, 10, 0.2366, 0.7634],
    [14, 37, 0.2406, 0.539],
    [1, 1, 0.2065, 1],
  ])('of %i in %i runs from %f to %f', (count, of, low, high) => {
    const share = wilson(count, of);
    expect(share.low).toBeCloseTo(low, 3);
    expect(share.high).toBeCloseTo(high, 3);
  });

  test('of none in none says that it knows nothing', () => {
    expect(wilson(0, 0)).toEqual({ of: 0, count: 0, share: 0, low: 0, high: 1 });
  });

  test.prop([fc.nat(5000), fc.nat(5000)])('holds the share and stays between none and all', (a, b) => {
    const [count, of] = [Math.min(a, b), Math.max(a, b)];
    const { share, low, high } = wilson(count, of);
    expect(low).toBeGreaterThanOrEqual(0);
    expect(low).toBeLessThanOrEqual(share);
    expect(share).toBeLessThanOrEqual(high);
    expect(high).toBeLessThanOrEqual(1);
  });

  test.prop([fc.integer({ min: 0, max: 200 }), fc.integer({ min: 1, max: 200 })])(
    'is never wider for twice as many with the same share',
    (a, b) => {
      const [count, of] = [Math.min(a, b), Math.max(a, b)];
      const [few, many] = [wilson(count, of), wilson(2 * count, 2 * of)];
      expect(many.high - many.low).toBeLessThanOrEqual(few.high - few.low + 1e-12);
    },
  );
});

describe('The headline', () => {
  test('is the share of started delivery stories that were validated before they started', () => {
    const validated = { ...story, validated: 'before' } as const;
    const headline = headlineOf([validated, story, { ...story, validated: 'after' }, story], BEGAN);
    expect(headline).toEqual({ kind: 'share', sinceMs: BEGAN, validated: wilson(1, 4), beside: quiet });
  });

  test('has a story built against evidence in the share and beside it', () => {
    const headline = headlineOf([{ ...story, validated: 'against' }], BEGAN);
    expect(headline).toEqual({
      kind: 'share',
      sinceMs: BEGAN,
      validated: wilson(0, 1),
      beside: { ...quiet, against: one },
    });
  });

  test.each([
    ['waived', { waived: true }],
    ['learning', { learning: true }],
    ['exempt', { exempt: true }],
    ['beforeWeBegan', { start: { kind: 'started', atMs: BEGAN - 1 } }],
    ['startUnknown', { start: { kind: 'startUnknown' } }],
  ] as const)('has what is %s beside the share, not in it, in count and points', (where, parts) => {
    const headline = headlineOf([story, { ...story, ...parts }], BEGAN);
    expect(headline).toEqual({
      kind: 'share',
      sinceMs: BEGAN,
      validated: wilson(0, 1),
      beside: { ...quiet, [where]: one },
    });
  });

  test.each([
    ['epics', { level: 'epic' }],
    ['sub-tasks', { level: 'subtask' }],
    ['discovery', { trackAtStart: 'discovery' }],
    ['upkeep', { trackAtStart: 'upkeep' }],
    ['stories nobody began', { start: { kind: 'notStarted' } }],
    ['stories closed unstarted', { start: { kind: 'closedUnstarted', atMs: BEGAN } }],
  ] as const)('leaves %s out altogether', (_, parts) => {
    const left = { ...story, ...parts, validated: 'against', waived: true, learning: true } as const;
    expect(headlineOf([left], BEGAN)).toEqual({ kind: 'nothingStarted', beside: quiet });
  });

  test('says that there are no premises yet, and that everything began before them', () => {
    const headline = headlineOf([story, { ...story, size: null }], null);
    expect(headline).toEqual({
      kind: 'noPremisesYet',
      beside: { ...quiet, beforeWeBegan: { count: 2, points: 3 } },
    });
  });

  test('says that nothing has started since, rather than nought of nought', () => {
    expect(headlineOf([{ ...story, start: { kind: 'notStarted' } }], BEGAN).kind).toBe('nothingStarted');
  });

  const anyStory = fc.record({
    level: fc.constant('story' as const),
    trackAtStart: fc.constant('delivery' as const),
    exempt: fc.boolean(),
    start: fc.integer({ min: 0, max: 2 * BEGAN }).map((atMs) => ({ kind: 'started' as const, atMs })),
    size: fc.option(fc.nat(13)),
    validated: fc.constantFrom(...VALIDATED),
    waived: fc.boolean(),
    learning: fc.boolean(),
  });
  test.prop([fc.array(anyStory)])('counts every started delivery story once, in the share or beside it', (stories) => {
    const headline = headlineOf(stories, BEGAN);
    const { exempt, waived, learning, beforeWeBegan } = headline.beside;
    const beside = exempt.count + waived.count + learning.count + beforeWeBegan.count;
    expect(beside + (headline.kind === 'share' ? headline.validated.of : 0)).toBe(stories.length);
  });
});
