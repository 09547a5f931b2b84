/** How far each route of the stand-in goes. A test demands that this table and the registered routes are the same. */

export interface Coverage {
  readonly route: string;
  /** Classic OAuth scopes. */
  readonly scopes: readonly string[];
  /** `whole` = everything Jira documents for it that the site's data can show. */
  readonly status: 'whole' | 'part';
  /** What Jira does and this does not; empty for `whole`. */
  readonly gap: string;
}

const READ = ['read:jira-work'];
const WRITE = ['write:jira-work'];

const part = (route: string, scopes: readonly string[], gap: string): Coverage => ({
  route,
  scopes,
  status: 'part',
  gap,
});
const whole = (route: string, scopes: readonly string[]): Coverage => ({ route, scopes, status: 'whole', gap: '' });

const SEARCH_GAP =
  'expands changelog only; consistent at once, so reconcileIssues changes nothing; JQL without was and changed, and ' +
  'without the fields of jql-fields.ts UNMODELLED_FIELDS; token does not expire';

export const COVERAGE: readonly Coverage[] = [
  part('POST /rest/api/3/search/jql', READ, SEARCH_GAP),
  part('GET /rest/api/3/search/jql', READ, SEARCH_GAP),
  part('POST /rest/api/3/search/approximate-count', READ, 'always exact'),
  part('POST /rest/api/3/issue/bulkfetch', READ, 'expands changelog only'),
  part(
    'POST /rest/api/3/changelog/bulkfetch',
    READ,
    'token does not expire; parent and links have no fieldId to ask by',
  ),
  part('GET /rest/api/3/issue/{issueIdOrKey}', READ, 'expands changelog only; no renderedFields, editmeta, operations'),
  part('POST /rest/api/3/issue', WRITE, 'fields of issue-fields.ts only; no screens, no required custom fields'),
  part(
    'PUT /rest/api/3/issue/{issueIdOrKey}',
    WRITE,
    'fields of issue-fields.ts only; update verbs on labels, else set',
  ),
  part('GET /rest/api/3/issue/{issueIdOrKey}/transitions', READ, 'simplified workflow: any status to any other'),
  part('POST /rest/api/3/issue/{issueIdOrKey}/transitions', WRITE, 'resolution is the only field a transition sets'),
  whole('GET /rest/api/3/issue/{issueIdOrKey}/changelog', READ),
  whole('GET /rest/api/3/issue/{issueIdOrKey}/properties', READ),
  whole('GET /rest/api/3/issue/{issueIdOrKey}/properties/{propertyKey}', READ),
  whole('PUT /rest/api/3/issue/{issueIdOrKey}/properties/{propertyKey}', WRITE),
  whole('DELETE /rest/api/3/issue/{issueIdOrKey}/properties/{propertyKey}', WRITE),
  part('POST /rest/api/3/issue/{issueIdOrKey}/comment', WRITE, 'no visibility, no mentions'),
  part('POST /rest/api/3/permissions/check', [], 'the permissions of permissions.ts only'),
  part('GET /rest/api/3/mypermissions', READ, 'the permissions of permissions.ts only'),
  part('GET /rest/api/3/field', READ, 'the fields the site has'),
  part('GET /rest/api/3/status', READ, 'one global set: no statuses of team-managed projects'),
  part(
    'GET /rest/api/3/statuses/search',
    ['manage:jira-configuration'],
    'global statuses only; the caller’s right is not asked',
  ),
  part('GET /rest/api/3/issuetype', READ, 'one global set; no avatars'),
  part('GET /rest/api/3/myself', ['read:jira-user'], 'no groups, no application roles, no avatars'),
  part('GET /rest/api/3/project/search', READ, 'sorted by key only; no categories, no archived projects'),
  part('GET /rest/api/3/project/{projectIdOrKey}', READ, 'no roles, versions or avatars'),
];
