/** What nobody asked for (comparing, meeting everybody, publishing, titles, reporting) on each of Jira's bad days. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { append } from '../../src/store/log';
import { settingsChanged } from '../../src/sync/refresh';
import { idOf, stateOutcome } from '../store/a-store';
import { asCells, DAYS, expectedOf, type Day } from '../support/bad-days';
import { aProject, day, DAY_MS, type Project } from './a-project';
import { afresh, whatNext } from './what-next';

const HOUR_MS = 3_600_000;
const TICK_MS = 300_000;

beforeEach(() => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const timeout = AbortSignal.timeout.bind(AbortSignal);
  vi.spyOn(AbortSignal, 'timeout').mockImplementation(() => timeout(250));
});
afterEach(() => {
  vi.restoreAllMocks();
});

async function tick({ host }: Project): Promise<void> {
  await host.tick();
  await host.runUntilIdle();
}

interface Round {
  readonly what: string;
  readonly call: string;
  /** Makes the call due, whatever happened before. */
  readonly due: (project: Project, nth: number) => Promise<unknown>;
  /** Stories somebody has said something of. */
  readonly stories: number;
  /** What shows that it was done in the end: a statement that then finds nothing. */
  readonly left: string;
}

const sql =
  (statement: string) =>
  ({ host }: Project) =>
    host.sql.peek(statement);
const reconciled = async (project: Project) => {
  project.host.clock.advance(HOUR_MS);
  await sql("DELETE FROM heartbeat WHERE name = 'reconcile'")(project);
};
const swept = sql('UPDATE project_watch SET swept_ms = 0');
/** Values that differ from what was published, noticed by the clock. */
const unpublished = sql("UPDATE fact SET property_hash = 'of another day', next_due_ms = 1");
async function retitled({ host, projectId }: Project, nth: number): Promise<void> {
  const rule = { on: 'title', id: 'words', values: [`word ${String(nth)}`], track: 'discovery' };
  const events = [{ kind: 'settings.changed', body: { parts: { trackRules: [rule] } } }];
  const said = {
    stream: `settings:${projectId}`,
    afterRev: nth,
    command: idOf(`settings-${String(nth)}`),
    actor: 'lea',
  };
  await host.run('lea', () => append({ ...said, atMs: host.clock.now(), events }));
  await host.run(null, () => settingsChanged(projectId, host.clock.now()));
}

const WORDS = { check: 'Check it', recheck: 'Test again', waiver: 'Decide', revisit: 'Look again', stop: 'Stop?' };
/** A due item nobody was told of yet; `lost`: it was tried once, and nobody knows whether it got through. */
const reminding = (reminders: 'comment' | 'issue', lost: RegExp | null = null) =>
  async function due(project: Project, nth: number): Promise<void> {
    const { host, projectId } = project;
    await host.invoke('lea', 'setReminders', { projectId, reminders, words: WORDS });
    // What the changed setting asks for is over, or it would write the facts of the story again.
    await tick(project);
    const ofStory = `SELECT issue_id FROM fact WHERE project_id = '${projectId}' AND asked <> '' ORDER BY issue_id`;
    const id = String((await host.sql.peek(ofStory))[0]?.['issue_id']);
    const dueMs = day(0) + nth * DAY_MS;
    // Something to be told apart from.
    host.site.comment('lea', id, 'Hello');
    await host.sql.peek('DELETE FROM due_item');
    await host.sql.peek(`UPDATE progress SET body = '{"sinceMs":1,"how":"${reminders}"}' WHERE name LIKE 'remind-%'`);
    await host.sql.peek(
      `INSERT INTO due_item (project_id, issue_id, kind, due_ms, about) VALUES ('${projectId}', '${id}', 'stop', ${String(dueMs)}, '${id}')`,
    );
    if (lost === null) return;
    host.failNext({ service: 'jira', on: lost, with: '503' });
    await tick(project);
    await host.sql.peek('DELETE FROM failure');
    host.clock.advance(TICK_MS);
  };
const NOT_REMINDED =
  "SELECT 1 AS missed WHERE NOT EXISTS (SELECT 1 FROM lease WHERE name LIKE 'comment-%' AND owner = 'posted')";

const NOT_COMPARED = "SELECT 1 AS missed WHERE NOT EXISTS (SELECT 1 FROM heartbeat WHERE name = 'reconcile')";
const NOT_SWEPT = 'SELECT 1 AS missed FROM project_watch WHERE swept_ms = 0';
const NOT_PUBLISHED = "SELECT 1 AS missed FROM fact WHERE property_hash = 'of another day'";
const NOT_READ = 'SELECT 1 AS missed FROM recount WHERE finished_ms IS NULL';
const NOT_REPORTED = `SELECT 1 AS missed WHERE NOT EXISTS (SELECT 1 FROM progress WHERE body LIKE '%"afterId":null%')`;

