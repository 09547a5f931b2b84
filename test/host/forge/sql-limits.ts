/**
 * Forge's limits on SQL, each per installation, as its documentation has them (developer.atlassian.com, platform/forge,
 * limits-sql): request 1 MiB, answer 4 MiB, 150 writes a second, 25 definitions a minute, 5 s for a read, 10 s for a
 * write, 20 s for a definition, 62.5 s of query time in a minute. Not modelled: memory of a query (16 MiB), which only
 * TiDB could tell, and stored data. What a refusal says, and its status, is believed, not seen.
 */
import type { HostCounts } from '../types';
import { EngineRefusal } from './sql-engine';
import { failed } from './sql-errors';

export const MAX_REQUEST_BYTES = 1024 * 1024;
export const MAX_RESPONSE_BYTES = 4 * 1024 * 1024;
export const DEFINITIONS_PER_MINUTE = 25;
export const WRITES_PER_SECOND = 150;
export const QUERY_MS_PER_MINUTE = 62_500;
export type StatementKind = 'read' | 'write' | 'definition';
/** How long one statement may take, ms. */
export type StatementMs = Readonly<Record<StatementKind, number>>;
export const STATEMENT_MS: StatementMs = { read: 5_000, write: 10_000, definition: 20_000 };

export interface SqlLimitsOptions {
  readonly counts: HostCounts;
  /** Host time, ms: what a minute of definitions is counted in. */
  readonly now: () => number;
  /** Machine time, ms: how long statements really take. */
  readonly stopwatch: () => number;
  /** Whether to hold to 150 writes a second: off by default, because an engine on this machine has no network in front
   * of it, so that a function here writes faster than any function in the cloud could. */
  readonly limitWrites: boolean;
}

export interface SqlLimits {
  /** @throws EngineRefusal for one statement too many */
  admit(kind: StatementKind, isDdl: boolean): void;
  /** Notes how long a statement took, ms. */
  spend(ms: number): void;
}

/** A statement cut off, as `@forge/sql` reads it. */
export function timedOut(limitMs: number): EngineRefusal {
  const seconds = String(limitMs / 1000);
  return new EngineRefusal(failed(408, 'QUERY_TIMED_OUT', `the query took longer than ${seconds} s`, null));
}

export function createSqlLimits({ counts, now, stopwatch, limitWrites }: SqlLimitsOptions): SqlLimits {
  const definitions = createWindow(60_000, now);
  const writes = createWindow(1_000, now);
  const spent = createWindow(60_000, stopwatch);
  const refuse = (what: string): never => {
    throw new EngineRefusal(failed(429, 'SQL_EXECUTION_ERROR', `more than ${what}`, null));
  };
  return {
    admit(kind, isDdl) {
      if (isDdl && definitions.add(1) > DEFINITIONS_PER_MINUTE) {
        refuse(`${String(DEFINITIONS_PER_MINUTE)} definitions a minute`);
      }
      if (kind === 'write' && limitWrites && writes.add(1) > WRITES_PER_SECOND) {
        refuse(`${String(WRITES_PER_SECOND)} writes a second`);
      }
      if (spent.add(0) >= QUERY_MS_PER_MINUTE) refuse(`${String(QUERY_MS_PER_MINUTE / 1000)} s of queries a minute`);
    },
    spend(ms) {
      counts.sqlMs += ms;
      counts.sqlMsBusiestMinute = Math.max(counts.sqlMsBusiestMinute, spent.add(ms));
    },
  };
}

interface SlidingWindow {
  /** Adds an amount now. @returns the sum over the window, this amount included */
  add(amount: number): number;
}

function createWindow(widthMs: number, now: () => number): SlidingWindow {
  const held: { readonly atMs: number; readonly amount: number }[] = [];
  let sum = 0;
  return {
    add(amount) {
      const nowMs = now();
      for (let first = held[0]; first !== undefined && first.atMs <= nowMs - widthMs; first = held[0]) {
        sum -= first.amount;
        held.shift();
      }
      if (held.length === 0) sum = 0;
      if (amount !== 0) held.push({ atMs: nowMs, amount });
      sum += amount;
      return sum;
    },
  };
}
