/** The loop that closes itself: what came of a release, what it taught, and what it says to everything resting on it. */
import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { startHost, type RunningHost } from '../host/host';
import { aFinding, anOutcome, DAY_MS } from '../support/builders';
import { expectAccessible, expectNoSidewaysScroll, expectSilence } from './support/expectations';
import { sharedBrowser } from './support/launch';
import { leavePages, modulesDrawn, openAs, type Look } from './support/pages';

const [ADMINS, PAY, RIVALS] = [randomUUID(), randomUUID(), randomUUID()];
const SECRET = 'Salaries are the reason people leave';

let browser: Browser;
let host: RunningHost;
const key: Record<'shipped' | 'resting' | 'later' | 'hidden' | 'epic' | 'child' | 'planned', string> = {
  ...{ shipped: '', resting: '', later: '', hidden: '', epic: '', child: '', planned: '' },
};

const today = () => new Date().toISOString().slice(0, 10);
const at = async (as: string, issue: string, look: Look = {}): Promise<Page> => {
  const page = await openAs(browser, host.url ?? '', as, `/issues/${issue}`, look);
  await modulesDrawn(page);
  return page;
};
const panel = (page: Page) => page.locator('[data-module="premise-panel"]');
const context = (page: Page) => page.locator('[data-module="premise-context"]');
const choose = async (page: Page, label: string, option: string): Promise<void> => {
  await panel(page).getByLabel(label).click();
  await page.getByRole('option', { name: option, exact: true }).click();
};
const idOf = (issue: string) => host.site.issue(issue)?.id ?? '';
const save = async (issue: string, command: object) => {
  const sent = { issueId: idOf(issue), command: { id: randomUUID(), seenRev: 9, ...command } };
  expect(await host.invoke('lea', 'save', sent)).toMatchObject({ ok: true });
};
const assume = (issue: string, assumptionId: string, statement: string) =>
  save(issue, { kind: 'stateAssumption', assumptionId, statement, risk: 'value' });
const refute = (issue: string, assumptionId: string) =>
  save(issue, {
    ...{ kind: 'addFinding', assumptionId },
    finding: aFinding({ id: randomUUID(), verdict: 'refutes', found: today() }),
  });

/** A picture of the moment, where somebody asks for it: to be looked at, never compared. */
async function shot(page: Page, name: string): Promise<void> {
  const folder = process.env['SHOTS'];
  if (folder === undefined) return;
  mkdirSync(folder, { recursive: true });
  await page.mouse.move(0, 0);
  // Fields change their colours in a moment.
  await page.waitForTimeout(400);
  await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
}

/** The same in the dark and where it is narrow. */
async function shots(page: Page, name: string): Promise<void> {
  if (process.env['SHOTS'] === undefined) return;
  await shot(page, name);
  await page.setViewportSize({ width: 360, height: 900 });
  await page.getByRole('button', { name: 'Use the dark theme' }).click();
  await shot(page, `${name}-narrow-dark`);
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.getByRole('button', { name: 'Use the light theme' }).click();
}

beforeAll(async () => {
  browser = await sharedBrowser();
  host = await startHost({ port: 0, contract: true });
  const { site, clock } = host;
  const goTo = async (days: number): Promise<void> => {
    await host.runUntilIdle();
    clock.pin(Date.now() - days * DAY_MS);
  };
  clock.pin(Date.now() - 90 * DAY_MS);
  site.addUser({ accountId: 'lea', displayName: 'Lea Lead' });
  site.addUser({ accountId: 'eve', displayName: 'Eve Editor' });
  site.addProject({ key: 'SHOP', name: 'Shop', roles: { administer: ['lea'], edit: ['eve'] } });
  site.addProject({ key: 'HR', name: 'People', roles: { administer: ['lea'] } });
  const create = (summary: string, over: { project?: string; type?: string; parent?: string } = {}) => {
    const { parent, ...rest } = over;
    const made = {
      project: 'SHOP',
      type: 'Story',
      points: 2,
      summary,
      ...rest,
      ...(parent && { parent: idOf(parent) }),
    };
    return site.createIssue('lea', made, clock.now()).key;
  };
  // What was written before work began is what it is held against, so time passes.
  const old = [(key.shipped = create('Invite a colleague')), (key.later = create('Export invitations'))];
  await host.runUntilIdle();
  for (const issue of old) await save(issue, { kind: 'stateOutcome', parts: anOutcome() });
  await assume(key.shipped, ADMINS, 'Admins know whom to invite');
  await save(key.shipped, { kind: 'setThreshold', assumptionId: ADMINS, threshold: { text: '45 %', atLeast: null } });
  await save(key.shipped, { kind: 'shareAssumption', assumptionId: ADMINS, on: true });
  await goTo(80);
  for (const issue of old) site.transition('lea', idOf(issue), 'In Progress', null, clock.now());
  await goTo(40);
  for (const issue of old) site.transition('lea', idOf(issue), 'Done', 'Done', clock.now());
  await goTo(1);

  key.resting = create('Remind who was invited');
  key.epic = create('Teams pay', { type: 'Epic' });
  key.child = create('Ask for a card', { parent: key.epic });
  key.hidden = create('Show what a team costs');
  key.planned = create('Show who was invited');
  const secret = create('Salaries', { project: 'HR' });
  await host.runUntilIdle();
  for (const issue of [key.resting, key.epic, key.hidden])
    await save(issue, { kind: 'stateOutcome', parts: anOutcome() });
  await save(key.resting, { kind: 'linkAssumption', assumptionId: ADMINS });
  await assume(key.epic, PAY, 'Teams pay before they invite');
  await assume(secret, RIVALS, SECRET);
  await save(key.hidden, { kind: 'linkAssumption', assumptionId: RIVALS });
  await goTo(0);
  clock.release();
  await refute(key.epic, PAY);
  await refute(secret, RIVALS);
  await host.tick();
  await host.runUntilIdle();
  host.runOnItsOwn();
});

