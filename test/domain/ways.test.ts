import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { RUNGS, type Rung } from '../../src/domain/assessment';
import { askedOf } from '../../src/domain/asked';
import { compareRungs, rungOf } from '../../src/domain/ladder';
import { daysOf, sampleFor, WAYS, wayToTest } from '../../src/domain/methods';
import { METHODS, RISKS } from '../../src/domain/premise';
import type { Method, Risk } from '../../src/domain/premise';
import { DEFAULT_SETTINGS } from '../../src/domain/settings';
import { cheapestWays, offeredWays } from '../../src/domain/ways';
import { aFinding } from '../support/builders';

const rung = (method: Method, sample: number | null, risk: Risk): Rung =>
  rungOf(aFinding({ method, sample }), risk).rung;

/** What a size can ask for at all. */
const ASKED = ['anecdote', 'market', 'research'] as const;
const aRisk = fc.constantFrom(...RISKS);

describe('the ways offered', () => {
  test('for value at market are ten requests, four conversations, then three rivals, each with its days', () => {
    expect(offeredWays('value', 'market')).toMatchObject([
      // 0.5 days and 0.1 for each of ten requests.
      { id: 'requestReading', sample: 10, upTo: null, days: 1.5 },
      { id: 'storyInterviews', sample: 4, upTo: 19, days: 2 },
      // 1 day and half a day for each of three.
      { id: 'rivalReview', sample: 3, upTo: null, days: 2.5 },
    ]);
  });

  test('for research are to try whether it can be built, to watch five people, to ask the specialist', () => {
    expect(cheapestWays('feasibility', 'research')[0]).toMatchObject({ id: 'technicalSpike', sample: null, days: 3 });
    expect(offeredWays('usability', 'research')).toContainEqual({
      ...{ id: 'usabilityTest', method: 'usabilityTest', sample: 5, upTo: null, days: 4 },
    });
    expect(cheapestWays('ethics', 'research')[0]).toMatchObject({ id: 'legalReview', sample: null, days: 2 });
  });

  property.prop([aRisk, fc.constantFrom(...RUNGS)])(
    'reach the rung with the smallest sample that does, and a larger one reaches no more before its end',
    (risk, asked) => {
      for (const { method, sample, upTo } of cheapestWays(risk, asked)) {
        const reached = rung(method, sample, risk);
        expect(compareRungs(reached, asked)).toBeGreaterThanOrEqual(0);
        if (sample !== null && sample > 1) expect(compareRungs(rung(method, sample - 1, risk), asked)).toBeLessThan(0);
        if (upTo !== null) {
          expect(rung(method, upTo, risk)).toBe(reached);
          expect(compareRungs(rung(method, upTo + 1, risk), reached)).toBeGreaterThan(0);
        }
      }
    },
  );

  property.prop([aRisk, fc.constantFrom(...RUNGS)])(
    'come cheapest first, and the three first are of three methods',
    (risk, asked) => {
      const days = cheapestWays(risk, asked).map((way) => way.days);
      expect(days).toEqual([...days].sort((a, b) => a - b));
      const offered = offeredWays(risk, asked);
      expect(new Set(offered.map(({ method }) => method)).size).toBe(offered.length);
      // Nothing left out is cheaper than what is offered, unless its method is offered already.
      const dearest = Math.max(...offered.map((way) => way.days));
      const left = cheapestWays(risk, asked).filter((way) => !offered.some(({ method }) => method === way.method));
      for (const way of left) expect(way.days).toBeGreaterThanOrEqual(dearest);
    },
  );

  property.prop([aRisk, fc.option(fc.integer({ min: 0, max: 100 })), fc.option(fc.integer({ min: 0, max: 500 }))])(
    'are there for whatever a size can ask, whatever the risk',
    (risk, size, groupSize) => {
      const asked = askedOf({ size, groupSize, settings: DEFAULT_SETTINGS }).rung;
      expect(ASKED).toContain(asked);
      expect(offeredWays(risk, asked).length).toBeGreaterThan(0);
    },
  );

  test('never propose to release first, so nothing is offered for launch', () => {
    for (const risk of RISKS) {
      expect(cheapestWays(risk, 'opinion').map(({ method }) => method)).not.toContain('measuredAfterRelease');
      expect(cheapestWays(risk, 'launch')).toEqual([]);
    }
  });
});

describe('the library', () => {
  test('has between twenty and thirty ways, each proposed only for risks where it settles something', () => {
    expect(WAYS.length).toBeGreaterThanOrEqual(20);
    expect(WAYS.length).toBeLessThanOrEqual(30);
    const idle = WAYS.flatMap(({ id, method, risks }) =>
      risks.filter((risk) => sampleFor(method, risk, 'anecdote') === null).map((risk) => `${id} for ${risk}`),
    );
    expect(idle).toEqual([]);
  });

  test('leaves out what settles nothing before release: opinions, estimates, cases, and the release itself', () => {
    const used = new Set(WAYS.map(({ method }) => method));
    expect(METHODS.filter((method) => !used.has(method))).toEqual([
      'teamOpinion',
      'expertOpinion',
      'stakeholderOpinion',
      'businessCase',
      'effortEstimate',
      'measuredAfterRelease',
    ]);
  });

  test('counts four conversations as two days, and nothing as less than half a day', () => {
    expect(daysOf(wayToTest('storyInterviews'), 4)).toBe(2);
    expect(daysOf(wayToTest('storyInterviews'), 20)).toBe(10);
    expect(daysOf(wayToTest('storyInterviews'), null)).toBe(0.5);
    for (const way of WAYS) expect(daysOf(way, 100)).toBeGreaterThanOrEqual(0.5);
  });

  test('says of a sample where it ends: four conversations are market up to nineteen, twenty are research', () => {
    expect(sampleFor('customerConversations', 'value', 'market')).toEqual({ from: 4, upTo: 19 });
    expect(sampleFor('customerConversations', 'value', 'research')).toEqual({ from: 20, upTo: null });
    expect(sampleFor('customerConversations', 'feasibility', 'anecdote')).toBeNull();
    expect(sampleFor('specialistReview', 'ethics', 'market')).toEqual({ from: null, upTo: null });
  });
});
