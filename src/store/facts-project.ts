/** What is known of a project as a whole: how old its page is, when its premises began, how far its backfill is. */
import * as v from '../valibot';
import { Int, query, run } from './sql';

export const BACKFILL_STATES = ['never', 'running', 'paused', 'done', 'failed'] as const;
export type BackfillState = (typeof BACKFILL_STATES)[number];

/** What a run has taken so far, from which follows how long the rest will take. */
const Pace = v.object({
  /** Issues that could not be read and were left to the drain. */
  skipped: v.number(),
  /** Premises brought back from copies on issues, and copies that were not taken. */
  restored: v.optional(v.number(), 0),
  refused: v.optional(v.number(), 0),
  /** Time spent at work, pauses left out, ms. */
  workMs: v.number(),
  points: v.number(),
});
export type Pace = v.InferOutput<typeof Pace>;

/** A row of `project_state`, named as the table names it. */
export const ProjectRow = v.object({
  project_id: v.string(),
  /** Counts every change of the project's facts. */
  facts_rev: Int,
  first_premise_ms: v.nullable(Int),
  backfill_state: v.picklist(BACKFILL_STATES),
  /** Why it paused or failed: an error code, `budget`, or `person`; null otherwise. */
  backfill_reason: v.nullable(v.string()),
  /** Id of the run; a message of another run is ignored. */
  backfill_run: v.nullable(v.string()),
  backfill_cursor: v.nullable(v.string()),
  backfill_hops: Int,
  /** In a row, since the last page that went well. */
  backfill_failures: Int,
  backfill_done: Int,
  backfill_total: v.nullable(Int),
  backfill_started_ms: v.nullable(Int),
  backfill_finished_ms: v.nullable(Int),
  backfill_resume_ms: v.nullable(Int),
  backfill_pace: v.nullable(v.pipe(v.string(), v.parseJson(), Pace)),
  lease_owner: v.nullable(v.string()),
  lease_until_ms: Int,
});
export type ProjectState = v.InferOutput<typeof ProjectRow>;

export const PROJECT_COLUMNS = Object.keys(ProjectRow.entries);

/** @throws AppFailure storeUnavailable */
export async function readProject(projectId: string): Promise<ProjectState | null> {
  const columns = PROJECT_COLUMNS.join(', ');
  return (await query(ProjectRow, `SELECT ${columns} FROM project_state WHERE project_id = ?`, [projectId]))[0] ?? null;
}

/** Makes the pages of these projects old, and their rows if they have none. */
export async function touchProjects(projectIds: readonly string[]): Promise<void> {
  for (const projectId of new Set(projectIds)) {
    await run(
      `INSERT INTO project_state (project_id, facts_rev, backfill_state, backfill_hops, backfill_failures, backfill_done, lease_until_ms)
       VALUES (?, 1, 'never', 0, 0, 0, 0) ON DUPLICATE KEY UPDATE facts_rev = facts_rev + 1`,
      [projectId],
    );
  }
}

/** Notes when a project's first premise was written; only ever moves back. The row may have to be made first. */
export async function beganNoLaterThan(projectId: string, ms: number): Promise<void> {
  const known = await readProject(projectId);
  if (known === null) await touchProjects([projectId]);
  if (known !== null && known.first_premise_ms !== null && known.first_premise_ms <= ms) return;
  await run(
    'UPDATE project_state SET first_premise_ms = ? WHERE project_id = ? AND (first_premise_ms IS NULL OR first_premise_ms > ?)',
    [ms, projectId, ms],
  );
}

/**
 * Starts a backfill unless one is under way. Of two at the same moment one wins, and both see which.
 * @returns the state afterwards; its `backfill_run` is `runId` when this call began it
 */
export async function beginBackfill(projectId: string, runId: string, nowMs: number): Promise<ProjectState | null> {
  if ((await readProject(projectId)) === null) await touchProjects([projectId]);
  await run(
    `UPDATE project_state SET backfill_run = ?, backfill_started_ms = ?, backfill_finished_ms = NULL,
       backfill_reason = NULL, backfill_resume_ms = NULL, backfill_cursor = NULL, backfill_hops = 0, backfill_failures = 0, backfill_done = 0,
       backfill_total = NULL, backfill_pace = NULL, lease_owner = NULL, lease_until_ms = 0, backfill_state = 'running'
     WHERE project_id = ? AND backfill_state NOT IN ('running', 'paused')`,
    [runId, nowMs, projectId],
  );
  return readProject(projectId);
}

