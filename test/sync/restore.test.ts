/** An uninstall throws the store away. What issues kept of their premises brings them back, and nothing else does. */
import { describe, expect, test } from 'vitest';
import type { HistoryView } from '../../src/contract/history';
import type { BackfillView } from '../../src/contract/page';
import type { PanelView } from '../../src/contract/panel';
import type { Command } from '../../src/domain/command';
import { dayOf } from '../../src/domain/day';
import { addFinding, idOf, stateAssumption, stateOutcome } from '../store/a-store';
import { anOutcome } from '../support/builders';
import { anImported, aProject, DAY_MS, MONDAY_MS, type Project } from './a-project';

async function ask<T>({ host }: Project, call: string, payload: Readonly<Record<string, unknown>>): Promise<T> {
  const answer = (await host.invoke('lea', call, payload)) as { ok: boolean; value: T };
  expect(answer).toMatchObject({ ok: true });
  return answer.value;
}

const save = (project: Project, issueId: string, command: Command) =>
  ask<PanelView>(project, 'save', { issueId, command });
const panel = (project: Project, issueId: string) => ask<PanelView>(project, 'readPanel', { issueId });

function propertiesOf({ host }: Project, issueId: string): Record<string, unknown> {
  const issue = host.site.issue(issueId);
  if (issue === null) throw new Error(`no issue ${issueId}`);
  return issue.properties;
}

/** What a reader sees of a premise, but for when the store heard of it. */
function told({ premise, assumptions, assessment }: PanelView): unknown {
  return {
    ...{ outcome: premise.outcome, decision: premise.decision, riskiest: premise.riskiestId },
    ...{ score: assessment.score, next: assessment.next.id, standing: assessment.standing },
    assumptions: assumptions.map(({ id, statement, risk, threshold, statedMs, thresholdChangesMs, findings }) => ({
      ...{ id, statement, risk, threshold, statedMs, thresholdChangesMs },
      findings: findings.map(({ method, verdict, found, note, sample }) => ({ method, verdict, found, note, sample })),
    })),
  };
}

/** An outcome, an assumption with its goal, and a day later what was found. */
async function framed(project: Project, issueId: string, name: string): Promise<void> {
  const { clock } = project.host;
  const assumptionId = idOf(`${name}x`);
  await save(project, issueId, stateOutcome(`${name}o`, anOutcome()));
  await save(project, issueId, stateAssumption(`${name}a`, `${name}x`, 'Admins know whom to invite'));
  const threshold = { text: 'four of five invite', atLeast: null };
  await save(project, issueId, { id: idOf(`${name}t`), seenRev: 0, kind: 'setThreshold', assumptionId, threshold });
  clock.advance(DAY_MS);
  await save(project, issueId, addFinding(`${name}f`, `${name}x`, { found: dayOf(clock.now()) }));
}

async function backfilled(project: Project): Promise<BackfillView> {
  await project.start();
  await project.host.runUntilIdle();
  return project.backfilled();
}

const entries = ({ host }: Project) => host.sql.peek('SELECT * FROM entry ORDER BY stream, rev');

