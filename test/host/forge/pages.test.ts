import { beforeEach, describe, expect, test } from 'vitest';
import * as v from 'valibot';
import { aHost } from '../../support/on-host';
import type { RunningHost } from '../host';

const appDir = `${import.meta.dirname}/fixtures/app`;
let host: RunningHost;

beforeEach(async () => {
  host = await aHost({ appDir, port: 0, actingAs: 'ben' });
  host.site.addUser({ accountId: 'ada', displayName: 'Ada', email: 'ada@example.com', siteAdmin: true });
  host.site.addUser({ accountId: 'ben', displayName: 'Ben' });
});

const ask = (path: string, init: RequestInit = {}) => fetch(`${host.url ?? ''}${path}`, init);

async function bridge(accountId: string, cmd: string, data: unknown): Promise<unknown> {
  const body = JSON.stringify({ accountId, moduleKey: 'panel', extension: {}, cmd, data });
  return (await ask('/bridge', { method: 'POST', body })).json();
}

const as = (name: string) => ({ headers: { authorization: `Basic ${btoa(`${name}:anything`)}` } });

describe('the bridge', () => {
  test('a call of the page runs the resolver as the person the page acts as', async () => {
    expect(await bridge('ben', 'invoke', { functionKey: 'whoAmI', payload: {} })).toMatchObject({
      result: { accountId: 'ben', moduleKey: 'panel' },
    });
  });

  test('what a resolver throws arrives as a sentence', async () => {
    expect(await bridge('ben', 'invoke', { functionKey: 'noSuchCall' })).toEqual({
      error: { message: "Resolver has no definition for 'noSuchCall'." },
    });
  });

  test('the browser asks Jira as the person, and it costs no points', async () => {
    for (const key of ['ONE', 'TWO']) host.site.addProject({ key, name: key, roles: { browse: ['ben'] } });
    host.site.addProject({ key: 'THREE', name: 'THREE', roles: { browse: ['ada'] } });
    const fetchRequestInit = { method: 'GET', headers: [] };
    const restPath = '/rest/api/3/project/search';
    const answer = await bridge('ben', 'fetchProduct', { product: 'jira', restPath, fetchRequestInit });
    const { result } = v.parse(v.object({ result: v.object({ status: v.number(), body: v.string() }) }), answer);
    expect(result.status).toBe(200);
    expect(JSON.parse(result.body)).toMatchObject({ values: [{ key: 'ONE' }, { key: 'TWO' }] });
    expect(host.counts).toMatchObject({ jiraCalls: 0, jiraPoints: 0 });
    expect(await host.invoke('ben', 'listProjects')).toBe(2);
    expect(host.counts).toMatchObject({ jiraCalls: 1, jiraPoints: 3 });
  });

  test('the browser has no more scopes than the manifest', async () => {
    const fetchRequestInit = { method: 'PUT', body: '{}', headers: [] };
    const restPath = '/rest/api/3/issue/1/properties/x';
    expect(await bridge('ada', 'fetchProduct', { product: 'jira', restPath, fetchRequestInit })).toMatchObject({
      result: { status: 401 },
    });
  });

  test('nobody acts as somebody the site does not know', async () => {
    expect(await bridge('eve', 'invoke', { functionKey: 'whoAmI' })).toEqual({
      error: { message: 'nobody here is eve' },
    });
  });
});

