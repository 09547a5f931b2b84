/** An outcome of the project: how its events add up, what a command adds, and what it lends to a story. */
import { describe, expect, test } from 'vitest';
import { inEffect } from '../../src/domain/inherit';
import { decideOutcome, type OutcomeCommand } from '../../src/domain/outcomes/decide-outcome';
import { foldOutcome, lentAt, outcomesOf, type OutcomeEvent } from '../../src/domain/outcomes/project-outcome';
import { boundsOf, isQuarter, lastQuarters, quarterOf } from '../../src/domain/outcomes/quarter';
import { amountIn, isPast, wayOf } from '../../src/domain/outcomes/target';
import type { Dated, PremiseEvent } from '../../src/domain/premise';
import { foldPremise } from '../../src/domain/premise-log';
import { anOutcome, at } from '../support/builders';

const P = '10001';

function said(...events: readonly (readonly [when: string, event: OutcomeEvent])[]): readonly Dated<OutcomeEvent>[] {
  return events.map(([when, event], index) => ({ ...event, rev: index + 1, atMs: at(when) }));
}
const stated = (parts: Extract<OutcomeEvent, { kind: 'outcome.stated' }>['parts'] = anOutcome()): OutcomeEvent => ({
  ...{ kind: 'outcome.stated', projectId: P, parts },
});
const noted = (id: string, on: string, value: number): OutcomeEvent => ({
  ...{ kind: 'progress.noted', progress: { id, on, value, note: '' } },
});

describe('how its events add up', () => {
  test('stating a part again changes that part alone, and counts as having looked at it', () => {
    const outcome = foldOutcome(said(['2024-03-01', stated()], ['2024-03-05', stated({ to: '50 %' })]));
    expect(outcome?.words).toMatchObject({ ...anOutcome(), to: '50 %', problem: '', link: null });
    expect(outcome).toMatchObject({ statedMs: at('2024-03-01'), reviewedMs: at('2024-03-05') });
    expect(outcome?.revs).toMatchObject({ who: 1, to: 2, link: 0 });
  });

  test('"still true" is dated by the store and changes no word', () => {
    const outcome = foldOutcome(said(['2024-03-01', stated()], ['2024-06-01', { kind: 'outcome.reviewed' }]));
    expect(outcome).toMatchObject({ reviewedMs: at('2024-06-01'), statedMs: at('2024-03-01') });
  });

  test('progress stands by its day, whenever it was entered; twice is once, and taken back stays away', () => {
    const outcome = foldOutcome(
      said(
        ['2024-03-01', stated()],
        ['2024-03-09', noted('later', '2024-03-08', 40)],
        ['2024-03-10', noted('earlier', '2024-03-02', 31)],
        ['2024-03-10', noted('later', '2024-03-08', 99)],
        ['2024-03-11', noted('wrong', '2024-03-10', 7)],
        ['2024-03-12', { kind: 'progress.withdrawn', progressId: 'wrong' }],
        ['2024-03-13', noted('wrong', '2024-03-10', 7)],
      ),
    );
    expect(outcome?.progress.map(({ id, value }) => [id, value])).toEqual([
      ['earlier', 31],
      ['later', 40],
    ]);
  });
});

describe('what a command adds', () => {
  const two = foldOutcome(said(['2024-03-01', stated()], ['2024-03-05', stated({ to: '50 %' })]));
  const envelope = { id: 'command-1', outcomeId: 'outcome-1' } as const;
  const decide = (command: OutcomeCommand) => decideOutcome(command, two, P);

  test('two people on different parts both keep their words; on the same part the second is asked', () => {
    const early = { ...envelope, kind: 'state', seenRev: 1 } as const;
    expect(decide({ ...early, parts: { who: 'Old teams' } })).toMatchObject({ kind: 'append' });
    expect(decide({ ...early, parts: { to: '60 %' } })).toEqual({ kind: 'conflict', field: 'parts.to' });
    expect(decide({ ...early, parts: { to: '50 %' } })).toEqual({ kind: 'unchanged' });
  });

  test('nobody finds true what was reworded under their eyes', () => {
    expect(decide({ ...envelope, kind: 'review', seenRev: 1 })).toEqual({ kind: 'conflict', field: 'words' });
    expect(decide({ ...envelope, kind: 'review', seenRev: 2 })).toMatchObject({ kind: 'append' });
  });

  test('a new outcome says something, and nothing else can be done to one that was never stated', () => {
    const first = { ...envelope, seenRev: 0 };
    const silent: OutcomeCommand = { ...first, kind: 'state', parts: { problem: 'Teams stay small' } };
    expect(decideOutcome(silent, null, P)).toEqual({ kind: 'invalid', field: 'parts.does' });
    expect(decideOutcome({ ...first, kind: 'review' }, null, P)).toEqual({ kind: 'unknown' });
  });

  test('progress is of a day there is', () => {
    const progress = { id: 'progress-1', value: 1, on: '2024-02-30', note: '' };
    expect(decide({ ...envelope, kind: 'noteProgress', seenRev: 2, progress })).toEqual({
      ...{ kind: 'invalid', field: 'progress.on' },
    });
  });
});

