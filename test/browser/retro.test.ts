/** A team looks back on its last sprint: what it expected is there, what happened is shown when they have guessed, and a finished one stays. */
import { mkdirSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { RunningHost } from '../host/host';
import { startDemoHost } from '../support/demo-host';
import { expectAccessible, expectNoSidewaysScroll, expectSilence } from './support/expectations';
import { launch } from './support/launch';
import { openAs } from './support/pages';

const MAYA = 'demo-maya';

let browser: Browser;
let host: RunningHost;

beforeAll(async () => {
  browser = await launch();
  host = await startDemoHost({ port: 0, autoRun: true, contract: true });
});
afterAll(async () => {
  await browser.close();
  const { problems } = host;
  await host.close();
  expect(problems).toEqual([]);
});

/** A picture of the moment, where somebody asks for it: to be looked at, never compared. */
async function shot(page: Page, name: string): Promise<void> {
  const folder = process.env['SHOTS'];
  if (folder === undefined) return;
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
}

test('a retrospective is started, shown, noted, finished, and its action comes back in the next', async () => {
  const page = await openAs(browser, host.url ?? '', MAYA, '/projects/HARB/page', { width: 1440 });
  page.setDefaultTimeout(15_000);
  const module = page.locator('[data-module="premise-page"]');
  await module.getByRole('tab', { name: 'Retro' }).click();
  const tab = module.getByRole('tabpanel', { name: 'Retro' });
  await tab.getByRole('button', { name: 'Start the retrospective' }).waitFor();
  await shot(page, 'retro-empty');
  await tab.getByRole('button', { name: 'Start the retrospective' }).click();

  const showAll = tab.getByRole('button', { name: 'Show everything that happened' });
  await showAll.waitFor();
  await tab.getByText('Shown once every result above is.').waitFor();
  await shot(page, 'retro-hidden');
  await tab.getByRole('button', { name: 'Show what happened' }).first().click();
  await showAll.click();
  await tab.getByText(/shown came out other than expected/).waitFor();

  await tab.getByRole('button', { name: 'Add a note', exact: true }).first().click();
  await tab.getByLabel('Note').fill('We asked the people who were easiest to reach.');
  await shot(page, 'retro-note');
  await tab.getByRole('button', { name: 'Save' }).click();
  await tab.getByText('We asked the people who were easiest to reach.').waitFor();
  await tab.getByRole('button', { name: 'Add an action' }).click();
  await tab.getByLabel('What do we do differently').fill('Ask two who said no before we build');
  await tab.getByRole('button', { name: 'Save' }).click();
  await tab.getByText('Ask two who said no before we build').waitFor();
  await tab.getByRole('button', { name: 'Everything else' }).click();
  await page.mouse.move(0, 0);
  await expectAccessible(page);
  await shot(page, 'retro-light');

  await tab.getByRole('button', { name: 'Finish', exact: true }).click();
  await tab.getByText('Finish this retrospective?').waitFor();
  await tab.getByRole('button', { name: 'Finish', exact: true }).click();
  await tab.getByText('Kept as it was.').waitFor();
  expect(await tab.getByRole('button', { name: 'Add a note' }).count()).toBe(0);
  await shot(page, 'retro-finished');

  await tab.getByRole('button', { name: 'Start another' }).click();
  await tab.getByRole('button', { name: 'Start the retrospective' }).click();
  await tab.getByText('What you meant to do last time').waitFor();
  await tab.getByRole('button', { name: 'It happened' }).click();
  await tab.getByText('happened', { exact: true }).waitFor();
  for (const width of [360, 768] as const) {
    await page.setViewportSize({ width, height: 900 });
    await expectNoSidewaysScroll(page);
    await shot(page, `retro-${String(width)}`);
  }
  await page.setViewportSize({ width: 360, height: 900 });
  await page.getByRole('button', { name: 'Use the dark theme' }).click();
  await shot(page, 'retro-narrow-dark');
  await page.setViewportSize({ width: 1440, height: 900 });
  await shot(page, 'retro-dark');
  await expectSilence(page);
}, 120_000);
