/** Once a week everybody is met: what left no trace is found, nothing is taken away for it, and it is paced. */
import { describe, expect, test } from 'vitest';
import { readHiddenProjects } from '../../src/store/project-watch';
import { readUnseenCount } from '../../src/store/sight';
import { HOURLY_POINTS } from '../../src/sync/sweep';
import { anImported, day, DAY_MS } from './a-project';
import { aWatched, HOUR_MS, MINUTE_MS, STEP_MS } from './a-watched';

const WEEK_MS = 7 * DAY_MS;
const PROJECTS = 'GET /rest/api/3/project/search';

describe('what left no trace', () => {
  test('a deletion nobody told of: the issue is unseen, still counted, and counted as unseen', async () => {
    const project = await aWatched();
    const [stays, goes] = [await project.made(), await project.made()];
    project.deaf(true);
    project.host.site.deleteIssue('lea', goes);
    await project.later(WEEK_MS);
    const unseen = await project.column('unseen_since_ms');
    expect([unseen[stays], typeof unseen[goes]]).toEqual([null, 'number']);
    expect((await project.page()).counts.issues).toBe(2);
    const count = (id: string | null) => project.host.run(null, () => readUnseenCount(id));
    expect([await count(null), await count(project.projectId), await count(project.otherId)]).toEqual([1, 1, 0]);
    // Asked for again each week, it keeps the moment it was first missed.
    await project.later(WEEK_MS);
    expect((await project.column('unseen_since_ms'))[goes]).toBe(unseen[goes]);
  });

  test('an issue hidden and shown again, neither told of: unseen, and then like any other', async () => {
    const project = await aWatched();
    const levels = project.host.site.projects().find(({ key }) => key === 'SHOP')?.securityLevels;
    levels?.push({ id: '1', name: 'Leads', members: ['lea'] });
    const story = await project.made();
    project.deaf(true);
    project.host.site.editIssue('lea', story, { security: 'Leads' });
    await project.later(WEEK_MS);
    expect(Object.values(await project.column('unseen_since_ms'))).not.toContain(null);
    project.host.site.editIssue('lea', story, { security: null });
    await project.later(2 * HOUR_MS);
    expect(await project.column('unseen_since_ms')).toEqual({ [story]: null });
  });

  test('a move to another project nobody told of: the counts follow it', async () => {
    const project = await aWatched();
    const story = await project.made();
    project.deaf(true);
    project.host.site.moveIssue('lea', story, 'ANNEX');
    await project.later(WEEK_MS);
    expect(await project.column('project_id')).toEqual({ [story]: project.otherId });
    expect((await project.page()).counts.issues).toBe(0);
  });

  test('an issue whose birth fell between two readings is met', async () => {
    const project = await aWatched();
    const story = await project.made();
    for (const table of ['fact', 'history']) await project.host.sql.peek(`DELETE FROM ${table}`);
    await project.later(WEEK_MS);
    expect(Object.keys(await project.column('issue_id'))).toEqual([story]);
  });
});

test('a large project is met over some hours, a quarter of the background’s points in each', async () => {
  const project = await aWatched();
  project.place(Array.from({ length: 560 }, (_, at) => anImported(at + 1, day(-at))));
  await project.start();
  await project.host.runUntilIdle();
  project.place(Array.from({ length: 559 }, (_, at) => anImported(at + 1, day(-at))));
  project.host.clock.advance(WEEK_MS);
  // The hour is read from its beginning.
  project.host.clock.pin(project.host.clock.now() - (project.host.clock.now() % HOUR_MS) + HOUR_MS);
  const before = project.host.counts.jiraPoints;
  await project.wait(STEP_MS);
  expect(project.host.counts.jiraPoints - before).toBeGreaterThan(HOURLY_POINTS - 10);
  expect(project.host.counts.jiraPoints - before).toBeLessThan(HOURLY_POINTS + 150);
  expect(Object.values(await project.column('unseen_since_ms')).filter((at) => at !== null)).toHaveLength(0);
  await project.wait(HOUR_MS);
  expect(Object.values(await project.column('unseen_since_ms')).filter((at) => at !== null)).toHaveLength(1);
});

