/** What the health page asks of the store: one statement for each of its parts, whatever the size of the site. */
import * as v from '../valibot';
import { BEATS, FAILED_STEPS, type Beat, type Sign } from '../domain/health';
import { ERROR_CODES } from '../domain/failure';
import { MIGRATIONS } from './migrations';
import { BACKFILL_STATES } from './facts-project';
import { Int, query } from './sql';

/** Rows of one list at most: more than a person reads, and a bound for the answer. */
const SHOWN = 100;

/** When each part last ran; null = never. @throws AppFailure storeUnavailable */
export async function readBeats(): Promise<Readonly<Record<Beat, Sign | null>>> {
  const rows = await query(
    v.object({ name: v.string(), at_ms: Int, value: v.nullable(Int) }),
    'SELECT name, at_ms, value FROM heartbeat',
  );
  const signOf = (beat: Beat): Sign | null => {
    const row = rows.find(({ name }) => name === beat);
    return row === undefined ? null : { atMs: row.at_ms, value: row.value };
  };
  const [event, drain, tick, reconcile, sweep, publish] = BEATS;
  return {
    event: signOf(event),
    drain: signOf(drain),
    tick: signOf(tick),
    reconcile: signOf(reconcile),
    sweep: signOf(sweep),
    publish: signOf(publish),
  };
}

/** How many issues wait, since when those that are not stuck, and how many are. @throws AppFailure storeUnavailable */
export async function readQueue(
  stuckTries: number,
): Promise<{ readonly waiting: number; readonly oldestMs: number | null; readonly stuck: number }> {
  const [row] = await query(
    v.object({ waiting: Int, oldest_ms: v.nullable(Int), stuck: v.nullable(Int) }),
    `SELECT COUNT(*) AS waiting, MIN(CASE WHEN tries < ? THEN since_ms END) AS oldest_ms,
       SUM(CASE WHEN tries < ? THEN 0 ELSE 1 END) AS stuck FROM dirty`,
    [stuckTries, stuckTries],
  );
  return { waiting: row?.waiting ?? 0, oldestMs: row?.oldest_ms ?? null, stuck: row?.stuck ?? 0 };
}

const BackfillRow = v.object({
  project_id: v.string(),
  backfill_state: v.picklist(BACKFILL_STATES),
  backfill_reason: v.nullable(v.string()),
  backfill_done: Int,
  backfill_total: v.nullable(Int),
  backfill_started_ms: v.nullable(Int),
  backfill_finished_ms: v.nullable(Int),
  backfill_resume_ms: v.nullable(Int),
});

/** Projects whose history was ever asked for; those that failed or are under way first. @throws AppFailure storeUnavailable */
export async function readBackfills(): Promise<readonly v.InferOutput<typeof BackfillRow>[]> {
  return query(
    BackfillRow,
    `SELECT ${Object.keys(BackfillRow.entries).join(', ')} FROM project_state WHERE backfill_state <> 'never'
     ORDER BY CASE backfill_state WHEN 'failed' THEN 0 WHEN 'done' THEN 2 ELSE 1 END, backfill_started_ms DESC
     LIMIT ${String(SHOWN)}`,
  );
}

/** What went wrong lately, the latest first. Rows of words this version does not know are left out. @throws AppFailure storeUnavailable */
export async function readFailures() {
  const Row = v.object({
    what: v.string(),
    code: v.string(),
    project_id: v.string(),
    issue_id: v.nullable(v.string()),
    first_ms: Int,
    last_ms: Int,
    times: Int,
  });
  const rows = await query(
    Row,
    `SELECT ${Object.keys(Row.entries).join(', ')} FROM failure ORDER BY last_ms DESC LIMIT ${String(SHOWN)}`,
  );
  const Known = v.object({ what: v.picklist(FAILED_STEPS), code: v.picklist(ERROR_CODES) });
  return rows.flatMap((row) => {
    const known = v.safeParse(Known, row);
    if (!known.success) return [];
    const { project_id, issue_id, first_ms, last_ms, times } = row;
    return [
      {
        ...known.output,
        ...{ projectId: project_id === '' ? null : project_id, issueId: issue_id },
        ...{ firstMs: first_ms, lastMs: last_ms, times },
      },
    ];
  });
}

/** Issues there are facts of and the app no longer sees, by project, most first. @throws AppFailure storeUnavailable */
export async function readUnseen(): Promise<
  readonly { readonly projectId: string; readonly issues: number; readonly sinceMs: number }[]
> {
  const rows = await query(
    v.object({ project_id: v.string(), issues: Int, since_ms: Int }),
    `SELECT project_id, COUNT(*) AS issues, MIN(unseen_since_ms) AS since_ms FROM fact
     WHERE unseen_since_ms > 0 GROUP BY project_id ORDER BY issues DESC LIMIT ${String(SHOWN)}`,
  );
  return rows.map((row) => ({ projectId: row.project_id, issues: row.issues, sinceMs: row.since_ms }));
}

/** The newest migration's version, and whether it is this code's newest. @throws AppFailure storeUnavailable */
export async function readSchemaVersion(): Promise<{ readonly version: string; readonly isCurrent: boolean }> {
  const [row] = await query(
    v.object({ latest: v.nullable(v.string()), applied: Int }),
    'SELECT MAX(name) AS latest, COUNT(*) AS applied FROM __migrations',
  );
  const [version = ''] = (row?.latest ?? '').split('_');
  return { version, isCurrent: (row?.applied ?? 0) === MIGRATIONS.length };
}

/** Issues of a project that have a premise, by id, a page at a time. @throws AppFailure storeUnavailable */
export async function readStated(projectId: string, afterId: string, limit: number): Promise<readonly string[]> {
  const rows = await query(
    v.object({ issue_id: v.string() }),
    `SELECT issue_id FROM fact WHERE project_id = ? AND issue_id > ? AND premise_first_ms IS NOT NULL
     ORDER BY issue_id LIMIT ${String(limit)}`,
    [projectId, afterId],
  );
  return rows.map(({ issue_id }) => issue_id);
}

/** Issues of a project the app no longer sees, the longest unseen first. @throws AppFailure storeUnavailable */
export async function readUnseenIds(projectId: string, limit: number): Promise<readonly string[]> {
  const rows = await query(
    v.object({ issue_id: v.string() }),
    `SELECT issue_id FROM fact WHERE unseen_since_ms > 0 AND project_id = ? ORDER BY unseen_since_ms LIMIT ${String(limit)}`,
    [projectId],
  );
  return rows.map(({ issue_id }) => issue_id);
}
