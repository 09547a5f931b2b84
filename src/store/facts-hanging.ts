/** The rows that hang on an issue's facts, in tables of their own. */
import * as v from '../valibot';
import { chunks, places, upsertRows, type Row } from './facts-rows';
import { query, run } from './sql';

/** What beside the issue tells its rows of one another, by table. */
const PARTS = {
  work_week: ['week', 'nth'],
  rests_on: ['assumption_id'],
  tag: ['project_id', 'kind', 'value'],
  issue_sprint: ['sprint_id'],
  due_item: ['kind'],
} as const satisfies Readonly<Record<string, readonly string[]>>;
export type HangingTable = keyof typeof PARTS;
export const HANGING_TABLES: readonly HangingTable[] = ['work_week', 'rests_on', 'tag', 'issue_sprint', 'due_item'];

export type HangingRows = Readonly<Record<HangingTable, readonly (Row & { readonly issue_id: string })[]>>;

/** Issues named in one statement, in every one of its parts. */
const IDS = 500;

/** Text whatever it was: the engines differ in what a column is that holds a number in one part and text in others. */
const Part = v.pipe(v.union([v.string(), v.number()]), v.transform(String));

const There = v.object({
  name: v.picklist(HANGING_TABLES),
  issue_id: v.string(),
  part: Part,
  second: Part,
  third: Part,
});
type There = v.InferOutput<typeof There>;

/**
 * Makes the rows that hang on these issues exactly `rows`. What is there is read first, of all tables at once, and only
 * what is gone is deleted, by name: two writers of the same facts, at the same time, never delete each other's rows.
 * @throws AppFailure storeUnavailable
 */
export async function replaceHanging(rows: HangingRows, issueIds: readonly string[]): Promise<void> {
  const there = await readThere(issueIds);
  for (const table of HANGING_TABLES) {
    const known = there.filter(({ name }) => name === table);
    const keys = new Set(known.map((each) => keyOf([each.issue_id, each.part, each.second, each.third])));
    const isAllKey = table === 'tag';
    // A row that is all key and is there has nothing to be overwritten with.
    await upsertRows(
      table,
      ['issue_id', ...PARTS[table]],
      isAllKey ? rows[table].filter((row) => !keys.has(rowKey(table, row))) : rows[table],
    );
    const wanted = new Set(rows[table].map((row) => rowKey(table, row)));
    await deleteGone(
      table,
      known.filter((each) => !wanted.has(keyOf([each.issue_id, each.part, each.second, each.third]))),
    );
  }
}

/** @throws AppFailure storeUnavailable */
export async function removeHanging(issueIds: readonly string[]): Promise<void> {
  for (const table of HANGING_TABLES)
    await run(`DELETE FROM ${table} WHERE issue_id IN (${places(issueIds)})`, issueIds);
}

function rowKey(table: HangingTable, row: Row & { readonly issue_id: string }): string {
  const [part = '', second, third] = PARTS[table];
  const at = (column: string | undefined) => (column === undefined ? '' : String(row[column]));
  return keyOf([row.issue_id, at(part), at(second), at(third)]);
}

const keyOf = (parts: readonly string[]): string => JSON.stringify(parts);

async function readThere(issueIds: readonly string[]): Promise<readonly There[]> {
  const found: There[] = [];
  for (const ids of chunks(issueIds, IDS)) {
    const arms = HANGING_TABLES.map((table) => {
      const [part = "''", second = "''", third = "''"]: readonly string[] = PARTS[table];
      return `SELECT '${table}' AS name, issue_id, ${part} AS part, ${second} AS second, ${third} AS third FROM ${table} WHERE issue_id IN (${places(ids)})`;
    });
    const all = HANGING_TABLES.flatMap(() => ids);
    found.push(...(await query(There, arms.join(' UNION ALL '), all)));
  }
  return found;
}

async function deleteGone(table: HangingTable, gone: readonly There[]): Promise<void> {
  const columns = PARTS[table];
  const byParts = new Map<string, There[]>();
  for (const each of gone) {
    const key = keyOf([each.part, each.second, each.third]);
    byParts.set(key, [...(byParts.get(key) ?? []), each]);
  }
  for (const same of byParts.values()) {
    const [first] = same;
    if (first === undefined) continue;
    const values = [first.part, first.second, first.third].slice(0, columns.length);
    const ids = same.map((each) => each.issue_id);
    await run(
      `DELETE FROM ${table} WHERE ${columns.map((column) => `${column} = ?`).join(' AND ')} AND issue_id IN (${places(ids)})`,
      [...values, ...ids],
    );
  }
}
