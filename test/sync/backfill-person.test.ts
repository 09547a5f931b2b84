/** A backfill and the people who watch it: paused, gone on with, never stuck on one issue, and how long it still takes. */
import { fc, test as property } from '@fast-check/vitest';
import { expect, test } from 'vitest';
import * as v from 'valibot';
import type { BackfillView } from '../../src/contract/page';
import { timeLeft } from '../../src/sync/backfill-plan';
import type { ImportedIssue } from '../host/jira/replace';
import type { JiraRequest, JiraResponse } from '../host/types';
import { aProject, anImported, day, type Project } from './a-project';

/** A hundred issues of each of so many half years: a page each. */
function pages(count: number, each = 100): readonly ImportedIssue[] {
  return Array.from({ length: count * each }, (_, n) =>
    anImported(n + 1, day(0) - Math.floor(n / each) * 182 * 86_400_000 - (n % each) * 60_000),
  );
}

const SEARCH = 'POST /rest/api/3/search/jql';
const PAGE = /^POST .*changelog\/bulkfetch$/;
const Value = v.object({ ok: v.literal(true), value: v.custom<BackfillView>((view) => typeof view === 'object') });
const ask = async ({ host, projectId }: Project, call: string) =>
  v.parse(Value, await host.invoke('lea', call, { projectId })).value;

/** Lets every answer of Jira pass through `change`, and `before` run when it is asked. */
function between(
  { host: { site } }: Project,
  change: (request: JiraRequest, answer: JiraResponse) => Promise<JiraResponse> | JiraResponse,
): void {
  const request = site.request.bind(site);
  site.request = async (asked) => change(asked, await request(asked));
}

test('a person pauses it: the page being read is kept, the tick leaves it alone, and it goes on where it was', async () => {
  const project = await aProject();
  project.place(pages(3, 20));
  let isPaused = false;
  between(project, async ({ path }, answer) => {
    if (!isPaused && path.endsWith('changelog/bulkfetch')) {
      isPaused = true;
      expect(await ask(project, 'pauseBackfill')).toMatchObject({ state: 'paused', reason: 'person', leftMs: null });
    }
    return answer;
  });
  await project.start();
  await project.host.runUntilIdle();
  expect(await project.backfilled()).toMatchObject({ state: 'paused', reason: 'person', done: 20, total: 60 });
  project.host.clock.advance(7 * 86_400_000);
  await project.host.tick();
  await project.host.runUntilIdle();
  expect(await project.backfilled()).toMatchObject({ state: 'paused', done: 20 });
  // Starting again joins it, paused as it is.
  expect(await project.start()).toMatchObject({ state: 'paused', reason: 'person' });
  await project.host.runUntilIdle();
  expect(await project.backfilled()).toMatchObject({ state: 'paused', done: 20 });
  expect(await ask(project, 'resumeBackfill')).toMatchObject({ state: 'running', reason: null });
  await project.host.runUntilIdle();
  expect(await project.backfilled()).toMatchObject({ state: 'done', done: 60, total: 60 });
  expect(project.requests.filter((request) => PAGE.test(request))).toHaveLength(3);
});

test('a pause that is not a person’s is not ended by going on, and a reading that is over is not paused', async () => {
  const project = await aProject();
  project.place(pages(1, 5));
  project.host.failNext({ service: 'jira', on: SEARCH, with: '429 quota of the app' });
  await project.start();
  await project.host.runUntilIdle();
  expect(await ask(project, 'resumeBackfill')).toMatchObject({ state: 'paused', reason: 'jiraBusy' });
  project.host.clock.advance(3_600_000);
  await project.host.tick();
  await project.host.runUntilIdle();
  expect(await ask(project, 'pauseBackfill')).toMatchObject({ state: 'done', done: 5 });
});

test('pausing and going on is for those who administer the project', async () => {
  const project = await aProject();
  project.host.site.addUser({ accountId: 'bo', displayName: 'Bo Browser' });
  for (const call of ['pauseBackfill', 'resumeBackfill']) {
    const refused = await project.host.invoke('bo', call, { projectId: project.projectId });
    expect(refused).toMatchObject({ ok: false, error: { code: 'notFound' } });
  }
});

const Page = v.object({ issues: v.array(v.looseObject({ id: v.string(), fields: v.looseObject({}) })) });

