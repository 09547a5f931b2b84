/** What was found, one row per finding: the page counts them by week, risk and rung. */
import * as v from '../valibot';
import { RUNGS } from '../domain/assessment';
import { METHODS, RISKS, VERDICTS } from '../domain/premise';
import { chunks, places, upsertRows } from './facts-rows';
import { Flag, Int, query, run } from './sql';

/** A row of `finding`, named as the table names it. Times in ms. */
export const FindingRow = v.object({
  assumption_id: v.string(),
  finding_id: v.string(),
  /** Where its assumption is at home. */
  project_id: v.string(),
  issue_id: v.string(),
  risk: v.picklist(RISKS),
  method: v.picklist(METHODS),
  verdict: v.picklist(VERDICTS),
  rung: v.picklist(RUNGS),
  is_late: Flag,
  is_background: Flag,
  /** It speaks for or against, and strongly enough to settle anything. */
  is_settling: Flag,
  /** How many took part. */
  disciplines: Int,
  /** The discovery issue it was filed from. */
  from_issue: v.nullable(v.string()),
  found_ms: Int,
  recorded_ms: Int,
  /** The ISO week it was recorded in, UTC. */
  week: v.string(),
});
export type FindingRow = v.InferOutput<typeof FindingRow>;

const COLUMNS = Object.keys(FindingRow.entries).join(', ');
/** Assumptions named in one statement. */
const IDS = 500;

/**
 * Makes the findings of these assumptions exactly `rows`; what is the same already is not written again.
 * @returns the projects whose findings have changed
 * @throws AppFailure storeUnavailable
 */
export async function replaceFindings(
  assumptionIds: readonly string[],
  rows: readonly FindingRow[],
): Promise<ReadonlySet<string>> {
  const there: FindingRow[] = [];
  for (const ids of chunks(assumptionIds, IDS)) {
    const statement = `SELECT ${COLUMNS} FROM finding WHERE assumption_id IN (${places(ids)})`;
    there.push(...(await query(FindingRow, statement, ids)));
  }
  const known = new Map(there.map((row) => [keyOf(row), row]));
  const changed = rows.filter((row) => !isSame(row, known.get(keyOf(row))));
  await upsertRows(
    'finding',
    ['assumption_id', 'finding_id'],
    changed.map((row) => ({
      ...row,
      is_late: row.is_late ? 1 : 0,
      is_background: row.is_background ? 1 : 0,
      is_settling: row.is_settling ? 1 : 0,
    })),
  );
  const wanted = new Set(rows.map(keyOf));
  const gone = there.filter((row) => !wanted.has(keyOf(row)));
  for (const assumptionId of new Set(gone.map((row) => row.assumption_id))) {
    const ids = gone.flatMap((row) => (row.assumption_id === assumptionId ? [row.finding_id] : []));
    await run(`DELETE FROM finding WHERE assumption_id = ? AND finding_id IN (${places(ids)})`, [assumptionId, ...ids]);
  }
  const before = changed.flatMap((row) => known.get(keyOf(row))?.project_id ?? []);
  return new Set([...changed.map((row) => row.project_id), ...before, ...gone.map((row) => row.project_id)]);
}

/** Takes the findings of assumptions that are at home at these issues out of every count. */
export async function removeFindings(issueIds: readonly string[]): Promise<void> {
  await run(`DELETE FROM finding WHERE issue_id IN (${places(issueIds)})`, issueIds);
}

/** The projects of those of these issues that have facts, by issue id. @throws AppFailure storeUnavailable */
export async function readProjectsOf(issueIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  for (const ids of chunks(issueIds, IDS)) {
    const rows = await query(
      v.object({ issue_id: v.string(), project_id: v.string() }),
      `SELECT issue_id, project_id FROM fact WHERE issue_id IN (${places(ids)})`,
      ids,
    );
    for (const row of rows) found.set(row.issue_id, row.project_id);
  }
  return found;
}

const keyOf = (row: FindingRow): string => JSON.stringify([row.assumption_id, row.finding_id]);

function isSame(row: FindingRow, other: FindingRow | undefined): boolean {
  if (other === undefined) return false;
  const { entries } = FindingRow;
  return Object.keys(entries).every((column) => Reflect.get(row, column) === Reflect.get(other, column));
}
