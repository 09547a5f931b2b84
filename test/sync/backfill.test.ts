/** Reading a project's past: complete, resumable, counted once, and at a price that is written down. */
import { expect, test } from 'vitest';
import type { ImportedIssue } from '../host/jira/replace';
import { aProject, anImported, day, DAY_MS, textsInFacts } from './a-project';

/** So many stories, a week apart going back from the Monday, each started the day after it was made. */
function past(weeks: number): readonly ImportedIssue[] {
  return Array.from({ length: weeks }, (_, week) => anImported(week + 1, day(-7 * week)));
}

test('a project of three years is read whole, over several windows of 26 weeks', async () => {
  const project = await aProject();
  project.place(past(150));
  await project.start();
  await project.host.runUntilIdle();
  expect(await project.backfilled()).toMatchObject({ state: 'done', done: 150, total: 150 });
  expect((await project.page()).counts).toMatchObject({ issues: 150, started: 150 });
});

test('an issue on the very edge of a window is read once, and counted once', async () => {
  const project = await aProject();
  // The first window ends a day after now (day 14) and is 182 days long.
  const edgeMs = day(15) - 182 * DAY_MS;
  project.place([edgeMs - 1, edgeMs, edgeMs + 1].map((ms, at) => anImported(at + 1, ms)));
  await project.start();
  await project.host.runUntilIdle();
  expect(await project.backfilled()).toMatchObject({ state: 'done', done: 3, total: 3 });
});

test('a project without issues is done at once', async () => {
  const project = await aProject();
  await project.start();
  await project.host.runUntilIdle();
  expect(await project.backfilled()).toMatchObject({ state: 'done', done: 0, total: 0 });
});

test('starting again while it runs joins it: the same start, one run', async () => {
  const project = await aProject();
  project.place(past(5));
  const first = await project.start();
  project.host.clock.advance(60_000);
  const second = await project.start();
  expect(second).toEqual(first);
  await project.host.runUntilIdle();
  expect(await project.backfilled()).toMatchObject({ state: 'done', done: 5, startedMs: first.startedMs });
});

test('starting again after it is done reads everything again and changes nothing', async () => {
  const project = await aProject();
  project.place(past(5));
  await project.start();
  await project.host.runUntilIdle();
  const before = await project.facts();
  await project.start();
  await project.host.runUntilIdle();
  expect(await project.backfilled()).toMatchObject({ state: 'done', done: 5 });
  expect(await project.facts()).toEqual(before);
});

test('killed in the middle, it goes on from its cursor and does not read the first pages again', async () => {
  const project = await aProject();
  project.place(past(150));
  // 150 weeks are six windows, each a page; the fourth page's histories arrive, and nobody is there to take them.
  project.host.failNext({ service: 'jira', on: 'POST /rest/api/3/changelog/bulkfetch', with: 'kill after', after: 3 });
  await project.start();
  await project.host.runUntilIdle();
  expect(await project.backfilled()).toMatchObject({ state: 'running', done: 24 + 26 + 26 });
  // The dead one's lease has to run out before anybody may take over.
  project.host.clock.advance(10 * 60_000);
  await project.host.tick();
  await project.host.runUntilIdle();
  expect(await project.backfilled()).toMatchObject({ state: 'done', done: 150, total: 150 });
  const pages = project.requests.filter((request) => request === 'POST /rest/api/3/changelog/bulkfetch');
  expect(pages).toHaveLength(6 + 1);
  expect((await project.page()).counts).toMatchObject({ issues: 150, started: 150 });
});

test('asked to slow down, it pauses as long as Jira said and then finishes', async () => {
  const project = await aProject();
  project.place(past(5));
  const busy = { status: 429, headers: { 'Retry-After': '120', 'RateLimit-Reason': 'jira-burst-based' }, body: {} };
  project.host.failNext({ service: 'jira', on: 'POST /rest/api/3/changelog/bulkfetch', with: busy });
  await project.start();
  await project.host.runUntilIdle();
  expect(await project.backfilled()).toMatchObject({ state: 'paused', done: 0 });
  project.host.clock.advance(119_000);
  await project.host.tick();
  await project.host.runUntilIdle();
  expect((await project.backfilled()).state).toBe('paused');
  project.host.clock.advance(2_000);
  await project.host.tick();
  await project.host.runUntilIdle();
  expect(await project.backfilled()).toMatchObject({ state: 'done', done: 5 });
});

