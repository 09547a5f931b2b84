import { describe, expect, test } from 'vitest';
import { EMPTY_PREMISE } from '../../src/domain/premise';
import type { PremiseEvent } from '../../src/domain/premise';
import { foldAssumption, foldPremise, upTo } from '../../src/domain/premise-log';
import {
  aDecision,
  aFinding,
  aThreshold,
  assumptionLog,
  at,
  findingAdded,
  foldedAssumption,
  premiseLog,
  stated,
  thresholdSet,
} from '../support/builders';
import type { Entries } from '../support/builders';

const linked = (assumptionId: string) => ({ kind: 'assumption.linked', assumptionId }) as const;
const unlinked = (assumptionId: string) => ({ kind: 'assumption.unlinked', assumptionId }) as const;
const chosen = (assumptionId: string) => ({ kind: 'riskiest.chosen', assumptionId }) as const;

describe('a premise', () => {
  test('of no events is empty', () => {
    expect(foldPremise([])).toEqual(EMPTY_PREMISE);
  });

  test('remembers when the first word was said, and which revision last set each part', () => {
    const premise = foldPremise(
      premiseLog(
        ['2024-03-04', { kind: 'outcome.stated', parts: { who: 'New teams', by: '2024-09-30' } }],
        ['2024-03-05', { kind: 'outcome.stated', parts: { does: 'invite a colleague', by: null } }],
        ['2024-03-06', { kind: 'problem.stated', problem: 'Teams of one leave' }],
      ),
    );
    expect(premise.outcome).toEqual({
      who: 'New teams',
      does: 'invite a colleague',
      metric: '',
      from: '',
      to: '',
      by: null,
    });
    expect(premise.outcomeRevs).toEqual({ who: 1, does: 2, metric: 0, from: 0, to: 0, by: 2 });
    expect(premise.problem).toBe('Teams of one leave');
    expect(premise.firstMs).toBe(at('2024-03-04'));
    expect(premise.rev).toBe(3);
  });

  test('takes its first assumption for the riskiest until another is chosen', () => {
    const events = premiseLog(['2024-03-04', linked('a')], ['2024-03-04', linked('b')], ['2024-03-05', chosen('b')]);
    expect(foldPremise(events.slice(0, 2)).riskiestId).toBe('a');
    expect(foldPremise(events).riskiestId).toBe('b');
  });

  test('passes riskiest on to the next linked assumption when the riskiest is unlinked', () => {
    const three = [
      ['2024-03-04', linked('a')],
      ['2024-03-04', linked('b')],
      ['2024-03-04', linked('c')],
    ] as const;
    const after = (...rest: Entries<PremiseEvent>) => foldPremise(premiseLog(...three, ...rest)).riskiestId;
    expect(after(['2024-03-05', unlinked('a')])).toBe('b');
    expect(after(['2024-03-05', chosen('b')], ['2024-03-06', unlinked('b')])).toBe('c');
    expect(after(['2024-03-05', chosen('c')], ['2024-03-06', unlinked('c')])).toBe('a');
    expect(after(['2024-03-05', unlinked('b')])).toBe('a');
  });

  test('has no riskiest once nothing is linked', () => {
    const premise = foldPremise(premiseLog(['2024-03-04', linked('a')], ['2024-03-05', unlinked('a')]));
    expect(premise.riskiestId).toBeNull();
    expect(premise.assumptionIds).toEqual([]);
  });

  test('links twice as once, and cannot choose what is not linked', () => {
    const premise = foldPremise(
      premiseLog(['2024-03-04', linked('a')], ['2024-03-04', linked('a')], ['2024-03-05', chosen('z')]),
    );
    expect(premise.assumptionIds).toEqual(['a']);
    expect(premise.riskiestId).toBe('a');
    expect(premise.rev).toBe(3);
  });

  test('keeps the last decision and the last outcome check, each with its revision', () => {
    const check = { result: 'met', observed: '46 %', on: '2024-10-01' } as const;
    const premise = foldPremise(
      premiseLog(
        ['2024-03-04', { kind: 'decision.made', decision: aDecision('build') }],
        ['2024-10-01', { kind: 'outcome.checked', check }],
        ['2024-10-02', { kind: 'decision.made', decision: null }],
      ),
    );
    expect(premise).toMatchObject({ decision: null, decisionRev: 3, check, checkRev: 2 });
  });
});

