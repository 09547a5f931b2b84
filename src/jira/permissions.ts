/** What a person may do, asked of Jira as that person. */
import { route } from '@forge/api';
import * as v from '../valibot';
import type { Jira } from './request';

export const PERMISSIONS = [
  'BROWSE_PROJECTS',
  'ADD_COMMENTS',
  'EDIT_ISSUES',
  'ADMINISTER_PROJECTS',
  'ADMINISTER',
] as const;
export type Permission = (typeof PERMISSIONS)[number];

/**
 * An issue and a project are asked differently: a grant on the project is none on an issue with a security level.
 * `site` is asked for global permissions, of which `ADMINISTER` is the only one here; its id means nothing.
 */
export type Resource = 'issue' | 'project' | 'site';

/** `POST /rest/api/3/permissions/check`: grants only, and ids as numbers. */
const Grants = v.object({
  globalPermissions: v.optional(v.array(v.string()), []),
  projectPermissions: v.optional(
    v.array(
      v.object({
        permission: v.string(),
        issues: v.optional(v.array(v.number()), []),
        projects: v.optional(v.array(v.number()), []),
      }),
    ),
    [],
  ),
});

/**
 * Which of `permissions` this person has on one issue or project, or on the site. An id that does not exist grants nothing.
 * @throws AppFailure as `Jira.request`
 */
export async function permissionsOn(
  jira: Jira,
  resource: Resource,
  id: string,
  permissions: readonly Permission[],
): Promise<ReadonlySet<Permission>> {
  if (resource === 'site') return permissionsOnSite(jira, permissions);
  const ids = [Number(id)];
  const asked = { permissions, ...(resource === 'issue' ? { issues: ids } : { projects: ids }) };
  const answer = await jira.request('POST', route`/rest/api/3/permissions/check`, Grants, {
    body: { projectPermissions: [asked] },
  });
  const granted = answer.projectPermissions
    .filter((grant) => (resource === 'issue' ? grant.issues : grant.projects).includes(Number(id)))
    .map((grant) => grant.permission);
  return new Set(permissions.filter((permission) => granted.includes(permission)));
}

/** Issues and projects by id. */
export type Places = Readonly<Record<'issue' | 'project', ReadonlySet<string>>>;

/** Jira's bound on the issues, and on the projects, of one check. */
export const MAX_CHECKED = 1000;

/**
 * On which of these, `MAX_CHECKED` at most of each kind, this person has one permission: one request for all.
 * @throws AppFailure as `Jira.request`
 */
export async function grantedOn(jira: Jira, permission: Permission, asked: Places): Promise<Places> {
  if (asked.issue.size + asked.project.size === 0) return { issue: new Set(), project: new Set() };
  const body = {
    projectPermissions: [
      { permissions: [permission], issues: [...asked.issue].map(Number), projects: [...asked.project].map(Number) },
    ],
  };
  const answer = await jira.request('POST', route`/rest/api/3/permissions/check`, Grants, { body });
  const granted = answer.projectPermissions.filter((grant) => grant.permission === permission);
  return {
    issue: new Set(granted.flatMap((grant) => grant.issues.map(String))),
    project: new Set(granted.flatMap((grant) => grant.projects.map(String))),
  };
}

async function permissionsOnSite(jira: Jira, permissions: readonly Permission[]): Promise<ReadonlySet<Permission>> {
  const { globalPermissions } = await jira.request('POST', route`/rest/api/3/permissions/check`, Grants, {
    body: { globalPermissions: permissions },
  });
  return new Set(permissions.filter((permission) => globalPermissions.includes(permission)));
}
