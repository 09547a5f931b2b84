/** The one door to Jira's REST API: who asks, what a status means, and an answer parsed before anyone uses it. */
import api, { NeedsAuthenticationError, type Route } from '@forge/api';
import * as v from 'valibot';
import { AppFailure } from '../failures';

/** `user` is the person of this invocation; `app` has no person and sees what the app may see. */
export type Identity = 'user' | 'app';

export type JiraMethod = 'GET' | 'POST' | 'PUT' | 'DELETE';

export interface RequestOptions {
  /** Sent as JSON. */
  readonly body?: unknown;
  /** Give up after this many ms. Forge cuts a single fetch of a long function at 180 s, a resolver at 25 s. */
  readonly timeoutMs?: number;
}

export interface Jira {
  readonly as: Identity;
  /**
   * One call. `path` is always built with the `route` tag, so no id can leave its segment.
   * @throws AppFailure notAllowed (401, 403), notFound (404), jiraBusy (429, with `slowDown`), jiraUnavailable
   * (5xx, no answer, an answer that does not fit `schema`), internal (any other refusal: we asked wrongly).
   */
  request<T>(
    method: JiraMethod,
    path: Route,
    schema: v.GenericSchema<unknown, T>,
    options?: RequestOptions,
  ): Promise<T>;
}

/** For calls whose answer has no body of interest, e.g. `PUT` of a property. */
export const NoBody = v.unknown();

const DEFAULT_TIMEOUT_MS = 15_000;

interface Answer {
  readonly ok: boolean;
  readonly status: number;
  readonly headers: { get(name: string): string | null };
  text(): Promise<string>;
}

/** The client for one identity. It holds nothing, so it may be made at every use. */
export function jiraAs(identity: Identity): Jira {
  return {
    as: identity,
    async request(method, path, schema, options = {}) {
      const what = `${method} ${pathOnly(path)} as ${identity}`;
      const answer = await send(identity, method, path, options, what);
      if (!answer.ok) throw refusal(answer, what);
      return read(answer, schema, what);
    },
  };
}

async function send(
  identity: Identity,
  method: JiraMethod,
  path: Route,
  options: RequestOptions,
  what: string,
): Promise<Answer> {
  const client = identity === 'user' ? api.asUser() : api.asApp();
  const headers: Record<string, string> = { Accept: 'application/json' };
  if (options.body !== undefined) headers['Content-Type'] = 'application/json';
  try {
    return await client.requestJira(path, {
      method,
      headers,
      signal: AbortSignal.timeout(options.timeoutMs ?? DEFAULT_TIMEOUT_MS),
      ...(options.body === undefined ? {} : { body: JSON.stringify(options.body) }),
    });
  } catch (cause) {
    // Without a person there is nobody to ask as: the same to us as Jira refusing that person.
    if (cause instanceof NeedsAuthenticationError) throw new AppFailure('notAllowed', what, { cause });
    throw new AppFailure('jiraUnavailable', what, { cause });
  }
}

async function read<T>(answer: Answer, schema: v.GenericSchema<unknown, T>, what: string): Promise<T> {
  let body: unknown;
  try {
    const text = await answer.text();
    body = text === '' ? null : JSON.parse(text);
  } catch (cause) {
    throw new AppFailure('jiraUnavailable', `${what}: not JSON`, { cause });
  }
  const parsed = v.safeParse(schema, body);
  if (parsed.success) return parsed.output;
  const where = parsed.issues.map((issue) => v.getDotPath(issue) ?? 'answer').slice(0, 3);
  throw new AppFailure('jiraUnavailable', `${what}: unexpected answer at ${where.join(', ')}`);
}

function refusal(answer: Answer, what: string): AppFailure {
  const message = `${what}: ${String(answer.status)}`;
  switch (answer.status) {
    case 401:
    case 403:
      return new AppFailure('notAllowed', message);
    case 404:
      return new AppFailure('notFound', message);
    case 429: {
      const reason = answer.headers.get('RateLimit-Reason');
      const retryAfterMs = readRetryAfter(answer.headers.get('Retry-After'));
      return new AppFailure('jiraBusy', message, { slowDown: { reason, retryAfterMs } });
    }
    default:
      return new AppFailure(answer.status >= 500 ? 'jiraUnavailable' : 'internal', message);
  }
}

/** `Retry-After` in whole seconds, the form Jira uses; anything else counts as not said. */
function readRetryAfter(header: string | null): number | null {
  if (header === null || !/^\d+$/.test(header)) return null;
  return Number(header) * 1000;
}

/** Queries can hold words (JQL), so logs keep the path alone. */
function pathOnly(path: Route): string {
  return path.value.split('?', 1)[0] ?? '';
}
