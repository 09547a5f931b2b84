/** Who may do what, as Jira's permission keys. */
import type { Issue, Project, Role, User } from './model';
import { ROLES } from './model';
import type { Store } from './store';

export interface PermissionKind {
  readonly id: string;
  readonly name: string;
  /** The least project role that has it; null = a global permission, held by site admins only. */
  readonly role: Role | null;
}

/** The permissions the site knows. Numbers are Jira's own permission ids. */
export const PERMISSIONS: Readonly<Record<string, PermissionKind>> = {
  ADMINISTER: { id: '0', name: 'Administer Jira', role: null },
  ADMINISTER_PROJECTS: { id: '23', name: 'Administer Projects', role: 'administer' },
  BROWSE_PROJECTS: { id: '10', name: 'Browse Projects', role: 'browse' },
  CREATE_ISSUES: { id: '11', name: 'Create Issues', role: 'edit' },
  EDIT_ISSUES: { id: '12', name: 'Edit Issues', role: 'edit' },
  TRANSITION_ISSUES: { id: '46', name: 'Transition Issues', role: 'edit' },
  ADD_COMMENTS: { id: '15', name: 'Add Comments', role: 'comment' },
  LINK_ISSUES: { id: '21', name: 'Link Issues', role: 'edit' },
  DELETE_ISSUES: { id: '16', name: 'Delete Issues', role: 'administer' },
};
export type ProjectPermission =
  | 'ADMINISTER_PROJECTS'
  | 'BROWSE_PROJECTS'
  | 'CREATE_ISSUES'
  | 'EDIT_ISSUES'
  | 'TRANSITION_ISSUES'
  | 'ADD_COMMENTS'
  | 'LINK_ISSUES'
  | 'DELETE_ISSUES';

/**
 * Whether the person (or the app) holds a project permission; an unknown permission is held by nobody, and none is held
 * on a project that is archived or in the bin.
 */
export function may(user: User, permission: string, project: Project): boolean {
  return project.state === 'live' && mayOnceLive(user, permission, project);
}

/** As `may`, of a project in any state: what restoring it would give back. */
export function mayOnceLive(user: User, permission: string, project: Project): boolean {
  const needed = PERMISSIONS[permission]?.role ?? null;
  if (needed === null) return false;
  const held = user.accountType === 'app' ? project.appRole : roleOf(user.accountId, project);
  return held !== null && ROLES.indexOf(held) <= ROLES.indexOf(needed);
}

/**
 * Whether an issue exists for this person (or the app): they browse its project and are a member of its security level.
 * Administrators are no exception, as in Jira.
 */
export function sees(store: Store, user: User, issue: Issue): boolean {
  const project = store.projects.get(issue.projectId);
  if (project === undefined || !may(user, 'BROWSE_PROJECTS', project)) return false;
  if (issue.securityId === null) return true;
  const level = project.securityLevels.find(({ id }) => id === issue.securityId);
  return level?.members.includes(user.accountId) ?? false;
}

/** Whether the person holds a global permission. The app never administers the site. */
export function mayGlobally(user: User, permission: string): boolean {
  return PERMISSIONS[permission]?.role === null && user.siteAdmin;
}

export function visibleProjects(store: Store, user: User): Project[] {
  return [...store.projects.values()].filter((project) => may(user, 'BROWSE_PROJECTS', project));
}

function roleOf(accountId: string, project: Project): Role | null {
  return ROLES.find((role) => project.roles[role].includes(accountId)) ?? null;
}
