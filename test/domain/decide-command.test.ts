import { describe, expect, test } from 'vitest';
import type { Command } from '../../src/domain/command';
import { eventsFor } from '../../src/domain/decide-command';
import type { CommandOutcome } from '../../src/domain/decide-command';
import { EMPTY_PREMISE } from '../../src/domain/premise';
import type { Assumption, AssumptionEvent, Premise, PremiseEvent } from '../../src/domain/premise';
import { applyPremise, foldPremise } from '../../src/domain/premise-log';
import {
  aDecision,
  aFinding,
  anAssumption,
  aPremise,
  assumptionLog,
  aThreshold,
  findingAdded,
  foldedAssumption,
  premiseLog,
  stated,
  thresholdSet,
} from '../support/builders';

type Said = Command extends infer C
  ? C extends Command
    ? Omit<C, 'id' | 'seenRev'> & { seenRev?: number }
    : never
  : never;

const on = (premise: Premise, assumptions: readonly Assumption[], said: Said): CommandOutcome =>
  eventsFor(
    { id: 'command-1', seenRev: 99, ...said },
    premise,
    new Map(assumptions.map((assumption) => [assumption.id, assumption])),
    '10001',
  );
const premiseEvent = (event: PremiseEvent) => ({ kind: 'append', appends: [{ stream: 'premise', event }] });
const assumptionEvent = (event: AssumptionEvent) => ({
  kind: 'append',
  appends: [{ stream: 'assumption', assumptionId: 'assumption-1', event }],
});
const UNCHANGED = { kind: 'unchanged' };
const conflict = (field: string) => ({ kind: 'conflict', field });
const invalid = (field: string) => ({ kind: 'invalid', field });

describe('stating an outcome', () => {
  const premise = foldPremise(
    premiseLog(
      ['2024-03-04', { kind: 'outcome.stated', parts: { who: 'New teams', does: 'invite a colleague' } }],
      ['2024-03-05', { kind: 'outcome.stated', parts: { does: 'invite two colleagues' } }],
    ),
  );
  const state = (parts: Extract<Command, { kind: 'stateOutcome' }>['parts'], seenRev = 2) =>
    on(premise, [], { kind: 'stateOutcome', parts, seenRev });

  test('records only the parts that change', () => {
    expect(state({ who: 'New teams', metric: 'invited in week 1', by: '2024-09-30' })).toEqual(
      premiseEvent({ kind: 'outcome.stated', parts: { metric: 'invited in week 1', by: '2024-09-30' } }),
    );
    expect(state({ who: '' })).toEqual(premiseEvent({ kind: 'outcome.stated', parts: { who: '' } }));
  });

  test('to what it is already changes nothing', () => {
    expect(state({ who: 'New teams', by: null })).toEqual(UNCHANGED);
    expect(state({})).toEqual(UNCHANGED);
  });

  test('conflicts only on a part somebody changed to something else since', () => {
    expect(state({ does: 'ask a colleague' }, 1)).toEqual(conflict('parts.does'));
    expect(state({ does: 'ask a colleague' }, 2)).toMatchObject({ kind: 'append' });
    expect(state({ does: 'invite two colleagues' }, 1)).toEqual(UNCHANGED);
    expect(state({ who: 'Old teams' }, 1)).toMatchObject({ kind: 'append' });
  });

  test('refuses a day that does not exist', () => {
    expect(state({ by: '2024-02-30' })).toEqual(invalid('parts.by'));
  });

  test('records nothing but the parts of an outcome, whatever is sent along', () => {
    const sent = JSON.parse('{"who":"x","__proto__":{"does":"y"},"constructor":"z"}') as { who: string };
    expect(state(sent)).toEqual(premiseEvent({ kind: 'outcome.stated', parts: { who: 'x' } }));
  });
});

