/** A premise in three sentences, as a writer types it: how many gestures it takes, by mouse and without one. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { startHost, type RunningHost } from '../host/host';
import { expectAccessible, expectNoSidewaysScroll, expectSilence } from './support/expectations';
import { sharedBrowser } from './support/launch';
import { leavePages, modulesDrawn, openAs, type Look } from './support/pages';

const OUTCOME = 'New teams invite a colleague in their first week: 31 % → 45 % by 31 March 2030';
const ASSUMPTION = 'Admins know whom to invite';
const THRESHOLD = 'at least 8 of 20 admins name a colleague unprompted';

let browser: Browser;
let host: RunningHost;

beforeAll(async () => {
  browser = await sharedBrowser();
  host = await startHost({ port: 0, autoRun: true, contract: true });
  host.site.addUser({ accountId: 'eve', displayName: 'Eve Editor' });
  host.site.addUser({ accountId: 'jon', displayName: 'Jon Joint' });
  host.site.addProject({ key: 'SHOP', name: 'Shop', roles: { edit: ['eve', 'jon'] } });
});
afterEach(async () => {
  await leavePages(browser);
  expect(host.problems).toEqual([]);
});
afterAll(async () => {
  await leavePages(browser);
  await host.close();
});

const aStory = (over: { description?: string; parent?: string; type?: string } = {}): string =>
  host.site.createIssue('eve', { project: 'SHOP', type: 'Story', summary: 'Team invitations', ...over }).key;
const panel = (page: Page) => page.locator('[data-module="premise-panel"]');
const line = (page: Page) => panel(page).getByLabel('Who does what differently');
async function open(key: string, look: Look = {}, user = 'eve'): Promise<Page> {
  const page = await openAs(browser, host.url ?? '', user, `/issues/${key}`, look);
  await modulesDrawn(page);
  return page;
}
const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const element = document.activeElement;
    return element?.textContent.trim() || (element?.id.replace(/^forge-app-[0-9a-f]+-/, '') ?? '');
  });

/** Everything a hand does but type words. */
class Gestures {
  count = 0;
  constructor(private readonly page: Page) {}
  async click(name: string): Promise<void> {
    this.count += 1;
    await panel(this.page).getByRole('button', { name, exact: true }).first().click();
  }
  async press(key: 'Enter' | 'Tab'): Promise<void> {
    this.count += 1;
    await this.page.keyboard.press(key);
  }
}

/** The words at once, as a dictation or a paste puts them; typed key by key where that is what is shown. */
const insert = (page: Page) => (words: string) => page.keyboard.insertText(words);

/** The three sentences from the open first line on, each ended by Enter where the focus already is. */
async function writeThree(page: Page, hand: Gestures, write = insert(page)): Promise<void> {
  for (const [field, sentence] of [
    ['outcome-sentence', OUTCOME],
    ['assumption-statement', ASSUMPTION],
    ['threshold-text', THRESHOLD],
  ] as const) {
    await expect.poll(() => focused(page)).toBe(field);
    await write(sentence);
    await hand.press('Enter');
  }
  await panel(page).getByRole('heading', { name: 'Test it first' }).waitFor();
}

test('from open to framed takes one click and three Enters', async () => {
  const page = await open(aStory());
  const hand = new Gestures(page);
  await hand.click('Frame the outcome');
  await writeThree(page, hand, (words) => page.keyboard.type(words));
  console.log(`gestures from open to framed: ${String(hand.count)}`);
  expect(hand.count).toBe(4);

  const said = await panel(page).innerText();
  expect(said).toContain('New teams invite a colleague in their first week');
  expect(said).toContain('31 % → 45 % by Mar 31, 2030');
  expect(said).toContain(ASSUMPTION);
  expect(said).toContain(THRESHOLD);
  // 25 for the outcome without a metric, 20 for the assumption.
  expect(said).toContain('45 of 100');
  await expect.poll(() => focused(page)).toBe('Plan the test');
  await expectAccessible(page);
  await expectSilence(page);
});

test('without a mouse it is one Tab into the panel and four Enters', async () => {
  const page = await open(aStory(), { theme: 'dark', width: 360 });
  // Up to the panel the Tabs are Jira's.
  await page.locator('[data-module="premise-panel"]').evaluate((frame) => {
    const before = document.createElement('span');
    before.tabIndex = -1;
    frame.before(before);
    before.focus();
    before.remove();
  });
  const hand = new Gestures(page);
  await hand.press('Tab');
  await expect.poll(() => focused(page)).toBe('Frame the outcome');
  await hand.press('Enter');
  await writeThree(page, hand);
  console.log(`gestures from open to framed, without a mouse: ${String(hand.count)}`);
  expect(hand.count).toBe(5);
  await expectNoSidewaysScroll(page);
  await expectSilence(page);
});