describe('uninstalled and installed again', () => {
  test('every premise is there, as claims: the same words and standing, counted from now on, never “before”', async () => {
    const project = await aProject();
    const { host } = project;
    const [epic, story, quiet] = [project.create({ type: 'Epic' }), project.create(), project.create()];
    const child = project.create({ parent: epic });
    await host.runUntilIdle();
    await framed(project, epic, 'epic');
    await framed(project, story, 'story');
    host.clock.advance(DAY_MS);
    project.move(story, 'In Progress', host.clock.now());
    await host.runUntilIdle();
    const before = await Promise.all([epic, story, child].map((id) => panel(project, id)));
    expect(before[1]?.atStart?.validated).toBe('before');
    const said = await ask<HistoryView>(project, 'readHistory', { issueId: story, before: null });
    expect(said.rows.map(({ claimedMs }) => claimedMs)).toEqual(said.rows.map(() => null));
    expect(propertiesOf(project, quiet)).toEqual({});
    const copies = [epic, story].map((id) => propertiesOf(project, id)['premise.copy']);
    host.clock.advance(30 * DAY_MS);
    await host.reinstall();

    expect(await backfilled(project)).toMatchObject({ state: 'done', done: 4, restored: 2, refused: 0 });
    const after = await Promise.all([epic, story, child].map((id) => panel(project, id)));
    expect(after.map(told)).toEqual(before.map(told));
    // It started a month before anything of it was on record here.
    expect(after[1]?.atStart?.validated).toBe('after');
    expect((await project.page()).headline.kind).toBe('nothingStarted');
    const finding = after[1]?.assumptions[0]?.findings[0];
    expect(finding).toMatchObject({
      recordedMs: host.clock.now(),
      claimedMs: before[1]?.assumptions[0]?.findings[0]?.recordedMs,
    });
    const history = await ask<HistoryView>(project, 'readHistory', { issueId: story, before: null });
    expect(history.rows).not.toHaveLength(0);
    for (const row of history.rows) expect(row).toMatchObject({ actor: null, atMs: host.clock.now(), shortened: null });
    expect(history.rows.map(({ claimedMs }) => claimedMs)).toEqual(said.rows.map(({ atMs }) => atMs));
    // Found once more, the claims are the same: a second uninstall loses nothing either.
    const again = [epic, story].map((id) => propertiesOf(project, id)['premise.copy']);
    expect(again).not.toEqual(copies);
    await host.reinstall();
    expect(await backfilled(project)).toMatchObject({ restored: 2, refused: 0 });
    expect((await Promise.all([epic, story, child].map((id) => panel(project, id)))).map(told)).toEqual(
      before.map(told),
    );
    // Read again, it is known: nothing comes back twice.
    const known = await entries(project);
    host.clock.advance(1);
    expect(await backfilled(project)).toMatchObject({ restored: 0, refused: 0 });
    expect(await entries(project)).toEqual(known);
  });

  test('a story that starts after that is validated by what was on record by then', async () => {
    const project = await aProject();
    const story = project.create();
    await project.host.runUntilIdle();
    await framed(project, story, 'story');
    await project.host.reinstall();
    await backfilled(project);
    project.host.clock.advance(DAY_MS);
    project.move(story, 'In Progress', project.host.clock.now());
    await project.host.runUntilIdle();
    expect((await panel(project, story)).atStart?.validated).toBe('before');
  });

  test('whoever opens or saves first, before any history was read, loses nothing', async () => {
    const project = await aProject();
    const { host } = project;
    const [opened, saved] = [project.create(), project.create()];
    await host.runUntilIdle();
    await framed(project, opened, 'opened');
    await framed(project, saved, 'saved');
    const before = told(await panel(project, opened));
    await host.reinstall();
    expect(told(await panel(project, opened))).toEqual(before);
    const decision = { kind: 'build', together: [] } as const;
    const view = await save(project, saved, { id: idOf('build'), seenRev: 0, kind: 'decide', decision });
    expect(view.premise).toMatchObject({ outcome: anOutcome(), decision });
    expect(view.assumptions).toHaveLength(1);
    await host.runUntilIdle();
    expect((await project.facts())['fact']?.map((fact) => fact['premise_rev'])).not.toContain(0);
    // Nothing is left under way.
    expect(await host.sql.peek('SELECT * FROM intent')).toEqual([]);
  });

  test('killed after it was brought back, it comes back once and is counted once', async () => {
    const project = await aProject();
    const { host } = project;
    const story = project.create();
    await host.runUntilIdle();
    await framed(project, story, 'story');
    await host.reinstall();
    host.failNext({ service: 'jira', on: 'POST /rest/api/3/changelog/bulkfetch', with: 'kill after' });
    await backfilled(project);
    const killed = await entries(project);
    expect(killed).toHaveLength(5);
    host.clock.advance(10 * 60_000);
    await host.tick();
    await host.runUntilIdle();
    expect(await project.backfilled()).toMatchObject({ state: 'done', restored: 1 });
    expect(await entries(project)).toEqual(killed);
  });

  test('a window Jira made us begin again is counted once', async () => {
    const project = await aProject();
    const { host } = project;
    project.place(Array.from({ length: 100 }, (_, at) => anImported(at + 1, MONDAY_MS - DAY_MS)));
    const story = project.create();
    await host.runUntilIdle();
    await framed(project, story, 'story');
    await host.reinstall();
    // The first page holds the story, for it is the newest; then Jira has forgotten where the second begins.
    const request = host.site.request.bind(host.site);
    let forgotten = 0;
    host.site.request = (asked) => {
      const isSearch = asked.path.endsWith('/search/jql');
      const body = asked.body?.replace(/"nextPageToken":"[^"]*"/, '"nextPageToken":"lapsed"');
      if (forgotten > 0 || !isSearch || body === undefined || body === asked.body) return request(asked);
      forgotten += 1;
      return request({ ...asked, body });
    };
    await project.start();
    await host.runUntilIdle();
    for (let tries = 0; tries < 3; tries += 1) {
      host.clock.advance(10 * 60_000);
      await host.tick();
      await host.runUntilIdle();
    }
    expect(forgotten).toBe(1);
    expect(await project.backfilled()).toMatchObject({ state: 'done', done: 101, restored: 1, refused: 0 });
  });

  test('what had to be shortened says so, in its history and in the next copy', async () => {
    const project = await aProject();
    const { host } = project;
    const story = project.create();
    await host.runUntilIdle();
    for (const nth of [1, 2, 3, 4]) {
      const problem = `${String(nth)} ${'x'.repeat(9_000)}`;
      await save(project, story, { id: idOf(`long${String(nth)}`), seenRev: nth - 1, kind: 'stateProblem', problem });
    }
    expect(propertiesOf(project, story)['premise.copy']).toMatchObject({ shortened: 'history' });
    for (const uninstalls of [1, 2]) {
      await host.reinstall();
      expect(await backfilled(project)).toMatchObject({ restored: 1 });
      const { rows } = await ask<HistoryView>(project, 'readHistory', { issueId: story, before: null });
      expect([uninstalls, rows.map(({ shortened }) => shortened)]).toEqual([uninstalls, ['history']]);
      expect(propertiesOf(project, story)['premise.copy']).toMatchObject({ shortened: 'history' });
    }
  });

  test('an answer of the store that is lost on its way brings nothing back twice', async () => {
    const project = await aProject();
    const { host } = project;
    const story = project.create();
    await host.runUntilIdle();
    await framed(project, story, 'story');
    await host.reinstall();
    await project.page();
    host.failNext({ service: 'sql', on: /INSERT INTO entry/, with: 'lose answer' });
    expect(await backfilled(project)).toMatchObject({ state: 'done', restored: 1, refused: 0 });
    expect(await entries(project)).toHaveLength(5);
  });
});

