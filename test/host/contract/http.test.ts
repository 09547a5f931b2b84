/** Any Jira client can be pointed at the host: the stand-in over plain HTTP, with the basic auth Jira Cloud takes. */
import { expect, test } from 'vitest';
import * as v from 'valibot';
import { aHost } from '../../support/on-host';
import type { RunningHost } from '../host';

const Found = v.object({ issues: v.array(v.object({ key: v.string() })) });
const Transitions = v.object({ transitions: v.array(v.object({ id: v.string(), name: v.string() })) });
const StatusOf = v.object({ fields: v.object({ status: v.object({ name: v.string() }) }) });

async function aSiteOnline(): Promise<RunningHost> {
  const host = await aHost({ port: 0 });
  host.site.addUser({ accountId: 'eve', displayName: 'Eve Editor', email: 'eve@example.com' });
  host.site.addUser({ accountId: 'bo', displayName: 'Bo Browser', email: 'bo@example.com' });
  host.site.addUser({ accountId: 'nora', displayName: 'Nora Nowhere', email: 'nora@example.com' });
  host.site.addProject({ key: 'SHOP', name: 'Shop', roles: { edit: ['eve'], browse: ['bo'] } });
  host.site.createIssue('eve', { project: 'SHOP', type: 'Story', summary: 'Pay with one click' });
  return host;
}

/** A client that knows nothing but HTTP. */
function clientOf(host: RunningHost, login: string | null) {
  return async (method: string, path: string, body?: unknown) => {
    const answer = await fetch(`${host.url ?? ''}/rest/api/3${path}`, {
      method,
      headers: {
        ...(login === null ? {} : { authorization: `Basic ${btoa(`${login}:any-token`)}` }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    return { status: answer.status, body: text === '' ? null : (JSON.parse(text) as unknown) };
  };
}

test.for(['eve@example.com', 'eve'])('a client signed in as %s searches, reads and moves an issue', async (login) => {
  const host = await aSiteOnline();
  const jira = clientOf(host, login);
  const found = await jira('POST', '/search/jql', { jql: 'project = SHOP', fields: ['key'] });
  expect(v.parse(Found, found.body).issues).toMatchObject([{ key: 'SHOP-1' }]);
  const status = async () => v.parse(StatusOf, (await jira('GET', '/issue/SHOP-1')).body).fields.status.name;
  expect(await status()).toBe('To Do');
  const { transitions } = v.parse(Transitions, (await jira('GET', '/issue/SHOP-1/transitions')).body);
  const transition = transitions.find(({ name }) => name === 'In Progress');
  expect(await jira('POST', '/issue/SHOP-1/transitions', { transition })).toEqual({ status: 204, body: null });
  expect(await status()).toBe('In Progress');
});

test('each person gets what they may: a reader no transitions, an outsider no issue', async () => {
  const host = await aSiteOnline();
  expect((await clientOf(host, 'bo')('GET', '/issue/SHOP-1/transitions')).body).toMatchObject({ transitions: [] });
  expect((await clientOf(host, 'nora')('GET', '/issue/SHOP-1')).status).toBe(404);
  expect((await clientOf(host, 'nora')('POST', '/search/jql', { jql: 'project is not EMPTY' })).body).toMatchObject({
    issues: [],
  });
});

test('without a login, or with one nobody here has, the answer is 401', async () => {
  const host = await aSiteOnline();
  for (const login of [null, 'ghost@example.com']) {
    const jira = clientOf(host, login);
    expect((await jira('GET', '/issue/SHOP-1')).status).toBe(401);
    expect((await jira('POST', '/search/jql', { jql: 'project = SHOP' })).status).toBe(401);
  }
});

test('a signed-in person needs no scope of the app: scopes bind apps', async () => {
  const host = await aSiteOnline();
  expect((await clientOf(host, 'eve')('GET', '/myself')).body).toMatchObject({ accountId: 'eve' });
});
