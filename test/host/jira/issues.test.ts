import * as v from 'valibot';
import { expect, test } from 'vitest';
import type { ProductEvent } from '../types';
import { NOON, smallSite } from './small-site';

const Created = v.object({ id: v.string(), key: v.string() });
const story = { project: { key: 'SHOP' }, issuetype: { name: 'Story' }, summary: 'Pay by invoice' };

test('an issue is read by key in any case, by id, and with only the fields asked for', async () => {
  const { ask, site } = await smallSite();
  const id = site.issue('SHOP-2')?.id ?? '';
  const byKey = await ask('bo', 'GET', '/issue/shop-2?fields=summary,parent');
  expect(byKey.body).toMatchObject({
    id,
    key: 'SHOP-2',
    fields: { summary: 'Pay with one click', parent: { key: 'SHOP-1' } },
  });
  expect((await ask('bo', 'GET', `/issue/${id}?fields=summary,parent`)).body).toEqual(byKey.body);
  const { body } = await ask('bo', 'GET', '/issue/SHOP-2?fields=*all,-comment,-description');
  expect(body).toMatchObject({
    fields: {
      created: '2026-11-03T12:00:00.000+0000',
      status: { id: '3', name: 'In Progress', statusCategory: { key: 'indeterminate' } },
      issuetype: { name: 'Story', subtask: false, hierarchyLevel: 0 },
      labels: ['checkout'],
      components: [{ name: 'Checkout' }],
      customfield_10020: [
        { name: 'Sprint 1', state: 'closed' },
        { name: 'Sprint 2', state: 'active' },
      ],
      resolution: null,
    },
  });
  expect(JSON.stringify(body)).not.toContain('"comment"');
});

test('what one may not see is not there', async () => {
  const { ask } = await smallSite();
  const gone = { errorMessages: ['Issue does not exist or you do not have permission to see it.'], errors: {} };
  for (const [as, key] of [
    ['eve', 'HR-1'],
    ['app', 'HR-1'],
    ['nora', 'SHOP-2'],
    ['lea', 'SHOP-99'],
  ] as const)
    expect(await ask(as, 'GET', `/issue/${key}`)).toMatchObject({ status: 404, body: gone });
});

test('creating answers id and key, writes no history, and starts in the first status', async () => {
  const { ask, site } = await smallSite();
  const { status, body } = await ask('eve', 'POST', '/issue', {
    fields: { ...story, labels: ['money'], customfield_10016: 3 },
  });
  expect([status, v.parse(Created, body).key]).toEqual([201, 'SHOP-5']);
  expect(site.issue('SHOP-5')).toMatchObject({
    reporter: 'eve',
    points: 3,
    labels: ['money'],
    histories: [],
    created: NOON,
  });
});

test('creating is refused with the field that is wrong', async () => {
  const { ask } = await smallSite();
  const refused = async (fields: object, as = 'eve') => {
    const { status, body } = await ask(as, 'POST', '/issue', { fields });
    const { errors } = v.parse(v.object({ errors: v.record(v.string(), v.string()) }), body);
    return [status, ...Object.keys(errors)];
  };
  const untitled = { ...story, summary: undefined };
  expect(await refused(untitled)).toEqual([400, 'summary']);
  expect(await refused({ ...story, project: { key: 'HR' } })).toEqual([400, 'project']);
  expect(await refused({ ...story, issuetype: { name: 'Idea' } })).toEqual([400, 'issuetype']);
  expect(await refused({ ...story, status: { name: 'Done' } })).toEqual([400, 'status']);
  expect(await refused({ ...story, issuetype: { name: 'Sub-task' } })).toEqual([400, 'parent']);
  expect(await refused({ ...story, parent: { key: 'SHOP-2' } })).toEqual([400, 'parent']);
  expect(await refused({ ...story, customfield_10016: 'five' })).toEqual([400, 'customfield_10016']);
  expect(await refused({ ...story, labels: ['two words'] })).toEqual([400, 'labels']);
  expect((await refused(story, 'bo'))[0]).toBe(403);
});

