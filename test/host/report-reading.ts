/**
 * The second reading of a report: the app reads the project a slice at a time, through its own calls to Jira and into
 * its own tables, which lie on disk. The site never holds more than a slice, so a project of any size takes the memory
 * of one; the numbers are those a backfill of the whole would give (report.test.ts holds them together).
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { currentInstallation } from '../../src/installation';
import { storyFieldIds } from '../../src/jira/fields';
import { fetchIssues, MAX_BULK_ISSUES } from '../../src/jira/search';
import { ensureSchema } from '../../src/store/schema';
import { paidFrom } from '../../src/sync/paid';
import { storiesOf } from '../../src/sync/read-jira';
import { recompute } from '../../src/sync/recompute';
import { readSite } from '../../src/sync/site';
import { readImport } from './import/read-import';
import type { ImportedIssue } from './jira/replace';
import { createSite } from './jira/site';
import type { Site } from './jira/site';
import { openHost } from './open-host';
import type { Host } from './open-host';
import type { Surveyed } from './report-survey';

/** Issues the site holds at once. */
const SLICE = 500;
export const READER = 'report-reader';

export interface ReadProject {
  readonly host: Host<Site>;
  /** The project's id on the host's site. */
  readonly projectId: string;
  readonly close: () => Promise<void>;
}

/**
 * A host of its own for each project, so that ids two files have in common never meet.
 * @param onIssues after each slice, with the count so far
 * @param options `slice`: issues the site holds at once; `sql`: address of a MariaDB, instead of SQLite on disk
 */
export async function readProject(
  files: readonly string[],
  project: Surveyed,
  onIssues: (count: number) => void,
  { slice = SLICE, sql }: { readonly slice?: number; readonly sql?: string } = {},
): Promise<ReadProject> {
  const dataDir = await mkdtemp(join(tmpdir(), 'premise-report-'));
  const host = await openHost<Site>({
    dataDir,
    ...(sql === undefined ? {} : { sql }),
    // Only the app's tables are kept on disk: of the site there is never more than a slice.
    createSite: ({ now, manifest }) => createSite({ dataDir: null, now, aliases: manifest.aliases }),
  });
  const close = async (): Promise<void> => {
    await host.close();
    await rm(dataDir, { recursive: true, force: true });
  };
  try {
    host.site.addUser({ accountId: READER, displayName: 'Reader', siteAdmin: true, importRole: 'administer' });
    await host.run(null, () => ensureSchema(currentInstallation()));
    let projectId = '';
    let count = 0;
    for await (const issues of slices(files, project, slice)) {
      const [placed] = host.site.replaceProjects([{ id: project.id, key: project.key, name: project.name, issues }]);
      projectId = placed?.id ?? '';
      for (let at = 0; at < issues.length; at += MAX_BULK_ISSUES) {
        const keys = issues.slice(at, at + MAX_BULK_ISSUES).map(({ key }) => key);
        await host.run(null, () => read(keys));
      }
      onIssues((count += issues.length));
    }
    return { host, projectId, close };
  } catch (error) {
    await close();
    throw error;
  }
}

export interface Cost {
  readonly calls: number;
  /** By the reading of Jira's formula the stand-in takes: 1 a call, 1 an issue. */
  readonly points: number;
  /** In the dearest reading, which is what the app bills itself. */
  readonly billed: number;
  readonly statements: number;
}

/** What a reading has cost so far. */
export async function costOf({ host }: Pick<ReadProject, 'host'>): Promise<Cost> {
  const { jiraCalls: calls, jiraPoints: points, sqlStatements: statements } = host.counts;
  const rows = await host.sql.peek("SELECT SUM(points) AS billed FROM spent WHERE purse IN ('background', 'backfill')");
  return { calls, points, billed: Number(rows[0]?.['billed'] ?? 0), statements };
}

/** As a drain reads what events have marked. */
async function read(keys: readonly string[]): Promise<void> {
  const nowMs = Date.now();
  const { fields } = await readSite(nowMs);
  // Billed as the background bills itself, and never stopped: whoever runs a report waits for it.
  const stories = await paidFrom(
    'backfill',
    async (jira) => {
      const issues = await fetchIssues(jira, keys, storyFieldIds(fields));
      return (await storiesOf(jira, issues, fields, nowMs)).stories;
    },
    { mayOverdraw: true },
  );
  const { lookup } = await readSite(nowMs);
  await recompute(stories, { lookup, nowMs, seen: true });
}

/** The project's issues, those that show its statuses before all others. */
async function* slices(
  files: readonly string[],
  { key, first }: Surveyed,
  size: number,
): AsyncGenerator<readonly ImportedIssue[]> {
  const isFirst = new Set(first.map((issue) => issue.key));
  yield first;
  let slice: ImportedIssue[] = [];
  for (const file of files)
    for await (const { project, issue } of readImport(file)) {
      if (project.key !== key || isFirst.has(issue.key)) continue;
      slice.push(issue);
      if (slice.length < size) continue;
      yield slice;
      slice = [];
    }
  if (slice.length > 0) yield slice;
}
