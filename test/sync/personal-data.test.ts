/** Who closed their Atlassian account is forgotten; what they said stays. Everybody is asked about each week, in paces. */
import { expect, test } from 'vitest';
import { privacy } from '@forge/api';
import { DAY_MS } from './a-project';
import { aWatched, HOUR_MS, STEP_MS, type Watched } from './a-watched';
import { stateOutcome } from '../store/a-store';
import { anOutcome } from '../support/builders';

const REPORT = 'POST /app/report-accounts';

async function actors({ host }: Watched): Promise<readonly unknown[]> {
  return (await host.sql.peek('SELECT actor FROM entry ORDER BY stream, rev')).map((row) => row['actor']);
}

/** So many people, each of whom once said something. */
async function people(project: Watched, many: number): Promise<readonly string[]> {
  const ids = Array.from({ length: many }, (_, at) => `person-${String(at).padStart(4, '0')}`);
  for (const accountId of ids) project.host.site.addUser({ accountId, displayName: 'Somebody' });
  const values = ids.map((id, at) => `('premise:${String(at)}', 1, 1700000000000, '${id}', 'c', 'k', '{}')`);
  await project.host.sql.peek(
    `INSERT INTO entry (stream, rev, at_ms, actor, command, kind, body) VALUES ${values.join(', ')}`,
  );
  return ids;
}

test('a closed account leaves the log within a week; the words stay, and nobody else is touched', async () => {
  const project = await aWatched();
  project.host.site.addUser({ accountId: 'eve', displayName: 'Eve' });
  const shop = project.host.site.projects().find(({ key }) => key === 'SHOP');
  shop?.roles.edit.push('eve');
  const story = await project.made();
  for (const [who, at] of [
    ['lea', 0],
    ['eve', 1],
  ] as const) {
    const command = stateOutcome(`words-${String(at)}`, anOutcome({ who: `Said by number ${String(at)}` }), at);
    expect(await project.host.invoke(who, 'save', { issueId: story, command })).toMatchObject({ ok: true });
  }
  await project.host.runUntilIdle();
  const before = await project.host.sql.peek('SELECT stream, rev, at_ms, kind, body FROM entry ORDER BY stream, rev');
  expect(new Set(await actors(project))).toEqual(new Set(['lea', 'eve']));
  project.host.site.closeAccount('eve');
  await project.later(7 * DAY_MS);
  expect(new Set(await actors(project))).toEqual(new Set(['lea', null]));
  const after = await project.host.sql.peek('SELECT stream, rev, at_ms, kind, body FROM entry ORDER BY stream, rev');
  expect(after).toEqual(before);
  for (const { name } of await project.host.sql.peek("SELECT name FROM __migrations WHERE name LIKE 'v%create%'")) {
    const table = String(name).replace(/^v\d+_create_/, '');
    expect(JSON.stringify(await project.host.sql.peek(`SELECT * FROM ${table}`)), table).not.toMatch(/\beve\b/);
  }
});

test('ninety a call, one call a tick, everybody once in a round, and no round sooner than after six days', async () => {
  const project = await aWatched();
  const reported: string[][] = [];
  project.host.site.accountUpdates = (accounts) => {
    reported.push([...accounts.keys()]);
    return new Map();
  };
  const everybody = await people(project, 200);
  await project.later(6 * DAY_MS);
  await project.wait(2 * STEP_MS);
  expect(reported.map((ids) => ids.length)).toEqual([90, 90, 20]);
  expect(reported.flat()).toEqual(everybody);
  await project.later(5 * DAY_MS);
  expect(reported).toHaveLength(3);
});

test('killed anywhere, the round goes on and ends the same', async () => {
  const project = await aWatched({ mayHaveProblems: true });
  const everybody = await people(project, 100);
  const [closed = '', last = ''] = [everybody[3], everybody[99]];
  for (const id of [closed, last]) project.host.site.closeAccount(id);
  const sql = ['UPDATE entry SET actor', 'INSERT INTO progress'];
  for (const kill of ['kill before', 'kill after'] as const) {
    project.host.failNext({ service: 'privacy', on: REPORT, with: kill });
    for (const on of sql) project.host.failNext({ service: 'sql', on, with: kill });
  }
  await project.later(6 * DAY_MS);
  await project.wait(8 * STEP_MS);
  const left = await actors(project);
  expect(left.filter((actor) => actor === null)).toHaveLength(2);
  expect([left.includes(closed), left.includes(last)]).toEqual([false, false]);
});

test('asked to slow down it waits as long as it was told, and stops nothing else', async () => {
  const project = await aWatched({ mayHaveProblems: true });
  const [one = ''] = await people(project, 1);
  project.host.site.closeAccount(one);
  const busy = { status: 429, headers: { 'Retry-After': '7200' }, body: {} };
  project.host.failNext({ service: 'privacy', on: REPORT, with: busy });
  await project.later(6 * DAY_MS);
  await project.wait(HOUR_MS);
  expect(await actors(project)).toEqual([one]);
  const story = await project.made();
  expect(Object.keys(await project.column('issue_id'))).toEqual([story]);
  await project.wait(2 * HOUR_MS);
  expect(await actors(project)).toEqual([null]);
});

test('the host answers a report as Atlassian does: closed, changed since, nothing to say, no report', async () => {
  const { host } = await aWatched();
  host.site.addUser({ accountId: 'eve', displayName: 'Eve' });
  const report = (accountId: string, updatedAt: string) =>
    host.run(null, () => privacy.reportPersonalData([{ accountId, updatedAt }]));
  const now = new Date(host.clock.now()).toISOString();
  expect(await report('eve', now)).toEqual([]);
  expect(await report('nobody', now)).toEqual([]);
  host.site.closeAccount('eve');
  expect(await report('eve', now)).toEqual([{ accountId: 'eve', status: 'closed' }]);
  await expect(report('eve', 'yesterday')).rejects.toMatchObject({ status: 400 });
});
