/** What stands behind Forge SQL in the host: SQLite always, MariaDB when asked for. */
import type { Answer } from './answers';
import type { Translated } from './sql-dialect';

/** What a request of `@forge/sql` may bind. */
export type SqlParam = string | number | boolean | null;
export type SqlRow = Readonly<Record<string, unknown>>;

/** As the driver of MySQL answers a write. */
export interface WriteResult {
  readonly affectedRows: number;
  readonly fieldCount: number;
  readonly info: string;
  readonly insertId: number;
  readonly serverStatus: number;
  readonly warningStatus: number;
}

/** The database of one installation. */
export interface SqlEngine {
  /**
   * Runs a statement that has passed the rules of the subset.
   * @param sql as the app wrote it
   * @param statement what the rules say of it, and its form for SQLite
   * @throws EngineRefusal with the answer the app gets
   */
  run(sql: string, statement: Translated, params: readonly SqlParam[]): Promise<readonly SqlRow[] | WriteResult>;
  /** Any statement of the engine itself, for tests and tools. */
  peek(sql: string, params: readonly SqlParam[]): Promise<readonly SqlRow[]>;
  /** Names of all tables, the migration runner's too. */
  tables(): Promise<readonly string[]>;
  /** @param forget also throws the database away */
  close(forget: boolean): Promise<void>;
}

/** The engine, or a limit of Forge, refuses a statement. */
export class EngineRefusal extends Error {
  override readonly name = 'EngineRefusal';
  constructor(readonly answer: Answer) {
    super(JSON.stringify(answer.body));
  }
}
