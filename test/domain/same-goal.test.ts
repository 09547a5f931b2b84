/** Retyping "we are right if…" after a finding moves no goal; changing what it asks for does. */
import { describe, expect, test } from 'vitest';
import { sameGoal } from '../../src/domain/same-goal';
import { standingOf } from '../../src/domain/standing';
import { assumptionLog, at, findingAdded, foldedAssumption, stated, thresholdSet, TODAY } from '../support/builders';

const goal = (text: string, atLeast: number | null = null) => ({ text, atLeast });

describe('the same goal', () => {
  test.each([
    ['at least 8 of 20 admins', 'At least 8 of 20 admins.'],
    ['at least 8 of 20 admins', ' at least  8 of 20\u00a0admins'],
    ['8 of 20, unprompted', '8 of 20 unprompted!'],
    ['≥ 40 % of admins', '>=40% of admins'],
    ['more than € 2k a month', 'more than €2k a month'],
    ['10 - 15 admins', '10 – 15 admins'],
    ["they don't ask", 'They don’t ask'],
    ['they say "yes"', 'they say “yes”'],
    ['', ' '],
  ])('"%s" is "%s"', (one, other) => {
    expect(sameGoal(goal(one), goal(other))).toBe(true);
    expect(sameGoal(goal(other), goal(one))).toBe(true);
  });

  test.each([
    ['at least 8 of 20 admins', 'at least 2 of 20 admins'],
    ['at least 8 of 20 admins', 'at least 8 of 20 owners'],
    ['8 admins', '8 admin'],
    ['> 40 %', '< 40 %'],
    ['> 40 %', '≥ 40 %'],
    ['1.5 % of admins', '15 % of admins'],
    ['1,5 % of admins', '15 % of admins'],
    ['at least .5', 'at least 5'],
    ['they ask', 'they ask?'],
    ['40 % invite', '40 invite'],
    ['they can invite', "they can't invite"],
    ['10² admins', '102 admins'],
  ])('"%s" is not "%s"', (one, other) => {
    expect(sameGoal(goal(one), goal(other))).toBe(false);
  });

  test('has the same number beside the same words, or none on both sides', () => {
    expect(sameGoal(goal('invited', 8), goal('Invited.', 8))).toBe(true);
    expect(sameGoal(goal('8 invited'), goal('8 invited', 8))).toBe(false);
    expect(sameGoal(goal('invited', 8), goal('invited', 9))).toBe(false);
    expect(sameGoal(null, null)).toBe(true);
    expect(sameGoal(null, goal(''))).toBe(false);
  });
});

describe('after strong support', () => {
  const after = (text: string) => {
    const assumption = foldedAssumption(
      assumptionLog(
        ['2024-03-04', stated()],
        ['2024-03-05', thresholdSet({ text: 'at least 8 of 20 admins' })],
        ['2024-03-08', findingAdded({ sample: 20 })],
        ['2024-03-09', thresholdSet({ text })],
      ),
    );
    return { support: standingOf(assumption, at(TODAY)).support, said: assumption.threshold?.text };
  };

  test('mending a threshold keeps the new words and the strength', () => {
    expect(after('At least 8 of 20 admins.')).toEqual({ support: 'research', said: 'At least 8 of 20 admins.' });
  });

  test('moving it makes the finding late: one level lower', () => {
    expect(after('at least 7 of 20 admins')).toEqual({ support: 'market', said: 'at least 7 of 20 admins' });
  });
});
