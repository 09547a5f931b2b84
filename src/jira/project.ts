/** One project, as one person sees it. */
import { route } from '@forge/api';
import * as v from 'valibot';
import type { Jira } from './request';

const Project = v.object({ id: v.string(), key: v.string() });
export type ProjectSeen = v.InferOutput<typeof Project>;

/**
 * `GET /rest/api/3/project/{id}`: 2 points. The key is asked for each time, because projects are renamed.
 * @throws AppFailure notFound when this identity may not see it, else as `Jira.request`
 */
export async function readProject(jira: Jira, projectId: string): Promise<ProjectSeen> {
  return jira.request('GET', route`/rest/api/3/project/${projectId}`, Project);
}