describe('stating an assumption', () => {
  const words = { statement: 'Admins know whom to invite', risk: 'value' } as const;
  const state = (premise: Premise, assumptions: readonly Assumption[], over: object = {}) =>
    on(premise, assumptions, { kind: 'stateAssumption', assumptionId: 'assumption-1', ...words, ...over });
  const link: PremiseEvent = { kind: 'assumption.linked', assumptionId: 'assumption-1' };

  test('records it before it links it, so that a kill between the two never leaves a link to nothing', () => {
    expect(state(EMPTY_PREMISE, [])).toEqual({
      kind: 'append',
      appends: [
        { stream: 'assumption', assumptionId: 'assumption-1', event: stated() },
        { stream: 'premise', event: link },
      ],
    });
  });

  test('again after such a kill only links it, and again after that changes nothing', () => {
    expect(state(EMPTY_PREMISE, [anAssumption()])).toEqual(premiseEvent(link));
    expect(state(aPremise(), [anAssumption()])).toEqual(UNCHANGED);
  });

  test('in other words rewords it', () => {
    expect(state(aPremise(), [anAssumption()], { risk: 'usability' })).toEqual(
      assumptionEvent(stated({ risk: 'usability' })),
    );
  });

  test('conflicts when somebody reworded it since to something else', () => {
    const reworded = foldedAssumption(
      assumptionLog(['2024-03-04', stated()], ['2024-03-05', stated({ risk: 'ethics' })]),
    );
    expect(state(aPremise(), [reworded], { statement: 'Admins want to invite', seenRev: 1 })).toEqual(
      conflict('statement'),
    );
    expect(state(aPremise(), [reworded], { seenRev: 1 })).toEqual(conflict('risk'));
    expect(state(aPremise(), [reworded], { risk: 'ethics', seenRev: 1 })).toEqual(UNCHANGED);
    expect(state(aPremise(), [reworded], { seenRev: 2 })).toMatchObject({ kind: 'append' });
  });

  test('does not conflict with a finding added since', () => {
    const tested = anAssumption({ threshold: null, findings: [{}] });
    expect(state(aPremise(), [tested], { risk: 'ethics', seenRev: 1 })).toMatchObject({ kind: 'append' });
  });

  test('needs a statement', () => {
    expect(state(EMPTY_PREMISE, [], { statement: ' … ' })).toEqual(invalid('statement'));
  });
});

describe('choosing and unlinking', () => {
  const premise = aPremise({ assumptionIds: ['a', 'b'] });

  test('the riskiest is one of the linked', () => {
    expect(on(premise, [], { kind: 'chooseRiskiest', assumptionId: 'b' })).toEqual(
      premiseEvent({ kind: 'riskiest.chosen', assumptionId: 'b' }),
    );
    expect(on(premise, [], { kind: 'chooseRiskiest', assumptionId: 'a' })).toEqual(UNCHANGED);
    expect(on(premise, [], { kind: 'chooseRiskiest', assumptionId: 'z' })).toEqual(invalid('assumptionId'));
  });

  test('conflicts when somebody has chosen since, unless they chose the same', () => {
    const chosen = applyPremise(premise, { kind: 'riskiest.chosen', assumptionId: 'b', rev: 4, atMs: 0 });
    const choose = (assumptionId: string, seenRev: number) =>
      on(chosen, [], { kind: 'chooseRiskiest', assumptionId, seenRev });
    expect(choose('a', 3)).toEqual(conflict('assumptionId'));
    expect(choose('a', 4)).toMatchObject({ kind: 'append' });
    expect(choose('b', 3)).toEqual(UNCHANGED);
    const remove = (assumptionId: string, seenRev: number) =>
      on(chosen, [], { kind: 'unlinkAssumption', assumptionId, seenRev });
    expect(remove('b', 3)).toEqual(conflict('assumptionId'));
    expect(remove('b', 4)).toMatchObject({ kind: 'append' });
    expect(remove('a', 3)).toMatchObject({ kind: 'append' });
  });

  test('unlinking what is not linked changes nothing', () => {
    expect(on(premise, [], { kind: 'unlinkAssumption', assumptionId: 'b' })).toEqual(
      premiseEvent({ kind: 'assumption.unlinked', assumptionId: 'b' }),
    );
    expect(on(premise, [], { kind: 'unlinkAssumption', assumptionId: 'z' })).toEqual(UNCHANGED);
  });
});

