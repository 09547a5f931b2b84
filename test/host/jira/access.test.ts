import { expect, test } from 'vitest';
import { smallSite } from './small-site';

test('a property is written by editors, read by everybody who sees the issue, and leaves no trace in its history', async () => {
  const { ask, site } = await smallSite();
  const before = site.issue('SHOP-2')?.updated;
  expect((await ask('bo', 'GET', '/issue/SHOP-2/properties/premise')).status).toBe(404);
  expect((await ask('eve', 'PUT', '/issue/SHOP-2/properties/premise', { score: 40 })).status).toBe(201);
  expect((await ask('app', 'PUT', '/issue/SHOP-2/properties/premise', { score: 50 })).status).toBe(200);
  expect((await ask('bo', 'GET', '/issue/SHOP-2/properties/premise')).body).toEqual({
    key: 'premise',
    value: { score: 50 },
  });
  expect((await ask('bo', 'GET', '/issue/SHOP-2/properties')).body).toMatchObject({ keys: [{ key: 'premise' }] });
  expect(site.issue('SHOP-2')).toMatchObject({ updated: before, histories: { length: 2 } });
  expect((await ask('bo', 'PUT', '/issue/SHOP-2/properties/premise', {})).status).toBe(403);
  expect((await ask('bo', 'DELETE', '/issue/SHOP-2/properties/premise')).status).toBe(403);
  expect((await ask('nora', 'PUT', '/issue/SHOP-2/properties/premise', {})).status).toBe(404);
  expect((await ask('eve', 'DELETE', '/issue/SHOP-2/properties/premise')).status).toBe(204);
  expect((await ask('eve', 'DELETE', '/issue/SHOP-2/properties/premise')).status).toBe(404);
});

test('a property holds JSON of at most 32,768 characters under a key of at most 255', async () => {
  const { ask, site } = await smallSite();
  const put = async (key: string, value: unknown) =>
    (await ask('eve', 'PUT', `/issue/SHOP-2/properties/${key}`, value)).status;
  // The quotes count: a text of 32,766 characters is 32,768 of JSON.
  expect([await put('big', 'x'.repeat(32_766)), await put('big', 'x'.repeat(32_767))]).toEqual([201, 400]);
  expect([await put('k'.repeat(255), 1), await put('k'.repeat(256), 1)]).toEqual([201, 400]);
  const text = { method: 'PUT', path: '/rest/api/3/issue/SHOP-2/properties/p', headers: {}, body: '{"half":' };
  expect((await site.request({ ...text, actor: { kind: 'user', accountId: 'eve' } })).status).toBe(400);
});

test('what an answer holds is a copy: changing it changes nothing on the site', async () => {
  const { ask, site } = await smallSite();
  const { body } = await ask('lea', 'GET', '/issue/SHOP-2?fields=labels');
  Object.assign(body ?? {}, { fields: null });
  expect(site.issue('SHOP-2')?.labels).toEqual(['checkout']);
});

test('permissions are checked for the asker, by issue and by project, and grants alone come back', async () => {
  const { ask, site } = await smallSite();
  const issue = (key: string) => Number(site.issue(key)?.id);
  const project = (key: string) => Number(site.projects().find((one) => one.key === key)?.id);
  const asked = {
    globalPermissions: ['ADMINISTER'],
    projectPermissions: [
      {
        permissions: ['BROWSE_PROJECTS', 'EDIT_ISSUES'],
        issues: [issue('SHOP-2'), issue('HR-1'), 1],
        projects: [project('SHOP'), project('HR')],
      },
    ],
  };
  expect((await ask('bo', 'POST', '/permissions/check', asked)).body).toEqual({
    globalPermissions: [],
    projectPermissions: [
      { permission: 'BROWSE_PROJECTS', issues: [issue('SHOP-2')], projects: [project('SHOP')] },
      { permission: 'EDIT_ISSUES', issues: [], projects: [] },
    ],
  });
  expect((await ask('lea', 'POST', '/permissions/check', asked)).body).toMatchObject({
    globalPermissions: ['ADMINISTER'],
    projectPermissions: [{}, { issues: [issue('SHOP-2'), issue('HR-1')] }],
  });
});

test("asking for somebody else's permissions takes an administrator, and a permission has to exist", async () => {
  const { ask } = await smallSite();
  const check = async (as: string, body: object) => (await ask(as, 'POST', '/permissions/check', body)).status;
  expect([await check('eve', { accountId: 'bo' }), await check('app', { accountId: 'bo' })]).toEqual([403, 403]);
  expect([await check('lea', { accountId: 'bo' }), await check('eve', { accountId: 'eve' })]).toEqual([200, 200]);
  expect(await check('lea', { accountId: 'ghost' })).toBe(400);
  expect(await check('lea', { globalPermissions: ['FLY'] })).toBe(400);
  expect(await check('lea', { projectPermissions: [{ permissions: ['ADMINISTER'], issues: [] }] })).toBe(400);
});

