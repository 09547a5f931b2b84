/** The fields JQL knows here: what each reads from an issue, which operators it takes, and what its values mean. */
import { adfText } from './adf';
import { CATEGORIES, POINTS_FIELD, SPRINT_FIELD } from './catalog';
import type { JqlContext, JqlField, Meaning, SetField } from './jql-kinds';
import { instant, numberOf, propertyField } from './jql-values';
import type { Issue } from './model';
import { CATEGORY_KEYS } from './model';
import { may, sees } from './permissions';

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

/** An issue the person may see, by key or id. */
export function visibleIssueId({ store, user }: JqlContext, text: string): Meaning<string> {
  const issue = store.issue(text);
  return issue !== null && sees(store, user, issue) ? [issue.id] : 'unknown';
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

function byIdOrName(values: Iterable<{ readonly id: string; readonly name: string }>, text: string): Meaning<string> {
  return existing([...values].filter((one) => one.id === text || equals(one.name, text)).map((one) => one.id));
}

function existing<T>(values: readonly T[]): Meaning<T> {
  return values.length === 0 ? 'unknown' : values;
}

function commentWords(issue: Issue): string {
  return issue.comments.map((comment) => adfText(comment.body)).join('\n');
}

function equals(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}
