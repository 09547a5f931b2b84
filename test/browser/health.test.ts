/** The administrators' page in every state, theme and width, by keyboard too: nothing sticks out, axe is content, all is quiet. */
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { AppFailure } from '../../src/failures';
import { noteFailure } from '../../src/store/health';
import type { RunningHost } from '../host/host';
import { startDemoHost } from '../support/demo-host';
import { expectAccessible, expectNoSidewaysScroll, expectSilence } from './support/expectations';
import { sharedBrowser } from './support/launch';
import { THEMES, WIDTHS, leavePages, openAs, type Look } from './support/pages';

/** Administers Jira. */
const INES = 'demo-ines';
/** Edits issues, and administers nothing. */
const MAYA = 'demo-maya';
const PLACE = '/admin/premise-health';

let browser: Browser;
let host: RunningHost;
let projectId: string;

beforeAll(async () => {
  browser = await sharedBrowser();
  host = await startDemoHost({ port: 0 });
  const project = host.site.projects().find(({ key }) => key === 'HARB');
  if (project === undefined) throw new Error('the demo has no HARB');
  projectId = project.id;
  await host.runUntilIdle();
});
afterEach(async () => {
  await leavePages(browser);
  await host.sql.peek('DELETE FROM failure');
});
afterAll(async () => {
  await leavePages(browser);
  const { problems } = host;
  await host.close();
  expect(problems).toEqual([]);
});

const open = (look: Look = {}, user = INES): Promise<Page> => openAs(browser, host.url ?? '', user, PLACE, look);
const healthOf = (page: Page): Locator => page.locator('[data-module="premise-health"]');

async function goesWrong(): Promise<void> {
  await host.run(null, async () => {
    await noteFailure('property', new AppFailure('notAllowed', 'refused'), Date.now(), { projectId });
    await noteFailure('drain', new AppFailure('jiraBusy', 'asked to wait'), Date.now() + 1_000, { projectId: null });
  });
}

describe.each(THEMES)('in the %s theme', (theme) => {
  test('calm or in need of somebody, it fits from phone to desk and is accessible', async () => {
    const page = await open({ theme, width: 1440 });
    await healthOf(page).getByText('Everything is up to date').waitFor();
    await goesWrong();
    await healthOf(page).getByRole('button', { name: 'Look again' }).click();
    await healthOf(page).getByText('Needs you: Jira does not let Premise write to issues in 1 project').waitFor();
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 900 });
      await expectNoSidewaysScroll(page);
    }
    // What axe looks at is the same at every width; at this one the most is wrapped.
    await page.setViewportSize({ width: 360, height: 900 });
    await expectAccessible(page);
    await expectSilence(page);
  });
});

test('while the answer is on its way it says that it is loading', async () => {
  const page = await openAs(browser, host.url ?? '', INES, '/projects/HARB/issues', { width: 360 });
  let release = (): void => undefined;
  const gate = new Promise<void>((resolve) => (release = resolve));
  await page.route('**/bridge', async (route) => {
    await gate;
    await route.continue();
  });
  await page.goto(page.url().replace(/#.*/, `#${PLACE}`));
  await healthOf(page).getByText('Loading').waitFor();
  await expectNoSidewaysScroll(page);
  release();
  await healthOf(page).getByText('Everything is up to date').waitFor();
  await expectSilence(page);
});

test('a store that does not answer is said, with a way to try again that works', async () => {
  host.failNext({ service: 'sql', on: /FROM heartbeat/, with: { status: 500 } });
  const page = await open({ width: 360, theme: 'dark' });
  await healthOf(page).getByText('Premise could not reach its storage.').waitFor();
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);
  await healthOf(page).getByRole('button', { name: 'Try again' }).click();
  await healthOf(page).getByText('Everything is up to date').waitFor();
  await expectSilence(page);
});

test('by keyboard alone: from the headline to a failure, and what comes of trying again is there at once', async () => {
  await goesWrong();
  const page = await open();
  await healthOf(page).getByText('Jira was busy.').waitFor();
  await healthOf(page).getByText('Harbour').first().waitFor();
  await healthOf(page).getByRole('button', { name: 'Look again' }).focus();
  await page.keyboard.press('Tab');
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('Try again');
  await page.keyboard.press('Enter');
  await healthOf(page).getByText('Jira was busy.').waitFor({ state: 'detached' });
  await healthOf(page).getByText('Jira did not let Premise do it.').waitFor();
  await healthOf(page).getByRole('button', { name: 'Try again' }).click();
  await healthOf(page).getByText('Everything is up to date').waitFor();
  await host.runUntilIdle();
  await expectSilence(page);
});

test('Jira shows the page to its administrators alone', async () => {
  const page = await open({}, MAYA);
  await page.getByText('Only people who administer Jira may open this page.').waitFor();
  expect(await page.getByRole('heading', { name: 'Jira administration' }).count()).toBe(0);
  const theirs = await openAs(browser, host.url ?? '', INES, '/projects/HARB/issues');
  await theirs.getByRole('navigation', { name: 'Projects' }).getByRole('link', { name: 'Premise' }).click();
  await healthOf(theirs).getByText('Everything is up to date').waitFor();
  await expectSilence(theirs);
  await expectSilence(page);
});
