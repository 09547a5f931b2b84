/** The site's lists: fields, statuses, issue types, and who is asking. */
import { POINTS_FIELD, RANK_FIELD, SPRINT_FIELD } from '../catalog';
import type { Route } from '../http';
import { answer, numberParam, Refusal } from '../http';
import type { CategoryKey } from '../model';
import { self, statusBean, typeBean, userBean } from '../present';

const CATEGORY_NAMES: Readonly<Record<CategoryKey, string>> = {
  new: 'TODO',
  indeterminate: 'IN_PROGRESS',
  done: 'DONE',
};

/** Id, name, type, and the type of its items where it is a list. */
const SYSTEM_FIELDS: readonly (readonly [id: string, name: string, type: string, items?: string])[] = [
  ['summary', 'Summary', 'string'],
  ['description', 'Description', 'string'],
  ['issuetype', 'Issue Type', 'issuetype'],
  ['status', 'Status', 'status'],
  ['project', 'Project', 'project'],
  ['resolution', 'Resolution', 'resolution'],
  ['resolutiondate', 'Resolved', 'datetime'],
  ['priority', 'Priority', 'priority'],
  ['created', 'Created', 'datetime'],
  ['updated', 'Updated', 'datetime'],
  ['duedate', 'Due date', 'date'],
  ['creator', 'Creator', 'user'],
  ['reporter', 'Reporter', 'user'],
  ['assignee', 'Assignee', 'user'],
  ['labels', 'Labels', 'array', 'string'],
  ['components', 'Components', 'array', 'component'],
  ['issuelinks', 'Linked Issues', 'array', 'issuelinks'],
  ['subtasks', 'Sub-tasks', 'array', 'issuelinks'],
  ['comment', 'Comment', 'comments-page'],
];

const CUSTOM_FIELDS = [
  {
    id: POINTS_FIELD,
    name: 'Story Points',
    type: 'number',
    custom: 'com.atlassian.jira.plugin.system.customfieldtypes:float',
  },
  { id: SPRINT_FIELD, name: 'Sprint', type: 'array', items: 'json', custom: 'com.pyxis.greenhopper.jira:gh-sprint' },
  { id: RANK_FIELD, name: 'Rank', type: 'any', custom: 'com.pyxis.greenhopper.jira:gh-lexo-rank' },
];

const FIELDS = [
  ...SYSTEM_FIELDS.map(([id, name, type, items]) => ({
    id,
    key: id,
    name,
    custom: false,
    orderable: true,
    navigable: id !== 'comment',
    searchable: true,
    clauseNames: [id],
    schema: { type, ...(items === undefined ? {} : { items }), system: id },
  })),
  ...CUSTOM_FIELDS.map(({ id, name, type, items, custom }) => ({
    id,
    key: id,
    name,
    custom: true,
    orderable: true,
    navigable: true,
    searchable: true,
    clauseNames: [`cf[${id.slice('customfield_'.length)}]`, name],
    schema: {
      type,
      ...(items === undefined ? {} : { items }),
      custom,
      customId: Number(id.slice('customfield_'.length)),
    },
  })),
];

export const catalogRoutes: readonly Route[] = [
  { method: 'GET', path: '/rest/api/3/field', scopes: ['read:jira-work'], handle: () => answer(FIELDS) },
  {
    method: 'GET',
    path: '/rest/api/3/status',
    scopes: ['read:jira-work'],
    handle({ store }) {
      // Only those of active workflows: a status no project uses is not among them.
      const active = new Set([...store.projects.values()].flatMap((project) => project.statusIds));
      return answer([...store.statuses.values()].filter(({ id }) => active.has(id)).map(statusBean));
    },
  },
  {
    method: 'GET',
    path: '/rest/api/3/statuses/search',
    scopes: ['manage:jira-configuration'],
    handle({ store, query }) {
      const startAt = numberParam(query, 'startAt', 0);
      const maxResults = Math.min(numberParam(query, 'maxResults', 200, 1), 200);
      const category = query.get('statusCategory');
      if (category !== null && !Object.values(CATEGORY_NAMES).includes(category))
        throw new Refusal(400, `'${category}' is not a status category.`);
      const text = (query.get('searchString') ?? '').toLowerCase();
      const found = [...store.statuses.values()].filter(
        (status) =>
          status.name.toLowerCase().includes(text) &&
          (category === null || CATEGORY_NAMES[status.category] === category),
      );
      const values = found.slice(startAt, startAt + maxResults);
      return answer({
        self: self('statuses/search'),
        startAt,
        maxResults,
        total: found.length,
        isLast: startAt + values.length >= found.length,
        values: values.map(({ id, name, category: key }) => ({
          id,
          name,
          description: '',
          statusCategory: CATEGORY_NAMES[key],
          scope: { type: 'GLOBAL' },
        })),
      });
    },
  },
  {
    method: 'GET',
    path: '/rest/api/3/issuetype',
    scopes: ['read:jira-work'],
    handle: ({ store }) => answer([...store.types.values()].map(typeBean)),
  },
  {
    method: 'GET',
    path: '/rest/api/3/myself',
    scopes: ['read:jira-user'],
    handle: ({ user }) => answer(userBean(user)),
  },
];
