/** How seeds, imports and tests fill a site from inside. */
import type { CategoryKey, Issue, IssueType, Project, ProjectState, Role, Sprint, Status, User } from './model';
import type { ProjectData } from './replace';

export interface NewUser {
  readonly accountId: string;
  readonly displayName: string;
  readonly email?: string;
  readonly siteAdmin?: boolean;
  /** A customer of a service project, who asks through its portal. */
  readonly isCustomer?: boolean;
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
  /** Its issue security scheme: account ids (the app's too) of those who see each level. */
  readonly securityLevels?: readonly { readonly name: string; readonly members: readonly string[] }[];
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
  /** Name of a security level of the project, null = none. */
  readonly security?: string | null;
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
  /** Archives, bins or restores a project, and tells of it. Its issues stay, and nobody sees them meanwhile. */
  setProjectState(idOrKey: string, state: ProjectState): void;
  /** What emptying the bin does: the project and its issues are gone, and only the project is told of. */
  deleteProject(idOrKey: string): void;
  /** The person closes their Atlassian account; what they did stays. */
  closeAccount(accountId: string): void;
  updateSprint(id: number, changes: Partial<NewSprint>): Sprint;
  createIssue(as: string, issue: NewIssue, atMs?: number): Issue;
  editIssue(as: string, issueIdOrKey: string, fields: IssueFields, atMs?: number): void;
  /** A resolution belongs to a move into Done; without one Jira sets "Done". */
  transition(as: string, issueIdOrKey: string, statusName: string, resolution?: string | null, atMs?: number): void;
  comment(as: string, issueIdOrKey: string, text: string, atMs?: number): void;
  link(as: string, typeName: string, from: string, to: string, atMs?: number): void;
  /** Moves the issue, and its sub-tasks with it, to another project of the same workflow. */
  moveIssue(as: string, issueIdOrKey: string, projectIdOrKey: string, atMs?: number): void;
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
