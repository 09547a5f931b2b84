/** Who rests on what: stories that share a riskiest assumption, and issues that follow somebody else's premise. */
import * as v from '../valibot';
import { chunks, places } from './facts-rows';
import { Int, query, Real } from './sql';

/** Issues named in one statement. */
const IDS = 500;

/** The riskiest assumption each of these issues rested on when its facts were last made, by issue id. */
export async function readRiskiest(issueIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  for (const ids of chunks(issueIds, IDS)) {
    const rows = await query(
      v.object({ issue_id: v.string(), assumption_id: v.string() }),
      `SELECT issue_id, assumption_id FROM rests_on WHERE riskiest = 1 AND issue_id IN (${places(ids)})`,
      ids,
    );
    for (const row of rows) found.set(row.issue_id, row.assumption_id);
  }
  return found;
}

export interface GroupMember {
  readonly assumptionId: string;
  readonly issueId: string;
  readonly projectId: string;
  readonly size: number | null;
}

/** Every story (no epics, no sub-tasks) whose riskiest assumption is one of these: their sizes together decide what is asked of each. */
export async function readGroups(assumptionIds: readonly string[]): Promise<readonly GroupMember[]> {
  const Member = v.object({
    assumption_id: v.string(),
    issue_id: v.string(),
    project_id: v.string(),
    size: v.nullable(Real),
  });
  const members: GroupMember[] = [];
  for (const ids of chunks([...new Set(assumptionIds)], IDS)) {
    const rows = await query(
      Member,
      `SELECT r.assumption_id, r.issue_id, f.project_id, f.size FROM rests_on r JOIN fact f ON f.issue_id = r.issue_id
       WHERE r.riskiest = 1 AND f.level = 'story' AND r.assumption_id IN (${places(ids)})`,
      ids,
    );
    for (const row of rows)
      members.push({
        ...{ assumptionId: row.assumption_id, issueId: row.issue_id },
        ...{ projectId: row.project_id, size: row.size },
      });
  }
  return members;
}

/**
 * Issues whose facts follow from somebody else's premise: children of these issues, and issues resting on these
 * assumptions in any way.
 */
export async function readFollowers(
  issueIds: readonly string[],
  assumptionIds: readonly string[],
): Promise<readonly string[]> {
  const Id = v.object({ issue_id: v.string() });
  const found: string[] = [];
  for (const ids of chunks(issueIds, IDS)) {
    const rows = await query(Id, `SELECT issue_id FROM fact WHERE parent_id IN (${places(ids)})`, ids);
    found.push(...rows.map((row) => row.issue_id));
  }
  for (const ids of chunks(assumptionIds, IDS)) {
    const rows = await query(Id, `SELECT issue_id FROM rests_on WHERE assumption_id IN (${places(ids)})`, ids);
    found.push(...rows.map((row) => row.issue_id));
  }
  return [...new Set(found)];
}

/**
 * How many issues rest on each of these assumptions, as last made: beside one issue, and its children, which inherit from
 * it. Those nobody else rests on are left out.
 * @throws AppFailure storeUnavailable
 */
export async function countResting(
  assumptionIds: readonly string[],
  besideIssueId: string,
): Promise<ReadonlyMap<string, number>> {
  const counts = new Map<string, number>();
  for (const ids of chunks([...new Set(assumptionIds)], IDS)) {
    const rows = await query(
      v.object({ assumption_id: v.string(), resting: Int }),
      `SELECT r.assumption_id, COUNT(*) AS resting FROM rests_on r JOIN fact f ON f.issue_id = r.issue_id
       WHERE r.assumption_id IN (${places(ids)}) AND r.issue_id <> ? AND (f.parent_id IS NULL OR f.parent_id <> ?)
       GROUP BY r.assumption_id`,
      [...ids, besideIssueId, besideIssueId],
    );
    for (const row of rows) counts.set(row.assumption_id, row.resting);
  }
  return counts;
}