afterAll(async () => {
  await leavePages(browser);
  await host.close();
});

afterEach(async () => {
  await leavePages(browser);
  expect(host.problems).toEqual([]);
});

test('a release that missed starts the next assumption, and refutes what the next story rests on', async () => {
  const page = await at('lea', key.shipped);
  await context(page).getByText('Due since').waitFor();
  // What and since when: each once.
  expect(await context(page).getByText('Check the outcome').count()).toBe(1);
  await shots(page, 'due-context');
  await panel(page).getByRole('button', { name: 'Record what came of it' }).first().click();
  await panel(page).getByLabel('What we saw').fill('31 % as before');
  await choose(page, 'What came of it', 'Missed');
  await choose(page, 'So we', 'Adjust it');
  await panel(page).getByLabel('What did we assume wrongly?').fill('Admins invite before they see a result');
  await expectAccessible(page);
  await shots(page, 'check-form');
  await panel(page).getByRole('button', { name: 'Save' }).click();
  await panel(page).getByText('We adjust it.').waitFor();
  await panel(page).getByRole('button', { name: 'Other assumption (1)' }).click();
  await panel(page).getByText('Admins invite before they see a result').waitFor();
  await shots(page, 'check-said');
  await panel(page).getByRole('button', { name: 'Record it as launch evidence' }).click();
  await panel(page).getByRole('button', { name: 'Record it as launch evidence' }).waitFor({ state: 'detached' });
  await shots(page, 'check-evidence');
  await expectSilence(page);
  const next = await at('lea', key.resting);
  await panel(next).getByRole('heading', { name: 'Rethink it or say no' }).waitFor();
  await panel(next).getByText('launch').first().waitFor();
  await expectSilence(next);
});

test('what is due stands on the project page with whose it is, and what was done is gone', async () => {
  await host.runUntilIdle();
  const page = await openAs(browser, host.url ?? '', 'eve', '/projects/SHOP/page', { width: 1440 });
  const module = page.locator('[data-module="premise-page"]');
  await module.getByText('Due this week').waitFor();
  await module.getByRole('link', { name: key.later }).first().waitFor();
  await module.getByText('Lea Lead').first().waitFor();
  const due = await module.getByText('Check the outcome', { exact: true }).count();
  expect(due).toBe(1);
  await shots(page, 'due-card');
  await page.setViewportSize({ width: 360, height: 900 });
  await expectNoSidewaysScroll(page);
  await expectSilence(page);
});

test('who may not see where an assumption was stated sees how it stands, and not a word of it', async () => {
  const page = await at('eve', key.hidden);
  await panel(page).getByText('Stated on an issue you cannot see').waitFor();
  await panel(page).getByRole('heading', { name: 'Rethink it or say no' }).waitFor();
  await context(page).getByText('stated on another issue').waitFor();
  expect(await page.content()).not.toContain(SECRET);
  await shots(page, 'hidden-assumption');
  await expectAccessible(page);
  await expectSilence(page);
});

test('a story of an epic whose assumption was refuted says so by itself', async () => {
  const page = await at('eve', key.child);
  await panel(page).getByRole('heading', { name: 'Rethink it or say no' }).waitFor();
  await panel(page).getByText(`From epic ${key.epic}`).first().waitFor();
  await panel(page).getByText('Teams pay before they invite').first().waitFor();
  await context(page).getByText('refuted').waitFor();
  await shots(page, 'inherited-refutation');
  await expectSilence(page);
});

test('a story comes to rest on an outcome of the project, and the outcome opens which stories do', async () => {
  const projectId = host.site.projects().find(({ key: name }) => name === 'SHOP')?.id ?? '';
  const said = {
    id: randomUUID(),
    seenRev: 0,
    outcomeId: randomUUID(),
    kind: 'state',
    parts: anOutcome({ who: 'Shops' }),
  };
  const sent = { projectId, quarter: null, command: said };
  expect(await host.invoke('lea', 'saveOutcome', sent)).toMatchObject({ ok: true });
  const page = await at('eve', key.planned);
  await panel(page).getByRole('button', { name: 'Rest on a project outcome' }).click();
  const words = 'Shops invite a colleague in their first week: 31 % → 45 % by Sep 30, 2024';
  await choose(page, 'Outcome of the project', words);
  await shots(page, 'rest-form');
  await expectAccessible(page);
  await panel(page).getByRole('button', { name: 'Save' }).click();
  await panel(page).getByRole('button', { name: 'Rest on it no longer' }).waitFor();
  await panel(page).getByText('Shops invite a colleague').first().waitFor();
  await shots(page, 'rest-said');
  await expectSilence(page);
  await host.runUntilIdle();

  const tabs = await openAs(browser, host.url ?? '', 'eve', '/projects/SHOP/page', { width: 1440 });
  await tabs.getByRole('tab', { name: 'Outcomes' }).click();
  await tabs.getByRole('button', { name: '1 story rests on it' }).click();
  const set = tabs.getByRole('dialog', { name: words });
  await set.getByRole('link', { name: key.planned }).waitFor();
  expect(await set.getByRole('link').count()).toBe(1);
  await expectAccessible(tabs);
  await shot(tabs, 'outcome-set');
  await set.getByRole('button', { name: 'Close' }).last().click();
  await shots(tabs, 'outcomes-tab');
  await expectSilence(tabs);
});
