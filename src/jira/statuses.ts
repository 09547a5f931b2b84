/** The site's statuses and the category of each: what tells To-Do, In-Progress and Done apart. */
import { route } from '@forge/api';
import * as v from '../valibot';
import type { StatusCategory } from '../domain/story';
import { categoryOfKey } from './fields';
import type { Jira } from './request';

export interface CatalogueStatus {
  readonly id: string;
  readonly name: string;
  readonly category: StatusCategory;
}

/** `GET /rest/api/3/status` */
const Statuses = v.array(
  v.object({
    id: v.string(),
    name: v.string(),
    statusCategory: v.optional(v.object({ key: v.optional(v.string()) })),
  }),
);

/**
 * Every status of an active workflow. `statuses/search` would also know the retired ones, but asks for
 * `manage:jira-configuration`; a retired status is found by its name instead.
 * @throws AppFailure as `Jira.request`
 */
export async function readStatuses(jira: Jira): Promise<readonly CatalogueStatus[]> {
  const statuses = await jira.request('GET', route`/rest/api/3/status`, Statuses);
  return statuses.map(({ id, name, statusCategory }) => ({ id, name, category: categoryOfKey(statusCategory?.key) }));
}
