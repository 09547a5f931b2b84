/** Evidence Jira already has: what each linked issue may be offered as, and when it is offered no longer. */
import { describe, expect, test } from 'vitest';
import { draftsFrom, sourceOf, type LinkedIssue } from '../../src/domain/drafts';
import { eventsFor } from '../../src/domain/decide-command';
import { rungOf } from '../../src/domain/ladder';
import { EMPTY_PREMISE } from '../../src/domain/premise';
import { foldAssumption, foldPremise } from '../../src/domain/premise-log';
import { aFinding, at, assumptionLog, findingAdded, premiseLog, stated } from '../support/builders';

let made = 0;
function linked(over: Partial<LinkedIssue> = {}): LinkedIssue {
  made += 1;
  return {
    ...{ id: String(20_000 + made), key: `DESK-${String(made)}`, links: ['relates to'], issueType: 'Task' },
    ...{ isSubtask: false, labels: [], projectType: 'software', isDone: false, resolution: null },
    ...{ createdMs: at('2024-03-05'), resolvedMs: null, reporter: `person-${String(made)}` },
    ...over,
  };
}
const request = (over: Partial<LinkedIssue> = {}) =>
  linked({ projectType: 'service_desk', issueType: '[System] Service request', ...over });
const spike = (over: Partial<LinkedIssue> = {}) =>
  linked({ issueType: 'Spike', isDone: true, resolution: 'Done', resolvedMs: at('2024-03-08'), ...over });
const idea = (over: Partial<LinkedIssue> = {}) =>
  linked({ projectType: 'product_discovery', issueType: 'Idea', ...over });

const drafts = (issues: readonly LinkedIssue[], over: { setAside?: string[]; risk?: 'value' | 'usability' } = {}) =>
  draftsFrom(issues, { setAside: over.setAside ?? [] }, [], over.risk ?? 'value');

describe('a linked issue is offered as', () => {
  test.each<[string, Partial<LinkedIssue>, ReturnType<typeof sourceOf>]>([
    ['what a service project took in', { projectType: 'service_desk', issueType: 'Question' }, 'requests'],
    ['a change its agents make themselves', { projectType: 'service_desk', issueType: '[System] Change' }, null],
    ['a problem they look into', { projectType: 'service_desk', issueType: '[System] Problem' }, null],
    ['an incident elsewhere', { issueType: 'Incident' }, 'requests'],
    ['a feature request elsewhere', { issueType: 'Feature Request' }, 'requests'],
    ['a plain task', { issueType: 'Task' }, null],
    ['an incident the story caused', { issueType: 'Incident', links: ['causes'] }, null],
    ['an incident the story came of', { issueType: 'Incident', links: ['is caused by'] }, 'requests'],
    ['spam', { projectType: 'service_desk', resolution: 'Spam', isDone: true }, null],
    [
      'a request turned down',
      { projectType: 'service_desk', resolution: 'Declined', isDone: true, issueType: 'X' },
      'requests',
    ],
    ['a duplicate of it', { resolution: 'Duplicate', links: ['is duplicated by'] }, 'duplicates'],
    ['the same, linked the wrong way round', { resolution: 'duplicate', links: ['duplicates'] }, 'duplicates'],
    ['a duplicate of something else', { resolution: 'Duplicate', links: ['relates to'] }, null],
    ['a duplicate that is still open', { links: ['is duplicated by'] }, null],
    ['a spike that is done', { issueType: 'Spike', isDone: true, resolution: 'Done' }, 'spike'],
    ['a task labelled discovery that is done', { labels: ['discovery'], isDone: true }, 'spike'],
    ['a spike under way', { issueType: 'Spike' }, null],
    ['a spike nobody ran', { issueType: 'Spike', isDone: true, resolution: "Won't Do" }, null],
    ['an idea', { projectType: 'product_discovery', issueType: 'Idea' }, 'ideas'],
    ['an idea given up', { projectType: 'product_discovery', issueType: 'Idea', resolution: "Won't Do" }, null],
    ['a sub-task of a request', { projectType: 'service_desk', isSubtask: true, issueType: 'X' }, null],
  ])('%s', (_, over, source) => {
    expect(sourceOf(linked(over))).toBe(source);
  });

  test('one thing only: a request closed as a duplicate is a request', () => {
    const both = request({ resolution: 'Duplicate', links: ['is duplicated by'] });
    expect(drafts([both]).map(({ source }) => source)).toEqual(['requests']);
  });
});

