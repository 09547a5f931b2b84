/** A lead writes an outcome of the project, a story comes to rest on it, progress is entered, and the tab tells what became of it. */
import { mkdirSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import * as v from 'valibot';
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

/** A picture of the moment, where somebody asks for it: to be looked at, never compared. */
async function shot(page: Page, name: string): Promise<void> {
  const folder = process.env['SHOTS'];
  if (folder === undefined) return;
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
}

const Told = v.object({ value: v.object({ outcomes: v.array(v.object({ outcomeId: v.string() })) }) });

/** A story comes to rest on it, and somebody enters what the metric was weeks ago. */
async function thenAndThere(on: RunningHost): Promise<void> {
  const projectId = on.site.projects().find(({ key }) => key === 'HARB')?.id ?? '';
  const asked = { projectId, quarter: null };
  const [outcome] = v.parse(Told, await on.invoke(MAYA, 'readOutcomes', asked)).value.outcomes;
  const outcomeId = outcome?.outcomeId ?? '';
  for (const [id, day, value] of [
    ['weeks-ago', '2026-10-01', 31],
    ['days-ago', '2026-11-02', 36],
  ] as const) {
    const progress = { id, value, on: day, note: '' };
    const command = { id: `note-${id}`, outcomeId, seenRev: 1, kind: 'noteProgress', progress };
    expect(await on.invoke(MAYA, 'saveOutcome', { ...asked, command })).toMatchObject({ ok: true });
  }
  const story = on.site.issuesOf('HARB').find(({ summary }) => summary === 'Track time on conversations')?.id ?? '';
  const rests = { id: 'rests-on-it', seenRev: 0, kind: 'restOnOutcome', outcomeId };
  expect(await on.invoke(MAYA, 'save', { issueId: story, command: rests })).toMatchObject({ ok: true });
  await on.runUntilIdle();
}

test('an outcome is written, rested on by a story, and measured', async () => {
  const page = await openAs(browser, host.url ?? '', MAYA, '/projects/HARB/page', { width: 1440 });
  const module = page.locator('[data-module="premise-page"]');
  await module.getByRole('tab', { name: 'Outcomes' }).click();
  const tab = module.getByRole('tabpanel', { name: 'Outcomes' });
  await tab.getByText('No outcomes yet.').waitFor();
  await shot(page, 'outcomes-empty');
  await tab.getByRole('button', { name: 'Add an outcome' }).click();
  await tab.getByLabel('Who', { exact: true }).fill('Harbour masters');
  await tab.getByLabel('What they do differently').fill('book a berth before they arrive');
  await tab.getByLabel('Metric').fill('bookings made ahead');
  await tab.getByLabel('From', { exact: true }).fill('31 %');
  await tab.getByLabel('To', { exact: true }).fill('45 %');
  await shot(page, 'outcomes-form');
  await expectAccessible(page);
  await tab.getByRole('button', { name: 'Save' }).click();
  await tab.getByRole('heading', { name: /Harbour masters book a berth/ }).waitFor();

  await thenAndThere(host);

  await tab.getByRole('button', { name: 'Progress', exact: true }).click();
  for (const [value, note] of [
    ['33', 'first month'],
    ['46,5', 'after the reminder'],
  ] as const) {
    await tab.getByRole('button', { name: 'Enter progress' }).click();
    await tab.getByLabel('Value').fill(value);
    await tab.getByLabel('Note').fill(note);
    await tab.getByRole('button', { name: 'Save' }).click();
    await tab.getByRole('cell', { name: note }).waitFor();
  }
  await tab.getByText('1 story rests on it').waitFor();
  await tab.getByText('reached', { exact: true }).waitFor();
  await tab.getByText('A quarter’s outcomes').waitFor();
  await page.mouse.move(0, 0);
  await expectAccessible(page);
  await shot(page, 'outcomes-light');
  await page.setViewportSize({ width: 360, height: 900 });
  await shot(page, 'outcomes-narrow');
  for (const width of [360, 768] as const) {
    await page.setViewportSize({ width, height: 900 });
    await expectNoSidewaysScroll(page);
  }
  await page.setViewportSize({ width: 360, height: 900 });
  await page.getByRole('button', { name: 'Use the dark theme' }).click();
  await shot(page, 'outcomes-narrow-dark');
  await page.setViewportSize({ width: 1440, height: 900 });
  await shot(page, 'outcomes-dark');
  await expectSilence(page);
});
