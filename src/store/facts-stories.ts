/** Lists of stories for the project page, a page at a time. Each page begins after the last row seen, whatever changed. */
import * as v from '../valibot';
import { NEXT_STEPS, STANDINGS, UNSCORED, type NextStepId } from '../domain/assessment';
import type { PageQuestion } from '../domain/page-question';
import { RISKS } from '../domain/premise';
import { places } from './facts-rows';
import { Flag, Int, query, Real, type SqlValue } from './sql';

const Row = v.object({
  issue_id: v.string(),
  doubt: Real,
  next_step: v.picklist(NEXT_STEPS),
  standing: v.nullable(v.picklist(STANDINGS)),
  risk: v.nullable(v.picklist(RISKS)),
  score: v.nullable(Real),
  unscored: v.nullable(v.picklist(UNSCORED)),
  size: v.nullable(Real),
  framed: Flag,
  named: Flag,
  premise_rev: Int,
});
/** What a list says of a story: numbers and states. */
export type StoryFacts = v.InferOutput<typeof Row>;

const COLUMNS = Object.keys(Row.entries)
  .map((column) => `f.${column}`)
  .join(', ');

/** Stories that are asked for a premise (no epics, no sub-tasks, nothing exempt), as far as the app can see them. */
const ASKED = `f.level = 'story' AND f.exempt = 0 AND f.unseen_since_ms IS NULL`;

export type Part = Pick<PageQuestion, 'team' | 'sprint'>;

interface Narrowed {
  readonly joins: string;
  readonly where: string;
  /** Of the joins, then of the condition. */
  readonly params: readonly SqlValue[];
}

/** The part of the project somebody looks at. Both tables name an issue once for each value, so no row comes twice. */
function narrowed(projectId: string, { team, sprint }: Part): Narrowed {
  const tagged = team !== null && team.kind !== 'epic' ? team : null;
  const epic = team?.kind === 'epic' ? team.value : null;
  return {
    joins: [
      ...(tagged === null
        ? []
        : ['JOIN tag t ON t.project_id = ? AND t.kind = ? AND t.value = ? AND t.issue_id = f.issue_id']),
      ...(sprint === null ? [] : ['JOIN issue_sprint s ON s.sprint_id = ? AND s.issue_id = f.issue_id']),
    ].join(' '),
    where: epic === null ? '' : ' AND f.parent_id = ?',
    params: [
      ...(tagged === null ? [] : [projectId, tagged.kind, tagged.value]),
      ...(sprint === null ? [] : [sprint]),
      projectId,
      ...(epic === null ? [] : [epic]),
    ],
  };
}

export interface DoubtCursor {
  readonly doubt: number;
  readonly issueId: string;
}

/**
 * The stories most in doubt, at most `limit`, after the row the cursor names. Ties go by issue id, downwards as well, so
 * that a key read backwards hands them over in order.
 * @throws AppFailure storeUnavailable
 */
export async function readByDoubt(
  projectId: string,
  asked: Part & { readonly step: NextStepId | null },
  after: DoubtCursor | null,
  limit: number,
): Promise<readonly StoryFacts[]> {
  const { joins, where, params } = narrowed(projectId, asked);
  const step = asked.step === null ? '' : ' AND f.next_step = ?';
  const from = after === null ? '' : ' AND f.doubt <= ? AND (f.doubt < ? OR f.issue_id < ?)';
  return query(
    Row,
    `SELECT ${COLUMNS} FROM fact f ${joins} WHERE f.project_id = ?${where} AND ${ASKED}${step}${from}
     ORDER BY f.doubt DESC, f.issue_id DESC LIMIT ${String(limit)}`,
    [
      ...params,
      ...(asked.step === null ? [] : [asked.step]),
      ...(after === null ? [] : [after.doubt, after.doubt, after.issueId]),
    ],
  );
}

const GladRow = v.object({
  issue_id: v.string(),
  risk: v.nullable(v.picklist(RISKS)),
  glad_ms: Int,
  glad_size: v.nullable(Real),
});
export type GladFacts = v.InferOutput<typeof GladRow>;

export interface GladCursor {
  readonly atMs: number;
  readonly issueId: string;
}

/** Stories whose riskiest assumption was refuted before anybody started on them, the latest first. */
export async function readGlad(
  projectId: string,
  part: Part,
  after: GladCursor | null,
  limit: number,
): Promise<readonly GladFacts[]> {
  const { joins, where, params } = narrowed(projectId, part);
  const from = after === null ? '' : ' AND f.glad_ms <= ? AND (f.glad_ms < ? OR f.issue_id < ?)';
  return query(
    GladRow,
    `SELECT f.issue_id, f.risk, f.glad_ms, f.glad_size FROM fact f ${joins}
     WHERE f.project_id = ?${where} AND f.glad_ms IS NOT NULL AND f.unseen_since_ms IS NULL${from}
     ORDER BY f.glad_ms DESC, f.issue_id DESC LIMIT ${String(limit)}`,
    [...params, ...(after === null ? [] : [after.atMs, after.atMs, after.issueId])],
  );
}

const KnownRow = v.object({ ...Row.entries, is_asked: Flag });

/**
 * What is known of these issues, of this project only. `others` are known and not asked for a premise; an issue in
 * neither was not read yet, or is of another project.
 * @throws AppFailure storeUnavailable
 */
export async function readKnown(
  projectId: string,
  issueIds: readonly string[],
): Promise<{ readonly stories: readonly StoryFacts[]; readonly others: readonly string[] }> {
  if (issueIds.length === 0) return { stories: [], others: [] };
  const rows = await query(
    KnownRow,
    `SELECT ${COLUMNS}, CASE WHEN f.level = 'story' AND f.exempt = 0 THEN 1 ELSE 0 END AS is_asked FROM fact f
     WHERE f.project_id = ? AND f.issue_id IN (${places(issueIds)})`,
    [projectId, ...issueIds],
  );
  return {
    stories: rows.filter((row) => row.is_asked),
    others: rows.filter((row) => !row.is_asked).map((row) => row.issue_id),
  };
}
