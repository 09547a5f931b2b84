/** The projects Premise keeps facts of, as the rounds of the background see them. */
import * as v from '../valibot';
import { BACKFILL_STATES } from './facts-project';
import { places, upsertRows } from './facts-rows';
import { Int, query, run } from './sql';

/** Why Jira hides a project: `unseen` = the app has no leave to see it, or it is gone for good; Jira does not tell. */
export const HIDDEN_BECAUSE = ['archived', 'deleted', 'unseen'] as const;
export type HiddenBecause = (typeof HIDDEN_BECAUSE)[number];

const Row = v.object({
  project_id: v.string(),
  backfill_state: v.picklist(BACKFILL_STATES),
  backfill_started_ms: v.nullable(Int),
  first_premise_ms: v.nullable(Int),
  reconciled_ms: v.nullable(Int),
  swept_ms: v.nullable(Int),
  hidden_since_ms: v.nullable(Int),
  look_ms: v.nullable(Int),
  looked_ms: v.nullable(Int),
});

export interface WatchedProject {
  readonly projectId: string;
  readonly backfill: (typeof BACKFILL_STATES)[number];
  /** Every change up to then has been compared with Jira, ms. */
  readonly reconciledMs: number;
  /** When every issue was last met, ms. */
  readonly sweptMs: number;
  /** Null = Jira shows it. */
  readonly hiddenSinceMs: number | null;
  /** Since when somebody asks to look whether Jira shows it, ms; null = nobody does. */
  readonly lookMs: number | null;
  /** When that was last looked at, ms. */
  readonly lookedMs: number;
}

/** A condition on `project_id`: Jira shows the project, as far as is known. Nothing is spent on the others. */
export const IS_SHOWN = 'project_id NOT IN (SELECT project_id FROM project_watch WHERE hidden_since_ms IS NOT NULL)';

/** A backfill was asked for, or somebody wrote a premise: not every project of the site. */
const KNOWN = "(p.backfill_state <> 'never' OR p.first_premise_ms IS NOT NULL)";

/**
 * Every project Premise knows, by id. One met for the first time is watched from when its backfill began (that reads
 * what was before), else from its first premise.
 * @throws AppFailure storeUnavailable
 */
export async function readWatched(nowMs: number): Promise<readonly WatchedProject[]> {
  const rows = await query(
    Row,
    `SELECT p.project_id, p.backfill_state, p.backfill_started_ms, p.first_premise_ms,
       w.reconciled_ms, w.swept_ms, w.hidden_since_ms, w.look_ms, w.looked_ms
     FROM project_state p LEFT JOIN project_watch w ON w.project_id = p.project_id WHERE ${KNOWN} ORDER BY p.project_id`,
  );
  const fresh = rows
    .filter((row) => row.reconciled_ms === null)
    .map((row) => ({
      project_id: row.project_id,
      reconciled_ms: Math.min(nowMs, row.backfill_started_ms ?? row.first_premise_ms ?? nowMs),
      swept_ms: nowMs,
      looked_ms: nowMs,
    }));
  if (fresh.length > 0) await upsertRows('project_watch', ['project_id'], fresh);
  return rows.map((row) => {
    const made = fresh.find((one) => one.project_id === row.project_id);
    return {
      ...{ projectId: row.project_id, backfill: row.backfill_state, hiddenSinceMs: row.hidden_since_ms },
      reconciledMs: row.reconciled_ms ?? made?.reconciled_ms ?? nowMs,
      ...{ sweptMs: row.swept_ms ?? nowMs, lookMs: row.look_ms, lookedMs: row.looked_ms ?? nowMs },
    };
  });
}

/**
 * Whether the end of this issue concerns Premise at all: its project is known, or it has facts or words, or a child of
 * it has facts. On a large site most deletions concern nobody.
 */
export async function isConcerned(projectId: string | null, issueId: string): Promise<boolean> {
  const rows = await query(
    v.object({ found: v.string() }),
    `SELECT p.project_id AS found FROM project_state p WHERE p.project_id = ? AND ${KNOWN}
     UNION ALL SELECT issue_id AS found FROM fact WHERE issue_id = ?
     UNION ALL SELECT stream AS found FROM entry WHERE stream = ? AND rev = 1
     UNION ALL SELECT MIN(issue_id) AS found FROM fact WHERE parent_id = ? HAVING MIN(issue_id) IS NOT NULL`,
    [projectId ?? '', issueId, `premise:${issueId}`, issueId],
  );
  return rows.length > 0;
}

export async function setReconciled(projectIds: readonly string[], ms: number): Promise<void> {
  await run(`UPDATE project_watch SET reconciled_ms = ? WHERE project_id IN (${places(projectIds)})`, [
    ms,
    ...projectIds,
  ]);
}

export async function setSwept(projectId: string, ms: number): Promise<void> {
  await run('UPDATE project_watch SET swept_ms = ? WHERE project_id = ?', [ms, projectId]);
}

/** Asks to look whether Jira still shows these projects; those nobody watches are left out. */
export async function askToLook(projectIds: readonly string[], nowMs: number): Promise<void> {
  if (projectIds.length === 0) return;
  await run(`UPDATE project_watch SET look_ms = ? WHERE project_id IN (${places(projectIds)})`, [nowMs, ...projectIds]);
}

/**
 * Notes whether Jira shows a project; `null` = it does. The first moment it was hidden is kept. One that comes back is
 * swept at the next chance, because nobody told of what happened to its issues meanwhile.
 */
export async function noteSight(project: WatchedProject, why: HiddenBecause | null, nowMs: number): Promise<void> {
  const since = why === null ? null : (project.hiddenSinceMs ?? nowMs);
  const isBack = why === null && project.hiddenSinceMs !== null;
  await run(
    `UPDATE project_watch SET hidden_since_ms = ?, hidden_why = ?, looked_ms = ?, swept_ms = ?,
       look_ms = CASE WHEN look_ms > ? THEN look_ms ELSE NULL END WHERE project_id = ?`,
    [since, why, nowMs, isBack ? 0 : project.sweptMs, project.lookMs ?? 0, project.projectId],
  );
}

export interface HiddenProject {
  readonly projectId: string;
  readonly sinceMs: number;
  readonly why: HiddenBecause;
}

/** Projects Jira hides at present, for the health page: their facts are kept and nothing is spent on them. */
export async function readHiddenProjects(): Promise<readonly HiddenProject[]> {
  const rows = await query(
    v.object({ project_id: v.string(), hidden_since_ms: Int, hidden_why: v.picklist(HIDDEN_BECAUSE) }),
    'SELECT project_id, hidden_since_ms, hidden_why FROM project_watch WHERE hidden_since_ms IS NOT NULL ORDER BY project_id',
  );
  return rows.map((row) => ({ projectId: row.project_id, sinceMs: row.hidden_since_ms, why: row.hidden_why }));
}
