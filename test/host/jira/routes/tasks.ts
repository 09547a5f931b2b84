/**
 * Properties on many issues at once, and the task that writes them. The stand-in does the work when it is asked for and
 * the task is complete from the first look on; Jira may take its time, and a test that wants that answers in its place.
 */
import * as v from 'valibot';
import type { Call, Route } from '../http';
import { answer, readBody, Refusal, visibleIssue } from '../http';
import { may, mayGlobally } from '../permissions';
import { self } from '../present';
import type { Store } from '../store';
import { checkProperty } from './properties';

/** Jira's bounds. */
const MOST_ISSUES = 100;
const MOST_PROPERTIES = 10;

const MultiBody = v.strictObject({
  issues: v.pipe(
    v.array(
      v.strictObject({
        issueID: v.pipe(v.number(), v.integer()),
        properties: v.pipe(
          v.record(v.string(), v.unknown()),
          v.check((all) => Object.keys(all).length >= 1 && Object.keys(all).length <= MOST_PROPERTIES, '1 to 10'),
        ),
      }),
    ),
    v.minLength(1),
    v.maxLength(MOST_ISSUES),
  ),
});

interface Task {
  readonly by: string;
  readonly atMs: number;
  /** Jira documents that failures of single issues are told here, and not in what form: this form is believed. */
  readonly result: unknown;
}

/** Tasks of each site; like Jira's they are not kept for ever, here no longer than the process. */
const tasks = new WeakMap<Store, Map<string, Task>>();

function write(call: Call): Task {
  const { issues } = readBody(call, MultiBody);
  for (const { properties } of issues)
    for (const [key, value] of Object.entries(properties)) checkProperty(key, JSON.stringify(value));
  const failed: { issueID: number; error: string }[] = [];
  for (const { issueID, properties } of issues) {
    const issue = visibleIssue(call, String(issueID));
    const project = issue && call.store.project(issue.projectId);
    // "If an issue is not found, it is ignored."
    if (issue === null || project === null) continue;
    if (!may(call.user, 'EDIT_ISSUES', project)) {
      failed.push({ issueID, error: 'You do not have permission to edit this issue.' });
      continue;
    }
    for (const [key, value] of Object.entries(properties)) call.changes.setProperty(issue, key, value);
  }
  return { by: call.user.accountId, atMs: call.nowMs, result: failed.length === 0 ? null : { errors: failed } };
}

export const taskRoutes: readonly Route[] = [
  {
    method: 'POST',
    path: '/rest/api/3/issue/properties/multi',
    scopes: ['write:jira-work'],
    handle(call) {
      const known = tasks.get(call.store) ?? new Map<string, Task>();
      tasks.set(call.store, known);
      const id = call.store.freshId();
      known.set(id, write(call));
      return { status: 303, headers: { location: self(`task/${id}`) }, body: null };
    },
  },
  {
    method: 'GET',
    path: '/rest/api/3/task/{taskId}',
    scopes: ['read:jira-work'],
    handle(call) {
      const id = call.params['taskId'] ?? '';
      const task = tasks.get(call.store)?.get(id);
      if (task === undefined) throw new Refusal(404, `Task with ID ${id} does not exist.`);
      if (task.by !== call.user.accountId && !mayGlobally(call.user, 'ADMINISTER'))
        throw new Refusal(403, 'Only who submitted a task, or an administrator, may see it.');
      return answer({
        self: self(`task/${id}`),
        id,
        description: 'Set issue properties',
        status: 'COMPLETE',
        ...(task.result === null ? {} : { result: task.result }),
        submittedBy: 10_000,
        progress: 100,
        elapsedRuntime: 0,
        submitted: task.atMs,
        started: task.atMs,
        finished: task.atMs,
        lastUpdate: task.atMs,
      });
    },
  },
];