describe('the server', () => {
  test("Jira's own REST answers to a name by email or account id, and to nobody else", async () => {
    expect(await (await ask('/rest/api/3/myself', as('ada@example.com'))).json()).toMatchObject({ accountId: 'ada' });
    expect(await (await ask('/rest/api/3/myself', as('ben'))).json()).toMatchObject({ accountId: 'ben' });
    expect((await ask('/rest/api/3/myself', as('eve'))).status).toBe(401);
    expect((await ask('/rest/api/3/myself')).status).toBe(401);
  });

  test('it tells the page who there is, whom to begin as, and what the app brings', async () => {
    const icon = 'https://example.com/icon.png';
    expect(await (await ask('/host/info')).json()).toMatchObject({
      users: [{ accountId: 'ben' }, { accountId: 'ada', note: 'administers Jira' }],
      modules: [{ type: 'jira:issuePanel', key: 'panel', resource: 'panel-ui', icon }],
      app: { scopes: ['read:jira-work'] },
    });
  });

  test('a page of another site may not call it', async () => {
    const headers = { origin: 'https://example.com' };
    expect((await ask('/bridge', { method: 'POST', body: '{}', headers })).status).toBe(403);
    expect((await ask('/host/info', { headers: { origin: host.url ?? '' } })).status).toBe(200);
  });

  test('a frame of the app gets its bridge before its script, and reaches no other server', async () => {
    const answer = await ask('/app/panel-ui/');
    const html = await answer.text();
    expect(html.indexOf('__makeBridge(window)')).toBeGreaterThan(0);
    expect(html.indexOf('__makeBridge(window)')).toBeLessThan(html.indexOf('main.js'));
    expect(answer.headers.get('content-security-policy')).toContain("connect-src 'self'");
  });

  test('its script is the resource of the manifest, unmodified but for being bundled', async () => {
    const script = await (await ask('/app/panel-ui/main.js')).text();
    expect(script).toContain('a panel of the fixture');
  });

  test('a resource the manifest does not have is not there', async () => {
    expect((await ask('/app/other/')).status).toBe(404);
    expect((await ask('/app/panel-ui/..%2f..%2fmanifest.yml')).status).toBe(404);
  });

  test('a schedule can be run by hand', async () => {
    const body = JSON.stringify({ what: 'tick' });
    expect((await ask('/host/run', { method: 'POST', body })).status).toBe(200);
    expect((await ask('/host/run', { method: 'POST', body: '{"what":"nothing"}' })).status).toBe(400);
  });
});

describe('trouble from the page', () => {
  const post = async (path: string, body: unknown): Promise<unknown> =>
    (await ask(path, { method: 'POST', body: JSON.stringify(body) })).json();
  const browse = () =>
    bridge('ada', 'fetchProduct', {
      product: 'jira',
      restPath: '/rest/api/3/project/search?maxResults=1',
      fetchRequestInit: { method: 'GET', headers: [] },
    });

  test('a bad day planned there hits once, the calls it was planned for and no others', async () => {
    const plan = { what: 'fail', route: 'GET /rest/api/3/project/search', with: '503', times: 1 };
    expect(await post('/host/trouble', { ...plan, from: 'browser' })).toMatchObject({ result: { planned: 1 } });
    expect(await host.invoke('ada', 'listProjects')).toBe(0);
    expect(await browse()).toMatchObject({ result: { status: 503 } });
    expect(await browse()).toMatchObject({ result: { status: 200 } });
    await post('/host/trouble', { ...plan, from: 'jira' });
    await expect(host.invoke('ada', 'listProjects')).rejects.toThrow();
    expect(await host.invoke('ada', 'listProjects')).toBe(0);
  });

  test('what was planned can be taken back', async () => {
    await post('/host/trouble', {
      what: 'fail',
      route: 'GET /rest/api/3/project/search',
      from: 'jira',
      with: '404',
      times: 3,
    });
    expect(await post('/host/trouble', { what: 'clear' })).toMatchObject({ result: { planned: 0 } });
    expect(await host.invoke('ada', 'listProjects')).toBe(0);
  });

  test('the clock moves on by a day and the app lives at the new time', async () => {
    host.clock.pin(Date.UTC(2026, 0, 1));
    expect(await post('/host/trouble', { what: 'advance', ms: 86_400_000 })).toMatchObject({
      result: { nowMs: Date.UTC(2026, 0, 2) },
    });
    expect(await host.invoke('ada', 'whoAmI')).toMatchObject({ now: Date.UTC(2026, 0, 2) });
    expect(await (await ask('/host/trouble')).json()).toMatchObject({ result: { nowMs: Date.UTC(2026, 0, 2) } });
  });

  test('a route or a fault nobody knows is refused by name, and another site in the browser is refused too', async () => {
    const plan = { what: 'fail', route: 'GET /rest/api/3/nothing', from: 'jira', with: '503', times: 1 };
    expect(JSON.stringify(await post('/host/trouble', plan))).toContain('Expected');
    const headers = { origin: 'https://example.com' };
    expect((await ask('/host/trouble', { method: 'POST', headers, body: '{"what":"clear"}' })).status).toBe(403);
  });
});