describe('a copy that is not ours', () => {
  test('is not taken, and counted: cloned, of another version, too clever, or claiming somebody else’s assumption', async () => {
    const project = await aProject();
    const { host } = project;
    const own = project.create();
    await host.runUntilIdle();
    await framed(project, own, 'own');
    const copy = JSON.parse(JSON.stringify(propertiesOf(project, own)['premise.copy'])) as Record<string, unknown>;
    const as = (issueId: string) => JSON.parse(JSON.stringify(copy).replaceAll(`"${own}"`, `"${issueId}"`)) as object;
    const said = (event: object) => ({ premise: [{ rev: 1, atMs: 1, ...event }], assumptions: [] });
    const made: readonly ((issueId: string) => unknown)[] = [
      () => copy,
      (id) => ({ ...as(id), v: 2 }),
      (id) => ({ ...as(id), ...said({ kind: 'outcome.stated', parts: { by: 'soon' } }) }),
      (id) => ({ ...as(id), ...said({ kind: 'outcome.stated', parts: { who: 'x'.repeat(10_001) } }) }),
      (id) => ({ ...as(id), ...said({ kind: 'problem.stated', problem: 'It is', more: 'than that' }) }),
      (id) => ({ ...as(id), ...said({ kind: 'premise.rewritten' }) }),
      (id) => ({ ...as(id), ...said({ kind: 'problem.stated', problem: 'no time', atMs: 'yesterday' }) }),
      (id) => JSON.parse(JSON.stringify(as(id)).replace('"v":1', '"v":1,"__proto__":{"admin":true}')) as unknown,
      // At home on another issue.
      (id) => ({ ...copy, issueId: id }),
      // Its id is the assumption of `own`.
      as,
      () => 'a text',
      () => [1, 2, 3],
    ];
    const issues = made.map((make) => {
      const id = project.create();
      propertiesOf(project, id)['premise.copy'] = make(id);
      return id;
    });
    const known = await entries(project);
    expect(await backfilled(project)).toMatchObject({ state: 'done', restored: 0, refused: made.length });
    expect(await entries(project)).toEqual(known);
    for (const id of issues) expect((await panel(project, id)).premise.rev).toBe(0);
  });

  test('never replaces what the store knows', async () => {
    const project = await aProject();
    const story = project.create();
    await project.host.runUntilIdle();
    await framed(project, story, 'story');
    const before = await panel(project, story);
    propertiesOf(project, story)['premise.copy'] = {
      ...{ v: 1, issueId: story, shortened: null, assumptions: [] },
      premise: [{ kind: 'problem.stated', problem: 'Somebody wrote this by hand', rev: 1, atMs: 1 }],
    };
    expect(await backfilled(project)).toMatchObject({ restored: 0, refused: 0 });
    expect(told(await panel(project, story))).toEqual(told(before));
  });
});
