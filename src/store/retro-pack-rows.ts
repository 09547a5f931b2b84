/** The rows a retrospective's pack is made of: what each says, and how an arm of the statement that reads them is written. */
import * as v from '../valibot';
import { NEXT_STEPS, VALIDATED } from '../domain/assessment';
import { DUE_KINDS } from '../domain/due-items';
import { CHECK_RESULTS, METHODS, RISKS } from '../domain/premise';
import type { Clause } from './page-scope';
import { Flag, Int, Real, type SqlValue } from './sql';

/** Items of a list: as many as a team looks through in one go. What is beyond is counted. */
export const SHOWN = 30;
const Risk = v.nullable(v.picklist(RISKS));
const Count = v.pipe(
  v.nullable(Int),
  v.transform((sum) => sum ?? 0),
);
const Text = v.nullable(v.string());

/** The columns of every arm; what an arm leaves out is NULL. */
const COLUMNS = ['issue', 'x', 'y', 'z', 'a', 'b', 'c', 'd'] as const;
type Column = (typeof COLUMNS)[number];

export const Row = v.variant('part', [
  v.object({ part: v.literal('state'), a: v.nullable(Int) }),
  v.object({ part: v.literal('check'), issue: v.string(), x: v.picklist(CHECK_RESULTS), z: Text, a: Int, b: Int }),
  v.object({
    ...{ part: v.literal('found'), issue: v.string(), x: v.string(), y: v.string(), z: Text, a: Int },
    ...{ b: Flag, c: Flag, risk: v.picklist(RISKS), method: v.picklist(METHODS) },
  }),
  v.object({ part: v.literal('glad'), issue: v.string(), risk: Risk, a: Int, d: v.nullable(Real) }),
  v.object({
    ...{ part: v.literal('hope'), issue: v.string(), x: v.picklist(VALIDATED.filter((one) => one !== 'before')) },
    ...{ risk: Risk, a: Int, d: v.nullable(Real) },
  }),
  v.object({ part: v.literal('due'), issue: v.string(), x: v.picklist(DUE_KINDS), y: v.string(), a: Int, b: Int }),
  v.object({ part: v.literal('no'), issue: v.string(), a: Int }),
  v.object({
    ...{ part: v.literal('next'), issue: v.string(), x: v.picklist(NEXT_STEPS), d: Real, size: v.nullable(Real) },
  }),
  v.object({ part: v.literal('late'), issue: v.string() }),
  v.object({
    ...{ part: v.literal('sum'), x: v.picklist(['checks', 'glad', 'hope', 'due', 'noes', 'found', 'started', 'done']) },
    ...{ a: Count, b: Count, c: Count },
  }),
  v.object({ part: v.literal('began'), x: v.picklist(['discovery', 'delivery']), a: Count, b: Count }),
]);
export type PackRow = v.InferOutput<typeof Row>;

type Given = Readonly<Partial<Record<Column | 'risk' | 'method' | 'size', string>>>;
const ALL = [...COLUMNS, 'risk', 'method', 'size'] as const;

export function columns(part: PackRow['part'], given: Given): string {
  return [`'${part}' AS part`, ...ALL.map((name) => `${given[name] ?? 'NULL'} AS ${name}`)].join(', ');
}

export interface Arm {
  readonly sql: string;
  readonly params: readonly SqlValue[];
}

/** An arm that lists: a limit needs a table of its own inside a union. */
export function listed(
  part: PackRow['part'],
  given: Given,
  from: string,
  where: Clause,
  order: string,
  limit: number,
): Arm {
  const name = `${part}_rows`;
  return {
    sql: `SELECT * FROM (SELECT ${columns(part, given)} FROM ${from} WHERE ${where.where} ORDER BY ${order} LIMIT ${String(limit)}) ${name}`,
    params: where.params,
  };
}

export function summed(x: string, given: Given, from: string, where: Clause, first: readonly SqlValue[] = []): Arm {
  return {
    sql: `SELECT ${columns('sum', { x: `'${x}'`, ...given })} FROM ${from} WHERE ${where.where}`,
    params: [...first, ...where.params],
  };
}

/** How many rows a condition holds of. */
export const count = (condition: string): string => `SUM(CASE WHEN ${condition} THEN 1 ELSE 0 END)`;
