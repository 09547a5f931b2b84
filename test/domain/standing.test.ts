import { describe, expect, test } from 'vitest';
import type { AssumptionEvent, Finding, Risk } from '../../src/domain/premise';
import { recordedAfterwards, standingOf } from '../../src/domain/standing';
import {
  aFinding,
  anAssumption,
  assumptionLog,
  at,
  DAY_MS,
  findingAdded,
  foldedAssumption,
  stated,
  thresholdSet,
  TODAY,
} from '../support/builders';
import type { Entries } from '../support/builders';

const opinion: Partial<Finding> = { method: 'teamOpinion', sample: null };
const estimate: Partial<Finding> = { method: 'businessCase', sample: null };
const anecdote: Partial<Finding> = { sample: 2 };
const market: Partial<Finding> = { sample: 5 };
const research: Partial<Finding> = { sample: 20 };
const against = (finding: Partial<Finding>): Partial<Finding> => ({ ...finding, verdict: 'refutes' });
const unclear = (finding: Partial<Finding>): Partial<Finding> => ({ ...finding, verdict: 'inconclusive' });

const standing = (...findings: readonly Partial<Finding>[]) => standingOf(anAssumption({ findings }), at(TODAY));

describe('an assumption stands', () => {
  test('untested without findings', () => {
    expect(standing()).toEqual({
      standing: 'untested',
      opinionOnly: false,
      support: null,
      refute: null,
      recheckDueMs: null,
      findings: [],
    });
  });

  test('untested, opinion only, however many opinions and estimates speak for or against it', () => {
    expect(standing(opinion, opinion, estimate, against(estimate))).toMatchObject({
      standing: 'untested',
      opinionOnly: true,
      support: 'estimate',
      refute: 'estimate',
    });
  });

  test('supported from an anecdote up', () => {
    expect(standing(anecdote)).toMatchObject({ standing: 'supported', support: 'anecdote', refute: null });
  });

  test('supported by the strongest finding, never by the sum of weak ones', () => {
    expect(standing(anecdote, anecdote, anecdote, anecdote).support).toBe('anecdote');
    expect(standing(anecdote, market).support).toBe('market');
  });

  test('for the higher rung, and disputed when both are equal', () => {
    expect(standing(market, against(anecdote)).standing).toBe('supported');
    expect(standing(anecdote, against(market)).standing).toBe('refuted');
    expect(standing(market, against(market)).standing).toBe('disputed');
  });

  test('supported by one anecdote against any opinion, for opinions settle nothing', () => {
    expect(standing(anecdote, against(opinion)).standing).toBe('supported');
    expect(standing(opinion, against(anecdote)).standing).toBe('refuted');
  });

  test('inconclusive only when something was really tested and nothing settles it', () => {
    expect(standing(unclear(anecdote)).standing).toBe('inconclusive');
    expect(standing(unclear(anecdote), opinion).standing).toBe('inconclusive');
    expect(standing(unclear(opinion))).toMatchObject({ standing: 'untested', opinionOnly: true });
    expect(standing(unclear(research), anecdote).standing).toBe('supported');
  });
});

