/** What a project's facts say of its outcomes: who rests on them, who on none, and what came of a quarter. */
import * as v from '../valibot';
import { STANDINGS } from '../domain/assessment';
import { CHECK_RESULTS, RISKS } from '../domain/premise';
import { COUNTED } from './facts-signals';
import { places } from './facts-rows';
import { Int, query, Real } from './sql';

const Count = v.pipe(
  v.nullable(Int),
  v.transform((sum) => sum ?? 0),
);
const Sum = v.pipe(
  v.nullable(Real),
  v.transform((sum) => sum ?? 0),
);

const RestingRow = v.object({
  outcome_id: v.string(),
  standing: v.nullable(v.picklist(STANDINGS)),
  stories: Int,
  in_progress: Count,
  done: Count,
  size_before: Sum,
  size_without: Sum,
  unsized: Count,
  met: Count,
  missed: Count,
  too_early: Count,
});
/** Stories resting on an outcome whose riskiest assumption stands like this; sizes are of those that were started. */
export type RestingRow = v.InferOutput<typeof RestingRow>;

/** What the app can see of it; stories alone, so that an epic and its stories do not count twice. */
export const STORIES = `level = 'story' AND unseen_since_ms IS NULL`;
const count = (condition: string) => `SUM(CASE WHEN ${condition} THEN 1 ELSE 0 END)`;
const size = (condition: string) => `SUM(CASE WHEN start_kind = 'started' AND ${condition} THEN size ELSE 0 END)`;

/** Grouped by the engine, one row for each outcome and standing. @throws AppFailure storeUnavailable */
export async function readResting(projectId: string): Promise<readonly RestingRow[]> {
  return query(
    RestingRow,
    `SELECT outcome_id, standing, COUNT(*) AS stories, ${count('open_since_ms IS NOT NULL')} AS in_progress,
       ${count('is_done = 1')} AS done,
       ${size("size IS NOT NULL AND validated = 'before'")} AS size_before,
       ${size("size IS NOT NULL AND validated <> 'before'")} AS size_without,
       ${count("start_kind = 'started' AND size IS NULL")} AS unsized,
       ${CHECK_RESULTS.map((result) => count(`check_result = '${result}'`))
         .map((sum, at) => `${sum} AS ${['met', 'missed', 'too_early'][at] ?? ''}`)
         .join(', ')}
     FROM fact WHERE project_id = ? AND outcome_id > '' AND ${STORIES}
     GROUP BY outcome_id, standing ORDER BY outcome_id, standing`,
    [projectId],
  );
}

/** Not done, asked for a premise, and nobody said no to it. */
const WANTED = `${STORIES} AND exempt = 0 AND is_done = 0 AND (decision IS NULL OR decision <> 'no')`;

/** How many open stories state no outcome at all, and how many one of their own alone. */
export async function countWithoutOutcome(projectId: string): Promise<{ readonly none: number; readonly own: number }> {
  const [row] = await query(
    v.object({ none: Count, own: Count }),
    `SELECT ${count('framed = 0')} AS none, ${count('framed = 1 AND outcome_id IS NULL')} AS own
     FROM fact WHERE project_id = ? AND ${WANTED}`,
    [projectId],
  );
  return row ?? { none: 0, own: 0 };
}

/** Of those that state none the most in doubt first. @throws AppFailure storeUnavailable */
export async function readWithoutOutcome(projectId: string, limit: number): Promise<readonly string[]> {
  const rows = await query(
    v.object({ issue_id: v.string() }),
    `SELECT issue_id FROM fact WHERE project_id = ? AND ${WANTED} AND framed = 0
     ORDER BY doubt DESC, issue_id DESC LIMIT ${String(limit)}`,
    [projectId],
  );
  return rows.map(({ issue_id }) => issue_id);
}

/** Stories of this project nobody began that rest on these assumptions, by assumption. */
export async function readNotStarted(
  projectId: string,
  assumptionIds: readonly string[],
  limit: number,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const found = new Map<string, string[]>();
  if (assumptionIds.length === 0) return found;
  const rows = await query(
    v.object({ assumption_id: v.string(), issue_id: v.string() }),
    `SELECT r.assumption_id, r.issue_id FROM rests_on r JOIN fact f ON f.issue_id = r.issue_id
     WHERE r.assumption_id IN (${places(assumptionIds)}) AND f.project_id = ? AND f.level = 'story'
       AND f.start_kind = 'notStarted' AND f.unseen_since_ms IS NULL AND (f.decision IS NULL OR f.decision <> 'no')
     ORDER BY r.assumption_id, r.issue_id LIMIT ${String(limit)}`,
    [...assumptionIds, projectId],
  );
  for (const { assumption_id, issue_id } of rows)
    found.set(assumption_id, [...(found.get(assumption_id) ?? []), issue_id]);
  return found;
}

/** Issues resting on an outcome, themselves or with their parent, after `afterId`. */
export async function readRestingOn(
  projectId: string,
  outcomeId: string,
  afterId: string,
  limit: number,
): Promise<readonly string[]> {
  const rows = await query(
    v.object({ issue_id: v.string() }),
    `SELECT issue_id FROM fact WHERE project_id = ? AND outcome_id = ? AND issue_id > ? ORDER BY issue_id LIMIT ${String(limit)}`,
    [projectId, outcomeId, afterId],
  );
  return rows.map(({ issue_id }) => issue_id);
}

const ReviewRow = v.variant('part', [
  v.object({ part: v.literal('check'), name: v.picklist(CHECK_RESULTS), a: Int, b: Int }),
  v.object({ part: v.literal('bet'), name: v.union([v.literal(''), v.picklist(RISKS)]), a: Int, b: Int }),
  v.object({ part: v.literal('settled'), name: v.picklist(['supports', 'refutes']), a: Int, b: Int }),
]);
export type ReviewRow = v.InferOutput<typeof ReviewRow>;

/**
 * A quarter in one statement: checks recorded in it by result, stories started in it by the risk of their riskiest
 * assumption (`b` of them validated before), and what was settled in it, each assumption once a verdict.
 * @throws AppFailure storeUnavailable
 */
export async function readReview(projectId: string, fromMs: number, toMs: number): Promise<readonly ReviewRow[]> {
  return query(
    ReviewRow,
    `SELECT 'check' AS part, check_result AS name, COUNT(*) AS a, 0 AS b FROM fact
       WHERE project_id = ? AND premise_rev > 0 AND check_ms >= ? AND check_ms < ? AND check_result IS NOT NULL AND ${STORIES}
       GROUP BY check_result
     UNION ALL SELECT 'bet' AS part, COALESCE(risk, '') AS name, COUNT(*) AS a,
       ${count("validated = 'before'")} AS b FROM fact
       WHERE project_id = ? AND start_ms >= ? AND start_ms < ? AND ${COUNTED} AND unseen_since_ms IS NULL
       GROUP BY COALESCE(risk, '')
     UNION ALL SELECT 'settled' AS part, verdict AS name, COUNT(DISTINCT assumption_id) AS a, 0 AS b FROM finding
       WHERE project_id = ? AND recorded_ms >= ? AND recorded_ms < ? AND is_settling = 1 AND verdict IN ('supports', 'refutes')
       GROUP BY verdict`,
    [projectId, fromMs, toMs, projectId, fromMs, toMs, projectId, fromMs, toMs],
  );
}