/** What a step of a backfill leaves behind, in one statement: a kill before it repeats the step, never half of it. */
export type BackfillStep = Partial<
  Pick<
    ProjectState,
    | 'backfill_state'
    | 'backfill_reason'
    | 'backfill_cursor'
    | 'backfill_hops'
    | 'backfill_failures'
    | 'backfill_done'
    | 'backfill_total'
    | 'backfill_finished_ms'
    | 'backfill_resume_ms'
    | 'backfill_pace'
    | 'lease_until_ms'
  >
>;

/**
 * Writes a step, if this owner still holds the lease of this run. What a person has paused stays paused, unless it was
 * done by then.
 */
export async function writeBackfill(
  projectId: string,
  runId: string,
  owner: string,
  step: BackfillStep,
): Promise<void> {
  const entries = Object.entries(step);
  const moves = step.backfill_state !== undefined && step.backfill_state !== 'done';
  await run(
    `UPDATE project_state SET ${entries.map(([column]) => `${column} = ?`).join(', ')}
     WHERE project_id = ? AND backfill_run = ? AND lease_owner = ?${moves ? ` AND ${NOT_BY_A_PERSON}` : ''}`,
    [
      ...entries.map(([, value]) => (typeof value === 'object' && value !== null ? JSON.stringify(value) : value)),
      ...[projectId, runId, owner],
    ],
  );
}

const NOT_BY_A_PERSON = "(backfill_reason IS NULL OR backfill_reason <> 'person')";
/** When a pause ends that only a person ends: the last moment a date can tell. */
const NEVER_MS = 8_640_000_000_000_000;

/** Pauses a backfill until a person goes on with it; whoever works on it stops after the page it is reading. */
export async function pauseByPerson(projectId: string): Promise<ProjectState | null> {
  await run(
    `UPDATE project_state SET backfill_state = 'paused', backfill_reason = 'person', backfill_resume_ms = ?
     WHERE project_id = ? AND backfill_state IN ('running', 'paused')`,
    [NEVER_MS, projectId],
  );
  return readProject(projectId);
}

/** Ends the pause of a person, and no other. */
export async function resumeByPerson(projectId: string): Promise<ProjectState | null> {
  await run(
    `UPDATE project_state SET backfill_state = 'running', backfill_resume_ms = NULL, backfill_hops = 0,
       lease_owner = NULL, lease_until_ms = 0, backfill_reason = NULL
     WHERE project_id = ? AND backfill_state = 'paused' AND backfill_reason = 'person'`,
    [projectId],
  );
  return readProject(projectId);
}

/** Takes the backfill's lease if nobody holds it. @returns the state when it is ours, else null */
export async function takeBackfill(
  projectId: string,
  runId: string,
  owner: string,
  nowMs: number,
  untilMs: number,
): Promise<ProjectState | null> {
  await run(
    `UPDATE project_state SET lease_owner = ?, lease_until_ms = ?
     WHERE project_id = ? AND backfill_run = ? AND lease_until_ms < ? AND backfill_state IN ('running', 'paused')
       AND ${NOT_BY_A_PERSON}`,
    [owner, untilMs, projectId, runId, nowMs],
  );
  const state = await readProject(projectId);
  return state?.lease_owner === owner ? state : null;
}

/** Backfills nobody is working on and whose pause is over. */
export async function readIdleBackfills(nowMs: number): Promise<readonly { projectId: string; runId: string }[]> {
  const rows = await query(
    v.object({ project_id: v.string(), backfill_run: v.string() }),
    `SELECT project_id, backfill_run FROM project_state WHERE backfill_state IN ('running', 'paused')
     AND backfill_run IS NOT NULL AND lease_until_ms < ? AND (backfill_resume_ms IS NULL OR backfill_resume_ms <= ?)`,
    [nowMs, nowMs],
  );
  return rows.map((row) => ({ projectId: row.project_id, runId: row.backfill_run }));
}
