/**
 * Every statement the app issues while a team works, the project page is looked at and the background goes about its
 * business, explained by the engine: each finds its rows by a key. The statements are those the code really sends,
 * caught on their way, so a new one is asked the same question without anybody listing it here.
 */
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import * as v from 'valibot';
import { SIGNAL_IDS } from '../../src/domain/signals/types';
import { touchProjects } from '../../src/store/facts-project';
import { nthRetro } from '../../src/store/retros';
import { multiplyFacts, writeFacts } from '../bench/many-facts';
import { translate } from '../host/forge/sql-dialect';
import { startHost } from '../host/host';
import type { RunningHost } from '../host/host';
import { STEPS } from '../host/seed/demo';
import { play } from '../host/seed/play';
import { MAIN_PROJECT } from '../host/seed/team';
import { sqlForTests } from '../support/sql-engine';

/** They grow with the installation, so reading one from end to end is never right; the others hold a handful of rows. */
const GROWING = [
  ...['fact', 'history', 'work_week', 'dirty', 'entry', 'head', 'rests_on'],
  ...['tag', 'issue_sprint', 'finding', 'due_item'],
];

type Param = string | number | null;
const Request = v.pipe(
  v.string(),
  v.parseJson(),
  v.object({ query: v.string(), params: v.array(v.union([v.string(), v.number(), v.null()])) }),
);

/** A row a page of noes ended with. */
const LATELY = { atMs: Date.parse('2026-06-01T00:00:00Z'), issueId: '1' };

const Page = v.object({ ok: v.literal(true), value: v.object({ next: v.nullable(v.string()) }) });

const Sprints = v.object({ value: v.object({ sprints: v.array(v.object({ sprintId: v.string() })) }) });

/** Statements as sent, each with the values of the last time. */
type Said = ReadonlyMap<string, readonly Param[]>;

/** What has rows to find; an INSERT of values is told by its key where they go. */
const isWanted = /^\s*(SELECT|UPDATE|DELETE|INSERT\b.*\bSELECT)\b/s;

/** A life of the demo, read anew from Jira, looked at and looked after, while somebody listens. */
async function listen(host: RunningHost): Promise<Said> {
  const said = new Map<string, readonly Param[]>();
  const request = host.sql.request.bind(host.sql);
  host.sql.request = (path, body) => {
    const { query, params } = v.parse(Request, body);
    if (isWanted.test(query) && !query.includes('__migrations')) said.set(query, params);
    return request(path, body);
  };
  await play(host, STEPS);
  const projectId = host.site.projects().find(({ key }) => key === MAIN_PROJECT)?.id ?? '';
  const admin = host.site.users().find(({ siteAdmin }) => siteAdmin)?.accountId ?? '';
  for (const call of ['startBackfill', 'readBackfill', 'readPage', 'readPage']) {
    expect(await host.invoke(admin, call, { projectId })).toMatchObject({ ok: true });
    await host.runUntilIdle();
  }
  for (const signal of SIGNAL_IDS) {
    const asked = { projectId, signal, after: null };
    expect(await host.invoke(admin, 'readSignalIssues', asked)).toMatchObject({ ok: true });
  }
  const component = host.site.projects().find(({ key }) => key === MAIN_PROJECT)?.components[0]?.name ?? '';
  const epic = host.site.issuesOf(MAIN_PROJECT).find(({ parentId }) => parentId !== null)?.parentId ?? '';
  const parts = [
    { team: null, sprint: null },
    { team: { kind: 'component', value: component }, sprint: null },
    { team: { kind: 'epic', value: epic }, sprint: '1' },
  ];
  for (const [call, asked] of [
    ['readChoices', {}],
    ...parts.flatMap((part) => {
      const question = { period: 'weeks12', ...part };
      return [
        ['readPage', { question }],
        ['readSprintBalance', { question }],
        ['readIssueSet', { question, set: 'validated', after: null }],
        ['readIssueSet', { question, set: { kind: 'found', week: '2026-W40', risk: 'value' }, after: null }],
        ['readStories', { question: { ...part, step: 'testFirst' }, after: { doubt: 9, issueId: '1' } }],
        ['readGlad', { part, after: { atMs: 9, issueId: '1' } }],
        ['readNoes', { question }],
        ['listNoes', { question: { ...question, category: 'notNow', isDue: true }, after: LATELY, limit: 20 }],
        ['listUnexplained', { question, after: LATELY }],
        ['listStale', { question, after: LATELY }],
        ['listUntold', {}],
      ] as const;
    }),
  ] as const)
    expect(await host.invoke(admin, call, { projectId, ...asked })).toMatchObject({ ok: true });
  for (let after: string | null = ''; after !== null;) {
    const page: v.InferOutput<typeof Page> = v.parse(
      Page,
      await host.invoke(admin, 'readExport', { projectId, after }),
    );
    after = page.value.next;
  }
  const outcome = { outcomeId: 'explained-outcome', seenRev: 0 };
  for (const [at, parts] of [{ does: 'pay' }, { who: 'Guests' }].entries()) {
    const command = { id: `explained-${String(at)}`, ...outcome, seenRev: at, kind: 'state', parts };
    expect(await host.invoke(admin, 'saveOutcome', { projectId, quarter: null, command })).toMatchObject({ ok: true });
  }
  const team = { kind: 'component', value: 'Inbox' } as const;
  const days = { sprintId: null, from: '2026-01-01', to: '2026-12-31', team } as const;
  const listed = v.parse(Sprints, await host.invoke(admin, 'readRetros', { projectId, sprintId: '99' }));
  const sprint = { sprintId: listed.value.sprints[0]?.sprintId ?? '', team: null };
  const [ofDays, ofSprint] = [nthRetro(projectId, days, 1), nthRetro(projectId, sprint, 1)];
  const action = { id: 'explained-action', text: 'Ask first', dueOn: null, about: null };
  for (const [at, said] of [
    { kind: 'open', about: days },
    { retroId: ofDays, kind: 'planAction', action },
    { retroId: ofDays, kind: 'finish' },
    { kind: 'open', about: sprint },
    { retroId: ofSprint, kind: 'finish' },
  ].entries()) {
    const command = { id: `explained-retro-${String(at)}`, seenRev: 0, ...said };
    expect(await host.invoke(admin, 'saveRetro', { projectId, command })).toMatchObject({ ok: true });
  }
  // Time alone makes things due: an hour for what comes hourly, a month for checks and what is purged.
  for (const laterMs of [0, 3_600_000, 31 * 86_400_000]) {
    host.clock.advance(laterMs);
    await host.tick();
    await host.runUntilIdle();
  }
  host.sql.request = request;
  return said;
}

