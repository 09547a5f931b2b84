/** A project on the real host, its people, and what the app's facts say of it. */
import type { BackfillView, PageView } from '../../src/contract/page';
import { FACT_TABLES } from '../../src/store/facts-tables';
import type { ImportedIssue } from '../host/jira/replace';
import type { RunningHost } from '../host/host';
import { aHost, type TestHostOptions } from '../support/on-host';
import { DAY_MS, day, factsOf, MONDAY_MS, type Facts } from './facts';

export { DAY_MS, MONDAY_MS, day } from './facts';

export interface Project {
  readonly host: RunningHost;
  readonly projectId: string;
  readonly otherId: string;
  /** Creates an issue in SHOP and returns its id. */
  readonly create: (over?: Partial<Parameters<RunningHost['site']['createIssue']>[1]>, atMs?: number) => string;
  readonly move: (issueId: string, status: string, atMs: number, resolution?: string) => void;
  readonly start: () => Promise<BackfillView>;
  readonly backfilled: () => Promise<BackfillView>;
  readonly page: (as?: string) => Promise<PageView>;
  /** Paths of the app's requests to Jira so far, with their methods. */
  readonly requests: readonly string[];
  /** Puts the project in place as an import does: nobody is told. */
  readonly place: (issues: readonly ImportedIssue[]) => void;
  /** The facts as they lie in the tables, but for the moments they were made at. */
  readonly facts: () => Promise<Facts>;
}

/** SHOP, which Lea administers, and ANNEX beside it; the clock stands two weeks after the Monday. */
export async function aProject(options: TestHostOptions = {}): Promise<Project> {
  const host = await aHost(options);
  host.clock.pin(day(14));
  const { site } = host;
  site.addUser({ accountId: 'lea', displayName: 'Lea Lead', siteAdmin: true, importRole: 'administer' });
  site.addIssueType('Research', 0);
  const roles = { administer: ['lea'] };
  const shop = site.addProject({ key: 'SHOP', name: 'Shop', roles });
  const annex = site.addProject({ key: 'ANNEX', name: 'Annex', roles });
  const requests: string[] = [];
  const request = site.request.bind(site);
  site.request = (asked) => {
    requests.push(`${asked.method} ${asked.path}`);
    return request(asked);
  };
  const ask = async (call: string) => valueOf(await host.invoke('lea', call, { projectId: shop.id }));
  return {
    host,
    projectId: shop.id,
    otherId: annex.id,
    create: (over = {}, atMs = MONDAY_MS) =>
      site.createIssue('lea', { project: 'SHOP', type: 'Story', summary: 'Pay with one click', ...over }, atMs).id,
    move: (issueId, status, atMs, resolution) => site.transition('lea', issueId, status, resolution, atMs),
    start: async () => (await ask('startBackfill')) as BackfillView,
    backfilled: async () => (await ask('readBackfill')) as BackfillView,
    page: async () => (await ask('readPage')) as PageView,
    requests,
    place: (issues) => void site.replaceProjects([{ id: shop.id, key: 'SHOP', name: 'Shop', issues }]),
    facts: () => factsOf(host),
  };
}

/** An issue as an import brings it: made, started a day later and still in progress, unless said otherwise. */
export function anImported(number: number, createdMs: number, over: Partial<ImportedIssue> = {}): ImportedIssue {
  const item = { field: 'status', fieldtype: 'jira', fieldId: 'status' };
  const moved = { ...item, from: '10000', fromString: 'To Do', to: '3', toString: 'In Progress' };
  return {
    id: String(50_000 + number),
    key: `SHOP-${String(number)}`,
    summary: `Secret plan ${String(number)}`,
    description: null,
    type: { name: 'Story', level: 0 },
    status: { id: '3', name: 'In Progress', category: 'indeterminate' },
    resolution: null,
    priority: null,
    created: createdMs,
    updated: createdMs + DAY_MS,
    resolved: null,
    due: null,
    labels: [],
    components: [],
    parent: null,
    points: null,
    sprints: [],
    histories: [{ id: String(90_000 + number), created: createdMs + DAY_MS, items: [moved] }],
    historyKnown: true,
    ...over,
  };
}

/** The value of the contract's envelope. */
function valueOf(answer: unknown): unknown {
  if (typeof answer === 'object' && answer !== null && 'value' in answer) return answer.value;
  throw new Error(`refused: ${JSON.stringify(answer)}`);
}

/** Every text in every table of facts. */
export async function textsInFacts(host: RunningHost): Promise<string> {
  const tables = [];
  for (const { name } of FACT_TABLES) tables.push(JSON.stringify(await host.sql.peek(`SELECT * FROM ${name}`)));
  return tables.join('\n');
}
