/** Importing files into the site: everything is read and checked first, so that a bad file changes nothing. */
import type { ImportedIssue, ProjectData } from '../jira/replace';
import type { Site } from '../jira/site';
import { ImportRefused, readImport } from './read-import';

export interface ImportProgress {
  readonly stage: 'reading' | 'writing' | 'done';
  readonly issues: number;
}

export interface ImportedProject {
  readonly key: string;
  /** The project's id on the site. */
  readonly id: string;
  readonly issues: number;
  /** Issues the file brought without a whole history. */
  readonly withoutHistory: number;
}

/** How many issues lie between two reports. */
const REPORT_EVERY = 500;

/**
 * Puts the files' projects in place of those with the same keys; several files may hold one project.
 * @throws ImportRefused with a sentence for the user; the site is then as it was
 */
export async function importInto(
  site: Site,
  files: readonly string[],
  onProgress: (progress: ImportProgress) => void = () => undefined,
): Promise<{ readonly projects: readonly ImportedProject[] }> {
  const gathered = await gather(files, onProgress);
  const count = gathered.reduce((sum, project) => sum + project.issues.length, 0);
  if (count === 0) throw new ImportRefused('There are no issues to import.');
  onProgress({ stage: 'writing', issues: count });
  const placed = site.replaceProjects(gathered);
  await site.flush();
  onProgress({ stage: 'done', issues: count });
  return {
    projects: gathered.map((data, index) => ({
      key: data.key,
      id: placed[index]?.id ?? '',
      issues: data.issues.length,
      withoutHistory: data.issues.filter((issue) => !issue.historyKnown).length,
    })),
  };
}

interface Gathering {
  id: string | null;
  name: string | null;
  readonly issues: ImportedIssue[];
}

async function gather(
  files: readonly string[],
  onProgress: (progress: ImportProgress) => void,
): Promise<ProjectData[]> {
  const projects = new Map<string, Gathering>();
  const places = new Map<string, string>();
  let count = 0;
  for (const file of files)
    for await (const { project, issue, where } of readImport(file)) {
      for (const [field, name] of [
        ['key', issue.key],
        ['id', `${project.key} id ${issue.id}`],
      ] as const) {
        const before = places.get(name);
        if (before !== undefined) throw new ImportRefused(`${where}: ${field} is the same as in ${before}.`);
        places.set(name, where);
      }
      const gathering = projects.get(project.key) ?? { id: null, name: null, issues: [] };
      gathering.id ??= project.id;
      gathering.name ??= project.name;
      gathering.issues.push(issue);
      projects.set(project.key, gathering);
      count += 1;
      if (count % REPORT_EVERY === 0) onProgress({ stage: 'reading', issues: count });
    }
  return [...projects].map(([key, { id, name, issues }]) => ({ id, key, name: name ?? key, issues }));
}
