/** The loop a person walks: frame, assume, say what would prove it, find, start, look at the project page; come back. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { startHost, type RunningHost } from '../host/host';
import { putDemoInto } from '../support/demo-host';
import { expectAccessible, expectSilence } from './support/expectations';
import { sharedBrowser } from './support/launch';
import { leavePages, modulesDrawn, openAs } from './support/pages';

const MAYA = 'demo-maya';
/** May browse and comment, not edit. */
const ROBERT = 'demo-robert';

let browser: Browser;
let host: RunningHost;
let dataDir: string;
/** An unsized story of the demo on which nothing is stated yet. */
let story: string;

const start = (): Promise<RunningHost> => startHost({ dataDir, seed: 'demo', port: 0, autoRun: true, contract: true });
const at = (path: string, user = MAYA): Promise<Page> => openAs(browser, host.url ?? '', user, path);
const panel = (page: Page) => page.locator('[data-module="premise-panel"]');
const context = (page: Page) => page.locator('[data-module="premise-context"]');

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'premise-journey-'));
  browser = await sharedBrowser();
  await putDemoInto(dataDir);
  host = await start();
  const found = host.site.issuesOf('HARB').find(({ summary }) => summary === 'Signatures per client');
  story = `/issues/${found?.key ?? 'not in the demo'}`;
});

afterAll(async () => {
  await leavePages(browser);
  await host.close();
  await rm(dataDir, { recursive: true, force: true });
});

/** Nothing given up, nothing unawaited, and no exchange with Jira that its document does not allow. */
afterEach(async () => {
  await leavePages(browser);
  expect(host.problems).toEqual([]);
});

test('a writer frames a story, tests its riskiest assumption, and sees score and next step follow', async () => {
  const page = await at(story);
  await modulesDrawn(page);
  const premise = panel(page);
  await premise.getByRole('heading', { name: 'Frame the outcome' }).waitFor();
  await context(page).getByText('What changes for whom if we ship this?').waitFor();

  await premise.getByRole('button', { name: 'Frame the outcome' }).first().click();
  await premise
    .getByLabel('Who does what differently')
    .fill(
      'Account managers sign with the right name for each client without checking; wrong signatures from 6 % to 1 %',
    );
  await premise.getByRole('button', { name: 'metric: wrong signatures' }).waitFor();
  await premise.getByRole('button', { name: 'Save' }).click();
  await premise.getByRole('heading', { name: 'Name the riskiest assumption' }).waitFor();
  expect(await premise.innerText()).toContain('25 of 100');

  await premise
    .getByLabel('What must be true', { exact: true })
    .fill('Managers send wrong signatures because they serve several clients');
  await premise.getByRole('button', { name: 'Save' }).click();
  await premise.getByRole('heading', { name: 'Say what would prove you wrong' }).waitFor();
  expect(await premise.innerText()).toContain('35 of 100');

  await premise
    .getByLabel('We are right if…', { exact: true })
    .fill('Three of four managers we ask show us a wrong one');
  await premise.getByRole('button', { name: 'Save' }).click();
  await premise.getByRole('heading', { name: 'Test it first' }).waitFor();
  expect(await premise.innerText()).toContain('45 of 100');

  await premise.getByRole('button', { name: 'Add a finding' }).first().click();
  await expectAccessible(page);
  await premise.getByRole('combobox', { name: 'How we found out' }).click();
  await page.getByRole('option', { name: 'Customer conversations' }).click();
  await premise.getByRole('combobox', { name: 'What it says' }).click();
  await page.getByRole('option', { name: 'It supports the assumption' }).click();
  await premise.getByLabel('How many customers').fill('3');
  await premise.getByLabel('What we saw').fill('All three had sent one last week.');
  await premise.getByRole('checkbox', { name: 'design' }).check();
  await premise.getByRole('checkbox', { name: 'product' }).check();
  await premise.getByRole('button', { name: 'Save' }).click();
  await premise.getByRole('heading', { name: 'Ready to build' }).waitFor();
  // 25 for the outcome without a date, 20 for the assumption, 50 for an anecdote where an unsized story asks for one.
  expect(await premise.innerText()).toContain('95 of 100');

  await page.reload();
  await modulesDrawn(page);
  await context(page).getByText('Ready to build').waitFor();
  await context(page).getByText('sign with the right name for each client').waitFor();
  await expectAccessible(page);
  await expectSilence(page);
});

test('moving that story to In Progress moves the headline of the project page', async () => {
  const page = await at('/projects/HARB/page');
  await page.getByRole('heading', { name: /^7 of 14 delivery stories/ }).waitFor();

  await page.goto(page.url().replace(/#.*/, `#${story}`));
  await page.getByRole('button', { name: /Status: To Do/ }).click();
  await page.getByRole('menuitem', { name: /In Progress/ }).click();
  await page.getByRole('button', { name: /Status: In Progress/ }).waitFor();
  await host.runUntilIdle();

  await page.goto(page.url().replace(/#.*/, '#/projects/HARB/page'));
  // The page shows the facts of the moment it was read; the event may still have been on its way then.
  await expect
    .poll(
      async () => {
        await page.reload();
        return page.getByRole('heading', { name: /delivery stories/ }).innerText();
      },
      { timeout: 60_000, interval: 1_000 },
    )
    .toMatch(/^8 of 15 delivery stories/);
  await expectAccessible(page);
  await expectSilence(page);
});

test('someone who may not edit sees everything and can change nothing', async () => {
  const page = await at(story, ROBERT);
  await modulesDrawn(page);
  const premise = panel(page);
  await premise.getByText('sign with the right name for each client').waitFor();
  await premise.getByText('All three had sent one last week.').waitFor();
  const names = await premise.getByRole('button').allInnerTexts();
  expect(names.filter((name) => /edit|add|save|decide|withdraw|frame|record/i.test(name))).toEqual([]);
  await expectAccessible(page);
  await expectSilence(page);
});

test('after a restart every word is still there', async () => {
  await host.close();
  host = await start();
  const page = await at(story);
  await modulesDrawn(page);
  await panel(page).getByText('All three had sent one last week.').waitFor();
  await panel(page).getByText('Building on tested ground').first().waitFor();
  await page.goto(page.url().replace(/#.*/, '#/projects/HARB/page'));
  await page.getByRole('heading', { name: /^8 of 15 delivery stories/ }).waitFor();
  await expectSilence(page);
});
