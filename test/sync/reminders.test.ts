/** Reminders: one comment or one issue for each due item, neither twice nor never, whatever dies or is said at once. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { remind } from '../../src/sync/reminders';
import { dayName, aTeam } from './a-team';
import { day, DAY_MS } from './a-project';

const WORDS = { check: 'Check it', recheck: 'Test again', waiver: 'Decide', revisit: 'Look again', stop: 'Stop?' };
const TICK_MS = 300_000;
const POST = { service: 'jira', on: /^POST .*\/comment$/ } as const;
const LOOK = { service: 'jira', on: /^GET .*\/comment\?/ } as const;
const MAKE = { service: 'jira', on: /^POST \/rest\/api\/3\/issue$/ } as const;

beforeEach(() => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
});
afterEach(() => {
  vi.restoreAllMocks();
});

/** So many stories that are checked on the fiftieth day, which it is; one outcome is Eve's, and reminders are on. */
async function aTeamToRemind(reminders: 'comment' | 'issue', stories = 1) {
  const team = await aTeam({ mayHaveProblems: true });
  const { host, projectId, create, move, on } = team;
  const ids = Array.from({ length: stories }, () => create());
  await host.runUntilIdle();
  for (const id of ids) await team.say('eve', id, { kind: 'stateOutcome', parts: { who: 'Admins' } });
  for (const id of ids) move(id, 'Done', day(20), 'Done');
  const wish = { projectId, reminders, words: WORDS };
  expect(await host.invoke('lea', 'setReminders', wish)).toMatchObject({ ok: true });
  // A day with nothing due yet: nothing is told then.
  await on(49);
  host.clock.pin(day(50));
  await host.run(null, () => remind(host.clock.now() - DAY_MS));
  const told = (id: string) => host.site.issue(id)?.comments ?? [];
  const made = () =>
    Array.from({ length: 60 }, (_, at) => host.site.issue(`SHOP-${String(stories + at + 1)}`)).filter(
      (one) => one !== null,
    );
  const later = async () => {
    host.clock.advance(TICK_MS);
    return host.run(null, () => remind(host.clock.now()));
  };
  return { ...team, ids, told, made, later };
}

test('one comment for each due item after they were turned on, to its owner, whatever is repeated', async () => {
  const { host, projectId, create, move, on, say } = await aTeam();
  const [before, after] = [create(), create()];
  await host.runUntilIdle();
  for (const id of [before, after]) await say('eve', id, { kind: 'stateOutcome', parts: { who: 'Admins' } });
  move(before, 'Done', day(15), 'Done');
  move(after, 'Done', day(25), 'Done');
  await on(50);
  await host.invoke('lea', 'setReminders', { projectId, reminders: 'comment', words: WORDS });
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
  expect(comments(after)[0]).toContain(`Check it (${dayName(55)})`);
  expect(comments(after)[0]).toContain('"type":"mention","attrs":{"id":"eve"}');
  // Done: it is gone from the list, and what was said stays as it is.
  await say('eve', after, { kind: 'checkOutcome', check: { result: 'met', observed: '45 %', on: dayName(57) } });
  await host.runUntilIdle();
  await on(200);
  expect(comments(after)).toHaveLength(1);
});

test('two at the same moment tell of each once', async () => {
  const { host, ids, told } = await aTeamToRemind('comment', 3);
  const nowMs = host.clock.now();
  await Promise.all([1, 2].map(() => host.run(null, () => remind(nowMs))));
  expect(ids.map((id) => told(id).length)).toEqual([1, 1, 1]);
});