describe('setting a threshold', () => {
  const assumption = anAssumption();
  const set = (threshold: ReturnType<typeof aThreshold> | null, seenRev = 2, known = [assumption]) =>
    on(aPremise(), known, { kind: 'setThreshold', assumptionId: 'assumption-1', threshold, seenRev });

  test('records it, unless it is what it was', () => {
    const threshold = aThreshold({ atLeast: 8 });
    expect(set(threshold)).toEqual(assumptionEvent({ kind: 'threshold.set', threshold }));
    expect(set(null)).toEqual(assumptionEvent({ kind: 'threshold.set', threshold: null }));
    expect(set(aThreshold())).toEqual(UNCHANGED);
  });

  test('conflicts when somebody set another since', () => {
    expect(set(aThreshold({ text: '2 of 20' }), 1)).toEqual(conflict('threshold'));
    expect(set(aThreshold(), 1)).toEqual(UNCHANGED);
  });

  test('refuses one that says nothing, and one on an assumption nobody knows', () => {
    expect(set({ text: ' ', atLeast: null })).toEqual(invalid('threshold'));
    expect(set({ text: '', atLeast: 0 })).toMatchObject({ kind: 'append' });
    expect(set(aThreshold(), 2, [])).toEqual(invalid('assumptionId'));
  });
});

describe('findings', () => {
  const assumption = foldedAssumption(
    assumptionLog(
      ['2024-03-04', stated()],
      ['2024-03-08', findingAdded()],
      ['2024-03-08', findingAdded({ id: 'gone' })],
      ['2024-03-09', { kind: 'finding.withdrawn', findingId: 'gone' }],
    ),
  );
  const common = { assumptionId: 'assumption-1' } as const;
  const add = (over: Parameters<typeof aFinding>[0]) =>
    on(aPremise(), [assumption], { kind: 'addFinding', ...common, finding: aFinding(over) });
  const edit = (over: Parameters<typeof aFinding>[0], seenRev = 4) =>
    on(aPremise(), [assumption], { kind: 'editFinding', ...common, finding: aFinding(over), seenRev });
  const withdraw = (findingId: string, seenRev = 4) =>
    on(aPremise(), [assumption], { kind: 'withdrawFinding', ...common, findingId, seenRev });

  test('are added once', () => {
    const finding = aFinding({ id: 'new' });
    expect(add({ id: 'new' })).toEqual(assumptionEvent({ kind: 'finding.added', finding }));
    expect(add({})).toEqual(UNCHANGED);
    expect(add({ sample: 6 })).toEqual(conflict('finding'));
    expect(add({ id: 'gone' })).toEqual(conflict('finding'));
  });

  test('are edited unless somebody edited or withdrew them since', () => {
    expect(edit({ sample: 6 })).toEqual(assumptionEvent({ kind: 'finding.edited', finding: aFinding({ sample: 6 }) }));
    expect(edit({ disciplines: ['design', 'product'] })).toEqual(UNCHANGED);
    expect(edit({ sample: 6 }, 1)).toEqual(conflict('finding'));
    expect(edit({ id: 'gone', sample: 6 })).toEqual(conflict('finding'));
    expect(edit({ id: 'unheard of' })).toEqual(invalid('finding.id'));
  });

  test('are withdrawn once, and not over somebody’s later edit', () => {
    expect(withdraw('finding-1')).toEqual(assumptionEvent({ kind: 'finding.withdrawn', findingId: 'finding-1' }));
    expect(withdraw('gone')).toEqual(UNCHANGED);
    expect(withdraw('finding-1', 1)).toEqual(conflict('findingId'));
    expect(withdraw('unheard of')).toEqual(invalid('findingId'));
  });

  test.each([
    [{ found: '2024-02-30' }, 'finding.found'],
    [{ sample: -1 }, 'finding.sample'],
    [{ sample: 2.5 }, 'finding.sample'],
    [{ link: 'http://example.test/' }, 'finding.link'],
    [{ link: 'javascript:alert(1)' }, 'finding.link'],
    [{ link: 'https://' }, 'finding.link'],
  ])('with %o are refused', (over, field) => {
    expect(add({ id: 'new', ...over })).toEqual(invalid(field));
    expect(edit(over)).toEqual(invalid(field));
  });
});

