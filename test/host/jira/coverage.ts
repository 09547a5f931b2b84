/** How far each route of the stand-in goes. A test demands that this table and the registered routes are the same. */

export interface Coverage {
  readonly route: string;
  /** Classic OAuth scopes. */
  readonly scopes: readonly string[];
  /** `whole` = everything Jira documents for it that the site's data can show. */
  readonly status: 'whole' | 'part';
  /** What Jira does and this does not; empty for `whole`. */
  readonly gap: string;
  /** The file under test/ that calls it and says what comes back. */
  readonly test: string;
}

const READ = ['read:jira-work'];
const WRITE = ['write:jira-work'];

const part = (route: string, scopes: readonly string[], test: string, gap: string): Coverage => ({
  route,
  scopes,
  status: 'part',
  gap,
  test,
});
const whole = (route: string, scopes: readonly string[], test: string): Coverage => ({
  route,
  scopes,
  status: 'whole',
  gap: '',
  test,
});

const ACCESS = 'host/jira/access.test.ts';
const BULK = 'host/jira/bulk.test.ts';
const ISSUES = 'host/jira/issues.test.ts';
const SEARCH = 'host/jira/search.test.ts';

const LINKS = 'host/jira/links.test.ts';

const SEARCH_GAP =
  'expands changelog only; consistent at once, so reconcileIssues changes nothing; JQL without was and changed, and ' +
  'without the fields of jql-fields.ts UNMODELLED_FIELDS; token does not expire';

export const COVERAGE: readonly Coverage[] = [
  part('POST /rest/api/3/search/jql', READ, SEARCH, SEARCH_GAP),
  part('GET /rest/api/3/search/jql', READ, SEARCH, SEARCH_GAP),
  part('POST /rest/api/3/search/approximate-count', READ, SEARCH, 'always exact'),
  part('POST /rest/api/3/issue/bulkfetch', READ, BULK, 'expands changelog only'),
  part(
    'POST /rest/api/3/changelog/bulkfetch',
    READ,
    BULK,
    'token does not expire; parent and links have no fieldId to ask by',
  ),
  part(
    'GET /rest/api/3/issue/{issueIdOrKey}',
    READ,
    ISSUES,
    'expands changelog only; no renderedFields, editmeta, operations',
  ),
  part(
    'POST /rest/api/3/issue',
    WRITE,
    ISSUES,
    'fields of issue-fields.ts only; no screens, no required custom fields',
  ),
  part(
    'PUT /rest/api/3/issue/{issueIdOrKey}',
    WRITE,
    ISSUES,
    'fields of issue-fields.ts only; update verbs on labels, else set',
  ),
  part(
    'GET /rest/api/3/issue/{issueIdOrKey}/transitions',
    READ,
    ISSUES,
    'simplified workflow: any status to any other',
  ),
  part(
    'POST /rest/api/3/issue/{issueIdOrKey}/transitions',
    WRITE,
    ISSUES,
    'resolution is the only field a transition sets',
  ),
  whole('GET /rest/api/3/issue/{issueIdOrKey}/changelog', READ, BULK),
  whole('GET /rest/api/3/issue/{issueIdOrKey}/properties', READ, ACCESS),
  whole('GET /rest/api/3/issue/{issueIdOrKey}/properties/{propertyKey}', READ, ACCESS),
  whole('PUT /rest/api/3/issue/{issueIdOrKey}/properties/{propertyKey}', WRITE, ACCESS),
  whole('DELETE /rest/api/3/issue/{issueIdOrKey}/properties/{propertyKey}', WRITE, ACCESS),
  part(
    'POST /rest/api/3/issue/properties/multi',
    WRITE,
    BULK,
    'done at once; the form in which the result names failures is believed, not seen',
  ),
  part('GET /rest/api/3/task/{taskId}', READ, BULK, 'tasks of issue/properties/multi only, complete from the start'),
  part(
    'GET /rest/api/3/issue/{issueIdOrKey}/comment',
    READ,
    ISSUES,
    'no renderedBody; no comments for some roles or groups only',
  ),
  part('POST /rest/api/3/comment/list', READ, ISSUES, 'no renderedBody; all on one page'),
  part('POST /rest/api/3/issue/{issueIdOrKey}/comment', WRITE, ISSUES, 'no visibility, no mentions'),
  part(
    'POST /rest/api/3/issueLink',
    WRITE,
    LINKS,
    'no comment with it; linking is never switched off; the direction and the answer to who may not link are believed, not seen',
  ),
  whole('GET /rest/api/3/issueLinkType', READ, LINKS),
  part(
    'GET /rest/api/3/issue/createmeta/{projectIdOrKey}/issuetypes',
    READ,
    LINKS,
    'who may create nothing gets an empty list, which is believed, not seen',
  ),
  part(
    'GET /rest/api/3/issue/createmeta/{projectIdOrKey}/issuetypes/{issueTypeId}',
    READ,
    LINKS,
    'one create screen for every type, and no required custom fields',
  ),
  part('POST /rest/api/3/permissions/check', [], ACCESS, 'the permissions of permissions.ts only'),
  part('GET /rest/api/3/mypermissions', READ, ACCESS, 'the permissions of permissions.ts only'),
  part('GET /rest/api/3/field', READ, ACCESS, 'the fields the site has'),
  part('GET /rest/api/3/status', READ, ACCESS, 'one global set: no statuses of team-managed projects'),
  part(
    'GET /rest/api/3/statuses/search',
    ['manage:jira-configuration'],
    ACCESS,
    'global statuses only; the caller’s right is not asked',
  ),
  part('GET /rest/api/3/issuetype', READ, ACCESS, 'one global set; no avatars'),
  part('GET /rest/api/3/myself', ['read:jira-user'], ACCESS, 'no groups, no application roles, no avatars'),
  part(
    'GET /rest/api/3/project/search',
    READ,
    ACCESS,
    'sorted by key only; no categories; who may browse a project also sees it archived or in the bin',
  ),
  part('GET /rest/api/3/project/{projectIdOrKey}', READ, ACCESS, 'no roles, versions or avatars'),
];
