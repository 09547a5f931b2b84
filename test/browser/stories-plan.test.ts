/** A lead looks through what needs attention, takes the next in line and frames two at once: over both tabs. */
import { mkdirSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { RunningHost } from '../host/host';
import { startDemoHost } from '../support/demo-host';
import { expectAccessible, expectNoSidewaysScroll, expectSilence } from './support/expectations';
import { sharedBrowser } from './support/launch';
import { leavePages, openAs } from './support/pages';

const MAYA = 'demo-maya';

let browser: Browser;
let host: RunningHost;

beforeAll(async () => {
  browser = await sharedBrowser();
  host = await startDemoHost({ port: 0, autoRun: true, contract: true });
});
afterAll(async () => {
  await leavePages(browser);
  const { problems } = host;
  await host.close();
  expect(problems).toEqual([]);
});

const module = (page: Page) => page.locator('[data-module="premise-page"]');

/** A picture of the moment, where somebody asks for it: to be looked at, never compared. */
async function shot(page: Page, name: string): Promise<void> {
  const folder = process.env['SHOTS'];
  if (folder === undefined) return;
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
}

test('what needs attention is looked through and copied, and two stories in line are framed at once', async () => {
  const page = await openAs(browser, host.url ?? '', MAYA, '/projects/HARB/page', { width: 1440 });
  await module(page).getByRole('tab', { name: 'Stories' }).click();
  const stories = module(page).getByRole('tabpanel', { name: 'Stories' });
  await stories.getByRole('table').waitFor();
  await shot(page, 'stories-light');
  await expectAccessible(page);
  await stories.getByRole('button', { name: 'Copy as text' }).first().click();
  const text = page.getByLabel('Select all, then copy');
  await text.waitFor();
  expect(await text.inputValue()).toContain('Key,Story,Next step,Riskiest assumption,Score,Size,Doubt');
  await shot(page, 'stories-export');
  await page.getByRole('button', { name: 'Close', exact: true }).last().click();

  await module(page).getByRole('tab', { name: 'Plan' }).click();
  const plan = module(page).getByRole('tabpanel', { name: 'Plan' });
  await plan.getByRole('table').waitFor();
  const boxes = plan.getByRole('table').getByRole('checkbox');
  expect(await boxes.count()).toBeGreaterThan(1);
  for (const at of [0, 1]) await plan.getByRole('table').locator('label').nth(at).click();
  await plan.getByText('2 stories chosen').waitFor();
  await plan.getByRole('button', { name: 'Set the outcome' }).click();
  await plan.getByLabel('Who').fill('Harbour masters');
  await plan.getByLabel('What they do differently').fill('book a berth before they arrive');
  // Off the pressed button: what lies under a pointer is Jira's own colour.
  await page.mouse.move(0, 0);
  await shot(page, 'plan-light');
  await expectAccessible(page);
  await plan.getByRole('button', { name: 'Save on 2 stories' }).click();
  await plan.getByText('Saved on 2 stories.').waitFor();
  await shot(page, 'plan-saved');
  for (const width of [360, 768] as const) {
    await page.setViewportSize({ width, height: 900 });
    await expectNoSidewaysScroll(page);
  }
  await page.setViewportSize({ width: 360, height: 900 });
  await shot(page, 'plan-narrow');
  await page.getByRole('button', { name: 'Use the dark theme' }).click();
  await shot(page, 'plan-narrow-dark');
  await expectSilence(page);
});
