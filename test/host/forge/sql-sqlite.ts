/** Forge SQL on SQLite in WebAssembly: always there, nothing to start. */
import type { QueryResult, SQLiteValue } from 'node-sqlite3-wasm';
import * as v from 'valibot';
import { openDatabase } from './database';
import type { Translated } from './sql-dialect';
import { EngineRefusal } from './sql-engine';
import type { SqlEngine, SqlParam, SqlRow, WriteResult } from './sql-engine';
import { engineError } from './sql-errors';
import { timedOut } from './sql-limits';
import type { StatementMs } from './sql-limits';

/**
 * @param file null = in memory
 * @param stopwatch machine time, ms. SQLite cannot be interrupted here: a statement that took too long is undone and
 * refused when it is over.
 */
export function openSqlite(file: string | null, stopwatch: () => number, statementMs: StatementMs): SqlEngine {
  const db = openDatabase(file);
  db.exec('PRAGMA case_sensitive_like = ON');

  const read = (statement: Translated, params: readonly SqlParam[]): readonly SqlRow[] =>
    db.all(statement.statements[0] ?? '', [...params]).map((row) => asForgeRow(row, statement.sums));

  const change = (statement: Translated, params: readonly SqlParam[]): WriteResult => {
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
  };

  const inTime = <T>(kind: Translated['kind'], work: () => T): T => {
    const started = stopwatch();
    const result = work();
    if (stopwatch() - started > statementMs[kind]) throw timedOut(statementMs[kind]);
    return result;
  };

  const whole = <T>(work: () => T): T => {
    db.exec('BEGIN');
    try {
      const result = work();
      db.exec('COMMIT');
      return result;
    } catch (error) {
      db.exec('ROLLBACK');
      throw error;
    }
  };

  const run = (statement: Translated, params: readonly SqlParam[]): readonly SqlRow[] | WriteResult =>
    statement.kind === 'read'
      ? inTime('read', () => read(statement, params))
      : whole(() => inTime(statement.kind, () => change(statement, params)));

  return {
    run(_, statement, params) {
      try {
        return Promise.resolve(run(statement, params));
      } catch (error) {
        const refused = error instanceof Error && error.name === 'SQLite3Error';
        return Promise.reject(refused ? new EngineRefusal(engineError(error.message)) : asError(error));
      }
    },
    peek: (sql, params) => Promise.resolve(db.all(sql, [...params])),
    tables() {
      const rows = db.all(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite^_%' ESCAPE '^'",
      );
      return Promise.resolve(v.parse(v.array(v.object({ name: v.string() })), rows).map(({ name }) => name));
    },
    close() {
      db.close();
      return Promise.resolve();
    },
  };
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}

/**
 * A SUM is a DECIMAL, which MySQL's driver hands over as text. A SUM of DOUBLEs is a DOUBLE there, a number; SQLite
 * cannot tell the two apart, so here every SUM is text, and the app must take either.
 */
function asForgeRow(row: QueryResult, sums: readonly number[]): SqlRow {
  if (sums.length === 0) return row;
  const columns = Object.keys(row);
  const changed: Record<string, SQLiteValue> = {};
  for (const [at, name] of columns.entries()) {
    const value = v.parse(v.nullable(v.union([v.number(), v.string(), v.bigint()])), row[name]);
    changed[name] = sums.includes(at) && value !== null ? String(value) : value;
  }
  return changed;
}
