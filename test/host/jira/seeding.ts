/** The site's inside for seeds, imports and tests: no permission is asked, every change leaves its history and event. */
import { adfOf } from './adf';
import { emptyCatalog } from './catalog';
import type { Changes } from './changes';
import type { IssueEdit } from './edits';
import type { CategoryKey, Issue, IssueType, Project, Role, Sprint, Status, User } from './model';
import { ROLES } from './model';
import type { ProjectData } from './replace';
import { replaceProjects } from './replace';
import type { Store } from './store';

export interface NewUser {
  readonly accountId: string;
  readonly displayName: string;
  readonly email?: string;
  readonly siteAdmin?: boolean;
  /** What this person gets on projects that arrive by import; default edit, null = nothing. */
  readonly importRole?: Role | null;
}

export interface NewProject {
  readonly key: string;
  readonly name: string;
  readonly lead?: string;
  readonly description?: string;
  readonly projectTypeKey?: Project['projectTypeKey'];
  /** Team-managed; default false. */
  readonly simplified?: boolean;
  /** Account ids by what they may do; each role includes those after it: administer, edit, comment, browse. */
  readonly roles?: Partial<Record<Role, readonly string[]>>;
  /** What the app may do; default edit, as its project role gives it in Jira. Null = it cannot see the project. */
  readonly appRole?: Role | null;
  /** The workflow's statuses by name, in order; default the site's first four. Add new ones with `addStatus` first. */
  readonly statuses?: readonly string[];
  /** Names of issue types; default all of the site. */
  readonly types?: readonly string[];
  readonly components?: readonly string[];
}

/** Fields by the names people use; references by name, key or account id. */
export interface IssueFields {
  readonly summary?: string;
  /** Plain text; lines become paragraphs. */
  readonly description?: string | null;
  readonly type?: string;
  readonly priority?: string | null;
  readonly assignee?: string | null;
  /** `2026-11-22` */
  readonly due?: string | null;
  readonly labels?: readonly string[];
  readonly components?: readonly string[];
  /** Id or key. */
  readonly parent?: string | null;
  readonly points?: number | null;
  readonly sprint?: number | null;
  readonly rank?: number;
}

export interface NewIssue extends IssueFields {
  /** Key or id. */
  readonly project: string;
  readonly summary: string;
  readonly type: string;
  readonly reporter?: string | null;
  /** Where it begins; default the workflow's first status. */
  readonly status?: string;
}

export interface NewSprint {
  readonly name: string;
  readonly state: Sprint['state'];
  readonly goal?: string;
  readonly startMs?: number;
  readonly endMs?: number;
  readonly completeMs?: number;
}

/** `as` is the acting account id; `atMs` defaults to the site's clock. Unknown names throw. */
export interface Seeding {
  addUser(user: NewUser): User;
  addStatus(name: string, category: CategoryKey): Status;
  /** `level`: 1 = epic, 0 = story, -1 = sub-task. */
  addIssueType(name: string, level: number): IssueType;
  addProject(project: NewProject): Project;
  addSprint(sprint: NewSprint): Sprint;
  updateSprint(id: number, changes: Partial<NewSprint>): Sprint;
  createIssue(as: string, issue: NewIssue, atMs?: number): Issue;
  editIssue(as: string, issueIdOrKey: string, fields: IssueFields, atMs?: number): void;
  /** A resolution belongs to a move into Done; without one Jira sets "Done". */
  transition(as: string, issueIdOrKey: string, statusName: string, resolution?: string | null, atMs?: number): void;
  comment(as: string, issueIdOrKey: string, text: string, atMs?: number): void;
  link(as: string, typeName: string, from: string, to: string, atMs?: number): void;
  deleteIssue(as: string, issueIdOrKey: string, atMs?: number): void;
  setProperty(issueIdOrKey: string, key: string, value: unknown): void;
  /** Puts whole projects in place of those with the same key. No events: a bulk import sends none. */
  replaceProjects(projects: readonly ProjectData[]): Project[];
  users(): readonly User[];
  projects(): readonly Project[];
  statuses(): readonly Status[];
  /** Null when there is none. */
  issue(idOrKey: string): Issue | null;
  issuesOf(projectIdOrKey: string): readonly Issue[];
}

export function createSeeding(store: Store, changes: Changes, now: () => number): Seeding {
  const user = (accountId: string) => found(store.users.get(accountId), 'person', accountId);
  const issue = (idOrKey: string) => found(store.issue(idOrKey), 'issue', idOrKey);
  const status = (name: string) => byName(store.statuses.values(), 'status', name);
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
  });
  const projectOf = (idOrKey: string) => found(store.project(idOrKey), 'project', idOrKey);

  return {
    addUser(added) {
      const made: User = {
        accountId: added.accountId,
        displayName: added.displayName,
        email: added.email ?? null,
        accountType: 'atlassian',
        siteAdmin: added.siteAdmin ?? false,
        importRole: added.importRole === undefined ? 'edit' : added.importRole,
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
        nextNumber: 1,
      };
      store.projects.set(made.id, made);
      store.touchCatalog();
      return made;
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
        ...(added.status === undefined ? {} : { statusId: status(added.status).id }),
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
      changes.transition(user(as), issue(idOrKey), status(statusName), id, atMs);
    },
    comment: (as, idOrKey, text, atMs = now()) => void changes.comment(user(as), issue(idOrKey), adfOf(text), atMs),
    link: (as, typeName, from, to, atMs = now()) => changes.link(user(as), typeName, issue(from), issue(to), atMs),
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
