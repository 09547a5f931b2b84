/**
 * What one could look for in the stand-in and not find: every write Jira documents in the families of calls the app
 * uses, and that is answered 501 here. A test holds this list to Atlassian's document and to the answers. Outside these
 * families nothing is modelled but what coverage.ts lists, and anything else is answered 501 alike.
 */

/** First segments after `/rest/api/3/` whose writes are either in coverage.ts or here. */
export const FAMILIES = ['issue', 'search', 'changelog', 'permissions', 'mypermissions', 'task'] as const;

/** Method and path, as the OpenAPI document writes it. */
export const NOT_MODELLED: readonly string[] = [
  'POST /rest/api/3/issue/archive',
  'PUT /rest/api/3/issue/archive',
  'POST /rest/api/3/issue/bulk',
  'POST /rest/api/3/issue/properties',
  'PUT /rest/api/3/issue/properties/{propertyKey}',
  'DELETE /rest/api/3/issue/properties/{propertyKey}',
  'PUT /rest/api/3/issue/unarchive',
  'POST /rest/api/3/issue/watching',
  'DELETE /rest/api/3/issue/{issueIdOrKey}',
  'PUT /rest/api/3/issue/{issueIdOrKey}/assignee',
  'POST /rest/api/3/issue/{issueIdOrKey}/attachments',
  'POST /rest/api/3/issue/{issueIdOrKey}/changelog/list',
  'PUT /rest/api/3/issue/{issueIdOrKey}/comment/{id}',
  'DELETE /rest/api/3/issue/{issueIdOrKey}/comment/{id}',
  'POST /rest/api/3/issue/{issueIdOrKey}/notify',
  'POST /rest/api/3/issue/{issueIdOrKey}/remotelink',
  'DELETE /rest/api/3/issue/{issueIdOrKey}/remotelink',
  'PUT /rest/api/3/issue/{issueIdOrKey}/remotelink/{linkId}',
  'DELETE /rest/api/3/issue/{issueIdOrKey}/remotelink/{linkId}',
  'POST /rest/api/3/issue/{issueIdOrKey}/votes',
  'DELETE /rest/api/3/issue/{issueIdOrKey}/votes',
  'POST /rest/api/3/issue/{issueIdOrKey}/watchers',
  'DELETE /rest/api/3/issue/{issueIdOrKey}/watchers',
  'POST /rest/api/3/issue/{issueIdOrKey}/worklog',
  'DELETE /rest/api/3/issue/{issueIdOrKey}/worklog',
  'POST /rest/api/3/issue/{issueIdOrKey}/worklog/move',
  'PUT /rest/api/3/issue/{issueIdOrKey}/worklog/{id}',
  'DELETE /rest/api/3/issue/{issueIdOrKey}/worklog/{id}',
  'PUT /rest/api/3/issue/{issueIdOrKey}/worklog/{worklogId}/properties/{propertyKey}',
  'DELETE /rest/api/3/issue/{issueIdOrKey}/worklog/{worklogId}/properties/{propertyKey}',
  'POST /rest/api/3/permissions/project',
  'POST /rest/api/3/search',
  'POST /rest/api/3/task/{taskId}/cancel',
];

/** Jira's own words where an issue's key could stand: a call to one of them is no call about an issue of that name. */
const NO_KEYS: ReadonlySet<string | undefined> = new Set([
  'archive',
  'unarchive',
  'bulk',
  'bulkfetch',
  'createmeta',
  'limit',
  'picker',
  'properties',
  'watching',
]);

/** Whether this is such a word. */
export function isNoKey(segment: string | undefined): boolean {
  return NO_KEYS.has(segment);
}