test('an edit writes one history entry with an item for each field, in the form Jira gives each', async () => {
  const { ask, site } = await smallSite();
  const fields = {
    summary: 'Pay with two clicks',
    labels: ['checkout', 'money'],
    customfield_10016: 8,
    parent: null,
    assignee: { accountId: 'lea' },
    issuetype: { name: 'Task' },
    components: [],
  };
  expect(await ask('eve', 'PUT', '/issue/SHOP-2', { fields })).toEqual({ status: 204, headers: {}, body: null });
  const last = site.issue('SHOP-2')?.histories.at(-1);
  const parent = site.issue('SHOP-1')?.id;
  const component = site.projects()[0]?.components[0]?.id;
  const jira = { fieldtype: 'jira' };
  expect(last?.items).toEqual([
    {
      ...jira,
      field: 'summary',
      fieldId: 'summary',
      from: null,
      fromString: 'Pay with one click',
      to: null,
      toString: 'Pay with two clicks',
    },
    {
      ...jira,
      field: 'issuetype',
      fieldId: 'issuetype',
      from: '10001',
      fromString: 'Story',
      to: '10002',
      toString: 'Task',
    },
    { ...jira, field: 'assignee', fieldId: 'assignee', from: null, fromString: null, to: 'lea', toString: 'Lea Lead' },
    {
      ...jira,
      field: 'labels',
      fieldId: 'labels',
      from: null,
      fromString: 'checkout',
      to: null,
      toString: 'checkout money',
    },
    {
      ...jira,
      field: 'Component',
      fieldId: 'components',
      from: component,
      fromString: 'Checkout',
      to: null,
      toString: null,
    },
    { ...jira, field: 'IssueParentAssociation', from: parent, fromString: 'SHOP-1', to: null, toString: null },
    {
      field: 'Story Points',
      fieldtype: 'custom',
      fieldId: 'customfield_10016',
      from: null,
      fromString: '5',
      to: null,
      toString: '8',
    },
  ]);
});

test('labels can be added and removed one by one; what is already so leaves no history', async () => {
  const { ask, site } = await smallSite();
  await ask('eve', 'PUT', '/issue/SHOP-2', { update: { labels: [{ add: 'money' }, { remove: 'checkout' }] } });
  expect(site.issue('SHOP-2')?.labels).toEqual(['money']);
  const before = site.issue('SHOP-2')?.histories.length;
  await ask('eve', 'PUT', '/issue/SHOP-2', { fields: { labels: ['money'], customfield_10016: 5 } });
  expect(site.issue('SHOP-2')?.histories.length).toBe(before);
});

test('editing needs the permission, a known field and a whole body', async () => {
  const { ask, site } = await smallSite();
  for (const as of ['bo', 'cora'])
    expect(await ask(as, 'PUT', '/issue/SHOP-2', { fields: { summary: 'x' } })).toMatchObject({ status: 403 });
  expect((await ask('nora', 'PUT', '/issue/SHOP-2', { fields: { summary: 'x' } })).status).toBe(404);
  expect((await ask('nobody', 'PUT', '/issue/SHOP-2', { fields: { summary: 'x' } })).status).toBe(401);
  expect((await ask('eve', 'PUT', '/issue/SHOP-2', { fields: { summary: '' } })).status).toBe(400);
  expect((await ask('eve', 'PUT', '/issue/SHOP-2', { fields: { mood: 'x' } })).status).toBe(400);
  expect((await ask('eve', 'PUT', '/issue/SHOP-2', 'not an object')).status).toBe(400);
  expect((await ask('eve', 'PUT', '/issue/SHOP-2')).status).toBe(400);
  expect(site.issue('SHOP-2')?.summary).toBe('Pay with one click');
});

