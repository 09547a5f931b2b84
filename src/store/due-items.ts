/** What is due in a project, a page at a time, with whose it is: owners are read from the log each time, never kept. */
import * as v from '../valibot';
import { DUE_KINDS, type DueKind } from '../domain/due-items';
import { betWords, dueOwner } from '../domain/owner';
import { readOutcomeWords } from './outcomes';
import { readOwnerWords } from './owners';
import type { Clause } from './page-scope';
import { Int, query } from './sql';

/** Where a page ends: the next one begins after it. */
export interface DueCursor {
  readonly dueMs: number;
  readonly kind: DueKind;
  readonly about: string;
}

export interface DueRow extends DueCursor {
  /** The issue it is about, or one of those resting on the assumption to be looked at again. */
  readonly issueId: string;
  /** How many more issues rest on it. */
  readonly others: number;
  /** Where its owner is looked for: its parent, and the project's outcome it rests on. */
  readonly parentId: string | null;
  readonly outcomeId: string | null;
  /** The parent rests on that outcome too, or the issue through it. */
  readonly isParentsOutcome: boolean;
}

export interface OwnedDueRow extends DueRow {
  /** Account id; null = nobody's, or an erased account's. */
  readonly owner: string | null;
}

const Id = v.nullable(v.string());
const Row = v.object({
  ...{ ms: Int, kind: v.picklist(DUE_KINDS), about: v.string(), issue_id: v.string(), n: Int },
  ...{ parent_id: Id, outcome_id: Id, parents_outcome_id: Id },
});

const AFTER = ' AND (d.due_ms > ? OR (d.due_ms = ? AND (d.kind > ? OR (d.kind = ? AND d.about > ?))))';

/** What is due up to a moment; an assumption many stories rest on once. */
export interface DueAsked {
  readonly untilMs: number;
  readonly limit: number;
  /** The last of the page before; null = from the start. */
  readonly after: DueCursor | null;
}

/** As tables of a statement, the oldest first; `x`, `f` and `p` are the names `DUE_COLUMNS` uses. */
export function dueTables(projectId: string, { untilMs, limit, after }: DueAsked): Clause {
  return {
    where: `(
       SELECT d.due_ms, d.kind, d.about, MIN(d.issue_id) AS issue_id, COUNT(*) AS issues FROM due_item d
       WHERE d.project_id = ? AND d.due_ms <= ?${after === null ? '' : AFTER}
       GROUP BY d.due_ms, d.kind, d.about ORDER BY d.due_ms, d.kind, d.about LIMIT ${String(limit)}
     ) x LEFT JOIN fact f ON f.issue_id = x.issue_id LEFT JOIN fact p ON p.issue_id = f.parent_id`,
    params: [
      ...[projectId, untilMs],
      ...(after === null ? [] : [after.dueMs, after.dueMs, after.kind, after.kind, after.about]),
    ],
  };
}

/** What each row says, in the order of `Row` but for its moment and its number. */
export const DUE_COLUMNS = ['x.kind', 'x.about', 'x.issue_id', 'f.parent_id', 'f.outcome_id', 'p.outcome_id'] as const;

/** In one statement, oldest first. @throws AppFailure storeUnavailable */
export async function readDueRows(projectId: string, asked: DueAsked): Promise<readonly DueRow[]> {
  const { where, params } = dueTables(projectId, asked);
  const [kind, about, issueId, parentId, outcomeId, parentsId] = DUE_COLUMNS;
  const rows = await query(
    Row,
    `SELECT x.due_ms AS ms, ${kind}, ${about}, ${issueId}, x.issues AS n, ${parentId}, ${outcomeId},
       ${parentsId} AS parents_outcome_id
     FROM ${where} ORDER BY x.due_ms, x.kind, x.about`,
    params,
  );
  return rows.map(dueRowOf);
}

/** @throws ValiError for a row of another form */
export function dueRowOf(row: unknown): DueRow {
  const { ms, n, kind, about, issue_id, parent_id, outcome_id, parents_outcome_id } = v.parse(Row, row);
  return {
    ...{ dueMs: ms, kind, about, issueId: issue_id, others: n - 1, parentId: parent_id, outcomeId: outcome_id },
    isParentsOutcome: outcome_id === parents_outcome_id,
  };
}

/**
 * Whose these are: one statement, and one more where any rests on an outcome of the project. A story that states no
 * outcome of its own rests on its parent's or the project's, so that one's owner is asked.
 * @throws AppFailure storeUnavailable
 */
export async function withOwners<T extends Omit<DueRow, keyof DueCursor | 'others'> & Pick<DueRow, 'kind'>>(
  rows: readonly T[],
): Promise<readonly (T & Pick<OwnedDueRow, 'owner'>)[]> {
  if (rows.length === 0) return [];
  const issueIds = new Set(
    rows.flatMap(({ issueId, parentId }) => [issueId, ...(parentId === null ? [] : [parentId])]),
  );
  const words = await readOwnerWords([...issueIds]);
  const lent = await readOutcomeWords([...new Set(rows.flatMap(({ outcomeId }) => outcomeId ?? []))]);
  return rows.map((row) => {
    const said = {
      own: words.get(row.issueId) ?? [],
      parent: words.get(row.parentId ?? '') ?? [],
      lent: lent.get(row.outcomeId ?? '') ?? [],
    };
    return { ...row, owner: dueOwner(row.kind, said.own, betWords(said, row.isParentsOutcome)) };
  });
}
