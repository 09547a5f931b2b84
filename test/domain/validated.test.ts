import { describe, expect, test } from 'vitest';
import type { AssumptionEvent, Dated, PremiseEvent } from '../../src/domain/premise';
import { atStart, validatedOf } from '../../src/domain/validated';
import type { ValidatedInput } from '../../src/domain/validated';
import {
  anOutcome,
  aDecision,
  assumptionLog,
  at,
  findingAdded,
  premiseLog,
  someSettings,
  STARTED,
  stated,
  thresholdSet,
  TODAY,
} from '../support/builders';

const linked = (assumptionId: string): PremiseEvent => ({ kind: 'assumption.linked', assumptionId });
const bet = premiseLog(['2024-03-04', { kind: 'outcome.stated', parts: anOutcome() }], ['2024-03-04', linked('a')]);
const testedOn = (found: string, recorded = found, over: Parameters<typeof findingAdded>[0] = {}) =>
  assumptionLog(['2024-03-04', stated()], ['2024-03-05', thresholdSet()], [recorded, findingAdded({ found, ...over })]);

function input(over: Partial<ValidatedInput> & { a?: Dated<AssumptionEvent>[] } = {}): ValidatedInput {
  const { a = testedOn('2024-03-08'), ...rest } = over;
  return {
    start: { kind: 'started', atMs: at(STARTED) },
    premiseEvents: bet,
    assumptionEvents: new Map([['a', a]]),
    sizeAtStart: 5,
    groupSize: null,
    settings: someSettings(),
    nowMs: at(TODAY),
    ...rest,
  };
}
const validated = (over: Parameters<typeof input>[0] = {}) => validatedOf(input(over));

describe('a story was validated', () => {
  test('before it started, when its riskiest assumption stood supported at the rung asked', () => {
    expect(validated()).toBe('before');
  });

  test('before, up to the very moment of the start and not a moment later', () => {
    expect(validated({ a: testedOn('2024-03-11', '2024-03-11 12:00') })).toBe('before');
    expect(validated({ a: testedOn('2024-03-11', '2024-03-11 12:01') })).toBe('after');
  });

  test('by when it was recorded, never by when it is said to have been found', () => {
    expect(validated({ a: testedOn('2024-03-06', '2024-03-12') })).toBe('after');
  });

  test('only at the rung its size asks for', () => {
    const anecdote = testedOn('2024-03-08', '2024-03-08', { sample: 2 });
    expect(validated({ a: anecdote, sizeAtStart: 2 })).toBe('before');
    expect(validated({ a: anecdote, sizeAtStart: 3 })).toBe('never');
    expect(validated({ a: anecdote, sizeAtStart: null })).toBe('before');
    expect(validated({ a: anecdote, sizeAtStart: 2, groupSize: 8 })).toBe('never');
  });

  test('never, when nothing was tested or no premise was stated', () => {
    expect(validated({ a: assumptionLog(['2024-03-04', stated()]) })).toBe('never');
    expect(validated({ premiseEvents: [] })).toBe('never');
    expect(validated({ assumptionEvents: new Map() })).toBe('never');
  });

  test('against the evidence, when it stood refuted or disputed at the start, whatever came later', () => {
    const refuted = assumptionLog(
      ['2024-03-04', stated()],
      ['2024-03-08', findingAdded({ id: 'no', verdict: 'refutes' })],
      ['2024-03-12', findingAdded({ id: 'yes', sample: 20, found: '2024-03-12' })],
    );
    expect(validated({ a: refuted })).toBe('against');
    const disputed = assumptionLog(
      ['2024-03-04', stated()],
      ['2024-03-08', findingAdded({ id: 'no', verdict: 'refutes' })],
      ['2024-03-08', findingAdded({ id: 'yes' })],
    );
    expect(validated({ a: disputed })).toBe('against');
  });

  test('not against the evidence, when it was refuted only afterwards', () => {
    expect(validated({ a: testedOn('2024-03-12', '2024-03-12', { verdict: 'refutes' }) })).toBe('never');
  });

  test('nobody can tell, when its start is unknown', () => {
    expect(validated({ start: { kind: 'startUnknown' } })).toBe('startUnknown');
  });

  test('never yet, while it has not started', () => {
    expect(validated({ start: { kind: 'notStarted' } })).toBe('never');
    expect(validated({ start: { kind: 'closedUnstarted', atMs: at(STARTED) } })).toBe('never');
  });
});

