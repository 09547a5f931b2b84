/**
 * A bulk change in Jira sends thousands of events at once: they are few drains, and few points. With `BURST=full` it is
 * the 5,000 events on 500 issues of the design, half a minute of the host's time; else a tenth of it.
 */
import { expect, test } from 'vitest';
import type { ProductEvent } from '../host/types';
import { onIssueEvent } from '../../src/sync/events';
import { readBudget } from '../../src/store/facts-lease';
import { aProject, anImported, day } from './a-project';

const isFull = process.env['BURST'] === 'full';
const ISSUES = isFull ? 500 : 20;
const EVENTS = ISSUES * 10;
/** Of a hundred issues each. */
const FETCHES = Math.ceil(ISSUES / 100);
/** Of fifty issues each. */
const HISTORIES = Math.ceil(ISSUES / 50);

test(`${String(EVENTS)} events on ${String(ISSUES)} issues are a handful of drains`, { timeout: 300_000 }, async () => {
  const project = await aProject();
  const { host } = project;
  project.place(Array.from({ length: ISSUES }, (_, n) => anImported(n + 1, day(0) - n * 60_000)));
  // Once, so that the tables are there and the site is known.
  await project.page();
  const event = (id: string): ProductEvent => ({
    eventType: 'avi:jira:updated:issue',
    issue: { id, fields: { project: { id: project.projectId } } },
    changelog: { items: [{ field: 'status', fieldId: 'status' }] },
  });
  const before = { pushes: host.counts.queuePushes, calls: project.requests.length, sql: host.counts.sqlStatements };
  // Events of one bulk change come while the first drain is still on its way.
  for (let from = 0; from < EVENTS; from += 50) {
    const some = Array.from({ length: 50 }, (_, n) => String(50_001 + ((from + n) % ISSUES)));
    await host.run(null, async () => {
      for (const id of some) await onIssueEvent(event(id));
    });
  }
  // A mark and a look whether a drain is on its way; the first ones make sure of the tables and push.
  expect(host.counts.sqlStatements - before.sql).toBeLessThan(3 * EVENTS);
  expect(await host.sql.peek('SELECT COUNT(*) AS marks FROM dirty')).toEqual([{ marks: ISSUES }]);
  const pushedByEvents = host.counts.queuePushes - before.pushes;
  // The events' own statements may have used up the store's share of their minute; the drain then comes in the next.
  host.clock.advance(60_000);
  await host.runUntilIdle();
  const calls = project.requests.slice(before.calls);
  const of = (path: string) => calls.filter((call) => call.endsWith(path)).length;
  expect(pushedByEvents).toBe(1);
  expect(host.counts.queuePushes - before.pushes).toBeLessThanOrEqual(3);
  expect([of('issue/bulkfetch'), of('changelog/bulkfetch')]).toEqual([FETCHES, HISTORIES]);
  expect((await project.page()).counts).toMatchObject({ issues: ISSUES, started: ISSUES });
  // The issues and their one move each, the calls, and the catalogue of fields and statuses.
  const { spent } = await host.run(null, () => readBudget(host.clock.now()));
  const least = 2 * ISSUES + FETCHES + HISTORIES;
  expect(spent.background).toBeGreaterThanOrEqual(least);
  expect(spent.background).toBeLessThan(least + 100);
});
