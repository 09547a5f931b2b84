/** What the background may take of Jira and of the store, and what it does when either says no. */
import { route } from '@forge/api';
import { expect, test } from 'vitest';
import * as v from 'valibot';
import { AppFailure } from '../../src/failures';
import { approximateCount, fetchIssues } from '../../src/jira/search';
import { holdUntil, readBudget, readQueryTime, type Budget } from '../../src/store/facts-lease';
import { BLOCK, paidFrom } from '../../src/sync/paid';
import { capOf, heed, HOURLY, mayAskFrom, spend, SQL_MS_A_MINUTE } from '../../src/sync/cost';
import { readHealth } from '../../src/sync/health';
import { aProject, type Project } from './a-project';

const HOUR_MS = 3_600_000;

const inApp = <T>({ host }: Project, work: () => Promise<T>) => host.run(null, work);
const budgetOf = (project: Project): Promise<Budget> => inApp(project, () => readBudget(project.host.clock.now()));
const spent = async (project: Project) => (await budgetOf(project)).spent;
const mayAsk = (project: Project, purse: 'background' | 'backfill' = 'background') =>
  inApp(project, () => mayAskFrom(purse, project.host.clock.now()));
const hourEnd = ({ host }: Project) => host.clock.now() - (host.clock.now() % HOUR_MS) + HOUR_MS;
/** A project whose tables are there and whose hour is fresh: the site's catalogue has been paid in an earlier one. */
async function fresh(): Promise<Project> {
  const project = await aProject();
  await project.page();
  return project;
}
const countOnce = (project: Project) =>
  inApp(project, () => paidFrom('background', (jira) => approximateCount(jira, `project = ${project.projectId}`)));
/** Anything the app fails with. */
async function failureOf(work: Promise<unknown>): Promise<AppFailure> {
  const error: unknown = await work.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof AppFailure)) throw new Error(`not an AppFailure: ${String(error)}`);
  return error;
}
const said = (reason: string | null, retryAfterMs: number | null) =>
  new AppFailure('jiraBusy', 'told to slow down', { slowDown: { reason, retryAfterMs } });

test('a call is billed at its worst before it is made, and what it did not cost is given back', async () => {
  const project = await fresh();
  const story = project.create();
  const ids = [story, ...Array.from({ length: 49 }, (_, n) => String(900_000 + n))];
  const during: number[] = [];
  const request = project.host.site.request.bind(project.host.site);
  project.host.site.request = async (asked) => {
    const rows = await project.host.sql.peek("SELECT points FROM spent WHERE purse = 'background'");
    during.push(Number(rows[0]?.['points']));
    return request(asked);
  };
  await inApp(project, () =>
    paidFrom('background', (jira) => fetchIssues(jira, ids, ['status'])).catch(() => undefined),
  );
  project.host.site.request = request;
  // A block covers 1 + 50 at the worst; one issue exists, so 1 + 1 stay.
  expect(during).toEqual([BLOCK]);
  expect((await spent(project)).background).toBe(2);
});

test('two workers at once never take more together than the hour allows, and what is left over is used', async () => {
  const project = await fresh();
  await inApp(project, () => spend('background', HOURLY.background - 5, project.host.clock.now()));
  const worker = () =>
    inApp(project, () =>
      paidFrom('background', async (jira) => {
        let calls = 0;
        for (; calls < 10; calls += 1) {
          try {
            await approximateCount(jira, `project = ${project.projectId}`);
          } catch {
            break;
          }
        }
        return calls;
      }),
    );
  const calls = await Promise.all([worker(), worker()]);
  const made = calls[0] + calls[1];
  expect(made).toBeLessThanOrEqual(5);
  expect((await spent(project)).background).toBe(HOURLY.background - 5 + made);
  // Alone, the last points are had too, unless both stepped back and noted the purse as empty.
  expect(await mayAsk(project)).toBe(hourEnd(project));
});

