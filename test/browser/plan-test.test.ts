/** From a doubt to a finding: plan the test on the story, close the discovery issue, say what was found, see it count. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { startHost, type RunningHost } from '../host/host';
import { idOf, stateAssumption, stateOutcome } from '../store/a-store';
import { anOutcome, aThreshold } from '../support/builders';
import { expectAccessible, expectNoSidewaysScroll, expectSilence } from './support/expectations';
import { sharedBrowser } from './support/launch';
import { leavePages, modulesDrawn, openAs, type Look } from './support/pages';

let browser: Browser;
let host: RunningHost;
let story: { readonly id: string; readonly key: string };

const at = async (key: string, user = 'eve', look: Look = {}): Promise<Page> => {
  const page = await openAs(browser, host.url ?? '', user, `/issues/${key}`, look);
  await modulesDrawn(page);
  return page;
};
const panel = (page: Page) => page.locator('[data-module="premise-panel"]');
const madeForIt = () => host.site.issuesOf('SHOP').filter(({ properties }) => 'premise.test' in properties);

beforeAll(async () => {
  browser = await sharedBrowser();
  host = await startHost({ port: 0, autoRun: true, contract: true });
  const { site } = host;
  site.addUser({ accountId: 'eve', displayName: 'Eve Editor' });
  site.addUser({ accountId: 'bo', displayName: 'Bo Browser' });
  site.addProject({ key: 'SHOP', name: 'Shop', roles: { edit: ['eve'], browse: ['bo'] } });
  story = site.createIssue('eve', { project: 'SHOP', type: 'Story', summary: 'Invite a colleague', points: 5 });
  // The store is prepared by whoever comes first, and nobody else gets in meanwhile.
  await vi.waitFor(
    async () => {
      expect(await host.invoke('eve', 'readPanel', { issueId: story.id })).toMatchObject({ ok: true });
    },
    { timeout: 10_000, interval: 200 },
  );
  const assumptionId = idOf('assumption');
  for (const command of [
    stateOutcome('outcome', anOutcome()),
    stateAssumption('assume', 'assumption', 'Admins know whom to invite'),
    { id: idOf('threshold'), seenRev: 0, kind: 'setThreshold', assumptionId, threshold: aThreshold() },
  ] as const) {
    expect(await host.invoke('eve', 'save', { issueId: story.id, command })).toMatchObject({ ok: true });
  }
});

afterAll(async () => {
  await leavePages(browser);
  await host.close();
});

/** Nothing given up, nothing unawaited, and no exchange with Jira that its document does not allow. */
afterEach(async () => {
  await leavePages(browser);
  expect(host.problems).toEqual([]);
});

test('a writer sees what would be enough, and plans the test with the keyboard alone', async () => {
  const page = await at(story.key);
  const premise = panel(page);
  await premise.getByText('What would be enough?').waitFor();
  await premise.getByText('Story interviews: 4–19 customers').waitFor();
  await premise.getByRole('button', { name: 'Plan the test' }).focus();
  await page.keyboard.press('Enter');
  await premise.getByText('Creates an issue of type Spike in this project').waitFor();
  await premise.getByText('What must be true: Admins know whom to invite').waitFor();
  await expectAccessible(page);
  await premise.getByRole('combobox', { name: 'How to find out' }).click();
  await page.getByRole('option', { name: 'Story interviews: 4–19 customers' }).click();
  const summary = premise.getByLabel('Summary of the new issue');
  await summary.fill('Ask four admins whom they would invite');
  expect(madeForIt()).toEqual([]);
  await summary.press('Enter');
  await premise.getByText('Planned tests').waitFor();
  expect(madeForIt()).toMatchObject([{ summary: 'Ask four admins whom they would invite', creator: 'eve' }]);
  await premise
    .getByText(madeForIt()[0]?.key ?? 'no issue')
    .first()
    .waitFor();
  await expectSilence(page);
});

test('the discovery issue waits until it is closed, then files what was found on the story', async () => {
  const key = madeForIt()[0]?.key ?? '';
  const page = await at(key);
  const premise = panel(page);
  await premise.getByText('Admins know whom to invite').waitFor();
  await premise.getByText('When this issue is closed, say here what you found.').waitFor();
  host.site.transition('eve', key, 'Done');
  await page.reload();
  await modulesDrawn(page);
  await premise.getByRole('heading', { name: 'What did you find?' }).waitFor();
  await premise.getByRole('button', { name: 'Add a finding' }).click();
  // It was planned as conversations, so it starts as that.
  await premise.getByLabel('How many customers').fill('5');
  await premise.getByRole('combobox', { name: 'What it says' }).click();
  await page.getByRole('option', { name: 'It supports the assumption' }).click();
  await premise.getByLabel('What we saw').fill('Four of five named somebody at once.');
  await premise.getByRole('button', { name: 'Save' }).click();
  await premise.getByRole('heading', { name: 'Found, and filed where the assumption stands' }).waitFor();
  await expectAccessible(page);
  await expectSilence(page);
});

test('the story shows the finding, from which issue it came, and what follows from it', async () => {
  const key = madeForIt()[0]?.key ?? '';
  const page = await at(story.key, 'bo');
  const premise = panel(page);
  await premise.getByText('Four of five named somebody at once.').waitFor();
  await premise.getByText(`from ${key}`).waitFor();
  await premise.getByRole('heading', { name: 'Ready to build' }).waitFor();
  await expectSilence(page);
});

test('narrow and dark, ways and plan fit and stay readable', async () => {
  const { key, id } = host.site.createIssue('eve', { project: 'SHOP', type: 'Story', summary: 'Another', points: 8 });
  const assumptionId = idOf('another-one');
  for (const command of [
    stateOutcome('outcome-2', anOutcome()),
    { ...stateAssumption('assume-2', 'another-one', 'Somebody pays for it') },
    { id: idOf('threshold-2'), seenRev: 0, kind: 'setThreshold', assumptionId, threshold: aThreshold() },
  ] as const) {
    expect(await host.invoke('eve', 'save', { issueId: id, command })).toMatchObject({ ok: true });
  }
  const page = await at(key, 'eve', { theme: 'dark', width: 360 });
  const premise = panel(page);
  await premise.getByRole('button', { name: /more ways$/ }).click();
  await premise.getByRole('button', { name: 'Plan the test' }).click();
  await premise.getByRole('button', { name: 'Create the issue' }).waitFor();
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);
  await expectSilence(page);
});
