/** Begun and then closed without being delivered: that is a no, not a release, and nobody waits for its outcome. */
import { describe, expect, test } from 'vitest';
import { appraise } from '../../src/domain/appraise';
import type { PremiseEvent } from '../../src/domain/premise';
import { anOutcome, at, premiseLog, someSettings, STARTED, TODAY } from '../support/builders';
import { lookup, status, storyWith } from './timing.support';

const CLOSED = '2024-03-12';
const NO: PremiseEvent = {
  kind: 'decision.made',
  decision: {
    ...{ kind: 'no', category: 'notNow', because: 'The harbour closes', revisitWhen: '', together: [] },
    revisitOn: '2024-05-01',
  },
};

function begunAndClosed(resolution: string, ...said: readonly PremiseEvent[]) {
  const moves = [
    { atMs: at(STARTED), from: status('To Do'), to: status('In Progress') },
    { atMs: at(CLOSED), from: status('In Progress'), to: status('Done') },
  ];
  const closed = { createdMs: at('2024-03-01'), resolution, resolvedMs: at(CLOSED) };
  return appraise({
    story: storyWith(moves, closed),
    ...{ lookup, settings: someSettings(), parentEvents: null, groupSize: null, nowMs: at(TODAY) },
    premiseEvents: premiseLog(
      ['2024-03-04', { kind: 'outcome.stated', parts: anOutcome() }],
      ...said.map((event): [string, PremiseEvent] => ['2024-03-13', event]),
    ),
    assumptionEvents: new Map(),
  });
}

describe('a story begun on 11 March and closed the day after', () => {
  test('delivered, its outcome is checked, whatever was decided', () => {
    expect(begunAndClosed('Done').assessment.next.id).toBe('checkOutcome');
    expect(begunAndClosed('Done', NO).assessment.next.id).toBe('checkOutcome');
    expect(begunAndClosed('Done', NO).due.map(({ kind }) => kind)).toEqual(['check']);
  });

  test('given up, it is asked for the sentence every closing without building is asked for', () => {
    const { assessment, due } = begunAndClosed("Won't Do");
    expect(assessment.next).toMatchObject({ id: 'noBecause', dueMs: null });
    expect(assessment.doubt).toBe(0);
    expect(due).toEqual([]);
  });

  test('with a no, the day to look again falls due, and no check', () => {
    expect(begunAndClosed("Won't Do", NO).due).toEqual([
      { kind: 'revisit', dueMs: Date.UTC(2024, 4, 1), assumptionId: null },
    ]);
    expect(begunAndClosed("Won't Do", NO).assessment.score).toMatchObject({ kind: 'unscored', state: 'saidNo' });
  });

  test('when it began stays when it began', () => {
    expect(begunAndClosed("Won't Do").start).toEqual(begunAndClosed('Done').start);
    expect(begunAndClosed("Won't Do").validated).toBe('never');
  });
});