test('an empty purse refuses before Jira is asked, until the hour is over, and leaves the other purse alone', async () => {
  const project = await fresh();
  await inApp(project, () => spend('background', HOURLY.background, project.host.clock.now()));
  const before = project.requests.length;
  const failure = await failureOf(countOnce(project));
  expect([failure.code, failure.slowDown?.reason]).toEqual(['jiraBusy', 'budget']);
  expect(project.requests.slice(before)).toEqual([]);
  expect([await mayAsk(project), await mayAsk(project, 'backfill')]).toEqual([hourEnd(project), null]);
  project.host.clock.pin(hourEnd(project));
  expect(await mayAsk(project)).toBeNull();
  await countOnce(project);
});

test('killed between the bill and the end, it has cost a block and not the hour', async () => {
  const project = await fresh();
  project.host.failNext({ service: 'jira', on: 'approximate-count', with: 'kill after' });
  await countOnce(project).catch(() => undefined);
  expect((await spent(project)).background).toBe(BLOCK);
});

test('what has no price cannot be asked', async () => {
  const project = await fresh();
  const asked = inApp(project, () =>
    paidFrom('background', (jira) => jira.request('GET', route`/rest/api/3/myself`, v.unknown())),
  );
  expect(await failureOf(asked)).toMatchObject({ code: 'internal' });
});

test('warned that a limit is near, the hour holds half, and the next one all again', async () => {
  const project = await fresh();
  const headers = { 'X-Beta-RateLimit-NearLimit': 'true' };
  project.host.failNext({
    service: 'jira',
    on: 'approximate-count',
    with: { status: 200, headers, body: { count: 0 } },
  });
  await countOnce(project);
  expect(capOf('background', await budgetOf(project))).toBe(1_000);
  await inApp(project, () => spend('background', 900, project.host.clock.now()));
  expect(await mayAsk(project)).toBe(hourEnd(project));
  project.host.clock.pin(hourEnd(project));
  expect(capOf('background', await budgetOf(project))).toBe(2_000);
});

test.for([
  [0.19, true],
  [0.2, false],
] as const)('with %d of the app’s quota left, the rest is for people: %s', async ([share, isKept]) => {
  const project = await fresh();
  const headers = {
    'Beta-RateLimit-Policy': '"global-app-quota";q=65000;w=3600',
    'Beta-RateLimit': `"global-app-quota";r=${String(65_000 * share)};t=600`,
  };
  project.host.failNext({
    service: 'jira',
    on: 'approximate-count',
    with: { status: 200, headers, body: { count: 0 } },
  });
  await countOnce(project);
  expect(await mayAsk(project)).toBe(isKept ? project.host.clock.now() + 600_000 : null);
});

test.for([
  ['jira-quota-global-based', 1_200_000, 1_200_000],
  ['jira-quota-tenant-based', null, 'the next hour'],
  ['jira-burst-based', 2_000, 2_000],
  ['jira-burst-based', null, 1_000],
  [null, 37_000, 37_000],
  [null, null, 600_000],
] as const)('a 429 for %s, to come back in %s ms: everything rests %s', async ([reason, retryAfterMs, rests]) => {
  const project = await fresh();
  const nowMs = project.host.clock.now() + 60_000;
  project.host.clock.pin(nowMs);
  await inApp(project, () => heed(said(reason, retryAfterMs), nowMs));
  const untilMs = rests === 'the next hour' ? hourEnd(project) : nowMs + rests;
  expect([await mayAsk(project), await mayAsk(project, 'backfill')]).toEqual([untilMs, untilMs]);
});

test('each further burst of the hour doubles the rest, up to a quarter of an hour', async () => {
  const project = await fresh();
  const nowMs = project.host.clock.now();
  const rests: number[] = [];
  for (let nth = 0; nth < 12; nth += 1)
    rests.push((await inApp(project, () => heed(said('jira-burst-based', 2_000), nowMs))) - nowMs);
  expect(rests.slice(0, 4)).toEqual([2_000, 4_000, 8_000, 16_000]);
  expect(rests.at(-1)).toBe(900_000);
  expect((await budgetOf(project)).bursts).toBe(12);
});

