/** Which issues there are: their ids and nothing else. */
import { route } from '@forge/api';
import * as v from '../valibot';
import type { Jira } from './request';

export interface IdPage {
  readonly ids: readonly string[];
  /** Null on the last page. */
  readonly nextPageToken: string | null;
}

const Page = v.object({
  issues: v.optional(v.array(v.object({ id: v.string() })), []),
  nextPageToken: v.optional(v.nullable(v.string()), null),
  isLast: v.optional(v.boolean()),
});

/**
 * One page of `POST /rest/api/3/search/jql` with the field `id` alone; Jira gives up to 5,000 of them at once.
 * @throws AppFailure as `Jira.request`
 */
export async function idPage(
  jira: Jira,
  jql: string,
  nextPageToken: string | null,
  maxResults: number,
): Promise<IdPage> {
  const body = { jql, fields: ['id'], maxResults, ...(nextPageToken === null ? {} : { nextPageToken }) };
  const page = await jira.request('POST', route`/rest/api/3/search/jql`, Page, { body });
  const ended = page.isLast === true || page.nextPageToken === null || page.nextPageToken === '';
  return { ids: page.issues.map((issue) => issue.id), nextPageToken: ended ? null : page.nextPageToken };
}
