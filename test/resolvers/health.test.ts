/** The administrators' page: who may open it, what it says after a bad day, and that trying again does try again. */
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import type { FailureSeen, HealthView } from '../../src/contract/health';
import { noteFailure } from '../../src/store/health';
import { costOf } from '../bench/costs';
import { aProject, anImported, day, type Project } from '../sync/a-project';

const Answer = v.variant('ok', [
  v.object({ ok: v.literal(true), value: v.custom<HealthView>((value) => typeof value === 'object') }),
  v.object({ ok: v.literal(false), error: v.object({ code: v.string() }) }),
]);

async function ask({ host }: Project, call: string, payload: object = {}, as = 'lea') {
  return v.parse(Answer, await host.invoke(as, call, payload));
}

async function health(project: Project, call = 'readHealth', payload: object = {}): Promise<HealthView> {
  const answer = await ask(project, call, payload);
  if (!answer.ok) throw new Error(`refused: ${answer.error.code}`);
  return answer.value;
}

const seen = ({ what, code, projectId, issueId, lastMs }: FailureSeen): FailureSeen => ({
  ...{ what, code, projectId, issueId, lastMs },
});

const onlyFailure = ({ failures }: HealthView): HealthView['failures'][number] => {
  const [failure, ...more] = failures;
  if (failure === undefined || more.length > 0) throw new Error(`${String(failures.length)} failures`);
  return failure;
};

describe('who may', () => {
  test('administrators of Jira; an administrator of a project alone may not, nor anybody else', async () => {
    const project = await aProject();
    const { site } = project.host;
    site.addUser({ accountId: 'pia', displayName: 'Pia Project' });
    site.addProject({ key: 'PIA', name: 'Of Pia', roles: { administer: ['pia'] } });
    const failure = { what: 'drain', code: 'jiraBusy', projectId: null, issueId: null, lastMs: 0 };
    for (const [call, payload] of [
      ['readHealth', {}],
      ['tryAgain', failure],
      ['purgeUnseen', { projectId: project.projectId }],
    ] as const) {
      expect(await ask(project, call, payload)).toMatchObject({ ok: true });
      expect(await ask(project, call, payload, 'pia')).toMatchObject({ ok: false, error: { code: 'notAllowed' } });
      expect(await ask(project, call, payload, 'nobody')).toMatchObject({ ok: false, error: { code: 'notAllowed' } });
    }
    await project.host.runUntilIdle();
  });
});

describe('what it costs', () => {
  test('one invoke, eleven statements at most and nothing of Jira but the question who asks', async () => {
    const project = await aProject();
    project.place(Array.from({ length: 40 }, (_, at) => anImported(at + 1, day(-at))));
    await project.start();
    await project.host.runUntilIdle();
    const first = await costOf(project.host, () => health(project));
    expect(first).toMatchObject({ invokes: 1, jiraCalls: 1 });
    const { invokes, jiraCalls, jiraPoints, sqlStatements } = await costOf(project.host, () => health(project));
    expect({ invokes, jiraCalls, jiraPoints }).toEqual({ invokes: 1, jiraCalls: 0, jiraPoints: 0 });
    expect(sqlStatements).toBeLessThanOrEqual(11);
  });
});