test('an issue written too often rests alone: nobody else does', async () => {
  const project = await fresh();
  await inApp(project, () => heed(said('jira-per-issue-on-write', 2_000), project.host.clock.now()));
  expect(await mayAsk(project)).toBeNull();
});

test('a minute’s query time is noted with one statement a batch, and over 20 s the next batch waits for the minute', async () => {
  const project = await fresh();
  project.host.clock.pin(hourEnd(project));
  const nowMs = project.host.clock.now();
  await mayAsk(project);
  const before = project.host.counts.sqlStatements;
  await mayAsk(project);
  expect(project.host.counts.sqlStatements - before).toBeLessThanOrEqual(2);
  await project.host.sql.peek(`DELETE FROM spent WHERE purse = 'sql'`);
  await project.host.sql.peek(
    `INSERT INTO spent (hour_ms, purse, points) VALUES (${String(nowMs)}, 'sql', ${String(SQL_MS_A_MINUTE)})`,
  );
  expect(await mayAsk(project)).toBe(nowMs + 60_000);
  project.host.clock.advance(60_000);
  expect(await mayAsk(project)).toBeNull();
  const time = await inApp(project, () => readQueryTime(project.host.clock.now()));
  expect(time.lastMinuteMs).toBeGreaterThanOrEqual(SQL_MS_A_MINUTE);
  expect(time.busiestMinuteMs).toBe(time.lastMinuteMs);
});

test('no call is begun after the moment given', async () => {
  const project = await fresh();
  const untilMs = project.host.clock.now() + 1_000;
  const count = () =>
    inApp(project, () =>
      paidFrom('backfill', (jira) => approximateCount(jira, `project = ${project.projectId}`), { untilMs }),
    );
  project.host.clock.pin(untilMs);
  await count();
  project.host.clock.advance(1);
  expect(await failureOf(count())).toMatchObject({ code: 'tooSlow' });
});

test('what people’s screens cost is counted beside, and kept from nobody', async () => {
  const project = await fresh();
  const story = project.create();
  await project.host.runUntilIdle();
  for (let nth = 0; nth < 60; nth += 1) await project.host.invoke('lea', 'readPanel', { issueId: story });
  const { people } = await spent(project);
  // A panel is one call of 2 points, its permission another every five minutes; the last hundred wait to be noted.
  expect(people).toBeGreaterThanOrEqual(100);
  expect(people).toBeLessThanOrEqual(60 * 2 + 10);
});

test('the health page shows a budget halved by a warning of Jira, and says whose word the background waits for', async () => {
  const project = await fresh();
  const points = async () => (await inApp(project, () => readHealth(project.host.clock.now()))).points;
  const hold = (what: 'near-limit' | 'pause' | 'pause-background', untilMs: number) =>
    inApp(project, () => holdUntil(what, untilMs));
  const caps = async () => (await points()).purses.map(({ cap }) => cap);
  expect(await caps()).toEqual([2_000, 10_000, null]);
  await hold('near-limit', hourEnd(project));
  expect(await caps()).toEqual([1_000, 5_000, null]);
  // A purse with less than 200 left counts as empty: 800 taken of a thousand are not too many, 801 are.
  await inApp(project, () => spend('background', 800, project.host.clock.now()));
  expect((await points()).waits).toBeNull();
  await inApp(project, () => spend('background', 1, project.host.clock.now()));
  expect((await points()).waits).toEqual({ reason: 'budget', untilMs: hourEnd(project) });
  await hold('pause-background', hourEnd(project));
  expect((await points()).waits).toEqual({ reason: 'budget', untilMs: hourEnd(project) });
  await hold('pause', hourEnd(project) + 1);
  expect((await points()).waits).toEqual({ reason: 'jiraBusy', untilMs: hourEnd(project) + 1 });
});
