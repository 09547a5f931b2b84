/** Properties on issues: readable by whoever may see the issue, writable by whoever may edit it, so never trusted. */
import { route } from '@forge/api';
import * as v from '../valibot';
import { AppFailure, isFailure } from '../failures';
import { type Jira, NoBody } from './request';

/** Jira's bound on a property's value, in characters. */
export const MAX_PROPERTY_LENGTH = 32_768;

const Property = v.object({ value: v.unknown() });

/**
 * `GET /rest/api/3/issue/{id}/properties/{key}`; null when there is none, or no such issue for this identity.
 * @throws AppFailure as `Jira.request`, but never notFound
 */
export async function readProperty(jira: Jira, issueId: string, key: string): Promise<unknown> {
  try {
    return (await jira.request('GET', route`/rest/api/3/issue/${issueId}/properties/${key}`, Property)).value;
  } catch (error) {
    if (isFailure(error, 'notFound')) return null;
    throw error;
  }
}

/**
 * `PUT /rest/api/3/issue/{id}/properties/{key}`: needs Edit issues. 1 point.
 * @throws AppFailure internal when the value is over Jira's bound, else as `Jira.request`
 */
export async function writeProperty(jira: Jira, issueId: string, key: string, value: unknown): Promise<void> {
  if (JSON.stringify(value).length > MAX_PROPERTY_LENGTH) {
    throw new AppFailure('internal', `property ${key} is too long for Jira`);
  }
  await jira.request('PUT', route`/rest/api/3/issue/${issueId}/properties/${key}`, NoBody, { body: value });
}

/** Jira's bound on issues in one `issue/properties/multi`. */
export const MAX_BULK_PROPERTIES = 100;

/** Where to ask for the task; a gateway that has followed the redirect already hands over the task itself. */
const Started = v.union([
  v.pipe(
    v.object({ location: v.pipe(v.string(), v.regex(/\/task\/[\w-]+/)) }),
    v.transform(({ location }) => /\/task\/([\w-]+)/.exec(location)?.[1] ?? ''),
  ),
  v.pipe(
    v.object({ id: v.string(), status: v.string() }),
    v.transform(({ id }) => id),
  ),
]);

/**
 * `POST /rest/api/3/issue/properties/multi`: properties on up to 100 issues, each with its own by key. Jira does it
 * later, issue by issue; issues it does not find it passes over in silence. 1 point.
 * @returns the id of the task
 * @throws AppFailure as `Jira.request`
 */
export async function writeProperties(
  jira: Jira,
  values: ReadonlyMap<string, Readonly<Record<string, unknown>>>,
): Promise<string> {
  const issues = [...values].map(([issueId, properties]) => ({ issueID: Number(issueId), properties }));
  return jira.request('POST', route`/rest/api/3/issue/properties/multi`, Started, {
    body: { issues },
    startsTask: true,
  });
}

const Task = v.object({
  status: v.picklist(['ENQUEUED', 'RUNNING', 'COMPLETE', 'FAILED', 'CANCEL_REQUESTED', 'CANCELLED', 'DEAD']),
  result: v.optional(v.unknown(), null),
});

export interface TaskSeen {
  readonly state: 'running' | 'done' | 'failed';
  /** Ids named anywhere in the result. Jira documents that it tells of failures there, and not in what form. */
  readonly named: ReadonlySet<string>;
}

/** `GET /rest/api/3/task/{id}`: only for whoever started it. @throws AppFailure as `Jira.request` */
export async function readTask(jira: Jira, taskId: string): Promise<TaskSeen> {
  const { status, result } = await jira.request('GET', route`/rest/api/3/task/${taskId}`, Task);
  const isRunning = status === 'ENQUEUED' || status === 'RUNNING' || status === 'CANCEL_REQUESTED';
  const text = typeof result === 'string' ? result : JSON.stringify(result);
  return {
    state: isRunning ? 'running' : status === 'COMPLETE' ? 'done' : 'failed',
    named: new Set(text.match(/\d+/g) ?? []),
  };
}