const MAKE = /^POST \/rest\/api\/3\/issue$/;
const COMMENT = /^POST .*\/comment$/;
const REMINDERS = [
  ['POST /rest/api/3/issue/{}/comment', 'comment', null],
  ['GET /rest/api/3/issue/{}/comment', 'comment', COMMENT],
  ['POST /rest/api/3/comment/list', 'comment', COMMENT],
  ['GET /rest/api/3/issue/createmeta/{}/issuetypes', 'issue', null],
  ['GET /rest/api/3/issue/createmeta/{}/issuetypes/{}', 'issue', null],
  ['POST /rest/api/3/issue', 'issue', null],
  ['POST /rest/api/3/search/jql', 'issue', MAKE],
  ['GET /rest/api/3/issueLinkType', 'issue', null],
  ['POST /rest/api/3/issueLink', 'issue', null],
] as const;

const SEARCH = 'POST /rest/api/3/search/jql';
const ROUNDS: readonly Round[] = [
  { what: 'the hourly comparison', call: SEARCH, due: reconciled, stories: 1, left: NOT_COMPARED },
  { what: 'the weekly sweep', call: 'GET /rest/api/3/project/search', due: swept, stories: 1, left: NOT_SWEPT },
  { what: 'the weekly sweep', call: SEARCH, due: swept, stories: 1, left: NOT_SWEPT },
  {
    ...{ what: 'values due by the clock', call: 'PUT /rest/api/3/issue/{}/properties/{}', due: unpublished },
    ...{ stories: 1, left: NOT_PUBLISHED },
  },
  {
    ...{ what: 'values due by the clock', call: 'POST /rest/api/3/issue/properties/multi', due: unpublished },
    ...{ stories: 4, left: NOT_PUBLISHED },
  },
  {
    ...{ what: 'values due by the clock', call: 'GET /rest/api/3/task/{}', due: unpublished },
    ...{ stories: 4, left: NOT_PUBLISHED },
  },
  {
    ...{ what: 'titles for a new rule', call: 'POST /rest/api/3/issue/bulkfetch', due: retitled },
    ...{ stories: 1, left: NOT_READ },
  },
  {
    ...{ what: 'the report of people', call: 'POST /app/report-accounts', due: sql('DELETE FROM progress') },
    ...{ stories: 1, left: NOT_REPORTED },
  },
  ...REMINDERS.map(([call, kind, lost]) => ({
    ...{ what: kind === 'comment' ? 'a reminder as a comment' : 'a reminder as an issue', call, stories: 1 },
    ...{ due: reminding(kind, lost), left: NOT_REMINDED },
  })),
];

async function aReadProject(stories: number): Promise<Project> {
  const project = await aProject();
  const { host } = project;
  const ids = Array.from({ length: stories }, (_, nth) => project.create({}, day(nth)));
  await host.runUntilIdle();
  await project.start();
  await host.runUntilIdle();
  for (const issueId of ids) {
    const command = stateOutcome(`said-${issueId}`, { who: 'Teams' }, 10_000);
    expect(await host.invoke('lea', 'save', { issueId, command })).toMatchObject({ ok: true });
  }
  // The first comparison, sweep and report are over.
  for (let round = 0; round < 3; round += 1) {
    host.clock.advance(HOUR_MS);
    await tick(project);
  }
  return project;
}

test.for(ROUNDS)('$what, when $call has a bad day: what comes next, and done in the end', async (round) => {
  const { what, call, due, stories, left } = round;
  const project = await aReadProject(stories);
  const { host } = project;
  const service = call.includes('/app/') ? 'privacy' : 'jira';
  const on = new RegExp(`^${call.replaceAll('{}', '[^/?]+')}(\\?|$)`);
  const next = new Map<Day, string>();
  const missed: Day[] = [];
  for (const [nth, trouble] of DAYS.entries()) {
    await afresh(project);
    await due(project, nth);
    host.failNext({ service, on, with: trouble });
    await tick(project);
    next.set(trouble, await whatNext(project));
    // What Jira says for the whole is over with the hour; of the rest each tick tries some.
    host.clock.advance(HOUR_MS);
    await tick(project);
    host.clock.advance(TICK_MS);
    await tick(project);
    const isGivenUp = next.get(trouble) === 'that issue is left until its next change';
    if (!isGivenUp && (await host.sql.peek(left)).length > 0) missed.push(trouble);
  }
  expect(missed).toEqual([]);
  expect(host.unusedFaults()).toEqual([]);
  expect(asCells(next)).toEqual(expectedOf('What happens in the background', what, call));
});
