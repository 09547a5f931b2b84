/**
 * Everything that changes an issue, and the history Jira writes for it: one entry per change, one item per field. Whether
 * the actor may is asked before, by the routes.
 */
import type { ProductEvent } from '../types';
import { DEFAULT_PRIORITY, DEFAULT_RESOLUTION, LINK_TYPES } from './catalog';
import { applyEdit } from './edits';
import type { IssueEdit } from './edits';
import type { IssueChange } from './events';
import { issueEvent, projectEvent } from './events';
import { changeItem, textItem } from './history';
import type { Adf, Comment, HistoryItem, Issue, Project, ProjectState, Status, User } from './model';
import type { Store } from './store';

export interface NewIssueFields extends IssueEdit {
  readonly summary: string;
  readonly typeId: string;
  /** Where it begins; the first status of the project's workflow when absent. */
  readonly statusId?: string;
  readonly reporter?: string | null;
}

export interface Changes {
  create(by: User, project: Project, fields: NewIssueFields, atMs: number): Issue;
  edit(by: User, issue: Issue, edit: IssueEdit, atMs: number): void;
  /** `resolutionId` applies to moves into Done; without one Jira's simplified workflow sets "Done". */
  transition(by: User, issue: Issue, to: Status, resolutionId: string | null, atMs: number): void;
  comment(by: User, issue: Issue, body: Adf, atMs: number, properties?: Comment['properties']): Comment;
  link(by: User, typeName: string, from: Issue, to: Issue, atMs: number): void;
  /** To another project, sub-tasks with it; each is told of. */
  move(by: User, issue: Issue, to: Project, atMs: number): void;
  remove(by: User, issue: Issue, atMs: number): void;
  setProjectState(project: Project, state: ProjectState): void;
  removeProject(project: Project): void;
  /** No history, no event, and `updated` stands still, as in Jira. */
  setProperty(issue: Issue, key: string, value: unknown): void;
  deleteProperty(issue: Issue, key: string): void;
}

