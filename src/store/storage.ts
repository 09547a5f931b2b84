/** How much of Forge SQL's storage this installation uses. */
import * as v from '../valibot';
import { MIGRATIONS } from './migrations';
import { Int, isRefusedByEngine, query } from './sql';

export interface Storage {
  readonly bytes: number;
  /** Made of row counts, because the engine does not tell. */
  readonly isEstimate: boolean;
}

/** Every table of the app. */
const TABLES = MIGRATIONS.flatMap(({ statement }) => /^CREATE TABLE IF NOT EXISTS (\w+)/.exec(statement)?.[1] ?? []);

/**
 * Bytes of a row with its share of the indexes, rounded up. Measured on MariaDB's InnoDB after reading the 1,412 issues
 * of COMPASS: fact 580, history 1,184, work_week 180 without its two times. The others are the mean bodies of the demo (entry 156, head 688)
 * with their keys. The tables left out do not grow with the site's issues.
 */
const ROW_BYTES = {
  entry: 500,
  head: 900,
  fact: 600,
  history: 1_200,
  work_week: 230,
  rests_on: 200,
  dirty: 200,
} as const;

/**
 * Asks the engine, whose own number is an estimate too as it goes by its statistics, and else counts rows.
 * @throws AppFailure storeUnavailable
 */
export async function readStorage(): Promise<Storage> {
  const told = await readTold();
  return told === null || told === 0
    ? { bytes: await countRows(), isEstimate: true }
    : { bytes: told, isEstimate: false };
}

async function readTold(): Promise<number | null> {
  try {
    const [row] = await query(
      v.object({ bytes: v.nullable(Int) }),
      `SELECT SUM(data_length + index_length) AS bytes FROM information_schema.tables
       WHERE table_schema = DATABASE() AND table_name IN (${TABLES.map(() => '?').join(', ')})`,
      TABLES,
    );
    return row?.bytes ?? null;
  } catch (error) {
    if (isRefusedByEngine(error)) return null;
    throw error;
  }
}

async function countRows(): Promise<number> {
  const rows = await query(
    v.object({ bytes: Int }),
    Object.entries(ROW_BYTES)
      .map(([table, bytes]) => `SELECT COUNT(*) * ${String(bytes)} AS bytes FROM ${table}`)
      .join(' UNION ALL '),
  );
  return rows.reduce((sum, { bytes }) => sum + bytes, 0);
}
