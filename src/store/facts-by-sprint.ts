/** What the issues of sprints came to while these ran, added up by the engine. */
import * as v from '../valibot';
import type { SprintRow, SprintSpan } from '../domain/balance';
import { TRACKS } from '../domain/story';
import { DAY_MS } from '../domain/week';
import { places } from './facts-rows';
import { scopeOf, type Clause, type Scope } from './page-scope';
import { Int, query, Real } from './sql';

/** As many as stand side by side. */
const SPRINTS = 12;

const Span = v.variant('arm', [
  v.object({ arm: v.literal('sprint'), id: v.string(), a: v.string(), b: v.string(), from_ms: Int, until_ms: Int }),
  v.object({ arm: v.literal('undated'), n: Int }),
]);
const Sum = v.variant('arm', [
  v.object({ arm: v.literal('count'), id: v.string(), a: v.picklist(TRACKS), n: Int, p: v.nullable(Real) }),
  v.object({ arm: v.picklist(['day', 'open']), id: v.string(), a: v.picklist(TRACKS), n: Int }),
]);

export interface SprintParts {
  readonly spans: readonly SprintSpan[];
  /** Several of one sprint and track add up. */
  readonly rows: readonly SprintRow[];
  /** Sprints that began, or ended, nobody knows when. */
  readonly undated: number;
}

/**
 * The last twelve sprints that began in the period (`sinceMs` null = ever) and hold an issue of the scope, and what
 * these issues came to between their start and their end. A sprint that runs is looked at as far as it has come; a closed
 * one that does not say when it was closed ended when it was to end.
 * @throws AppFailure storeUnavailable
 */
export async function readSprintParts(scope: Scope, sinceMs: number | null, nowMs: number): Promise<SprintParts> {
  const inScope = scopeOf(scope);
  const found = await readSpans(scope.projectId, inScope, sinceMs ?? 0, nowMs);
  const ids = found.spans.map(({ sprintId }) => sprintId);
  return { ...found, rows: ids.length === 0 ? [] : await readSums(scope.projectId, inScope, ids, nowMs) };
}

async function readSpans(
  projectId: string,
  inScope: Clause,
  sinceMs: number,
  nowMs: number,
): Promise<Omit<SprintParts, 'rows'>> {
  const rows = await query(
    Span,
    `SELECT 'sprint' AS arm, s.sprint_id AS id, s.name AS a, s.state AS b, s.start_ms AS from_ms, s.until_ms AS until_ms, 0 AS n
     FROM (SELECT sprint_id, name, state, start_ms, ${UNTIL} AS until_ms
       FROM sprint
       WHERE project_id = ? AND state <> 'future' AND start_ms >= ? AND start_ms < ? AND NOT (${ENDLESS})
         AND sprint_id IN (SELECT sprint_id FROM issue_sprint WHERE ${inScope.where})
       ORDER BY start_ms DESC, sprint_id DESC LIMIT ${String(SPRINTS)}) s
     UNION ALL
     SELECT 'undated' AS arm, NULL AS id, NULL AS a, NULL AS b, NULL AS from_ms, NULL AS until_ms, COUNT(*) AS n
     FROM sprint WHERE project_id = ? AND state <> 'future' AND (start_ms IS NULL OR (start_ms >= ? AND ${ENDLESS}))
       AND sprint_id IN (SELECT sprint_id FROM issue_sprint WHERE ${inScope.where})`,
    [...[nowMs, nowMs, projectId, sinceMs, nowMs, ...inScope.params], ...[projectId, sinceMs, ...inScope.params]],
  );
  return {
    spans: rows.flatMap((row) =>
      row.arm !== 'sprint'
        ? []
        : [{ sprintId: row.id, name: row.a, isActive: row.b === 'active', startMs: row.from_ms, endMs: row.until_ms }],
    ),
    undated: rows.reduce((sum, row) => (row.arm === 'undated' ? sum + row.n : sum), 0),
  };
}

/**
 * The sprints are named, in a statement of its own, so that every engine begins with them: begun with a project's issues
 * in any sprint, 80,000 of them take a minute.
 */
async function readSums(
  projectId: string,
  inScope: Clause,
  ids: readonly string[],
  nowMs: number,
): Promise<readonly SprintRow[]> {
  const issues = `(SELECT sprint_id, start_ms, ${UNTIL} AS until_ms FROM sprint WHERE project_id = ? AND sprint_id IN (${places(ids)})) s
     JOIN (SELECT sprint_id, issue_id FROM issue_sprint WHERE ${inScope.where} AND sprint_id IN (${places(ids)})) i ON i.sprint_id = s.sprint_id`;
  const params = [nowMs, nowMs, projectId, ...ids, ...inScope.params, ...ids];
  const rows = await query(
    Sum,
    `SELECT 'day' AS arm, s.sprint_id AS id, w.track AS a,
       SUM(CASE WHEN w.until_ms < s.until_ms THEN w.until_ms ELSE s.until_ms END - CASE WHEN w.from_ms > s.start_ms THEN w.from_ms ELSE s.start_ms END) AS n, NULL AS p
     FROM ${issues} JOIN work_week w ON w.issue_id = i.issue_id
     WHERE w.from_ms < s.until_ms AND w.until_ms > s.start_ms
     GROUP BY s.sprint_id, w.track
     UNION ALL
     SELECT 'count' AS arm, s.sprint_id AS id, f.track AS a, COUNT(*) AS n, SUM(f.size) AS p
     FROM ${issues} JOIN fact f ON f.issue_id = i.issue_id
     WHERE f.start_kind = 'started' AND f.start_ms >= s.start_ms AND f.start_ms < s.until_ms
     GROUP BY s.sprint_id, f.track
     UNION ALL
     SELECT 'open' AS arm, s.sprint_id AS id, f.track AS a,
       SUM(CASE WHEN f.unseen_since_ms < s.until_ms THEN f.unseen_since_ms ELSE s.until_ms END - CASE WHEN f.open_since_ms > s.start_ms THEN f.open_since_ms ELSE s.start_ms END) AS n, NULL AS p
     FROM ${issues} JOIN fact f ON f.issue_id = i.issue_id
     WHERE f.open_since_ms < s.until_ms
       AND (f.unseen_since_ms IS NULL OR (f.unseen_since_ms > f.open_since_ms AND f.unseen_since_ms > s.start_ms))
     GROUP BY s.sprint_id, f.track`,
    [...params, ...params, ...params],
  );
  // What is over, and what goes on: out of sight it is counted up to when it was last known to, as by week.
  return rows.map((row): SprintRow => {
    const { id: sprintId, a: track } = row;
    return row.arm === 'count'
      ? { sprintId, track, started: row.n, points: row.p ?? 0, days: 0 }
      : { sprintId, track, started: 0, days: row.n / DAY_MS };
  });
}

const ENDLESS = "state <> 'active' AND COALESCE(complete_ms, end_ms) IS NULL";

/** Asks for the present twice. */
const UNTIL = `CASE WHEN state = 'active' OR COALESCE(complete_ms, end_ms) > ? THEN ? ELSE COALESCE(complete_ms, end_ms) END`;