test('a sprint that was closed stays on the issue when it moves on; the history has both', async () => {
  const { site } = await smallSite();
  expect(site.issue('SHOP-2')?.sprintIds).toEqual([1, 2]);
  expect(site.issue('SHOP-2')?.histories[1]?.items).toEqual([
    {
      ...{ field: 'Sprint', fieldtype: 'custom', fieldId: 'customfield_10020' },
      ...{ from: '1', fromString: 'Sprint 1', to: '1, 2', toString: 'Sprint 1, Sprint 2' },
    },
  ]);
});

const Transitions = v.object({ transitions: v.array(v.object({ id: v.string(), name: v.string() })) });

test('an editor may move an issue to any other status; others are shown no way and have none', async () => {
  const { ask, site } = await smallSite();
  const ways = async (as: string) =>
    v.parse(Transitions, (await ask(as, 'GET', '/issue/SHOP-2/transitions')).body).transitions;
  const done = (await ways('eve')).find((way) => way.name === 'Done');
  expect((await ways('eve')).map((way) => way.name)).toEqual(['To Do', 'In Review', 'Done']);
  expect(await ways('bo')).toEqual([]);
  const move = { transition: { id: done?.id } };
  expect((await ask('bo', 'POST', '/issue/SHOP-2/transitions', move)).status).toBe(400);
  expect((await ask('eve', 'POST', '/issue/SHOP-2/transitions', { transition: { id: '999' } })).status).toBe(400);
  expect((await ask('eve', 'POST', '/issue/SHOP-2/transitions', {})).status).toBe(400);
  expect((await ask('eve', 'POST', '/issue/SHOP-2/transitions', move)).status).toBe(204);
  expect(site.issue('SHOP-2')).toMatchObject({ statusId: '10002', resolutionId: '10000', resolved: NOON });
});

test('a move into Done sets the resolution in the same history entry, a move out clears it', async () => {
  const { site } = await smallSite();
  site.transition('eve', 'SHOP-3', 'To Do');
  const [closed, reopened] = site.issue('SHOP-3')?.histories ?? [];
  const short = (items: readonly { field: string; fromString: string | null; toString: string | null }[] = []) =>
    items.map((item) => [item.field, item.fromString, item.toString]);
  expect(short(closed?.items)).toEqual([
    ['resolution', null, "Won't Do"],
    ['status', 'To Do', 'Done'],
  ]);
  expect(short(reopened?.items)).toEqual([
    ['resolution', "Won't Do", null],
    ['status', 'Done', 'To Do'],
  ]);
  expect(site.issue('SHOP-3')).toMatchObject({ resolutionId: null, resolved: null });
});

