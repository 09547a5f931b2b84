/** The settings page: a change is counted on the project's own issues before it is saved, applied, told with who did it, and taken back. */
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { RunningHost } from '../host/host';
import { startDemoHost } from '../support/demo-host';
import { expectAccessible, expectNoSidewaysScroll, expectSilence } from './support/expectations';
import { sharedBrowser } from './support/launch';
import { leavePages, openAs } from './support/pages';

/** Administers the project. */
const INES = 'demo-ines';
/** Edits issues, and administers nothing. */
const MAYA = 'demo-maya';
const PLACE = '/projects/HARB/settings/premise-settings';

let browser: Browser;
let host: RunningHost;

beforeAll(async () => {
  browser = await sharedBrowser();
  host = await startDemoHost({ port: 0 });
  await host.runUntilIdle();
});
afterAll(async () => {
  await leavePages(browser);
  await leavePages(browser);
  const { problems } = host;
  await host.close();
  expect(problems).toEqual([]);
});

const settingsOf = (page: Page): Locator => page.locator('[data-module="premise-settings"]');

test('a rule is foretold, saved, applied, told and taken back, on a phone in the dark', async () => {
  const page = await openAs(browser, host.url ?? '', INES, PLACE, { theme: 'dark', width: 360 });
  const settings = settingsOf(page);
  await settings.getByText('Nothing is changed here.').waitFor();
  await settings.getByRole('button', { name: 'Change', exact: true }).first().click();
  await settings.getByRole('button', { name: 'Add a rule' }).click();
  await settings.getByText('Fill in what is missing to save.').waitFor();
  await settings.getByLabel('Any of these, one on each line').last().fill('Story');
  const foretold = settings.getByText(/^Reclassifies \d+ issues: \d+ from delivery to discovery\.$/);
  await foretold.waitFor();
  const count = /\d+/.exec((await foretold.textContent()) ?? '')?.[0];
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);
  await settings.getByRole('button', { name: 'Save', exact: true }).click();
  await settings.getByText('Issue type Story → discovery').waitFor();
  await host.runUntilIdle();
  await settings.getByText('Applying the new settings').first().waitFor({ state: 'detached' });
  await settings.getByRole('button', { name: 'What was changed, and by whom' }).click();
  await settings.getByText('Ines Duarte').waitFor();
  await settings.getByRole('button', { name: 'Back to the default' }).click();
  await settings
    .getByText(`Reclassifies ${String(count)} issues: ${String(count)} from discovery to delivery.`)
    .waitFor();
  await settings.getByRole('button', { name: 'Back to the default' }).click();
  await settings.getByText('Nothing is changed here.').waitFor();
  await host.runUntilIdle();
  await expectNoSidewaysScroll(page);
  await expectSilence(page);
});

test('Jira shows the page to those who administer the project alone', async () => {
  const page = await openAs(browser, host.url ?? '', MAYA, PLACE);
  await page.getByText('Only people who administer the project may open its settings.').waitFor();
  await expectSilence(page);
});
