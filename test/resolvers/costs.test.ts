/** The counts `npm run bench` prints, held: what opening an issue, its panel and the project page may cost. */
import { screenCosts } from '../bench/screens';
import { measurePage } from '../bench/page';
import { randomUUID } from 'node:crypto';
import * as v from 'valibot';
import { beforeAll, describe, expect, test } from 'vitest';
import type { ScreenCosts } from '../bench/screens';
import type { RunningHost } from '../host/host';
import { anOutcome } from '../support/builders';
import { sqlForTests } from '../support/sql-engine';

/** A project with one story whose outcome is stated, its facts made and its property published. */
async function oneStory(host: RunningHost): Promise<void> {
  host.site.addUser({ accountId: 'lea', displayName: 'Lea Lead' });
  const { id: projectId } = host.site.addProject({ key: 'SHOP', name: 'Shop', roles: { administer: ['lea'] } });
  const { id: issueId } = host.site.createIssue('lea', { project: 'SHOP', type: 'Story', summary: 'Invite' });
  const accepted = v.object({ ok: v.literal(true), value: v.unknown() });
  const command = { id: randomUUID(), seenRev: 0, kind: 'stateOutcome', parts: anOutcome() };
  v.parse(accepted, await host.invoke('lea', 'save', { issueId, command }));
  await host.runUntilIdle();
  v.parse(accepted, await host.invoke('lea', 'readPage', { projectId }));
}

describe('what is asked of Forge and Jira', () => {
  let costs: ScreenCosts;
  beforeAll(async () => {
    costs = await screenCosts(oneStory);
  });

  test('looking at an issue asks nothing of the app: no invoke, no point, no statement', () => {
    expect(costs.view).toEqual({ invokes: 0, jiraCalls: 0, jiraPoints: 0, sqlStatements: 0, sqlRows: 0 });
  });

  test('what is shown beside the issue takes the reader’s browser two requests: the issue, and whether they may comment', () => {
    expect(costs.viewAsks).toBe(2);
  });

  test('the panel takes one invoke and one issue of Jira, 2 points, once the process knows the person and the site', () => {
    expect(costs.panelWarm).toMatchObject({ invokes: 1, jiraCalls: 1, jiraPoints: 2 });
  });

  test('a save adds the two properties it writes, one point each', () => {
    expect(costs.panelSave).toMatchObject({ invokes: 1, jiraCalls: 3, jiraPoints: 4 });
  });

  test('a process that knows nobody yet asks Jira one thing more: what the person may do', () => {
    expect(costs.panelCold).toMatchObject({ invokes: 1, jiraCalls: 2, jiraPoints: 4 });
  });

  test('once in six hours it also asks for the site’s fields and statuses, and then no more', () => {
    expect(costs.panelFirst.jiraCalls).toBe(4);
    expect(costs.panelFirst.jiraPoints).toBeGreaterThan(4);
  });

  test('a page whose facts have not changed is one statement, and nothing is asked of Jira', () => {
    expect(costs.pageWarm).toMatchObject({ invokes: 1, sqlStatements: 1, sqlRows: 1, jiraCalls: 0, jiraPoints: 0 });
  });
});

test('a page takes six statements at most, its signals, what is due and its write among them, when facts have changed, and one when not, whether of 100 facts or of 1,000', async () => {
  const { costs } = await measurePage(await sqlForTests(), [100, 1_000], 0);
  for (const { cold, warm } of costs.values()) {
    expect(cold.sqlStatements).toBeLessThanOrEqual(6);
    expect(warm).toMatchObject({ sqlStatements: 1, sqlRows: 1 });
  }
  // Groups are read, not issues: ten times the facts are not ten times the rows.
  expect(costs.get(1_000)?.cold.sqlRows).toBeLessThan(1_000);
});
