/** One issue as `GET issue`, `search/jql` and `issue/bulkfetch` answer it: the asked fields, properties and history. */
import { LINK_TYPES, POINTS_FIELD, RANK_FIELD, SPRINT_FIELD } from './catalog';
import { jiraDate } from './dates';
import type { Issue, Link, Project, Status, User } from './model';
import { sees } from './permissions';
import {
  categoryBean,
  commentBean,
  historyBean,
  projectRef,
  self,
  sprintBean,
  statusBean,
  typeBean,
  userOrNull,
} from './present';
import type { Store } from './store';

interface Shown {
  readonly store: Store;
  readonly viewer: User;
  readonly issue: Issue;
  readonly project: Project;
  readonly status: Status;
}

type FieldValue = (shown: Shown) => unknown;

/** Every field the site can answer. */
const FIELDS: Readonly<Record<string, FieldValue>> = {
  summary: ({ issue }) => issue.summary,
  description: ({ issue }) => issue.description,
  issuetype: ({ store, issue }) => typeBean(known(store.types.get(issue.typeId), 'issue type')),
  status: ({ status }) => statusBean(status),
  statusCategory: ({ status }) => categoryBean(status.category),
  statuscategorychangedate: ({ issue }) => dateOrNull(issue.statusChanged),
  project: ({ project }) => projectRef(project),
  resolution: ({ store, issue }) => named(store.resolutions.get(issue.resolutionId ?? ''), 'resolution'),
  resolutiondate: ({ issue }) => dateOrNull(issue.resolved),
  priority: ({ store, issue }) => named(store.priorities.get(issue.priorityId ?? ''), 'priority'),
  created: ({ issue }) => jiraDate(issue.created),
  updated: ({ issue }) => jiraDate(issue.updated),
  duedate: ({ issue }) => issue.due,
  creator: ({ store, issue }) => userOrNull(store, issue.creator),
  reporter: ({ store, issue }) => userOrNull(store, issue.reporter),
  assignee: ({ store, issue }) => userOrNull(store, issue.assignee),
  labels: ({ issue }) => issue.labels,
  security: ({ issue, project }) =>
    named(
      project.securityLevels.find(({ id }) => id === issue.securityId),
      'securitylevel',
    ),
  components: ({ issue, project }) =>
    project.components
      .filter((component) => issue.componentIds.includes(component.id))
      .map(({ id, name }) => ({ self: self(`component/${id}`), id, name })),
  parent: ({ store, issue, viewer }) => issueRef(store, viewer, issue.parentId),
  subtasks: ({ store, issue, viewer }) =>
    store
      .childrenOf(issue.id)
      .filter((child) => (store.types.get(child.typeId)?.hierarchyLevel ?? 0) < 0)
      .flatMap((child) => issueRef(store, viewer, child.id) ?? []),
  issuelinks: ({ store, issue, viewer }) =>
    store.linksOf(issue.id).flatMap((link) => linkBean(store, viewer, issue, link) ?? []),
  comment: ({ store, issue }) => ({
    comments: issue.comments.map((comment) => commentBean(store, issue.id, comment)),
    self: self(`issue/${issue.id}/comment`),
    maxResults: issue.comments.length,
    total: issue.comments.length,
    startAt: 0,
  }),
  [POINTS_FIELD]: ({ issue }) => issue.points,
  [SPRINT_FIELD]: ({ store, issue }) => {
    const sprints = issue.sprintIds.flatMap((id) => store.sprints.get(id) ?? []);
    return sprints.length === 0 ? null : sprints.map(sprintBean);
  },
  [RANK_FIELD]: ({ issue }) =>
    `0|${Math.round(issue.rank * 1000)
      .toString(36)
      .padStart(10, '0')}:`,
};

/** Long text and comments are not "navigable" in Jira: only `*all` or their names bring them. */
const NOT_NAVIGABLE = new Set(['description', 'comment']);

