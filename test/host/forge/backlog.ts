/** Work the platform owes the app: queue events and product events, kept until done, across restarts. */
import type { Database } from 'node-sqlite3-wasm';
import * as v from 'valibot';
import { openDatabase } from './database';

const Retry = v.object({ count: v.number(), reason: v.string(), data: v.unknown() });

const Work = v.object({
  id: v.string(),
  /** The module that receives it. */
  moduleKey: v.string(),
  functionKey: v.string(),
  /** Host time. */
  createdMs: v.number(),
  notBeforeMs: v.number(),
  /** The first invocation of the chain. */
  origin: v.nullable(v.string()),
  retry: v.nullable(Retry),
  what: v.variant('kind', [
    v.object({
      kind: v.literal('queue'),
      queueName: v.string(),
      jobId: v.string(),
      body: v.record(v.string(), v.unknown()),
      concurrency: v.nullable(v.object({ key: v.string(), limit: v.number() })),
    }),
    v.object({ kind: v.literal('event'), event: v.looseObject({ eventType: v.string() }) }),
  ]),
});

export type WorkItem = v.InferOutput<typeof Work>;

export interface Backlog {
  add(items: readonly WorkItem[]): void;
  /** Takes it off the list: it is done, or given up. */
  remove(id: string): void;
  replace(item: WorkItem): void;
  readonly items: readonly WorkItem[];
  /** Counts pushes of one chain, since the host started or had nothing to do. @returns how many there are now */
  countPushes(origin: string, pushes: number): number;
  onAdded(listener: () => void): void;
  close(): void;
}

/** @param file SQLite file to keep it in; null = in memory only */
export function createBacklog(file: string | null): Backlog {
  const db = file === null ? null : openKept(file);
  const items = new Map<string, WorkItem>(db === null ? [] : load(db).map((item) => [item.id, item]));
  const pushes = new Map<string, number>();
  const listeners: (() => void)[] = [];
  const put = (item: WorkItem): void => {
    items.set(item.id, item);
    db?.run('REPLACE INTO work (id, body) VALUES (?, ?)', [item.id, JSON.stringify(item)]);
  };
  return {
    add(added) {
      for (const item of added) put(item);
      for (const listener of listeners) listener();
    },
    remove(id) {
      items.delete(id);
      db?.run('DELETE FROM work WHERE id = ?', [id]);
      if (items.size === 0) pushes.clear();
    },
    replace: put,
    get items() {
      return [...items.values()];
    },
    countPushes(origin, count) {
      const total = (pushes.get(origin) ?? 0) + count;
      pushes.set(origin, total);
      return total;
    },
    onAdded: (listener) => void listeners.push(listener),
    close: () => db?.close(),
  };
}

function openKept(file: string): Database {
  const db = openDatabase(file);
  db.exec(
    'CREATE TABLE IF NOT EXISTS work (nr INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, body TEXT NOT NULL)',
  );
  return db;
}

function load(db: Database): readonly WorkItem[] {
  const rows = v.parse(v.array(v.object({ body: v.string() })), db.all('SELECT body FROM work ORDER BY nr'));
  return rows.map((row) => v.parse(Work, JSON.parse(row.body)));
}