describe('a finding is late', () => {
  const lateness = (...entries: Entries<AssumptionEvent>) => {
    const [finding] = standingOf(foldedAssumption(assumptionLog(...entries)), at(TODAY)).findings;
    return [finding?.late, finding?.rung];
  };

  test('when its threshold was set after it was recorded, and counts one rung lower', () => {
    expect(
      lateness(['2024-03-04', stated()], ['2024-03-08 10:00', findingAdded()], ['2024-03-08 10:01', thresholdSet()]),
    ).toEqual([true, 'anecdote']);
  });

  test('not when its threshold was set earlier on the day it was found', () => {
    expect(
      lateness(['2024-03-04', stated()], ['2024-03-08 10:00', thresholdSet()], ['2024-03-08 10:01', findingAdded()]),
    ).toEqual([false, 'market']);
  });

  test('when its threshold was set on a day after it was found, though before it was recorded', () => {
    expect(
      lateness(
        ['2024-03-04', stated()],
        ['2024-03-09', thresholdSet()],
        ['2024-03-10', findingAdded({ found: '2024-03-08' })],
      ),
    ).toEqual([true, 'anecdote']);
  });

  test('when its threshold was changed or removed afterwards', () => {
    const first = [
      ['2024-03-04', stated()],
      ['2024-03-05', thresholdSet()],
      ['2024-03-08', findingAdded()],
    ] as const;
    expect(lateness(...first)).toEqual([false, 'market']);
    expect(lateness(...first, ['2024-03-09', thresholdSet({ text: 'at least 2 of 20' })])).toEqual([true, 'anecdote']);
    expect(lateness(...first, ['2024-03-09', thresholdSet(null)])).toEqual([true, 'anecdote']);
  });

  test('not without any threshold ever set', () => {
    expect(lateness(['2024-03-04', stated()], ['2024-03-08', findingAdded()])).toEqual([false, 'market']);
  });

  test('still, after withdrawing it and adding it again', () => {
    const events = assumptionLog(
      ['2024-03-04', stated()],
      ['2024-03-08 10:00', findingAdded({ id: 'first' })],
      ['2024-03-08 11:00', thresholdSet()],
      ['2024-03-08 12:00', { kind: 'finding.withdrawn', findingId: 'first' }],
      ['2024-03-08 12:01', findingAdded({ id: 'again' })],
    );
    expect(standingOf(foldedAssumption(events), at(TODAY)).findings).toMatchObject([
      { findingId: 'again', late: true },
    ]);
  });

  test('still, when its date is given as tomorrow', () => {
    expect(
      lateness(
        ['2024-03-04', stated()],
        ['2024-03-08', findingAdded({ found: '2024-04-01' })],
        ['2024-03-09', thresholdSet()],
      ),
    ).toEqual([true, 'anecdote']);
  });

  test('and a later test restores the rung, while the first keeps its mark', () => {
    const events = assumptionLog(
      ['2024-03-04', stated()],
      ['2024-03-05', findingAdded({ id: 'first', found: '2024-03-05' })],
      ['2024-03-06', thresholdSet()],
      ['2024-03-08', findingAdded({ id: 'second' })],
    );
    const result = standingOf(foldedAssumption(events), at(TODAY));
    expect(result.support).toBe('market');
    expect(result.findings.map(({ late, rung }) => [late, rung])).toEqual([
      [true, 'anecdote'],
      [false, 'market'],
    ]);
  });

  test('and keeps its rung when it refutes: touching a threshold does not undo a refutation', () => {
    const events = assumptionLog(
      ['2024-03-04', stated()],
      ['2024-03-08', findingAdded({ verdict: 'refutes', sample: 2 })],
      ['2024-03-09', thresholdSet()],
    );
    expect(standingOf(foldedAssumption(events), at(TODAY))).toMatchObject({
      standing: 'refuted',
      refute: 'anecdote',
      findings: [{ late: true, reasons: [{ id: 'sampleTooSmall' }, { id: 'late' }] }],
    });
  });
});

describe('a finding older than the assumption is background', () => {
  const [onTheDay, theDayBefore] = ['2024-03-04', '2024-03-03'].map(
    (found) =>
      standingOf(
        foldedAssumption(
          assumptionLog(
            ['2024-03-04', stated()],
            ['2024-03-04', findingAdded({ ...research, found })],
            ['2024-03-09', thresholdSet()],
          ),
        ),
        at(TODAY),
      ).findings[0],
  );

  test('from the day before on: market at most, never late', () => {
    expect(theDayBefore).toMatchObject({ background: true, late: false, rung: 'market' });
    expect(theDayBefore?.reasons).toContainEqual({ id: 'background' });
  });

  test('not on the day it was stated: there it is late', () => {
    expect(onTheDay).toMatchObject({ background: false, late: true, rung: 'market' });
  });
});

