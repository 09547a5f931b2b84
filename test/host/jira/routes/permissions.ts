/** Who may do what: `permissions/check` and `mypermissions`. */
import * as v from 'valibot';
import type { Call, Route } from '../http';
import { answer, listParam, NO_ISSUE_MESSAGE, readBody, Refusal, visibleIssue } from '../http';
import type { Project, User } from '../model';
import { may, mayGlobally, PERMISSIONS, sees } from '../permissions';

/** Jira's bound on issues and on projects in one check. */
const MOST_CHECKED = 1000;

const Ids = v.optional(v.pipe(v.array(v.pipe(v.number(), v.integer())), v.maxLength(MOST_CHECKED)), []);
const CheckBody = v.strictObject({
  accountId: v.optional(v.nullable(v.string()), null),
  globalPermissions: v.optional(v.array(v.string()), []),
  projectPermissions: v.optional(
    v.array(v.strictObject({ permissions: v.array(v.string()), issues: Ids, projects: Ids })),
    [],
  ),
});

/** The person asked about; asking about somebody else takes Administer Jira. */
function subject(call: Call, accountId: string | null): User {
  if (accountId === null || accountId === call.user.accountId) return call.user;
  if (!mayGlobally(call.user, 'ADMINISTER'))
    throw new Refusal(403, 'Only an administrator may check the permissions of another user.');
  const user = call.store.users.get(accountId);
  if (user === undefined) throw new Refusal(400, `The user with account id '${accountId}' does not exist.`);
  return user;
}

function refuseUnknown(names: readonly string[], global: boolean): void {
  const unknown = names.filter((name) =>
    PERMISSIONS[name] === undefined ? true : (PERMISSIONS[name].role === null) !== global,
  );
  if (unknown.length > 0) throw new Refusal(400, `Unrecognized permission: ${unknown.join(', ')}`);
}

export const permissionRoutes: readonly Route[] = [
  {
    method: 'POST',
    path: '/rest/api/3/permissions/check',
    scopes: [],
    handle(call) {
      const asked = readBody(call, CheckBody);
      const user = subject(call, asked.accountId);
      refuseUnknown(asked.globalPermissions, true);
      for (const { permissions } of asked.projectPermissions) refuseUnknown(permissions, false);
      const granted = (permission: string, project: Project | null) =>
        project !== null && may(user, permission, project);
      const ofIssue = (id: number) => {
        const issue = call.store.issues.get(String(id));
        return issue !== undefined && sees(call.store, user, issue) ? call.store.project(issue.projectId) : null;
      };
      return answer({
        globalPermissions: asked.globalPermissions.filter((permission) => mayGlobally(user, permission)),
        projectPermissions: asked.projectPermissions.flatMap(({ permissions, issues, projects }) =>
          permissions.map((permission) => ({
            permission,
            issues: issues.filter((id) => granted(permission, ofIssue(id))),
            projects: projects.filter((id) => granted(permission, call.store.projects.get(String(id)) ?? null)),
          })),
        ),
      });
    },
  },
  {
    method: 'GET',
    path: '/rest/api/3/mypermissions',
    scopes: ['read:jira-work'],
    handle(call) {
      const names = listParam(call.query, 'permissions');
      if (names.length === 0) throw new Refusal(400, "The 'permissions' query parameter is required.");
      const unknown = names.filter((name) => PERMISSIONS[name] === undefined);
      if (unknown.length > 0) throw new Refusal(400, `Unrecognized permission: ${unknown.join(', ')}`);
      const project = contextProject(call);
      const permissions = names.map((key) => {
        const kind = PERMISSIONS[key] ?? { id: '', name: key, role: null };
        const held =
          kind.role === null
            ? mayGlobally(call.user, key)
            : [...call.store.projects.values()].some(
                (one) => (project === null || one.id === project.id) && may(call.user, key, one),
              );
        const type = kind.role === null ? 'GLOBAL' : 'PROJECT';
        return [
          key,
          { id: kind.id, key, name: kind.name, type, description: kind.name, havePermission: held },
        ] as const;
      });
      return answer({ permissions: Object.fromEntries(permissions) });
    },
  },
];

/** The project a question is about: named, or that of the named issue; null = in any project. */
function contextProject(call: Call): Project | null {
  const { query, store, user } = call;
  const issueRef = query.get('issueId') ?? query.get('issueKey');
  if (issueRef !== null) {
    const issue = visibleIssue(call, issueRef);
    if (issue === null) throw new Refusal(404, NO_ISSUE_MESSAGE);
    return store.project(issue.projectId);
  }
  const projectRef = query.get('projectId') ?? query.get('projectKey');
  if (projectRef === null) return null;
  const project = store.project(projectRef);
  if (project === null || !may(user, 'BROWSE_PROJECTS', project))
    throw new Refusal(404, `No project could be found with '${projectRef}'.`);
  return project;
}
