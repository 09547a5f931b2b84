import { route } from '@forge/api';
import { expect, test } from 'vitest';
import * as v from 'valibot';
import { jiraAs } from '../../../src/jira/request';
import { aHost } from '../../support/on-host';
import { COVERAGE } from '../jira/coverage';
import { ROUTES, scopesFor } from '../jira/routes/all';
import { smallSite } from '../jira/small-site';
import type { JiraRequest } from '../types';
import { openContract } from './contract';
import { readDocument } from './document';
import { operationsOf } from './operations';
import { MISTAKES, UNLISTED } from './overlay';
import { schemasOf } from './schemas';

const document = readDocument();
const contract = openContract();
if (document === null)
  console.log('Jira’s OpenAPI document is not beside the repository: its contract is not checked.');
const where = { skip: document === null };

const asked = (method: string, path: string, body?: unknown): JiraRequest => ({
  method,
  path: `/rest/api/3${path}`,
  headers: body === undefined ? {} : { 'content-type': 'application/json' },
  body: body === undefined ? null : JSON.stringify(body),
  actor: { kind: 'app' },
});
const inRequest = (method: string, path: string, body?: unknown) => contract?.inRequest(asked(method, path, body));
const inAnswer = (method: string, path: string, status: number, body: unknown) =>
  contract?.inAnswer(asked(method, path), { status, headers: { 'content-type': 'application/json' }, body });

test('every route of the stand-in is an operation of Jira', where, () => {
  for (const { method, path } of ROUTES)
    expect(contract?.operations.get(method, path), `${method} ${path}`).not.toBeNull();
  expect(COVERAGE).toHaveLength(ROUTES.length);
  expect(ROUTES.length).toBeGreaterThan(30);
});

test('every route asks for the scopes Jira asks for, classic or granular', where, () => {
  for (const { method, path } of ROUTES) {
    const described = contract?.operations.get(method, path)?.scopes.map((set) => set.toSorted());
    const ours = scopesFor(method, path.replaceAll(/\{\w+\}/g, '1'))?.map((set) => set.toSorted());
    expect(ours, `${method} ${path}`).toEqual(described);
  }
});

/** An operation as it lies in the document, as far as its examples go. */
const Content = v.optional(
  v.record(
    v.string(),
    v.object({
      schema: v.optional(v.record(v.string(), v.unknown()), {}),
      example: v.optional(v.unknown()),
      examples: v.optional(v.record(v.string(), v.object({ value: v.unknown() })), {}),
    }),
  ),
  {},
);
const WithExamples = v.object({
  requestBody: v.optional(v.object({ content: Content }), {}),
  responses: v.record(v.string(), v.object({ content: Content })),
});

test('what Jira’s document gives as examples is allowed by it, once its known mistakes are corrected', where, () => {
  if (document === null) return;
  const schemas = schemasOf(document, MISTAKES);
  let examples = 0;
  for (const { method, path } of ROUTES) {
    const { requestBody, responses } = v.parse(WithExamples, document.paths[path]?.[method.toLowerCase()]);
    for (const { content } of [requestBody, ...Object.values(responses)]) {
      for (const { schema, example, examples: named } of Object.values(content)) {
        const values = [...(example === undefined ? [] : [example]), ...Object.values(named).map(({ value }) => value)];
        for (const value of values) {
          examples += 1;
          const given: unknown = typeof value === 'string' ? JSON.parse(value) : value;
          expect(schemas.problems(schema, given), `${method} ${path}`).toEqual([]);
        }
      }
    }
  }
  expect(examples).toBeGreaterThanOrEqual(30);
});

test.for(MISTAKES.map((mistake) => [mistake.schema, mistake] as const))(
  'the document is still wrong about %s',
  where,
  ([schema, mistake]) => {
    if (document === null) return;
    const problems = (mistakes: typeof MISTAKES) =>
      schemasOf(document, mistakes).problems({ $ref: schema }, mistake.example);
    // A newer document that allows it: take the entry out of overlay.ts.
    expect(problems(MISTAKES.filter((other) => other !== mistake))).not.toEqual([]);
    expect(problems(MISTAKES)).toEqual([]);
  },
);

