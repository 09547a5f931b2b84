/** A lead looks at the noes, explains one that was closed without a word, and lets old work go with a kind comment, once. */
import { mkdirSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { RunningHost } from '../host/host';
import { startDemoHost } from '../support/demo-host';
import { expectAccessible, expectNoSidewaysScroll, expectSilence } from './support/expectations';
import { sharedBrowser } from './support/launch';
import { leavePages, openAs } from './support/pages';

const MAYA = 'demo-maya';
const DAY_MS = 86_400_000;

let browser: Browser;
let host: RunningHost;
let old: readonly string[] = [];
let untold = '';

beforeAll(async () => {
  browser = await sharedBrowser();
  host = await startDemoHost({ port: 0, autoRun: true, contract: true });
  // The demo's team is younger than half a year: what nobody came back to was there before it.
  old = ['Fax the harbour master', 'A second logbook', 'Paper forms'].map((summary, at) => {
    const createdMs = Date.now() - (200 + at) * DAY_MS;
    return host.site.createIssue(MAYA, { project: 'HARB', type: 'Story', summary }, createdMs).id;
  });
  await host.runUntilIdle();
  // Somebody let one go and closed the page at once.
  const projectId = host.site.projects().find(({ key }) => key === 'HARB')?.id ?? '';
  const fields = { project: 'HARB', type: 'Story', summary: 'Telegraph the pilots' };
  const { id: issueId } = host.site.createIssue(MAYA, fields, Date.now() - 199 * DAY_MS);
  await host.runUntilIdle();
  const no = { kind: 'no', category: 'notNow', because: 'Pilots have radios', revisitWhen: '', together: ['product'] };
  const commands = [{ kind: 'decide', decision: no }];
  const asked = { projectId, id: 'closed-at-once', issues: [{ issueId, seenRev: 0 }], commands, isToTell: true };
  expect(await host.invoke(MAYA, 'saveMany', asked)).toMatchObject({ ok: true });
  await host.runUntilIdle();
  untold = issueId;
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

test('a closure gets its reason, old work is let go, and the line of noes grows', async () => {
  const page = await openAs(browser, host.url ?? '', MAYA, '/projects/HARB/page', { width: 1440 });
  const module = page.locator('[data-module="premise-page"]');
  await module.getByRole('tab', { name: 'Noes' }).click();
  const tab = module.getByRole('tabpanel', { name: 'Noes' });
  await tab.getByText('Fax the harbour master').waitFor();
  await shot(page, 'noes-first');
  await expectAccessible(page);

  await tab.getByText('1 no has no comment yet').waitFor();
  await tab.getByRole('button', { name: 'Post 1 comment' }).click();
  await tab.getByText('1 no has no comment yet').waitFor({ state: 'detached' });
  expect(JSON.stringify(host.site.issue(untold)?.comments)).toContain('Pilots have radios');

  await tab.getByRole('button', { name: 'Explain it' }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('In one kind sentence').fill('Two boats a year would use it');
  await dialog.getByRole('checkbox', { name: 'design' }).check();
  await shot(page, 'noes-explain');
  await dialog.getByRole('button', { name: 'Explain 1 story' }).click();
  await tab.getByText('The reason is kept on 1 story.').waitFor();
  await tab.getByText('Two boats a year would use it').waitFor();
  await tab.getByText('Decided by design.').first().waitFor();

  await tab.getByRole('checkbox', { name: 'Choose all on this page' }).last().check();
  await tab.getByRole('button', { name: 'Let 3 stories go' }).click();
  await shot(page, 'noes-let-go');
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Let 3 stories go' }).click();
  await tab.getByText('3 stories were let go, each with a comment.').waitFor();
  await tab.getByText('Nothing has been left alone for 180 days.').waitFor();
  expect(old.map((id) => host.site.issue(id)?.comments.map(({ author }) => author))).toEqual([[MAYA], [MAYA], [MAYA]]);

  await tab.getByLabel('Words of the story or the reason').fill('boats');
  await tab.getByRole('button', { name: 'Find' }).click();
  await tab.getByText('Fax the harbour master').waitFor({ state: 'detached' });
  await tab.getByText('Two boats a year would use it').waitFor();
  await expectNoSidewaysScroll(page);
  await shot(page, 'noes-last');
  await expectSilence(page);
  await page.context().close();
  if (process.env['SHOTS'] === undefined) return;
  for (const [theme, width] of [
    ['dark', 1024],
    ['light', 360],
    ['dark', 360],
  ] as const) {
    const look = await openAs(browser, host.url ?? '', MAYA, '/projects/HARB/page', { theme, width });
    const there = look.locator('[data-module="premise-page"]');
    await there.getByRole('tab', { name: 'Noes' }).click();
    await there.getByText('Two boats a year would use it').waitFor();
    await shot(look, `noes-${theme}-${String(width)}`);
    await look.context().close();
  }
});
