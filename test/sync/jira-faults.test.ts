/** The background's calls to Jira on each of Jira's bad days: nobody is told, so nothing may be lost. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Command } from '../../src/domain/command';
import type { Trouble } from '../host/forge/faults';
import { JIRA_FAULTS } from '../host/forge/jira-faults';
import { stateOutcome } from '../store/a-store';
import { aProject, DAY_MS, day, type Project } from './a-project';

const DAYS: readonly Trouble[] = [...JIRA_FAULTS, 'no answer', 'lose answer'];

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

const FETCH = ['POST', '/rest/api/3/issue/bulkfetch'] as const;
const HISTORY = ['POST', '/rest/api/3/changelog/bulkfetch'] as const;
const FIELDS = ['GET', '/rest/api/3/field'] as const;
const STATUSES = ['GET', '/rest/api/3/status'] as const;
const PROPERTY = ['PUT', '/rest/api/3/issue/{}/properties/{}'] as const;
const COUNT = ['POST', '/rest/api/3/search/approximate-count'] as const;
const SEARCH = ['POST', '/rest/api/3/search/jql'] as const;

const matching = ([method, path]: readonly [string, string]) =>
  new RegExp(`^${method} ${path.replaceAll('{}', '[^/]+')}$`);

describe('an event', () => {
  test.for([FETCH, HISTORY, FIELDS, STATUSES])(
    'whatever %s %s answers, the fact is there a day later',
    async (call) => {
      const project = await aProject();
      const story = project.create();
      await project.host.runUntilIdle();
      const lost: unknown[] = [];
      for (const trouble of DAYS) {
        await aDayOn(project);
        project.move(story, 'To Do', project.host.clock.now());
        const created = project.create({}, project.host.clock.now());
        project.host.failNext({ service: 'jira', on: matching(call), with: trouble });
        project.move(created, 'In Progress', project.host.clock.now());
        const started = project.host.clock.now();
        await project.host.runUntilIdle();
        await aDayOn(project);
        if ((await startMs(project, created)) !== started) lost.push(trouble);
      }
      expect(lost).toEqual([]);
      expect(project.host.unusedFaults()).toEqual([]);
    },
  );
});

describe('what the person could not publish', () => {
  const said = async ({ host }: Project, issueId: string, command: Command) =>
    expect(await host.invoke('lea', 'save', { issueId, command })).toMatchObject({ ok: true });

  test('the app publishes later, on its first good day; where it may not write, with the next save', async () => {
    const project = await aProject();
    const story = project.create();
    await project.host.runUntilIdle();
    for (const [nth, trouble] of DAYS.entries()) {
      await aDayOn(project);
      const who = `Team ${String(nth)}`;
      const command = (name: string) => stateOutcome(`${name}-${String(nth)}`, { who }, 10_000);
      // Once the person's own attempt, once the app's.
      project.host.failNext({ service: 'jira', on: matching(PROPERTY), with: trouble, times: 2 });
      await said(project, story, command('first'));
      await project.host.runUntilIdle();
      await aDayOn(project);
      const isFinal = trouble === '403' || trouble === '404';
      if (isFinal) await said(project, story, { ...command('again'), parts: { metric: who } } as Command);
      expect([trouble, project.host.site.issue(story)?.properties['premise']]).toMatchObject([
        trouble,
        { words: { who } },
      ]);
    }
    expect(project.host.unusedFaults()).toEqual([]);
  });
});

describe('a backfill', () => {
  test.for([COUNT, SEARCH, HISTORY])('whatever %s %s answers, it ends with every fact', async (call) => {
    const project = await aProject();
    for (let nth = 0; nth < 3; nth += 1) project.move(project.create(), 'In Progress', day(1 + nth));
    await project.host.runUntilIdle();
    const expected = await project.facts();
    for (const trouble of DAYS) {
      await project.host.run(null, () => project.host.sql.peek('DELETE FROM fact'));
      await project.host.run(null, () => project.host.sql.peek('DELETE FROM history'));
      project.host.failNext({ service: 'jira', on: matching(call), with: trouble });
      await project.start();
      await project.host.runUntilIdle();
      const { state } = await project.backfilled();
      expect([trouble, state]).toEqual([trouble, state === 'failed' ? 'failed' : 'paused']);
      // A refusal waits for a person, anything else for the next tick.
      if (state === 'failed') await project.start();
      await aDayOn(project);
      expect([trouble, (await project.backfilled()).state]).toEqual([trouble, 'done']);
      expect((await project.facts())['fact']?.map((fact) => [fact['issue_id'], fact['start_ms']])).toEqual(
        expected['fact']?.map((fact) => [fact['issue_id'], fact['start_ms']]),
      );
    }
    expect(project.host.unusedFaults()).toEqual([]);
  });
});
