import { describe, expect, test } from 'vitest';
import type { Rung } from '../../src/domain/assessment';
import { compareRungs, lowerRung, rungOf, RUNG_VALUE } from '../../src/domain/ladder';
import type { Method, Risk } from '../../src/domain/premise';
import { aFinding } from '../support/builders';

const rung = (method: Method, sample: number | null, risk: Risk): Rung =>
  rungOf(aFinding({ method, sample }), risk).rung;
const reasons = (method: Method, sample: number | null, risk: Risk, link: string | null = 'https://example.test/x') =>
  rungOf(aFinding({ method, sample, link }), risk).reasons.map(({ id }) => id);

describe('the ladder', () => {
  test('is worth 0.2, 0.5, 1, 2, 3, 5 and 10', () => {
    expect(Object.entries(RUNG_VALUE)).toEqual([
      ['opinion', 0.2],
      ['estimate', 0.5],
      ['anecdote', 1],
      ['market', 2],
      ['research', 3],
      ['experiment', 5],
      ['launch', 10],
    ]);
  });

  test('has opinion at its foot and nothing below', () => {
    expect(lowerRung('launch')).toBe('experiment');
    expect(lowerRung('estimate')).toBe('opinion');
    expect(lowerRung('opinion')).toBe('opinion');
    expect(compareRungs('anecdote', 'market')).toBeLessThan(0);
    expect(compareRungs('market', 'market')).toBe(0);
  });
});

describe('what a method reaches', () => {
  // One line per cell of the table in design §3.1: method, sample, risk, rung; both sides of every threshold.
  test.each<[Method, number | null, Risk, Rung]>([
    ['teamOpinion', null, 'value', 'opinion'],
    ['expertOpinion', 50, 'feasibility', 'opinion'],
    ['stakeholderOpinion', null, 'viability', 'opinion'],
    ['specialistReview', null, 'viability', 'research'],
    ['specialistReview', null, 'ethics', 'research'],
    ['specialistReview', null, 'value', 'opinion'],
    ['businessCase', null, 'viability', 'estimate'],
    ['effortEstimate', null, 'feasibility', 'estimate'],
    ['technicalProof', null, 'feasibility', 'research'],
    ['technicalProof', null, 'value', 'estimate'],
    ['customerConversations', null, 'value', 'anecdote'],
    ['customerConversations', 0, 'value', 'opinion'],
    ['customerConversations', 1, 'value', 'anecdote'],
    ['customerConversations', 3, 'value', 'anecdote'],
    ['customerConversations', 4, 'value', 'market'],
    ['customerConversations', 19, 'value', 'market'],
    ['customerConversations', 20, 'value', 'research'],
    ['customerConversations', 20, 'feasibility', 'opinion'],
    ['supportRequests', 9, 'value', 'anecdote'],
    ['supportRequests', 10, 'value', 'market'],
    ['survey', 29, 'usability', 'anecdote'],
    ['survey', 30, 'usability', 'market'],
    ['survey', 3000, 'value', 'anecdote'],
    ['competitors', null, 'value', 'opinion'],
    ['competitors', 2, 'value', 'opinion'],
    ['competitors', 3, 'value', 'market'],
    ['fakeDoor', 99, 'value', 'anecdote'],
    ['fakeDoor', 100, 'value', 'market'],
    ['fakeDoorWithCommitment', 99, 'value', 'anecdote'],
    ['fakeDoorWithCommitment', 100, 'value', 'research'],
    ['usabilityTest', 4, 'usability', 'anecdote'],
    ['usabilityTest', 5, 'usability', 'research'],
    ['usabilityTest', 4, 'value', 'opinion'],
    ['usabilityTest', 5, 'value', 'anecdote'],
    ['usabilityTest', 50, 'viability', 'opinion'],
    ['prototypeInUse', 4, 'value', 'anecdote'],
    ['prototypeInUse', 5, 'value', 'research'],
    ['productAnalytics', null, 'value', 'market'],
    ['productAnalytics', 0, 'value', 'opinion'],
    ['productAnalytics', 99, 'value', 'market'],
    ['productAnalytics', 100, 'value', 'research'],
    ['controlledExperiment', null, 'value', 'research'],
    ['controlledExperiment', 99, 'value', 'research'],
    ['controlledExperiment', 100, 'value', 'experiment'],
    ['paidPilot', null, 'viability', 'experiment'],
    ['longitudinalStudy', null, 'usability', 'experiment'],
    ['measuredAfterRelease', null, 'value', 'launch'],
  ])('%s with a sample of %s speaks for %s at %s', (method, sample, risk, expected) => {
    expect(rung(method, sample, risk)).toBe(expected);
  });

  test('without a link is market at most, and weaker findings lose nothing', () => {
    const unlinked = (method: Method, sample: number | null) =>
      rungOf(aFinding({ method, sample, link: null }), 'value');
    expect(unlinked('measuredAfterRelease', null)).toEqual({
      rung: 'market',
      reasons: [{ id: 'method' }, { id: 'noLink' }],
    });
    expect(unlinked('customerConversations', 20).rung).toBe('market');
    expect(unlinked('customerConversations', 4)).toEqual({ rung: 'market', reasons: [{ id: 'sampleTooSmall' }] });
  });

  test('says whether a larger sample or another risk would have reached higher', () => {
    expect(reasons('customerConversations', 3, 'value')).toEqual(['sampleTooSmall']);
    expect(reasons('customerConversations', 20, 'value')).toEqual(['method']);
    expect(reasons('usabilityTest', 5, 'value')).toEqual(['wrongRisk']);
    expect(reasons('technicalProof', null, 'value')).toEqual(['wrongRisk']);
    expect(reasons('teamOpinion', null, 'value')).toEqual(['method']);
  });
});
