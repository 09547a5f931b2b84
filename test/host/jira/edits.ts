/** Edits of an issue's fields: each knows how to compare, how to write, and what Jira's history says of it. */
import { adfText } from './adf';
import { POINTS_FIELD, RANK_FIELD, SPRINT_FIELD } from './catalog';
import { changeItem, textItem } from './history';
import type { Adf, HistoryItem, Issue, Project } from './model';
import type { Store } from './store';

/** New values; a field that is absent stays. References are ids that exist, checked by whoever made the edit. */
export interface IssueEdit {
  readonly summary?: string;
  readonly description?: Adf | null;
  readonly typeId?: string;
  readonly priorityId?: string | null;
  readonly assignee?: string | null;
  readonly due?: string | null;
  readonly labels?: readonly string[];
  readonly componentIds?: readonly string[];
  readonly parentId?: string | null;
  readonly points?: number | null;
  /** The sprint it is now in; closed sprints it was in stay on the issue. Null takes it out. */
  readonly sprintId?: number | null;
  /** A level of the project's scheme. */
  readonly securityId?: string | null;
  /** Lower comes first. */
  readonly rank?: number;
}

/** Writes the edit into the issue and returns what changed, in Jira's form. */
export function applyEdit(store: Store, project: Project, issue: Issue, edit: IssueEdit): HistoryItem[] {
  return [
    ...wordItems(issue, edit),
    ...referenceItems(store, issue, edit),
    ...listItems(project, issue, edit),
    ...parentItems(store, issue, edit),
    ...planningItems(store, issue, edit),
  ];
}

function wordItems(issue: Issue, edit: IssueEdit): HistoryItem[] {
  const items: HistoryItem[] = [];
  if (edit.summary !== undefined && edit.summary !== issue.summary) {
    items.push(textItem('summary', issue.summary, edit.summary));
    issue.summary = edit.summary;
  }
  if (edit.description !== undefined) {
    const [before, after] = [adfText(issue.description), adfText(edit.description)];
    if (before !== after) items.push(textItem('description', before || null, after || null));
    issue.description = edit.description;
  }
  if (edit.due !== undefined && edit.due !== issue.due) {
    const before = issue.due === null ? null : { id: issue.due, name: `${issue.due} 00:00:00.0` };
    const after = edit.due === null ? null : { id: edit.due, name: `${edit.due} 00:00:00.0` };
    items.push(changeItem('duedate', before, after));
    issue.due = edit.due;
  }
  return items;
}

function referenceItems(store: Store, issue: Issue, edit: IssueEdit): HistoryItem[] {
  const items: HistoryItem[] = [];
  if (edit.typeId !== undefined && edit.typeId !== issue.typeId) {
    const [before, after] = [store.types.get(issue.typeId), store.types.get(edit.typeId)];
    items.push(changeItem('issuetype', before ?? null, after ?? null));
    issue.typeId = edit.typeId;
  }
  if (edit.priorityId !== undefined && edit.priorityId !== issue.priorityId) {
    const [before, after] = [issue.priorityId, edit.priorityId].map((id) => store.priorities.get(id ?? ''));
    items.push(changeItem('priority', before ?? null, after ?? null));
    issue.priorityId = edit.priorityId;
  }
  if (edit.assignee !== undefined && edit.assignee !== issue.assignee) {
    const [before, after] = [issue.assignee, edit.assignee].map((id) => {
      const user = store.users.get(id ?? '');
      return user === undefined ? null : { id: user.accountId, name: user.displayName };
    });
    items.push(changeItem('assignee', before ?? null, after ?? null));
    issue.assignee = edit.assignee;
  }
  return items;
}

function listItems(project: Project, issue: Issue, edit: IssueEdit): HistoryItem[] {
  const items: HistoryItem[] = [];
  if (edit.labels !== undefined) {
    const [before, after] = [issue.labels.join(' '), edit.labels.join(' ')];
    if (before !== after) items.push(textItem('labels', before, after));
    issue.labels = [...edit.labels];
  }
  if (edit.securityId !== undefined && edit.securityId !== issue.securityId) {
    const level = (id: string | null) => project.securityLevels.find((one) => one.id === id) ?? null;
    items.push(changeItem('security', level(issue.securityId), level(edit.securityId)));
    issue.securityId = edit.securityId;
  }
  if (edit.componentIds !== undefined) {
    const { componentIds } = edit;
    const component = (id: string) => project.components.find((candidate) => candidate.id === id) ?? null;
    for (const id of issue.componentIds)
      if (!componentIds.includes(id)) items.push(changeItem('Component', component(id), null, 'components'));
    for (const id of componentIds)
      if (!issue.componentIds.includes(id)) items.push(changeItem('Component', null, component(id), 'components'));
    issue.componentIds = [...componentIds];
  }
  return items;
}

function parentItems(store: Store, issue: Issue, edit: IssueEdit): HistoryItem[] {
  if (edit.parentId === undefined || edit.parentId === issue.parentId) return [];
  const [before, after] = [issue.parentId, edit.parentId].map((id) => (id === null ? null : store.issue(id)));
  store.setParent(issue, edit.parentId);
  // Jira records a change of parent without a field id.
  const item: HistoryItem = {
    field: 'IssueParentAssociation',
    fieldtype: 'jira',
    from: before?.id ?? null,
    fromString: before?.key ?? null,
    to: after?.id ?? null,
    toString: after?.key ?? null,
  };
  return [item];
}

function planningItems(store: Store, issue: Issue, edit: IssueEdit): HistoryItem[] {
  const items: HistoryItem[] = [];
  if (edit.points !== undefined && edit.points !== issue.points) {
    const [before, after] = [issue.points, edit.points].map((points) => (points === null ? null : String(points)));
    items.push(textItem('Story Points', before ?? null, after ?? null, POINTS_FIELD));
    issue.points = edit.points;
  }
  if (edit.sprintId !== undefined) {
    const stays = issue.sprintIds.filter((id) => store.sprints.get(id)?.state === 'closed' && id !== edit.sprintId);
    const now = edit.sprintId === null ? stays : [...stays, edit.sprintId];
    if (now.join() !== issue.sprintIds.join()) items.push(sprintItem(store, issue.sprintIds, now));
    issue.sprintIds = now;
  }
  if (edit.rank !== undefined && edit.rank !== issue.rank) {
    const said = edit.rank < issue.rank ? 'Ranked higher' : 'Ranked lower';
    items.push({ ...textItem('Rank', '', said, RANK_FIELD), from: '', to: '' });
    issue.rank = edit.rank;
  }
  return items;
}

function sprintItem(store: Store, before: readonly number[], after: readonly number[]): HistoryItem {
  const names = (ids: readonly number[]) => ids.map((id) => store.sprints.get(id)?.name ?? '').join(', ');
  return {
    ...textItem('Sprint', names(before), names(after), SPRINT_FIELD),
    from: before.join(', '),
    to: after.join(', '),
  };
}
