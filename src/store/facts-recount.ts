/** Projects whose facts are made again for new settings: how far that is, and which are behind. */
import * as v from '../valibot';
import type { TableDefinition } from './facts-tables';
import { Int, query, run } from './sql';

/** One row per project whose settings were ever changed. `finished_ms` NULL = under way. */
const recount = `CREATE TABLE IF NOT EXISTS recount (
  project_id VARCHAR(32) NOT NULL,
  settings_rev BIGINT NOT NULL,
  after_id VARCHAR(32) NOT NULL,
  done BIGINT NOT NULL,
  total BIGINT NOT NULL,
  started_ms BIGINT NOT NULL,
  finished_ms BIGINT,
  PRIMARY KEY (project_id),
  KEY recount_by_end (finished_ms)
)`;

export const RECOUNT_TABLES: readonly TableDefinition[] = [{ name: 'recount', ddl: recount }];

export interface Recount {
  readonly projectId: string;
  /** The settings the facts are made for. */
  readonly settingsRev: number;
  /** Issues up to this id are done. */
  readonly afterId: string;
  readonly done: number;
  readonly total: number;
}

/**
 * Begins making a project's facts again for settings of that revision; under way for an older one, it begins anew. Said
 * twice for one revision, it is once.
 */
export async function beginRecount(projectId: string, settingsRev: number, nowMs: number): Promise<void> {
  const rows = await query(v.object({ total: Int }), 'SELECT COUNT(*) AS total FROM history WHERE project_id = ?', [
    projectId,
  ]);
  const anew = (column: string) =>
    `${column} = CASE WHEN settings_rev < VALUES(settings_rev) THEN VALUES(${column}) ELSE ${column} END`;
  await run(
    `INSERT INTO recount (project_id, settings_rev, after_id, done, total, started_ms, finished_ms)
     VALUES (?, ?, '', 0, ?, ?, NULL)
     ON DUPLICATE KEY UPDATE ${['after_id', 'done', 'total', 'started_ms', 'finished_ms'].map(anew).join(', ')},
       settings_rev = CASE WHEN settings_rev < VALUES(settings_rev) THEN VALUES(settings_rev) ELSE settings_rev END`,
    [projectId, settingsRev, rows[0]?.total ?? 0, nowMs],
  );
}

/** The one that has waited longest. */
export async function readRecount(): Promise<Recount | null> {
  const rows = await query(
    v.object({ project_id: v.string(), settings_rev: Int, after_id: v.string(), done: Int, total: Int }),
    `SELECT project_id, settings_rev, after_id, done, total FROM recount WHERE finished_ms IS NULL
     ORDER BY started_ms, project_id LIMIT 1`,
  );
  const row = rows[0];
  if (row === undefined) return null;
  const { project_id, settings_rev, after_id, ...progress } = row;
  return { projectId: project_id, settingsRev: settings_rev, afterId: after_id, ...progress };
}

/** Notes how far it is, unless newer settings have made it begin anew. `finishedMs` null = there is more. */
export async function writeRecount(
  { projectId, settingsRev }: Recount,
  step: { readonly afterId: string; readonly done: number; readonly finishedMs: number | null },
): Promise<void> {
  await run('UPDATE recount SET after_id = ?, done = ?, finished_ms = ? WHERE project_id = ? AND settings_rev = ?', [
    ...[step.afterId, step.done, step.finishedMs],
    ...[projectId, settingsRev],
  ]);
}

/** Issues of a project read from Jira before, by id, after `afterId`. */
export async function readReadIssues(projectId: string, afterId: string, limit: number): Promise<readonly string[]> {
  const rows = await query(
    v.object({ issue_id: v.string() }),
    `SELECT issue_id FROM history WHERE project_id = ? AND issue_id > ? ORDER BY issue_id LIMIT ${String(limit)}`,
    [projectId, afterId],
  );
  return rows.map((row) => row.issue_id);
}

const SETTINGS = 'settings:';
/** The text after every text that begins with `settings:`. */
const AFTER_SETTINGS = 'settings;';

/** Projects whose settings are newer than what their facts were made for: two statements, whatever there is. */
export async function readBehind(): Promise<readonly { readonly projectId: string; readonly settingsRev: number }[]> {
  const revs = await query(
    v.object({ stream: v.string(), rev: Int }),
    'SELECT stream, MAX(rev) AS rev FROM entry WHERE stream >= ? AND stream < ? GROUP BY stream',
    [SETTINGS, AFTER_SETTINGS],
  );
  if (revs.length === 0) return [];
  const known = await query(
    v.object({ project_id: v.string(), settings_rev: Int }),
    'SELECT project_id, settings_rev FROM recount',
  );
  const done = new Map(known.map((row) => [row.project_id, row.settings_rev]));
  return revs
    .map(({ stream, rev }) => ({ projectId: stream.slice(SETTINGS.length), settingsRev: rev }))
    .filter(({ projectId, settingsRev }) => (done.get(projectId) ?? 0) < settingsRev);
}
