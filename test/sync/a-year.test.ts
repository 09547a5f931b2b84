/** A year of a team, the clock moved: each thing falls due once, on its day, to its owner, and is gone when done. */
import { expect, test } from 'vitest';
import type { DueView } from '../../src/contract';
import type { Command } from '../../src/domain/command';
import { idOf, stateOutcome } from '../store/a-store';
import { anOutcome } from '../support/builders';
import { aProject, day, DAY_MS } from './a-project';

type Said = Command extends infer C ? (C extends Command ? Omit<C, 'id' | 'seenRev'> : never) : never;

const WORDS = { check: 'Check it', recheck: 'Test again', waiver: 'Decide', revisit: 'Look again', stop: 'Stop?' };

async function aTeam() {
  const project = await aProject();
  const { host, projectId } = project;
  for (const [accountId, displayName] of [
    ['eve', 'Eve'],
    ['bo', 'Bo'],
  ] as const)
    host.site.addUser({ accountId, displayName });
  const said = { nth: 0 };
  const say = async (as: string, issueId: string, command: Said) => {
    said.nth += 1;
    const sent = { ...command, id: idOf(`year-${String(said.nth)}`), seenRev: 99 };
    expect(await host.invoke(as, 'save', { issueId, command: sent })).toMatchObject({ ok: true });
    await host.runUntilIdle();
  };
  const due = async () => {
    const answer = (await host.invoke('lea', 'readDue', { projectId, after: null })) as { ok: true; value: DueView };
    return answer.value.items.map(({ kind, on, owner }) => `${kind} ${on} ${owner ?? 'nobody'}`);
  };
  const on = async (nth: number) => {
    host.clock.pin(day(nth));
    await host.tick();
    await host.runUntilIdle();
  };
  return { ...project, say, due, on };
}

test('a year: checks, too early, waivers, noes and stop rules come and go, each once', async () => {
  const { host, create, move, say, due, on } = await aTeam();
  const [shipped, waived, refused, learning] = [create(), create(), create(), create()];
  await host.runUntilIdle();
  for (const [nth, id] of [shipped, waived, refused, learning].entries()) {
    expect(
      await host.invoke('lea', 'save', { issueId: id, command: stateOutcome(`bet-${String(nth)}`, anOutcome()) }),
    ).toMatchObject({ ok: true });
  }
  await host.runUntilIdle();
  const dayName = (nth: number) => new Date(day(nth)).toISOString().slice(0, 10);
  await say('lea', waived, {
    kind: 'decide',
    decision: { kind: 'waive', reason: 'the law', until: dayName(60), together: [] },
  });
  await say('lea', refused, {
    kind: 'decide',
    decision: {
      ...{ kind: 'no', category: 'notNow', because: 'later', revisitWhen: '', together: [] },
      revisitOn: dayName(150),
    },
  });
  await say('lea', learning, {
    kind: 'decide',
    decision: { kind: 'buildToLearn', stopRule: 'nobody comes', checkOn: dayName(100), together: [] },
  });
  move(shipped, 'In Progress', day(15));
  move(shipped, 'Done', day(20), 'Done');
  await on(42);
  expect(await due()).toEqual([]);
  await on(44);
  expect(await due()).toEqual([`check ${dayName(50)} lea`]);
  await on(54);
  expect(await due()).toEqual([`check ${dayName(50)} lea`, `waiver ${dayName(60)} lea`]);
  await say('lea', shipped, { kind: 'checkOutcome', check: { result: 'tooEarly', observed: '', on: dayName(54) } });
  await say('lea', waived, { kind: 'decide', decision: { kind: 'build', together: [] } });
  expect(await due()).toEqual([]);
  await on(85);
  expect(await due()).toEqual([`check ${dayName(84)} lea`]);
  await say('lea', shipped, { kind: 'checkOutcome', check: { result: 'met', observed: '45 %', on: dayName(85) } });
  expect(await due()).toEqual([]);
  await on(100);
  expect(await due()).toEqual([`stop ${dayName(100)} lea`]);
  await say('lea', learning, { kind: 'decide', decision: { kind: 'build', together: [] } });
  await on(150);
  expect(await due()).toEqual([`revisit ${dayName(150)} lea`]);
  await say('lea', refused, { kind: 'decide', decision: null });
  await on(379);
  expect(await due()).toEqual([]);
});

test('reminders: one comment for each due item after they were turned on, whatever is repeated', async () => {
  const { host, projectId, create, move, on } = await aTeam();
  const [before, after] = [create(), create()];
  await host.runUntilIdle();
  for (const id of [before, after])
    await host.invoke('lea', 'save', { issueId: id, command: stateOutcome(`bet-${id}`, anOutcome()) });
  move(before, 'Done', day(15), 'Done');
  move(after, 'Done', day(25), 'Done');
  await on(50);
  const wish = { projectId, reminders: 'comment', words: WORDS };
  expect(await host.invoke('lea', 'setReminders', wish)).toMatchObject({ ok: true });
  await on(51);
  const comments = (id: string) => (host.site.issue(id)?.comments ?? []).map(({ body }) => JSON.stringify(body));
  expect([comments(before), comments(after)]).toEqual([[], []]);
  await on(56);
  await on(57);
  host.clock.pin(day(57) + DAY_MS / 2);
  await Promise.all([host.tick(), host.tick()]);
  await host.runUntilIdle();
  expect(comments(before)).toEqual([]);
  expect(comments(after)).toHaveLength(1);
  expect(comments(after)[0]).toContain('Check it (');
  expect(comments(after)[0]).toContain('mention');
});

test('reminders as issues: one for each due item, marked, and no work of its own to be asked about', async () => {
  const { host, projectId, create, move, on, requests } = await aTeam();
  const done = create();
  await host.runUntilIdle();
  await host.invoke('lea', 'save', { issueId: done, command: stateOutcome('bet', anOutcome()) });
  move(done, 'Done', day(15), 'Done');
  expect(await host.invoke('lea', 'setReminders', { projectId, reminders: 'issue', words: WORDS })).toMatchObject({
    ok: true,
  });
  await on(46);
  await on(47);
  expect(requests.filter((call) => call === 'POST /rest/api/3/issue')).toHaveLength(1);
});
