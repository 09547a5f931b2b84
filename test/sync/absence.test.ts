/** Deleted, hidden, moved, back again: what is taken away, when, and what never is. */
import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import type { Command } from '../../src/domain/command';
import { purgeIssues } from '../../src/sync/absence';
import { onIssueEvent } from '../../src/sync/events';
import type { ProductEvent } from '../host/types';
import { stateAssumption, stateOutcome } from '../store/a-store';
import { anOutcome } from '../support/builders';
import { DAY_MS } from './a-project';
import { aWatched, HOUR_MS, STEP_MS, type Watched } from './a-watched';

async function save({ host }: Watched, issueId: string, command: Command): Promise<void> {
  expect(await host.invoke('lea', 'save', { issueId, command })).toMatchObject({ ok: true });
  await host.runUntilIdle();
}

/** How many entries the log has of an issue's premise. */
async function words({ host }: Watched, issueId: string): Promise<number> {
  return (await host.sql.peek(`SELECT rev FROM entry WHERE stream = 'premise:${issueId}'`)).length;
}

async function tell(project: Watched, events: readonly ProductEvent[]): Promise<void> {
  for (const event of events) {
    await project.host.run(null, () => onIssueEvent(event));
    await project.host.runUntilIdle();
  }
}

/** What the site tells while `work` is done; nobody hears it. */
function overheard(project: Watched, work: () => void): readonly ProductEvent[] {
  const events: ProductEvent[] = [];
  const stop = project.host.site.onEvent((event) => events.push(event));
  project.deaf(true);
  work();
  project.deaf(false);
  stop();
  return events;
}

const known = async (project: Watched) => Object.keys(await project.column('issue_id'));

