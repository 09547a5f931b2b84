import { expect, test } from 'vitest';
import { smallSite } from './small-site';

const link = (name: string, inward: string, outward: string) => ({
  type: { name },
  inwardIssue: { key: inward },
  outwardIssue: { key: outward },
});

test('a link is seen from both ends, in the words of its side, and said twice it is there once', async () => {
  const { ask, site } = await smallSite();
  for (let times = 0; times < 2; times += 1) {
    expect(await ask('eve', 'POST', '/issueLink', link('Blocks', 'SHOP-2', 'SHOP-4'))).toMatchObject({ status: 201 });
  }
  const linksOf = async (key: string) => (await ask('bo', 'GET', `/issue/${key}?fields=issuelinks`)).body;
  expect(await linksOf('SHOP-2')).toMatchObject({
    fields: { issuelinks: [{ type: { outward: 'blocks' }, outwardIssue: { key: 'SHOP-4' } }] },
  });
  expect(await linksOf('SHOP-4')).toMatchObject({
    fields: { issuelinks: [{ type: { inward: 'is blocked by' }, inwardIssue: { key: 'SHOP-2' } }] },
  });
  expect(site.issue('SHOP-2')?.histories.at(-1)?.items).toMatchObject([{ field: 'Link', to: 'SHOP-4' }]);
});

test('who may not link, or does not see both ends, links nothing', async () => {
  const { ask, site } = await smallSite();
  const before = site.issue('SHOP-2')?.histories.length;
  expect((await ask('bo', 'POST', '/issueLink', link('Blocks', 'SHOP-2', 'SHOP-4'))).status).toBe(404);
  expect((await ask('eve', 'POST', '/issueLink', link('Blocks', 'SHOP-2', 'HR-1'))).status).toBe(404);
  expect((await ask('eve', 'POST', '/issueLink', link('Undoes', 'SHOP-2', 'SHOP-4'))).status).toBe(404);
  expect(site.issue('SHOP-2')?.histories).toHaveLength(before ?? -1);
});

test('everybody is told the kinds of links and their words for each side', async () => {
  const { ask } = await smallSite();
  expect((await ask('bo', 'GET', '/issueLinkType')).body).toMatchObject({
    issueLinkTypes: expect.arrayContaining([
      expect.objectContaining({ name: 'Relates', inward: 'relates to', outward: 'relates to' }),
    ]) as unknown,
  });
});

test('what may be made where is asked per person: types for who creates, none for who only looks', async () => {
  const { ask } = await smallSite();
  const types = '/issue/createmeta/SHOP/issuetypes';
  const names = (body: unknown) => [...JSON.stringify(body).matchAll(/"name":"([^"]+)"/g)].map(([, name]) => name);
  const eves = await ask('eve', 'GET', `${types}?maxResults=200`);
  expect(eves.status).toBe(200);
  expect(names(eves.body)).toEqual(expect.arrayContaining(['Story', 'Spike', 'Sub-task']));
  expect((await ask('eve', 'GET', `${types}?startAt=1&maxResults=1`)).body).toMatchObject({
    startAt: 1,
    issueTypes: [{ name: names(eves.body)[1] }],
  });
  expect((await ask('bo', 'GET', types)).body).toMatchObject({ total: 0, issueTypes: [] });
  expect((await ask('eve', 'GET', '/issue/createmeta/HR/issuetypes')).status).toBe(400);
  expect((await ask('eve', 'GET', `${types}?maxResults=201`)).status).toBe(400);
});

test('a create screen names its fields and which must be filled', async () => {
  const { ask } = await smallSite();
  const { body } = await ask('eve', 'GET', '/issue/createmeta/SHOP/issuetypes/10005');
  expect(body).toMatchObject({
    fields: expect.arrayContaining([
      expect.objectContaining({ fieldId: 'summary', required: true, hasDefaultValue: false }),
      expect.objectContaining({ fieldId: 'reporter', required: true, hasDefaultValue: true }),
      expect.objectContaining({ fieldId: 'labels', required: false }),
    ]) as unknown,
  });
  const subtask = await ask('eve', 'GET', '/issue/createmeta/SHOP/issuetypes/10004');
  expect(subtask.body).toMatchObject({
    fields: expect.arrayContaining([expect.objectContaining({ fieldId: 'parent', required: true })]) as unknown,
  });
  expect((await ask('bo', 'GET', '/issue/createmeta/SHOP/issuetypes/10005')).status).toBe(400);
});

test('an issue is made with its properties, which nobody else hears of', async () => {
  const { ask, site } = await smallSite();
  const fields = { project: { key: 'SHOP' }, issuetype: { id: '10005' }, summary: 'Ask four teams' };
  const made = await ask('eve', 'POST', '/issue', {
    fields,
    properties: [{ key: 'premise.test', value: { id: 'x' } }],
  });
  expect(made.status).toBe(201);
  expect(site.issuesOf('SHOP').at(-1)).toMatchObject({ properties: { 'premise.test': { id: 'x' } }, histories: [] });
});
