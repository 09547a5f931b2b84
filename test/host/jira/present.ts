/** The site's data as Jira's REST answers write it. */
import { CATEGORIES } from './catalog';
import { jiraDate } from './dates';
import type { CategoryKey, Comment, History, IssueType, Project, Sprint, Status, User } from './model';
import type { Store } from './store';

export const BASE_URL = 'https://example.atlassian.net';

export function self(path: string): string {
  return `${BASE_URL}/rest/api/3/${path}`;
}

export function userBean(user: User) {
  return {
    self: self(`user?accountId=${encodeURIComponent(user.accountId)}`),
    accountId: user.accountId,
    ...(user.email === null ? {} : { emailAddress: user.email }),
    displayName: user.displayName,
    active: true,
    timeZone: 'Etc/UTC',
    accountType: user.accountType,
  };
}

/** Null for nobody, and for an account the site does not know. */
export function userOrNull(store: Store, accountId: string | null) {
  const user = accountId === null ? undefined : store.users.get(accountId);
  return user ? userBean(user) : null;
}

export function categoryBean(key: CategoryKey) {
  const { id, name, colorName } = CATEGORIES[key];
  return { self: self(`statuscategory/${String(id)}`), id, key, colorName, name };
}

export function statusBean(status: Status) {
  return {
    self: self(`status/${status.id}`),
    description: '',
    iconUrl: `${BASE_URL}/images/icons/statuses/generic.png`,
    name: status.name,
    id: status.id,
    statusCategory: categoryBean(status.category),
  };
}

export function typeBean(type: IssueType) {
  return {
    self: self(`issuetype/${type.id}`),
    id: type.id,
    description: '',
    iconUrl: `${BASE_URL}/images/icons/issuetypes/generic.svg`,
    name: type.name,
    subtask: type.hierarchyLevel < 0,
    hierarchyLevel: type.hierarchyLevel,
  };
}

export function projectRef(project: Project) {
  return {
    self: self(`project/${project.id}`),
    id: project.id,
    key: project.key,
    name: project.name,
    projectTypeKey: project.projectTypeKey,
    simplified: project.simplified,
  };
}

export function sprintBean(sprint: Sprint) {
  const dates = { startDate: sprint.startDate, endDate: sprint.endDate, completeDate: sprint.completeDate };
  const known = Object.fromEntries(Object.entries(dates).filter(([, date]) => date !== null));
  return {
    id: sprint.id,
    name: sprint.name,
    state: sprint.state,
    boardId: sprint.boardId,
    goal: sprint.goal,
    ...known,
  };
}

export function historyBean(store: Store, history: History) {
  const author = userOrNull(store, history.author);
  return {
    id: history.id,
    ...(author === null ? {} : { author }),
    created: jiraDate(history.created),
    items: history.items,
  };
}

export function commentBean(store: Store, issueId: string, comment: Comment) {
  const author = userOrNull(store, comment.author);
  const date = jiraDate(comment.created);
  return {
    self: self(`issue/${issueId}/comment/${comment.id}`),
    id: comment.id,
    ...(author === null ? {} : { author, updateAuthor: author }),
    body: comment.body,
    created: date,
    updated: date,
    jsdPublic: true,
  };
}
