/** What changes by the passing of time: waivers end. JQL says what the panel says, and no issue is read again. */
import { expect, test } from 'vitest';
import * as v from 'valibot';
import type { Command } from '../../src/domain/command';
import { idOf, stateOutcome } from '../store/a-store';
import { anOutcome } from '../support/builders';
import { aProject, day, DAY_MS, type Project } from './a-project';

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
