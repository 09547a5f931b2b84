/** The settings page: a change is counted on the project's own issues before it is saved, applied, told with who did it, and taken back. */
import { mkdirSync } from 'node:fs';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { RunningHost } from '../host/host';
import { anImported } from '../sync/a-project';
import { startDemoHost } from '../support/demo-host';
import { expectAccessible, expectNoSidewaysScroll, expectSilence } from './support/expectations';
import { sharedBrowser } from './support/launch';
import { leavePages, openAs } from './support/pages';

/** Administers the project. */
const INES = 'demo-ines';
/** Edits issues, and administers nothing. */
const MAYA = 'demo-maya';
const DAY_MS = 86_400_000;
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

/** A picture of the moment, where somebody asks for it: to be looked at, never compared. */
async function shot(page: Page, name: string): Promise<void> {
  const folder = process.env['SHOTS'];
  if (folder === undefined) return;
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: `${folder}/settings-${name}.png`, fullPage: true });
}

/** Opens a form, and leaves it to the test to change something in it. */
const change = (settings: Locator, name: string) =>
  settings.getByRole('group', { name }).getByRole('button', { name: 'Change' }).click();
const save = (settings: Locator) => settings.getByRole('button', { name: 'Save', exact: true }).click();

test('it says that it loads, that leave is gone, and that the store is down; then a limit and the stage change what is lit', async () => {
  const page = await openAs(browser, host.url ?? '', INES, '/projects/HARB/issues', { width: 360 });
  const settings = settingsOf(page);
  let release = (): void => undefined;
  const gate = new Promise<void>((resolve) => (release = resolve));
  await page.route('**/bridge', async (route) => {
    await gate;
    await route.continue();
  });
  // Leave that was given is believed for five minutes.
  host.clock.advance(600_000);
  host.failNext({ service: 'jira', on: /permissions\/check/, with: '403' });
  await page.goto(page.url().replace(/#.*/, `#${PLACE}`));
  await settings.getByText('Loading').waitFor();
  await shot(page, 'loading');
  await expectNoSidewaysScroll(page);
  release();
  await settings.getByText('Jira does not let you do that here.').waitFor();
  await settings.getByText('Ask a project admin for the permission you need here.').waitFor();
  await shot(page, 'refused');
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);
  host.failNext({ service: 'sql', on: 'SELECT', with: { status: 500, body: { code: 'INTERNAL', message: 'down' } } });
  await page.reload();
  await settings.getByText('Premise could not reach its storage.').waitFor();
  await shot(page, 'failed');
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);
  await settings.getByRole('button', { name: 'Try again' }).click();
  await settings.getByText('Nothing is changed here.').waitFor();
  expect(host.unusedFaults()).toEqual([]);

  await change(settings, 'When a signal lights up');
  await settings.getByRole('combobox', { name: 'Signal' }).click();
  await page.getByRole('option', { name: 'Too many outcomes' }).click();
  await settings.getByLabel('Outcomes in progress, at most').fill('9');
  await settings.getByText('Would no longer be lit: Too many outcomes.').waitFor();
  await expectNoSidewaysScroll(page);
  await save(settings);
  await settings.getByText('Too many outcomes: Outcomes in progress, at most, 9').waitFor();
  await change(settings, 'How far the product is');
  await settings.getByRole('combobox', { name: 'How far the product is' }).click();
  await page.getByRole('option', { name: /^Exploring/ }).click();
  await settings.getByText('No signal is lit now, and none would be.').waitFor();
  await save(settings);
  await settings.getByText('Exploring: 30–60% discovery is usual').waitFor();
  await settings.getByText('Changed here: How far the product is and When a signal lights up.').waitFor();
  await host.runUntilIdle();
  await settings.getByText('Applying the new settings').first().waitFor({ state: 'detached' });
  await expectSilence(page);
});

test('names Jira forgot are mapped; where no software is made it is off, turned on it is there, and turned off again it says so', async () => {
  host.site.addUser({ accountId: 'ola', displayName: 'Ola Olsen', importRole: 'administer' });
  const nowMs = host.clock.now();
  const item = { field: 'status', fieldtype: 'jira', fieldId: 'status' };
  const moved = { ...item, from: '777', fromString: 'Simmering', to: '3', toString: 'In Progress' };
  const issues = [1, 2].map((nth) => ({
    ...anImported(nth, nowMs - 9 * DAY_MS, { key: `FAIR-${String(nth)}` }),
    histories: [{ id: String(880_000 + nth), created: nowMs - 5 * DAY_MS, items: [moved] }],
  }));
  const [fair] = host.site.replaceProjects([{ id: null, key: 'FAIR', name: 'Trade fair', issues }]);
  expect(await host.invoke('ola', 'startBackfill', { projectId: fair?.id })).toMatchObject({ ok: true });
  await host.runUntilIdle();
  const fund = host.site.addProject({
    ...{ key: 'FUND', name: 'Fund raising', projectTypeKey: 'business', roles: { administer: ['ola'] } },
  });
  const { key } = host.site.createIssue('ola', { project: 'FUND', type: 'Task', summary: 'Write to the harbour' });
  const page = await openAs(browser, host.url ?? '', 'ola', '/projects/FAIR/settings/premise-settings', { width: 360 });
  const settings = settingsOf(page);
  await change(settings, 'What old statuses meant');
  await settings.getByText('Simmering: on 2 issues, cannot be told').waitFor();
  await settings.getByLabel('In progress, one on each line').fill('Simmering');
  await settings.getByText('2 issues have another start or end.').waitFor();
  await expectNoSidewaysScroll(page);
  await shot(page, 'statuses-forgotten');
  await save(settings);
  await settings.getByText('In progress: Simmering').waitFor();

  const goTo = (place: string) => page.goto(page.url().replace(/#.*/, `#${place}`));
  await goTo('/projects/FUND/settings/premise-settings');
  await settings.getByText('Premise is off in this project.').waitFor();
  await change(settings, 'Premise in this project');
  await settings.getByRole('combobox', { name: 'Premise in this project' }).click();
  await page.getByRole('option', { name: 'On', exact: true }).click();
  await shot(page, 'shown');
  await save(settings);
  await settings.getByText('Premise is off in this project.').waitFor({ state: 'detached' });
  const shown = { ok: true, value: { isShownAnywhere: true } };
  expect(await host.invoke('ola', 'readShown', { projectId: fund.id })).toEqual(shown);
  const section = settings.getByRole('group', { name: 'Premise in this project' });
  await section.getByRole('button', { name: 'Back to the default' }).click();
  await section.getByRole('button', { name: 'Back to the default' }).click();
  await settings.getByText('Premise is off in this project.').waitFor();
  await goTo(`/issues/${key}`);
  for (const module of ['premise-panel', 'premise-context'])
    await page.locator(`[data-module="${module}"]`).getByText('Premise is off in this project.').waitFor();
  await expectNoSidewaysScroll(page);
  await shot(page, 'issue-off');
  await host.runUntilIdle();
  await expectSilence(page);
});
