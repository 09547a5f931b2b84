/** What is known of issues by id alone: where they were, and whether the app could see them. */
import * as v from '../valibot';
import { chunks, places } from './facts-rows';
import { IS_SHOWN } from './project-watch';
import { Int, query, run } from './sql';

export interface Sight {
  readonly projectId: string;
  /** Null = the app saw it when it last looked. */
  readonly unseenSinceMs: number | null;
}

const IDS = 500;

/** Issues that have facts, by id. @throws AppFailure storeUnavailable */
export async function readSight(issueIds: readonly string[]): Promise<ReadonlyMap<string, Sight>> {
  const found = new Map<string, Sight>();
  const Row = v.object({ issue_id: v.string(), project_id: v.string(), unseen_since_ms: v.nullable(Int) });
  for (const ids of chunks(issueIds, IDS)) {
    const rows = await query(
      Row,
      `SELECT issue_id, project_id, unseen_since_ms FROM fact WHERE issue_id IN (${places(ids)})`,
      ids,
    );
    for (const row of rows) found.set(row.issue_id, { projectId: row.project_id, unseenSinceMs: row.unseen_since_ms });
  }
  return found;
}

/** Notes that Jira has just named these issues. */
export async function noteMet(issueIds: readonly string[], nowMs: number): Promise<void> {
  for (const ids of chunks(issueIds, IDS))
    await run(`UPDATE history SET read_ms = ? WHERE read_ms < ? AND issue_id IN (${places(ids)})`, [
      nowMs,
      nowMs,
      ...ids,
    ]);
}

/** Those of the issues that are waiting for a drain already. */
export async function readWaiting(issueIds: readonly string[]): Promise<ReadonlySet<string>> {
  const found = new Set<string>();
  for (const ids of chunks(issueIds, IDS)) {
    const statement = `SELECT issue_id FROM dirty WHERE issue_id IN (${places(ids)})`;
    for (const row of await query(v.object({ issue_id: v.string() }), statement, ids)) found.add(row.issue_id);
  }
  return found;
}

/**
 * How many issues Premise keeps facts of and cannot see, in one project or (null) in all that Jira shows; issues of a
 * hidden project are the project's matter (`readHiddenProjects`).
 */
export async function readUnseenCount(projectId: string | null): Promise<number> {
  const where = projectId === null ? '' : ' AND project_id = ?';
  const rows = await query(
    v.object({ issues: Int }),
    `SELECT COUNT(*) AS issues FROM fact WHERE unseen_since_ms IS NOT NULL${where}
       AND ${IS_SHOWN}`,
    projectId === null ? [] : [projectId],
  );
  return rows[0]?.issues ?? 0;
}
