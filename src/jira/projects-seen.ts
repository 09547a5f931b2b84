/** Whether Jira still shows projects, and why not. */
import { route } from '@forge/api';
import * as v from '../valibot';
import type { Jira } from './request';

/** Jira's bound on `id` of `project/search`. */
export const MAX_PROJECTS = 50;

export type ProjectSight = 'live' | 'archived' | 'deleted';

const Page = v.object({
  values: v.array(
    v.object({
      id: v.string(),
      archived: v.optional(v.boolean(), false),
      deleted: v.optional(v.boolean(), false),
    }),
  ),
});

/**
 * `GET /rest/api/3/project/search` of at most 50 projects by id, in any status. One that is not in the answer is not
 * shown to this identity, or is gone for good: Jira does not tell which. 1 point, and 1 for each project.
 * @throws AppFailure as `Jira.request`
 */
export async function readProjectSights(
  jira: Jira,
  projectIds: readonly string[],
): Promise<ReadonlyMap<string, ProjectSight>> {
  const query = new URLSearchParams([
    ...projectIds.map((id) => ['id', id]),
    ...['live', 'archived', 'deleted'].map((status) => ['status', status]),
    ['maxResults', String(MAX_PROJECTS)],
  ]);
  const page = await jira.request('GET', route`/rest/api/3/project/search?${query}`, Page);
  return new Map(
    page.values.map(({ id, archived, deleted }) => [id, deleted ? 'deleted' : archived ? 'archived' : 'live']),
  );
}