test.for(['comment', 'issue'] as const)('killed between any two steps, every %s is there once', async (kind) => {
  const { host, ids, told, made, later } = await aTeamToRemind(kind, kind === 'comment' ? 12 : 20);
  const once = () => (kind === 'comment' ? ids.map((id) => told(id).length) : [made().length]);
  // The worst moment of all: it is there, and whoever made it never learns of it.
  host.failNext({ ...(kind === 'comment' ? POST : MAKE), with: 'kill after' });
  await expect(later()).rejects.toThrow();
  let died = 0;
  for (let after = 0; ; after += 1) {
    // Whoever dies takes along what it held of the hour's points.
    host.clock.advance(3_600_000);
    host.failNext({ service: 'any', on: /./, with: after % 2 === 0 ? 'kill after' : 'kill before', after });
    const killed = await later().then(
      () => false,
      () => true,
    );
    if (!killed) break;
    died += 1;
    // Never more than asked for, at any moment.
    expect(Math.max(...once())).toBeLessThanOrEqual(kind === 'comment' ? 1 : ids.length);
  }
  host.clearFaults();
  host.clock.advance(3_600_000);
  while (await later());
  await later();
  expect(died).toBeGreaterThan(kind === 'comment' ? 15 : 22);
  expect(once()).toEqual(kind === 'comment' ? ids.map(() => 1) : [ids.length]);
});

test('known by its mark: an answer that was lost, looks that failed and told to wait make no second comment', async () => {
  const { host, ids, told, later } = await aTeamToRemind('comment');
  const [id = ''] = ids;
  host.failNext({ ...POST, with: 'lose answer' });
  await later();
  expect(told(id)).toHaveLength(1);
  host.failNext({ ...LOOK, with: '503' });
  await later();
  host.failNext({ ...LOOK, with: '429 writes to one issue' });
  await expect(later()).rejects.toThrow();
  await later();
  await later();
  expect(told(id)).toHaveLength(1);
});

test('the same words of a person are no reminder', async () => {
  const { host, ids, told, later } = await aTeamToRemind('comment');
  const [id = ''] = ids;
  host.failNext({ ...POST, with: '503' });
  await later();
  host.site.comment('eve', id, `Check it (${dayName(50)})`);
  await later();
  expect(told(id).map(({ properties }) => properties.length)).toEqual([0, 1]);
});

test('an issue: given to the owner, linked to what it is about, upkeep, and left alone when it is done', async () => {
  const { host, ids, made, later, say, projectId } = await aTeamToRemind('issue');
  const [id = ''] = ids;
  await later();
  await later();
  expect(made()).toMatchObject([
    { summary: `Check it (${dayName(50)})`, assignee: 'eve', labels: ['premise-reminder'], projectId },
  ]);
  const [reminder] = made();
  const links = () => host.site.issue(id)?.histories.filter(({ items }) => items.some(({ field }) => field === 'Link'));
  expect(links()).toHaveLength(1);
  // The app hears nothing of what it makes itself: the hourly comparison finds it.
  host.clock.advance(3_600_000);
  await host.tick();
  await host.runUntilIdle();
  const facts = await host.sql.peek(`SELECT track, asked FROM fact WHERE issue_id = '${reminder?.id ?? ''}'`);
  expect(facts).toMatchObject([{ track: 'upkeep' }]);
  const before = JSON.stringify(made());
  await say('eve', id, { kind: 'checkOutcome', check: { result: 'met', observed: '45 %', on: dayName(51) } });
  await host.runUntilIdle();
  await later();
  expect(JSON.stringify(made())).toBe(before);
});

test('an owner who cannot be given issues there, and links switched off, leave an issue all the same', async () => {
  const { host, made, later } = await aTeamToRemind('issue');
  const errors = { assignee: "User 'eve' cannot be assigned issues." };
  host.failNext({ ...MAKE, with: { status: 400, body: { errorMessages: [], errors } } });
  host.failNext({ service: 'jira', on: /^POST .*\/issueLink$/, with: '404' });
  await later();
  await later();
  expect(made()).toMatchObject([{ assignee: null, labels: ['premise-reminder'] }]);
});

test('refused, nobody is told, nobody asks every five minutes, and the health page names it', async () => {
  const { host, ids, told, later, requests } = await aTeamToRemind('comment');
  host.failNext({ ...POST, with: { status: 400, body: { errorMessages: ['No.'], errors: {} } } });
  await later();
  const asked = requests.length;
  await later();
  expect(requests).toHaveLength(asked);
  expect(told(ids[0] ?? '')).toEqual([]);
  expect(await host.sql.peek('SELECT what, code, times FROM failure')).toEqual([
    { what: 'reminder', code: 'invalid', times: 1 },
  ]);
});