describe('what it lends to a story', () => {
  const streams = new Map([['o', said(['2024-03-01', stated()], ['2024-03-12', stated({ to: '50 %' })])]]);
  const rests: Dated<PremiseEvent> = { kind: 'outcome.rested', outcomeId: 'o', rev: 1, atMs: at('2024-03-02') };
  const own: Dated<PremiseEvent> = { kind: 'outcome.stated', parts: { does: 'pay' }, rev: 2, atMs: at('2024-03-03') };

  test('its parts are the story’s until the story states its own', () => {
    const lent = lentAt(streams, at('2024-03-15'));
    expect(inEffect(foldPremise([rests]), null, lent).premise.outcome).toEqual(anOutcome({ to: '50 %' }));
    expect(inEffect(foldPremise([rests, own]), null, lent).premise.outcome).toMatchObject({ who: '', does: 'pay' });
  });

  test('what stood at a start is what the outcome said then', () => {
    expect(lentAt(streams, at('2024-03-11')).get('o')?.to).toBe('45 %');
    expect(lentAt(streams, at('2024-02-29')).size).toBe(0);
  });

  test('a child inherits it with its epic’s premise', () => {
    const { premise, inherited } = inEffect(foldPremise([]), foldPremise([rests]), lentAt(streams, at('2024-03-15')));
    expect({ inherited, to: premise.outcome.to, restsOn: premise.restsOn }).toEqual({
      ...{ inherited: true, to: '50 %', restsOn: 'o' },
    });
  });

  test('an outcome of another project lends nothing', () => {
    expect(outcomesOf(streams, '10002').size).toBe(0);
    expect(outcomesOf(streams, P).size).toBe(1);
  });

  test('resting on nothing that is there leaves the story without an outcome', () => {
    expect(inEffect(foldPremise([rests]), null, new Map()).premise.outcome.does).toBe('');
  });
});

describe('how far it has come', () => {
  const progress = (value: number) => [{ id: 'p', value, on: '2024-03-01', note: '' }];
  const words = (from: string, to: string) => ({
    ...anOutcome({ from, to }),
    problem: '',
    link: null,
    goalIssueId: null,
  });

  test.each([
    ['31 %', '45 %', 45, true],
    ['31 %', '45 %', 44.9, false],
    ['9 days', '3 days', 3, true],
    ['9 days', '3 days', 4, false],
    ['', '45 %', 46, null],
    ['', '45 %', 45, true],
    ['31 %', 'many', 45, null],
  ])('from %j to %j, at %d: reached is %j', (from, to, value, reached) => {
    expect(wayOf({ words: words(from, to), progress: progress(value) }).isReached).toBe(reached);
  });

  test('a text with two amounts has none', () => {
    expect([amountIn('45 %'), amountIn('€ 2k'), amountIn('3 or 4'), amountIn('more')]).toEqual([45, 2000, null, null]);
  });

  test('it is past its date the day after, unless it was reached', () => {
    const outcome = { words: words('31 %', '45 %'), progress: [] };
    expect([isPast(outcome, '2024-09-30'), isPast(outcome, '2024-10-01')]).toEqual([false, true]);
    expect(isPast({ ...outcome, progress: progress(45) }, '2024-10-01')).toBe(false);
  });
});

describe('quarters', () => {
  test('run from their first moment to the next one’s, UTC', () => {
    const { fromMs, toMs } = boundsOf('2024-Q1');
    expect([quarterOf(fromMs), quarterOf(toMs - 1), quarterOf(toMs)]).toEqual(['2024-Q1', '2024-Q1', '2024-Q2']);
    expect(new Date(toMs).toISOString()).toBe('2024-04-01T00:00:00.000Z');
  });

  test('the last ones go back over the turn of the year', () => {
    expect(lastQuarters(at('2024-05-05'), 3)).toEqual(['2024-Q2', '2024-Q1', '2023-Q4']);
  });

  test.each(['2024-Q5', '2024-Q0', '24-Q1', '2024-q1', ''])('%j is none', (text) => {
    expect(isQuarter(text)).toBe(false);
  });
});
