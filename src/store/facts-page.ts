/** What the project page shows, added up by the engine. A warm page is one statement, a cold one is five and a write. */
import * as v from 'valibot';
import { VALIDATED } from '../domain/assessment';
import { TRACKS } from '../domain/story';
import { PROJECT_COLUMNS, ProjectRow, type ProjectState } from './facts-project';
import { upsertRows } from './facts-rows';
import { Flag, Int, Real, query } from './sql';

const Track = v.picklist(TRACKS);
const StartKind = v.picklist(['notStarted', 'started', 'closedUnstarted', 'startUnknown']);

/** The project's state, and a view of it kept under that name if nothing has changed since: one statement. */
export async function readCached(
  projectId: string,
  view: string,
): Promise<{
  readonly state: ProjectState | null;
  readonly body: string | null;
  /** Facts are being made again for new settings; null = they are not. */
  readonly recount: { readonly done: number; readonly total: number } | null;
}> {
  const columns = PROJECT_COLUMNS.map((column) => `p.${column}`).join(', ');
  const rows = await query(
    v.object({
      ...ProjectRow.entries,
      body: v.nullable(v.string()),
      recount_done: v.nullable(Int),
      recount_total: v.nullable(Int),
    }),
    `SELECT ${columns}, c.body, r.done AS recount_done, r.total AS recount_total FROM project_state p
       LEFT JOIN view_cache c ON c.project_id = p.project_id AND c.args_hash = ? AND c.facts_rev = p.facts_rev
       LEFT JOIN recount r ON r.project_id = p.project_id AND r.finished_ms IS NULL
     WHERE p.project_id = ?`,
    [view, projectId],
  );
  const row = rows[0];
  if (row === undefined) return { state: null, body: null, recount: null };
  const { body, recount_done, recount_total, ...state } = row;
  const isUnderWay = recount_done !== null && recount_total !== null;
  return { state, body, recount: isUnderWay ? { done: recount_done, total: recount_total } : null };
}

/** `factsRev` is the one read before the view was added up: facts changed meanwhile make it old at once. */
export async function keepView(projectId: string, view: string, factsRev: number, body: string): Promise<void> {
  await upsertRows(
    'view_cache',
    ['project_id', 'args_hash'],
    [{ project_id: projectId, args_hash: view, facts_rev: factsRev, body }],
  );
}

const CountRow = v.object({
  track: Track,
  start_kind: StartKind,
  start_week: v.nullable(v.string()),
  is_done: Flag,
  issues: Int,
});
export type CountRow = v.InferOutput<typeof CountRow>;

/** How many issues of each track, start, week of start and doneness. */
export async function readCounts(projectId: string): Promise<readonly CountRow[]> {
  return query(
    CountRow,
    `SELECT track, start_kind, start_week, is_done, COUNT(*) AS issues FROM fact WHERE project_id = ?
     GROUP BY track, start_kind, start_week, is_done`,
    [projectId],
  );
}

const StoryGroupRow = v.object({
  start_kind: v.picklist(['started', 'startUnknown']),
  validated: v.picklist(VALIDATED),
  exempt_at_start: Flag,
  decision: v.nullable(v.string()),
  /** Started before the moment given. */
  is_before: Flag,
  first_start_ms: v.nullable(Int),
  issues: Int,
  points: v.nullable(Real),
});
export type StoryGroupRow = v.InferOutput<typeof StoryGroupRow>;

/**
 * Stories (no epics, no sub-tasks) that were delivery when they started, by everything the headline asks of them.
 * Stories started before and after `sinceMs` are never in one group.
 */
export async function readStoryGroups(projectId: string, sinceMs: number): Promise<readonly StoryGroupRow[]> {
  return query(
    StoryGroupRow,
    `SELECT start_kind, validated, exempt_at_start, decision, CASE WHEN start_ms < ? THEN 1 ELSE 0 END AS is_before,
       MIN(start_ms) AS first_start_ms, COUNT(*) AS issues, SUM(size) AS points
     FROM fact WHERE project_id = ? AND level = 'story' AND track_at_start = 'delivery'
       AND start_kind IN ('started', 'startUnknown')
     GROUP BY start_kind, validated, exempt_at_start, decision, is_before`,
    [sinceMs, projectId],
  );
}

const DaysRow = v.object({ week: v.string(), track: Track, days: Real });
export type DaysRow = v.InferOutput<typeof DaysRow>;

/** Days in progress that are over, by week and track. */
export async function readDays(projectId: string): Promise<readonly DaysRow[]> {
  return query(
    DaysRow,
    'SELECT week, track, SUM(days) AS days FROM work_week WHERE project_id = ? GROUP BY week, track',
    [projectId],
  );
}

const LooseEndRow = v.object({
  track: Track,
  open_since_ms: v.nullable(Int),
  /** Since when the app cannot see them: nobody knows whether they are still in progress after that. */
  unseen_since_ms: v.nullable(Int),
  guessed_statuses: v.pipe(v.string(), v.parseJson(), v.array(v.string())),
  issues: Int,
});
export type LooseEndRow = v.InferOutput<typeof LooseEndRow>;

/** What cannot be added up by the engine: issues in progress now, and names of guessed statuses. */
export async function readLooseEnds(projectId: string): Promise<readonly LooseEndRow[]> {
  return query(
    LooseEndRow,
    `SELECT track, open_since_ms, unseen_since_ms, guessed_statuses, COUNT(*) AS issues FROM fact
     WHERE project_id = ? AND (open_since_ms IS NOT NULL OR guessed_statuses <> '[]')
     GROUP BY track, open_since_ms, unseen_since_ms, guessed_statuses`,
    [projectId],
  );
}
