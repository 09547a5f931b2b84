/** Projects somebody may create issues in, as Jira tells them: the first of them, or those a text is found in. */
import { requestJira } from '@forge/bridge';
import * as v from 'valibot';
import { failure, type Result } from '../../../src/domain/failure';
import { transportFailure } from '../../shared/call';

const Page = v.object({
  isLast: v.boolean(),
  values: v.array(v.object({ id: v.string(), key: v.string(), name: v.string() })),
});

/** Jira's own page. */
const PAGE = 50;

export interface Project {
  readonly id: string;
  /** With its key: a project is found by either. */
  readonly label: string;
}

export interface Projects {
  readonly projects: readonly Project[];
  /** There are no others. */
  readonly isAll: boolean;
}

/** GET /rest/api/3/project/search by name and key, as whoever looks. */
export function findProjects(text: string): Promise<Result<Projects>> {
  return search({ query: text });
}

/** As many as Jira tells at once, the retrospective's own first, wherever it stands. */
export async function firstProjects(ownId: string): Promise<Result<Projects>> {
  const first = await search({});
  if (!first.ok) return first;
  const { projects, isAll } = first.value;
  const isOwn = ({ id }: Project): boolean => id === ownId;
  const isThere = isAll || projects.some(isOwn);
  const own = isThere ? null : await search({ id: ownId });
  if (own?.ok === false) return own;
  const all = [...(own?.value.projects ?? []), ...projects];
  return { ok: true, value: { projects: all.toSorted((a, b) => Number(isOwn(b)) - Number(isOwn(a))), isAll } };
}

async function search(by: Readonly<Record<string, string>>): Promise<Result<Projects>> {
  try {
    const query = new URLSearchParams({ action: 'create', maxResults: String(PAGE), ...by }).toString();
    const response = await requestJira(`/rest/api/3/project/search?${query}`, {
      headers: { Accept: 'application/json' },
    });
    if (response.status === 429) return { ok: false, error: failure('jiraBusy') };
    const parsed = response.ok ? v.safeParse(Page, await response.json()) : null;
    if (parsed?.success !== true) return { ok: false, error: failure('jiraUnavailable') };
    const { values, isLast } = parsed.output;
    return {
      ok: true,
      value: { projects: values.map(({ id, key, name }) => ({ id, label: `${name} (${key})` })), isAll: isLast },
    };
  } catch (cause) {
    return { ok: false, error: transportFailure(cause) };
  }
}
