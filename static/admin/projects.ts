/** Names of projects, read in the browser as the person looking: whom Jira shows a project, it shows its name. */
import { requestJira } from '@forge/bridge';
import { useEffect, useState } from 'react';
import * as v from 'valibot';
import { useWording } from '../shared/wording-context';

/** GET /rest/api/3/project/search?id=…&id=… */
const Found = v.object({ values: v.array(v.object({ id: v.string(), name: v.string() })) });

/** Projects Jira looks up in one request. */
const AT_ONCE = 50;

export interface ProjectNames {
  /** The project's name, or that it cannot be seen; its id until that is known. */
  readonly nameOf: (projectId: string) => string;
}

/** Ids stay ids until their names are there; one that never comes is told as a project this person cannot see. */
export function useProjectNames(projectIds: readonly string[]): ProjectNames {
  const w = useWording();
  const [names, setNames] = useState<ReadonlyMap<string, string | null>>(new Map());
  const missing = projectIds.filter((id) => !names.has(id)).join(' ');

  useEffect(() => {
    if (missing === '') return;
    const watch = { isOver: false };
    const ask = async () => {
      const found = await readNames(missing.split(' '));
      if (!watch.isOver) setNames((known) => new Map([...known, ...found]));
    };
    void ask();
    return () => {
      watch.isOver = true;
    };
  }, [missing]);

  return {
    nameOf: (projectId) => {
      const name = names.get(projectId);
      return name ?? w.t(name === null ? 'health.project.hidden' : 'health.project.unnamed', { id: projectId });
    },
  };
}

/** Null for those Jira did not name. A request that was not answered leaves its projects out. */
async function readNames(ids: readonly string[]): Promise<ReadonlyMap<string, string | null>> {
  const names = new Map<string, string | null>();
  for (let at = 0; at < ids.length; at += AT_ONCE) {
    const some = ids.slice(at, at + AT_ONCE);
    const found = await search(some);
    if (found === null) continue;
    for (const id of some) names.set(id, found.find((project) => project.id === id)?.name ?? null);
  }
  return names;
}

async function search(ids: readonly string[]) {
  const query = ids.map((id) => `id=${encodeURIComponent(id)}`).join('&');
  try {
    const response = await requestJira(`/rest/api/3/project/search?maxResults=${String(AT_ONCE)}&${query}`, {
      headers: { Accept: 'application/json' },
    });
    const found = v.safeParse(Found, response.ok ? await response.json() : null);
    return found.success ? found.output.values : null;
  } catch {
    // The page says everything without the names; they come when it is opened the next time.
    return null;
  }
}
