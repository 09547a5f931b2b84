/** One journey on exactly what a deployment would upload: the functions and screens that `npm run bundle` has left. */
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startHost, type RunningHost } from '../host/host';
import { expectSilence } from './support/expectations';
import { sharedBrowser } from './support/launch';
import { leavePages, modulesDrawn, openAs } from './support/pages';

const REPOSITORY = resolve(import.meta.dirname, '../..');
const BUNDLE = join(REPOSITORY, '.premise/bundle');
const FUNCTIONS = join(BUNDLE, 'functions/index.cjs');
const PANEL = join(BUNDLE, 'ui/issue-panel-ui/main.js');

/** Why there is nothing to test here; null = there is. */
function missing(): string | null {
  if (!existsSync(FUNCTIONS)) return 'it is not built';
  const builtAtMs = statSync(FUNCTIONS).mtimeMs;
  const sources = ['src', 'static'].flatMap((folder) =>
    readdirSync(join(REPOSITORY, folder), { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)),
  );
  const newer = sources
    .map((source) => ({ source, file: statSync(join(REPOSITORY, source)) }))
    .find(({ file }) => file.isFile() && file.mtimeMs > builtAtMs);
  return newer === undefined ? null : `it is older than ${newer.source}`;
}

const reason = missing();
if (reason !== null) console.log(`Skipped: the journey on the real bundle, because ${reason} (npm run bundle).`);

describe.skipIf(reason !== null)("on the bundle of Atlassian's own bundler", () => {
  let browser: Browser;
  let host: RunningHost;

  beforeAll(async () => {
    browser = await sharedBrowser();
    host = await startHost({
      appModule: FUNCTIONS,
      uiDir: join(BUNDLE, 'ui'),
      seed: 'demo',
      port: 0,
      autoRun: true,
      contract: true,
    });
  });

  afterAll(async () => {
    await leavePages(browser);
    await host.close();
  });

  test('a saved outcome is there, and the next step is another', async () => {
    const story = host.site.issuesOf('HARB').find(({ summary }) => summary === 'Signatures per client');
    const page = await openAs(browser, host.url ?? '', 'demo-maya', `/issues/${story?.key ?? 'not in the demo'}`);
    await modulesDrawn(page);
    const served = await page.request.get(`${host.url ?? ''}/app/issue-panel-ui/main.js`);
    expect(await served.text()).toBe(readFileSync(PANEL, 'utf8'));
    const panel = page.locator('[data-module="premise-panel"]');
    await panel.getByRole('heading', { name: 'Frame the outcome' }).waitFor();
    await page.locator('[data-module="premise-context"]').getByText('What changes for whom if we ship this?').waitFor();

    await panel.getByRole('button', { name: 'Frame the outcome' }).first().click();
    await panel
      .getByLabel('Who does what differently')
      .fill('Account managers sign with the right name for each client; wrong signatures from 6 % to 1 %');
    await panel.getByRole('button', { name: 'metric: wrong signatures' }).waitFor();
    await panel.getByRole('button', { name: 'Save' }).click();
    await panel.getByRole('heading', { name: 'Name the riskiest assumption' }).waitFor();

    await page.reload();
    await modulesDrawn(page);
    await panel.getByText('sign with the right name for each client').first().waitFor();
    await page.goto(page.url().replace(/#.*/, '#/projects/HARB/page'));
    await page.getByRole('heading', { name: /^\d+ of \d+ delivery stories/ }).waitFor();
    expect(host.problems).toEqual([]);
    await expectSilence(page);
  });
});
