/** What an issue keeps of its premise: all of it while Jira takes it, then less in a known order, and always something. */
import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { copyOf, COPY_MAX_CHARACTERS, type CopyInput, type PremiseCopy } from '../../src/domain/copy';
import { EMPTY_OUTCOME, type AssumptionEvent, type Dated, type PremiseEvent } from '../../src/domain/premise';
import { foldAssumption, foldPremise } from '../../src/domain/premise-log';
import { standingOf } from '../../src/domain/standing';
import { assumptionLogs, ASSUMPTION_IDS, premiseLogs } from '../support/arbitraries';
import { aFinding, at } from '../support/builders';

/** Where `statedEvents` of the arbitraries are at home. */
const HOME = '10001';
const NOON = at('2024-03-04');

function dated<E>(events: readonly E[]): Dated<E>[] {
  return events.map((event, i) => ({ ...event, rev: i + 1, atMs: NOON + i }));
}

const linked = (assumptionId: string): PremiseEvent => ({ kind: 'assumption.linked', assumptionId });
const stated = (statement: string, homeIssueId = HOME): AssumptionEvent => ({
  ...{ kind: 'assumption.stated', statement, risk: 'value', homeIssueId },
});
const found = (id: string, note: string): AssumptionEvent => ({
  kind: 'finding.added',
  finding: aFinding({ id, note }),
});

function copied(premise: readonly PremiseEvent[], assumption: readonly AssumptionEvent[]): PremiseCopy {
  const copy = copyOf({
    ...{ issueId: HOME, premiseEvents: dated(premise) },
    assumptionEvents: new Map([['a', dated(assumption)]]),
  });
  if (copy === null) throw new Error('nothing was kept');
  return copy;
}

const findingsOf = (copy: PremiseCopy) => foldAssumption('a', copy.assumptions[0]?.events ?? [])?.findings ?? [];

