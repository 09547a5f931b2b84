/**
 * Where assumptions are found by their words. Shared ones stand in `listing` as what the project has; those that are not
 * stand there too, as `unshared`, for the search alone: whoever reads them is checked in Jira first.
 */
import * as v from '../valibot';
import { chunks, places, upsertRows } from './facts-rows';
import { Int, query, run } from './sql';

/** What `listing.kind` says of an assumption. */
export const LISTED_AS = ['assumption', 'unshared'] as const;
export type ListedAs = (typeof LISTED_AS)[number];

export interface ListedAssumption {
  readonly projectId: string;
  readonly kind: ListedAs;
  readonly id: string;
  readonly folded: string;
  readonly atMs: number;
}

/** Assumptions named in one statement. */
const IDS = 400;
const KINDS = LISTED_AS.map((kind) => `'${kind}'`).join(', ');

const Row = v.pipe(
  v.object({ project_id: v.string(), kind: v.picklist(LISTED_AS), id: v.string(), folded: v.string(), at_ms: Int }),
  v.transform(({ project_id, at_ms, ...row }): ListedAssumption => ({ ...row, projectId: project_id, atMs: at_ms })),
);

const keyOf = ({ projectId, kind, id }: ListedAssumption) => `${projectId} ${kind} ${id}`;

/**
 * Makes what is listed of these assumptions, in these projects, exactly `rows`. Nothing is written where that is so.
 * @throws AppFailure storeUnavailable; killed half-way, the same again ends the same
 */
export async function writeListed(
  rows: readonly ListedAssumption[],
  of: { readonly ids: readonly string[]; readonly projectIds: readonly string[] },
): Promise<void> {
  const there = await readListed(of);
  const known = new Map(there.map((row) => [keyOf(row), row]));
  const wanted = new Set(rows.map(keyOf));
  const changed = rows.filter((row) => {
    const was = known.get(keyOf(row));
    return was?.folded !== row.folded || was.atMs !== row.atMs;
  });
  await upsertRows(
    'listing',
    ['project_id', 'kind', 'id'],
    changed.map(({ projectId, kind, id, folded, atMs }) => ({
      ...{ project_id: projectId, kind, id, folded, at_ms: atMs, is_archived: 0 },
    })),
  );
  for (const { projectId, kind, id } of there.filter((row) => !wanted.has(keyOf(row))))
    await run('DELETE FROM listing WHERE project_id = ? AND kind = ? AND id = ?', [projectId, kind, id]);
}

async function readListed({
  ids,
  projectIds,
}: {
  readonly ids: readonly string[];
  readonly projectIds: readonly string[];
}): Promise<readonly ListedAssumption[]> {
  const found: ListedAssumption[] = [];
  for (const some of chunks(ids, IDS)) {
    const statement = `SELECT project_id, kind, id, folded, at_ms FROM listing
      WHERE project_id IN (${places(projectIds)}) AND kind IN (${KINDS}) AND id IN (${places(some)})`;
    found.push(...(await query(Row, statement, [...projectIds, ...some])));
  }
  return found;
}

/** What is looked for: every word somewhere in the statement; none = everything. */
export interface AssumptionSearch {
  readonly projectIds: readonly string[];
  readonly kinds: readonly ListedAs[];
  /** Folded, as what is listed is. */
  readonly words: readonly string[];
  readonly limit: number;
}

/** Ids of assumptions listed so, the newest first. @throws AppFailure storeUnavailable */
export async function searchAssumptions(search: AssumptionSearch): Promise<readonly string[]> {
  const { projectIds, kinds, words, limit } = search;
  if (projectIds.length === 0) return [];
  const rows = await query(
    v.object({ id: v.string() }),
    `SELECT id FROM listing WHERE project_id IN (${places(projectIds)}) AND kind IN (${places(kinds)}) AND is_archived = 0
     ${words.map(() => "AND folded LIKE ? ESCAPE '!'").join(' ')}
     ORDER BY at_ms DESC, project_id, kind, id LIMIT ${String(limit)}`,
    [...projectIds, ...kinds, ...words.map((word) => `%${word.replace(/[!%_]/g, '!$&')}%`)],
  );
  return [...new Set(rows.map(({ id }) => id))];
}

/** Projects somebody has said something in, by id. @throws AppFailure storeUnavailable */
export async function readProjectsWithPremises(limit: number): Promise<readonly string[]> {
  const rows = await query(
    v.object({ project_id: v.string() }),
    `SELECT project_id FROM project_state WHERE first_premise_ms IS NOT NULL ORDER BY project_id LIMIT ${String(limit)}`,
  );
  return rows.map(({ project_id }) => project_id);
}
