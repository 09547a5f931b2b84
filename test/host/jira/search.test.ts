import * as v from 'valibot';
import { expect, test } from 'vitest';
import type { JiraResponse } from '../types';
import { smallSite } from './small-site';

const Page = v.strictObject({
  issues: v.array(v.looseObject({ id: v.string(), key: v.optional(v.string()) })),
  isLast: v.boolean(),
  nextPageToken: v.optional(v.string()),
});
const pageOf = (response: JiraResponse) => v.parse(Page, response.body);

test('a search without fields answers ids only', async () => {
  const { ask, site } = await smallSite();
  const { body } = await ask('lea', 'POST', '/search/jql', { jql: 'key = SHOP-2' });
  expect(body).toEqual({ issues: [{ id: site.issue('SHOP-2')?.id }], isLast: true });
});

test('pages are walked by token; there is no total and no startAt', async () => {
  const { ask } = await smallSite();
  const jql = 'project = SHOP ORDER BY key';
  const first = pageOf(await ask('lea', 'POST', '/search/jql', { jql, fields: ['key'], maxResults: 3 }));
  expect([first.issues.map((issue) => issue.key), first.isLast]).toEqual([['SHOP-1', 'SHOP-2', 'SHOP-3'], false]);
  const { nextPageToken } = first;
  const second = pageOf(
    await ask('lea', 'POST', '/search/jql', { jql, fields: ['key'], maxResults: 3, nextPageToken }),
  );
  expect(second).toMatchObject({ issues: [{ key: 'SHOP-4' }], isLast: true });
  expect(Object.keys(second)).toEqual(['issues', 'isLast']);
  const refused = await ask('lea', 'POST', '/search/jql', { jql, startAt: 3 });
  expect([refused.status, JSON.stringify(refused.body)]).toEqual([400, expect.stringContaining('startAt')]);
});

test('an issue that comes or goes between two pages makes no other one missed or doubled', async () => {
  const { ask, site } = await smallSite();
  const jql = 'project = SHOP ORDER BY created';
  const first = pageOf(await ask('lea', 'POST', '/search/jql', { jql, fields: ['key'], maxResults: 2 }));
  site.deleteIssue('lea', 'SHOP-1');
  site.createIssue('lea', { project: 'SHOP', type: 'Story', summary: 'Later' });
  const { nextPageToken } = first;
  const second = pageOf(await ask('lea', 'POST', '/search/jql', { jql, fields: ['key'], nextPageToken }));
  expect(second.issues.map((issue) => issue.key)).toEqual(['SHOP-3', 'SHOP-4', 'SHOP-5']);
});

test('a token of another query, or one nobody gave, is refused', async () => {
  const { ask } = await smallSite();
  const { nextPageToken } = pageOf(await ask('lea', 'POST', '/search/jql', { jql: 'project = SHOP', maxResults: 1 }));
  const other = await ask('lea', 'POST', '/search/jql', { jql: 'project = HR', nextPageToken });
  const madeUp = await ask('lea', 'POST', '/search/jql', { jql: 'project = SHOP', nextPageToken: 'abc' });
  expect([other.status, madeUp.status]).toEqual([400, 400]);
});

test('a page has at most 100 issues with fields and 5,000 without, whatever is asked', async () => {
  const { ask, site } = await smallSite();
  for (let n = 0; n < 120; n += 1) site.createIssue('lea', { project: 'SHOP', type: 'Task', summary: `Task ${n}` });
  const wide = pageOf(
    await ask('lea', 'POST', '/search/jql', { jql: 'project = SHOP', fields: ['status'], maxResults: 5000 }),
  );
  expect([wide.issues.length, wide.isLast]).toEqual([100, false]);
  const light = pageOf(await ask('lea', 'POST', '/search/jql', { jql: 'project = SHOP', maxResults: 5000 }));
  expect([light.issues.length, light.isLast]).toEqual([124, true]);
});

test('fields, properties and history come when asked for', async () => {
  const { ask, site } = await smallSite();
  site.setProperty('SHOP-2', 'premise', { score: 1 });
  const asked = { fields: ['summary', 'customfield_10016'], properties: ['premise', 'absent'], expand: 'changelog' };
  const { body } = await ask('lea', 'POST', '/search/jql', { jql: 'key = SHOP-2', ...asked });
  expect(body).toMatchObject({
    issues: [
      {
        key: 'SHOP-2',
        fields: { summary: 'Pay with one click', customfield_10016: 5 },
        properties: { premise: { score: 1 } },
        changelog: { total: 2, histories: [{ items: [{ field: 'Sprint' }] }, { items: [{ field: 'status' }] }] },
      },
    ],
  });
  const tooMany = { jql: 'key = SHOP-2', properties: ['a', 'b', 'c', 'd', 'e', 'f'] };
  expect((await ask('lea', 'POST', '/search/jql', tooMany)).status).toBe(400);
});

test('search by GET answers the same, and refuses parameters it does not know', async () => {
  const { ask } = await smallSite();
  const jql = encodeURIComponent('project = SHOP ORDER BY key');
  const { body } = await ask('lea', 'GET', `/search/jql?jql=${jql}&fields=key&maxResults=2`);
  expect(v.parse(Page, body).issues.map((issue) => issue.key)).toEqual(['SHOP-1', 'SHOP-2']);
  expect((await ask('lea', 'GET', `/search/jql?jql=${jql}&startAt=2`)).status).toBe(400);
  expect((await ask('lea', 'GET', `/search/jql?jql=${jql}&maxResults=many`)).status).toBe(400);
});

test('everybody finds and counts only what they may see, the app too', async () => {
  const { ask, find } = await smallSite();
  const jql = 'created >= "2026-11-01" ORDER BY key';
  expect(await find(jql, 'lea')).toEqual(['HR-1', 'SHOP-1', 'SHOP-2', 'SHOP-3', 'SHOP-4']);
  expect(await find(jql, 'app')).toEqual(['SHOP-1', 'SHOP-2', 'SHOP-3', 'SHOP-4']);
  expect(await find(jql, 'nora')).toEqual([]);
  const count = async (as: string) => (await ask(as, 'POST', '/search/approximate-count', { jql })).body;
  expect([await count('lea'), await count('app')]).toEqual([{ count: 5 }, { count: 4 }]);
  expect((await ask('lea', 'POST', '/search/approximate-count', { jql: '' })).status).toBe(400);
});
