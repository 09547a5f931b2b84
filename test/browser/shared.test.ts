/** One assumption under two stories: shared, found, rested on, refuted on one and dropped on the other. */
import { randomUUID } from 'node:crypto';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { startHost } from '../host/host';
import type { RunningHost } from '../host/host';
import { aFinding, anOutcome } from '../support/builders';
import { expectAccessible, expectNoSidewaysScroll, expectSilence } from './support/expectations';
import { sharedBrowser } from './support/launch';
import { leavePages, modulesDrawn, openAs, type Look } from './support/pages';

let browser: Browser;
let host: RunningHost;
const ids: string[] = [];
const ASSUMPTION = randomUUID();

const at = async (key: string, look: Look = {}): Promise<Page> => {
  const page = await openAs(browser, host.url ?? '', 'lea', `/issues/${key}`, look);
  await modulesDrawn(page);
  return page;
};
const panel = (page: Page) => page.locator('[data-module="premise-panel"]');
const save = async (issueId: string, command: object) => {
  const sent = { issueId, command: { id: randomUUID(), seenRev: 0, ...command } };
  expect(await host.invoke('lea', 'save', sent)).toMatchObject({ ok: true });
};

beforeAll(async () => {
  browser = await sharedBrowser();
  host = await startHost({ port: 0, autoRun: true, contract: true });
  host.site.addUser({ accountId: 'lea', displayName: 'Lea Lead' });
  host.site.addProject({ key: 'SHOP', name: 'Shop', roles: { administer: ['lea'] } });
  for (const summary of ['Invite a colleague', 'Remind who was invited'])
    ids.push(host.site.createIssue('lea', { project: 'SHOP', type: 'Story', summary, points: 2 }).id);
  await host.runUntilIdle();
  const [home = '', other = ''] = ids;
  for (const id of ids) await save(id, { kind: 'stateOutcome', parts: anOutcome() });
  await save(home, {
    kind: 'stateAssumption',
    ...{ assumptionId: ASSUMPTION, statement: 'Admins know whom to invite', risk: 'value' },
  });
  expect(other).not.toBe('');
});

afterAll(async () => {
  await leavePages(browser);
  await host.close();
});

afterEach(async () => {
  await leavePages(browser);
  expect(host.problems).toEqual([]);
});

test('who will read it is said beside the button; shared, another story finds it and rests on it', async () => {
  const page = await at('SHOP-1');
  await panel(page).getByText('Everyone who can see this project can read this.').waitFor();
  await panel(page).getByRole('button', { name: 'Share with the project' }).click();
  await panel(page).getByRole('button', { name: 'Stop sharing' }).waitFor();
  await expectAccessible(page);
  const there = await at('SHOP-2', { width: 360, theme: 'dark' });
  await panel(there).getByRole('button', { name: 'Rest on an existing assumption' }).click();
  await panel(there).getByText('Admins know whom to invite').waitFor();
  await panel(there).getByLabel('Find an assumption').fill('payslips');
  await panel(there).getByLabel('Find an assumption').press('Enter');
  await panel(there).getByText('No assumption you can see says that.').waitFor();
  await panel(there).getByLabel('Find an assumption').fill('ADMINS invite');
  await panel(there).getByRole('button', { name: 'Search' }).click();
  await panel(there).getByRole('button', { name: 'Rest on this' }).waitFor();
  await expectAccessible(there);
  await expectNoSidewaysScroll(there);
  await panel(there).getByRole('button', { name: 'Rest on this' }).click();
  await panel(there).getByText('1 other issue rests on it.').waitFor();
  await panel(there).getByText('A change here is a change there.').waitFor();
  await expectSilence(there);
});

test('refuted on one, the other says so at once, beside the issue too, and it can be dropped there', async () => {
  await save(ids[0] ?? '', {
    kind: 'addFinding',
    assumptionId: ASSUMPTION,
    finding: aFinding({ id: randomUUID(), verdict: 'refutes', found: new Date().toISOString().slice(0, 10) }),
  });
  await host.runUntilIdle();
  const page = await at('SHOP-2');
  await panel(page).getByText('Rethink it or say no').waitFor();
  await panel(page).getByText('1 other issue rests on the same assumption.').waitFor();
  await page.locator('[data-module="premise-context"]').getByText('refuted').waitFor();
  for (const name of ['Decide', 'Test it again', 'Name another assumption', 'Drop this assumption'])
    expect(await panel(page).getByRole('button', { name }).count()).toBeGreaterThan(0);
  await expectAccessible(page);
  await panel(page).getByRole('button', { name: 'Drop this assumption' }).click();
  await panel(page).getByText('Not named yet. Every story rests on something.').waitFor();
  await expectSilence(page);
});
