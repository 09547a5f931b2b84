import { describe, expect, test } from 'vitest';
import { dayOf } from '../../src/domain/day';
import { dueItemsOf, type DueInput } from '../../src/domain/due-items';
import type { CheckResult, Decision } from '../../src/domain/premise';
import { aDecision, aPremise, at, someSettings } from '../support/builders';

const notStarted = { start: { kind: 'notStarted' }, doneMs: null } as const;
const started = { start: { kind: 'started', atMs: at('2024-03-11') }, doneMs: null } as const;
const done = { ...started, doneMs: at('2024-04-01') } as const;
const closed = { start: { kind: 'closedUnstarted', atMs: at('2024-04-01') }, doneMs: at('2024-04-01') } as const;

const input = (over: Partial<DueInput> = {}): DueInput => ({
  ...{ premise: aPremise(), ...notStarted, exempt: false, inherited: false, standing: null },
  ...{ settings: someSettings(), ...over },
});
/** Kind and day of everything due, e.g. `check 2024-05-01`. */
const due = (over: Partial<DueInput> = {}) =>
  dueItemsOf(input(over)).map(({ kind, dueMs }) => `${kind} ${dayOf(dueMs)}`);
const decided = (decision: Decision | null) => ({ premise: { ...aPremise(), decision } });
const checked = (result: CheckResult, decision: Decision | null = null) => ({
  premise: { ...aPremise(), decision, check: { result, observed: '', on: '2024-05-02' } },
});
const aNo = (revisitOn?: string) =>
  decided({
    ...{ kind: 'no', category: 'notNow', because: 'later', revisitWhen: 'they ask again', together: [] },
    ...(revisitOn === undefined ? {} : { revisitOn }),
  });
const oldEvidence = { standing: { recheckDueMs: at('2024-09-04') } };

describe('an outcome check', () => {
  test('is due the days after done that the project chose, and not before there is a done', () => {
    expect(due(started)).toEqual([]);
    expect(due(done)).toEqual(['check 2024-05-01']);
    expect(due({ ...done, settings: someSettings({ checkAfterDays: 90 }) })).toEqual(['check 2024-06-30']);
  });

  test('is gone once met or missed, and comes again as many days after "too early"', () => {
    expect(due({ ...done, ...checked('met') })).toEqual([]);
    expect(due({ ...done, ...checked('missed') })).toEqual([]);
    expect(due({ ...done, ...checked('tooEarly') })).toEqual(['check 2024-06-01']);
  });

  test('is nobody’s without an outcome, after closing unstarted, or where the outcome is the epic’s', () => {
    expect(due({ ...done, premise: aPremise({ outcome: null }) })).toEqual([]);
    expect(due(closed)).toEqual([]);
    expect(due({ ...done, inherited: true })).toEqual([]);
  });
});

describe('a re-check', () => {
  test('is due while the work is open, and names the assumption it is about', () => {
    expect(due({ ...notStarted, ...oldEvidence })).toEqual(['recheck 2024-09-04']);
    expect(due({ ...started, ...oldEvidence, inherited: true })).toEqual(['recheck 2024-09-04']);
    expect(dueItemsOf(input(oldEvidence))[0]?.assumptionId).toBe(aPremise().riskiestId);
    expect(dueItemsOf(input(done))[0]?.assumptionId).toBeNull();
  });

  test('asks nothing of work that is over, said no to, or never asked', () => {
    expect(due({ ...done, ...oldEvidence })).toEqual(['check 2024-05-01']);
    expect(due({ ...closed, ...oldEvidence })).toEqual([]);
    expect(due({ ...aNo(), ...oldEvidence })).toEqual([]);
    expect(due({ ...oldEvidence, exempt: true })).toEqual([]);
  });
});

describe('a waiver', () => {
  const waived = decided(aDecision('waive', '2024-06-30'));

  test('is due on its last day until something else is decided, the work is over or closed', () => {
    expect(due(waived)).toEqual(['waiver 2024-06-30']);
    expect(due({ ...started, ...waived })).toEqual(['waiver 2024-06-30']);
    expect(due(decided(aDecision('waive', '2024-07-31')))).toEqual(['waiver 2024-07-31']);
    expect(due(decided(aDecision('build')))).toEqual([]);
    expect(due(decided(null))).toEqual([]);
    expect(due({ ...done, ...waived })).toEqual(['check 2024-05-01']);
    expect(due({ ...closed, ...waived })).toEqual([]);
  });
});

describe('a no', () => {
  test('is looked at again on its day, whether the issue was closed or left where it was', () => {
    expect(due(aNo('2024-08-01'))).toEqual(['revisit 2024-08-01']);
    expect(due({ ...closed, ...aNo('2024-08-01') })).toEqual(['revisit 2024-08-01']);
  });

  test('without a day has words alone, and started after all there is nothing to look at again', () => {
    expect(due(aNo())).toEqual([]);
    expect(due({ ...started, ...aNo('2024-08-01') })).toEqual([]);
  });
});

describe('a stop rule', () => {
  const learning = aDecision('buildToLearn', '2024-05-15');

  test('is due on its day, released or not, and gone once decided anew', () => {
    expect(due(decided(learning))).toEqual(['stop 2024-05-15']);
    expect(due({ ...started, ...decided(learning) })).toEqual(['stop 2024-05-15']);
    expect(due({ ...done, ...decided(learning) })).toEqual(['check 2024-05-01', 'stop 2024-05-15']);
    expect(due(decided(aDecision('build')))).toEqual([]);
  });

  test('is gone with the outcome met or missed, or the issue closed unstarted; "too early" keeps it', () => {
    expect(due({ ...done, ...checked('met', learning) })).toEqual([]);
    expect(due({ ...done, ...checked('tooEarly', learning) })).toEqual(['check 2024-06-01', 'stop 2024-05-15']);
    expect(due({ ...closed, ...decided(learning) })).toEqual([]);
  });
});