describe('what it says', () => {
  test('on a fresh site: nothing yet, and every part says so', async () => {
    const read = await health(await aProject());
    expect(read.headline).toEqual({ kind: 'nothingYet' });
    expect(read.beats).toEqual({ event: null, drain: null, tick: null, reconcile: null, sweep: null, publish: null });
    expect([read.backfills, read.unseen, read.hidden, read.failures]).toEqual([[], [], [], []]);
    expect(read.queue).toEqual({ waiting: 0, oldestMs: null, stuck: 0 });
    expect(read.schema.isCurrent).toBe(true);
  });

  test('a history that was read, the points it took, and when the hour begins anew', async () => {
    const project = await aProject();
    project.place([anImported(1, day(0)), anImported(2, day(1))]);
    await project.start();
    await project.host.runUntilIdle();
    const read = await health(project);
    expect(read.headline).toEqual({ kind: 'upToDate', reading: 0 });
    expect(read.backfills).toMatchObject([{ projectId: project.projectId, state: 'done', done: 2, reason: null }]);
    const backfill = read.points.purses.find(({ purse }) => purse === 'backfill');
    expect(backfill?.cap).toBe(10_000);
    expect(backfill?.spent).toBeGreaterThan(0);
    // The clock stands at 09:00 sharp.
    expect(read.points.resetsMs).toBe(day(14, 1));
    expect(read.storage.bytes).toBeGreaterThan(0);
    expect(read.storage.limit).toBe(128 * 1_048_576);
  });

  test('an event, a drain and a tick leave their signs', async () => {
    const project = await aProject();
    project.create();
    await project.host.runUntilIdle();
    await project.host.tick();
    const { beats } = await health(project);
    expect(beats.event).toEqual({ atMs: day(14), value: null });
    expect(beats.drain).toEqual({ atMs: day(14), value: 1 });
    expect(beats.tick?.atMs).toBe(day(14));
  });

  test('issues waiting: on time for ten minutes, then behind by as long as the oldest waits', async () => {
    const project = await aProject();
    const { host } = project;
    host.failNext({ service: 'jira', on: /bulkfetch/, with: { status: 503 } });
    project.create();
    await host.runUntilIdle();
    host.clock.advance(10 * 60_000);
    expect(await health(project)).toMatchObject({ headline: { kind: 'upToDate' }, queue: { waiting: 1 } });
    host.clock.advance(2 * 60_000);
    expect((await health(project)).headline).toEqual({ kind: 'behind', byMs: 12 * 60_000, waits: null });
  });

  test('being behind because Jira asked to wait says until when', async () => {
    const project = await aProject();
    const { host } = project;
    const headers = { 'Retry-After': '1800', 'RateLimit-Reason': 'jira-burst-based' };
    host.failNext({ service: 'jira', on: /bulkfetch/, with: { status: 429, headers } });
    project.create();
    await host.runUntilIdle();
    host.clock.advance(11 * 60_000);
    const read = await health(project);
    expect(read.headline).toMatchObject({ kind: 'behind', waits: { reason: 'jiraBusy' } });
    expect(read.points.waits?.untilMs).toBeGreaterThanOrEqual(day(14) + 1_800_000);
    expect(onlyFailure(read)).toMatchObject({ what: 'drain', code: 'jiraBusy', times: 1, isOver: false });
  });

  test('a project Jira hides as a whole is named with its reason', async () => {
    const project = await aProject();
    const { projectId, host } = project;
    project.place([anImported(1, day(0))]);
    await project.start();
    await host.runUntilIdle();
    await host.tick();
    await host.runUntilIdle();
    const hidden = { projectId, sinceMs: day(13), why: 'archived' };
    await host.sql.peek('UPDATE project_watch SET hidden_since_ms = ?, hidden_why = ? WHERE project_id = ?', [
      ...[hidden.sinceMs, hidden.why, projectId],
    ]);
    expect((await health(project)).hidden).toEqual([hidden]);
  });

  test('what cannot be seen is counted by project, and purged only when an administrator says so', async () => {
    const project = await aProject();
    const { host } = project;
    project.create();
    const gone = project.create();
    await host.runUntilIdle();
    await host.sql.peek('UPDATE fact SET unseen_since_ms = ? WHERE issue_id = ?', [day(3), gone]);
    expect((await health(project)).unseen).toEqual([{ projectId: project.projectId, issues: 1, sinceMs: day(3) }]);
    expect((await health(project, 'purgeUnseen', { projectId: project.otherId })).unseen).toHaveLength(1);
    expect((await health(project, 'purgeUnseen', { projectId: project.projectId })).unseen).toEqual([]);
    const facts = await host.sql.peek('SELECT issue_id FROM fact');
    expect(facts).toHaveLength(1);
    await host.runUntilIdle();
  });
});

describe('trying again', () => {
  test('an issue that could not be read is read now, and the failure is forgotten', async () => {
    const project = await aProject();
    const { host } = project;
    host.failNext({ service: 'jira', on: /bulkfetch/, with: { status: 503 } });
    const issueId = project.create();
    await host.runUntilIdle();
    const failure = onlyFailure(await health(project));
    expect(failure).toMatchObject({ what: 'drain', code: 'jiraUnavailable', projectId: project.projectId, issueId });
    const after = await health(project, 'tryAgain', seen(failure));
    expect(after.failures).toEqual([]);
    await host.runUntilIdle();
    expect(await health(project)).toMatchObject({
      headline: { kind: 'upToDate' },
      queue: { waiting: 0 },
      failures: [],
    });
  });

  test('a history that stopped needs somebody, and is begun again', async () => {
    const project = await aProject();
    const { host } = project;
    project.place([anImported(1, day(0))]);
    host.failNext({ service: 'jira', on: 'approximate-count', with: { status: 403 } });
    await project.start();
    await host.runUntilIdle();
    const read = await health(project);
    expect(read.headline).toEqual({ kind: 'needsYou', needs: [{ kind: 'backfill', projects: 1 }] });
    const failure = onlyFailure(read);
    expect(failure).toMatchObject({ what: 'backfill', code: 'notAllowed', isOver: false });
    const after = await health(project, 'tryAgain', seen(failure));
    expect(after).toMatchObject({ headline: { kind: 'upToDate', reading: 1 }, backfills: [{ state: 'running' }] });
    await host.runUntilIdle();
    expect((await health(project)).backfills).toMatchObject([{ state: 'done', done: 1 }]);
  });

  test('a failure that happened again since it was seen stays', async () => {
    const project = await aProject();
    const { host } = project;
    await health(project);
    const error = new Error('anything');
    const about = { projectId: project.projectId };
    await host.run('lea', () => noteFailure('property', error, day(14), about));
    const failure = onlyFailure(await health(project));
    await host.run('lea', () => noteFailure('property', error, day(14) + 1, about));
    expect(onlyFailure(await health(project, 'tryAgain', seen(failure)))).toMatchObject({ times: 2, firstMs: day(14) });
    await host.runUntilIdle();
  });
});
