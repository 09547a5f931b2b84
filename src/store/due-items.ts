/** What is due in a project, a page at a time, with whose it is: owners are read from the log each time, never kept. */
import * as v from '../valibot';
import { DUE_KINDS, type DueKind } from '../domain/due-items';
import { dueOwner } from '../domain/owner';
import { places } from './facts-rows';
import { readOwnerWords } from './owners';
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
}

export interface OwnedDueRow extends DueRow {
  /** Account id; null = nobody's, or an erased account's. */
  readonly owner: string | null;
}

const Row = v.object({
  ...{ due_ms: Int, kind: v.picklist(DUE_KINDS), about: v.string() },
  ...{ issue_id: v.string(), issues: Int },
});

const AFTER = ' AND (d.due_ms > ? OR (d.due_ms = ? AND (d.kind > ? OR (d.kind = ? AND d.about > ?))))';

/**
 * What is due up to a moment, oldest first, in one statement; an assumption many stories rest on once.
 * @param after the last of the page before, null = from the start @throws AppFailure storeUnavailable
 */
export async function readDueRows(
  projectId: string,
  untilMs: number,
  limit: number,
  after: DueCursor | null = null,
): Promise<readonly DueRow[]> {
  const rows = await query(
    Row,
    `SELECT d.due_ms, d.kind, d.about, MIN(d.issue_id) AS issue_id, COUNT(*) AS issues FROM due_item d
     WHERE d.project_id = ? AND d.due_ms <= ?${after === null ? '' : AFTER}
     GROUP BY d.due_ms, d.kind, d.about ORDER BY d.due_ms, d.kind, d.about LIMIT ${String(limit)}`,
    after === null
      ? [projectId, untilMs]
      : [projectId, untilMs, after.dueMs, after.dueMs, after.kind, after.kind, after.about],
  );
  return rows.map((row) => ({
    ...{ dueMs: row.due_ms, kind: row.kind, about: row.about, issueId: row.issue_id, others: row.issues - 1 },
  }));
}

/** As `readDueRows`, with owners: two statements more when anything is due. @throws AppFailure storeUnavailable */
export async function readDueItems(
  projectId: string,
  untilMs: number,
  limit: number,
  after: DueCursor | null = null,
): Promise<readonly OwnedDueRow[]> {
  return withOwners(await readDueRows(projectId, untilMs, limit, after));
}

/**
 * Whose these are. A story that states no outcome of its own rests on its parent's, so that one's owner is asked.
 * @throws AppFailure storeUnavailable
 */
export async function withOwners<T extends Pick<DueRow, 'issueId' | 'kind'>>(
  rows: readonly T[],
): Promise<readonly (T & Pick<OwnedDueRow, 'owner'>)[]> {
  if (rows.length === 0) return [];
  const parents = await readParentIds(rows.map(({ issueId }) => issueId));
  const words = await readOwnerWords([...new Set([...rows.map(({ issueId }) => issueId), ...parents.values()])]);
  return rows.map((row) => {
    const own = words.get(row.issueId) ?? [];
    const parent = words.get(parents.get(row.issueId) ?? '') ?? [];
    const bet = own.some(({ kind }) => kind === 'outcome.stated') ? own : parent;
    return { ...row, owner: dueOwner(row.kind, own, bet) };
  });
}

async function readParentIds(issueIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await query(
    v.object({ issue_id: v.string(), parent_id: v.string() }),
    `SELECT issue_id, parent_id FROM fact WHERE issue_id IN (${places(issueIds)}) AND parent_id IS NOT NULL`,
    issueIds,
  );
  return new Map(rows.map((row) => [row.issue_id, row.parent_id]));
}
