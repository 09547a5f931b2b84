/** Facts kept fresh by events: the same as a backfill would make, whatever order and however often events come. */
import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { onIssueEvent } from '../../src/sync/events';
import type { ProductEvent } from '../host/types';
import { aProject, day, textsInFacts, type Project } from './a-project';

/** Two weeks of a team, told as they happen: starts, a return, a relabelling, a close, sizes, a child, a move to a sprint. */
async function twoWeeks(project: Project, tell: () => Promise<unknown> = () => Promise.resolve()): Promise<void> {
  const { site } = project.host;
  const epic = project.create({ type: 'Epic', summary: 'Secret epic' });
  const pay = project.create({ parent: epic, points: 3 });
  const bug = project.create({ type: 'Bug', summary: 'Secret bug' });
  const learn = project.create({ type: 'Research', summary: 'Secret question' });
  const dropped = project.create({ summary: 'Secret wish' });
  await tell();
  project.move(pay, 'In Progress', day(1));
  project.move(learn, 'In Progress', day(1, 2));
  await tell();
  project.move(pay, 'To Do', day(2));
  site.editIssue('lea', pay, { points: 8, labels: ['checkout'] }, day(2, 1));
  await tell();
  project.move(pay, 'In Progress', day(4));
  project.move(dropped, 'Done', day(5), "Won't Do");
  site.editIssue('lea', bug, { type: 'Story' }, day(6));
  await tell();
  project.move(bug, 'Done', day(8));
  project.move(pay, 'Done', day(9));
  await tell();
}

async function forgetFacts({ host }: Project): Promise<void> {
  for (const table of ['fact', 'work_week', 'history', 'rests_on', 'project_state', 'view_cache'])
    await host.sql.peek(`DELETE FROM ${table}`);
}

test('facts after events are the facts a backfill makes', async () => {
  const project = await aProject();
  await twoWeeks(project, () => project.host.runUntilIdle());
  const told = await project.facts();
  expect(told['fact']).toHaveLength(5);
  await forgetFacts(project);
  await project.start();
  await project.host.runUntilIdle();
  expect(await project.facts()).toEqual(told);
});

test('the page says what happened, in numbers a reader can count', async () => {
  const project = await aProject();
  await twoWeeks(project, () => project.host.runUntilIdle());
  const { counts, weeks } = await project.page();
  expect(counts).toEqual({
    issues: 5,
    notStarted: 1,
    started: 3,
    closedUnstarted: 1,
    startUnknown: 0,
    done: 3,
    // The bug is a story now; it was upkeep only by its name.
    byTrack: { discovery: 1, delivery: 4, upkeep: 0 },
    // Pay, and the bug that was a story when it went straight to done. The epic and the research are neither.
    validated: { before: 0, after: 0, never: 2, against: 0, startUnknown: 0 },
    statusesGuessed: 0,
  });
  expect(weeks.map(({ week, started }) => ({ week, ...started }))).toEqual([
    { week: '2024-W20', discovery: 1, delivery: 1, upkeep: 0 },
    { week: '2024-W21', discovery: 0, delivery: 1, upkeep: 0 },
    { week: '2024-W22', discovery: 0, delivery: 0, upkeep: 0 },
  ]);
  // Pay: a day, then Friday 9:00 to Monday 0:00 and on to Wednesday 9:00. Research: since Tuesday 11:00, until Monday 9:00.
  expect(weeks.map(({ days }) => days.delivery)).toEqual([1 + 2 + 15 / 24, 2 + 9 / 24, 0]);
  expect(weeks.map(({ days }) => days.discovery)).toEqual([5 + 13 / 24, 7, 9 / 24]);
});

test('days are those of stories: an epic or a sub-task in progress beside its story adds none', async () => {
  const project = await aProject();
  const epic = project.create({ type: 'Epic', summary: 'Checkout' });
  const story = project.create({ parent: epic });
  const part = project.create({ type: 'Sub-task', summary: 'The button', parent: story });
  for (const issue of [epic, story, part]) project.move(issue, 'In Progress', day(0));
  project.move(part, 'Done', day(1));
  project.move(story, 'Done', day(2));
  await project.host.runUntilIdle();
  const { weeks } = await project.page();
  expect(weeks.map(({ days }) => days.delivery)).toEqual([2]);
});

test('told everything twice, the facts are the same', async () => {
  const once = await aProject();
  await twoWeeks(once, () => once.host.runUntilIdle());
  const twice = await aProject({ deliverTwice: true });
  await twoWeeks(twice, () => twice.host.runUntilIdle());
  expect(await twice.facts()).toEqual(await once.facts());
});

describe('shuffled and late', () => {
  property.prop([fc.array(fc.nat(1_000_000), { minLength: 16, maxLength: 16 })], { numRuns: 5 })(
    'told in any order, the facts are the same',
    async (order) => {
      const project = await aProject({ mayHaveProblems: true });
      const events: ProductEvent[] = [];
      const stop = project.host.site.onEvent((event) => events.push(event));
      await twoWeeks(project);
      stop();
      await project.host.runUntilIdle();
      const inOrder = await project.facts();
      await forgetFacts(project);
      const shuffled = events.map((event, at) => ({ event, key: order[at % order.length] ?? 0 }));
      shuffled.sort((a, b) => a.key - b.key);
      for (const { event } of shuffled) {
        await project.host.run(null, () => onIssueEvent(event));
        await project.host.runUntilIdle();
      }
      expect(await project.facts()).toEqual(inOrder);
    },
  );
});

