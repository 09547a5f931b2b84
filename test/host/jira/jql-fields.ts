/** The fields JQL knows here: what each reads from an issue, which operators it takes, and what its values mean. */
import { adfText } from './adf';
import { CATEGORIES, POINTS_FIELD, SPRINT_FIELD } from './catalog';
import type { Alias } from './jql';
import { jqlDate, jqlDateFunction } from './jql-dates';
import type { Issue, User } from './model';
import { CATEGORY_KEYS } from './model';
import { may } from './permissions';
import type { Store } from './store';

export interface JqlContext {
  readonly store: Store;
  readonly user: User;
  readonly nowMs: number;
  readonly aliases: readonly Alias[];
}

/** What a value or function in a query stands for, ready to compare; `unknown` = Jira would say it does not exist. */
export type Meaning<T> = readonly T[] | 'unknown';

/** A field whose values are compared for identity. An issue may have several. */
export interface SetField {
  readonly kind: 'set';
  readonly of: (issue: Issue) => readonly string[];
  readonly value: (text: string) => Meaning<string>;
  readonly call?: (name: string, args: readonly string[]) => Meaning<string> | undefined;
}
/** A field with an order: numbers, and instants in ms. */
export interface OrderedField {
  readonly kind: 'ordered';
  readonly of: (issue: Issue) => number | null;
  readonly value: (text: string) => number | null;
  readonly call?: (name: string, args: readonly string[]) => number | null | undefined;
}
/** Words, searched with `~`. */
export interface TextField {
  readonly kind: 'text';
  readonly of: (issue: Issue) => string;
}
/** Issue keys: identity and order in one. */
export interface KeyField {
  readonly kind: 'key';
}
export type JqlField = SetField | OrderedField | TextField | KeyField;

/** Names Jira gives the same field, in lower case. */
const SAME: Readonly<Record<string, string>> = {
  type: 'issuetype',
  issue: 'key',
  issuekey: 'key',
  id: 'key',
  labels: 'labels',
  createddate: 'created',
  updateddate: 'updated',
  resolutiondate: 'resolved',
  duedate: 'due',
  'story points': 'points',
  [POINTS_FIELD]: 'points',
  [`cf[${POINTS_FIELD.slice('customfield_'.length)}]`]: 'points',
  [SPRINT_FIELD]: 'sprint',
  [`cf[${SPRINT_FIELD.slice('customfield_'.length)}]`]: 'sprint',
};

/** Fields every Jira has and the stand-in does not. */
export const UNMODELLED_FIELDS: ReadonlySet<string> = new Set(
  (
    'affectedversion fixversion filter watcher watchers voter votes worklogdate worklogauthor worklogcomment timespent ' +
    'originalestimate remainingestimate workratio environment level category lastviewed attachments issuelink ' +
    'issuelinktype hierarchylevel team flagged approvals development creationdate parentproject'
  ).split(' '),
);

/** The canonical name: lower case, without a collapsed type such as `[Number]`. */
export function fieldName(text: string): string {
  const bare = text.toLowerCase().replace(/\[(number|short text|date|dropdown|labels)\]$/, '');
  return SAME[bare] ?? bare;
}

/** The field of a canonical name; null = no such field. */
export function jqlField(name: string, context: JqlContext): JqlField | null {
  const make = MAKERS[name];
  if (make) return make(context);
  const alias = context.aliases.find((candidate) => candidate.alias.toLowerCase() === name);
  return alias ? propertyField(alias, context) : null;
}