describe('the engine finds the rows by a key', () => {
  let host: RunningHost;
  let said: Said;
  let sql: string | null;

  beforeAll(async () => {
    sql = await sqlForTests();
    host = await startHost(sql === null ? {} : { sql });
    said = await listen(host);
    return () => host.close();
  }, 180_000);

  test('of every growing table, for every statement there is', async () => {
    expect(said.size).toBeGreaterThan(60);
    const seen = new Set<string>();
    const scans: string[] = [];
    if (sql !== null) await fill(host);
    for (const [query, params] of said) {
      const steps = sql === null ? await onSqlite(host, query, params) : await onMariaDb(host, query, params);
      for (const { table, isScan, how } of steps) {
        if (!GROWING.includes(table)) continue;
        seen.add(table);
        if (isScan) scans.push(`${how}: ${query.replace(/\s+/g, ' ')}`);
      }
    }
    expect(scans).toEqual([]);
    // The question was put about each of them.
    expect([...seen].sort()).toEqual(GROWING.toSorted());
  });

  test('and the page’s big sums need nothing but a key: no row of a fact is read for them', async () => {
    if (sql !== null) return;
    // A team’s or a sprint’s are found by the key of that instead.
    const isWhole = (query: string) => !query.includes('issue_id IN (SELECT');
    const sums = [...said].filter(([query]) => /^SELECT '(story|count)' AS arm/.test(query) && isWhole(query));
    const read = [];
    for (const [query, params] of sums) read.push(...(await onSqlite(host, query, params)));
    const covered = read.filter(({ table, how }) => table !== 'finding' && how.includes('COVERING INDEX'));
    // Stories, their way, finished discovery, dates and dates without an outcome, what is due; issues and days of each week.
    expect([sums.length, covered.length]).toEqual([2, 8]);
  });

  test('and what sprints came to begins with the sprints, not with all issues of a project', async () => {
    if (sql !== null) return;
    const sums = [...said].filter(
      ([query]) => query.startsWith("SELECT 'day' AS arm") && !query.includes('issue_id IN'),
    );
    const read = [];
    for (const [query, params] of sums) read.push(...(await onSqlite(host, query, params)));
    const ways = read.filter(({ table }) => table === 'issue_sprint').map(({ how }) => /\(.*\)/.exec(how)?.[0]);
    expect(ways).toEqual(Array.from({ length: 3 }, () => '(project_id=? AND sprint_id=?)'));
  });
});

