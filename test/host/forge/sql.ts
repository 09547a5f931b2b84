/**
 * Forge SQL for one installation: SQLite in WebAssembly behind the requests `@forge/sql` makes, with Forge's limits.
 *
 * Limits are those of the platform's documentation (limits-sql): request 1 MiB, response 4 MiB, one statement a
 * request, 25 definitions a minute. Not modelled, because they would make tests depend on the machine: statements a
 * second, time of a statement, storage.
 */
import type { Database, JSValue, QueryResult, SQLiteValue } from 'node-sqlite3-wasm';
import * as v from 'valibot';
import type { HostCounts } from '../types';
import type { Answer } from './answers';
import { notModelled } from './answers';
import { openDatabase } from './database';
import { translate } from './sql-dialect';
import type { Translated } from './sql-dialect';
import { engineError, failed } from './sql-errors';
import { RefusedSql } from './sql-tokens';

const MAX_REQUEST_BYTES = 1024 * 1024;
const MAX_RESPONSE_BYTES = 4 * 1024 * 1024;
const DEFINITIONS_PER_MINUTE = 25;
const TRANSLATIONS_KEPT = 500;

const SqlRequest = v.object({
  query: v.string(),
  params: v.array(v.union([v.string(), v.number(), v.boolean(), v.null()])),
  method: v.string(),
});

export interface ForgeSql {
  /** Answers one request of `@forge/sql`. */
  request(path: string, body: string): Answer;
  /** For tests and tools: rows of a reading statement, uncounted and untranslated. */
  peek(sql: string, params?: readonly SQLiteValue[]): readonly Record<string, unknown>[];
  close(): void;
}

export interface ForgeSqlOptions {
  /** Database file; null = in memory. */
  readonly file: string | null;
  readonly counts: HostCounts;
  readonly now: () => number;
}

export function openForgeSql(options: ForgeSqlOptions): ForgeSql {
  const db = openDatabase(options.file);
  db.exec('PRAGMA case_sensitive_like = ON');
  const known = new Map<string, Translated>();
  const definitionTimes: number[] = [];

  const translated = (sql: string): Translated => {
    const found = known.get(sql) ?? translate(sql);
    if (known.size >= TRANSLATIONS_KEPT) known.clear();
    known.set(sql, found);
    return found;
  };

  const overDefinitionLimit = (): boolean => {
    const since = options.now() - 60_000;
    while (definitionTimes[0] !== undefined && definitionTimes[0] <= since) definitionTimes.shift();
    definitionTimes.push(options.now());
    return definitionTimes.length > DEFINITIONS_PER_MINUTE;
  };

  const execute = (sql: string, params: readonly JSValue[], isDdl: boolean): Answer => {
    const statement = translated(sql);
    if (statement.kind === 'definition' && !isDdl) throw new RefusedSql('definitions go through executeDDL');
    if (statement.kind === 'write' && isDdl) throw new RefusedSql('only definitions and reads go through executeDDL');
    if (params.length !== statement.params) {
      throw new RefusedSql(`${String(statement.params)} parameters wanted, ${String(params.length)} bound`);
    }
    if (isDdl && overDefinitionLimit()) {
      return failed(
        429,
        'SQL_EXECUTION_ERROR',
        `more than ${String(DEFINITIONS_PER_MINUTE)} definitions a minute`,
        null,
      );
    }
    const started = performance.now();
    const rows = run(db, statement, params);
    options.counts.sqlStatements += 1;
    options.counts.sqlRows += 'affectedRows' in rows ? rows.affectedRows : rows.length;
    const fields = 'affectedRows' in rows ? [] : Object.keys(rows[0] ?? {}).map((name) => ({ name }));
    const size = Buffer.byteLength(JSON.stringify(rows));
    if (size > MAX_RESPONSE_BYTES) {
      return failed(413, 'SQL_EXECUTION_ERROR', `the answer takes ${String(size)} bytes, more than 4 MiB`, null);
    }
    const metadata = { dbExecutionTime: performance.now() - started, responseSize: size, fields };
    return { status: 200, body: { rows, metadata } };
  };

  return {
    request(path, body) {
      if (path !== '/api/v1/execute' && path !== '/api/v1/execute/ddl') {
        return notModelled(`SQL ${path}`, 'test/host/forge/sql.ts');
      }
      if (Buffer.byteLength(body) > MAX_REQUEST_BYTES) {
        return failed(413, 'SQL_EXECUTION_ERROR', 'the request is larger than 1 MiB', null);
      }
      const { query, params } = v.parse(SqlRequest, JSON.parse(body));
      try {
        return execute(query, params, path.endsWith('/ddl'));
      } catch (error) {
        if (error instanceof RefusedSql)
          return failed(400, 'INVALID_SQL_QUERY', `${error.message} — in: ${query}`, null);
        if (error instanceof Error && error.name === 'SQLite3Error') return engineError(error.message);
        throw error;
      }
    },
    peek: (sql, params = []) => db.all(sql, [...params]),
    close: () => db.close(),
  };
}

interface WriteResult {
  readonly affectedRows: number;
  readonly fieldCount: number;
  readonly info: string;
  readonly insertId: number;
  readonly serverStatus: number;
  readonly warningStatus: number;
}

function run(db: Database, statement: Translated, params: readonly JSValue[]): readonly QueryResult[] | WriteResult {
  if (statement.kind === 'read') {
    const rows = db.all(statement.statements[0] ?? '', [...params]);
    return rows.map((row) => asForgeRow(row, statement.sums));
  }
  let changes = 0;
  let insertId = 0;
  for (const sql of statement.statements) {
    try {
      const info = db.run(sql, [...params]);
      if (statement.kind === 'write') [changes, insertId] = [info.changes, Number(info.lastInsertRowid)];
    } catch (error) {
      const there = error instanceof Error && error.message.startsWith('duplicate column name');
      if (!(statement.ignoreDuplicateColumn && there)) throw error;
    }
  }
  // MySQL counts 2 for an upsert that updates and 0 for one that changes nothing; SQLite counts 1. Nothing of ours
  // may decide on this number.
  return { affectedRows: changes, fieldCount: 0, info: '', insertId, serverStatus: 2, warningStatus: 0 };
}

/** A SUM is a DECIMAL, which MySQL's driver hands over as text: the app must take either. */
function asForgeRow(row: QueryResult, sums: readonly number[]): QueryResult {
  if (sums.length === 0) return row;
  const columns = Object.keys(row);
  const changed: Record<string, SQLiteValue> = {};
  for (const [at, name] of columns.entries()) {
    const value = v.parse(v.nullable(v.union([v.number(), v.string(), v.bigint()])), row[name]);
    changed[name] = sums.includes(at) && value !== null ? String(value) : value;
  }
  return changed;
}