test('a change that touches no fact costs no call to Jira', async () => {
  const project = await aProject();
  const story = project.create();
  await project.host.runUntilIdle();
  const before = project.requests.length;
  project.host.site.editIssue('lea', story, { summary: 'Another secret' }, day(1));
  project.host.site.comment('lea', story, 'Words');
  await project.host.runUntilIdle();
  expect(project.requests.slice(before)).toEqual([]);
});

test('a new estimate reaches the facts, and only the estimate field of all custom fields does', async () => {
  const project = await aProject();
  const story = project.create({ points: 2 });
  await project.host.runUntilIdle();
  project.host.site.editIssue('lea', story, { points: 5 }, day(1));
  await project.host.runUntilIdle();
  expect((await project.facts())['fact']?.map((fact) => fact['size'])).toEqual([5]);
  const before = project.requests.length;
  project.host.site.editIssue('lea', story, { rank: 7 }, day(2));
  await project.host.runUntilIdle();
  expect(project.requests.slice(before)).toEqual([]);
});

test('forty changes at once are seen to together, not one by one', async () => {
  const project = await aProject();
  for (let n = 0; n < 40; n += 1) project.create();
  await project.host.runUntilIdle();
  const fetches = project.requests.filter((request) => request === 'POST /rest/api/3/issue/bulkfetch');
  // The first event's drain may run before the last event is told; never one fetch per issue.
  expect(fetches.length).toBeLessThanOrEqual(2);
});

test('a deleted issue leaves every count, and a late event does not bring it back', async () => {
  const project = await aProject();
  const stays = project.create();
  const goes = project.create();
  project.move(goes, 'In Progress', day(1));
  await project.host.runUntilIdle();
  expect((await project.page()).counts).toMatchObject({ issues: 2, started: 1 });
  const late: ProductEvent[] = [];
  const stop = project.host.site.onEvent((event) => late.push(event));
  project.move(goes, 'Done', day(2));
  project.host.site.deleteIssue('lea', goes, day(3));
  await project.host.runUntilIdle();
  stop();
  for (const event of late.filter(({ eventType }) => eventType !== 'avi:jira:deleted:issue'))
    await project.host.run(null, () => onIssueEvent(event));
  await project.host.runUntilIdle();
  expect((await project.page()).counts).toMatchObject({ issues: 1, started: 0 });
  for (const rows of Object.values(await project.facts())) for (const row of rows) expect(row['issue_id']).toBe(stays);
});

test('no title ever reaches the tables of facts', async () => {
  const project = await aProject();
  await twoWeeks(project, () => project.host.runUntilIdle());
  expect((await project.facts())['history']).toHaveLength(5);
  expect(await textsInFacts(project.host)).not.toMatch(/secret|pay with one click/i);
});

test('Jira down for a while: the mark stays, and the facts come when it is back', async () => {
  const project = await aProject();
  project.create();
  project.host.failNext({
    service: 'jira',
    on: 'POST /rest/api/3/issue/bulkfetch',
    with: { status: 503, body: {} },
  });
  await project.host.runUntilIdle();
  expect((await project.facts())['fact']).toEqual([]);
  project.host.clock.advance(60_000);
  await project.host.tick();
  await project.host.runUntilIdle();
  expect((await project.facts())['fact']).toHaveLength(1);
});

test('the store down while an event is told: Forge is asked to tell it again', async () => {
  const project = await aProject();
  project.create();
  await project.host.runUntilIdle();
  project.create();
  project.host.failNext({ service: 'sql', on: 'INSERT INTO dirty', with: { status: 503, body: {} } });
  await project.host.runUntilIdle();
  expect((await project.facts())['fact']).toHaveLength(2);
});

test('killed between facts and page, the page is not left old', async () => {
  const project = await aProject();
  project.create();
  await project.host.runUntilIdle();
  expect((await project.page()).counts.issues).toBe(1);
  project.create();
  project.host.failNext({ service: 'sql', on: 'INSERT INTO project_state', with: 'kill before' });
  await project.host.runUntilIdle();
  project.host.clock.advance(10 * 60_000);
  await project.host.tick();
  await project.host.runUntilIdle();
  expect((await project.page()).counts.issues).toBe(2);
});

test('a warm page is one statement; a cold one at most eight, two of them its signals’', async () => {
  const project = await aProject();
  await twoWeeks(project, () => project.host.runUntilIdle());
  const statements = async () => {
    const before = project.host.counts.sqlStatements;
    await project.page();
    return project.host.counts.sqlStatements - before;
  };
  expect(await statements()).toBeLessThanOrEqual(8);
  expect(await statements()).toBe(1);
});
