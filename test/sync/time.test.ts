/** What changes without anybody telling: waivers end, settings change. JQL says what the panel says, and Jira is not read. */
import { expect, test } from 'vitest';
import * as v from 'valibot';
import type { Command } from '../../src/domain/command';
import type { SettingsEvent } from '../../src/store/settings-store';
import { append } from '../../src/store/log';
import { settingsChanged } from '../../src/sync/refresh';
import { idOf, stateOutcome } from '../store/a-store';
import { anOutcome } from '../support/builders';
import { anImported, aProject, day, DAY_MS, type Project } from './a-project';

/** Calls about single issues: their reading, their properties and the tasks that write those. */
const ABOUT_ISSUES = /(bulkfetch|\/properties|\/task\/\d+)/;
const READS = /bulkfetch/;

async function save({ host }: Project, issueId: string, command: Command): Promise<void> {
  expect(await host.invoke('lea', 'save', { issueId, command })).toMatchObject({ ok: true });
}

/** The clock stands on 27 May 2024; the waiver ends with 30 May. */
const waive = (name: string): Command => ({
  ...{ kind: 'decide', id: idOf(`waive-${name}`), seenRev: 10 },
  decision: { kind: 'waive', reason: 'The law asks for it', until: '2024-05-30', together: [] },
});

/** Stories with an outcome and a waiver, published by the person who saved. */
async function waived(project: Project, count: number, inProject = 'SHOP'): Promise<readonly string[]> {
  const ids = Array.from({ length: count }, () => project.create({ project: inProject }));
  await project.host.runUntilIdle();
  for (const id of ids) {
    await save(project, id, stateOutcome(`outcome-${id}`, anOutcome()));
    await save(project, id, waive(id));
  }
  await project.host.runUntilIdle();
  return ids;
}

async function tick({ host }: Project): Promise<void> {
  await host.tick();
  await host.runUntilIdle();
}

const Found = v.object({ issues: v.array(v.object({ id: v.string() })) });

/** Ids JQL finds, as Lea. */
async function found({ host }: Project, jql: string): Promise<readonly string[]> {
  const { body } = await host.site.request({
    ...{ method: 'POST', path: '/rest/api/3/search/jql', headers: { 'content-type': 'application/json' } },
    body: JSON.stringify({ jql: `${jql} ORDER BY key ASC`, fields: ['id'], maxResults: 200 }),
    actor: { kind: 'user', accountId: 'lea' },
  });
  return v.parse(Found, body).issues.map(({ id }) => id);
}

const Panel = v.object({ value: v.object({ assessment: v.object({ next: v.object({ id: v.string() }) }) }) });
const stepInPanel = async ({ host }: Project, issueId: string) =>
  v.parse(Panel, await host.invoke('lea', 'readPanel', { issueId })).value.assessment.next.id;
const stepPublished = ({ host }: Project, issueId: string) =>
  v.parse(v.object({ nextStep: v.string() }), host.site.issue(issueId)?.properties['premise']).nextStep;

/** What the app asked of Jira about issues while `work` ran. */
async function asked(project: Project, work: () => Promise<unknown>): Promise<readonly string[]> {
  const before = project.requests.length;
  await work();
  return project.requests.slice(before).filter((call) => ABOUT_ISSUES.test(call));
}

test('when a waiver ends, JQL says what the panel says within one tick, and no issue is read again', async () => {
  const project = await aProject();
  const stories = await waived(project, 5);
  expect(await found(project, 'premiseNextStep = waived')).toEqual(stories);
  project.host.clock.pin(day(17) + 15 * 3_600_000 - 1);
  expect(await asked(project, () => tick(project))).toEqual([]);
  project.host.clock.advance(DAY_MS);
  const calls = await asked(project, () => tick(project));
  expect(calls.filter((call) => READS.test(call))).toEqual([]);
  const panel = await stepInPanel(project, stories[0] ?? '');
  expect(panel).not.toBe('waived');
  expect(await found(project, 'premiseNextStep = waived')).toEqual([]);
  expect(await found(project, `premiseNextStep = ${panel}`)).toEqual(stories);
  // Nothing is due twice.
  expect(await asked(project, () => tick(project))).toEqual([]);
});

test.for([
  [3, 3, 0],
  [4, 0, 1],
] as const)('%d values at once are %d writes and %d tasks', async ([count, writes, tasks]) => {
  const project = await aProject();
  await waived(project, count);
  project.host.clock.advance(7 * DAY_MS);
  const calls = await asked(project, () => tick(project));
  expect(calls.filter((call) => call.startsWith('PUT '))).toHaveLength(writes);
  expect(calls.filter((call) => call.endsWith('/issue/properties/multi'))).toHaveLength(tasks);
  expect(calls).toHaveLength(writes + tasks * 2);
});

test('one the app may not write to holds up none of the others, and is tried for itself', async () => {
  const project = await aProject({ mayHaveProblems: true });
  project.host.site.addProject({ key: 'LOCKED', name: 'Locked', roles: { administer: ['lea'] }, appRole: 'browse' });
  const [locked = ''] = await waived(project, 1, 'LOCKED');
  const stories = await waived(project, 4);
  project.host.clock.advance(7 * DAY_MS);
  const calls = await asked(project, () => tick(project));
  expect(calls.filter((call) => call.startsWith('PUT '))).toEqual([
    `PUT /rest/api/3/issue/${locked}/properties/premise`,
  ]);
  expect(stories.map((id) => stepPublished(project, id))).not.toContain('waived');
  expect(stepPublished(project, locked)).toBe('waived');
});