export function createChanges(store: Store, emit: (event: ProductEvent) => void): Changes {
  const tell = (change: IssueChange) => emit(issueEvent(store, change));

  const record = (by: User, issue: Issue, items: readonly HistoryItem[], atMs: number) => {
    if (items.length === 0) return;
    const history = { id: store.freshId(), author: by.accountId, created: atMs, items: [...items] };
    issue.histories.push(history);
    issue.updated = atMs;
    store.touch(issue);
    tell({ type: 'avi:jira:updated:issue', issue, by, atMs, history });
    if (items.some((item) => item.fieldId === 'assignee'))
      tell({ type: 'avi:jira:assigned:issue', issue, by, atMs, history });
  };

  return {
    create(by, project, fields, atMs) {
      const number = project.nextNumber;
      project.nextNumber += 1;
      const statusId = fields.statusId ?? project.statusIds[0];
      if (statusId === undefined) throw new Error(`Project ${project.key} has no statuses.`);
      const issue: Issue = {
        id: store.freshId(),
        key: `${project.key}-${String(number)}`,
        projectId: project.id,
        typeId: fields.typeId,
        statusId,
        summary: fields.summary,
        description: null,
        resolutionId: null,
        priorityId: DEFAULT_PRIORITY,
        creator: by.accountId,
        reporter: fields.reporter === undefined ? by.accountId : fields.reporter,
        assignee: null,
        created: atMs,
        updated: atMs,
        resolved: null,
        statusChanged: atMs,
        due: null,
        labels: [],
        componentIds: [],
        parentId: null,
        points: null,
        sprintIds: [],
        rank: number,
        securityId: null,
        properties: {},
        comments: [],
        histories: [],
        historyKnown: true,
      };
      // What an issue is created with is no change of it: Jira writes no history for it.
      applyEdit(store, project, issue, fields);
      if (store.statuses.get(statusId)?.category === 'done') {
        issue.resolutionId = DEFAULT_RESOLUTION;
        issue.resolved = atMs;
      }
      store.putIssue(issue);
      store.touchCatalog();
      tell({ type: 'avi:jira:created:issue', issue, by, atMs });
      return issue;
    },

    edit(by, issue, edit, atMs) {
      const project = store.project(issue.projectId);
      if (project === null) throw new Error(`Issue ${issue.key} has no project.`);
      record(by, issue, applyEdit(store, project, issue, edit), atMs);
    },

    transition(by, issue, to, resolutionId, atMs) {
      const from = store.statuses.get(issue.statusId);
      const items: HistoryItem[] = [];
      const resolution = to.category === 'done' ? (resolutionId ?? issue.resolutionId ?? DEFAULT_RESOLUTION) : null;
      if (resolution !== issue.resolutionId) {
        const before = store.resolutions.get(issue.resolutionId ?? '');
        const after = store.resolutions.get(resolution ?? '');
        items.push(changeItem('resolution', before ?? null, after ?? null));
        issue.resolutionId = resolution;
        issue.resolved = resolution === null ? null : atMs;
      }
      items.push(changeItem('status', from ?? null, to));
      if (from?.category !== to.category) issue.statusChanged = atMs;
      issue.statusId = to.id;
      record(by, issue, items, atMs);
    },

    comment(by, issue, body, atMs, properties = []) {
      const comment: Comment = { id: store.freshId(), author: by.accountId, created: atMs, body, properties };
      issue.comments.push(comment);
      issue.updated = atMs;
      store.touch(issue);
      tell({ type: 'avi:jira:commented:issue', issue, by, atMs, comment });
      return comment;
    },

    link(by, typeName, from, to, atMs) {
      const type = LINK_TYPES.find((candidate) => candidate.name.toLowerCase() === typeName.toLowerCase());
      if (type === undefined) throw new Error(`There is no link type "${typeName}".`);
      const id = store.freshId();
      store.links.set(id, { id, typeId: type.id, from: from.id, to: to.id });
      store.touchCatalog();
      record(by, from, [linkItem(type.outward, to.key)], atMs);
      record(by, to, [linkItem(type.inward, from.key)], atMs);
    },

    move(by, issue, to, atMs) {
      for (const one of [issue, ...store.childrenOf(issue.id)]) {
        if (one !== issue && (store.types.get(one.typeId)?.hierarchyLevel ?? 0) >= 0) continue;
        const [project, key] = [store.project(one.projectId), one.key];
        const { parentId } = one;
        const links = store.linksOf(one.id);
        store.removeIssue(one);
        for (const link of links) store.links.set(link.id, link);
        Object.assign(one, { projectId: to.id, key: `${to.key}-${String(to.nextNumber)}`, parentId });
        to.nextNumber += 1;
        store.putIssue(one);
        const keys = { ...textItem('Key', key, one.key), fieldtype: 'jira' };
        record(by, one, [changeItem('project', project, to), keys], atMs);
      }
    },

    setProjectState(project, state) {
      const before = project.state;
      if (before === state) return;
      project.state = state;
      store.touchCatalog();
      if (state === 'archived') emit(projectEvent(project, 'archived'));
      else if (state === 'deleted') emit(projectEvent(project, 'softdeleted'));
      else emit(projectEvent(project, before === 'archived' ? 'unarchived' : 'restored'));
    },

    removeProject(project) {
      for (const issue of [...store.issuesOf(project.id).values()]) store.removeIssue(issue);
      store.projects.delete(project.id);
      store.touchCatalog();
      emit(projectEvent(project, 'deleted'));
    },

    remove(by, issue, atMs) {
      for (const child of store.childrenOf(issue.id)) {
        // Jira deletes sub-tasks with their parent, and tells of the parent only; other children are orphaned.
        if ((store.types.get(child.typeId)?.hierarchyLevel ?? 0) < 0) store.removeIssue(child);
        else {
          store.setParent(child, null);
          store.touch(child);
        }
      }
      store.removeIssue(issue);
      store.touchCatalog();
      tell({ type: 'avi:jira:deleted:issue', issue, by, atMs });
    },

    setProperty(issue, key, value) {
      issue.properties[key] = value;
      store.touch(issue);
    },

    deleteProperty(issue, key) {
      issue.properties = Object.fromEntries(Object.entries(issue.properties).filter(([name]) => name !== key));
      store.touch(issue);
    },
  };
}

/** Jira records links without a field id. */
function linkItem(words: string, otherKey: string): HistoryItem {
  const said = `This issue ${words} ${otherKey}`;
  return { field: 'Link', fieldtype: 'jira', from: null, fromString: null, to: otherKey, toString: said };
}