test('a statement without a key would have been noticed', async () => {
  const host = await startHost();
  onTestFinished(() => host.close());
  await writeFacts(host, 'p1', 1);
  await host.run(null, () => touchProjects(['p1']));
  const steps = await onSqlite(host, "SELECT issue_id FROM fact WHERE track_rule = 'x'", []);
  expect(steps).toEqual([{ table: 'fact', isScan: true, how: 'SCAN fact' }]);
});

interface Step {
  readonly table: string;
  readonly isScan: boolean;
  readonly how: string;
}

const SqlitePlan = v.array(v.object({ detail: v.string() }));

/** Reading a key from end to end is a scan too. */
async function onSqlite(host: RunningHost, query: string, params: readonly Param[]): Promise<readonly Step[]> {
  const [statement = ''] = translate(query).statements;
  const plan = v.parse(SqlitePlan, await host.sql.peek(`EXPLAIN QUERY PLAN ${statement}`, params));
  const aliases = aliasesIn(query);
  return plan.flatMap(({ detail }) => {
    const [, verb, name] = /^(SCAN|SEARCH) (\w+)/.exec(detail) ?? [];
    return name === undefined ? [] : [{ table: aliases.get(name) ?? name, isScan: verb === 'SCAN', how: detail }];
  });
}

const Text = v.nullable(v.string());
const MariaDbPlan = v.array(v.object({ table: Text, type: Text, key: Text }));

/** `ALL` reads the table, `index` a whole key. */
async function onMariaDb(host: RunningHost, query: string, params: readonly Param[]): Promise<readonly Step[]> {
  const plan = v.parse(MariaDbPlan, await host.sql.peek(`EXPLAIN ${query}`, params));
  const aliases = aliasesIn(query);
  return plan.flatMap(({ table, type, key }) => {
    if (table === null) return [];
    const how = `${type ?? ''} ${table} ${key ?? 'no key'}`;
    return [{ table: aliases.get(table) ?? table, isScan: type === 'ALL' || type === 'index', how }];
  });
}

function aliasesIn(query: string): ReadonlyMap<string, string> {
  const named = [...query.matchAll(/\b(?:FROM|JOIN)\s+(\w+)\s+(\w+)/g)];
  return new Map(named.flatMap(([, table = '', alias = '']) => [[alias, table] as const]));
}

/** Enough rows for a key to be worth its while: with a handful MariaDB rightly reads the table. */
async function fill(host: RunningHost): Promise<void> {
  await writeFacts(host, 'many', 2_000);
  await multiplyFacts(host, 'many', 'more', 10);
  const others = {
    history: "(issue_id, project_id, story, read_ms) SELECT issue_id, project_id, '{}', 9e12",
    rests_on: "(assumption_id, issue_id, project_id, riskiest) SELECT CONCAT('a-', issue_id), issue_id, project_id, 1",
    dirty:
      '(issue_id, project_id, mark, since_ms, not_before_ms, tries) SELECT issue_id, project_id, issue_id, 9e12, 9e12, 0',
    entry:
      "(stream, rev, at_ms, actor, command, kind, body) SELECT CONCAT('premise:', issue_id), 1, 0, issue_id, issue_id, 'x', '{}'",
    head: "(stream, rev, project_id, body) SELECT CONCAT('premise:', issue_id), 1, project_id, '{}'",
    tag: "(project_id, kind, value, issue_id) SELECT project_id, 'label', CONCAT('label-', issue_id), issue_id",
    issue_sprint: "(issue_id, sprint_id, project_id) SELECT issue_id, CONCAT('s-', issue_id), project_id",
    due_item: "(project_id, issue_id, kind, due_ms, about) SELECT project_id, issue_id, 'check', 9e12, issue_id",
    finding:
      '(assumption_id, finding_id, project_id, issue_id, risk, method, verdict, rung, is_late, is_background, ' +
      'is_settling, disciplines, from_issue, found_ms, recorded_ms, week) ' +
      "SELECT CONCAT('a-', issue_id), 'f', project_id, issue_id, 'value', 'survey', 'supports', 'market', 0, 0, " +
      "1, 1, issue_id, 1, 1, '2020-W01'",
  };
  for (const [table, rows] of Object.entries(others))
    await host.sql.peek(`INSERT INTO ${table} ${rows} FROM fact WHERE project_id = 'more'`);
  for (const table of GROWING) await host.sql.peek(`ANALYZE TABLE ${table}`);
}