const bean = (status: string) => ({
  ...{ self: 'https://site/rest/api/3/task/1', id: '1', status, submittedBy: 1, progress: 5, elapsedRuntime: 1 },
  ...{ submitted: 1, lastUpdate: 1 },
});

test('a value counts as published only once the task says so: a task that fails is made good one by one', async () => {
  const project = await aProject();
  const stories = await waived(project, 4);
  project.host.clock.advance(7 * DAY_MS);
  const failed = { status: 200, body: bean('DEAD') };
  project.host.failNext({ service: 'jira', on: '/rest/api/3/task/', with: failed });
  const calls = await asked(project, () => tick(project));
  expect(calls.filter((call) => call.startsWith('PUT '))).toHaveLength(4);
  expect(stories.map((id) => stepPublished(project, id))).not.toContain('waived');
});

test('killed while the task runs, the next tick publishes again', async () => {
  const project = await aProject({ mayHaveProblems: true });
  const stories = await waived(project, 4);
  project.host.clock.advance(7 * DAY_MS);
  project.host.failNext({ service: 'jira', on: 'properties/multi', with: 'kill before' });
  await tick(project);
  expect(stories.map((id) => stepPublished(project, id))).toContain('waived');
  project.host.clock.advance(5 * 60_000);
  await tick(project);
  expect(stories.map((id) => stepPublished(project, id))).not.toContain('waived');
});

test('told 401 by mistake, the app tries again and is right in the end', async () => {
  const project = await aProject();
  const [story = ''] = await waived(project, 1);
  project.host.clock.advance(7 * DAY_MS);
  project.host.failNext({ service: 'jira', on: /^PUT .*properties/, with: '401' });
  await tick(project);
  expect(stepPublished(project, story)).toBe('waived');
  project.host.clock.advance(5 * 60_000);
  await tick(project);
  expect(stepPublished(project, story)).not.toBe('waived');
});

test('written to too often, one issue waits and the others do not', async () => {
  const project = await aProject();
  const [busy = '', other = ''] = await waived(project, 2);
  project.host.clock.advance(7 * DAY_MS);
  project.host.failNext({ service: 'jira', on: `PUT /rest/api/3/issue/${busy}/`, with: '429 writes to one issue' });
  await tick(project);
  expect([stepPublished(project, busy) === 'waived', stepPublished(project, other) === 'waived']).toEqual([
    true,
    false,
  ]);
  project.host.clock.advance(5 * 60_000);
  await tick(project);
  expect(stepPublished(project, busy)).not.toBe('waived');
});

/** As the settings page will save it. */
async function saveSettings(project: Project, nth: number, parts: SettingsEvent['parts']): Promise<void> {
  const { host, projectId } = project;
  await host.run('lea', () =>
    append({
      ...{ stream: `settings:${projectId}`, afterRev: nth, command: idOf(`settings-${String(nth)}`), actor: 'lea' },
      ...{ atMs: host.clock.now(), events: [{ kind: 'settings.changed', body: { parts } }] },
    }),
  );
}

/** So many stories, each with the label. */
const labelled = (count: number) =>
  Array.from({ length: count }, (_, n) => anImported(n + 1, day(0) - n * 60_000, { labels: ['spike-2024'] }));
const LABEL_RULE: SettingsEvent['parts'] = {
  trackRules: [{ on: 'label', values: ['spike-2024'], track: 'discovery' }],
};

async function read(project: Project, count: number): Promise<void> {
  project.place(labelled(count));
  await project.start();
  await project.host.runUntilIdle();
}

test('new track rules classify what was read before, with progress, and Jira is asked nothing', async () => {
  const project = await aProject();
  await read(project, 250);
  expect((await project.page()).counts.byTrack).toEqual({ discovery: 0, delivery: 250, upkeep: 0 });
  await saveSettings(project, 0, LABEL_RULE);
  await project.host.run(null, () => settingsChanged(project.projectId, project.host.clock.now()));
  expect((await project.page()).backfill.recount).toEqual({ done: 0, total: 250 });
  expect(await asked(project, () => project.host.runUntilIdle())).toEqual([]);
  expect((await project.page()).counts.byTrack).toEqual({ discovery: 250, delivery: 0, upkeep: 0 });
  expect((await project.backfilled()).recount).toBeNull();
  expect((await project.facts())['fact']?.[0]).toMatchObject({ settings_rev: 1, track_rule: 'label: spike-2024' });
});

test('settings saved and nobody told: the tick finds it out', async () => {
  const project = await aProject();
  await read(project, 3);
  await saveSettings(project, 0, LABEL_RULE);
  await tick(project);
  expect((await project.page()).counts.byTrack.discovery).toBe(3);
});

test('killed in the middle, it goes on from where it was; changed again meanwhile, it begins anew', async () => {
  const project = await aProject({ mayHaveProblems: true });
  await read(project, 250);
  await saveSettings(project, 0, LABEL_RULE);
  await project.host.run(null, () => settingsChanged(project.projectId, project.host.clock.now()));
  // Facts of a batch are one statement; the second batch dies with it.
  project.host.failNext({ service: 'sql', on: 'INSERT INTO fact', with: 'kill before', after: 1 });
  await project.host.runUntilIdle();
  expect((await project.backfilled()).recount).toEqual({ done: 100, total: 250 });
  project.host.clock.advance(5 * 60_000);
  await tick(project);
  expect((await project.backfilled()).recount).toBeNull();
  expect((await project.page()).counts.byTrack.discovery).toBe(250);
  await saveSettings(project, 1, { trackRules: [] });
  await project.host.run(null, () => settingsChanged(project.projectId, project.host.clock.now()));
  await project.host.runUntilIdle();
  expect((await project.page()).counts.byTrack.delivery).toBe(250);
});
