/** Issues Jira said were deleted: who they are, who follows from them, and when what was said of them goes too. */
import * as v from '../valibot';
import { chunks, places } from './facts-rows';
import { Flag, Int, query, run } from './sql';

const Ids = v.pipe(v.string(), v.parseJson(), v.array(v.string()));

const Row = v.object({
  issue_id: v.string(),
  since_ms: Int,
  purge_ms: Int,
  followers: v.nullable(Ids),
  is_out: Flag,
});

export interface Gone {
  readonly issueId: string;
  /** When Jira told of it first, ms. */
  readonly sinceMs: number;
  /** When what people said of it goes, ms. */
  readonly purgeMs: number;
  /** Issues whose facts change with it; null = not yet gathered. */
  readonly followers: readonly string[] | null;
  /** It is out of every count. */
  readonly isOut: boolean;
}

const COLUMNS = 'issue_id, since_ms, purge_ms, followers, is_out';

function goneOf(row: v.InferOutput<typeof Row>): Gone {
  return {
    ...{ issueId: row.issue_id, sinceMs: row.since_ms, purgeMs: row.purge_ms },
    ...{ followers: row.followers, isOut: row.is_out },
  };
}

/** Notes a deletion, once: told again, the first time counts, unless the words are to go sooner. */
export async function insertGone(issueId: string, sinceMs: number, purgeMs: number): Promise<void> {
  await run(
    `INSERT INTO gone (issue_id, since_ms, purge_ms, followers, is_out) VALUES (?, ?, ?, NULL, 0)
     ON DUPLICATE KEY UPDATE purge_ms = CASE WHEN VALUES(purge_ms) < purge_ms THEN VALUES(purge_ms) ELSE purge_ms END`,
    [issueId, sinceMs, purgeMs],
  );
}

/** Those of the issues that were deleted, by id. @throws AppFailure storeUnavailable */
export async function readGone(issueIds: readonly string[]): Promise<ReadonlyMap<string, Gone>> {
  const found = new Map<string, Gone>();
  for (const ids of chunks(issueIds, 500)) {
    const rows = await query(Row, `SELECT ${COLUMNS} FROM gone WHERE issue_id IN (${places(ids)})`, ids);
    for (const row of rows) found.set(row.issue_id, goneOf(row));
  }
  return found;
}

/** Deletions whose facts are not yet taken away: a kill came between. */
export async function readHalfGone(limit: number): Promise<readonly Gone[]> {
  const rows = await query(
    Row,
    `SELECT ${COLUMNS} FROM gone WHERE is_out = 0 ORDER BY issue_id LIMIT ${String(limit)}`,
  );
  return rows.map(goneOf);
}

/** Deleted issues that have facts again: written by who had read them before the deletion, or they are back. */
export async function readRevived(limit: number): Promise<readonly { issueId: string; projectId: string }[]> {
  const rows = await query(
    v.object({ issue_id: v.string(), project_id: v.string() }),
    `SELECT g.issue_id, f.project_id FROM gone g JOIN fact f ON f.issue_id = g.issue_id WHERE g.is_out = 1
     ORDER BY g.issue_id LIMIT ${String(limit)}`,
  );
  return rows.map((row) => ({ issueId: row.issue_id, projectId: row.project_id }));
}

/** Deleted issues whose words are to go now, longest due first. */
export async function readPurgeable(nowMs: number, limit: number): Promise<readonly string[]> {
  const rows = await query(
    v.object({ issue_id: v.string() }),
    `SELECT issue_id FROM gone WHERE purge_ms <= ? AND is_out = 1 ORDER BY purge_ms LIMIT ${String(limit)}`,
    [nowMs],
  );
  return rows.map((row) => row.issue_id);
}

export async function writeFollowers(issueId: string, followers: readonly string[]): Promise<void> {
  await run('UPDATE gone SET followers = ? WHERE issue_id = ?', [JSON.stringify(followers), issueId]);
}

export async function writeIsOut(issueId: string, isOut: boolean): Promise<void> {
  await run('UPDATE gone SET is_out = ? WHERE issue_id = ?', [isOut ? 1 : 0, issueId]);
}

/** Jira shows them after all, or nothing of them is left. */
export async function forgetGone(issueIds: readonly string[]): Promise<void> {
  for (const ids of chunks(issueIds, 500)) await run(`DELETE FROM gone WHERE issue_id IN (${places(ids)})`, ids);
}

/**
 * Takes away what people said about these issues: the streams of their premises. What they said about assumptions
 * stays, because an assumption may be shared, and stories that once rested on it are judged by it.
 */
export async function deletePremises(issueIds: readonly string[]): Promise<void> {
  for (const ids of chunks(issueIds, 500)) {
    const streams = ids.map((id) => `premise:${id}`);
    // The cache first: without its entries it could no longer be rebuilt, and would be believed.
    await run(`DELETE FROM head WHERE stream IN (${places(streams)})`, streams);
    await run(`DELETE FROM entry WHERE stream IN (${places(streams)})`, streams);
  }
}
