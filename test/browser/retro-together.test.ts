/**
 * Two people look back on one sprint, each in a browser of their own: from the sprint's menu, guessing before anything is
 * shown, live, with an action that becomes an issue; and without Forge Realtime a little later.
 */
import { mkdirSync } from 'node:fs';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { RunningHost } from '../host/host';
import { startDemoHost } from '../support/demo-host';
import { expectAccessible, expectNoSidewaysScroll, expectSilence } from './support/expectations';
import { launch } from './support/launch';
import { openAs } from './support/pages';

const MAYA = 'demo-maya';
const TOM = 'demo-tom';

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

const tabOf = (page: Page): Locator =>
  page.locator('[data-module="premise-page"]').getByRole('tabpanel', { name: 'Retro' });

async function open(as: string, path: string): Promise<Page> {
  const page = await openAs(browser, host.url ?? '', as, path, { width: 1440 });
  page.setDefaultTimeout(15_000);
  return page;
}

async function choose(page: Page, tab: Locator, label: string, option: string): Promise<void> {
  await tab.getByLabel(label, { exact: true }).click();
  await page.getByRole('option', { name: option, exact: true }).click();
}

const madeOf = () => host.site.issuesOf('HARB').filter(({ summary }) => summary === 'Ask two who said no first');

test('two people guess, are shown and decide, each seeing at once what the other does', async () => {
  const mayas = await open(MAYA, '/projects/HARB/issues');
  const sprint = mayas.getByRole('list', { name: 'Sprints' }).getByRole('listitem').first();
  const name = (await sprint.locator('span').first().textContent()) ?? '';
  await shot(mayas, 'together-sprints');
  await sprint.getByRole('button', { name: 'Look back with Premise' }).click();
  const maya = tabOf(mayas);
  await maya.getByText(`${name} (running)`).waitFor();
  await maya.getByRole('button', { name: 'Start the retrospective' }).click();
  await maya.getByRole('button', { name: 'Start another' }).click();
  // What the running sprint has settled is little yet: they look back on the one before, the next in the list.
  await maya.getByLabel('Look back on', { exact: true }).click();
  await mayas.getByRole('option').nth(1).click();
  await maya.getByRole('button', { name: 'Start the retrospective' }).click();
  await maya.getByRole('button', { name: 'It holds' }).first().waitFor();

  const toms = await open(TOM, '/projects/HARB/page');
  await toms.locator('[data-module="premise-page"]').getByRole('tab', { name: 'Retro' }).click();
  const tom = tabOf(toms);
  await tom.getByText('You have not guessed yet').first().waitFor();

  await maya.getByRole('button', { name: 'It holds' }).first().click();
  await maya.getByText('You said: It holds').waitFor();
  // He is told that somebody guessed, and neither who nor what.
  await tom.getByText('1 person guessed').waitFor();
  expect(await tom.getByText('You said').count()).toBe(0);
  await tom.getByRole('button', { name: 'It does not' }).first().click();
  await maya.getByText('2 people guessed').waitFor();
  await shot(mayas, 'together-guessing');
  await expectAccessible(mayas);

  await tom.getByRole('button', { name: 'Show everything that happened' }).click();
  await maya.getByText(/shown came out other than expected/).waitFor();
  await maya.getByText('2 people guessed').waitFor();
  // Half of two: neither foresaw it, and of one result nothing more is said.
  await maya.getByText('Most of you foresaw 0 of 1 result.').waitFor();

  await tom.getByRole('button', { name: 'Add an action' }).click();
  await tom.getByLabel('What do we do differently').fill('Ask two who said no first');
  await tom.getByLabel('About', { exact: true }).click();
  await toms.getByRole('option', { name: /^HARB-20 / }).click();
  await tom.getByRole('button', { name: 'Save' }).click();
  await maya.getByText('Ask two who said no first').waitFor();
  await maya.getByRole('button', { name: 'Make it a Jira issue' }).click();
  await choose(mayas, maya, 'Type', 'Task');
  await choose(mayas, maya, 'Who does it', 'Tom Okafor');
  await shot(mayas, 'together-issue');
  await expectAccessible(mayas);
  await maya.getByRole('button', { name: 'Create the issue' }).dblclick();
  await tom
    .getByRole('link', { name: /^HARB-\d+$/ })
    .last()
    .waitFor();
  await maya.getByText('Make it a Jira issue').waitFor({ state: 'detached' });
  expect(madeOf()).toMatchObject([{ assignee: 'demo-tom', reporter: 'demo-maya' }]);
  const { body } = await host.site.request({
    ...{ method: 'GET', path: `/rest/api/3/issue/${madeOf()[0]?.id ?? ''}?fields=issuelinks`, headers: {}, body: null },
    actor: { kind: 'user', accountId: MAYA },
  });
  expect(JSON.stringify(body)).toContain('"key":"HARB-20"');

  for (const format of ['Markdown', 'CSV', 'Confluence'] as const) {
    await maya.getByRole('button', { name: format, exact: true }).click();
    const text = await mayas.getByLabel('Select all, then copy').inputValue();
    expect(text).toContain('Ask two who said no first');
    await shot(mayas, `together-${format.toLowerCase()}`);
    await mayas.getByRole('button', { name: 'Close', exact: true }).click();
  }
  await mayas.mouse.move(0, 0);
  await shot(mayas, 'together-light');
  await mayas.setViewportSize({ width: 360, height: 900 });
  await expectNoSidewaysScroll(mayas);
  await mayas.getByRole('button', { name: 'Use the dark theme' }).click();
  await shot(mayas, 'together-narrow-dark');
  await mayas.setViewportSize({ width: 1440, height: 900 });
  await shot(mayas, 'together-dark');

  // A site that refuses Realtime: he hears of it a few seconds later.
  host.failNext({ service: 'browser', on: 'RealtimeChannel', with: '503', times: 1000 });
  await toms.reload();
  await toms.locator('[data-module="premise-page"]').getByRole('tab', { name: 'Retro' }).click();
  await tom.getByRole('button', { name: 'Add an action' }).waitFor();
  await maya.getByRole('button', { name: 'Add a note' }).last().click();
  await maya.getByLabel('Note').fill('Next time we ask before we build.');
  await maya.getByRole('button', { name: 'Save' }).click();
  await tom.getByText('Next time we ask before we build.').waitFor();
  host.clearFaults();
  await expectSilence(mayas);
  await expectSilence(toms);
}, 120_000);