describe('an assumption', () => {
  test('does not exist before it is stated', () => {
    expect(foldAssumption('a', [])).toBeNull();
    expect(foldAssumption('a', assumptionLog(['2024-03-04', thresholdSet()]))).toBeNull();
  });

  test('keeps its first day and home, and every wording it had', () => {
    const assumption = foldedAssumption(
      assumptionLog(
        ['2024-03-04', stated({ statement: 'Admins know whom to invite', homeIssueId: '10001' })],
        ['2024-03-06', stated({ statement: 'Admins want to invite', risk: 'usability', homeIssueId: '10002' })],
      ),
    );
    expect(assumption).toMatchObject({ statement: 'Admins want to invite', risk: 'usability', homeIssueId: '10001' });
    expect(assumption.statedMs).toBe(at('2024-03-04'));
    expect(assumption.wordings.map(({ statement, rev }) => [rev, statement])).toEqual([
      [1, 'Admins know whom to invite'],
      [2, 'Admins want to invite'],
    ]);
  });

  test('notes each change of its threshold, and none when it is set to what it was', () => {
    const assumption = foldedAssumption(
      assumptionLog(
        ['2024-03-04', stated()],
        ['2024-03-04', thresholdSet(null)],
        ['2024-03-05', thresholdSet({ text: '8 of 20' })],
        ['2024-03-06', thresholdSet({ text: ' 8  of 20 ' })],
        ['2024-03-07', thresholdSet({ text: '8 of 20', atLeast: 8 })],
        ['2024-03-08', thresholdSet(null)],
      ),
    );
    expect(assumption.thresholdChangesMs).toEqual([at('2024-03-05'), at('2024-03-07'), at('2024-03-08')]);
    expect(assumption.threshold).toBeNull();
    expect(assumption.thresholdRev).toBe(6);
  });

  test('records a finding once however often it arrives, also after it was withdrawn', () => {
    const assumption = foldedAssumption(
      assumptionLog(
        ['2024-03-04', stated()],
        ['2024-03-08', findingAdded({ id: 'f' })],
        ['2024-03-09', findingAdded({ id: 'f', verdict: 'refutes' })],
        ['2024-03-10', { kind: 'finding.withdrawn', findingId: 'f' }],
        ['2024-03-11', findingAdded({ id: 'f' })],
      ),
    );
    expect(assumption.findings).toEqual([]);
    expect(assumption.withdrawn.map(({ id, verdict }) => [id, verdict])).toEqual([['f', 'supports']]);
  });

  test('keeps the time a finding was first recorded when it is edited', () => {
    const assumption = foldedAssumption(
      assumptionLog(
        ['2024-03-04', stated()],
        ['2024-03-08', findingAdded({ id: 'f', sample: 3 })],
        ['2024-03-12', { kind: 'finding.edited', finding: aFinding({ id: 'f', sample: 6 }) }],
        ['2024-03-13', { kind: 'finding.edited', finding: aFinding({ id: 'unheard of' }) }],
      ),
    );
    expect(assumption.findings).toEqual([
      { ...aFinding({ id: 'f', sample: 6 }), recordedMs: at('2024-03-08'), editedMs: at('2024-03-12'), rev: 3 },
    ]);
  });

  test('as it stood on a day is what was recorded by then', () => {
    const events = assumptionLog(
      ['2024-03-04', stated()],
      ['2024-03-05', thresholdSet()],
      ['2024-03-08', findingAdded()],
    );
    expect(foldAssumption('a', upTo(events, at('2024-03-03')))).toBeNull();
    expect(foldAssumption('a', upTo(events, at('2024-03-05')))?.threshold).toEqual(aThreshold());
    expect(foldAssumption('a', upTo(events, at('2024-03-05') - 1))?.threshold).toBeNull();
    expect(foldAssumption('a', upTo(events, at('2024-03-20')))?.findings).toHaveLength(1);
  });
});
