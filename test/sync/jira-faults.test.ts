/** The background's calls to Jira on each of Jira's bad days: nobody is told, so nothing may be lost. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Command } from '../../src/domain/command';
import { stateOutcome } from '../store/a-store';
import { asCells, DAYS, expectedOf, type Day } from '../support/bad-days';
import { aProject, DAY_MS, day, type Project } from './a-project';
import { afresh, whatNext } from './what-next';

const HEADING = 'What happens in the background';
const expected = (what: string, call: string) => expectedOf(HEADING, what, call);

beforeEach(() => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const timeout = AbortSignal.timeout.bind(AbortSignal);
  vi.spyOn(AbortSignal, 'timeout').mockImplementation(() => timeout(250));
});
afterEach(() => {
  vi.restoreAllMocks();
});

/** A day later, at the next tick, as it would go on by itself. */
async function aDayOn({ host }: Project): Promise<void> {
  host.clock.advance(DAY_MS);
  await host.tick();
  await host.runUntilIdle();
}

const startMs = ({ facts }: Project, issueId: string) =>
  facts().then((tables) => tables['fact']?.find((fact) => fact['issue_id'] === issueId)?.['start_ms'] ?? null);

const FETCH = 'POST /rest/api/3/issue/bulkfetch';
const HISTORY = 'POST /rest/api/3/changelog/bulkfetch';
const FIELDS = 'GET /rest/api/3/field';
const STATUSES = 'GET /rest/api/3/status';
const PROPERTY = 'PUT /rest/api/3/issue/{}/properties/{}';
const COUNT = 'POST /rest/api/3/search/approximate-count';
const SEARCH = 'POST /rest/api/3/search/jql';

const matching = (call: string) => new RegExp(`^${call.replaceAll('{}', '[^/]+')}$`);

describe('an event', () => {
  test.for([FETCH, HISTORY, FIELDS, STATUSES])('whatever %s answers, the fact is there a day later', async (call) => {
    const project = await aProject();
    const story = project.create();
    await project.host.runUntilIdle();
    const lost: unknown[] = [];
    const next = new Map<Day, string>();
    for (const trouble of DAYS) {
      await aDayOn(project);
      project.move(story, 'To Do', project.host.clock.now());
      const created = project.create({}, project.host.clock.now());
      project.host.failNext({ service: 'jira', on: matching(call), with: trouble });
      project.move(created, 'In Progress', project.host.clock.now());
      const started = project.host.clock.now();
      await afresh(project);
      await project.host.runUntilIdle();
      next.set(trouble, await whatNext(project));
      await aDayOn(project);
      if ((await startMs(project, created)) !== started) lost.push(trouble);
    }
    expect(lost).toEqual([]);
    expect(asCells(next)).toEqual(expected('an event', call));
    expect(project.host.unusedFaults()).toEqual([]);
  });
});

describe('what the person could not publish', () => {
  const said = async ({ host }: Project, issueId: string, command: Command) =>
    expect(await host.invoke('lea', 'save', { issueId, command })).toMatchObject({ ok: true });

  test('the app publishes later, on its first good day; where it may not write, with the next save', async () => {
    const project = await aProject();
    const story = project.create();
    await project.host.runUntilIdle();
    const next = new Map<Day, string>();
    for (const [nth, trouble] of DAYS.entries()) {
      await aDayOn(project);
      const who = `Team ${String(nth)}`;
      const command = (name: string) => stateOutcome(`${name}-${String(nth)}`, { who }, 10_000);
      // Both properties in the person's own attempt, one in the app's.
      project.host.failNext({ service: 'jira', on: matching(PROPERTY), with: trouble, times: 3 });
      await said(project, story, command('first'));
      await afresh(project);
      await project.host.runUntilIdle();
      next.set(trouble, await whatNext(project));
      await aDayOn(project);
      const isFinal = trouble === '403' || trouble === '404';
      if (isFinal) await said(project, story, { ...command('again'), parts: { metric: who } } as Command);
      expect([trouble, project.host.site.issue(story)?.properties['premise']]).toMatchObject([
        trouble,
        { words: { who } },
      ]);
    }
    expect(asCells(next)).toEqual(expected('an event', PROPERTY));
    expect(project.host.unusedFaults()).toEqual([]);
  });
});

describe('a backfill', () => {
  test.for([COUNT, SEARCH, HISTORY])('whatever %s answers, it ends with every fact', async (call) => {
    const project = await aProject();
    for (let nth = 0; nth < 3; nth += 1) project.move(project.create(), 'In Progress', day(1 + nth));
    await project.host.runUntilIdle();
    const facts = await project.facts();
    const next = new Map<Day, string>();
    for (const trouble of DAYS) {
      await project.host.run(null, () => project.host.sql.peek('DELETE FROM fact'));
      await project.host.run(null, () => project.host.sql.peek('DELETE FROM history'));
      project.host.failNext({ service: 'jira', on: matching(call), with: trouble });
      await afresh(project);
      await project.start();
      await project.host.runUntilIdle();
      next.set(trouble, await whatNext(project));
      const { state } = await project.backfilled();
      expect([trouble, state]).toEqual([trouble, state === 'failed' ? 'failed' : 'paused']);
      // A refusal waits for a person, anything else for the next tick.
      if (state === 'failed') await project.start();
      await aDayOn(project);
      expect([trouble, (await project.backfilled()).state]).toEqual([trouble, 'done']);
      expect((await project.facts())['fact']?.map((fact) => [fact['issue_id'], fact['start_ms']])).toEqual(
        facts['fact']?.map((fact) => [fact['issue_id'], fact['start_ms']]),
      );
    }
    expect(asCells(next)).toEqual(expected('a backfill', call));
    expect(project.host.unusedFaults()).toEqual([]);
  });
});
