/**
 * The only way to make a resolver. Whoever can load one of our pages can call every resolver with any payload, so each
 * call is parsed, its person taken from Forge, and its resource checked in Jira as that person, before anything else.
 */
import { getAppContext } from '@forge/api';
import * as v from '../valibot';
import type { Result } from '../domain/failure';
import { AppFailure, logFailure, toFailure } from '../failures';
import { currentInstallation } from '../installation';
import { grantedOn, type Permission, permissionsOn, type Places, type Resource } from '../jira/permissions';
import { type Jira, jiraAs } from '../jira/request';
import { ensureSchema } from '../store/schema';
import { notePeople } from '../sync/people';
import { hasLapsed, License } from './licence';

/** What a call needs. The id is the payload's `issueId` or `projectId`; of `site` there is one, so its id is made up. */
export interface Access<R extends Resource> {
  readonly on: R;
  /** Refused without it. Without even Browse the refusal is `notFound`: nobody learns what exists. */
  readonly permission: Permission;
  /** Asked in the same request, for `may`; not having it refuses nothing. */
  readonly also?: readonly Permission[];
  /** Changes something: refused when the licence has ended. */
  readonly writes: boolean;
}

/** Who calls, and with what leave. */
export interface Call {
  readonly accountId: string;
  /** Jira as this person. */
  readonly jira: Jira;
  /** Among the permissions of this call's `Access`. */
  readonly may: (permission: Permission) => boolean;
  /** Checks another resource the call turned out to touch; `false` is never remembered. */
  readonly mayOn: (resource: Resource, id: string, permission: Permission) => Promise<boolean>;
  /** As `mayOn`, of many at once: one request for all that is not known yet, 1,000 of each kind at most. */
  readonly whereMay: (permission: Permission, asked: Places) => Promise<Places>;
}

/** Forge stops a resolver after 25 s, and the person would see the platform's words instead of ours. */
const BUDGET_MS = 22_000;

const GRANT_MS = 5 * 60_000;
/** Far above what one process sees in five minutes; a bound all the same. */
const GRANTS_KEPT = 10_000;

/** When each grant stops being believed, by installation, account, resource and permission. Refusals are never kept. */
const grants = new Map<string, number>();

const Caller = v.object({
  accountId: v.pipe(v.string(), v.nonEmpty()),
  license: License,
});

/** A resolver's request as the platform hands it over: nothing in it is trusted by type. */
interface RawRequest {
  readonly payload?: unknown;
  readonly context: unknown;
}

/** Wraps a resolver: `fn` runs only for a parsed payload and a person who may. Never throws. */
export function guarded<R extends Resource, P extends Record<`${R}Id`, string>, T>(
  access: Access<R>,
  schema: v.GenericSchema<unknown, P>,
  fn: (call: Call, payload: P) => Promise<T>,
): (request: RawRequest) => Promise<Result<T>> {
  return async (request) => {
    try {
      return { ok: true, value: await withinBudget(() => answer(access, schema, fn, request)) };
    } catch (error) {
      const refused = toFailure(error);
      // A refusal is an answer; what may work another time is what somebody has to look into.
      if (refused.retryable) logFailure(`${access.writes ? 'write' : 'read'} on ${access.on}`, error);
      return { ok: false, error: refused };
    }
  };
}

async function answer<R extends Resource, P extends Record<`${R}Id`, string>, T>(
  access: Access<R>,
  schema: v.GenericSchema<unknown, P>,
  fn: (call: Call, payload: P) => Promise<T>,
  request: RawRequest,
): Promise<T> {
  const caller = v.safeParse(Caller, request.context);
  if (!caller.success) throw new AppFailure('notAllowed', 'a call without an account');
  const payload = parsePayload(schema, request.payload);
  const jira = jiraAs('user');
  const installation = currentInstallation();
  const account = `${installation} ${caller.output.accountId}`;
  const granted = await grantsOf(account, jira, access.on, payload[`${access.on}Id`], wanted(access));
  if (access.on !== 'site' && !granted.has('BROWSE_PROJECTS')) throw new AppFailure('notFound', 'no leave to browse');
  if (!granted.has(access.permission)) throw new AppFailure('notAllowed', `no ${access.permission}`);
  if (access.writes && hasLapsed(caller.output.license, getAppContext().environmentType)) {
    throw new AppFailure('unlicensed', 'the licence has ended');
  }
  await ensureSchema(installation);
  await notePeople(Date.now());
  return fn(
    {
      accountId: caller.output.accountId,
      jira,
      may: (permission) => granted.has(permission),
      mayOn: async (resource, id, permission) =>
        (await grantsOf(account, jira, resource, id, [permission])).has(permission),
      whereMay: (permission, asked) => placesOf(account, jira, permission, asked),
    },
    payload,
  );
}

function wanted(access: Access<Resource>): readonly Permission[] {
  // What is global and what is a project's are asked apart: Jira refuses the one among the other.
  const first: readonly Permission[] = access.on === 'site' ? [] : ['BROWSE_PROJECTS'];
  return [...new Set<Permission>([...first, access.permission, ...(access.also ?? [])])];
}

function parsePayload<P>(schema: v.GenericSchema<unknown, P>, payload: unknown): P {
  const parsed = v.safeParse(schema, payload);
  if (parsed.success) return parsed.output;
  const field = v.getDotPath(parsed.issues[0]);
  throw new AppFailure('invalid', 'payload refused', field === null ? {} : { field });
}

async function grantsOf(
  account: string,
  jira: Jira,
  resource: Resource,
  id: string,
  permissions: readonly Permission[],
): Promise<ReadonlySet<Permission>> {
  const nowMs = Date.now();
  const keyOf = (permission: Permission) => `${account} ${resource} ${id} ${permission}`;
  if (permissions.every((permission) => isKept(keyOf(permission), nowMs))) return new Set(permissions);
  const granted = await permissionsOn(jira, resource, id, permissions);
  keep([...granted].map(keyOf), nowMs);
  return granted;
}

async function placesOf(account: string, jira: Jira, permission: Permission, asked: Places): Promise<Places> {
  const nowMs = Date.now();
  const keyOf = (resource: Resource, id: string) => `${account} ${resource} ${id} ${permission}`;
  const known = (resource: keyof Places) =>
    new Set([...asked[resource]].filter((id) => isKept(keyOf(resource, id), nowMs)));
  const unknown = (resource: keyof Places, of: ReadonlySet<string>) =>
    new Set([...asked[resource]].filter((id) => !of.has(id)));
  const [issue, project] = [known('issue'), known('project')];
  const granted = await grantedOn(jira, permission, {
    issue: unknown('issue', issue),
    project: unknown('project', project),
  });
  for (const resource of ['issue', 'project'] as const)
    keep(
      [...granted[resource]].map((id) => keyOf(resource, id)),
      nowMs,
    );
  return { issue: new Set([...issue, ...granted.issue]), project: new Set([...project, ...granted.project]) };
}

function isKept(key: string, nowMs: number): boolean {
  return (grants.get(key) ?? 0) > nowMs;
}

function keep(keys: readonly string[], nowMs: number): void {
  if (grants.size > GRANTS_KEPT) grants.clear();
  for (const key of keys) grants.set(key, nowMs + GRANT_MS);
}

async function withinBudget<T>(work: () => Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const tooSlow = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new AppFailure('tooSlow', `not done after ${String(BUDGET_MS)} ms`));
    }, BUDGET_MS);
  });
  try {
    return await Promise.race([work(), tooSlow]);
  } finally {
    clearTimeout(timer);
  }
}
