/**
 * Forge SQL on MariaDB, a near relative of the TiDB behind the real one: the app's statements reach it as they are
 * written. Each installation has a database of its own, in the collation and the strictness TiDB has.
 *
 * What real Forge is believed to do (its documentation and public code that uses it say no more): statements are
 * prepared, and answers are what the driver mysql2 makes of them, as JSON. So a DECIMAL, hence a SUM of whole numbers,
 * is text; a DOUBLE, hence a SUM of those, a number; a BIGINT a number as far as a number is exact; a date text.
 */
import type { Pool, ResultSetHeader, RowDataPacket } from 'mysql2/promise';
import * as v from 'valibot';
import { EngineRefusal } from './sql-engine';
import type { SqlEngine, WriteResult } from './sql-engine';
import { driverError } from './sql-errors';
import { timedOut } from './sql-limits';
import type { StatementKind, StatementMs } from './sql-limits';

/** TiDB's default mode. */
const MODE =
  'ONLY_FULL_GROUP_BY,STRICT_TRANS_TABLES,NO_ZERO_IN_DATE,NO_ZERO_DATE,ERROR_FOR_DIVISION_BY_ZERO,' +
  'NO_AUTO_CREATE_USER,NO_ENGINE_SUBSTITUTION';
/** Functions of the app run side by side, and so do their statements. */
const CONNECTIONS = 4;
/** The server keeps at most 16,382 for everybody. */
const PREPARED_KEPT = 100;

const DriverError = v.object({
  /** The driver has no name for errors only MariaDB knows. */
  code: v.optional(v.string(), 'ER_UNKNOWN_ERROR'),
  errno: v.number(),
  sqlState: v.string(),
  sqlMessage: v.string(),
});
/** MariaDB's own number for a statement stopped by `max_statement_time`. */
const ER_STATEMENT_TIMEOUT = 1969;

/** A database named after an installation: `premise_` and its id. */
export function databaseOf(installationId: string): string {
  return `premise_${installationId.replaceAll(/[^0-9A-Za-z]/g, '')}`;
}

/**
 * Opens the database on that server, making it when it is not there.
 * @throws Error when the server cannot be reached
 */
export async function openMariaDb(
  { url, database }: { readonly url: string; readonly database: string },
  statementMs: StatementMs,
): Promise<SqlEngine> {
  await onServer(url, `CREATE DATABASE IF NOT EXISTS \`${database}\` CHARACTER SET utf8mb4 COLLATE utf8mb4_bin`);
  const pools: Record<StatementKind, Pool> = {
    read: await poolOf(url, database, statementMs.read),
    write: await poolOf(url, database, statementMs.write),
    definition: await poolOf(url, database, statementMs.definition),
  };
  return {
    async run(sql, statement, params) {
      const pool = pools[statement.kind];
      try {
        const [result] =
          statement.kind === 'definition'
            ? await pool.query<ResultSetHeader>(sql)
            : await pool.execute<RowDataPacket[] | ResultSetHeader>(sql, [...params]);
        return Array.isArray(result) ? result.map((row) => ({ ...row })) : asWriteResult(result);
      } catch (error) {
        throw refusalOf(error, statementMs[statement.kind]);
      }
    },
    async peek(sql, params) {
      const [rows] = await pools.definition.query<RowDataPacket[] | ResultSetHeader>(sql, [...params]);
      return Array.isArray(rows) ? rows.map((row) => ({ ...row })) : [];
    },
    async tables() {
      const [rows] = await pools.definition.query<RowDataPacket[]>(
        'SELECT table_name AS name FROM information_schema.tables WHERE table_schema = ? ORDER BY name',
        [database],
      );
      return v.parse(v.array(v.object({ name: v.string() })), rows).map(({ name }) => name);
    },
    async close(forget) {
      await Promise.all(Object.values(pools).map((pool) => pool.end()));
      if (forget) await dropMariaDb(url, database);
    },
  };
}

/** Throws the database away, if it is there. */
export async function dropMariaDb(url: string, database: string): Promise<void> {
  await onServer(url, `DROP DATABASE IF EXISTS \`${database}\``);
}

/** Loaded where it is used: most hosts keep their store in SQLite, and the driver takes a tenth of a second. */
const driver = () => import('mysql2/promise');

async function onServer(url: string, sql: string): Promise<void> {
  const mysql = await driver();
  const connection = await mysql.createConnection({ uri: url });
  try {
    await connection.query(sql);
  } finally {
    await connection.end();
  }
}

/** Connections that stop a statement after that many ms. */
async function poolOf(uri: string, database: string, statementMs: number): Promise<Pool> {
  const mysql = await driver();
  const pool = mysql.createPool({
    uri,
    database,
    charset: 'utf8mb4_bin',
    connectionLimit: CONNECTIONS,
    maxPreparedStatements: PREPARED_KEPT,
    supportBigNumbers: true,
    dateStrings: true,
    multipleStatements: false,
  });
  // Sent first on a new connection, so it is in force before the statement that asked for the connection.
  pool.on('connection', (connection) => {
    void connection.query(`SET SESSION sql_mode = '${MODE}', max_statement_time = ${String(statementMs / 1000)}`);
  });
  return pool;
}

function asWriteResult(header: ResultSetHeader): WriteResult {
  const { affectedRows, fieldCount, info, insertId, serverStatus, warningStatus } = header;
  return { affectedRows, fieldCount, info, insertId, serverStatus, warningStatus };
}

function refusalOf(error: unknown, limitMs: number): unknown {
  const told = v.safeParse(DriverError, error);
  if (!told.success) return error;
  const { code, errno, sqlState, sqlMessage } = told.output;
  if (errno === ER_STATEMENT_TIMEOUT) return timedOut(limitMs);
  return new EngineRefusal(driverError(code, errno, sqlState, sqlMessage));
}
