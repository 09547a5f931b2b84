/** Work the platform owes the app: queue events and product events, kept until done, across restarts. */
import * as v from 'valibot';

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

const Saved = v.object({
  work: v.array(Work),
  /** Pushes by the origin of their chain, which Forge caps. */
  pushes: v.record(v.string(), v.number()),
});

export type WorkItem = v.InferOutput<typeof Work>;

export interface BacklogStore {
  load<T>(schema: v.GenericSchema<unknown, T>): T | undefined;
  save(value: unknown): void;
}

export interface Backlog {
  add(items: readonly WorkItem[]): void;
  /** Takes it off the list: it is done, or given up. */
  remove(id: string): void;
  replace(item: WorkItem): void;
  readonly items: readonly WorkItem[];
  /** Counts pushes of one chain. @returns how many there are now */
  countPushes(origin: string, pushes: number): number;
  onAdded(listener: () => void): void;
}

/** @param store null = in memory only */
export function createBacklog(store: BacklogStore | null): Backlog {
  const saved = store?.load(Saved);
  let items: readonly WorkItem[] = saved?.work ?? [];
  const pushes = new Map(Object.entries(saved?.pushes ?? {}));
  const listeners: (() => void)[] = [];
  const changed = (next: readonly WorkItem[]): void => {
    items = next;
    const alive = new Set(items.map((item) => item.origin));
    if (items.length === 0) pushes.clear();
    store?.save({ work: items, pushes: Object.fromEntries([...pushes].filter(([origin]) => alive.has(origin))) });
  };
  return {
    add(added) {
      changed([...items, ...added]);
      for (const listener of listeners) listener();
    },
    remove: (id) => changed(items.filter((item) => item.id !== id)),
    replace: (item) => changed(items.map((old) => (old.id === item.id ? item : old))),
    get items() {
      return items;
    },
    countPushes(origin, count) {
      const total = (pushes.get(origin) ?? 0) + count;
      pushes.set(origin, total);
      return total;
    },
    onAdded: (listener) => void listeners.push(listener),
  };
}