describe('a copy', () => {
  test('of an issue nobody said anything of is none', () => {
    expect(copyOf({ issueId: HOME, premiseEvents: [], assumptionEvents: new Map() })).toBeNull();
  });

  test('is the log itself while it fits', () => {
    const copy = copied([linked('a')], [stated('Admins know whom to invite'), found('f1', 'Five of six did')]);
    expect(copy).toEqual({
      ...{ v: 1, issueId: HOME, shortened: null, premise: dated([linked('a')]) },
      assumptions: [{ id: 'a', events: dated([stated('Admins know whom to invite'), found('f1', 'Five of six did')]) }],
    });
  });

  test('names an assumption at home elsewhere, and keeps none of its words', () => {
    const copy = copied([linked('a')], [stated('Salaries are too low', '20002'), found('f1', 'HR said so')]);
    expect(copy.assumptions).toEqual([]);
    expect(JSON.stringify(copy)).not.toContain('Salaries');
    expect(foldPremise(copy.premise).assumptionIds).toEqual(['a']);
  });

  test('gives up history first: what stands is whole, an edit is in its finding, a wording stays', () => {
    const long = 'w'.repeat(12_000);
    const copy = copied(
      [
        { kind: 'problem.stated', problem: long },
        { kind: 'problem.stated', problem: `${long}!` },
        { kind: 'outcome.stated', parts: { who: 'Teams' } },
        { kind: 'outcome.stated', parts: { does: 'invite a colleague' } },
        ...[linked('a'), linked('gone')],
        { kind: 'assumption.unlinked', assumptionId: 'gone' },
      ],
      [
        ...[stated('They know whom'), stated('They know whom to invite'), found('f1', 'first'), found('f2', long)],
        { kind: 'finding.edited', finding: aFinding({ id: 'f1', note: 'edited' }) },
        { kind: 'finding.withdrawn', findingId: 'f2' },
      ],
    );
    expect(copy.shortened).toBe('history');
    const premise = foldPremise(copy.premise);
    expect(premise).toMatchObject({ problem: `${long}!`, assumptionIds: ['a'], riskiestId: 'a' });
    expect(premise.outcome).toMatchObject({ who: 'Teams', does: 'invite a colleague' });
    expect(findingsOf(copy).map(({ note }) => note)).toEqual(['edited']);
    expect(copy.assumptions[0]?.events.filter(({ kind }) => kind === 'assumption.stated')).toHaveLength(2);
  });

  test('then shortens words, then leaves out the oldest findings, and says which', () => {
    const many = (count: number, length: number) =>
      Array.from({ length: count }, (_, i) => found(`f${String(i)}`, 'n'.repeat(length)));
    const words = copied([linked('a')], [stated('They know'), ...many(20, 5_000)]);
    expect(words.shortened).toBe('words');
    expect(findingsOf(words)).toHaveLength(20);
    expect(findingsOf(words)[0]?.note).toHaveLength(1_000);
    const fewer = copied([linked('a')], [stated('They know'), ...many(400, 10)]);
    expect(fewer.shortened).toBe('findings');
    const kept = findingsOf(fewer).map(({ id }) => id);
    // The latest are there, without a gap.
    expect(kept).toEqual(
      many(400, 10)
        .slice(-kept.length)
        .map((_, i) => `f${String(400 - kept.length + i)}`),
    );
    expect(kept.length).toBeGreaterThan(50);
  });

  test('of a thousand links keeps the riskiest', () => {
    const ids = Array.from({ length: 1_000 }, (_, i) => `assumption-${String(i)}`);
    const copy = copied(
      [...ids.map(linked), linked('a'), { kind: 'riskiest.chosen', assumptionId: 'a' }],
      [stated('It')],
    );
    expect(copy.shortened).toBe('assumptions');
    expect(foldPremise(copy.premise)).toMatchObject({ riskiestId: 'a', assumptionIds: ['a'] });
    expect(copy.assumptions).toHaveLength(1);
  });

  const inputs: fc.Arbitrary<CopyInput> = fc
    .tuple(premiseLogs, assumptionLogs, assumptionLogs)
    .map(([own, one, two]) => ({
      ...{ issueId: HOME, premiseEvents: own },
      assumptionEvents: new Map([[ASSUMPTION_IDS[0], one] as const, [ASSUMPTION_IDS[1], two] as const]),
    }));

  test.prop([inputs])('leads to the same premise, standing and words as the log it was made of', (input) => {
    const copy = copyOf(input);
    expect(copy === null).toBe(input.premiseEvents.length === 0);
    if (copy === null) return;
    expect(foldPremise(copy.premise)).toEqual(foldPremise(input.premiseEvents));
    for (const { id, events } of copy.assumptions)
      expect(foldAssumption(id, events)).toEqual(foldAssumption(id, input.assumptionEvents.get(id) ?? []));
  });

  const LONG = 'long '.repeat(1_800);
  const lengthen = (events: readonly Dated<AssumptionEvent>[]): readonly Dated<AssumptionEvent>[] =>
    events.map((event) =>
      event.kind === 'finding.added' ? { ...event, finding: { ...event.finding, note: LONG } } : event,
    );

  test.prop([inputs], { numRuns: 30 })(
    'too long for Jira, still fits, and no finding is worth more than it was',
    (input) => {
      const assumptionEvents = new Map([...input.assumptionEvents].map(([id, events]) => [id, lengthen(events)]));
      const problem = { kind: 'problem.stated', problem: LONG, rev: 0, atMs: NOON } as const;
      const copy = copyOf({
        ...input,
        assumptionEvents,
        premiseEvents: [problem, problem, problem, problem, ...input.premiseEvents],
      });
      expect(JSON.stringify(copy).length).toBeLessThanOrEqual(COPY_MAX_CHARACTERS);
      expect(copy?.shortened).not.toBeNull();
      const [was, is] = [input.premiseEvents, copy?.premise ?? []].map(foldPremise);
      expect(is?.outcome ?? EMPTY_OUTCOME).toEqual(was?.outcome);
      for (const { id, events } of copy?.assumptions ?? []) {
        const [before, after] = [assumptionEvents.get(id) ?? [], events].map((each) => foldAssumption(id, each));
        if (before === null || after === null || before === undefined || after === undefined) continue;
        const late = (of: typeof before) =>
          new Map(standingOf(of, NOON).findings.map((weighed) => [weighed.findingId, weighed.late]));
        const [lateThen, lateNow] = [late(before), late(after)];
        for (const [finding, isLate] of lateThen)
          if (isLate && lateNow.has(finding)) expect(lateNow.get(finding)).toBe(true);
      }
    },
  );
});
