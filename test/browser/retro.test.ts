/**
 * Two people look back on one sprint, each in a browser of their own: from the sprint's menu, guessing before anything is
 * shown, live, with an action that becomes an issue, and without Forge Realtime a little later. Then it is finished: what
 * it kept is what somebody can count in the demo, and its action comes back in the next.
 */
import { mkdirSync } from 'node:fs';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { RetroView } from '../../src/contract/retro';
import type { RunningHost } from '../host/host';
import { list, look } from '../resolvers/a-retro';
import { startDemoHost } from '../support/demo-host';
import { expectAccessible, expectNoSidewaysScroll, expectSilence } from './support/expectations';
import { sharedBrowser } from './support/launch';
import { leavePages, openAs } from './support/pages';

const MAYA = 'demo-maya';
const TOM = 'demo-tom';

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

const tabOf = (page: Page): Locator =>
  page.locator('[data-module="premise-page"]').getByRole('tabpanel', { name: 'Retro' });

async function open(as: string, path: string): Promise<Page> {
  const page = await openAs(browser, host.url ?? '', as, path, { width: 1440 });
  return page;
}

async function choose(page: Page, tab: Locator, label: string, option: string): Promise<void> {
  await tab.getByLabel(label, { exact: true }).click();
  await page.getByRole('option', { name: option, exact: true }).click();
}

/** More projects than Jira tells at once; the one somebody looks for is the last of them. */
function addProjects(): void {
  const roles = { edit: [MAYA, TOM] };
  for (let nth = 0; nth < 50; nth += 1)
    host.site.addProject({
      key: `AA${String.fromCharCode(65 + (nth % 26), 65 + Math.floor(nth / 26))}`,
      name: 'Near',
      roles,
    });
  host.site.addProject({ key: 'ZOO', name: 'Far away', roles });
}

const madeOf = () => host.site.issuesOf('ZOO');

/** Keys instead of ids, without words and moments: what somebody can check by hand. */
function shown({ results, glad, hope, due, more }: RetroView) {
  const key = (issueId: string) => host.site.issue(issueId)?.key ?? issueId;
  return {
    results: results.items.map(({ kind, issueId, came }) => `${key(issueId)} ${kind} ${came ?? 'hidden'}`),
    glad: glad?.items.map(({ issueId, size }) => `${key(issueId)} ${String(size)}`),
    hope: hope.items.map(({ issueId, validated, size }) => `${key(issueId)} ${validated} ${String(size)}`),
    started: hope.started,
    due: due.items.map(({ kind, issueId }) => `${key(issueId)} ${kind}`),
    noes: more.noes.items.map(key),
    checks: more.checks,
    next: more.next.map(({ issueId, step }) => `${key(issueId)} ${step}`),
    late: more.late.late,
    began: more.began,
    history: more.history,
  };
}

let mayas: Page;

test('two people guess, are shown and decide, each seeing at once what the other does', async () => {
  mayas = await open(MAYA, '/projects/HARB/issues');
  const sprint = mayas.getByRole('list', { name: 'Sprints' }).getByRole('listitem').first();
  const name = (await sprint.locator('span').first().textContent()) ?? '';
  await shot(mayas, 'together-sprints');
  await sprint.getByRole('button', { name: 'Look back with Premise' }).click();
  const maya = tabOf(mayas);
  await maya.getByText(`${name} (running)`).waitFor();
  await maya.getByRole('button', { name: 'Start the retrospective' }).click();
  await maya.getByRole('button', { name: 'Start another' }).click();
  await maya.getByText('A retrospective of this sprint is under way.').waitFor();
  await shot(mayas, 'together-under-way');
  // What the running sprint has settled is little yet: they look back on the one before, the next in the list.
  await maya.getByLabel('Look back on', { exact: true }).click();
  await mayas.getByRole('option').nth(1).click();
  await maya.getByRole('button', { name: 'Start the retrospective' }).click();
  await maya.getByRole('button', { name: 'It holds' }).first().waitFor();

  const toms = await open(TOM, '/projects/HARB/page');
  await toms.locator('[data-module="premise-page"]').getByRole('tab', { name: 'Retro' }).click();
  const tom = tabOf(toms);
  await tom.getByText('You have not guessed yet').first().waitFor();
  await tom.getByText('Shown once every result above is.').waitFor();

  await maya.getByRole('button', { name: 'It holds' }).first().click();
  await maya.getByText('You said: It holds').waitFor();
  // He is told that somebody guessed, and neither who nor what.
  await tom.getByText('1 person guessed').waitFor();
  expect(await tom.getByText('You said').count()).toBe(0);
  await tom.getByRole('button', { name: 'It does not' }).first().click();
  await maya.getByText('2 people guessed').waitFor();
  await shot(mayas, 'together-guessing');
  await expectAccessible(mayas);

  await tom.getByRole('button', { name: 'Show everything that happened' }).click();
  await maya.getByText(/shown came out other than expected/).waitFor();
  await maya.getByText('2 people guessed').waitFor();
  // Half of two: neither foresaw it, and of one result nothing more is said.
  await maya.getByText('Most of you foresaw 0 of 1 result.').waitFor();

  await tom.getByRole('button', { name: 'Add an action' }).click();
  await tom.getByLabel('What do we do differently').fill('Ask two who said no first');
  await tom.getByLabel('About', { exact: true }).click();
  await toms.getByRole('option', { name: /^HARB-20 / }).click();
  await tom.getByRole('button', { name: 'Save' }).click();
  await maya.getByText('Ask two who said no first').waitFor();

  // The issue goes into a project that is only found when it is looked for, by the keyboard alone.
  addProjects();
  await maya.getByRole('button', { name: 'Make it a Jira issue' }).click();
  await maya.getByLabel('Project', { exact: true }).fill('zoo');
  await mayas.getByRole('option', { name: 'Far away (ZOO)' }).waitFor();
  await shot(mayas, 'together-projects');
  await mayas.keyboard.press('Enter');
  await choose(mayas, maya, 'Type', 'Task');
  await choose(mayas, maya, 'Who does it', 'Tom Okafor');
  await maya.getByRole('button', { name: 'Everything else' }).click();
  await shot(mayas, 'together-issue');
  await expectAccessible(mayas);
  await maya.getByRole('button', { name: 'Create the issue' }).dblclick();
  await tom.getByRole('link', { name: 'ZOO-1' }).waitFor();
  await maya.getByText('Make it a Jira issue').waitFor({ state: 'detached' });
  expect(madeOf()).toMatchObject([
    { summary: 'Ask two who said no first', assignee: 'demo-tom', reporter: 'demo-maya' },
  ]);
  const { body } = await host.site.request({
    ...{ method: 'GET', path: `/rest/api/3/issue/${madeOf()[0]?.id ?? ''}?fields=issuelinks`, headers: {}, body: null },
    actor: { kind: 'user', accountId: MAYA },
  });
  expect(JSON.stringify(body)).toContain('"key":"HARB-20"');

  for (const format of ['Markdown', 'CSV', 'Confluence'] as const) {
    await maya.getByRole('button', { name: format, exact: true }).click();
    const text = await mayas.getByLabel('Select all, then copy').inputValue();
    expect(text).toContain('Ask two who said no first');
    await shot(mayas, `together-${format.toLowerCase()}`);
    await mayas.getByRole('button', { name: 'Close', exact: true }).click();
  }
  await mayas.mouse.move(0, 0);
  await shot(mayas, 'together-light');

  // A site that refuses Realtime: he hears of it when he looks at the page again.
  host.failNext({ service: 'browser', on: 'RealtimeChannel', with: '503', times: 1000 });
  await maya.getByRole('button', { name: 'Add a note', exact: true }).last().click();
  await maya.getByLabel('Note').fill('Next time we ask before we build.');
  await maya.getByRole('button', { name: 'Save' }).click();
  await maya.getByText('Next time we ask before we build.').waitFor();
  for (const frame of toms.frames()) await frame.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  await tom.getByText('Next time we ask before we build.').waitFor();
  host.clearFaults();
  await expectSilence(toms);
});

