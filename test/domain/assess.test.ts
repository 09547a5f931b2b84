import { describe, expect, test } from 'vitest';
import { assess } from '../../src/domain/assess';
import type { AssessInput } from '../../src/domain/assess';
import type { Finding } from '../../src/domain/premise';
import { inEffect } from '../../src/domain/inherit';
import { EMPTY_PREMISE } from '../../src/domain/premise';
import { aDecision, anAssessInput, anAssumption, aPremise, at, DAY_MS } from '../support/builders';

const of = (over: Partial<AssessInput> = {}) => assess(anAssessInput(over));
const findings = (...list: readonly Partial<Finding>[]) => ({ assumptions: [anAssumption({ findings: list })] });
const decided = (...args: Parameters<typeof aDecision>) => ({ premise: aPremise({ decision: aDecision(...args) }) });
const started = { start: { kind: 'started', atMs: at('2024-03-11') } } as const;

describe('doubt', () => {
  test('is size times the distance from the evidence asked for', () => {
    expect(of({ size: 5 }).doubt).toBe(10); // 5 × (market 2 − 0)
    expect(of({ size: 5, ...findings({ sample: 1 }) }).doubt).toBe(5); // 5 × (2 − anecdote 1)
    expect(of({ size: 8 }).doubt).toBe(24); // 8 × research 3
    expect(of({ size: 5, ...findings({ sample: 20 }) }).doubt).toBe(0);
  });

  test('of an unsized story is that of one point', () => {
    expect(of({ size: null }).doubt).toBe(1); // 1 × anecdote 1
  });

  test('of a part is judged by what its group is asked, and sized as itself', () => {
    expect(of({ size: 2, groupSize: 8 }).doubt).toBe(6); // 2 × research 3
  });

  test('is whole again once refuted or disputed', () => {
    expect(of({ size: 5, ...findings({ verdict: 'refutes' }) }).doubt).toBe(10);
    expect(of({ size: 5, ...findings({}, { verdict: 'refutes' }) }).doubt).toBe(10);
  });

  test.each<[string, Partial<AssessInput>]>([
    ['done', { ...started, doneMs: at('2024-03-13') }],
    ['closed', { start: { kind: 'closedUnstarted', atMs: 0 } }],
    ['said no to', decided('no')],
    ['waived', decided('waive')],
    ['exempt', { exempt: true }],
  ])('is nothing once %s', (_, over) => {
    expect(of(over).doubt).toBe(0);
  });

  test('remains while building to learn: that is what is being learned', () => {
    expect(of(decided('buildToLearn')).doubt).toBe(10);
  });
});

describe('time alone changes an assessment next', () => {
  test('never, while nothing waits for a date', () => {
    expect(of().nextDueMs).toBeNull();
  });

  test('when a waiver or a learning has ended', () => {
    expect(of(decided('waive', '2024-03-20')).nextDueMs).toBe(at('2024-03-21 00:00'));
    expect(of(decided('buildToLearn', '2024-03-20')).nextDueMs).toBe(at('2024-03-21 00:00'));
    expect(of(decided('waive', '2024-03-14')).nextDueMs).toBeNull();
  });

  test('when a re-check or an outcome check falls due, whichever comes first', () => {
    const tested = findings({ sample: 5 });
    expect(of(tested).nextDueMs).toBe(at('2024-03-08 00:00') + 180 * DAY_MS);
    expect(of({ ...tested, ...started, doneMs: at('2024-03-13') }).nextDueMs).toBe(at('2024-03-13') + 30 * DAY_MS);
  });

  test('is always later than now, and what it says then differs', () => {
    const input = anAssessInput(findings({ sample: 20 }, { sample: 5, verdict: 'refutes', found: '2024-06-01' }));
    const nowMs = at('2024-07-01');
    const due = assess({ ...input, nowMs }).nextDueMs ?? 0;
    expect(due).toBe(at('2024-03-08 00:00') + 180 * DAY_MS);
    expect(assess({ ...input, nowMs: due - 1 }).next.id).toBe('readyToBuild');
    expect(assess({ ...input, nowMs: due }).next.id).toBe('settle');
    expect(assess({ ...input, nowMs: due }).nextDueMs).toBeNull();
  });
});

describe('an assessment', () => {
  test('is of the riskiest assumption, in whatever order the assumptions come', () => {
    const usability = anAssumption({ id: 'assumption-2', risk: 'usability' });
    const premise = aPremise({ assumptionIds: ['assumption-2', 'assumption-1'] });
    const assumptions = [anAssumption(), usability];
    expect(of({ premise, assumptions }).risk).toBe('usability');
    expect(of({ premise, assumptions })).toEqual(of({ premise, assumptions: [...assumptions].reverse() }));
  });

  test('of a premise whose riskiest cannot be read has neither risk nor standing', () => {
    expect(of({ assumptions: [] })).toMatchObject({ risk: null, standing: null, next: { id: 'nameAssumption' } });
  });
});

describe('a story rests on', () => {
  const epic = aPremise();

  test('its own premise when it has no parent, or one that says nothing', () => {
    expect(inEffect(EMPTY_PREMISE, null)).toEqual({ premise: EMPTY_PREMISE, inherited: false });
    expect(inEffect(EMPTY_PREMISE, aPremise({ outcome: null, assumptionIds: [] })).inherited).toBe(false);
  });

  test('its parent’s until it states its own bet', () => {
    expect(inEffect(EMPTY_PREMISE, epic)).toMatchObject({
      inherited: true,
      premise: { outcome: epic.outcome, riskiestId: 'assumption-1' },
    });
    for (const own of [aPremise({ assumptionIds: [] }), aPremise({ outcome: null })]) {
      expect(inEffect(own, epic)).toEqual({ premise: own, inherited: false });
    }
  });

  test('its parent’s bet with its own decision and check', () => {
    const own = aPremise({ outcome: null, assumptionIds: [], decision: aDecision('waive') });
    const parent = aPremise({ decision: aDecision('no') });
    expect(inEffect(own, parent).premise).toMatchObject({ decision: own.decision, rev: own.rev, check: null });
  });
});
