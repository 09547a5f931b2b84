/** The one door to Forge SQL: rows parsed before anyone uses them, errors in our vocabulary. */
import { ForgeSQLAPIError, errorCodes, migrationRunner, sql } from '@forge/sql';
import * as v from '../valibot';
import { AppFailure } from '../failures';
import { currentInstallation } from '../installation';

/** What a statement may bind. Booleans are written as 0 and 1, times as ms. */
export type SqlValue = string | number | null;

/** A whole number column. TiDB may hand a BIGINT, and always a SUM, over as text. */
export const Int = v.pipe(v.union([v.number(), v.pipe(v.string(), v.decimal(), v.transform(Number))]), v.safeInteger());

/** A DOUBLE column, or an aggregate of one. */
export const Real = v.pipe(
  v.union([v.number(), v.pipe(v.string(), v.transform(Number))]),
  v.check((value) => Number.isFinite(value), 'not a number'),
);

/** A TINYINT column that means yes or no. */
export const Flag = v.pipe(
  Int,
  v.transform((value) => value !== 0),
);

/**
 * Runs one reading statement. `row` names only the columns used.
 * @throws AppFailure storeUnavailable, with the engine's error as cause
 */
export async function query<T>(
  row: v.GenericSchema<unknown, T>,
  statement: string,
  params: readonly SqlValue[] = [],
): Promise<readonly T[]> {
  const { rows } = await execute(statement, params);
  const parsed = v.safeParse(v.array(row), rows);
  if (parsed.success) return parsed.output;
  const where = parsed.issues.map((issue) => v.getDotPath(issue) ?? 'rows').slice(0, 3);
  throw new AppFailure('storeUnavailable', `unexpected rows at ${where.join(', ')} of ${head(statement)}`);
}

/**
 * Runs one writing statement. It answers nothing on purpose: the number of affected rows means different things on
 * different engines, so who needs to know reads again.
 * @throws AppFailure storeUnavailable, with the engine's error as cause
 */
export async function run(statement: string, params: readonly SqlValue[] = []): Promise<void> {
  await execute(statement, params);
}

/** Runs one statement that makes a table, outside the list of migrations. */
export async function runDefinition(statement: string): Promise<void> {
  try {
    await sql.executeDDL(statement);
  } catch (cause) {
    throw new AppFailure('storeUnavailable', head(statement), { cause });
  }
}

export interface Migration {
  readonly name: string;
  readonly statement: string;
}

/**
 * Runs those migrations that `__migrations` does not list yet, in order, and lists them there.
 * @throws AppFailure storeUnavailable; what was done before stays done
 */
export async function runMigrations(migrations: readonly Migration[]): Promise<void> {
  for (const migration of migrations) migrationRunner.enqueue(migration.name, migration.statement);
  try {
    await migrationRunner.run();
  } catch (cause) {
    throw new AppFailure('storeUnavailable', 'migrations', { cause });
  }
}

/** Whether a failure says that a row with that key is there already. */
export function isDuplicateKey(error: unknown): boolean {
  return engineErrorOf(error)?.message.toLowerCase().includes('duplicate entry') ?? false;
}

/** Whether the engine itself refused the statement (say, a table is missing), rather than not being reached. */
export function isRefusedByEngine(error: unknown): boolean {
  const code = engineErrorOf(error)?.code;
  return code === errorCodes.SQL_EXECUTION_ERROR || code === errorCodes.INVALID_SQL_QUERY;
}

const TOO_MANY_REQUESTS = 429;

/** Whether Forge takes no more of this kind of statement for the moment. */
export function isRefusedForNow(error: unknown): boolean {
  let at = error;
  // The migration runner wraps it once more.
  while (at instanceof Error && !(at instanceof ForgeSQLAPIError)) at = at.cause;
  return at instanceof ForgeSQLAPIError && at.responseDetails.status === TOO_MANY_REQUESTS;
}

function engineErrorOf(error: unknown): ForgeSQLAPIError | null {
  const cause = error instanceof AppFailure ? error.cause : error;
  return cause instanceof ForgeSQLAPIError ? cause : null;
}

/** Query time not yet taken into account, ms, by installation: a warm process may serve more than one. */
const untakenMs = new Map<string, number>();

/**
 * Query time of this process for this installation since it was last asked, ms. Everything counts, also what a person
 * waited for: the minute Forge gives is one for both.
 */
export function takeQueryMs(): number {
  const installation = currentInstallation();
  const ms = untakenMs.get(installation) ?? 0;
  untakenMs.delete(installation);
  return ms;
}

const Measured = v.object({ dbExecutionTime: v.pipe(v.number(), v.minValue(0)) });

async function execute(statement: string, params: readonly SqlValue[]): Promise<{ rows: unknown }> {
  const installation = currentInstallation();
  const startedMs = performance.now();
  let engineMs: number | null = null;
  try {
    const { rows, metadata } = await sql
      .prepare<unknown>(statement)
      .bindParams(...params)
      .execute();
    const measured = v.safeParse(Measured, metadata);
    if (measured.success) engineMs = measured.output.dbExecutionTime;
    return { rows };
  } catch (cause) {
    throw new AppFailure('storeUnavailable', head(statement), { cause });
  } finally {
    // Where Forge does not say, the wall tells: too much, never too little.
    const tookMs = engineMs ?? performance.now() - startedMs;
    untakenMs.set(installation, (untakenMs.get(installation) ?? 0) + tookMs);
  }
}

/** Enough of a statement to know it by; values are never part of it, they are bound. */
function head(statement: string): string {
  return statement.replace(/\s+/g, ' ').trim().slice(0, 60);
}