describe('deciding and checking', () => {
  const decided = foldPremise(premiseLog(['2024-03-04', { kind: 'decision.made', decision: aDecision('waive') }]));

  test.each(['build', 'buildToLearn', 'no', 'waive'] as const)('%s is recorded once', (kind) => {
    const decision = aDecision(kind);
    const event: PremiseEvent = { kind: 'decision.made', decision };
    expect(on(EMPTY_PREMISE, [], { kind: 'decide', decision })).toEqual(premiseEvent(event));
    const already = foldPremise(premiseLog(['2024-03-04', event]));
    expect(on(already, [], { kind: 'decide', decision })).toEqual(UNCHANGED);
    expect(on(already, [], { kind: 'decide', decision: { ...decision, together: [] } })).toMatchObject({
      kind: 'append',
    });
  });

  test('taking a decision back is a decision', () => {
    expect(on(decided, [], { kind: 'decide', decision: null })).toEqual(
      premiseEvent({ kind: 'decision.made', decision: null }),
    );
    expect(on(EMPTY_PREMISE, [], { kind: 'decide', decision: null })).toEqual(UNCHANGED);
  });

  test('conflicts with another decision made since', () => {
    expect(on(decided, [], { kind: 'decide', decision: aDecision('no'), seenRev: 0 })).toEqual(conflict('decision'));
    expect(on(decided, [], { kind: 'decide', decision: aDecision('waive'), seenRev: 0 })).toEqual(UNCHANGED);
  });

  test('refuses a day that does not exist', () => {
    expect(on(EMPTY_PREMISE, [], { kind: 'decide', decision: aDecision('waive', 'soon') })).toEqual(
      invalid('decision.until'),
    );
    expect(on(EMPTY_PREMISE, [], { kind: 'decide', decision: aDecision('buildToLearn', '2024-02-30') })).toEqual(
      invalid('decision.checkOn'),
    );
  });

  test('an outcome check is recorded once, and conflicts with another made since', () => {
    const check = { result: 'missed', observed: '33 %', on: '2024-10-01' } as const;
    const event: PremiseEvent = { kind: 'outcome.checked', check };
    expect(on(EMPTY_PREMISE, [], { kind: 'checkOutcome', check })).toEqual(premiseEvent(event));
    const already = foldPremise(premiseLog(['2024-10-01', event]));
    expect(on(already, [], { kind: 'checkOutcome', check, seenRev: 0 })).toEqual(UNCHANGED);
    expect(on(already, [], { kind: 'checkOutcome', check: { ...check, result: 'met' }, seenRev: 0 })).toEqual(
      conflict('check'),
    );
    expect(on(EMPTY_PREMISE, [], { kind: 'checkOutcome', check: { ...check, on: '' } })).toEqual(invalid('check.on'));
  });

  test('of a miss starts the next assumption in the same save, and never cuts a story off its epic', () => {
    const check = { result: 'missed', observed: '3 %', on: '2024-09-30', next: 'adjust' } as const;
    const lesson = { assumptionId: 'assumption-2', statement: 'Teams want to invite at once' };
    const appended = (asDoubt: object) => ({
      kind: 'append',
      appends: [
        {
          ...{ stream: 'assumption', assumptionId: 'assumption-2' },
          event: { kind: 'assumption.stated', statement: lesson.statement, risk: 'value', homeIssueId: '10001' },
        },
        { stream: 'premise', event: { kind: 'assumption.linked', assumptionId: 'assumption-2', ...asDoubt } },
        { stream: 'premise', event: { kind: 'outcome.checked', check } },
      ],
    });
    expect(on(aPremise(), [], { kind: 'checkOutcome', check, ...lesson })).toEqual(appended({}));
    expect(on(EMPTY_PREMISE, [], { kind: 'checkOutcome', check, ...lesson })).toEqual(appended({ asDoubt: true }));
    const known = anAssumption({ id: 'assumption-2', statement: lesson.statement });
    const halfway = { ...aPremise(), check };
    expect(on(halfway, [known], { kind: 'checkOutcome', check, ...lesson })).toEqual(
      premiseEvent({ kind: 'assumption.linked', assumptionId: 'assumption-2' }),
    );
    expect(on(aPremise(), [], { kind: 'checkOutcome', check, ...lesson, statement: ' ' })).toEqual(
      invalid('statement'),
    );
    expect(on(aPremise(), [], { kind: 'checkOutcome', check: { ...check, result: 'tooEarly' } })).toEqual(
      invalid('check.next'),
    );
  });

  test('offers evidence that says which issue to look at, and only evidence of a check that was made', () => {
    const finding = { ...aFinding({ id: 'outcome-check-10001' }), method: 'measuredAfterRelease' } as const;
    const add = { kind: 'addFinding', assumptionId: 'assumption-1', finding } as const;
    const checked: Premise = { ...aPremise(), check: { result: 'met', observed: '', on: '2024-09-30' } };
    const from = (premise: Premise) => on(premise, [anAssumption()], add);
    expect(from(checked)).toEqual(
      assumptionEvent({ kind: 'finding.added', finding: { ...finding, fromIssue: '10001' } }),
    );
    expect(from(aPremise())).toEqual(assumptionEvent({ kind: 'finding.added', finding }));
  });
});