const MAKERS: Readonly<Record<string, (context: JqlContext) => JqlField>> = {
  key: () => ({ kind: 'key' }),
  project: ({ store, user }) => ({
    kind: 'set',
    of: (issue) => [issue.projectId],
    value: (text) => {
      const same = [...store.projects.values()].filter(
        (project) => project.id === text || [project.key, project.name].some((name) => equals(name, text)),
      );
      return existing(same.filter((project) => may(user, 'BROWSE_PROJECTS', project)).map((project) => project.id));
    },
  }),
  issuetype: ({ store }) => ({
    kind: 'set',
    of: (issue) => [issue.typeId],
    value: (text) => byIdOrName(store.types.values(), text),
    call: (name) => {
      const level =
        name.toLowerCase() === 'standardissuetypes' ? 0 : name.toLowerCase() === 'subtaskissuetypes' ? -1 : null;
      if (level === null) return undefined;
      return [...store.types.values()]
        .filter((type) => Math.min(type.hierarchyLevel, 0) === level)
        .map((type) => type.id);
    },
  }),
  status: ({ store }) => ({
    kind: 'set',
    of: (issue) => [issue.statusId],
    value: (text) => byIdOrName(store.statuses.values(), text),
  }),
  statuscategory: ({ store }) => ({
    kind: 'set',
    of: (issue) => [store.statuses.get(issue.statusId)?.category ?? ''],
    value: (text) =>
      existing(
        CATEGORY_KEYS.filter(
          (key) => equals(key, text) || equals(CATEGORIES[key].name, text) || String(CATEGORIES[key].id) === text,
        ),
      ),
  }),
  resolution: ({ store }) => ({
    kind: 'set',
    // "Unresolved" is a value people write, so the absence of a resolution is one here.
    of: (issue) => (issue.resolutionId === null ? [] : [issue.resolutionId]),
    value: (text) => byIdOrName(store.resolutions.values(), text),
  }),
  priority: ({ store }) => ({
    kind: 'set',
    of: (issue) => (issue.priorityId === null ? [] : [issue.priorityId]),
    value: (text) => byIdOrName(store.priorities.values(), text),
  }),
  labels: () => ({ kind: 'set', of: (issue) => issue.labels, value: (text) => [text] }),
  component: ({ store }) => ({
    kind: 'set',
    of: (issue) => issue.componentIds,
    value: (text) =>
      byIdOrName(
        [...store.projects.values()].flatMap((project) => project.components),
        text,
      ),
  }),
  parent: (context) => ({
    kind: 'set',
    of: (issue) => (issue.parentId === null ? [] : [issue.parentId]),
    value: (text) => visibleIssueId(context, text),
  }),
  sprint: ({ store }) => ({
    kind: 'set',
    of: (issue) => issue.sprintIds.map(String),
    value: (text) =>
      existing(
        [...store.sprints.values()]
          .filter((sprint) => String(sprint.id) === text || equals(sprint.name, text))
          .map((sprint) => String(sprint.id)),
      ),
    call: (name) => {
      const state = SPRINT_STATES[name.toLowerCase()];
      if (state === undefined) return undefined;
      return [...store.sprints.values()].filter((sprint) => sprint.state === state).map((sprint) => String(sprint.id));
    },
  }),
  assignee: (context) => person(context, (issue) => issue.assignee),
  reporter: (context) => person(context, (issue) => issue.reporter),
  creator: (context) => person(context, (issue) => issue.creator),
  summary: () => ({ kind: 'text', of: (issue) => issue.summary }),
  description: () => ({ kind: 'text', of: (issue) => adfText(issue.description) }),
  comment: () => ({ kind: 'text', of: commentWords }),
  text: () => ({
    kind: 'text',
    of: (issue) => `${issue.summary}\n${adfText(issue.description)}\n${commentWords(issue)}`,
  }),
  created: (context) => instant(context, (issue) => issue.created),
  updated: (context) => instant(context, (issue) => issue.updated),
  resolved: (context) => instant(context, (issue) => issue.resolved),
  due: (context) => instant(context, (issue) => (issue.due === null ? null : Date.parse(issue.due))),
  points: () => ({ kind: 'ordered', of: (issue) => issue.points, value: numberOf }),
};

const SPRINT_STATES: Readonly<Record<string, string>> = {
  opensprints: 'active',
  closedsprints: 'closed',
  futuresprints: 'future',
};

/** A value inside an issue property, by its declared type; a value of another type is as good as none, as in Jira's index. */
export function propertyField(alias: Alias, context: JqlContext): JqlField {
  const read = (issue: Issue) => valueAt(issue.properties[alias.propertyKey], alias.path);
  switch (alias.type) {
    case 'number':
      return {
        kind: 'ordered',
        of: (issue) => {
          const value = read(issue);
          return typeof value === 'number' ? value : null;
        },
        value: numberOf,
      };
    case 'date':
      return instant(context, (issue) => {
        const value = read(issue);
        const ms = typeof value === 'string' ? Date.parse(value) : Number.NaN;
        return Number.isFinite(ms) ? ms : null;
      });
    case 'text':
      return {
        kind: 'text',
        of: (issue) => {
          const value = read(issue);
          return typeof value === 'string' ? value : '';
        },
      };
    case 'string':
    case 'user':
      return {
        kind: 'set',
        of: (issue) => {
          const value = read(issue);
          const values: unknown[] = Array.isArray(value) ? value : [value];
          return values.filter((one): one is string => typeof one === 'string');
        },
        value: (text) => [text],
      };
  }
}

/** An issue the person may see, by key or id. */
export function visibleIssueId({ store, user }: JqlContext, text: string): Meaning<string> {
  const issue = store.issue(text);
  const project = issue && store.project(issue.projectId);
  return project && may(user, 'BROWSE_PROJECTS', project) ? [issue.id] : 'unknown';
}

function person({ store, user }: JqlContext, of: (issue: Issue) => string | null): SetField {
  return {
    kind: 'set',
    of: (issue) => {
      const accountId = of(issue);
      return accountId === null ? [] : [accountId];
    },
    value: (text) =>
      existing(
        [...store.users.values()]
          .filter((one) => one.accountId === text || equals(one.displayName, text) || equals(one.email ?? '', text))
          .map((one) => one.accountId),
      ),
    call: (name) => (name.toLowerCase() === 'currentuser' ? [user.accountId] : undefined),
  };
}

function instant({ nowMs }: JqlContext, of: (issue: Issue) => number | null): OrderedField {
  return {
    kind: 'ordered',
    of,
    value: (text) => jqlDate(text, nowMs),
    call: (name, args) => jqlDateFunction(name, args, nowMs),
  };
}

function valueAt(value: unknown, path: string): unknown {
  let at = value;
  for (const key of path.split('.')) {
    if (typeof at !== 'object' || at === null) return undefined;
    at = Object.entries(at).find(([name]) => name === key)?.[1];
  }
  return at;
}

function byIdOrName(values: Iterable<{ readonly id: string; readonly name: string }>, text: string): Meaning<string> {
  return existing([...values].filter((one) => one.id === text || equals(one.name, text)).map((one) => one.id));
}

function existing<T>(values: readonly T[]): Meaning<T> {
  return values.length === 0 ? 'unknown' : values;
}

function commentWords(issue: Issue): string {
  return issue.comments.map((comment) => adfText(comment.body)).join('\n');
}

function numberOf(text: string): number | null {
  const value = Number(text);
  return text.trim() !== '' && Number.isFinite(value) ? value : null;
}

function equals(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}
