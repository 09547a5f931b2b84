/** Panel, context and project page in every state, theme and width: nothing sticks out, axe is content, all is quiet. */
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { RunningHost } from '../host/host';
import { startDemoHost } from '../support/demo-host';
import { expectAccessible, expectNoSidewaysScroll, expectSilence } from './support/expectations';
import { sharedBrowser } from './support/launch';
import { THEMES, forgive, leavePages, openAs, type Look } from './support/pages';

const MAYA = 'demo-maya';
/** Administers the project. */
const INES = 'demo-ines';
/** May browse and comment, not edit. */
const ROBERT = 'demo-robert';
/** Phone, tablet, desk. */
const SHOWN_WIDTHS = [360, 768, 1440] as const;
const HIDDEN = { errorMessages: ['Issue does not exist or you do not have permission to see it.'], errors: {} };

let browser: Browser;
let host: RunningHost;
/** A story with findings on which work has started. */
let tested: string;
/** A story on which nothing is stated. */
let unframed: string;
/** A bug: never asked for a premise. */
let exempt: string;

beforeAll(async () => {
  browser = await sharedBrowser();
  host = await startDemoHost({ port: 0, autoRun: true });
  host.site.addProject({ key: 'NEXT', name: 'Next year', lead: INES, roles: { administer: [INES], edit: [MAYA] } });
  tested = keyOf('Hand everything over before a holiday');
  unframed = keyOf('Signatures per client');
  exempt = keyOf('Invitations expire a day too early');
});
afterEach(async () => {
  const unused = host.unusedFaults().map(({ on }) => String(on));
  host.clearFaults();
  await leavePages(browser);
  expect(unused).toEqual([]);
});
afterAll(async () => {
  await leavePages(browser);
  const { problems } = host;
  await host.close();
  expect(problems).toEqual([]);
});

function keyOf(summary: string): string {
  const found = host.site.issuesOf('HARB').find((issue) => issue.summary === summary);
  if (found === undefined) throw new Error(`the demo has no "${summary}"`);
  return found.key;
}
const open = (path: string, user = MAYA, look: Look = {}): Promise<Page> =>
  openAs(browser, host.url ?? '', user, path, look);
