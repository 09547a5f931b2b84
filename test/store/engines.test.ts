/**
 * Every statement the app issues in a whole life of the demo, on both engines: written by one, replayed on the other.
 * That covers the log, the facts, the page, the backfill, and what the platform's own migration runner says.
 */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as v from 'valibot';
import type { Answer } from '../host/forge/answers';
import { startMariaDb } from '../host/forge/mariadb';
import type { MariaDb } from '../host/forge/mariadb';
import { databaseOf } from '../host/forge/mariadb-engine';
import { openForgeSql } from '../host/forge/sql';
import type { ForgeSql } from '../host/forge/sql';
import { noCounts } from '../host/forge/fixtures/a-forge-sql';
import { startHost } from '../host/host';
import type { RunningHost } from '../host/host';
import { STEPS } from '../host/seed/demo';
import { play } from '../host/seed/play';
import { MAIN_PROJECT } from '../host/seed/team';

interface Said {
  readonly path: string;
  readonly body: string;
  readonly answer: Answer;
}

const Request = v.pipe(
  v.string(),
  v.parseJson(),
  v.object({ query: v.string(), params: v.array(v.union([v.string(), v.number(), v.null()])) }),
);
const Rows = v.object({ rows: v.array(v.record(v.string(), v.unknown())) });
const Refusal = v.object({ code: v.string(), debug: v.optional(v.object({ code: v.string() })) });

/** Plays the demo, reads its project again from Jira and looks at the page, listening to what the store is asked. */
async function listen(host: RunningHost): Promise<readonly Said[]> {
  const said: Said[] = [];
  const request = host.sql.request.bind(host.sql);
  host.sql.request = async (path, body) => {
    const answer = await request(path, body);
    said.push({ path, body, answer });
    return answer;
  };
  await play(host, STEPS);
  const projectId = host.site.projects().find(({ key }) => key === MAIN_PROJECT)?.id;
  const admin = host.site.users().find(({ siteAdmin }) => siteAdmin)?.accountId ?? '';
  for (const call of ['startBackfill', 'readBackfill', 'readPage', 'readPage']) {
    expect(await host.invoke(admin, call, { projectId })).toMatchObject({ ok: true });
    await host.runUntilIdle();
  }
  await host.tick();
  await host.runUntilIdle();
  return said;
}

/** Numbers as numbers: a SUM of DOUBLEs is a number on one engine and text on the other, and the app takes either. */
function comparable(answer: Answer, isOrdered: boolean): unknown {
  if (answer.status !== 200) {
    const { code, debug } = v.parse(Refusal, answer.body);
    return { status: answer.status, code, engine: debug?.code };
  }
  const read = v.safeParse(Rows, answer.body);
  if (!read.success) return 'written';
  const rows = read.output.rows.map((row) =>
    JSON.stringify(Object.entries(row).map(([name, value]) => [name, plain(value)])),
  );
  return isOrdered ? rows : rows.sort();
}

function plain(value: unknown): unknown {
  if (typeof value === 'string' && /^-?\d+(\.\d+)?(e[-+]?\d+)?$/.test(value))
    return Number(Number(value).toPrecision(12));
  return typeof value === 'number' ? Number(value.toPrecision(12)) : value;
}

/** Only in the run that is about MariaDB: playing the demo takes some seconds. */
const isWanted = (process.env['PREMISE_TEST_SQL'] ?? '') !== '';
if (!isWanted) console.log('Comparison of the engines skipped: node tools/test-mariadb.mjs makes it');

/** What a statement made for itself on its way, bounded by its own LIMIT, has no key and needs none. */
const isOfTheStatement = (table: string): boolean => /^<(derived|union|subquery)[\d,]+>$/.test(table);

describe.runIf(isWanted)('what the app says to its store in the life of the demo', () => {
  let server: MariaDb;
  let host: RunningHost;
  let sql: ForgeSql;
  let said: readonly Said[];

  beforeAll(async () => {
    server = await startMariaDb();
    host = await startHost();
    said = await listen(host);
    let nowMs = 0;
    sql = await openForgeSql({
      file: null,
      server: { url: server.url, database: databaseOf(randomUUID()) },
      counts: noCounts(),
      // Each statement in a minute of its own: the limits are not what is asked here.
      now: () => (nowMs += 60_000),
    });
  }, 180_000);

  afterAll(async () => {
    await sql.close(true);
    await host.close();
    await server.close();
  });

  test('said again to MariaDB, in order, it is answered the same: every row, every refusal', async () => {
    expect(said.length).toBeGreaterThan(1_000);
    for (const { path, body, answer } of said) {
      const { query } = v.parse(Request, body);
      if (query.includes('__migrations') && query.startsWith('SELECT')) continue; // It holds the time of the run.
      if (answer.status === 429) continue; // One definition too many for its minute, which each has here to itself.
      const there = await sql.request(path, body);
      const isOrdered = query.includes('ORDER BY');
      expect({ query, answer: comparable(there, isOrdered) }).toEqual({ query, answer: comparable(answer, isOrdered) });
    }
  });

  test('afterwards every table holds the same rows on both', async () => {
    const tables = (await host.sql.tables()).filter((name) => name !== '__migrations');
    expect([...(await sql.tables())].filter((name) => name !== '__migrations').sort()).toEqual([...tables].sort());
    for (const table of tables) {
      const [here, there] = [await host.sql.peek(`SELECT * FROM ${table}`), await sql.peek(`SELECT * FROM ${table}`)];
      const rows = (answer: readonly object[]): unknown => comparable({ status: 200, body: { rows: answer } }, false);
      expect({ table, rows: rows(there) }).toEqual({ table, rows: rows(here) });
    }
  });

  test('MariaDB can explain each statement, and finds a key for each that reads or changes some rows of a table', async () => {
    const asked = new Map(said.map(({ body }) => [v.parse(Request, body).query, v.parse(Request, body).params]));
    const Text = v.nullable(v.string());
    const Plan = v.array(v.object({ table: Text, type: Text, possible_keys: Text }));
    const keyless = new Set<string>();
    for (const [query, params] of asked) {
      if (/^\s*CREATE/.test(query)) continue;
      const plan = v.parse(Plan, await sql.peek(`EXPLAIN ${query}`, params));
      expect(plan.length).toBeGreaterThan(0);
      if (!query.includes('WHERE')) continue;
      // Which key it takes depends on how little the tables hold here; that there is one does not.
      for (const step of plan)
        if (step.type === 'ALL' && step.possible_keys === null && !isOfTheStatement(step.table ?? ''))
          keyless.add(`${step.table ?? ''}: ${query}`);
    }
    expect([...keyless]).toEqual([]);
  });
});