test('when the hour’s points are spent it pauses until the next hour', async () => {
  const project = await aProject();
  project.place(past(5));
  await project.page();
  const hourMs = project.host.clock.now() - (project.host.clock.now() % 3_600_000);
  await project.host.sql.peek(
    `INSERT INTO spent (hour_ms, purse, points) VALUES (${String(hourMs)}, 'backfill', 10000)`,
  );
  await project.start();
  await project.host.runUntilIdle();
  expect((await project.backfilled()).state).toBe('paused');
  project.host.clock.pin(hourMs + 3_600_000);
  await project.host.tick();
  await project.host.runUntilIdle();
  expect(await project.backfilled()).toMatchObject({ state: 'done', done: 5 });
});

test('refused by Jira it says so instead of trying for ever, and a person may start again', async () => {
  const project = await aProject();
  project.host.failNext({
    service: 'jira',
    on: 'POST /rest/api/3/search/approximate-count',
    with: { status: 403, body: {} },
  });
  await project.start();
  await project.host.runUntilIdle();
  expect((await project.backfilled()).state).toBe('failed');
  // A person may try again.
  await project.start();
  await project.host.runUntilIdle();
  expect((await project.backfilled()).state).toBe('done');
});

test('an issue that went away while nobody listened is marked unseen, and still counted', async () => {
  const project = await aProject();
  project.place(past(2));
  await project.start();
  await project.host.runUntilIdle();
  project.place(past(1));
  project.host.clock.advance(60_000);
  await project.start();
  await project.host.runUntilIdle();
  expect(await project.backfilled()).toMatchObject({ state: 'done', done: 1 });
  expect((await project.page()).counts.issues).toBe(2);
  const unseen = (await project.facts())['fact']?.map((fact) => fact['unseen_since_ms']);
  expect(unseen).toEqual([null, project.host.clock.now()]);
});

test('no title ever reaches the tables of facts', async () => {
  const project = await aProject();
  project.place(past(3));
  await project.start();
  await project.host.runUntilIdle();
  expect((await project.facts())['fact']).toHaveLength(3);
  expect(await textsInFacts(project.host)).not.toContain('Secret plan');
});

/** Each day after it was made into the next of these, by name alone: as Jira tells of statuses that are gone. */
function wandering(number: number, createdMs: number, ...names: readonly string[]): Partial<ImportedIssue> {
  const item = { field: 'status', fieldtype: 'jira', fieldId: 'status', from: null, to: null };
  return {
    histories: names.slice(1).map((to, at) => ({
      ...{ id: String(90_000 + number * 10 + at), created: createdMs + (at + 1) * DAY_MS },
      items: [{ ...item, fromString: names[at] ?? '', toString: to }],
    })),
  };
}

test('what passed through a status nobody could place yet is looked at again once an older issue shows its category', async () => {
  const project = await aProject();
  // Asked for its statuses before these were there, for an issue elsewhere, Jira is not asked again for hours.
  project.create({ project: 'ANNEX' });
  await project.host.runUntilIdle();
  const todo = { id: '10000', name: 'To Do', category: 'new' } as const;
  const away = { id: '10953', name: 'Waiting (Blocked)', category: 'indeterminate' } as const;
  const [newer, older] = [day(0), day(-300)];
  project.place([
    // Back in To Do; in progress all along; and the one that shows, in an older window, what the status means.
    anImported(1, newer, { status: todo, ...wandering(1, newer, 'To Do', away.name, 'To Do') }),
    anImported(2, newer, wandering(2, newer, 'To Do', 'In Progress', away.name, 'In Progress')),
    anImported(3, older, { status: away, ...wandering(3, older, 'To Do', away.name) }),
  ]);
  await project.start();
  await project.host.runUntilIdle();
  expect((await project.page()).counts).toMatchObject({ started: 3, notStarted: 0, startUnknown: 0 });
  const once = await project.facts();
  expect(once['work_week']?.map((row) => [row['issue_id'], row['days']])).toEqual([['50001', 1]]);
  expect(once['fact']?.slice(1).map((fact) => [fact['issue_id'], fact['open_since_ms']])).toEqual([
    ['50001', null],
    ['50002', newer + DAY_MS],
    ['50003', older + DAY_MS],
  ]);
  // Read once more with all statuses known from the beginning: nothing is found out that was not.
  await project.start();
  await project.host.runUntilIdle();
  expect(await project.facts()).toEqual(once);
});
