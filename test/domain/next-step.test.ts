import { describe, expect, test } from 'vitest';
import { assess } from '../../src/domain/assess';
import type { AssessInput } from '../../src/domain/assess';
import type { Finding, OutcomeCheck, Premise } from '../../src/domain/premise';
import { aDecision, anAssessInput, anAssumption, aPremise, at, DAY_MS, someSettings } from '../support/builders';

const next = (over: Partial<AssessInput> = {}) => assess(anAssessInput(over)).next;
const id = (over: Partial<AssessInput> = {}) => next(over).id;
const started = { start: { kind: 'started', atMs: at('2024-03-11') } } as const;
const done = { ...started, doneMs: at('2024-03-13') };
const findings = (...list: readonly Partial<Finding>[]) => ({ assumptions: [anAssumption({ findings: list })] });
const decided = (...args: Parameters<typeof aDecision>) => ({ premise: aPremise({ decision: aDecision(...args) }) });
const checked = (result: OutcomeCheck['result'], on = '2024-05-01'): { premise: Premise } => ({
  premise: { ...aPremise(), check: { result, observed: '', on } },
});
const nothing = { premise: aPremise({ outcome: null, assumptionIds: [] }), assumptions: [] };

describe('the next step of a story that is being shaped', () => {
  test('is to frame the outcome, as long as nobody said what people do', () => {
    expect(id(nothing)).toBe('frameOutcome');
    expect(id({ premise: aPremise({ outcome: { does: '' } }) })).toBe('frameOutcome');
  });

  test('then to name the riskiest assumption', () => {
    expect(id({ premise: aPremise({ assumptionIds: [] }), assumptions: [] })).toBe('nameAssumption');
  });

  test('then to say what would prove us wrong', () => {
    expect(id({ assumptions: [anAssumption({ threshold: null })] })).toBe('setThreshold');
  });

  test('then to test it, with the three cheapest ways to what is asked', () => {
    expect(next()).toMatchObject({
      id: 'testFirst',
      dueMs: null,
      ways: [
        { method: 'supportRequests', sample: 10 },
        { method: 'customerConversations', sample: 4 },
        { method: 'competitors', sample: 3 },
      ],
    });
    expect(id(findings({ sample: 3 }))).toBe('testFirst');
  });

  test('or to sharpen a test that decided nothing', () => {
    expect(id(findings({ verdict: 'inconclusive' }))).toBe('sharpenTest');
  });

  test('then to test value, when only something else was tested', () => {
    const assumptions = [anAssumption({ risk: 'usability', findings: [{ method: 'usabilityTest' }] })];
    expect(id({ assumptions })).toBe('testValue');
  });

  test('then it is ready to build, and once started it is building on tested ground', () => {
    expect(id(findings({ sample: 5 }))).toBe('readyToBuild');
    expect(id({ ...findings({ sample: 5 }), ...started })).toBe('buildingOnTested');
    expect(id({ ...findings({ sample: 5 }), start: { kind: 'startUnknown' } })).toBe('buildingOnTested');
  });

  test('of a refuted assumption is to rethink, of a disputed one to settle it, before any framing', () => {
    const premise = aPremise({ outcome: null });
    expect(id({ premise, ...findings({ verdict: 'refutes' }) })).toBe('rethink');
    expect(id({ premise, ...findings({}, { verdict: 'refutes' }) })).toBe('settle');
  });

  test('does not stop at the start: an untested story in progress is still asked to test first', () => {
    expect(id(started)).toBe('testFirst');
  });
});

describe('a decision changes the next step', () => {
  test('a no asks for its because, until somebody builds it all the same', () => {
    expect(id(decided('no'))).toBe('noBecause');
    expect(id({ ...decided('no'), exempt: true })).toBe('noBecause');
    expect(id({ ...decided('no'), ...started })).toBe('testFirst');
    expect(id({ ...decided('no'), ...done })).toBe('checkOutcome');
  });

  test('build to learn runs through its check date', () => {
    const learning = decided('buildToLearn', '2024-03-15');
    expect(next({ ...learning, nowMs: at('2024-03-15 23:59') })).toMatchObject({
      id: 'learning',
      dueMs: at('2024-03-15 00:00'),
    });
    expect(id({ ...learning, nowMs: at('2024-03-16 00:00') })).toBe('testFirst');
  });

  test('a waiver runs through its last day, and before that hides a refutation', () => {
    const waived = { ...decided('waive', '2024-03-15'), ...findings({ verdict: 'refutes' }) };
    expect(next({ ...waived, nowMs: at('2024-03-15 23:59') })).toMatchObject({
      id: 'waived',
      dueMs: at('2024-03-15 00:00'),
    });
    expect(id({ ...waived, nowMs: at('2024-03-16 00:00') })).toBe('rethink');
  });

  test('to build changes nothing', () => {
    expect(id(decided('build'))).toBe('testFirst');
  });
});

describe('an exempt issue', () => {
  test('is left alone, finished or not', () => {
    expect(id({ ...nothing, exempt: true })).toBe('exempt');
    expect(id({ ...nothing, exempt: true, ...done })).toBe('exempt');
    expect(id({ ...nothing, exempt: true, start: { kind: 'closedUnstarted', atMs: 0 } })).toBe('exempt');
  });

  test('that states an outcome is asked what came of it', () => {
    expect(id({ exempt: true, ...done })).toBe('checkOutcome');
  });
});

describe('a finished story', () => {
  const afterDone = (days: number) => at('2024-03-13') + days * DAY_MS;

  test('is asked what came of it, by default 30 days after it was done', () => {
    expect(next(done)).toEqual({ id: 'checkOutcome', dueMs: afterDone(30), ways: [] });
    expect(next({ ...done, settings: someSettings({ checkAfterDays: 90 }) }).dueMs).toBe(afterDone(90));
  });

  test('that never stated an outcome has no date to be asked on', () => {
    expect(next({ ...nothing, ...done })).toEqual({ id: 'checkOutcome', dueMs: null, ways: [] });
  });

  test('is met or missed once somebody looked', () => {
    expect(id({ ...done, ...checked('met') })).toBe('met');
    expect(id({ ...done, ...checked('missed') })).toBe('missed');
  });

  test('is asked again when it was too early to tell', () => {
    expect(next({ ...done, ...checked('tooEarly', '2024-05-01') })).toMatchObject({
      id: 'checkOutcome',
      dueMs: at('2024-05-31 00:00'),
    });
  });

  test('that was closed without starting is a no that wants its because', () => {
    const start = { kind: 'closedUnstarted', atMs: at('2024-03-13') } as const;
    expect(id({ start, doneMs: at('2024-03-13') })).toBe('noBecause');
  });
});