test('one issue that cannot be read costs no page: it is counted, and tried alone until it can be', async () => {
  const project = await aProject({ mayHaveProblems: true });
  project.place(pages(1, 30));
  const broken = String(50_000 + 7);
  let isBroken = true;
  between(project, ({ path }, answer) => {
    const isAbout = path.endsWith('search/jql') || path.endsWith('issue/bulkfetch');
    const page = v.safeParse(Page, answer.body);
    if (!isBroken || !isAbout || !page.success) return answer;
    const issues = page.output.issues.map((issue) =>
      issue.id === broken ? { ...issue, fields: { ...issue.fields, status: 'a word' } } : issue,
    );
    return { ...answer, body: { ...page.output, issues } };
  });
  await project.start();
  await project.host.runUntilIdle();
  expect(await project.backfilled()).toMatchObject({ state: 'done', done: 29, total: 30, skipped: 1 });
  isBroken = false;
  project.host.clock.advance(3_600_000);
  await project.host.tick();
  await project.host.runUntilIdle();
  expect((await project.page()).counts.issues).toBe(30);
});

test('a reading longer than a function may run is handed on, ten minutes at a time', async () => {
  const project = await aProject();
  project.place(pages(45, 1));
  between(project, ({ path }, answer) => {
    // Just under what a call may take: 45 pages of two calls are 21 minutes.
    if (/search\/jql$|changelog\/bulkfetch$/.test(path)) project.host.clock.advance(14_000);
    return answer;
  });
  await project.start();
  await project.host.runUntilIdle();
  expect(await project.backfilled()).toMatchObject({ state: 'done', done: 45 });
  // The host ends a function after 900 s of this clock, and would have told.
  expect(project.host.problems).toEqual([]);
  expect(await project.host.sql.peek('SELECT backfill_hops FROM project_state')).toEqual([{ backfill_hops: 2 }]);
});

test('a page that turns out too long is left before the function ends, and begun again with all the time there is', async () => {
  const project = await aProject();
  project.place(pages(1, 5));
  let isSlow = true;
  between(project, ({ path, body }, answer) => {
    if (isSlow && path.endsWith('search/jql') && body?.includes('labels') === true) {
      isSlow = false;
      project.host.clock.advance(811_000);
    }
    return answer;
  });
  await project.start();
  await project.host.runUntilIdle();
  expect(await project.backfilled()).toMatchObject({ state: 'done', done: 5 });
  const searches = project.requests.filter((request) => request === SEARCH);
  // The oldest issue, the page that took too long, and the same again; its histories are asked for once.
  expect(searches).toHaveLength(3);
  expect(project.requests.filter((request) => PAGE.test(request))).toHaveLength(1);
});

test('over a third of the store’s minute it waits for the next minute, and goes on by itself', async () => {
  const project = await aProject();
  project.place(pages(1, 5));
  await project.page();
  project.host.clock.pin(day(14, 1));
  const minuteMs = project.host.clock.now();
  await project.host.sql.peek(`INSERT INTO spent (hour_ms, purse, points) VALUES (${String(minuteMs)}, 'sql', 25000)`);
  const pagesAt: number[] = [];
  between(project, ({ path }, answer) => {
    if (path.endsWith('changelog/bulkfetch')) pagesAt.push(project.host.clock.now());
    return answer;
  });
  await project.start();
  // The queue holds the message back; the host's clock jumps there.
  await project.host.runUntilIdle();
  expect(await project.backfilled()).toMatchObject({ state: 'done', done: 5 });
  expect(pagesAt).toEqual([minuteMs + 60_000]);
});

const HOUR_MS = 3_600_000;

test.for([
  // A hundred took 50 s: three hundred more take 150 s.
  [{ done: 100, total: 400, workMs: 50_000, points: 300, waitsMs: 0 }, 150_000],
  // 22,000 at 6 points are 132,000, thirteen full hours of 10,000.
  [{ done: 1_000, total: 23_000, workMs: 60_000, points: 6_000, waitsMs: 0 }, 13 * HOUR_MS],
  [{ done: 100, total: 200, workMs: 10_000, points: 0, waitsMs: 90_000 }, 100_000],
  [{ done: 0, total: 200, workMs: 10_000, points: 0, waitsMs: 0 }, null],
  [{ done: 10, total: null, workMs: 10_000, points: 0, waitsMs: 0 }, null],
  // Jira's count is an estimate: more done than there are leaves nothing.
  [{ done: 210, total: 200, workMs: 10_000, points: 0, waitsMs: 0 }, 0],
] as const)('%j still takes %s ms', ([pace, left]) => {
  expect(timeLeft(pace, 10_000)).toBe(left);
});

property.prop([fc.nat(50_000), fc.nat(50_000), fc.nat(1e7), fc.nat(1e6), fc.nat(1e7)])(
  'time left is never negative, and never shorter than the pause',
  (done, total, workMs, points, waitsMs) => {
    const left = timeLeft({ done, total, workMs, points, waitsMs }, 10_000);
    if (left !== null) expect(left).toBeGreaterThanOrEqual(waitsMs);
  },
);
