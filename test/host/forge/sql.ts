/**
 * Forge SQL for one installation, behind the requests `@forge/sql` makes: the rules of the portable subset and Forge's
 * limits in front, one of two engines behind. Both engines get only what passes the same rules.
 */
import * as v from 'valibot';
import type { HostCounts } from '../types';
import type { Answer } from './answers';
import { notModelled } from './answers';
import { openMariaDb } from './mariadb-engine';
import { translate } from './sql-dialect';
import type { Translated } from './sql-dialect';
import { EngineRefusal } from './sql-engine';
import type { SqlEngine, SqlParam, SqlRow } from './sql-engine';
import { failed } from './sql-errors';
import { MAX_REQUEST_BYTES, MAX_RESPONSE_BYTES, STATEMENT_MS, createSqlLimits } from './sql-limits';
import type { StatementMs } from './sql-limits';
import { openSqlite } from './sql-sqlite';
import { RefusedSql } from './sql-tokens';

const TRANSLATIONS_KEPT = 500;

const SqlRequest = v.object({
  query: v.string(),
  params: v.array(v.union([v.string(), v.number(), v.boolean(), v.null()])),
  method: v.string(),
});

export interface ForgeSql {
  /** Answers one request of `@forge/sql`. */
  request(path: string, body: string): Promise<Answer>;
  /** For tests and tools: rows of a statement in the engine's own language, uncounted and unlimited. */
  peek(sql: string, params?: readonly SqlParam[]): Promise<readonly SqlRow[]>;
  /** Names of all tables there are. */
  tables(): Promise<readonly string[]>;
  /** @param forget also throws away a database kept elsewhere than in a file */
  close(forget: boolean): Promise<void>;
}

export interface ForgeSqlOptions {
  /** SQLite's database file; null = in memory. */
  readonly file: string | null;
  /** Which MariaDB to keep it in instead, and under what name; null = SQLite. */
  readonly server: { readonly url: string; readonly database: string } | null;
  readonly counts: HostCounts;
  /** Host time. */
  readonly now: () => number;
  /** Machine time, ms; default that of the process. */
  readonly stopwatch?: () => number;
  /** Holds to 150 writes a second; default false, see sql-limits.ts. */
  readonly limitWrites?: boolean;
  /** Instead of Forge's limits. */
  readonly statementMs?: StatementMs;
}

/** @throws Error when there is no such server */
export async function openForgeSql(options: ForgeSqlOptions): Promise<ForgeSql> {
  const { counts, now, server, stopwatch = () => performance.now(), limitWrites = false } = options;
  const { statementMs = STATEMENT_MS } = options;
  const engine: SqlEngine =
    server === null ? openSqlite(options.file, stopwatch, statementMs) : await openMariaDb(server, statementMs);
  const limits = createSqlLimits({ counts, now, stopwatch, limitWrites });
  const known = new Map<string, Translated>();

  const translated = (sql: string): Translated => {
    const found = known.get(sql) ?? translate(sql);
    if (known.size >= TRANSLATIONS_KEPT) known.clear();
    known.set(sql, found);
    return found;
  };

  const execute = async (sql: string, params: readonly SqlParam[], isDdl: boolean): Promise<Answer> => {
    const statement = translated(sql);
    if (statement.kind === 'definition' && !isDdl) throw new RefusedSql('definitions go through executeDDL');
    if (statement.kind === 'write' && isDdl) throw new RefusedSql('only definitions and reads go through executeDDL');
    if (params.length !== statement.params) {
      throw new RefusedSql(`${String(statement.params)} parameters wanted, ${String(params.length)} bound`);
    }
    limits.admit(statement.kind, isDdl);
    const started = stopwatch();
    const rows = await engine.run(sql, statement, params).finally(() => limits.spend(stopwatch() - started));
    counts.sqlStatements += 1;
    counts.sqlRows += 'affectedRows' in rows ? rows.affectedRows : rows.length;
    const fields = 'affectedRows' in rows ? [] : Object.keys(rows[0] ?? {}).map((name) => ({ name }));
    const size = Buffer.byteLength(JSON.stringify(rows));
    if (size > MAX_RESPONSE_BYTES) {
      return failed(413, 'SQL_EXECUTION_ERROR', `the answer takes ${String(size)} bytes, more than 4 MiB`, null);
    }
    const metadata = { dbExecutionTime: stopwatch() - started, responseSize: size, fields };
    return { status: 200, body: { rows, metadata } };
  };

  return {
    async request(path, body) {
      if (path !== '/api/v1/execute' && path !== '/api/v1/execute/ddl') {
        return notModelled(`SQL ${path}`, 'test/host/forge/sql.ts');
      }
      if (Buffer.byteLength(body) > MAX_REQUEST_BYTES) {
        return failed(413, 'SQL_EXECUTION_ERROR', 'the request is larger than 1 MiB', null);
      }
      const { query, params } = v.parse(SqlRequest, JSON.parse(body));
      try {
        return await execute(query, params, path.endsWith('/ddl'));
      } catch (error) {
        if (error instanceof RefusedSql)
          return failed(400, 'INVALID_SQL_QUERY', `${error.message} — in: ${query}`, null);
        if (error instanceof EngineRefusal) return error.answer;
        throw error;
      }
    },
    peek: (sql, params = []) => engine.peek(sql, params),
    tables: () => engine.tables(),
    close: (forget) => engine.close(forget),
  };
}