describe('requests', () => {
  test('count people, so that ten of one customer are one, and reach the market level at ten people, not at nine', () => {
    const ten = Array.from({ length: 10 }, () => request());
    const [all] = drafts(ten);
    expect(all).toMatchObject({ source: 'requests', method: 'supportRequests', sample: 10, people: 10 });
    const [oneCustomer] = drafts(ten.map((each) => ({ ...each, reporter: 'the-same' })));
    expect(oneCustomer).toMatchObject({ sample: 1, people: 1 });
    const finding = { ...aFinding({ link: 'https://jira.test/issues' }), method: 'supportRequests' as const };
    expect(rungOf({ ...finding, sample: all?.sample ?? 0 }, 'value').rung).toBe('market');
    expect(rungOf({ ...finding, sample: drafts(ten.slice(1))[0]?.sample ?? 0 }, 'value').rung).toBe('anecdote');
  });

  test('count issues, and say so, where one of them does not tell who asked', () => {
    const [draft] = drafts([request(), request({ reporter: null }), request({ reporter: null })]);
    expect(draft).toMatchObject({ sample: 3, people: null });
  });

  test('propose that they support a value assumption, and nothing of any other risk', () => {
    expect(drafts([request()])[0]?.verdict).toBe('supports');
    expect(drafts([request()], { risk: 'usability' })[0]?.verdict).toBeNull();
  });

  test('come newest first and were found on the day of the newest', () => {
    const [old, young] = [request({ createdMs: at('2024-03-01') }), request({ createdMs: at('2024-03-09') })];
    expect(drafts([old, young])[0]).toMatchObject({ issues: [young, old], found: '2024-03-09' });
  });
});

test('every closed spike is a draft of its own, without method or verdict, found when it was resolved', () => {
  const two = drafts([spike(), spike({ resolvedMs: at('2024-03-10') })]);
  expect(two).toMatchObject([
    { source: 'spike', method: null, verdict: null, sample: null, found: '2024-03-08' },
    { source: 'spike', found: '2024-03-10' },
  ]);
});

test('ideas are opinion, however many: they settle nothing', () => {
  const [draft] = drafts(Array.from({ length: 12 }, () => idea()));
  expect(draft).toMatchObject({ source: 'ideas', method: 'stakeholderOpinion', verdict: null, sample: null });
  expect(rungOf({ ...aFinding(), method: 'stakeholderOpinion', sample: 12 }, 'value').rung).toBe('opinion');
});

describe('what somebody had a look at is not offered again:', () => {
  const requests = [request(), request(), request()];
  const ids = requests.map(({ id }) => id);
  const command = { id: 'command-1', seenRev: 0, kind: 'dismissDraft', source: 'requests' } as const;

  test('dismissed, until others are linked: then only those, as more', () => {
    const outcome = eventsFor({ ...command, issueIds: ids }, EMPTY_PREMISE, new Map(), '10001');
    expect(outcome).toMatchObject({ appends: [{ event: { kind: 'draft.dismissed', issueIds: ids } }] });
    const premise = foldPremise(
      premiseLog(['2024-03-06', { kind: 'draft.dismissed', source: 'requests', issueIds: ids }]),
    );
    expect(draftsFrom(requests, premise, [], 'value')).toEqual([]);
    const later = request();
    expect(draftsFrom([...requests, later], premise, [], 'value')).toMatchObject([
      { issues: [later], isMore: true, sample: 1 },
    ]);
    expect(draftsFrom(requests, EMPTY_PREMISE, [], 'value')).toMatchObject([{ isMore: false }]);
  });

  test('dismissing twice is dismissing once, and a click is no word about the premise', () => {
    const premise = foldPremise(
      premiseLog(['2024-03-06', { kind: 'draft.dismissed', source: 'requests', issueIds: ids }]),
    );
    expect(premise.firstMs).toBeNull();
    expect(eventsFor({ ...command, issueIds: [...ids, ...ids] }, premise, new Map(), '10001').kind).toBe('unchanged');
    const more = eventsFor({ ...command, issueIds: [...ids, '29999', '29999'] }, premise, new Map(), '10001');
    expect(more).toMatchObject({ appends: [{ event: { issueIds: ['29999'] } }] });
  });

  test('recorded, edited since and even withdrawn', () => {
    const recorded = findingAdded({ id: 'f1', drawnFrom: ids });
    const edited = { kind: 'finding.edited', finding: aFinding({ id: 'f1', note: 'Seven of them pay.' }) } as const;
    const withdrawn = { kind: 'finding.withdrawn', findingId: 'f1' } as const;
    for (const since of [[], [edited], [edited, withdrawn]]) {
      const log = assumptionLog(
        ['2024-03-04', stated()],
        ['2024-03-06', recorded],
        ...since.map((event) => ['2024-03-07', event] as const),
      );
      const assumption = foldAssumption('a1', log);
      expect(draftsFrom(requests, EMPTY_PREMISE, assumption === null ? [] : [assumption], 'value')).toEqual([]);
    }
    const other = foldAssumption(
      'a1',
      assumptionLog(['2024-03-04', stated()], ['2024-03-06', findingAdded({ id: 'f1' })]),
    );
    expect(draftsFrom(requests, EMPTY_PREMISE, other === null ? [] : [other], 'value')).toHaveLength(1);
  });

  test('a spike whose finding was filed in the spike itself', () => {
    const filed = spike();
    const log = assumptionLog(
      ['2024-03-04', stated()],
      ['2024-03-06', findingAdded({ id: 'f1', fromIssue: filed.id })],
    );
    const assumption = foldAssumption('a1', log);
    expect(draftsFrom([filed], EMPTY_PREMISE, assumption === null ? [] : [assumption], 'value')).toEqual([]);
  });
});