test('once finished it stays: two misses of six, five points not spent, two stories on hope; its action comes back', async () => {
  const maya = tabOf(mayas);
  await maya.getByRole('button', { name: 'Finish', exact: true }).click();
  await maya.getByText('Finish this retrospective?').waitFor();
  await maya.getByRole('button', { name: 'Finish', exact: true }).click();
  await maya.getByText('Kept as it was.').waitFor();
  expect(await maya.getByRole('button', { name: 'Add a note' }).count()).toBe(0);
  await shot(mayas, 'retro-finished');

  const at = { host, projectId: host.site.projects().find(({ key }) => key === 'HARB')?.id ?? '' };
  const { retros } = await list(at, MAYA);
  const view = await look(at, MAYA, retros.find(({ finishedMs }) => finishedMs !== null)?.retroId);
  expect(shown(view)).toEqual({
    // Newest first, as the script of the demo says what was found and checked in those two weeks.
    results: [
      ...['HARB-25 check refuted', 'HARB-20 finding supported', 'HARB-38 finding refuted'],
      ...['HARB-10 check supported', 'HARB-35 finding supported', 'HARB-15 check supported'],
    ],
    glad: ['HARB-38 5'],
    hope: ['HARB-34 never 8', 'HARB-36 never 2'],
    started: 3,
    due: ['HARB-8 check', 'HARB-32 check', 'HARB-26 check', 'HARB-40 stop'],
    noes: ['HARB-38'],
    checks: { met: 2, missed: 1, tooEarly: 1 },
    next: ['HARB-42 nameAssumption', 'HARB-39 setThreshold', 'HARB-52 testFirst'],
    late: 0,
    began: { now: { discovery: 3, delivery: 5 }, before: { discovery: 0, delivery: 2 } },
    history: { started: 5, delivered: 2, unexplained: 0 },
  });
  // What a story was checked against may stand on its epic.
  for (const { expected, happened } of view.results.items) {
    expect(happened).not.toBeNull();
    expect(expected?.kind === 'outcome' ? expected.outcome.does : expected?.statement).not.toBe('');
  }

  await maya.getByRole('button', { name: 'Start another' }).click();
  await maya.getByLabel('Look back on', { exact: true }).click();
  await mayas.getByRole('option').nth(1).click();
  await maya.getByRole('button', { name: 'Start the retrospective' }).click();
  await maya.getByText('What you meant to do last time').waitFor();
  await maya.getByRole('button', { name: 'It happened' }).click();
  await maya.getByText('happened', { exact: true }).waitFor();
  await mayas.mouse.move(0, 0);
  for (const width of [768, 360] as const) {
    await mayas.setViewportSize({ width, height: 900 });
    await expectNoSidewaysScroll(mayas);
    await shot(mayas, `retro-${String(width)}`);
  }
  await mayas.getByRole('button', { name: 'Use the dark theme' }).click();
  await shot(mayas, 'retro-narrow-dark');
  await mayas.setViewportSize({ width: 1440, height: 900 });
  await shot(mayas, 'retro-dark');
  await expectSilence(mayas);
});