/** Jira's `fields` parameter: names, `*all`, `*navigable`, and `-name` to leave one out. Unknown names are ignored. */
export function pickFields(asked: readonly string[]): string[] {
  const chosen = new Set<string>();
  for (const name of asked) {
    if (name === '*all') for (const field of Object.keys(FIELDS)) chosen.add(field);
    else if (name === '*navigable')
      for (const field of Object.keys(FIELDS).filter((id) => !NOT_NAVIGABLE.has(id))) chosen.add(field);
    else if (!name.startsWith('-') && name in FIELDS) chosen.add(name);
  }
  // Only exclusions means "everything but".
  if (asked.length > 0 && asked.every((name) => name.startsWith('-')))
    for (const field of Object.keys(FIELDS)) chosen.add(field);
  for (const name of asked) if (name.startsWith('-')) chosen.delete(name.slice(1));
  return [...chosen];
}

export interface Expansion {
  /** From `pickFields`. */
  readonly fields: readonly string[];
  readonly properties: readonly string[];
  /** How many of the newest histories come along; null = none asked for. */
  readonly histories: number | null;
}

/** One issue; the caller has checked that the viewer may browse it. */
export function issueBean(store: Store, viewer: User, issue: Issue, expansion: Expansion) {
  const project = known(store.projects.get(issue.projectId), 'project');
  const status = known(store.statuses.get(issue.statusId), 'status');
  const shown: Shown = { store, viewer, issue, project, status };
  const fields = expansion.fields.map((name) => [name, FIELDS[name]?.(shown)] as const);
  const properties = expansion.properties.filter((key) => Object.hasOwn(issue.properties, key));
  return {
    expand: 'changelog,names,schema',
    id: issue.id,
    self: self(`issue/${issue.id}`),
    key: issue.key,
    // A parent that is not there is left out, as Jira does; every other empty field is null.
    fields: Object.fromEntries(fields.filter(([name, value]) => name !== 'parent' || value !== null)),
    ...(expansion.properties.length === 0
      ? {}
      : { properties: Object.fromEntries(properties.map((key) => [key, issue.properties[key]])) }),
    ...(expansion.histories === null ? {} : { changelog: newestHistories(store, issue, expansion.histories) }),
  };
}

function newestHistories(store: Store, issue: Issue, limit: number) {
  const histories = issue.histories.slice(-limit).reverse();
  return {
    startAt: 0,
    maxResults: histories.length,
    total: issue.histories.length,
    histories: histories.map((history) => historyBean(store, history)),
  };
}

function issueRef(store: Store, viewer: User, id: string | null) {
  const issue = id === null ? null : store.issue(id);
  if (issue === null || !sees(store, viewer, issue)) return null;
  return {
    id: issue.id,
    key: issue.key,
    self: self(`issue/${issue.id}`),
    fields: {
      summary: issue.summary,
      status: statusBean(known(store.statuses.get(issue.statusId), 'status')),
      priority: named(store.priorities.get(issue.priorityId ?? ''), 'priority'),
      issuetype: typeBean(known(store.types.get(issue.typeId), 'issue type')),
    },
  };
}

function linkBean(store: Store, viewer: User, issue: Issue, link: Link) {
  const type = LINK_TYPES.find((candidate) => candidate.id === link.typeId);
  const outward = link.from === issue.id;
  const other = issueRef(store, viewer, outward ? link.to : link.from);
  if (other === null || type === undefined) return null;
  return {
    id: link.id,
    self: self(`issueLink/${link.id}`),
    type: { ...type, self: self(`issueLinkType/${type.id}`) },
    [outward ? 'outwardIssue' : 'inwardIssue']: other,
  };
}

function named(value: { id: string; name: string } | undefined, kind: string) {
  return value === undefined ? null : { self: self(`${kind}/${value.id}`), id: value.id, name: value.name };
}

function dateOrNull(ms: number | null): string | null {
  return ms === null ? null : jiraDate(ms);
}

/** The store's references are its own: a dangling one is a fault of the host, never of the caller. */
function known<T>(value: T | undefined, kind: string): T {
  if (value === undefined) throw new Error(`The stand-in lost a ${kind} an issue refers to.`);
  return value;
}
