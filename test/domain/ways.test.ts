import { describe, expect, test } from 'vitest';
import type { Rung } from '../../src/domain/assessment';
import { compareRungs, rungOf } from '../../src/domain/ladder';
import { METHODS, RISKS } from '../../src/domain/premise';
import type { Method, Risk } from '../../src/domain/premise';
import { cheapestWays, effortDays } from '../../src/domain/ways';
import { aFinding } from '../support/builders';

const rung = (method: Method, sample: number | null, risk: Risk): Rung =>
  rungOf(aFinding({ method, sample }), risk).rung;

describe('the cheapest ways to a rung', () => {
  test('for value at market are ten requests, four conversations, then three rivals', () => {
    expect(cheapestWays('value', 'market').slice(0, 3)).toEqual([
      { method: 'supportRequests', sample: 10 },
      { method: 'customerConversations', sample: 4 },
      { method: 'competitors', sample: 3 },
    ]);
  });

  test('for research are to try whether it can be built, to watch five people, to ask the specialist', () => {
    expect(cheapestWays('feasibility', 'research')[0]).toEqual({ method: 'technicalProof', sample: null });
    expect(cheapestWays('usability', 'research')[1]).toEqual({ method: 'usabilityTest', sample: 5 });
    expect(cheapestWays('ethics', 'research')[0]).toEqual({ method: 'specialistReview', sample: null });
  });

  test.each(RISKS)('reach it for %s, with the smallest sample that does, cheapest first', (risk) => {
    for (const asked of ['anecdote', 'market', 'research'] as const) {
      const ways = cheapestWays(risk, asked);
      expect(ways.length).toBeGreaterThan(0);
      for (const { method, sample } of ways) {
        expect(compareRungs(rung(method, sample, risk), asked)).toBeGreaterThanOrEqual(0);
        if (sample !== null && sample > 1) expect(compareRungs(rung(method, sample - 1, risk), asked)).toBeLessThan(0);
      }
      const days = ways.map(({ method, sample }) => effortDays(method, sample));
      expect(days).toEqual([...days].sort((a, b) => a - b));
    }
  });

  test('never propose to release first', () => {
    for (const risk of RISKS) {
      expect(cheapestWays(risk, 'opinion').map(({ method }) => method)).not.toContain('measuredAfterRelease');
    }
  });

  test('count four conversations as two days, and nothing as less than half a day', () => {
    expect(effortDays('customerConversations', 4)).toBe(2);
    expect(effortDays('teamOpinion', null)).toBe(0.5);
    for (const method of METHODS) expect(effortDays(method, 100)).toBeGreaterThanOrEqual(0.5);
  });
});
