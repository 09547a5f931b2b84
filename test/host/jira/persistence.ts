/**
 * The site on disk. A flush writes changed files under new names, then renames one index over the old: whoever is
 * killed in between finds the site as it was before.
 */
import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { StoredCatalog, StoredIssue } from './model';
import type { Store } from './store';

const INDEX = 'site.json';
const VERSION = 1;
/** How long changes gather before they are written, ms. */
const GATHER_MS = 300;

const Index = v.object({
  version: v.literal(VERSION),
  generation: v.number(),
  /** File of each bucket of issues. */
  files: v.record(v.string(), v.string()),
  catalog: StoredCatalog,
});

export interface Persistence {
  /** Writes what has changed; waits for writes under way. @throws when the folder cannot be written */
  flush(): Promise<void>;
}

/** Reads the folder into the store and writes changes back to it. */
export async function persist(store: Store, dataDir: string): Promise<Persistence> {
  await mkdir(dataDir, { recursive: true });
  let { generation, files } = await load(store, dataDir);
  let writing: Promise<void> = Promise.resolve();
  let timer: NodeJS.Timeout | null = null;

  const write = async () => {
    const buckets = store.takeDirty();
    // All texts are made before the first await, so that they show one moment of the site.
    generation += 1;
    const next = { ...files };
    const texts = new Map<string, string>();
    for (const bucket of buckets) {
      const issues = store.issuesIn(bucket);
      if (issues.length === 0) Reflect.deleteProperty(next, bucket);
      else {
        next[bucket] = `issues-${bucket}.${String(generation)}.ndjson`;
        texts.set(next[bucket], issues.map((issue) => JSON.stringify(issue)).join('\n'));
      }
    }
    const index = JSON.stringify({ version: VERSION, generation, files: next, catalog: store.catalog() });
    try {
      for (const [name, text] of texts) await writeWhole(join(dataDir, name), text);
      const temporary = join(dataDir, `${INDEX}.${String(generation)}.tmp`);
      await writeWhole(temporary, index);
      await rename(temporary, join(dataDir, INDEX));
    } catch (cause) {
      store.markDirty(buckets);
      throw new Error('The site could not be written to its folder.', { cause });
    }
    const kept = new Set(Object.values(next));
    const old = Object.values(files).filter((name) => !kept.has(name));
    files = next;
    for (const name of old) await rm(join(dataDir, name), { force: true });
  };

  const flush = () => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    writing = writing.then(write, write);
    return writing;
  };

  store.onTouch = () => {
    timer ??= setTimeout(() => {
      flush().catch((error: unknown) => {
        // Said at once and kept dirty: the next change, or a flush somebody waits for, tries again.
        console.error(error);
      });
    }, GATHER_MS);
  };
  return { flush };
}

async function load(store: Store, dataDir: string): Promise<{ generation: number; files: Record<string, string> }> {
  const names = await readdir(dataDir);
  if (!names.includes(INDEX)) return { generation: 0, files: {} };
  const index = parseStored(Index, await readFile(join(dataDir, INDEX), 'utf8'), INDEX);
  store.loadCatalog(index.catalog);
  const kept = new Set(Object.values(index.files));
  for (const file of kept) {
    const text = await readFile(join(dataDir, file), 'utf8');
    for (const line of text.split('\n')) store.putIssue(parseStored(StoredIssue, line, file));
  }
  store.takeDirty();
  const leftovers = names.filter((name) => /^(issues-.*\.ndjson|site\.json\..*\.tmp)$/.test(name) && !kept.has(name));
  for (const name of leftovers) await rm(join(dataDir, name), { force: true });
  return { generation: index.generation, files: index.files };
}

function parseStored<T>(schema: v.GenericSchema<unknown, T>, text: string, file: string): T {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (cause) {
    throw new Error(`${file} in the data folder is damaged; start with --reset.`, { cause });
  }
  const parsed = v.safeParse(schema, json);
  if (parsed.success) return parsed.output;
  const where = v.getDotPath(parsed.issues[0]) ?? 'its root';
  throw new Error(`${file} in the data folder was written by another version (at ${where}); start with --reset.`);
}

/** Written and on the disk before it gets its place. */
async function writeWhole(path: string, text: string): Promise<void> {
  const file = await open(path, 'w');
  try {
    await file.writeFile(text, 'utf8');
    await file.sync();
  } finally {
    await file.close();
  }
}
