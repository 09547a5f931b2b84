/** Writing many rows in few statements, within what Forge SQL takes. */
import { run, type SqlValue } from './sql';

/** Rows in one statement (our own bound; see design §8). */
const MAX_ROWS = 500;
/** Forge SQL refuses a request over 1 MiB; the rest is room for the statement, the quotes and the envelope. */
const MAX_BYTES = 700_000;

export type Row = Readonly<Record<string, SqlValue>>;

/**
 * Inserts rows, and overwrites or keeps those that are there. Every row has the same columns; `key` names the primary key.
 * Not one unit: a failure half-way leaves the first batches written, and writing all again is harmless.
 * @throws AppFailure storeUnavailable
 */
export async function upsertRows(
  table: string,
  key: readonly string[],
  rows: readonly Row[],
  whatIsThere: 'overwrite' | 'keep' = 'overwrite',
): Promise<void> {
  const columns = Object.keys(rows[0] ?? {});
  const updates = columns
    .filter((column) => whatIsThere === 'overwrite' && !key.includes(column))
    .map((column) => `${column} = VALUES(${column})`);
  // A row that is all key, or is kept, has nothing to overwrite; naming its first column keeps the statement valid.
  const onDuplicate = updates.length > 0 ? updates.join(', ') : `${key[0] ?? ''} = VALUES(${key[0] ?? ''})`;
  for (const batch of batches(rows)) {
    const places = batch.map(() => `(${columns.map(() => '?').join(', ')})`).join(', ');
    await run(
      `INSERT INTO ${table} (${columns.join(', ')}) VALUES ${places} ON DUPLICATE KEY UPDATE ${onDuplicate}`,
      batch.flatMap((row) => columns.map((column) => row[column] ?? null)),
    );
  }
}

function* batches(rows: readonly Row[]): Generator<readonly Row[]> {
  let batch: Row[] = [];
  let bytes = 0;
  for (const row of rows) {
    const size = bytesOf(row);
    if (batch.length > 0 && (batch.length === MAX_ROWS || bytes + size > MAX_BYTES)) {
      yield batch;
      batch = [];
      bytes = 0;
    }
    batch.push(row);
    bytes += size;
  }
  if (batch.length > 0) yield batch;
}

/** At least what the row takes as JSON: text counts double for its escapes, in bytes at worst three a unit. */
function bytesOf(row: Row): number {
  let bytes = 0;
  for (const value of Object.values(row))
    bytes += 8 + (typeof value === 'string' ? Buffer.byteLength(value) * 1.5 : 16);
  return bytes;
}

/** `?, ?, ?` for an IN list of that many values. */
export function places(values: readonly unknown[]): string {
  return values.map(() => '?').join(', ');
}

/** Slices of at most `size`, in order. */
export function chunks<T>(values: readonly T[], size: number): T[][] {
  const slices: T[][] = [];
  for (let at = 0; at < values.length; at += size) slices.push(values.slice(at, at + size));
  return slices;
}
