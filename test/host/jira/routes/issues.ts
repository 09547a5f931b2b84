/** One issue: reading, creating and editing it. */
import type { Route } from '../http';
import { answer, listParam, mustBeAllowed, NO_CONTENT, Refusal, theIssue } from '../http';
import { issueBean, pickFields } from '../issue-bean';
import { visibleProjects } from '../permissions';
import { self } from '../present';
import { createFields, createTarget, editFields, readUpdate } from './issue-fields';
import { expansions, mostProperties } from './expand';
import { checkProperty } from './properties';

const HISTORIES = 100;

export const issueRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/rest/api/3/issue/{issueIdOrKey}',
    scopes: ['read:jira-work'],
    handle(call) {
      const { issue } = theIssue(call);
      const properties = listParam(call.query, 'properties');
      mostProperties(properties);
      const expand = expansions(listParam(call.query, 'expand'), ['changelog']);
      const asked = listParam(call.query, 'fields');
      return answer(
        issueBean(call.store, call.user, issue, {
          fields: pickFields(asked.length === 0 ? ['*all'] : asked),
          properties: properties.includes('*all') ? Object.keys(issue.properties) : properties,
          histories: expand.has('changelog') ? HISTORIES : null,
        }),
      );
    },
  },
  {
    method: 'POST',
    path: '/rest/api/3/issue',
    scopes: ['write:jira-work'],
    handle(call) {
      const update = readUpdate(call);
      const project = createTarget(update.fields, visibleProjects(call.store, call.user));
      mustBeAllowed(call, 'CREATE_ISSUES', project, 'You do not have permission to create issues in this project.');
      const fields = createFields(call, project, update);
      for (const { key, value } of update.properties) checkProperty(key, JSON.stringify(value));
      const issue = call.changes.create(call.user, project, fields, call.nowMs);
      for (const { key, value } of update.properties) call.changes.setProperty(issue, key, value);
      return answer({ id: issue.id, key: issue.key, self: self(`issue/${issue.id}`) }, 201);
    },
  },
  {
    method: 'PUT',
    path: '/rest/api/3/issue/{issueIdOrKey}',
    scopes: ['write:jira-work'],
    handle(call) {
      const { issue, project } = theIssue(call);
      mustBeAllowed(call, 'EDIT_ISSUES', project, 'You do not have permission to edit issues in this project.');
      const update = readUpdate(call);
      if (update.transition !== null) throw new Refusal(400, 'A transition belongs to the transitions resource.');
      const edit = editFields(call, project, issue, update);
      for (const { key, value } of update.properties) checkProperty(key, JSON.stringify(value));
      call.changes.edit(call.user, issue, edit, call.nowMs);
      for (const { key, value } of update.properties) call.changes.setProperty(issue, key, value);
      return NO_CONTENT;
    },
  },
];
