/** Settings change: what was read before is classified anew, and Jira is asked for nothing but titles no rule has looked at. */
import { expect, test } from 'vitest';
import { append } from '../../src/store/log';
import type { SettingsEvent } from '../../src/store/settings-store';
import { HOURLY, spend } from '../../src/sync/cost';
import { settingsChanged } from '../../src/sync/refresh';
import { idOf } from '../store/a-store';
import { anImported, aProject, day, textsInFacts, type Project } from './a-project';

type Parts = SettingsEvent['parts'];
/** Calls about single issues: their reading, their properties and the tasks that write those. */
const ABOUT_ISSUES = /(bulkfetch|\/properties|\/task\/\d+)/;

async function tick({ host }: Project): Promise<void> {
  await host.tick();
  await host.runUntilIdle();
}

/** What the app asked of Jira about issues while `work` ran. */
async function asked(project: Project, work: () => Promise<unknown>): Promise<readonly string[]> {
  const before = project.requests.length;
  await work();
  return project.requests.slice(before).filter((call) => ABOUT_ISSUES.test(call));
}

const changed = (project: Project) =>
  project.host.run(null, () => settingsChanged(project.projectId, project.host.clock.now()));

/** As the settings page will save it. */
async function saveSettings(project: Project, nth: number, parts: Parts): Promise<void> {
  const { host, projectId } = project;
  await host.run('lea', () =>
    append({
      ...{ stream: `settings:${projectId}`, afterRev: nth, command: idOf(`settings-${String(nth)}`), actor: 'lea' },
      ...{ atMs: host.clock.now(), events: [{ kind: 'settings.changed', body: { parts } }] },
    }),
  );
}

/** So many stories, each with the label. */
const labelled = (count: number) =>
  Array.from({ length: count }, (_, n) => anImported(n + 1, day(0) - n * 60_000, { labels: ['spike-2024'] }));
const LABEL_RULE: Parts = {
  trackRules: [{ on: 'label', values: ['spike-2024'], track: 'discovery' }],
};

async function read(project: Project, count: number): Promise<void> {
  await readIssues(project, labelled(count));
}

async function readIssues(project: Project, issues: readonly ReturnType<typeof anImported>[]): Promise<void> {
  project.place(issues);
  await project.start();
  await project.host.runUntilIdle();
}

test('new track rules classify what was read before, with progress, and Jira is asked nothing', async () => {
  const project = await aProject();
  await read(project, 250);
  expect((await project.page()).counts.byTrack).toEqual({ discovery: 0, delivery: 250, upkeep: 0 });
  await saveSettings(project, 0, LABEL_RULE);
  await changed(project);
  expect((await project.page()).backfill.recount).toEqual({ done: 0, total: 250 });
  expect(await asked(project, () => project.host.runUntilIdle())).toEqual([]);
  expect((await project.page()).counts.byTrack).toEqual({ discovery: 250, delivery: 0, upkeep: 0 });
  expect((await project.backfilled()).recount).toBeNull();
  expect((await project.facts())['fact']?.[0]).toMatchObject({ settings_rev: 1, track_rule: 'label: spike-2024' });
});

test('settings saved and nobody told: the tick finds it out', async () => {
  const project = await aProject();
  await read(project, 3);
  await saveSettings(project, 0, LABEL_RULE);
  await tick(project);
  expect((await project.page()).counts.byTrack.discovery).toBe(3);
});

test('killed in the middle, it goes on from where it was; changed again meanwhile, it begins anew', async () => {
  const project = await aProject({ mayHaveProblems: true });
  await read(project, 250);
  await saveSettings(project, 0, LABEL_RULE);
  await changed(project);
  // Facts of a batch are one statement; the second batch dies with it.
  project.host.failNext({ service: 'sql', on: 'INSERT INTO fact', with: 'kill before', after: 1 });
  await project.host.runUntilIdle();
  expect((await project.backfilled()).recount).toEqual({ done: 100, total: 250 });
  project.host.clock.advance(5 * 60_000);
  await tick(project);
  expect((await project.backfilled()).recount).toBeNull();
  expect((await project.page()).counts.byTrack.discovery).toBe(250);
  await saveSettings(project, 1, { trackRules: [] });
  await changed(project);
  await project.host.runUntilIdle();
  expect((await project.page()).counts.byTrack.delivery).toBe(250);
});

const WORDS: Parts = {
  trackRules: [{ on: 'title', id: 'learn', values: ['Secret plan 1', 'pilot'], track: 'discovery' }],
};
const OTHER_WORDS: Parts = { trackRules: [{ on: 'title', id: 'learn', values: ['secret'], track: 'discovery' }] };
const rules = async (project: Project) => (await project.facts())['fact']?.map((fact) => fact['track_rule']);