test('whoever may comment may comment, in Atlassian document format', async () => {
  const { ask, site } = await smallSite();
  const body = { type: 'doc', version: 1, content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Why?' }] }] };
  expect(await ask('cora', 'POST', '/issue/SHOP-2/comment', { body })).toMatchObject({
    status: 201,
    body: { author: { accountId: 'cora' }, created: '2026-11-22T12:00:00.000+0000' },
  });
  expect((await ask('bo', 'POST', '/issue/SHOP-2/comment', { body })).status).toBe(400);
  expect((await ask('cora', 'POST', '/issue/SHOP-2/comment', { body: 'Why?' })).status).toBe(400);
  expect(site.issue('SHOP-2')?.comments).toHaveLength(1);
});

test('comments are read by whoever sees the issue, in pages, oldest or newest first', async () => {
  const { ask, site } = await smallSite();
  for (const text of ['One', 'Two', 'Three']) site.comment('cora', 'SHOP-2', text);
  const words = async (query: string) => {
    const { body } = await ask('bo', 'GET', `/issue/SHOP-2/comment${query}`);
    return JSON.stringify(body).match(/One|Two|Three/g);
  };
  expect(await words('')).toEqual(['One', 'Two', 'Three']);
  expect(await words('?orderBy=-created&maxResults=2')).toEqual(['Three', 'Two']);
  expect(await words('?startAt=2')).toEqual(['Three']);
  expect((await ask('bo', 'GET', '/issue/SHOP-2/comment?orderBy=author')).status).toBe(400);
  expect((await ask('nora', 'GET', '/issue/SHOP-2/comment')).status).toBe(404);
});

test('comments by their ids, with what was kept beside them only when asked for, and only what one may see', async () => {
  const { ask, site } = await smallSite();
  const body = { type: 'doc', version: 1, content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Why?' }] }] };
  const properties = [{ key: 'mark', value: { of: 'ours' } }];
  await ask('cora', 'POST', '/issue/SHOP-2/comment', { body, properties });
  const ids = site.issue('SHOP-2')?.comments.map(({ id }) => Number(id)) ?? [];
  const list = async (as: string, query = '') => (await ask(as, 'POST', `/comment/list${query}`, { ids })).body;
  expect(await list('bo', '?expand=properties')).toMatchObject({ total: 1, values: [{ properties }] });
  expect(JSON.stringify(await list('bo'))).not.toContain('ours');
  expect(await list('nora', '?expand=properties')).toMatchObject({ total: 0, values: [] });
  expect((await ask('bo', 'POST', '/comment/list', { ids: [] })).status).toBe(400);
});

test('a link is in both histories and shown to whoever may see the other end', async () => {
  const { ask, site } = await smallSite();
  site.link('lea', 'Blocks', 'SHOP-2', 'HR-1');
  expect(site.issue('HR-1')?.histories.at(-1)?.items[0]?.toString).toBe('This issue is blocked by SHOP-2');
  const links = async (as: string) => (await ask(as, 'GET', '/issue/SHOP-2?fields=issuelinks')).body;
  expect(await links('lea')).toMatchObject({ fields: { issuelinks: [{ outwardIssue: { key: 'HR-1' } }] } });
  expect(await links('eve')).toMatchObject({ fields: { issuelinks: [] } });
});

test('each change is told as a thin event with its history; properties are told of to nobody', async () => {
  const { ask, site } = await smallSite();
  const events: ProductEvent[] = [];
  const stop = site.onEvent((event) => events.push(event));
  await ask('eve', 'POST', '/issue', { fields: story });
  site.transition('eve', 'SHOP-5', 'In Progress');
  await ask('eve', 'PUT', '/issue/SHOP-5/properties/premise', { score: 1 });
  site.deleteIssue('lea', 'SHOP-5');
  stop();
  site.createIssue('lea', { project: 'SHOP', type: 'Story', summary: 'Unheard' });
  expect(events.map((event) => event.eventType)).toEqual([
    'avi:jira:created:issue',
    'avi:jira:updated:issue',
    'avi:jira:deleted:issue',
  ]);
  const [created, updated] = events;
  expect(created).toMatchObject({
    atlassianId: 'eve',
    issue: { key: 'SHOP-5', fields: { summary: 'Pay by invoice' } },
  });
  expect(created).not.toHaveProperty('changelog');
  expect(updated).toMatchObject({
    changelog: {
      items: [{ fieldId: 'status', from: '10000', to: '3', toString: 'In Progress' }],
    },
    associatedStatuses: [{ id: '10000' }, { id: '3' }],
    associatedUsers: [{ accountId: 'eve' }],
    selfGenerated: false,
  });
  expect(JSON.stringify(events)).not.toContain('customfield');
});

test('deleting a parent deletes its sub-tasks without telling of them, and orphans the rest', async () => {
  const { site } = await smallSite();
  site.createIssue('lea', { project: 'SHOP', type: 'Sub-task', summary: 'Part', parent: 'SHOP-2' });
  const told: unknown[] = [];
  site.onEvent((event) => told.push(event['issue']));
  site.deleteIssue('lea', 'SHOP-2');
  site.deleteIssue('lea', 'SHOP-1');
  expect([site.issue('SHOP-5'), site.issue('SHOP-2')]).toEqual([null, null]);
  expect(told).toMatchObject([{ key: 'SHOP-2' }, { key: 'SHOP-1' }]);
});
