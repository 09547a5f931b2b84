import { route } from '@forge/api';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { AppFailure } from '../../src/failures';
import { MAX_PROPERTY_LENGTH, readProperty, writeProperty } from '../../src/jira/property';
import { permissionsOn } from '../../src/jira/permissions';
import { jiraAs } from '../../src/jira/request';
import type { RunningHost } from '../host/host';
import { aHost } from '../support/on-host';

const Statuses = v.array(v.object({ name: v.string() }));
const STATUSES = '/rest/api/3/status';

async function aPerson(): Promise<RunningHost> {
  const host = await aHost();
  host.site.addUser({ accountId: 'eve', displayName: 'Eve Editor' });
  host.site.addProject({ key: 'SHOP', name: 'Shop', roles: { edit: ['eve'] } });
  return host;
}

const readStatuses = (host: RunningHost, accountId: string | null = 'eve') =>
  host.run(accountId, () => jiraAs('user').request('GET', route`/rest/api/3/status`, Statuses));

async function failureOf(asked: Promise<unknown>): Promise<AppFailure> {
  const error: unknown = await asked.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof AppFailure)) throw new Error(`not an AppFailure: ${String(error)}`);
  return error;
}

describe('what an answer of Jira means', () => {
  test('a good one is parsed to what was asked for, and nothing more', async () => {
    expect(await readStatuses(await aPerson())).toContainEqual({ name: 'In Progress' });
  });

  test.for([
    [401, 'notAllowed'],
    [403, 'notAllowed'],
    [404, 'notFound'],
    [429, 'jiraBusy'],
    [400, 'internal'],
    [409, 'internal'],
    [500, 'jiraUnavailable'],
    [504, 'jiraUnavailable'],
  ] as const)('%i is %s', async ([status, code]) => {
    const host = await aPerson();
    host.failNext({ service: 'jira', on: STATUSES, with: { status, body: { errorMessages: ['whatever'] } } });
    expect((await failureOf(readStatuses(host))).code).toBe(code);
  });

  test('401 for the app is no refusal of a person: something between them is broken, and another time will do', async () => {
    const host = await aPerson();
    host.failNext({ service: 'jira', on: STATUSES, with: { status: 401, body: {} } });
    const asApp = host.run(null, () => jiraAs('app').request('GET', route`/rest/api/3/status`, Statuses));
    expect((await failureOf(asApp)).code).toBe('jiraUnavailable');
  });

  test('a 429 keeps how long to wait and which limit was met', async () => {
    const host = await aPerson();
    const headers = { 'Retry-After': '37', 'RateLimit-Reason': 'jira-quota-global-based' };
    host.failNext({ service: 'jira', on: STATUSES, with: { status: 429, headers, body: null } });
    const { slowDown } = await failureOf(readStatuses(host));
    expect(slowDown).toEqual({ retryAfterMs: 37_000, reason: 'jira-quota-global-based' });
  });

  test('a 429 that does not say how long says so', async () => {
    const host = await aPerson();
    const headers = { 'Retry-After': 'Sun, 22 Nov 2026 12:00:00 GMT' };
    host.failNext({ service: 'jira', on: STATUSES, with: { status: 429, headers, body: null } });
    expect((await failureOf(readStatuses(host))).slowDown).toEqual({ retryAfterMs: null, reason: null });
  });

  test('an answer of another shape is Jira failing us, and the log says where', async () => {
    const host = await aPerson();
    host.failNext({ service: 'jira', on: STATUSES, with: { status: 200, body: [{ id: '1', name: 7 }] } });
    expect(await failureOf(readStatuses(host))).toMatchObject({
      code: 'jiraUnavailable',
      message: 'GET /rest/api/3/status as user: unexpected answer at 0.name',
    });
  });

  test('a broken connection is Jira failing us', async () => {
    const host = await aPerson();
    host.failNext({ service: 'jira', on: STATUSES, with: 'lose answer' });
    expect((await failureOf(readStatuses(host))).code).toBe('jiraUnavailable');
  });

  test('no answer within the time given is Jira failing us', async () => {
    const host = await aPerson();
    host.failNext({ service: 'jira', on: STATUSES, with: 'no answer' });
    const asked = host.run('eve', () =>
      jiraAs('user').request('GET', route`/rest/api/3/status`, Statuses, { timeoutMs: 50 }),
    );
    expect((await failureOf(asked)).code).toBe('jiraUnavailable');
  });

  test('where there is no person, asking as one is not allowed', async () => {
    expect((await failureOf(readStatuses(await aPerson(), null))).code).toBe('notAllowed');
  });

  test('an id cannot leave its place in the path', async () => {
    const host = await aPerson();
    await expect(host.run('eve', () => readProperty(jiraAs('user'), '../myself', 'premise'))).rejects.toThrow(
      'path manipulation',
    );
    expect(host.counts.jiraCalls).toBe(0);
  });

  test('what is logged of a question is its path, never its words', async () => {
    const host = await aPerson();
    host.failNext({ service: 'jira', on: '/rest/api/3/issue/1', with: { status: 500, body: null } });
    const asked = host.run('eve', () =>
      jiraAs('user').request('GET', route`/rest/api/3/issue/1?fields=${'secret plan'}`, v.unknown()),
    );
    expect((await failureOf(asked)).message).toBe('GET /rest/api/3/issue/1 as user: 500');
  });
});

describe('properties', () => {
  async function anIssue(): Promise<{ host: RunningHost; id: string }> {
    const host = await aPerson();
    return { host, id: host.site.createIssue('eve', { project: 'SHOP', type: 'Story', summary: 'Export' }).id };
  }

  test('a value written is the value read, and none is null', async () => {
    const { host, id } = await anIssue();
    await host.run('eve', async () => {
      const jira = jiraAs('user');
      expect(await readProperty(jira, id, 'premise')).toBeNull();
      await writeProperty(jira, id, 'premise', { v: 1, words: 'New teams' });
      expect(await readProperty(jira, id, 'premise')).toEqual({ v: 1, words: 'New teams' });
    });
  });

  test('a value of exactly the length Jira allows is written, one more is refused before asking', async () => {
    const { host, id } = await anIssue();
    const ofLength = (length: number) => 'x'.repeat(length - 2);
    await host.run('eve', () => writeProperty(jiraAs('user'), id, 'premise', ofLength(MAX_PROPERTY_LENGTH)));
    const calls = host.counts.jiraCalls;
    const over = host.run('eve', () => writeProperty(jiraAs('user'), id, 'premise', ofLength(MAX_PROPERTY_LENGTH + 1)));
    expect((await failureOf(over)).code).toBe('internal');
    expect(host.counts.jiraCalls).toBe(calls);
  });
});

describe('permissions', () => {
  test('what a person may do is asked for the very issue, as that person', async () => {
    const host = await aPerson();
    host.site.addProject({ key: 'DOCS', name: 'Docs', roles: { browse: ['eve'] } });
    const { id } = host.site.createIssue('app-premise', { project: 'DOCS', type: 'Story', summary: 'Export' });
    const asked = await host.run('eve', () =>
      permissionsOn(jiraAs('user'), 'issue', id, ['BROWSE_PROJECTS', 'EDIT_ISSUES']),
    );
    expect([...asked]).toEqual(['BROWSE_PROJECTS']);
  });

  test('an issue that does not exist grants nothing', async () => {
    const host = await aPerson();
    const asked = await host.run('eve', () => permissionsOn(jiraAs('user'), 'issue', '99999', ['BROWSE_PROJECTS']));
    expect(asked.size).toBe(0);
  });
});
