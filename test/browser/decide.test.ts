/** Deciding as a writer does: a bet to learn, then a kind no that is told in a comment and read beside the issue. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { RunningHost } from '../host/host';
import { startDemoHost } from '../support/demo-host';
import { expectAccessible, expectNoSidewaysScroll, expectSilence } from './support/expectations';
import { sharedBrowser } from './support/launch';
import { leavePages, modulesDrawn, openAs, type Look } from './support/pages';

const MAYA = 'demo-maya';

let browser: Browser;
let host: RunningHost;
let key: string;

const at = async (look: Look = {}): Promise<Page> => {
  const page = await openAs(browser, host.url ?? '', MAYA, `/issues/${key}`, look);
  await modulesDrawn(page);
  return page;
};
const panel = (page: Page) => page.locator('[data-module="premise-panel"]');
const context = (page: Page) => page.locator('[data-module="premise-context"]');
const choose = async (page: Page, label: string, option: string): Promise<void> => {
  await panel(page).getByLabel(label).click();
  await page.getByRole('option', { name: option, exact: true }).click();
};

beforeAll(async () => {
  browser = await sharedBrowser();
  host = await startDemoHost({ port: 0, autoRun: true, contract: true });
  key = host.site.issuesOf('HARB').find(({ summary }) => summary === 'Signatures per client')?.key ?? 'not in the demo';
});

afterAll(async () => {
  await leavePages(browser);
  await host.close();
});

afterEach(async () => {
  await leavePages(browser);
  expect(host.problems).toEqual([]);
});

test('build to learn is one sentence, and the next step waits for its day', async () => {
  const page = await at();
  await panel(page).getByRole('button', { name: 'Decide' }).click();
  await choose(page, 'We decided to', 'Build to learn');
  await panel(page).getByLabel('We stop when').fill('fewer than 3 of 20 clients sign');
  await expectAccessible(page);
  await panel(page).getByRole('button', { name: 'Save' }).click();
  await panel(page).getByText('We stop when: fewer than 3 of 20 clients sign').waitFor();
  await panel(page).getByText('Learning until').first().waitFor();
  await expectSilence(page);
});

test('a no is kind, told in a comment as the writer, and stands beside the issue', async () => {
  const page = await at({ width: 360, theme: 'dark' });
  await panel(page).getByRole('button', { name: 'Change the decision' }).click();
  await choose(page, 'We decided to', 'Not now, because…');
  await choose(page, 'Why not', 'not the people we serve');
  await panel(page)
    .getByLabel('In one kind sentence')
    .fill('Made for agencies, and we serve the shops they look after');
  await panel(page).getByLabel('What would make us look again').fill('two agencies sign up');
  await panel(page).getByText('Also say it in a comment on the issue, as you').click();
  await panel(page).getByText('The comment will read:').waitFor();
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await panel(page).getByRole('button', { name: 'Save' }).click();
  await panel(page).getByText('Posted as a comment.').waitFor();
  await context(page).getByText('No, because…').waitFor();
  await context(page).getByText('We look again when: two agencies sign up').waitFor();
  const comments = host.site.issue(key)?.comments ?? [];
  expect(comments.map(({ author }) => author)).toEqual([MAYA]);
  expect(JSON.stringify(comments[0]?.body)).toContain('Made for agencies, and we serve the shops they look after');
  await expectSilence(page);
});