test('while it is written the parts, the advice and a field of a part fit a phone, and are announced', async () => {
  const page = await open(aStory(), { theme: 'dark', width: 360 });
  await panel(page).getByRole('button', { name: 'Frame the outcome' }).click();
  await line(page).fill('Redesign the settings page for accounts: 31 % → 31 % by 1 March 2020');
  await panel(page).locator('[aria-live="polite"]', { hasText: 'This reads like what we ship.' }).waitFor();
  await panel(page).getByText('has passed. Is that the day you mean?').waitFor();
  await panel(page).getByRole('button', { name: 'metric', exact: true }).click();
  await expect.poll(() => focused(page)).toBe('outcome-metric');
  await page.keyboard.type('settings changed in week 1');
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);
  await panel(page).getByRole('button', { name: 'Done' }).click();
  await expect.poll(() => focused(page)).toBe('metric: settings changed in week 1');
  await panel(page).getByRole('button', { name: 'This is what users do' }).click();
  await panel(page).getByText('This reads like what we ship.').waitFor({ state: 'detached' });
  await panel(page).getByRole('button', { name: 'Save' }).click();
  await panel(page).getByRole('heading', { name: 'Name the riskiest assumption' }).waitFor();
  expect(await panel(page).getByText('This reads like what we ship').count()).toBe(0);
  await expectSilence(page);
});

test('what the description says already is offered, and one click and one Enter make it the outcome', async () => {
  const description =
    'Background\nAs a new admin,\nI want to invite colleagues,\nso that I spend less time copying files';
  const page = await open(aStory({ description }));
  await panel(page).getByText('From the description: “New admin spend less time copying files”').waitFor();
  await expectAccessible(page);
  const hand = new Gestures(page);
  await hand.click('Use this');
  await expect.poll(() => focused(page)).toContain('spend less time copying files');
  await hand.press('Enter');
  await panel(page).getByRole('heading', { name: 'Name the riskiest assumption' }).waitFor();
  expect(hand.count).toBe(2);
  await expectSilence(page);
});

test('twelve stories of a framed epic need not one gesture, and each says so in one line', async () => {
  const epic = aStory({ type: 'Epic' });
  const framing = await open(epic);
  const hand = new Gestures(framing);
  await hand.click('Frame the outcome');
  await writeThree(framing, hand);
  const stories = Array.from({ length: 12 }, () => aStory({ parent: epic }));
  const page = await open(stories[11] ?? 'missing');
  await panel(page).getByText(`From epic ${epic}`, { exact: false }).waitFor();
  await panel(page).getByText('Nothing to write, unless this story bets on something else.').waitFor();
  await panel(page).getByText('New teams invite a colleague in their first week').waitFor();
  expect(await panel(page).getByRole('button', { name: 'Frame the outcome' }).count()).toBe(0);
  console.log(`gestures for an epic and its twelve stories: ${String(hand.count)}`);
  expect(hand.count).toBe(4);
  await panel(page).getByRole('button', { name: 'This story’s own bet…' }).click();
  await panel(page).getByText(`Until you save, it rests on ${epic}.`).waitFor();
  await expect.poll(() => focused(page)).toBe('outcome-sentence');
  await expectSilence(page);
});

test('two people write the same sentence: the second sees both, part by part, and loses nothing', async () => {
  const key = aStory();
  const first = await open(key);
  const second = await open(key, { width: 360 }, 'jon');
  for (const page of [first, second]) await panel(page).getByRole('button', { name: 'Frame the outcome' }).click();
  await line(first).fill('New teams invite a colleague: 31 % → 45 %');
  await line(second).fill('Admins invite a colleague: 31 % → 60 %');
  await panel(first).getByRole('button', { name: 'Save' }).click();
  await panel(first).getByRole('heading', { name: 'Name the riskiest assumption' }).waitFor();
  await panel(second).getByRole('button', { name: 'Save' }).click();
  await panel(second).getByText('Someone saved this part while you were writing.').waitFor();
  expect(await line(second).inputValue()).toBe('Admins invite a colleague: 31 % → 60 %');
  await expectNoSidewaysScroll(second);
  await expectAccessible(second);
  await panel(second).getByRole('button', { name: 'Keep mine' }).click();
  await panel(second).getByText('Admins invite a colleague').waitFor();
  expect(await panel(second).innerText()).toContain('31 % → 60 %');
  await expectSilence(second);
});
