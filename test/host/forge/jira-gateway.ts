/**
 * Between the app and Jira: who is asking, whether the manifest's scopes allow it, and what it costs. The app's calls
 * from its functions pass here; a browser's call passes `askAsBrowser` and costs nothing.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import * as v from 'valibot';
import type { Actor, HostCounts, JiraRequest, JiraResponse, JiraSite } from '../types';
import type { Answer } from './answers';
import { notModelled } from './answers';
import type { Invocation } from './invocation';

const Identity = v.object({
  type: v.literal('fpp'),
  provider: v.picklist(['user', 'app', 'none']),
  remote: v.literal('jira'),
  accountId: v.optional(v.string()),
});

/** Set while the app's own call is answered: what the site tells of then was caused by the app. */
const selfCall = new AsyncLocalStorage<true>();

/** Whether the event being told of right now comes from a call of the app. */
export function isCausedByApp(): boolean {
  return selfCall.getStore() ?? false;
}

/** Who the SDK asks as; an answer instead when nobody can be asked as. */
export function actorOf(meta: unknown, invocation: Invocation): Actor | Answer {
  const parsed = v.safeParse(Identity, meta);
  if (!parsed.success) return notModelled(`a request with ${JSON.stringify(meta)}`, 'test/host/forge/jira-gateway.ts');
  const { provider, accountId } = parsed.output;
  if (provider !== 'user') return { kind: provider };
  if (accountId !== undefined && accountId !== invocation.accountId) {
    return notModelled('asUser of somebody else (offline impersonation)', 'test/host/forge/jira-gateway.ts');
  }
  if (invocation.accountId === null) {
    return { status: 401, headers: { 'forge-proxy-error': 'NEEDS_AUTHENTICATION_ERR' }, body: { code: 401 } };
  }
  return { kind: 'user', accountId: invocation.accountId };
}

export function toJiraRequest(path: string, init: RequestInit | undefined, actor: Actor): JiraRequest {
  const body: unknown = init?.body ?? null;
  if (body !== null && typeof body !== 'string') throw new TypeError('the host reads request bodies that are text');
  return {
    method: (init?.method ?? 'GET').toUpperCase(),
    path,
    headers: Object.fromEntries(new Headers(init?.headers)),
    body,
    actor,
  };
}

/** Refuses what no scope of the manifest allows. Either set of an operation will do, but it has to be whole. */
export function scopeRefusal(
  site: Pick<JiraSite, 'scopesFor'>,
  request: Pick<JiraRequest, 'method' | 'path'>,
  scopes: readonly string[],
): Answer | null {
  const sets = site.scopesFor(request.method, request.path.split('?', 1)[0] ?? '');
  // A call the site does not know needs no scope here: the site says itself that it is not modelled.
  const isAllowed = sets === null || sets.some((set) => set.every((scope) => scopes.includes(scope)));
  return isAllowed ? null : scopeMismatch();
}

/** The gateway's words, as developers report them; only a real site can prove them. */
function scopeMismatch(): Answer {
  const headers = { 'content-type': 'application/json' };
  return { status: 401, headers, body: { code: 401, message: 'Unauthorized; scope does not match' } };
}

function isWrite(site: JiraSite, { method, path }: JiraRequest): boolean {
  const [classic = []] = site.scopesFor(method, path.split('?', 1)[0] ?? '') ?? [];
  return method !== 'GET' && classic.some((scope) => !scope.startsWith('read:'));
}

/** Asks the site as a function of the app does, and counts what it costs. */
export async function askAsApp(site: JiraSite, request: JiraRequest, counts: HostCounts): Promise<Answer> {
  const answer = await selfCall.run(true, () => site.request(request));
  counts.jiraCalls += 1;
  counts.jiraPoints += isWrite(site, request) ? 1 : pointsOfRead(answer);
  return toAnswer(answer);
}

function toAnswer({ status, headers, body }: JiraResponse): Answer {
  return { status, headers, ...(body === null ? {} : { body }) };
}

/** The lists whose members Jira charges for, by the name they have in the answer. */
const LISTS = ['issues', 'issueChangeLogs', 'values', 'projects', 'comments', 'worklogs'];

/** A call costs 1 point, and 1 for each object returned; a write costs 1 (Jira's rate-limiting page, March 2026). */
export function pointsOfRead(answer: JiraResponse): number {
  if (answer.status >= 400) return 1;
  if (Array.isArray(answer.body)) return 1 + answer.body.length;
  const body = v.parse(v.nullable(v.record(v.string(), v.unknown())), answer.body);
  const list = LISTS.map((name) => body?.[name]).find(Array.isArray);
  if (list !== undefined) return 1 + list.length;
  return body === null || 'count' in body ? 1 : 2;
}