test('mypermissions says what the asker has on an issue or project, and nothing of what they cannot see', async () => {
  const { ask } = await smallSite();
  const mine = (as: string, more: string) =>
    ask(as, 'GET', `/mypermissions?permissions=BROWSE_PROJECTS,EDIT_ISSUES${more}`);
  expect((await mine('bo', '&issueKey=SHOP-2')).body).toMatchObject({
    permissions: { BROWSE_PROJECTS: { havePermission: true }, EDIT_ISSUES: { havePermission: false, type: 'PROJECT' } },
  });
  expect((await mine('eve', '&projectKey=SHOP')).body).toMatchObject({
    permissions: { EDIT_ISSUES: { havePermission: true } },
  });
  expect((await mine('eve', '&issueKey=HR-1')).status).toBe(404);
  expect((await mine('eve', '&projectKey=HR')).status).toBe(404);
  expect((await ask('eve', 'GET', '/mypermissions')).status).toBe(400);
  expect((await ask('eve', 'GET', '/mypermissions?permissions=FLY')).status).toBe(400);
});

test('nobody without an identity, and no account the site does not know, gets an answer', async () => {
  const { ask } = await smallSite();
  for (const as of ['nobody', 'ghost'])
    for (const [method, path] of [
      ['GET', '/issue/SHOP-2'],
      ['GET', '/myself'],
      ['POST', '/permissions/check'],
    ] as const)
      expect((await ask(as, method, path, method === 'POST' ? {} : undefined)).status).toBe(401);
});

test('projects are listed to those who may see them', async () => {
  const { ask } = await smallSite();
  const keys = async (as: string, query = '') =>
    [...JSON.stringify((await ask(as, 'GET', `/project/search${query}`)).body).matchAll(/"key":"(\w+)"/g)].map(
      ([, key]) => key,
    );
  expect([await keys('lea'), await keys('eve'), await keys('nora')]).toEqual([['HR', 'SHOP'], ['SHOP'], []]);
  expect(await keys('lea', '?query=web')).toEqual(['SHOP']);
  expect(await keys('lea', '?startAt=1&maxResults=1')).toEqual(['SHOP']);
  expect(await keys('eve', '?action=edit')).toEqual([]);
  expect((await ask('eve', 'GET', '/project/SHOP')).body).toMatchObject({
    key: 'SHOP',
    lead: { accountId: 'lea' },
    components: [{ name: 'Checkout' }],
  });
  expect((await ask('eve', 'GET', '/project/HR')).status).toBe(404);
});

test('the catalogues have the fields by type, the statuses in use with their categories, and the levels of issue types', async () => {
  const { ask, site } = await smallSite();
  const sprint = { type: 'array', items: 'json', custom: 'com.pyxis.greenhopper.jira:gh-sprint', customId: 10020 };
  expect((await ask('eve', 'GET', '/field')).body).toContainEqual(
    expect.objectContaining({ name: 'Sprint', schema: sprint }),
  );
  site.addStatus('Nobody uses this', 'done');
  const statuses = JSON.stringify((await ask('eve', 'GET', '/status')).body);
  expect([statuses.includes('In Review'), statuses.includes('Nobody uses this')]).toEqual([true, false]);
  expect((await ask('eve', 'GET', '/statuses/search?statusCategory=IN_PROGRESS')).body).toMatchObject({
    total: 2,
    isLast: true,
  });
  expect((await ask('eve', 'GET', '/statuses/search?statusCategory=SOON')).status).toBe(400);
  expect((await ask('eve', 'GET', '/issuetype')).body).toContainEqual(
    expect.objectContaining({ name: 'Epic', hierarchyLevel: 1 }),
  );
  expect((await ask('eve', 'GET', '/myself')).body).toMatchObject({
    accountId: 'eve',
    emailAddress: 'eve@example.com',
  });
});

test('a project archived or in the bin is found by its status alone, and nobody sees its issues meanwhile', async () => {
  const { ask, site } = await smallSite();
  const told: unknown[] = [];
  site.onEvent(({ eventType }) => told.push(eventType));
  const found = async (query: string) => {
    const { body } = await ask('app', 'GET', `/project/search${query}`);
    return body;
  };
  const issue = async () => (await ask('app', 'GET', '/issue/SHOP-2')).status;
  site.setProjectState('SHOP', 'archived');
  expect(await found('')).toMatchObject({ values: [] });
  expect(await found('?status=archived&status=live')).toMatchObject({ values: [{ key: 'SHOP', archived: true }] });
  expect(await issue()).toBe(404);
  expect((await ask('app', 'POST', '/search/jql', { jql: 'project = SHOP' })).status).toBe(400);
  site.setProjectState('SHOP', 'live');
  expect(await issue()).toBe(200);
  site.setProjectState('SHOP', 'deleted');
  expect(await found('?status=deleted')).toMatchObject({ values: [{ key: 'SHOP', deleted: true }] });
  site.setProjectState('SHOP', 'live');
  site.deleteProject('SHOP');
  expect(await found('?status=live&status=archived&status=deleted')).toMatchObject({ values: [] });
  expect((await ask('app', 'GET', '/project/search?status=asleep')).status).toBe(400);
  expect(told).toEqual(
    ['archived', 'unarchived', 'softdeleted', 'restored', 'deleted'].map((what) => `avi:jira:${what}:project`),
  );
});
