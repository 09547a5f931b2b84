/** What the manifest has to ask for: a call without its scope, or a store without its module, is refused. */
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import api, { route } from '@forge/api';
import type { Route } from '@forge/api';
import { sql } from '@forge/sql';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as v from 'valibot';
import { aHost } from '../../support/on-host';
import { scopeRefusal } from '../forge/jira-gateway';
import { scopesFor } from '../jira/routes/all';
import type { JiraSite } from '../types';

let appDir = '';
beforeAll(async () => {
  appDir = await mkdtemp(join(tmpdir(), 'manifest-'));
});
afterAll(() => rm(appDir, { recursive: true }));

const REPOSITORY = join(import.meta.dirname, '../../..');

/** A host whose manifest differs from ours; the app's code is ours. */
async function withManifest(change: (manifest: string) => string) {
  await cp(join(REPOSITORY, 'manifest.yml'), join(appDir, 'manifest.yml'));
  await writeFile(join(appDir, 'manifest.yml'), change(await readFile(join(appDir, 'manifest.yml'), 'utf8')));
  const host = await aHost({ appDir, appModule: join(REPOSITORY, 'src/index.ts') });
  host.site.addUser({ accountId: 'eve', displayName: 'Eve Editor', email: 'eve@example.com' });
  host.site.addProject({ key: 'SHOP', name: 'Shop', roles: { edit: ['eve'] } });
  const asUser = (path: Route, method = 'GET', body?: unknown) =>
    host.run('eve', async () => {
      const headers = { 'content-type': 'application/json' };
      const init = body === undefined ? { method } : { method, headers, body: JSON.stringify(body) };
      const answer = await api.asUser().requestJira(path, init);
      return { status: answer.status, body: await answer.text() };
    });
  return { host, asUser };
}

const unchanged = (manifest: string) => manifest;
const REFUSED = { status: 401, body: '{"code":401,"message":"Unauthorized; scope does not match"}' };

test('who the person is (/myself) takes read:jira-user, which our manifest does not ask for', async () => {
  const { asUser } = await withManifest(unchanged);
  expect(await asUser(route`/rest/api/3/myself`)).toEqual(REFUSED);
  expect((await asUser(route`/rest/api/3/field`)).status).toBe(200);
  const more = await withManifest((manifest) => manifest.replace('- write:jira-work', '- read:jira-user'));
  expect((await more.asUser(route`/rest/api/3/myself`)).status).toBe(200);
});

test('without write:jira-work nothing can be written, as a person or as the app, and reading goes on', async () => {
  const { host, asUser } = await withManifest((manifest) => manifest.replace(/\n\s+- write:jira-work/, ''));
  const { key } = host.site.createIssue('eve', { project: 'SHOP', type: 'Story', summary: 'Pay' });
  const property = route`/rest/api/3/issue/${key}/properties/premise`;
  expect(await asUser(property, 'PUT', {})).toEqual(REFUSED);
  const asApp = await host.run(null, () => api.asApp().requestJira(property, { method: 'PUT', body: '{}' }));
  expect(asApp.status).toBe(401);
  expect(host.site.issue(key)?.properties).toEqual({});
  expect((await asUser(route`/rest/api/3/issue/${key}`)).status).toBe(200);
});

test('asking what one may do takes no scope', async () => {
  const { asUser } = await withManifest((manifest) => manifest.replace(/scopes:(\n\s+- \S+:jira-work)+/, 'scopes: []'));
  expect((await asUser(route`/rest/api/3/permissions/check`, 'POST', {})).status).toBe(200);
  expect(await asUser(route`/rest/api/3/field`)).toEqual(REFUSED);
});

test('granular scopes do as well, if the set is whole', () => {
  const site: Pick<JiraSite, 'scopesFor'> = { scopesFor };
  const refusal = (scopes: readonly string[]) =>
    scopeRefusal(site, { method: 'GET', path: '/rest/api/3/issue/SHOP-1/changelog?startAt=0' }, scopes);
  expect(refusal(['read:issue-meta:jira', 'read:avatar:jira', 'read:issue.changelog:jira'])).toBeNull();
  expect(refusal(['read:issue-meta:jira', 'read:avatar:jira'])?.status).toBe(401);
  expect(refusal(['write:jira-work'])?.status).toBe(401);
  expect(refusal(['read:jira-work'])).toBeNull();
});

test('SQL needs its module in the manifest', async () => {
  const select = () => sql.prepare('SELECT 1 AS one').execute();
  const { host } = await withManifest((manifest) => manifest.replace(/\n {2}sql:\n(?: {4}.*\n)+/, '\n'));
  await expect(host.run(null, select)).rejects.toMatchObject({ code: 'APP_NOT_ENABLED' });
  const with_ = await withManifest(unchanged);
  expect((await with_.host.run(null, select)).rows).toEqual([{ one: 1 }]);
});

type ForgeFetch = (meta: unknown, path: string, init: RequestInit) => Promise<Response>;
const ForgeFetch = v.custom<ForgeFetch>((value) => typeof value === 'function');

test('key-value storage, which the app does not use, is no store here: a call is told so', async () => {
  const { host } = await withManifest(unchanged);
  const meta = { type: 'kvs', provider: 'app', remote: 'kvs' };
  const answer = await host.run(null, () =>
    v.parse(ForgeFetch, Reflect.get(globalThis, '__forge_fetch__'))(meta, '/api/v1/set', { body: '{"key":"k"}' }),
  );
  expect([answer.status, await answer.text()]).toEqual([501, expect.stringContaining('not modelled')]);
});
