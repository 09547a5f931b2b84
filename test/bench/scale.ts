/**
 * What Premise takes at scale: a project of a million facts, and the bytes an issue takes in the three tables that grow
 * with a project, from the real histories of COMPASS where they lie beside the checkout.
 */
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as v from 'valibot';
import { startHost } from '../host/host';
import type { Host } from '../host/open-host';
import { readProject } from '../host/report-reading';
import { survey } from '../host/report-survey';
import { multiplyFacts, NOW_MS, writeFacts } from './many-facts';
import { counted } from './measured';
import type { Measured } from './measured';
import { addBenchProject, timedPages } from './page';
import { inMs } from './rounds';

const COMPASS = join(import.meta.dirname, '../../../shared/data/compass-jira.json');
const TABLES = ['fact', 'history', 'work_week'] as const;
type Bytes = Readonly<Record<(typeof TABLES)[number], number>>;
/** What Forge SQL gives an installation. Source: design §8. */
const GIB = 1_073_741_824;
/** Copies of COMPASS beside itself: one project is too small for pages and extents to even out. */
const COPIES = 20;
/** Up to here facts are written by the app's own store; more are copies inside the engine. */
const WRITTEN = 10_000;
const TEN = 10;

/**
 * @param sql address of a MariaDB, null = SQLite on disk
 * @param facts of the largest project; every tenth of it down to 1,000 is a project as well
 * @param tell each row as soon as it is known: a million facts take a while, and a run may be stopped
 */
export async function measureScale(
  sql: string | null,
  facts: number,
  rounds: number,
  tell: (row: Measured) => void,
): Promise<readonly Measured[]> {
  const engine = sql === null ? 'SQLite' : 'MariaDB';
  const room = await bytes(sql, engine);
  room.forEach(tell);
  return [...room, ...(await pages(sql, engine, facts, rounds, tell))];
}

async function pages(
  sql: string | null,
  engine: string,
  facts: number,
  rounds: number,
  tell: (row: Measured) => void,
): Promise<readonly Measured[]> {
  const sizes: number[] = [];
  for (let size = facts; size >= 1_000; size /= TEN) sizes.unshift(size);
  const dataDir = await mkdtemp(join(tmpdir(), 'premise-bench-'));
  const host = await startHost({ dataDir, ...(sql === null ? {} : { sql }) });
  try {
    host.clock.pin(NOW_MS);
    const projects = new Map<number, string>();
    const rows: Measured[] = [];
    for (const [at, size] of sizes.entries()) {
      const id = addBenchProject(host, at);
      const tenth = projects.get(size / TEN);
      const [began, cpu] = [performance.now(), process.cpuUsage()];
      if (tenth === undefined || size <= WRITTEN) await writeFacts(host, id, size);
      else await multiplyFacts(host, tenth, id, TEN);
      const { user, system } = process.cpuUsage(cpu);
      const how = tenth === undefined || size <= WRITTEN ? 'by the app' : 'copied inside the engine';
      const spent = inMs((user + system) / 1000).text;
      const value = `${inMs(performance.now() - began).text} (${spent} of this process’s CPU)`;
      const written = counted(
        `Writing ${size.toLocaleString('en')} facts and their weeks ${how}, ${engine}`,
        value,
        null,
      );
      tell(written);
      rows.push(written);
      projects.set(size, id);
    }
    const timed = await timedPages(host, engine, projects, rounds);
    timed.forEach(tell);
    return [...rows, ...timed];
  } finally {
    await host.close();
    await rm(dataDir, { recursive: true, force: true });
  }
}

async function bytes(sql: string | null, engine: string): Promise<readonly Measured[]> {
  if (!existsSync(COMPASS)) return [];
  const [project] = await survey([COMPASS], () => undefined);
  if (project === undefined) throw new Error('COMPASS has no issues');
  const read = await readProject([COMPASS], project, () => undefined, sql === null ? {} : { sql });
  try {
    const taken: Record<string, number> = {};
    for (const table of TABLES) {
      const before = await sizeOf(read.host, table, sql !== null);
      await copy(read.host, table);
      taken[table] = ((await sizeOf(read.host, table, sql !== null)) - before) / (COPIES * project.issues);
    }
    const each = v.parse(v.object({ fact: v.number(), history: v.number(), work_week: v.number() }), taken);
    return [counted(`Room an issue of COMPASS takes, keys included, ${engine}`, bytesText(each), null)];
  } finally {
    await read.close();
  }
}

function bytesText(each: Bytes): string {
  const all = TABLES.reduce((sum, table) => sum + each[table], 0);
  const parts = TABLES.map((table) => `${table} ${String(Math.round(each[table]))}`).join(', ');
  const held = Math.floor(GIB / all / 1000) * 1000;
  return `${String(Math.round(all))} bytes (${parts}): 1 GiB holds ${held.toLocaleString('en')} issues`;
}

/** The same rows again under other ids, in the order of the key. */
async function copy(host: Host, table: string): Promise<void> {
  const [row] = await host.sql.peek(`SELECT * FROM ${table} LIMIT 1`);
  const columns = Object.keys(row ?? {});
  for (let at = 0; at < COPIES; at += 1) {
    const values = columns.map((name) => (name === 'issue_id' ? `CONCAT('${String(at)}-', issue_id)` : name));
    await host.sql.peek(
      `INSERT INTO ${table} (${columns.join(', ')}) SELECT ${values.join(', ')} FROM ${table} WHERE issue_id NOT LIKE '%-%'`,
    );
  }
}

const Pages = v.tuple([v.looseObject({ bytes: v.number() })]);

/** All of SQLite's file, of which only this table grows; what MariaDB keeps of the table, keys included. */
async function sizeOf(host: Host, table: string, isMariaDb: boolean): Promise<number> {
  if (isMariaDb) await host.sql.peek(`ANALYZE TABLE ${table}`);
  const [{ bytes }] = v.parse(
    Pages,
    isMariaDb
      ? await host.sql.peek(
          `SELECT CAST(data_length + index_length AS DOUBLE) AS bytes FROM information_schema.tables
           WHERE table_schema = DATABASE() AND table_name = ?`,
          [table],
        )
      : await host.sql.peek('SELECT page_count * page_size AS bytes FROM pragma_page_count(), pragma_page_size()'),
  );
  return bytes;
}
