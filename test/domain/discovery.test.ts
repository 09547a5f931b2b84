import { describe, expect, test } from 'vitest';
import { discoveryForms, endedInFinding, everTested, type CreatableType } from '../../src/domain/discovery';
import { eventsFor } from '../../src/domain/decide-command';
import { rungOf } from '../../src/domain/ladder';
import { EMPTY_PREMISE } from '../../src/domain/premise';
import { foldAssumption, foldPremise } from '../../src/domain/premise-log';
import { DEFAULT_SETTINGS, type TrackRule } from '../../src/domain/settings';
import {
  aFinding,
  anAssumption,
  assumptionLog,
  findingAdded,
  foldedAssumption,
  premiseLog,
  stated,
} from '../support/builders';

const type = (name: string, level: CreatableType['level'] = 'story'): CreatableType => ({ id: name, name, level });
const forms = (types: readonly CreatableType[], trackRules: readonly TrackRule[] = DEFAULT_SETTINGS.trackRules) =>
  discoveryForms(types, { trackRules }).map((form) => [form.type.name, form.label]);

describe('as what a discovery issue is made', () => {
  test('a type that is discovery by itself comes first, in the project’s order; then ordinary ones with a label', () => {
    const types = [type('Epic', 'epic'), type('Story'), type('Research'), type('Spike'), type('Sub-task', 'subtask')];
    expect(forms(types)).toEqual([
      ['Research', null],
      ['Spike', null],
      ['Story', 'discovery'],
    ]);
  });

  test('a bug is upkeep whatever its label, so it is never made', () => {
    expect(forms([type('Bug'), type('Task')])).toEqual([['Task', 'discovery']]);
  });

  test('a label with a space cannot be put on an issue, and without any rule there is no form', () => {
    const spaced: TrackRule = { on: 'label', values: ['to learn', 'learning'], track: 'discovery' };
    expect(forms([type('Task')], [spaced])).toEqual([['Task', 'learning']]);
    expect(forms([type('Task')], [])).toEqual([]);
    // Another rule takes the type first, so the label would count for nothing.
    expect(forms([type('Task')], [{ on: 'issueType', values: ['Task'], track: 'delivery' }, spaced])).toEqual([]);
  });
});

describe('what a discovery issue tests', () => {
  const take = (assumptionId: string, seenRev = 0) =>
    ({ id: 'command-1', seenRev, kind: 'takeTest', assumptionId }) as const;
  const taken = foldPremise(premiseLog(['2024-03-04', { kind: 'test.taken', assumptionId: 'a1' }]));
  const known = new Map([['a1', anAssumption({ id: 'a1' })]]);

  test('is said once, and by the first where two say different things', () => {
    expect(eventsFor(take('a1'), EMPTY_PREMISE, known, '10040')).toEqual({
      ...{ kind: 'append', appends: [{ stream: 'premise', event: { kind: 'test.taken', assumptionId: 'a1' } }] },
    });
    expect(eventsFor(take('a1'), taken, known, '10040')).toEqual({ kind: 'unchanged' });
    expect(eventsFor(take('a2'), taken, known, '10040')).toEqual({ kind: 'conflict', field: 'assumptionId' });
    expect(eventsFor(take('a2', 1), taken, known, '10040').kind).toBe('append');
  });

  test('is no bet of its own, and every assumption it ever tested is known', () => {
    expect(taken).toMatchObject({ testing: 'a1', firstMs: null, assumptionIds: [] });
    expect(everTested(premiseLog(['2024-03-04', { kind: 'test.taken', assumptionId: 'a1' }]))).toEqual(['a1']);
  });

  test('what is found there says from which issue it came; found elsewhere it does not', () => {
    const add = { id: 'command-2', seenRev: 0, kind: 'addFinding', assumptionId: 'a1', finding: aFinding() } as const;
    expect(eventsFor(add, taken, known, '10040')).toMatchObject({
      appends: [{ event: { finding: { fromIssue: '10040' } } }],
    });
    const onStory = eventsFor(add, EMPTY_PREMISE, known, '10001');
    expect(JSON.stringify(onStory)).not.toContain('fromIssue');
  });

  test('a discovery issue is something to look at: without a link, twenty conversations are research from there', () => {
    const finding = aFinding({ sample: 20, link: null });
    expect(rungOf(finding, 'value').rung).toBe('market');
    expect(rungOf({ ...finding, fromIssue: '10040' }, 'value').rung).toBe('research');
  });
});

test('a test planned twice is planned once, in the order planned', () => {
  const planned = (id: string) =>
    ({
      kind: 'test.planned',
      test: { id, way: 'storyInterviews', method: 'customerConversations', issueId: id },
    }) as const;
  const events = assumptionLog(
    ['2024-03-04', stated()],
    ...(['a.0', 'a.0', 'a.1'] as const).map((id) => ['2024-03-05', planned(id)] as const),
  );
  expect(foldAssumption('a', events)?.tests.map(({ id }) => id)).toEqual(['a.0', 'a.1']);
});

test('discovery issues that ended in a finding are counted by what still stands', () => {
  const events = assumptionLog(
    ['2024-03-04', stated()],
    ['2024-03-05', findingAdded({ id: 'f1', fromIssue: '10040' })],
    ['2024-03-05', findingAdded({ id: 'f2', fromIssue: '10041' })],
    ['2024-03-05', findingAdded({ id: 'f3' })],
    ['2024-03-06', { kind: 'finding.withdrawn', findingId: 'f2' }],
  );
  expect([...endedInFinding([foldedAssumption(events)])]).toEqual(['10040']);
});
