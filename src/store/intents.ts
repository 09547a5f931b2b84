/**
 * What somebody is about to say, noted before it is said and taken back when everything that follows from it has been
 * told. What is still here later was cut off in between, and is made good by the tick.
 */
import * as v from '../valibot';
import type { TableDefinition } from './facts-tables';
import { chunks, upsertRows } from './facts-rows';
import { query, run } from './sql';

/** One row per command under way, so that two people saving on one issue do not take back each other's. */
export const INTENT_TABLE: Readonly<TableDefinition> = {
  name: 'intent',
  ddl: `CREATE TABLE IF NOT EXISTS intent (
  command VARCHAR(64) NOT NULL,
  issue_id VARCHAR(32) NOT NULL,
  project_id VARCHAR(32) NOT NULL,
  since_ms BIGINT NOT NULL,
  PRIMARY KEY (command, issue_id),
  KEY intent_by_time (since_ms)
)`,
};

export interface Intent {
  readonly command: string;
  readonly issueId: string;
  readonly projectId: string;
}

/** @throws AppFailure storeUnavailable: then nothing may be said */
export async function noteIntent(intent: Intent, nowMs: number): Promise<void> {
  await noteIntents([intent], nowMs);
}

/** As `noteIntent`, for what is said on many issues at once. */
export async function noteIntents(intents: readonly Intent[], nowMs: number): Promise<void> {
  await upsertRows(
    'intent',
    ['command', 'issue_id'],
    intents.map(({ command, issueId, projectId }) => ({
      ...{ command, issue_id: issueId, project_id: projectId, since_ms: nowMs },
    })),
  );
}

/** @throws AppFailure storeUnavailable */
export async function dropIntents(intents: readonly Pick<Intent, 'command' | 'issueId'>[]): Promise<void> {
  for (const some of chunks(intents, 100))
    await run(
      `DELETE FROM intent WHERE ${some.map(() => '(command = ? AND issue_id = ?)').join(' OR ')}`,
      some.flatMap(({ command, issueId }) => [command, issueId]),
    );
}

/** Noted before then and never taken back, oldest first. @throws AppFailure storeUnavailable */
export async function readCutOff(beforeMs: number, limit: number): Promise<readonly Intent[]> {
  const rows = await query(
    v.object({ command: v.string(), issue_id: v.string(), project_id: v.string() }),
    `SELECT command, issue_id, project_id FROM intent WHERE since_ms < ? ORDER BY since_ms, command LIMIT ${String(limit)}`,
    [beforeMs],
  );
  return rows.map(({ command, issue_id, project_id }) => ({ command, issueId: issue_id, projectId: project_id }));
}
