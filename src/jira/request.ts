/** The one door to Jira's REST API: who asks, what a status means, and an answer parsed before anyone uses it. */
import api, { NeedsAuthenticationError, type Route } from '@forge/api';
import * as v from '../valibot';
import { AppFailure } from '../failures';
import { currentInstallation } from '../installation';

/** `user` is the person of this invocation; `app` has no person and sees what the app may see. */
export type Identity = 'user' | 'app';

export type JiraMethod = 'GET' | 'POST' | 'PUT' | 'DELETE';

export interface RequestOptions {
  /** Sent as JSON. */
  readonly body?: unknown;
  /** Give up after this many ms. Forge cuts a single fetch of a long function at 180 s, a resolver at 25 s. */
  readonly timeoutMs?: number;
  /** Jira starts a task and says where to ask for it: a 303 whose `Location` is the answer, as `{ location }`. */
  readonly startsTask?: boolean;
}

/** What Jira tells of its limits beside any answer; header names differ between its beta and its release. */
export interface LimitsTold {
  /** Less than a fifth is left of some limit. */
  readonly isNear: boolean;
  /** Of the hour's quota of points: the share left, 0 to 1, and ms until it starts anew; null = not told. */
  readonly quota: { readonly left: number; readonly resetInMs: number } | null;
}

export interface Jira {
  readonly as: Identity;
  /**
   * One call. `path` is always built with the `route` tag, so no id can leave its segment.
   * @throws AppFailure notAllowed (403, and 401 for a person), notFound (404), jiraBusy (429, with `slowDown`),
   * jiraUnavailable (5xx, no answer, an answer that does not fit `schema`, 401 for the app), internal (any other
   * refusal: we asked wrongly).
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

/** Points of calls as a person that nobody has taken into account yet, by installation. */
const untakenPoints = new Map<string, number>();
/** A call and what it tells of: right within a point for every call a screen of ours makes. */
const POINTS_OF_A_CALL = 2;

/**
 * What people's calls have cost in this process since it was last taken, in points, once it is worth a statement.
 * @param atLeast less than this stays untaken, and the answer is 0
 */
export function takePointsOfPeople(atLeast: number): number {
  const installation = currentInstallation();
  const points = untakenPoints.get(installation) ?? 0;
  if (points < atLeast) return 0;
  untakenPoints.delete(installation);
  return points;
}

interface Answer {
  readonly ok: boolean;
  readonly status: number;
  readonly headers: { get(name: string): string | null };
  text(): Promise<string>;
}

/**
 * The client for one identity. It holds nothing, so it may be made at every use. `heard` is told what each answer says
 * of Jira's limits, before the answer is read.
 */
export function jiraAs(identity: Identity, heard?: (limits: LimitsTold) => void): Jira {
  return {
    as: identity,
    async request(method, path, schema, options = {}) {
      const what = `${method} ${pathOnly(path)} as ${identity}`;
      if (identity === 'user') {
        const installation = currentInstallation();
        untakenPoints.set(installation, (untakenPoints.get(installation) ?? 0) + POINTS_OF_A_CALL);
      }
      const answer = await send(identity, method, path, options, what);
      heard?.(limitsTold(answer));
      if (options.startsTask === true && answer.status === 303)
        return fit({ location: answer.headers.get('Location') }, schema, what);
      if (!answer.ok) throw refusal(answer, what, identity);
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
      ...(options.startsTask === true ? { redirect: 'manual' as const } : {}),
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
  return fit(body, schema, what);
}

function fit<T>(body: unknown, schema: v.GenericSchema<unknown, T>, what: string): T {
  const parsed = v.safeParse(schema, body);
  if (parsed.success) return parsed.output;
  const where = parsed.issues.map((issue) => v.getDotPath(issue) ?? 'answer').slice(0, 3);
  throw new AppFailure('jiraUnavailable', `${what}: unexpected answer at ${where.join(', ')}`);
}

function refusal(answer: Answer, what: string, identity: Identity): AppFailure {
  const message = `${what}: ${String(answer.status)}`;
  switch (answer.status) {
    case 401:
      // The app is always known to Jira. When it is told otherwise, something between them is broken (just installed,
      // a token run out, a scope not yet granted), and another time will do; a person has to do something.
      return new AppFailure(identity === 'app' ? 'jiraUnavailable' : 'notAllowed', message);
    case 403:
      return new AppFailure('notAllowed', message);
    case 404:
      return new AppFailure('notFound', message);
    case 429: {
      const reason = answer.headers.get('RateLimit-Reason') ?? answer.headers.get('X-Beta-RateLimit-Reason');
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

/** `Beta-RateLimit: "tenant-app-quota";r=17842;t=2107` beside `Beta-RateLimit-Policy: "tenant-app-quota";q=100100;w=3600`. */
function limitsTold({ headers }: Answer): LimitsTold {
  const either = (name: string) => headers.get(name) ?? headers.get(`Beta-${name}`);
  const near = headers.get('X-RateLimit-NearLimit') ?? headers.get('X-Beta-RateLimit-NearLimit');
  const [left, resetIn] = [numberIn(either('RateLimit'), 'r'), numberIn(either('RateLimit'), 't')];
  const all = numberIn(either('RateLimit-Policy'), 'q');
  const isTold = left !== null && resetIn !== null && all !== null && all > 0;
  return {
    isNear: near?.toLowerCase() === 'true',
    quota: isTold ? { left: left / all, resetInMs: resetIn * 1000 } : null,
  };
}

function numberIn(header: string | null, name: string): number | null {
  const found = header === null ? null : new RegExp(`;\\s*${name}=(\\d+)`).exec(header);
  return found === null ? null : Number(found[1]);
}

/** Queries can hold words (JQL), so logs keep the path alone. */
function pathOnly(path: Route): string {
  return path.value.split('?', 1)[0] ?? '';
}