describe('a deletion', () => {
  test('takes the issue out of every count at once; what was said of it goes after 30 days, not before', async () => {
    const project = await aWatched();
    const [stays, goes] = [await project.made(), await project.made()];
    await save(project, goes, stateOutcome('a', anOutcome()));
    await save(project, stays, stateOutcome('b', anOutcome()));
    project.host.site.deleteIssue('lea', goes);
    await project.host.runUntilIdle();
    expect(await known(project)).toEqual([stays]);
    expect((await project.page()).counts.issues).toBe(1);
    await project.later(30 * DAY_MS - HOUR_MS);
    expect(await words(project, goes)).toBeGreaterThan(0);
    await project.later(HOUR_MS);
    expect(await words(project, goes)).toBe(0);
    expect(await project.host.sql.peek(`SELECT stream FROM head WHERE stream = 'premise:${goes}'`)).toEqual([]);
    expect(await project.host.sql.peek('SELECT issue_id FROM gone')).toEqual([]);
    expect(await words(project, stays)).toBeGreaterThan(0);
  });

  property.prop([fc.shuffledSubarray([0, 1, 2, 3, 4, 5], { minLength: 6 }), fc.boolean()], { numRuns: 3 })(
    'in whatever order and however often it is told beside other changes, the issue stays away',
    async (order, twice) => {
      const project = await aWatched();
      const goes = await project.made();
      const events = overheard(project, () => {
        const nowMs = project.host.clock.now();
        project.move(goes, 'In Progress', nowMs);
        project.move(goes, 'To Do', nowMs + 1);
        project.host.site.editIssue('lea', goes, { labels: ['a'] }, nowMs + 2);
        project.host.site.editIssue('lea', goes, { points: 3 }, nowMs + 3);
        project.move(goes, 'Done', nowMs + 4);
        project.host.site.deleteIssue('lea', goes, nowMs + 5);
      });
      const told = order.flatMap((at) => events[at] ?? []);
      await tell(project, twice ? [...told, ...told] : told);
      await project.later(STEP_MS);
      expect(await known(project)).toEqual([]);
      expect(await project.host.sql.peek('SELECT issue_id FROM dirty')).toEqual([]);
    },
  );

  test('of an issue Jira still shows is not believed for longer than a drain, and its words are never touched', async () => {
    const project = await aWatched();
    const story = await project.made();
    await save(project, story, stateOutcome('a', anOutcome()));
    const before = await words(project, story);
    const gone = { eventType: 'avi:jira:deleted:issue', issue: { id: story } };
    await tell(project, [gone, gone]);
    expect(await known(project)).toEqual([story]);
    await project.later(31 * DAY_MS);
    expect(await known(project)).toEqual([story]);
    expect(await words(project, story)).toBe(before);
  });

  test('told while somebody is writing what they had read before: the next look takes it out again', async () => {
    const project = await aWatched();
    const goes = await project.made();
    const [fact] = await project.host.sql.peek('SELECT * FROM fact');
    project.host.site.deleteIssue('lea', goes);
    await project.host.runUntilIdle();
    const columns = Object.keys(fact ?? {});
    const values = columns.map((column) => {
      const value = fact?.[column] ?? null;
      return typeof value === 'string' ? `'${value}'` : JSON.stringify(value);
    });
    await project.host.sql.peek(`INSERT INTO fact (${columns.join(', ')}) VALUES (${values.join(', ')})`);
    await project.wait(STEP_MS);
    expect(await known(project)).toEqual([]);
  });

  test('of an issue nobody keeps anything of costs no call and leaves nothing behind', async () => {
    const project = await aWatched();
    const [other] = overheard(project, () => project.create({ project: 'ANNEX' }, project.host.clock.now()));
    const id = project.host.site.issuesOf('ANNEX')[0]?.id ?? '';
    expect(other?.eventType).toBe('avi:jira:created:issue');
    const before = project.requests.length;
    project.host.site.deleteIssue('lea', id);
    await project.host.runUntilIdle();
    expect(project.requests.slice(before)).toEqual([]);
    expect(await project.host.sql.peek('SELECT issue_id FROM gone')).toEqual([]);
  });

  test('of an epic: its sub-tasks go with it untold, its stories stay and stop inheriting', async () => {
    const project = await aWatched();
    const epic = await project.made({ type: 'Epic' });
    const story = await project.made({ parent: epic });
    await save(project, epic, stateOutcome('a', anOutcome()));
    expect(await project.column('next_step')).toMatchObject({ [story]: 'nameAssumption' });
    const part = await project.made({ type: 'Sub-task', parent: story });
    project.host.site.deleteIssue('lea', epic);
    await project.host.runUntilIdle();
    expect(await project.column('next_step')).toMatchObject({ [story]: 'frameOutcome' });
    project.host.site.deleteIssue('lea', story);
    await project.host.runUntilIdle();
    expect(await known(project)).toEqual([]);
    const gone = await project.host.sql.peek('SELECT issue_id FROM gone ORDER BY issue_id');
    expect(gone.map((row) => row['issue_id'])).toEqual([epic, story, part].sort());
  });

  test('of one of two stories on the same guess: less is asked of the other', async () => {
    const project = await aWatched();
    const epic = await project.made({ type: 'Epic' });
    const [one, two] = [
      await project.made({ parent: epic, points: 1 }),
      await project.made({ parent: epic, points: 8 }),
    ];
    await save(project, epic, stateAssumption('a', 'shared', 'People will pay in advance'));
    // Nine points together ask for research, value 3; one point asks for an anecdote, value 1.
    expect(await project.column('doubt')).toMatchObject({ [one]: 3 });
    project.host.site.deleteIssue('lea', two);
    await project.host.runUntilIdle();
    expect(await project.column('doubt')).toMatchObject({ [one]: 1 });
  });
});

test('killed anywhere in a deletion, before or after: it is finished, and so is what hangs on it', async () => {
  const places = ['UPDATE gone SET followers', 'DELETE FROM work_week', 'DELETE FROM fact', 'UPDATE gone SET is_out'];
  const project = await aWatched({ mayHaveProblems: true });
  const stories: string[] = [];
  for (const on of ['INSERT INTO gone', ...places])
    for (const kill of ['kill before', 'kill after'] as const) {
      // Killed before anything was written, the word is lost: see below.
      if (on === 'INSERT INTO gone' && kill === 'kill before') continue;
      const epic = await project.made({ type: 'Epic' });
      stories.push(await project.made({ parent: epic }));
      await save(project, epic, stateOutcome(`words-${epic}`, anOutcome()));
      project.host.failNext({ service: 'sql', on, with: kill });
      project.host.site.deleteIssue('lea', epic);
      await project.host.runUntilIdle().catch(() => undefined);
      await project.wait(2 * STEP_MS);
      expect(await known(project), `${on}, ${kill}`).toEqual(stories);
      expect(new Set(Object.values(await project.column('next_step')))).toEqual(new Set(['frameOutcome']));
    }
});