const go = async (page: Page, path: string): Promise<void> => {
  await page.goto(page.url().replace(/#.*/, `#${path}`));
};
const panelOf = (page: Page): Locator => page.locator('[data-module="premise-panel"]');
const contextOf = (page: Page): Locator => page.locator('[data-module="premise-context"]');
const pageOf = (page: Page): Locator => page.locator('[data-module="premise-page"]');
const retry = (where: Locator): Locator => where.getByRole('button', { name: 'Try again' });

/** What holds for whatever is on the screen. */
async function expectFit(page: Page): Promise<void> {
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);
}

/** The tablet has the desk's layout, narrower: what axe looks at is the same, what sticks out may not be. */
async function expectFitAt(page: Page, width: (typeof SHOWN_WIDTHS)[number]): Promise<void> {
  await expectNoSidewaysScroll(page);
  if (width !== 768) await expectAccessible(page);
}

/** What the page's balance is shown by. */
async function showBy(page: Page, by: 'Sprints' | 'Weeks'): Promise<void> {
  await pageOf(page).getByRole('combobox', { name: 'Shown by' }).click();
  await page.getByRole('option', { name: by }).click();
}

/** Lets the calls of these modules wait until the returned function is called. */
async function hold(page: Page, modules: readonly string[]): Promise<() => void> {
  let release = (): void => undefined;
  const gate = new Promise<void>((resolve) => (release = resolve));
  await page.route('**/bridge', async (route) => {
    if (modules.some((key) => route.request().postData()?.includes(`"moduleKey":"${key}"`) === true)) await gate;
    await route.continue();
  });
  return release;
}

describe.each(THEMES)('in the %s theme, on phone, tablet and desk', (theme) => {
  test('a story’s panel and context fit and are accessible, with a form open too', async () => {
    const page = await open(`/issues/${tested}`, MAYA, { theme, width: 1440 });
    await panelOf(page).getByText('Findings (1)').waitFor();
    await contextOf(page).getByText('Test it first').waitFor();
    for (const width of SHOWN_WIDTHS) {
      await page.setViewportSize({ width, height: 900 });
      await expectFitAt(page, width);
    }
    await panelOf(page).getByRole('button', { name: 'How the score is made' }).click();
    await panelOf(page).getByRole('table').waitFor();
    await panelOf(page).getByRole('button', { name: 'Add a finding' }).first().click();
    await panelOf(page).getByLabel('Link to the evidence').waitFor();
    await page.setViewportSize({ width: 360, height: 900 });
    await expectFit(page);
    await expectSilence(page);
  });

  test('the project page fits and is accessible', async () => {
    const page = await open('/projects/HARB/page', MAYA, { theme, width: 1440 });
    await pageOf(page)
      .getByRole('heading', { name: /^7 of 14 delivery stories/ })
      .waitFor();
    for (const width of SHOWN_WIDTHS) {
      await page.setViewportSize({ width, height: 900 });
      await pageOf(page).locator('.recharts-surface').first().waitFor();
      await expectFitAt(page, width);
    }
    await expectSilence(page);
  });
});

describe('while an answer is on its way', () => {
  test('panel and context say that they are loading, then show what came', async () => {
    const page = await open('/projects/HARB/issues', MAYA, { width: 360 });
    const release = await hold(page, ['premise-panel', 'premise-context']);
    await go(page, `/issues/${tested}`);
    await panelOf(page).getByText('Loading').waitFor();
    await contextOf(page).getByText('Loading').waitFor();
    await expectFit(page);
    release();
    await panelOf(page).getByText('Findings (1)').waitFor();
    await contextOf(page).getByText('Test it first').waitFor();
    await expectSilence(page);
  });

  test('so does the project page, and its balance by sprint is asked for when that is chosen', async () => {
    const page = await open('/projects/HARB/issues', MAYA, { theme: 'dark' });
    const release = await hold(page, ['premise-page']);
    await go(page, '/projects/HARB/page');
    await pageOf(page).getByText('Loading').waitFor();
    await expectFit(page);
    release();
    await pageOf(page).getByText('Discovery and delivery by week').waitFor();
    await showBy(page, 'Sprints');
    const sprint = pageOf(page).getByRole('row', { name: /^Sprint 22, / });
    await sprint.waitFor();
    // 3.57 days of a spike; 10.56, 3.22 and 2.61 of three stories.
    expect((await sprint.getByRole('cell').allInnerTexts()).slice(1)).toEqual(['3.6', '16.4', '0', '20']);
    expect(page.url()).toContain('by=sprints');
    await expectFit(page);
    await showBy(page, 'Weeks');
    await pageOf(page).getByText('Discovery and delivery by week').waitFor();
    await expectSilence(page);
  });
});

describe('where nothing is there yet', () => {
  test('an unframed story is asked one question, and offered one button to answer it', async () => {
    const page = await open(`/issues/${unframed}`, MAYA, { width: 360, theme: 'dark' });
    await panelOf(page).getByText('What changes for whom if we ship this?').waitFor();
    await panelOf(page).getByText('Nothing stated yet').waitFor();
    await contextOf(page).getByText('What changes for whom if we ship this?').waitFor();
    expect(await panelOf(page).getByRole('button', { name: 'Frame the outcome' }).count()).toBe(1);
    await expectFit(page);
    await expectSilence(page);
  });

  test('a bug is asked nothing, in the panel and beside it', async () => {
    const page = await open(`/issues/${exempt}`, MAYA, { width: 360 });
    await panelOf(page).getByText('This type of work is not asked for a premise.').waitFor();
    await contextOf(page).getByText('usually not asked for a premise').waitFor();
    expect(await page.getByText('What changes for whom').count()).toBe(0);
    await expectFit(page);
    await expectSilence(page);
  });

  test('a project without history offers to read it, one habit to start with, and no zeros', async () => {
    const page = await open('/projects/NEXT/page', INES, { width: 360 });
    await pageOf(page).getByRole('heading', { name: 'One habit to start with' }).waitFor();
    await pageOf(page).getByRole('button', { name: 'Read the history' }).waitFor();
    expect(await pageOf(page).innerText()).not.toMatch(/\b0\b/);
    await expectFit(page);

    await page.getByRole('button', { name: /Acting as/ }).click();
    await page.getByRole('menuitemradio', { name: /Maya/ }).click();
    await pageOf(page).getByText('A project admin can start it.').waitFor();
    await expectFit(page);
    await expectSilence(page);
  });
});

describe('where Jira says no', () => {
  test('an issue this person may not see is told kindly, without a button that cannot help', async () => {
    host.failNext({ service: 'jira', on: /GET \/rest\/api\/3\/issue\/\d+\?/, with: { status: 404, body: HIDDEN } });
    host.failNext({ service: 'browser', on: 'properties=premise', with: { status: 403, body: HIDDEN } });
    const page = await open(`/issues/${tested}`, MAYA, { width: 360 });
    await panelOf(page).getByText('This issue or project is not there, or you cannot see it.').waitFor();
    await contextOf(page).getByText('Jira does not let you do that here.').waitFor();
    expect(await retry(page.locator('main')).count()).toBe(0);
    await expectFit(page);
    await expectSilence(page);
  });

  test('so is a project', async () => {
    // What Jira answers of a project one may not see: leave for nothing.
    host.failNext({
      ...{ service: 'jira', on: 'POST /rest/api/3/permissions/check' },
      with: { status: 200, body: { globalPermissions: [], projectPermissions: [] } },
    });
    const page = await open('/projects/HARB/page', MAYA, { width: 360, theme: 'dark' });
    await pageOf(page).getByText('This issue or project is not there, or you cannot see it.').waitFor();
    expect(await retry(pageOf(page)).count()).toBe(0);
    await expectFit(page);
    await expectSilence(page);
  });

  test('whoever may not edit is told so once and is offered nothing to change', async () => {
    const page = await open(`/issues/${tested}`, ROBERT, { width: 360, theme: 'dark' });
    await panelOf(page).getByText('You can read this. Changing it takes permission to edit this issue.').waitFor();
    const names = await panelOf(page).getByRole('button').allInnerTexts();
    // What is left only unfolds.
    const folds = ['9 more ways', 'As it stood at start', 'History', 'How the score is made'];
    expect(names.map((name) => name.trim())).toEqual(folds);
    await expectFit(page);
    await expectSilence(page);
  });
});

describe('after a failure, trying again works', () => {
  test('in the panel when the storage does not answer, and in the context when Jira does not', async () => {
    host.failNext({ service: 'sql', on: 'SELECT', with: { status: 500, body: { code: 'INTERNAL', message: 'down' } } });
    host.failNext({ service: 'browser', on: 'properties=premise', with: { status: 503, body: null } });
    const page = await open(`/issues/${tested}`, MAYA, { width: 360, theme: 'dark' });
    await panelOf(page).getByText('Premise could not reach its storage.').waitFor();
    await contextOf(page).getByText('Jira did not answer.').waitFor();
    await expectFit(page);
    await retry(panelOf(page)).click();
    await panelOf(page).getByText('Findings (1)').waitFor();
    await retry(contextOf(page)).click();
    await contextOf(page).getByText('Test it first').waitFor();
    await expectSilence(page);
  });

  test('on the project page when the call itself breaks', async () => {
    const page = await open('/projects/HARB/issues', MAYA, { width: 360 });
    await page.route('**/bridge', (route) => route.fulfill({ status: 500, body: 'down' }), { times: 1 });
    await go(page, '/projects/HARB/page');
    await pageOf(page).getByText('Jira did not answer.').waitFor();
    await expectFit(page);
    await retry(pageOf(page)).click();
    await pageOf(page)
      .getByRole('heading', { name: /^7 of 14 delivery stories/ })
      .waitFor();
    // The browser's own line about the 500, and ours.
    expect(forgive(page, /500/)).toHaveLength(2);
    await expectSilence(page);
  });
});

describe('without a mouse', () => {
  /** What has the focus, and whether one sees that it has. */
  const focus = (page: Page) =>
    page.evaluate(() => {
      const element = document.activeElement;
      if (element === null || element === document.body) return { name: '', visible: false };
      const { outlineStyle, boxShadow } = getComputedStyle(element);
      const isDrawn = outlineStyle !== 'none' || boxShadow !== 'none';
      return {
        // The host puts the frame's own name before the app's ids.
        name: element.textContent.trim() || element.id.replace(/^forge-app-[0-9a-f]+-/, ''),
        visible: element.matches(':focus-visible') && (isDrawn || element.matches('input, textarea')),
      };
    });

  async function tabTo(page: Page, name: string): Promise<void> {
    for (let presses = 0; presses < 40; presses += 1) {
      await page.keyboard.press('Tab');
      const here = await focus(page);
      if (here.name !== name) continue;
      expect(here.visible).toBe(true);
      return;
    }
    throw new Error(`forty presses of Tab do not reach "${name}"`);
  }

  test('a story is framed, the next step is announced, and the focus is on the line for it', async () => {
    const page = await open(`/issues/${unframed}`, MAYA, { width: 1440 });
    await panelOf(page).getByRole('button', { name: 'Frame the outcome' }).waitFor();
    await tabTo(page, 'Frame the outcome');
    await page.keyboard.press('Enter');
    await expect.poll(() => focus(page)).toEqual({ name: 'outcome-sentence', visible: true });
    await page.keyboard.type('Account managers sign with the right name without checking');
    await tabTo(page, 'Save');
    await page.keyboard.press('Enter');

    await expect.poll(() => focus(page)).toEqual({ name: 'assumption-statement', visible: true });
    const announced = panelOf(page).locator('[aria-live="polite"]', { hasText: 'Saved' });
    expect(await announced.innerText()).toMatch(/^Saved .+\. Now: Name the riskiest assumption, \d+ of 100\.$/);

    await tabTo(page, 'Cancel');
    await page.keyboard.press('Space');
    await expect.poll(() => focus(page)).toEqual({ name: 'Name the riskiest assumption', visible: true });
    await expectAccessible(page);
    await expectSilence(page);
  });
});
