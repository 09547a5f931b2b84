/** Small things in one gesture, as people do them: a doubt, a size, a problem, a number, and looking back. */
import type { Browser, Page } from 'playwright-core';
import * as v from 'valibot';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Threshold } from '../../src/domain/premise';
import type { RunningHost } from '../host/host';
import { startDemoHost } from '../support/demo-host';
import { expectAccessible, expectNoSidewaysScroll, expectSilence } from './support/expectations';
import { sharedBrowser } from './support/launch';
import { leavePages, modulesDrawn, openAs, type Look } from './support/pages';

const Riskiest = v.object({ value: v.object({ premise: v.object({ riskiestId: v.string() }) }) });

const MAYA = 'demo-maya';
/** May browse and comment, not edit. */
const ROBERT = 'demo-robert';

let browser: Browser;
let host: RunningHost;
/** An unsized story of the demo on which nothing is stated yet. */
let story: string;

const at = async (user: string, look: Look = {}): Promise<Page> => {
  const page = await openAs(browser, host.url ?? '', user, story, look);
  await modulesDrawn(page);
  return page;
};
const panel = (page: Page) => page.locator('[data-module="premise-panel"]');
const context = (page: Page) => page.locator('[data-module="premise-context"]');

beforeAll(async () => {
  browser = await sharedBrowser();
  host = await startDemoHost({ port: 0, autoRun: true, contract: true });
  const found = host.site.issuesOf('HARB').find(({ summary }) => summary === 'Signatures per client');
  story = `/issues/${found?.key ?? 'not in the demo'}`;
});

afterAll(async () => {
  await leavePages(browser);
  await host.close();
});

afterEach(async () => {
  await leavePages(browser);
  expect(host.problems).toEqual([]);
});

/** Sets the threshold of the story's only assumption, as Maya. */
async function setThreshold(threshold: Threshold): Promise<void> {
  const issueId = host.site.issuesOf('HARB').find(({ key }) => story.endsWith(`/${key}`))?.id;
  const read = v.parse(Riskiest, await host.invoke(MAYA, 'readPanel', { issueId }));
  const assumptionId = read.value.premise.riskiestId;
  const command = { id: 'threshold-00000000', seenRev: 9, kind: 'setThreshold', assumptionId, threshold };
  expect(await host.invoke(MAYA, 'save', { issueId, command })).toMatchObject({ ok: true });
}

test('who may only comment leaves a doubt in one line beside the issue', async () => {
  const page = await at(ROBERT);
  await context(page).getByRole('button', { name: 'Add a doubt' }).click();
  await context(page).getByLabel('What might not be true?').fill('Clients notice the name at all');
  await expectAccessible(page);
  await page.keyboard.press('Enter');
  await context(page).getByText('Added. It stands in the Premise panel').waitFor();
  await panel(page).getByText('Clients notice the name at all').waitFor();
  expect(await panel(page).getByRole('button', { name: 'Add what you saw' }).count()).toBe(0);
  await expectSilence(page);
});

test('a writer finds it, says size and problem, measures, mends, and reads it all back', async () => {
  const page = await at(MAYA);
  const premise = panel(page);
  await premise.getByText('Clients notice the name at all').waitFor();
  await premise.getByText('doubt', { exact: true }).waitFor();

  await premise.getByRole('button', { name: 'M', exact: true }).click();
  await premise.getByText('Size, a guess until Jira has points:').waitFor();

  await premise.getByRole('button', { name: 'Add what you saw' }).click();
  await premise.getByLabel('What we saw, and where').fill('Three mix-ups in support, May');
  await premise.getByRole('button', { name: 'Save' }).click();
  await premise.getByText('What we saw: Three mix-ups in support, May').waitFor();

  // How a threshold is written is another test's business.
  await setThreshold({ text: '40 % of clients reply to a person', atLeast: 40 });
  await page.reload();
  await modulesDrawn(page);
  await premise.getByRole('button', { name: 'Add a finding' }).first().click();
  await premise.getByRole('combobox', { name: 'How we found out' }).click();
  await page.getByRole('option', { name: 'Product analytics' }).click();
  await premise.getByLabel('What we measured').fill('39');
  await premise.getByText('Follows from the number.').waitFor();
  await premise.getByRole('button', { name: 'Save' }).click();
  await premise.getByText('measured 39').waitFor();
  await premise.getByText('refutes', { exact: true }).waitFor();

  await premise.getByRole('button', { name: 'Edit finding' }).click();
  await premise.getByLabel('What we measured').fill('40');
  await premise.getByRole('combobox', { name: 'What it says' }).click();
  await page.getByRole('option', { name: 'It supports the assumption' }).click();
  await premise.getByRole('button', { name: 'Save' }).click();
  await premise.getByText('measured 40').waitFor();
  await premise.getByText('supports', { exact: true }).waitFor();

  await premise.getByRole('button', { name: 'History' }).click();
  await premise.getByText('Raised a doubt: “Clients notice the name at all”').waitFor();
  await premise.getByText('Guessed it medium').waitFor();
  const told = await premise.innerText();
  expect(told).toContain(
    'Added a finding on “Clients notice the name at all”: Product analytics, refutes, measured 39',
  );
  expect(told).toContain(
    'Edited a finding on “Clients notice the name at all”: Product analytics, supports, measured 40',
  );
  expect(told.indexOf('Edited a finding')).toBeLessThan(told.indexOf('Added a finding on'));
  expect(told).toContain('Robert');
  await expectAccessible(page);
  await expectSilence(page);
});

test('what clients asked the desk for is offered, recorded as said, and later only what came since', async () => {
  const templates = host.site.issuesOf('HARB').find(({ summary }) => summary === 'Start an answer from a template');
  const path = `/issues/${templates?.key ?? 'not in the demo'}`;
  const page = await openAs(browser, host.url ?? '', MAYA, path);
  await panel(page).getByText('4 requests link here. Record them as support requests?').waitFor();
  // Noor asked twice.
  await panel(page).getByText('from 3 people').waitFor();
  await panel(page).getByRole('button', { name: 'Record', exact: true }).click();
  await expectAccessible(page);
  await panel(page).getByRole('button', { name: 'Save' }).click();
  await panel(page).getByText('Support or sales requests, 3').waitFor();
  await panel(page)
    .getByText(/^Linked to HARB-\d+: DESK-\d+, DESK-\d+, DESK-\d+, and DESK-\d+\.$/)
    .waitFor();
  expect(await panel(page).getByText('link here').count()).toBe(0);
  await expectSilence(page);

  const asked = { project: 'DESK', type: 'Service request', summary: 'Templates?', reporter: 'demo-felix' };
  host.site.link('demo-lena', 'Relates', host.site.createIssue('demo-lena', asked).key, templates?.key ?? '');
  const again = await openAs(browser, host.url ?? '', MAYA, path, { theme: 'dark', width: 360 });
  await panel(again).getByText('1 more request links here since. Record it as a support request?').waitFor();
  await expectNoSidewaysScroll(again);
  await expectAccessible(again);
  await panel(again).getByRole('button', { name: 'No evidence here' }).click();
  await panel(again).getByText('links here since').waitFor({ state: 'detached' });
  await expectSilence(again);
});

test('narrow and dark it is as readable, and nothing sticks out', async () => {
  const page = await at(MAYA, { theme: 'dark', width: 360 });
  await panel(page).getByRole('button', { name: 'History' }).click();
  await panel(page).getByText('Raised a doubt: “Clients notice the name at all”').waitFor();
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);
  await expectSilence(page);
});
