/** The site's inside for seeds, imports and tests: no permission is asked, every change leaves its history and event. */
import { adfOf } from './adf';
import { emptyCatalog } from './catalog';
import type { Changes } from './changes';
import type { IssueEdit } from './edits';
import type { Project, Sprint, Status, User } from './model';
import { ROLES } from './model';
import { replaceProjects } from './replace';
import type { IssueFields, Seeding } from './seeding-types';
import type { Store } from './store';

export function createSeeding(store: Store, changes: Changes, now: () => number): Seeding {
  const user = (accountId: string) => found(store.users.get(accountId), 'person', accountId);
  const issue = (idOrKey: string) => found(store.issue(idOrKey), 'issue', idOrKey);
  const status = (name: string) => byName(store.statuses.values(), 'status', name);
  const statusIn = (project: Project, name: string): Status =>
    byName(
      project.statusIds.flatMap((id) => store.statuses.get(id) ?? []),
      `status in ${project.key}`,
      name,
    );
  const iso = (ms: number | undefined) => (ms === undefined ? null : new Date(ms).toISOString());

  const editOf = (project: Project, fields: IssueFields): IssueEdit => ({
    ...(fields.summary === undefined ? {} : { summary: fields.summary }),
    ...(fields.description === undefined
      ? {}
      : { description: fields.description === null ? null : adfOf(fields.description) }),
    ...(fields.type === undefined ? {} : { typeId: byName(store.types.values(), 'issue type', fields.type).id }),
    ...(fields.priority === undefined
      ? {}
      : {
          priorityId:
            fields.priority === null ? null : byName(store.priorities.values(), 'priority', fields.priority).id,
        }),
    ...(fields.assignee === undefined
      ? {}
      : { assignee: fields.assignee === null ? null : user(fields.assignee).accountId }),
    ...(fields.due === undefined ? {} : { due: fields.due }),
    ...(fields.labels === undefined ? {} : { labels: fields.labels }),
    ...(fields.components === undefined
      ? {}
      : { componentIds: fields.components.map((name) => byName(project.components, 'component', name).id) }),
    ...(fields.parent === undefined ? {} : { parentId: fields.parent === null ? null : issue(fields.parent).id }),
    ...(fields.points === undefined ? {} : { points: fields.points }),
    ...(fields.sprint === undefined ? {} : { sprintId: fields.sprint }),
    ...(fields.rank === undefined ? {} : { rank: fields.rank }),
    ...(fields.security === undefined
      ? {}
      : {
          securityId:
            fields.security === null ? null : byName(project.securityLevels, 'security level', fields.security).id,
        }),
  });
  const projectOf = (idOrKey: string) => found(store.project(idOrKey), 'project', idOrKey);

  return {
    addUser(added) {
      const made: User = {
        accountId: added.accountId,
        displayName: added.displayName,
        email: added.email ?? null,
        accountType: added.isCustomer === true ? 'customer' : 'atlassian',
        siteAdmin: added.siteAdmin ?? false,
        importRole: added.importRole === undefined ? 'edit' : added.importRole,
        ...{ closed: false, changed: 0 },
      };
      store.users.set(made.accountId, made);
      store.touchCatalog();
      return made;
    },
    addStatus(name, category) {
      const made = { id: store.freshId(), name, category };
      store.statuses.set(made.id, made);
      store.touchCatalog();
      return made;
    },
    addIssueType(name, level) {
      const made = { id: store.freshId(), name, hierarchyLevel: level };
      store.types.set(made.id, made);
      store.touchCatalog();
      return made;
    },
    addProject(added) {
      if (store.project(added.key) !== null) throw new Error(`There already is a project ${added.key}.`);
      const roles = Object.fromEntries(ROLES.map((role) => [role, [...(added.roles?.[role] ?? [])]]));
      const workflow = added.statuses ?? emptyCatalog().statuses.map(({ name }) => name);
      const types = added.types ?? [...store.types.values()].map((type) => type.name);
      const made: Project = {
        id: store.freshId(),
        key: added.key,
        name: added.name,
        lead: added.lead ?? null,
        description: added.description ?? '',
        projectTypeKey: added.projectTypeKey ?? 'software',
        simplified: added.simplified ?? false,
        roles: { administer: [], edit: [], comment: [], browse: [], ...roles },
        appRole: added.appRole === undefined ? 'edit' : added.appRole,
        statusIds: workflow.map((name) => status(name).id),
        typeIds: types.map((name) => byName(store.types.values(), 'issue type', name).id),
        components: (added.components ?? []).map((name) => ({ id: store.freshId(), name })),
        securityLevels: (added.securityLevels ?? []).map(({ name, members }) => ({
          id: store.freshId(),
          name,
          members: [...members],
        })),
        state: 'live',
        nextNumber: 1,
      };
      store.projects.set(made.id, made);
      store.touchCatalog();
      return made;
    },
    setProjectState(idOrKey, state) {
      changes.setProjectState(projectOf(idOrKey), state);
    },
    deleteProject(idOrKey) {
      changes.removeProject(projectOf(idOrKey));
    },
    closeAccount(accountId) {
      Object.assign(user(accountId), { closed: true, changed: now() });
      store.touchCatalog();
    },
    addSprint(added) {
      const made: Sprint = {
        id: Math.max(0, ...store.sprints.keys()) + 1,
        name: added.name,
        state: added.state,
        boardId: 1,
        goal: added.goal ?? '',
        startDate: iso(added.startMs),
        endDate: iso(added.endMs),
        completeDate: iso(added.completeMs),
      };
      store.sprints.set(made.id, made);
      store.touchCatalog();
      return made;
    },
    updateSprint(id, { startMs, endMs, completeMs, ...rest }) {
      const sprint = found(store.sprints.get(id), 'sprint', String(id));
      Object.assign(sprint, rest);
      if (startMs !== undefined) sprint.startDate = iso(startMs);
      if (endMs !== undefined) sprint.endDate = iso(endMs);
      if (completeMs !== undefined) sprint.completeDate = iso(completeMs);
      store.touchCatalog();
      return sprint;
    },
    createIssue(as, added, atMs = now()) {
      const project = projectOf(added.project);
      const typeId = byName(store.types.values(), 'issue type', added.type).id;
      const rest = {
        ...(added.status === undefined ? {} : { statusId: statusIn(project, added.status).id }),
        ...(added.reporter === undefined ? {} : { reporter: added.reporter }),
      };
      const fields = { ...editOf(project, added), summary: added.summary, typeId, ...rest };
      return changes.create(user(as), project, fields, atMs);
    },
    editIssue(as, idOrKey, fields, atMs = now()) {
      const edited = issue(idOrKey);
      changes.edit(user(as), edited, editOf(projectOf(edited.projectId), fields), atMs);
    },
    transition(as, idOrKey, statusName, resolution = null, atMs = now()) {
      const id = resolution === null ? null : byName(store.resolutions.values(), 'resolution', resolution).id;
      const moved = issue(idOrKey);
      changes.transition(user(as), moved, statusIn(projectOf(moved.projectId), statusName), id, atMs);
    },
    comment: (as, idOrKey, text, atMs = now()) => void changes.comment(user(as), issue(idOrKey), adfOf(text), atMs),
    link: (as, typeName, from, to, atMs = now()) => changes.link(user(as), typeName, issue(from), issue(to), atMs),
    moveIssue: (as, idOrKey, to, atMs = now()) => changes.move(user(as), issue(idOrKey), projectOf(to), atMs),
    deleteIssue: (as, idOrKey, atMs = now()) => changes.remove(user(as), issue(idOrKey), atMs),
    setProperty: (idOrKey, key, value) => changes.setProperty(issue(idOrKey), key, value),
    replaceProjects: (projects) => replaceProjects(store, projects),
    users: () => [...store.users.values()],
    projects: () => [...store.projects.values()],
    statuses: () => [...store.statuses.values()],
    issue: (idOrKey) => store.issue(idOrKey),
    issuesOf: (idOrKey) => [...store.issuesOf(projectOf(idOrKey).id).values()],
  };
}

function found<T>(value: T | null | undefined, kind: string, name: string): T {
  if (value === null || value === undefined) throw new Error(`There is no ${kind} "${name}" on this site.`);
  return value;
}

function byName<T extends { readonly name: string }>(values: Iterable<T>, kind: string, name: string): T {
  const wanted = name.toLowerCase();
  return found(
    [...values].find((value) => value.name.toLowerCase() === wanted),
    kind,
    name,
  );
}