test('killed anywhere, before or after: the sweep goes on, and finds what it has to', async () => {
  const places = [
    { service: 'jira', on: PROJECTS },
    { service: 'jira', on: 'POST /rest/api/3/search/jql', after: 1 },
    { service: 'sql', on: 'UPDATE history SET read_ms' },
    { service: 'sql', on: 'UPDATE project_watch SET swept_ms' },
  ] as const;
  const project = await aWatched({ mayHaveProblems: true });
  const stays = await project.made();
  for (const place of places)
    for (const kill of ['kill before', 'kill after'] as const) {
      project.deaf(false);
      const goes = await project.made();
      project.deaf(true);
      project.host.site.deleteIssue('lea', goes);
      project.host.failNext({ ...place, with: kill });
      await project.later(WEEK_MS);
      await project.later(HOUR_MS);
      const unseen = await project.column('unseen_since_ms');
      expect([unseen[stays], typeof unseen[goes]], `${place.on}, ${kill}`).toEqual([null, 'number']);
    }
});

describe.for(['archived', 'deleted'] as const)('a project %s', (state) => {
  test('is hidden and kept: nothing is spent on it, and brought back it carries on', async () => {
    const project = await aWatched();
    const story = await project.made();
    project.host.site.setProjectState('SHOP', state);
    await project.host.runUntilIdle();
    await project.wait(STEP_MS);
    const hidden = () => project.host.run(null, () => readHiddenProjects());
    expect(await hidden()).toMatchObject([{ projectId: project.projectId, why: state }]);
    const before = project.requests.length;
    await project.host.sql.peek(`UPDATE fact SET next_due_ms = 1`);
    await project.later(2 * WEEK_MS);
    // Only now and then whether it is back.
    const asked = project.requests.slice(before);
    expect(asked.filter((request) => !request.startsWith(PROJECTS))).toEqual([]);
    expect(await project.column('unseen_since_ms')).toEqual({ [story]: null });
    project.host.site.setProjectState('SHOP', 'live');
    await project.host.runUntilIdle();
    await project.wait(2 * STEP_MS);
    expect(await hidden()).toEqual([]);
    project.move(story, 'In Progress', project.host.clock.now());
    await project.host.runUntilIdle();
    expect((await project.page()).counts).toMatchObject({ issues: 1, started: 1 });
  });
});

test('a project archived without a word: the first refused search looks, and an hourly look finds it back', async () => {
  const project = await aWatched();
  const story = await project.made();
  project.deaf(true);
  project.host.site.setProjectState('SHOP', 'archived');
  await project.wait(HOUR_MS + 2 * STEP_MS);
  expect(await project.host.run(null, () => readHiddenProjects())).toMatchObject([{ why: 'archived' }]);
  expect(await project.column('unseen_since_ms')).toEqual({ [story]: null });
  project.host.site.setProjectState('SHOP', 'live');
  project.move(story, 'In Progress', project.host.clock.now());
  await project.wait(3 * HOUR_MS);
  expect((await project.page()).counts).toMatchObject({ issues: 1, started: 1 });
});

test('a project the app may no longer see is hidden alike, and its facts are kept', async () => {
  const project = await aWatched();
  const story = await project.made();
  const shop = project.host.site.projects().find(({ key }) => key === 'SHOP');
  if (shop === undefined) throw new Error('no SHOP');
  shop.appRole = null;
  await project.wait(HOUR_MS + 2 * STEP_MS);
  expect(await project.host.run(null, () => readHiddenProjects())).toMatchObject([{ why: 'unseen' }]);
  expect(await project.column('unseen_since_ms')).toEqual({ [story]: null });
});

test('a project with words but no history read is swept by asking for its few facts, not by meeting everybody', async () => {
  const project = await aWatched();
  for (let n = 0; n < 30; n += 1) project.create({ project: 'ANNEX' }, day(-1));
  const story = await project.made({ project: 'ANNEX' });
  await project.host.sql.peek(`DELETE FROM fact WHERE issue_id <> '${story}'`);
  await project.host.sql.peek(`DELETE FROM history WHERE issue_id <> '${story}'`);
  await project.host.sql.peek(
    `UPDATE project_state SET first_premise_ms = ${String(day(0))} WHERE project_id = '${project.otherId}'`,
  );
  await project.wait(MINUTE_MS);
  project.deaf(true);
  project.host.site.deleteIssue('lea', story);
  await project.later(WEEK_MS);
  expect(Object.keys(await project.column('issue_id'))).toEqual([story]);
  expect(Object.values(await project.column('unseen_since_ms'))).not.toContain(null);
});
