/** The project page over facts in numbers no real project has, beside a bare read of the same rows. */
import * as v from 'valibot';
import { touchProjects } from '../../src/store/facts-project';
import { startHost } from '../host/host';
import type { RunningHost } from '../host/host';
import { costOf, costText } from './costs';
import type { Cost } from './costs';
import { multiplyFacts, NOW_MS, writeFacts } from './many-facts';
import { compared, counted } from './measured';
import type { Measured } from './measured';
import { inMs, interleaved } from './rounds';
import type { Timed } from './rounds';

/** Sees the project and does not administer it, as most. */
const READER = 'bench-reader';
const Answer = v.object({ ok: v.literal(true), value: v.object({ counts: v.object({ issues: v.number() }) }) });

/** Exactly the columns the page's statements look at. */
const FACTS = `SELECT level, track, track_at_start, start_kind, start_week, start_ms, is_done, validated, exempt_at_start,
  decision, size, open_since_ms, guessed_statuses FROM fact WHERE project_id = ?`;
const WEEKS = 'SELECT week, track, days FROM work_week WHERE project_id = ?';

/** Up to here facts are written by the app's own store; more are copies of a tenth as many, when those are there. */
const WRITTEN = 10_000;
const TEN = 10;

export interface PageCosts {
  readonly cold: Cost;
  readonly warm: Cost;
}

export interface PageRun {
  readonly rows: readonly Measured[];
  /** By number of facts. */
  readonly costs: ReadonlyMap<number, PageCosts>;
}

/**
 * @param sql address of a MariaDB, null = SQLite
 * @param sizes facts in each project, smallest first
 * @param rounds of timing; 0 = only count
 */
export async function measurePage(sql: string | null, sizes: readonly number[], rounds: number): Promise<PageRun> {
  const host = await startHost(sql === null ? {} : { sql });
  host.clock.pin(NOW_MS);
  try {
    const projects = new Map<number, string>();
    for (const [at, facts] of sizes.entries()) {
      const id = addBenchProject(host, at);
      const tenth = projects.get(facts / TEN);
      if (tenth === undefined || facts <= WRITTEN) await writeFacts(host, id, facts);
      else await multiplyFacts(host, tenth, id, TEN);
      projects.set(facts, id);
    }
    const costs = await costsOf(host, projects);
    return {
      costs,
      rows: rounds === 0 ? [] : await timed(host, sql === null ? 'SQLite' : 'MariaDB', projects, costs, rounds),
    };
  } finally {
    await host.close();
  }
}

/** A project the bench's reader may see. */
export function addBenchProject(host: RunningHost, at: number): string {
  if (at === 0) host.site.addUser({ accountId: READER, displayName: 'Reader' });
  const key = `BENCH${String.fromCharCode(65 + at)}`;
  return host.site.addProject({ key, name: key, roles: { browse: [READER] } }).id;
}

/** What these projects' pages cost, warm and cold. @param projects by number of facts, smallest first */
export async function timedPages(
  host: RunningHost,
  engine: string,
  projects: ReadonlyMap<number, string>,
  rounds: number,
): Promise<readonly Measured[]> {
  return timed(host, engine, projects, await costsOf(host, projects), rounds);
}

async function costsOf(
  host: RunningHost,
  projects: ReadonlyMap<number, string>,
): Promise<ReadonlyMap<number, PageCosts>> {
  const costs = new Map<number, PageCosts>();
  for (const [facts, id] of projects) {
    // Once before, so that the permission is remembered and the page alone is counted.
    await open(host, id, facts);
    await makeOld(host, id);
    const cold = await costOf(host, () => open(host, id, facts));
    costs.set(facts, { cold, warm: await costOf(host, () => open(host, id, facts)) });
  }
  return costs;
}

async function open(host: RunningHost, projectId: string, facts: number): Promise<void> {
  const { value } = v.parse(Answer, await host.invoke(READER, 'readPage', { projectId }));
  if (value.counts.issues !== facts) {
    throw new Error(`the page counts ${String(value.counts.issues)} issues of ${String(facts)}`);
  }
}

/** As after any change of a fact: what is kept no longer counts. */
async function makeOld(host: RunningHost, projectId: string): Promise<void> {
  await host.run(null, () => touchProjects([projectId]));
}

async function timed(
  host: RunningHost,
  engine: string,
  projects: ReadonlyMap<number, string>,
  costs: ReadonlyMap<number, PageCosts>,
  rounds: number,
): Promise<readonly Measured[]> {
  const works = [...projects].flatMap(([facts, id]): (readonly [string, Timed])[] => [
    [
      `cold ${String(facts)}`,
      () =>
        timeOf(
          () => makeOld(host, id),
          () => open(host, id, facts),
        ),
    ],
    [`warm ${String(facts)}`, () => open(host, id, facts)],
    [`scan ${String(facts)}`, () => scan(host, id)],
  ]);
  const ms = await interleaved(Object.fromEntries(works), rounds);
  const at = (state: string, facts: number) => inMs(ms(`${state} ${String(facts)}`));
  const [least = 0] = projects.keys();
  return [...projects.keys()].flatMap((facts) => {
    const page = `Page, ${facts.toLocaleString('en')} facts, ${engine}`;
    const { cold, warm } = costs.get(facts) ?? {};
    if (cold === undefined || warm === undefined) throw new Error('a page that was never opened');
    const small = least.toLocaleString('en');
    return [
      counted(`${page}: warm`, costText(warm), { text: '1 statement', met: warm.sqlStatements === 1 }),
      counted(`${page}: cold`, costText(cold), { text: '≤ 6 statements', met: cold.sqlStatements <= 6 }),
      compared(`${page}: cold; against reading the same rows and columns`, at('cold', facts), at('scan', facts), 2),
      ...(facts === least
        ? []
        : [
            compared(`${page}: warm; against ${small}`, at('warm', facts), at('warm', least), 3),
            compared(`${page}: cold; against ${small}`, at('cold', facts), at('cold', least), 3),
          ]),
    ];
  });
}

/** The engine's own answer, without Forge around it: Forge would refuse one so large. */
async function scan(host: RunningHost, projectId: string): Promise<void> {
  await host.sql.peek(FACTS, [projectId]);
  await host.sql.peek(WEEKS, [projectId]);
}

async function timeOf(before: () => Promise<void>, work: () => Promise<void>): Promise<number> {
  await before();
  const started = performance.now();
  await work();
  return performance.now() - started;
}
