/** What an issue of a project may be made as, and which fields its create screen has: asked before one is made. */
import { POINTS_FIELD } from '../catalog';
import type { Call, Route } from '../http';
import { answer, numberParam, Refusal } from '../http';
import type { IssueType } from '../model';
import { may } from '../permissions';
import { typeBean } from '../present';

interface Field {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly required?: boolean;
  readonly hasDefault?: boolean;
}

/** The create screen every type shares here; `parent` is asked of sub-tasks. */
const FIELDS: readonly Field[] = [
  { id: 'summary', name: 'Summary', type: 'string', required: true },
  { id: 'issuetype', name: 'Issue Type', type: 'issuetype', required: true },
  { id: 'project', name: 'Project', type: 'project', required: true },
  { id: 'reporter', name: 'Reporter', type: 'user', required: true, hasDefault: true },
  { id: 'description', name: 'Description', type: 'string' },
  { id: 'labels', name: 'Labels', type: 'array' },
  { id: 'components', name: 'Components', type: 'array' },
  { id: 'priority', name: 'Priority', type: 'priority', hasDefault: true },
  { id: 'assignee', name: 'Assignee', type: 'user' },
  { id: 'duedate', name: 'Due date', type: 'date' },
  { id: 'parent', name: 'Parent', type: 'issuelink' },
  { id: POINTS_FIELD, name: 'Story Points', type: 'number' },
];

const MOST = 200;

/** Types this person may create there; none where they may not create at all. */
function creatable(call: Call): readonly IssueType[] {
  const project = call.store.project(call.params['projectIdOrKey'] ?? '');
  if (project === null || !may(call.user, 'BROWSE_PROJECTS', project))
    throw new Refusal(400, 'No project could be found with that id or key.');
  if (!may(call.user, 'CREATE_ISSUES', project)) return [];
  return project.typeIds.flatMap((id) => call.store.types.get(id) ?? []);
}

function page(call: Call, name: string, all: readonly unknown[]) {
  const startAt = numberParam(call.query, 'startAt', 0);
  const maxResults = numberParam(call.query, 'maxResults', 50);
  if (maxResults > MOST) throw new Refusal(400, `Parameter 'maxResults' must not exceed the limit '${String(MOST)}'`);
  return answer({ startAt, maxResults, total: all.length, [name]: all.slice(startAt, startAt + maxResults) });
}

export const createMetaRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/rest/api/3/issue/createmeta/{projectIdOrKey}/issuetypes',
    scopes: ['read:jira-work'],
    handle: (call) => page(call, 'issueTypes', creatable(call).map(typeBean)),
  },
  {
    method: 'GET',
    path: '/rest/api/3/issue/createmeta/{projectIdOrKey}/issuetypes/{issueTypeId}',
    scopes: ['read:jira-work'],
    handle(call) {
      const type = creatable(call).find(({ id }) => id === call.params['issueTypeId']);
      if (type === undefined) throw new Refusal(400, 'The issue type selected is invalid.');
      const fields = FIELDS.map(({ id, name, type: kind, required = false, hasDefault = false }) => ({
        fieldId: id,
        key: id,
        name,
        operations: ['set'],
        required: required || (id === 'parent' && type.hierarchyLevel < 0),
        hasDefaultValue: hasDefault,
        schema: { type: kind, ...(id === POINTS_FIELD ? {} : { system: id }) },
      }));
      return page(call, 'fields', fields);
    },
  },
];