test('a new rule on titles reads each title once, with progress, and keeps nothing of a title but that it matched', async () => {
  const project = await aProject();
  const bodies: unknown[] = [];
  const request = project.host.site.request.bind(project.host.site);
  project.host.site.request = (sent) => {
    if (sent.path.endsWith('/bulkfetch') || sent.path.endsWith('/search/jql')) bodies.push(sent.body);
    return request(sent);
  };
  await read(project, 120);
  expect(JSON.stringify(bodies)).not.toContain('summary');
  await saveSettings(project, 0, WORDS);
  await changed(project);
  expect((await project.page()).backfill.recount).toEqual({ done: 0, total: 120 });
  // A hundred and twenty issues are two batches: one fetch each, and not one history.
  expect(await asked(project, () => project.host.runUntilIdle())).toEqual(
    Array(2).fill('POST /rest/api/3/issue/bulkfetch'),
  );
  // "Secret plan 1" is a phrase of whole words: not "Secret plan 10".
  expect((await project.page()).counts.byTrack.discovery).toBe(1);
  expect((await rules(project))?.filter((rule) => rule !== 'default')).toEqual(['title: Secret plan 1, pilot']);
  expect((await project.backfilled()).recount).toBeNull();
  const kept = (await textsInFacts(project.host)).replaceAll('title: Secret plan 1, pilot', '');
  expect(kept).not.toContain('Secret plan');
  await saveSettings(project, 1, { trackRules: [...(LABEL_RULE.trackRules ?? []), ...(WORDS.trackRules ?? [])] });
  await changed(project);
  expect(await asked(project, () => project.host.runUntilIdle())).toEqual([]);
  await saveSettings(project, 2, OTHER_WORDS);
  await changed(project);
  expect(await asked(project, () => project.host.runUntilIdle())).toHaveLength(2);
  expect((await project.page()).counts.byTrack.discovery).toBe(120);
});

test('reading titles stays within the hour’s points and goes on with the next hour', async () => {
  const project = await aProject();
  await read(project, 120);
  await project.host.run(null, () => spend('background', HOURLY.background - 250, project.host.clock.now()));
  await saveSettings(project, 0, OTHER_WORDS);
  await changed(project);
  await project.host.runUntilIdle();
  expect((await project.backfilled()).recount).toEqual({ done: 100, total: 120 });
  project.host.clock.advance(3_600_000);
  await tick(project);
  expect((await project.backfilled()).recount).toBeNull();
  expect((await project.page()).counts.byTrack.discovery).toBe(120);
});

test('a title that changes is looked at again where a rule looks at titles, and nowhere else', async () => {
  const project = await aProject();
  const story = project.create({ summary: 'Pay with one click' });
  await project.host.runUntilIdle();
  const rename = (summary: string) =>
    asked(project, async () => {
      project.host.site.editIssue('lea', story, { summary }, project.host.clock.now());
      await project.host.runUntilIdle();
    });
  expect(await rename('Pay with two clicks')).toEqual([]);
  await saveSettings(project, 0, WORDS);
  await changed(project);
  await project.host.runUntilIdle();
  expect(await rules(project)).toEqual(['default']);
  project.host.clock.advance(60_000);
  await rename('A PILOT: pay with two clicks');
  expect(await rules(project)).toEqual(['title: Secret plan 1, pilot']);
  project.host.clock.advance(60_000);
  await rename('Pay with pilots');
  expect(await rules(project)).toEqual(['default']);
});

test('children follow what their parent is, in whichever order they are read, and when the parent changes', async () => {
  const project = await aProject();
  const { host } = project;
  const epic = project.create({ type: 'Epic', summary: 'Grow' });
  const story = project.create({ parent: host.site.issue(epic)?.key ?? null });
  const part = project.create({ type: 'Sub-task', parent: host.site.issue(story)?.key ?? null });
  await host.runUntilIdle();
  await saveSettings(project, 0, { trackRules: [{ on: 'parent', values: ['Research', 'learn'], track: 'discovery' }] });
  await changed(project);
  await host.runUntilIdle();
  const ruleOf = async (id: string) =>
    (await project.facts())['fact']?.find((fact) => fact['issue_id'] === id)?.['track_rule'];
  expect([await ruleOf(story), await ruleOf(part)]).toEqual(['default', 'default']);
  host.site.editIssue('lea', epic, { labels: ['Learn'] }, host.clock.now());
  await host.runUntilIdle();
  expect([await ruleOf(epic), await ruleOf(story), await ruleOf(part)]).toEqual([
    'default',
    'parent: learn',
    'default',
  ]);
  // The same facts when everything is read anew, newest first and parents last.
  const before = await project.facts();
  await host.sql.peek('DELETE FROM fact');
  await host.sql.peek('DELETE FROM history');
  await project.start();
  await host.runUntilIdle();
  expect((await project.facts())['fact']?.map((fact) => fact['track_rule'])).toEqual(
    before['fact']?.map((fact) => fact['track_rule']),
  );
});