test.for(UNLISTED.map((entry) => [entry.status, entry.operation, entry] as const))(
  'the document still does not list %i for %s',
  where,
  async ([status, name, { asked: call }]) => {
    if (document === null) return;
    const [as, method, path, body] = call;
    const operation = operationsOf(document).match(method, `/rest/api/3${path.split('?', 1)[0] ?? ''}`)?.operation;
    expect([operation?.name, 'every']).toContain(name);
    expect([...(operation?.answers.keys() ?? [])]).not.toContain(status);
    const { ask, site } = await smallSite();
    site.setProperty('SHOP-2', 'premise', {});
    expect((await ask(as, method, path, body)).status).toBe(status);
  },
);

test('a request Jira would not understand is found out', where, () => {
  expect(inRequest('POST', '/search/jql', { jql: 'project = SHOP', maxResults: 50 })).toEqual([]);
  expect(inRequest('POST', '/search/jql', { jql: 'project = SHOP', startAt: 50 })?.join()).toContain('startAt');
  expect(inRequest('POST', '/search/jql', { jql: 7 })?.join()).toContain('/jql must be string');
  expect(inRequest('POST', '/search/jql')?.join()).toContain('needs a body');
  expect(inRequest('POST', '/search/everything', {})?.join()).toContain('is no operation');
  expect(inRequest('POST', '/search', { jql: 'project = SHOP' })?.join()).toContain('is on its way out');
  expect(inRequest('GET', '/issue/SHOP-1?fields=summary,status&updateHistory=false')).toEqual([]);
  expect(inRequest('GET', '/issue/SHOP-1?updateHistory=maybe')?.join()).toContain('updateHistory');
  expect(inRequest('GET', '/issue/SHOP-1?field=summary')?.join()).toContain('no query parameter field');
  expect(inRequest('GET', '/issue/SHOP-1/changelog?startAt=two')?.join()).toContain('startAt');
  expect(inRequest('GET', '/issue/SHOP-1/changelog?startAt=1&startAt=2')?.join()).toContain('twice');
  expect(inRequest('GET', '/issue/SHOP-1', {})?.join()).toContain('takes no body');
  const unnamed = { ...asked('POST', '/search/jql', { jql: 'project = SHOP' }), headers: {} };
  expect(contract?.inRequest(unnamed).join()).toContain('not as JSON');
});

test('an answer Jira would not give is found out', where, () => {
  expect(inAnswer('POST', '/search/jql', 200, { issues: [], isLast: true })).toEqual([]);
  expect(inAnswer('POST', '/search/jql', 200, { issues: [], total: 0 })?.join()).toContain('total');
  expect(inAnswer('POST', '/search/jql', 201, { issues: [] })?.join()).toContain('answers 201');
  expect(inAnswer('POST', '/search/jql', 200, null)?.join()).toContain('without the body');
  expect(inAnswer('POST', '/search/jql', 400, { problem: 'jql' })?.join()).toContain('problem');
  expect(inAnswer('POST', '/search/jql', 400, { errorMessages: ['no'], errors: {} })).toEqual([]);
  expect(inAnswer('DELETE', '/issue/SHOP-1/properties/p', 204, {})?.join()).toContain('204 with a body');
  const issue = (fields: unknown) => inAnswer('GET', '/issue/SHOP-1', 200, { id: '1', key: 'SHOP-1', fields })?.join();
  expect(issue({ created: '2026-11-22T10:20:30.123+0000', assignee: null, labels: ['a'] })).toBe('');
  expect(issue({ created: 1_700_000_000_000 })).toContain('created of SHOP-1');
  expect(issue({ issuetype: { id: '3', nom: 'Story' } })).toContain('nom');
});

const Anything = v.unknown();

test(
  'on a host, what the app asks and what Jira answers is looked at, and a difference is a problem',
  where,
  async () => {
    const host = await aHost({ mayHaveProblems: true });
    host.site.addUser({ accountId: 'eve', displayName: 'Eve Editor' });
    host.site.addProject({ key: 'SHOP', name: 'Shop', roles: { edit: ['eve'] } });
    const ask = (body: unknown) =>
      host.run('eve', () => jiraAs('user').request('POST', route`/rest/api/3/search/jql`, Anything, { body }));
    await ask({ jql: 'project = SHOP', maxResults: 5 });
    expect(host.problems).toEqual([]);
    await ask({ jql: 'project = SHOP', startAt: 0 }).catch(() => undefined);
    expect(host.problems.join()).toContain(
      'request POST /rest/api/3/search/jql: body: the whole must NOT have additional',
    );
  },
);