describe('owning an outcome', () => {
  test('is said of an outcome that is stated, and taking it over from somebody unseen is a conflict', () => {
    expect(on(aPremise(), [], { kind: 'ownOutcome' })).toEqual(premiseEvent({ kind: 'outcome.owned' }));
    expect(on(EMPTY_PREMISE, [], { kind: 'ownOutcome' })).toEqual(invalid('outcome'));
    const owned = applyPremise(aPremise(), { kind: 'outcome.owned', rev: 7, atMs: 0 });
    expect(on(owned, [], { kind: 'ownOutcome', seenRev: 6 })).toEqual(conflict('owner'));
    expect(on(owned, [], { kind: 'ownOutcome', seenRev: 7 })).toMatchObject({ kind: 'append' });
  });
});

test('a threshold retyped is kept as it is retyped: no word is lost for meaning the same', () => {
  const known = foldedAssumption(
    assumptionLog(['2024-03-04', stated()], ['2024-03-05', thresholdSet({ text: '8 of 20' })]),
  );
  const threshold = { text: '8 of 20.', atLeast: null };
  const command = { kind: 'setThreshold', assumptionId: 'assumption-1', threshold, seenRev: 2 } as const;
  expect(on(aPremise(), [known], command)).toEqual(assumptionEvent({ kind: 'threshold.set', threshold }));
});

test('a threshold said again with other spaces is the same threshold', () => {
  const known = foldedAssumption(
    assumptionLog(['2024-03-04', stated()], ['2024-03-05', thresholdSet({ text: '8 of 20' })]),
  );
  expect(
    on(aPremise(), [known], {
      kind: 'setThreshold',
      assumptionId: 'assumption-1',
      threshold: { text: '8  of 20 ', atLeast: null },
    }),
  ).toEqual(UNCHANGED);
});
