/** Everything said about a project is exported, the app is thrown away, and the file brings all of it back. */
import { mkdirSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { RunningHost } from '../host/host';
import { startDemoHost } from '../support/demo-host';
import { expectAccessible, expectNoSidewaysScroll, expectSilence } from './support/expectations';
import { sharedBrowser } from './support/launch';
import { leavePages, openAs } from './support/pages';

const INES = 'demo-ines';

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

async function openPart(page: Page): Promise<void> {
  await module(page).getByRole('button', { name: 'Export and import' }).click();
  await module(page).getByRole('button', { name: 'Export everything' }).waitFor();
}

test('what was exported comes back entry for entry after the app was uninstalled', async () => {
  const entries = () => host.sql.peek('SELECT * FROM entry ORDER BY stream, rev');
  const page = await openAs(browser, host.url ?? '', INES, '/projects/HARB/page', { width: 1440 });
  await openPart(page);
  await shot(page, 'export-start');
  await expectAccessible(page);
  await module(page).getByRole('button', { name: 'Export everything' }).click();
  const file = page.getByLabel('The file', { exact: true });
  await file.waitFor();
  const text = await file.inputValue();
  await shot(page, 'export-done');
  const before = await entries();
  const told = new Set((JSON.parse(text) as { streams: { stream: string }[] }).streams.map(({ stream }) => stream));
  const exported = before.filter(({ stream }) => told.has(String(stream)));
  expect(exported.length).toBeGreaterThan(30);

  await host.reinstall();
  await page.reload();
  await openPart(page);
  expect(await entries()).toEqual([]);
  const picker = page.getByLabel('A file to import', { exact: true });
  await picker.setInputFiles({ name: 'broken.json', mimeType: 'application/json', buffer: Buffer.from(text.slice(1)) });
  await page.getByText('broken.json').waitFor();
  await module(page).getByRole('button', { name: 'Import', exact: true }).click();
  await page.getByText('Nothing was changed.').waitFor();
  await shot(page, 'import-refused');
  await picker.setInputFiles({ name: 'harbour.json', mimeType: 'application/json', buffer: Buffer.from(text) });
  await page.getByText('harbour.json').waitFor();
  await module(page).getByRole('button', { name: 'Import', exact: true }).click();
  await page.getByText(`${String(exported.length)} entries were added.`).waitFor();
  expect(await entries()).toEqual(exported);
  await page.mouse.move(0, 0);
  await shot(page, 'import-done');
  await expectAccessible(page);
  await page.setViewportSize({ width: 360, height: 900 });
  await expectNoSidewaysScroll(page);
  await shot(page, 'import-narrow');
  await page.getByRole('button', { name: 'Use the dark theme' }).click();
  await shot(page, 'import-narrow-dark');
  await expectSilence(page);
});
