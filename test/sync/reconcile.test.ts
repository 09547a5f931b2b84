/** Events that never came: found by asking Jira what was updated, hourly, at a price that is written down. */
import { describe, expect, test } from 'vitest';
import { jqlOf } from '../../src/sync/reconcile';
import { anImported, day } from './a-project';
import { aWatched, HOUR_MS, MINUTE_MS, STEP_MS } from './a-watched';

describe('an event that never came', () => {
  test('of a move, is made good within the hour, and counted as drift', async () => {
    const project = await aWatched();
    const story = project.create({}, project.host.clock.now());
    await project.host.runUntilIdle();
    await project.wait(HOUR_MS);
    project.deaf(true);
    project.move(story, 'In Progress', project.host.clock.now());
    await project.host.runUntilIdle();
    expect((await project.page()).counts).toMatchObject({ started: 0 });
    await project.wait(HOUR_MS + STEP_MS);
    expect((await project.page()).counts).toMatchObject({ started: 1 });
    expect(await project.drift()).toBe(1);
    await project.wait(HOUR_MS);
    expect(await project.drift()).toBe(0);
  });

  test('of two moves there and back, is made good too: the present says nothing of them, the history does', async () => {
    const project = await aWatched();
    const story = project.create({}, project.host.clock.now());
    await project.host.runUntilIdle();
    project.deaf(true);
    project.move(story, 'In Progress', project.host.clock.now());
    project.host.clock.advance(MINUTE_MS);
    project.move(story, 'To Do', project.host.clock.now());
    await project.wait(HOUR_MS + STEP_MS);
    expect((await project.facts())['work_week']).toHaveLength(1);
  });

  test('of a new issue, brings it into the counts', async () => {
    const project = await aWatched();
    project.deaf(true);
    project.create({}, project.host.clock.now());
    await project.wait(HOUR_MS + STEP_MS);
    expect((await project.page()).counts).toMatchObject({ issues: 1 });
    expect(await project.drift()).toBe(1);
  });

  test('in a project nobody reads is not looked for', async () => {
    const project = await aWatched();
    project.deaf(true);
    project.create({ project: 'ANNEX' }, project.host.clock.now());
    await project.wait(2 * HOUR_MS);
    expect((await project.facts())['fact']).toEqual([]);
  });
});

test('an event that did come is no drift, and its issue is not marked again', async () => {
  const project = await aWatched();
  const story = project.create({}, project.host.clock.now());
  await project.host.runUntilIdle();
  project.move(story, 'In Progress', project.host.clock.now());
  await project.host.runUntilIdle();
  const fetches = () => project.requests.filter((request) => request.includes('issue/bulkfetch')).length;
  const before = fetches();
  await project.wait(2 * HOUR_MS);
  expect(await project.drift()).toBe(0);
  expect(fetches()).toBe(before);
});

test('a comment moves `updated` and nothing else: looked at once, and no drift', async () => {
  const project = await aWatched();
  const story = project.create({}, project.host.clock.now());
  await project.host.runUntilIdle();
  await project.wait(HOUR_MS);
  project.host.site.comment('lea', story, 'Words', project.host.clock.now());
  const before = project.requests.filter((request) => request.includes('issue/bulkfetch')).length;
  await project.wait(3 * HOUR_MS);
  expect(await project.drift()).toBe(0);
  expect(project.requests.filter((request) => request.includes('issue/bulkfetch'))).toHaveLength(before + 1);
});

describe('what it costs', () => {
  test('where nothing has changed, one call and one point an hour, however many issues there are', async () => {
    const project = await aWatched();
    project.place(Array.from({ length: 120 }, (_, at) => anImported(at + 1, day(-7 * at))));
    await project.start();
    await project.host.runUntilIdle();
    await project.wait(HOUR_MS);
    const [calls, points] = [project.host.counts.jiraCalls, project.host.counts.jiraPoints];
    await project.wait(3 * HOUR_MS);
    expect(project.host.counts.jiraCalls - calls).toBe(3);
    expect(project.host.counts.jiraPoints - points).toBe(3);
  });

  test('two projects are asked about in one call', async () => {
    const project = await aWatched();
    await project.host.invoke('lea', 'startBackfill', { projectId: project.otherId });
    await project.host.runUntilIdle();
    await project.wait(2 * HOUR_MS);
    const before = project.host.counts.jiraCalls;
    await project.wait(3 * HOUR_MS);
    // The second began an hour after the first, so they meet when the first is late; never more than one call each.
    expect(project.host.counts.jiraCalls - before).toBeLessThanOrEqual(6);
  });
});

test('a window is a number of minutes back from Jira’s own now, so no time zone is in it', () => {
  expect(jqlOf({ projectIds: ['10001', '10002'], minutes: 95 })).toBe(
    'project IN (10001, 10002) AND updated >= "-95m" ORDER BY updated ASC, key ASC',
  );
});

test('off for a day and a half, it looks at all of it when it is back', async () => {
  const project = await aWatched();
  const story = project.create({}, project.host.clock.now());
  await project.host.runUntilIdle();
  project.deaf(true);
  project.move(story, 'In Progress', project.host.clock.now());
  project.host.clock.advance(36 * HOUR_MS);
  await project.wait(10 * MINUTE_MS);
  expect((await project.page()).counts).toMatchObject({ started: 1 });
});

test('killed anywhere, before or after: the next run finds what was missed', async () => {
  const places = [
    { service: 'jira', on: 'POST /rest/api/3/search/jql' },
    { service: 'sql', on: 'INSERT INTO dirty' },
    { service: 'queue', on: 'publish drain' },
    { service: 'sql', on: 'UPDATE project_watch SET reconciled_ms' },
    { service: 'sql', on: 'INSERT INTO progress' },
  ] as const;
  const project = await aWatched({ mayHaveProblems: true });
  let started = 0;
  for (const place of places)
    for (const kill of ['kill before', 'kill after'] as const) {
      project.deaf(false);
      const story = await project.made();
      project.deaf(true);
      project.move(story, 'In Progress', project.host.clock.now());
      project.host.failNext({ ...place, with: kill });
      await project.wait(HOUR_MS + 2 * STEP_MS);
      started += 1;
      expect((await project.page()).counts, `${place.on}, ${kill}`).toMatchObject({ started });
    }
});

test('more than a page: the walk goes on where it was, also in the next hour', async () => {
  const project = await aWatched();
  project.deaf(true);
  const nowMs = project.host.clock.now();
  for (let n = 0; n < 210; n += 1) project.create({}, nowMs + n);
  project.host.clock.advance(MINUTE_MS);
  project.host.failNext({
    ...{ service: 'jira', on: 'POST /rest/api/3/search/jql', after: 2 },
    with: { status: 429, headers: { 'Retry-After': '2400', 'RateLimit-Reason': 'jira-burst-based' }, body: {} },
  });
  await project.wait(3 * HOUR_MS);
  expect((await project.facts())['fact']).toHaveLength(210);
});