describe('the assumption that was riskiest at start is the one that counts', () => {
  const untested = assumptionLog(['2024-03-04', stated({ statement: 'Partners will pay for it' })]);
  const both = new Map([
    ['a', untested],
    ['b', testedOn('2024-03-12')],
  ]);

  test('though another was chosen and tested since', () => {
    const premiseEvents = [
      ...bet,
      ...premiseLog(['2024-03-12', linked('b')], ['2024-03-12', { kind: 'riskiest.chosen', assumptionId: 'b' }]),
    ];
    expect(validated({ premiseEvents, assumptionEvents: both })).toBe('never');
  });

  test('though it was unlinked since', () => {
    const premiseEvents = [...bet, ...premiseLog(['2024-03-12', { kind: 'assumption.unlinked', assumptionId: 'a' }])];
    expect(validated({ premiseEvents })).toBe('before');
  });

  test('and where none was named at start, the one named since', () => {
    const premiseEvents = premiseLog(['2024-03-12', linked('b')]);
    expect(validated({ premiseEvents, assumptionEvents: both })).toBe('after');
  });

  test('and may be its parent’s, when the story had no bet of its own at start', () => {
    const late = premiseLog(
      ['2024-03-12', { kind: 'outcome.stated', parts: anOutcome() }],
      ['2024-03-12', linked('b')],
    );
    expect(validated({ premiseEvents: [], parentEvents: bet })).toBe('before');
    expect(
      validated({ premiseEvents: late, parentEvents: bet, assumptionEvents: new Map([['a', testedOn('2024-03-08')]]) }),
    ).toBe('before');
    expect(validated({ premiseEvents: late, assumptionEvents: both })).toBe('after');
  });
});

describe('as it stood at start', () => {
  const stood = (over: Parameters<typeof input>[0] = {}, exempt = false) => atStart({ ...input(over), exempt });

  test('is frozen: later findings and words do not move it', () => {
    const later = input({
      a: [
        ...testedOn('2024-03-08', '2024-03-08', { sample: 2 }),
        ...assumptionLog(['2024-03-12', findingAdded({ id: 'later', sample: 20 })]),
      ],
      premiseEvents: [...bet, ...premiseLog(['2024-03-12', { kind: 'outcome.stated', parts: { who: '' } }])],
    });
    expect(atStart({ ...later, exempt: false })).toMatchObject({
      startedMs: at(STARTED),
      score: { kind: 'scored', points: 83 }, // 50 words + 35 × anecdote 1 ÷ market 2 + 10 + 5
      asked: { rung: 'market' },
      standing: { standing: 'supported', support: 'anecdote' },
    });
  });

  test('names the state it was in', () => {
    const decided = (kind: 'waive' | 'buildToLearn' | 'no', on?: string) =>
      stood({
        premiseEvents: [
          ...bet,
          ...premiseLog(['2024-03-05', { kind: 'decision.made', decision: aDecision(kind, on) }]),
        ],
      })?.score;
    expect(decided('waive')).toMatchObject({ state: 'waived' });
    expect(decided('waive', '2024-03-10')).toMatchObject({ kind: 'scored' });
    expect(decided('buildToLearn')).toMatchObject({ state: 'buildToLearn' });
    expect(decided('no')).toMatchObject({ state: 'saidNo' });
    expect(stood({}, true)?.score).toMatchObject({ state: 'exempt' });
    expect(stood({ premiseEvents: [] })?.score).toMatchObject({ state: 'nothingStated' });
  });

  test('is nothing for a story not known to have started', () => {
    expect(stood({ start: { kind: 'notStarted' } })).toBeNull();
    expect(stood({ start: { kind: 'startUnknown' } })).toBeNull();
  });
});
