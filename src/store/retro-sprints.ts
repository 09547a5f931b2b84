/** What a retrospective is asked of beside its pack: sprints to look back on, and which issues are done. */
import * as v from '../valibot';
import { places } from './facts-rows';
import { Flag, Int, query } from './sql';

/** Which of these issues are done, as far as the app has read them. @throws AppFailure storeUnavailable */
export async function readDone(issueIds: readonly string[]): Promise<ReadonlyMap<string, boolean>> {
  if (issueIds.length === 0) return new Map();
  const rows = await query(
    v.object({ issue_id: v.string(), is_done: Flag }),
    `SELECT issue_id, is_done FROM fact WHERE issue_id IN (${places(issueIds)}) ORDER BY issue_id`,
    issueIds,
  );
  return new Map(rows.map((row) => [row.issue_id, row.is_done]));
}

const SprintRow = v.pipe(
  v.object({
    ...{ sprint_id: v.string(), name: v.string(), state: v.string() },
    ...{ start_ms: v.nullable(Int), end_ms: v.nullable(Int), complete_ms: v.nullable(Int) },
  }),
  v.transform(({ sprint_id, name, state, start_ms, complete_ms }) => ({
    ...{ sprintId: sprint_id, name, isActive: state === 'active' },
    // One that is planned may say already when it will begin.
    ...{ hasBegun: state !== 'future' && start_ms !== null, startMs: start_ms, completeMs: complete_ms },
  })),
);
export type RetroSprint = v.InferOutput<typeof SprintRow>;

/** Sprints of a project that began, the latest first. @throws AppFailure storeUnavailable */
export async function readSprints(projectId: string, limit: number): Promise<readonly RetroSprint[]> {
  return query(
    SprintRow,
    `SELECT sprint_id, name, state, start_ms, end_ms, complete_ms FROM sprint
     WHERE project_id = ? AND start_ms IS NOT NULL AND state <> 'future'
     ORDER BY start_ms DESC, sprint_id DESC LIMIT ${String(limit)}`,
    [projectId],
  );
}

/** One sprint, by its id; null = Premise has read nothing of it. @throws AppFailure storeUnavailable */
export async function readSprint(projectId: string, sprintId: string): Promise<RetroSprint | null> {
  const [row] = await query(
    SprintRow,
    `SELECT sprint_id, name, state, start_ms, end_ms, complete_ms FROM sprint WHERE project_id = ? AND sprint_id = ?`,
    [projectId, sprintId],
  );
  return row ?? null;
}