test('killed before the deletion was written down, the sweep finds it: unseen, not gone, and passing nothing on', async () => {
  const project = await aWatched({ mayHaveProblems: true });
  const epic = await project.made({ type: 'Epic' });
  const story = await project.made({ parent: epic });
  await save(project, epic, stateOutcome('a', anOutcome()));
  project.host.failNext({ service: 'sql', on: 'INSERT INTO gone', with: 'kill before' });
  project.host.site.deleteIssue('lea', epic);
  await project.host.runUntilIdle().catch(() => undefined);
  await project.later(8 * DAY_MS);
  expect(await known(project)).toEqual([epic, story]);
  expect(await project.column('next_step')).toMatchObject({ [story]: 'frameOutcome' });
});

test('in progress and out of sight: counted as last known, and no day longer than it was seen to be', async () => {
  const project = await aWatched();
  const story = await project.made();
  project.move(story, 'In Progress', project.host.clock.now());
  await project.host.runUntilIdle();
  project.deaf(true);
  project.host.site.deleteIssue('lea', story);
  await project.later(8 * DAY_MS);
  const days = async () => (await project.page()).weeks.reduce((sum, week) => sum + week.days.delivery, 0);
  const seen = await days();
  expect(Math.floor(seen)).toBe(8);
  await project.later(20 * DAY_MS);
  expect(await days()).toBeCloseTo(seen, 9);
  expect((await project.page()).counts).toMatchObject({ issues: 1, started: 1 });
});

describe('moved to another project', () => {
  test('both pages follow, sub-tasks too, and words stay', async () => {
    const project = await aWatched();
    const story = await project.made();
    const part = await project.made({ type: 'Sub-task', parent: story });
    await save(project, story, stateOutcome('a', anOutcome()));
    const before = await words(project, story);
    project.host.site.moveIssue('lea', story, 'ANNEX', project.host.clock.now());
    await project.host.runUntilIdle();
    expect(await project.column('project_id')).toEqual({ [story]: project.otherId, [part]: project.otherId });
    expect((await project.page()).counts.issues).toBe(0);
    expect(await words(project, story)).toBe(before);
  });

  test('told of the parent only, the sub-task follows all the same', async () => {
    const project = await aWatched();
    const story = await project.made();
    const part = await project.made({ type: 'Sub-task', parent: story });
    const events = overheard(project, () =>
      project.host.site.moveIssue('lea', story, 'ANNEX', project.host.clock.now()),
    );
    await tell(project, events.slice(0, 1));
    expect(await project.column('project_id')).toEqual({ [story]: project.otherId, [part]: project.otherId });
  });
});

describe('purged by an administrator', () => {
  const purge = (project: Watched, ids: readonly string[]) =>
    project.host.run(null, () => purgeIssues(ids, project.host.clock.now()));

  test('issues of a project Jira hides can be purged too, and only then', async () => {
    const project = await aWatched();
    const goes = await project.made();
    await save(project, goes, stateOutcome('a', anOutcome()));
    expect(await purge(project, [goes])).toEqual([]);
    project.host.site.setProjectState('SHOP', 'deleted');
    await project.host.runUntilIdle();
    await project.wait(STEP_MS);
    expect(await purge(project, [goes])).toEqual([goes]);
    expect([await words(project, goes), await known(project)]).toEqual([0, []]);
  });

  test('an unseen issue is gone with its words; one that Jira shows is left alone', async () => {
    const project = await aWatched();
    const [stays, goes] = [await project.made(), await project.made()];
    for (const [at, id] of [stays, goes].entries()) await save(project, id, stateOutcome(String(at), anOutcome()));
    project.deaf(true);
    project.host.site.deleteIssue('lea', goes);
    await project.later(8 * DAY_MS);
    expect(await purge(project, [stays, goes, 'nobody'])).toEqual([goes]);
    expect(await known(project)).toEqual([stays]);
    expect([await words(project, goes), (await words(project, stays)) > 0]).toEqual([0, true]);
  });

  test('killed anywhere, the next tick finishes what had begun', async () => {
    const project = await aWatched({ mayHaveProblems: true });
    const places = [
      'INSERT INTO gone',
      'DELETE FROM fact',
      'DELETE FROM head',
      'DELETE FROM entry',
      'DELETE FROM gone',
    ];
    for (const on of places) {
      project.deaf(false);
      const goes = await project.made();
      await save(project, goes, stateOutcome(`words-${goes}`, anOutcome()));
      project.deaf(true);
      project.host.site.deleteIssue('lea', goes);
      await project.later(8 * DAY_MS);
      project.host.failNext({ service: 'sql', on, with: 'kill after' });
      await purge(project, [goes]).catch(() => undefined);
      await project.wait(2 * STEP_MS);
      expect([await words(project, goes), await known(project)], on).toEqual([0, []]);
    }
  });
});
