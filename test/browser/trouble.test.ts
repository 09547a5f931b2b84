/** The drawer for planning a bad day of Jira: what it plans happens once, and it is itself as accessible as the rest. */
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { startHost, type RunningHost } from '../host/host';
import { expectAccessible, expectNoSidewaysScroll, expectSilence } from './support/expectations';
import { sharedBrowser } from './support/launch';
import { THEMES, leavePages, modulesDrawn, openAs, type Look } from './support/pages';

const READ_ISSUE = 'GET /rest/api/3/issue/{issueIdOrKey}';

let browser: Browser;
let host: RunningHost;

beforeAll(async () => {
  browser = await sharedBrowser();
  host = await startHost({ port: 0 });
  host.site.addUser({ accountId: 'lea', displayName: 'Lea Lead' });
  host.site.addProject({ key: 'SHOP', name: 'Shop', roles: { administer: ['lea'] } });
  host.site.createIssue('lea', { project: 'SHOP', type: 'Story', summary: 'Pay later' });
});
afterEach(async () => {
  host.clearFaults();
  await leavePages(browser);
});
afterAll(async () => {
  await leavePages(browser);
  await host.close();
});

async function openDrawer(look: Look): Promise<{ page: Page; drawer: Locator; panel: Locator }> {
  const page = await openAs(browser, host.url ?? '', 'lea', '/issues/SHOP-1', look);
  await modulesDrawn(page);
  const drawer = page.locator('.host-trouble');
  await drawer.getByText('Trouble', { exact: true }).click();
  await drawer.getByText('Planned: 0.').waitFor();
  return { page, drawer, panel: page.locator('[data-module="premise-panel"]') };
}

test.each(THEMES)('open, in the %s theme, it is accessible and fits a phone and a desk', async (theme) => {
  const { page } = await openDrawer({ theme, width: 1440 });
  await expectAccessible(page);
  await page.setViewportSize({ width: 360, height: 900 });
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);
  await expectSilence(page);
});

test('a planned fault meets the panel once, and trying again works', async () => {
  const { page, drawer, panel } = await openDrawer({});
  await panel.getByRole('button', { name: 'Frame the outcome' }).waitFor();
  await drawer.getByLabel('When').selectOption(READ_ISSUE);
  await drawer.getByLabel('is asked by').selectOption('jira');
  await drawer.getByLabel('Jira answers').selectOption('404');
  await drawer.getByRole('button', { name: 'Fail once' }).click();
  await drawer.getByText('Planned, once.').waitFor();
  await drawer.getByText('Planned: 1.').waitFor();

  await page.reload();
  await panel.getByText('This issue or project is not there, or you cannot see it.').waitFor();
  expect(host.unusedFaults()).toEqual([]);
  await page.reload();
  await panel.getByRole('button', { name: 'Frame the outcome' }).waitFor();
  await expectSilence(page);
});

test('what is planned can be taken back, a day can go by, and the schedules run', async () => {
  const { page, drawer } = await openDrawer({});
  await drawer.getByRole('button', { name: 'Fail once' }).click();
  await drawer.getByText('Planned: 1.').waitFor();
  await drawer.getByRole('button', { name: 'Take back' }).click();
  await drawer.getByText('Nothing is planned.').waitFor();
  expect(host.unusedFaults()).toEqual([]);

  const beforeMs = host.clock.now();
  await drawer.getByRole('button', { name: 'Advance a day' }).click();
  await drawer.getByText('A day has gone by.').waitFor();
  expect(host.clock.now() - beforeMs).toBeGreaterThanOrEqual(86_400_000);
  const today = new Date(host.clock.now()).toISOString().slice(0, 10);
  await drawer.getByText(`It is ${today}`).waitFor();

  const before = host.counts.sqlStatements;
  await drawer.getByRole('button', { name: 'Run a tick' }).click();
  await drawer.getByText('The schedules have run.').waitFor();
  // What is due is asked of the store.
  expect(host.counts.sqlStatements).toBeGreaterThan(before);
  expect(host.problems).toEqual([]);
  await expectSilence(page);
});
