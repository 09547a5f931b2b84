/** Issue properties: readable by whoever browses the issue, writable by whoever edits it. */
import type { Call, Route } from '../http';
import { answer, mustBeAllowed, NO_CONTENT, readJson, Refusal, theIssue } from '../http';
import { self } from '../present';

/** Jira's bounds, in characters. */
const MOST_VALUE = 32_768;
const MOST_KEY = 255;
const NOT_EDITOR = 'You do not have permission to edit this issue.';

export function checkProperty(key: string, valueText: string | undefined): void {
  if (key === '' || key.length > MOST_KEY)
    throw new Refusal(400, `The property key must have 1 to ${MOST_KEY} characters.`);
  if (valueText === undefined || valueText.length > MOST_VALUE)
    throw new Refusal(400, `The property value must be JSON of at most ${MOST_VALUE} characters.`);
}

const propertyKey = (call: Call) => call.params['propertyKey'] ?? '';

export const propertyRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/rest/api/3/issue/{issueIdOrKey}/properties',
    scopes: ['read:jira-work'],
    handle(call) {
      const { issue } = theIssue(call);
      const keys = Object.keys(issue.properties);
      return answer({ keys: keys.map((key) => ({ self: propertySelf(issue.id, key), key })) });
    },
  },
  {
    method: 'GET',
    path: '/rest/api/3/issue/{issueIdOrKey}/properties/{propertyKey}',
    scopes: ['read:jira-work'],
    handle(call) {
      const { issue } = theIssue(call);
      const key = propertyKey(call);
      if (!Object.hasOwn(issue.properties, key))
        throw new Refusal(404, `The property with the key "${key}" does not exist.`);
      return answer({ key, value: issue.properties[key] });
    },
  },
  {
    method: 'PUT',
    path: '/rest/api/3/issue/{issueIdOrKey}/properties/{propertyKey}',
    scopes: ['write:jira-work'],
    handle(call) {
      const { issue, project } = theIssue(call);
      mustBeAllowed(call, 'EDIT_ISSUES', project, NOT_EDITOR);
      const key = propertyKey(call);
      checkProperty(key, call.body ?? undefined);
      const isNew = !Object.hasOwn(issue.properties, key);
      call.changes.setProperty(issue, key, readJson(call));
      return { status: isNew ? 201 : 200, headers: {}, body: null };
    },
  },
  {
    method: 'DELETE',
    path: '/rest/api/3/issue/{issueIdOrKey}/properties/{propertyKey}',
    scopes: ['write:jira-work'],
    handle(call) {
      const { issue, project } = theIssue(call);
      mustBeAllowed(call, 'EDIT_ISSUES', project, NOT_EDITOR);
      const key = propertyKey(call);
      if (!Object.hasOwn(issue.properties, key))
        throw new Refusal(404, `The property with the key "${key}" does not exist.`);
      call.changes.deleteProperty(issue, key);
      return NO_CONTENT;
    },
  },
];

function propertySelf(issueId: string, key: string): string {
  return self(`issue/${issueId}/properties/${encodeURIComponent(key)}`);
}
