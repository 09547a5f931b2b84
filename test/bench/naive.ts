/** The page without facts: every issue and its history read from Jira each time somebody looks. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { MAX_HISTORIES, readHistories } from '../../src/jira/changelog';
import { storyFieldIds } from '../../src/jira/fields';
import { jiraAs } from '../../src/jira/request';
import { searchPage } from '../../src/jira/search';
import { readStoryFields } from '../../src/sync/site';
import { startHost } from '../host/host';
import type { RunningHost } from '../host/host';
import { importInto } from '../host/import/import-into';
import { costOf } from './costs';
import type { Cost } from './costs';
import { createDice } from './dice';

const COMPASS = join(import.meta.dirname, '../../../shared/data/compass-jira.json');
const READER = 'bench-reader';
/** As many as Jira gives with fields; asking for more does not bring more. */
const PAGE = 100;
const Accepted = v.object({ ok: v.literal(true), value: v.unknown() });

export interface NaiveRun {
  readonly from: string;
  readonly issues: number;
  /** Each view. */
  readonly naive: Cost;
  /** Reading the whole project's past after the installation. */
  readonly once: Cost;
  /** Each view while no fact changes. */
  readonly warm: Cost;
}

/** @param count issues read at each view; of the imported project's, or generated ones */
export async function measureNaive(count: number, generate: boolean): Promise<NaiveRun> {
  const host = await startHost();
  try {
    host.site.addUser({ accountId: READER, displayName: 'Reader', importRole: 'administer' });
    const isImported = !generate && existsSync(COMPASS);
    const project = isImported ? await imported(host) : generated(host, count);
    const once = await costOf(host, () => readPast(host, project.id));
    let issues = 0;
    const naive = await costOf(host, async () => {
      issues = await host.run(null, () => readAll(project.key, count));
    });
    const open = async () => v.parse(Accepted, await host.invoke(READER, 'readPage', { projectId: project.id }));
    await open();
    return { from: isImported ? 'COMPASS' : 'generated', issues, naive, once, warm: await costOf(host, open) };
  } finally {
    await host.close();
  }
}

const Backfill = v.object({ ok: v.literal(true), value: v.object({ state: v.string() }) });
/** Hours until a backfill of that size must be done, whatever its budget an hour. */
const HOURS = 24;

async function readPast(host: RunningHost, projectId: string): Promise<void> {
  v.parse(Backfill, await host.invoke(READER, 'startBackfill', { projectId }));
  for (let hour = 0; hour < HOURS; hour += 1) {
    await host.runUntilIdle();
    const { state } = v.parse(Backfill, await host.invoke(READER, 'readBackfill', { projectId })).value;
    if (state === 'done') return;
    host.clock.advance(3_600_000);
    await host.tick();
  }
  throw new Error(`the backfill is not done after ${String(HOURS)} hours`);
}

/** What the page needs of at most `count` issues, as the app would ask for it. */
async function readAll(projectKey: string, count: number): Promise<number> {
  const jira = jiraAs('app');
  const fields = storyFieldIds(await readStoryFields(Date.now()));
  const ids: string[] = [];
  for (let nextPageToken: string | null = null; ;) {
    const jql = `project = ${projectKey} ORDER BY created ASC, key ASC`;
    const page = await searchPage(jira, { jql, fields, maxResults: Math.min(PAGE, count - ids.length), nextPageToken });
    ids.push(...page.issues.map((issue) => issue.id));
    nextPageToken = page.nextPageToken;
    if (nextPageToken === null || ids.length >= count) break;
  }
  for (let at = 0; at < ids.length; at += MAX_HISTORIES) await readHistories(jira, ids.slice(at, at + MAX_HISTORIES));
  return ids.length;
}

async function imported(host: RunningHost): Promise<{ readonly id: string; readonly key: string }> {
  const { projects } = await importInto(host.site, [COMPASS]);
  const [largest] = projects.toSorted((a, b) => b.issues - a.issues);
  if (largest === undefined) throw new Error('the COMPASS file holds no project');
  return largest;
}

/** Stories that moved up to three times each. */
function generated(host: RunningHost, count: number): { readonly id: string; readonly key: string } {
  const { site } = host;
  const project = site.addProject({ key: 'BENCH', name: 'Bench', roles: { administer: [READER] } });
  const dice = createDice(count);
  const statuses = site.statuses().filter(({ id }) => project.statusIds.includes(id));
  for (let i = 0; i < count; i += 1) {
    const { id } = site.createIssue(READER, { project: 'BENCH', type: 'Story', summary: `Story ${String(i + 1)}` });
    for (const { name } of statuses.slice(1, 1 + dice.upTo(statuses.length))) site.transition(READER, id, name);
  }
  return project;
}