describe('rewording', () => {
  const after = (change: ReturnType<typeof stated>, finding: Partial<Finding>, risk: Risk = 'value') =>
    standingOf(
      foldedAssumption(
        assumptionLog(['2024-03-04', stated({ risk })], ['2024-03-08', findingAdded(finding)], ['2024-03-09', change]),
      ),
      at(TODAY),
    );

  test('in case, spaces and punctuation only costs nothing', () => {
    expect(after(stated({ statement: '  ADMINS know whom to invite!' }), research).support).toBe('research');
  });

  test('in substance leaves earlier support at market at most', () => {
    expect(after(stated({ statement: 'Admins know one to invite' }), research)).toMatchObject({
      support: 'market',
      findings: [{ reasons: [{ id: 'method' }, { id: 'reworded' }] }],
    });
    expect(after(stated({ statement: 'Admins know one to invite' }), anecdote).support).toBe('anecdote');
  });

  test('the risk counts support at the lowest of all risks it was meant for since', () => {
    const usability = { method: 'usabilityTest', sample: 5 } as const;
    expect(after(stated({ risk: 'usability' }), usability, 'value').support).toBe('anecdote');
    expect(after(stated({ risk: 'value' }), usability, 'usability').support).toBe('anecdote');
  });

  test('never weakens a refutation', () => {
    const usability = against({ method: 'usabilityTest', sample: 5 });
    expect(after(stated({ risk: 'viability' }), usability, 'usability')).toMatchObject({
      standing: 'refuted',
      refute: 'research',
    });
    expect(after(stated({ statement: 'Some admins know one' }), against(research)).refute).toBe('research');
  });

  test('before a finding is no rewording of it', () => {
    const events = assumptionLog(
      ['2024-03-04', stated({ statement: 'A first guess about admins' })],
      ['2024-03-05', stated()],
      ['2024-03-08', findingAdded(research)],
    );
    expect(standingOf(foldedAssumption(events), at(TODAY)).support).toBe('research');
  });
});

describe('re-check', () => {
  const lastMoment = (day: string, days: number) => at(`${day} 00:00`) + days * DAY_MS;

  test.each<[Risk, number]>([
    ['usability', 120],
    ['value', 180],
    ['viability', 180],
    ['ethics', 180],
    ['feasibility', 365],
  ])('of %s is due %i days after the settling finding was found', (risk, days) => {
    const assumption = anAssumption({ risk, findings: [{ method: 'prototypeInUse', sample: 5 }] });
    expect(standingOf(assumption, at(TODAY)).recheckDueMs).toBe(lastMoment('2024-03-08', days));
  });

  test('counts from the last found of the strongest findings', () => {
    const findings = [
      { ...market, found: '2024-03-08' },
      { ...market, found: '2024-03-12' },
      { ...anecdote, found: '2024-03-14' },
    ];
    expect(standing(...findings).recheckDueMs).toBe(lastMoment('2024-03-12', 180));
  });

  test('is not put off by giving a date that is yet to come', () => {
    const events = assumptionLog(['2024-03-04', stated()], ['2024-03-08', findingAdded({ found: '2029-01-01' })]);
    expect(standingOf(foldedAssumption(events), at(TODAY)).recheckDueMs).toBe(lastMoment('2024-03-08', 180));
  });

  test('is shown when overdue, never a silent downgrade', () => {
    const assumption = anAssumption({ findings: [research] });
    expect(standingOf(assumption, at('2030-01-01'))).toMatchObject({ standing: 'supported', support: 'research' });
  });

  test('overdue and contradicted by a newer market finding is disputed, from the very moment it is due', () => {
    const assumption = anAssumption({ findings: [research, against({ ...market, found: '2024-06-01' })] });
    const due = lastMoment('2024-03-08', 180);
    expect(standingOf(assumption, due - 1).standing).toBe('supported');
    expect(standingOf(assumption, due)).toMatchObject({ standing: 'disputed', recheckDueMs: null });
  });

  test('overdue is not disputed by a weaker, an older or an agreeing finding', () => {
    const late = at('2025-01-01');
    const of = (other: Partial<Finding>) => standingOf(anAssumption({ findings: [other, research] }), late).standing;
    expect(of(against({ ...anecdote, found: '2024-06-01' }))).toBe('supported');
    expect(of(against({ ...market, found: '2024-03-08' }))).toBe('supported');
    expect(of({ ...market, found: '2024-06-01' })).toBe('supported');
  });

  test('a refutation grows old in the same way', () => {
    const assumption = anAssumption({ findings: [against(research), { ...market, found: '2024-06-01' }] });
    expect(standingOf(assumption, at('2024-07-01')).standing).toBe('refuted');
    expect(standingOf(assumption, at('2025-01-01')).standing).toBe('disputed');
  });
});

test('a finding is recorded afterwards when more than seven days lie between', () => {
  const recorded = (when: string) => ({
    ...aFinding({ found: '2024-03-08' }),
    recordedMs: at(when),
    editedMs: null,
    rev: 1,
  });
  expect(recordedAfterwards(recorded('2024-03-15 23:59'))).toBe(false);
  expect(recordedAfterwards(recorded('2024-03-16 00:00'))).toBe(true);
});
