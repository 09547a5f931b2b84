/**
 * One assumption under many stories: what a refutation reaches, what it costs, and that what is asked follows the group.
 * With `CONTAGION=full` it is the 300 stories of the design, and what they cost is printed; else a fifth of them.
 */
import { describe, expect, test } from 'vitest';
import type { PanelView } from '../../src/contract/panel';
import type { Result } from '../../src/domain/failure';
import { append } from '../../src/store/log';
import { readBudget } from '../../src/store/facts-lease';
import { addFinding, idOf, stateAssumption, stateOutcome } from '../store/a-store';
import { valueOf } from '../resolvers/a-panel';
import { anOutcome } from '../support/builders';
import { aProject, anImported, day, type Project } from './a-project';

const ADMINS = idOf('admins');
const IS_FULL = process.env['CONTAGION'] === 'full';
const EACH = IS_FULL ? 100 : 20;
const KEYS = ['SHOP', 'ANNEX', 'YARD'] as const;
const STORIES = EACH * KEYS.length;

async function invoke<T>({ host }: Project, call: string, payload: unknown): Promise<T> {
  // The contract's word is taken for the value, as the browser does.
  return valueOf((await host.invoke('lea', call, payload)) as Result<T>);
}
const save = (project: Project, issueId: string, command: object) =>
  invoke<PanelView>(project, 'save', { issueId, command });
const panel = (project: Project, issueId: string) => invoke<PanelView>(project, 'readPanel', { issueId });
const link = (name: string) => ({ id: idOf(name), seenRev: 0, kind: 'linkAssumption', assumptionId: ADMINS });
const unlink = (name: string) => ({ id: idOf(name), seenRev: 99, kind: 'unlinkAssumption', assumptionId: ADMINS });
const property = ({ host }: Project, issueId: string) => host.site.issue(issueId)?.properties['premise'];

/** Points the background has spent in this hour. */
const background = async ({ host }: Project) =>
  (await host.run(null, () => readBudget(host.clock.now()))).spent.background;

/** Stories of a point each in three projects, not started, all resting on what was stated on the first. */
async function aGroup(): Promise<{ project: Project; ids: readonly string[] }> {
  const project = await aProject();
  const { host } = project;
  const numbers = KEYS.flatMap((key, at) =>
    Array.from({ length: EACH }, (_, n) => ({ key, number: at * EACH + n + 1 })),
  );
  host.site.addProject({ key: 'YARD', name: 'Yard', roles: { administer: ['lea'] } });
  host.site.replaceProjects(
    host.site
      .projects()
      .filter(({ key }) => numbers.some((one) => one.key === key))
      .map(({ id, key, name }) => ({
        ...{ id, key, name },
        issues: numbers
          .filter((one) => one.key === key)
          .map(({ number }) => anImported(number, day(0), { key: `${key}-${String(number)}`, ...NOT_STARTED })),
      })),
  );
  const ids = numbers.map(({ key, number }) => host.site.issue(`${key}-${String(number)}`)?.id ?? '');
  const [home = '', ...others] = ids;
  await save(project, home, stateAssumption('assume', 'admins', 'Admins know whom to invite'));
  await save(project, home, { id: idOf('share'), seenRev: 0, kind: 'shareAssumption', assumptionId: ADMINS, on: true });
  // As many people would have said it one after the other.
  await host.run(null, async () => {
    for (const id of others) {
      const events = [{ kind: 'assumption.linked', body: { assumptionId: ADMINS } }];
      const said = { stream: `premise:${id}`, afterRev: 0, command: idOf(id), actor: 'lea', atMs: Date.now() };
      await append({ ...said, events });
    }
  });
  for (const { id: projectId } of host.site.projects()) await invoke(project, 'startBackfill', { projectId });
  await host.runUntilIdle();
  return { project, ids };
}
const NOT_STARTED = {
  points: 1,
  status: { id: '10000', name: 'To Do', category: 'new' },
  updated: day(0),
  histories: [],
} as const;

test(`refuted once, ${String(STORIES)} stories in three projects say so: at once in the panel, with one drain everywhere`, async () => {
  const { project, ids } = await aGroup();
  const { host } = project;
  const far = ids.at(-1) ?? '';
  const next = () => ids.map((id) => property(project, id)).map((value) => (value as { nextStep: string }).nextStep);
  expect(new Set(next())).toEqual(new Set(['frameOutcome']));
  // A point each, asked for together: alone, each would be asked for an anecdote.
  expect((await panel(project, far)).assessment.asked).toMatchObject({
    points: STORIES,
    byGroup: true,
    rung: 'research',
  });
  host.clock.advance(3_600_000);
  let before = { ...host.counts };
  const used = () => ({
    invokes: host.counts.invokes - before.invokes,
    pushes: host.counts.queuePushes - before.queuePushes,
    statements: host.counts.sqlStatements - before.sqlStatements,
    calls: host.counts.jiraCalls - before.jiraCalls,
    points: host.counts.jiraPoints - before.jiraPoints,
  });
  const spentBefore = await background(project);
  await save(project, ids[0] ?? '', addFinding('found', 'admins', { verdict: 'refutes', found: '2024-05-27' }));
  // What the person waits for does not grow with the stories that rest on it.
  expect(used()).toMatchObject({ invokes: 1, pushes: 1 });
  expect(used().statements).toBeLessThan(60);
  const waitedFor = used();
  const seen = await panel(project, far);
  expect(seen.assessment).toMatchObject({ standing: { standing: 'refuted' }, next: { id: 'rethink' } });
  expect(seen.assumptions).toMatchObject([{ id: ADMINS, restedOn: STORIES - 1, isHidden: false }]);
  // That look was ours.
  before = { ...host.counts };
  await host.runUntilIdle();
  const cost = used();
  expect(new Set(next())).toEqual(new Set(['rethink']));
  // Their issues once, their properties as a task for each batch; an hour of the background is 2,000 points.
  expect(cost.pushes).toBeLessThanOrEqual(2);
  expect(cost.calls).toBeLessThan(40);
  expect(cost.statements).toBeLessThan(400);
  const spent = (await background(project)) - spentBefore;
  expect(spent).toBeGreaterThanOrEqual(STORIES);
  expect(spent).toBeLessThan(STORIES + 200);
  if (IS_FULL) console.log({ waitedFor, afterwards: cost, billed: spent });

  // Another word of one of them is the business of none of the others.
  const later = { ...host.counts };
  await save(project, far, stateOutcome('outcome', anOutcome()));
  await host.runUntilIdle();
  expect(host.counts.jiraPoints - later.jiraPoints).toBeLessThan(20);
});

test('what is asked follows the group across projects: linked it grows, dropped it shrinks, and the properties say so', async () => {
  const project = await aProject();
  const { host } = project;
  const small = project.create({ points: 1 });
  const big = project.create({ project: 'ANNEX', points: 8 });
  await host.runUntilIdle();
  await save(project, small, stateOutcome('outcome', anOutcome()));
  await save(project, small, stateAssumption('assume', 'admins', 'Admins know whom to invite'));
  await save(project, small, {
    ...{ id: idOf('right'), seenRev: 0, kind: 'setThreshold', assumptionId: ADMINS },
    threshold: { text: 'three of five name a colleague', atLeast: null },
  });
  host.clock.advance(3_600_000);
  await save(project, small, addFinding('found', 'admins', { found: '2024-05-27', sample: 5 }));
  await host.runUntilIdle();
  expect(property(project, small)).toMatchObject({ nextStep: 'readyToBuild' });
  await save(project, big, link('link'));
  // At once where somebody looks, and with the drain in the list of issues.
  expect((await panel(project, small)).assessment.asked).toMatchObject({ points: 9, rung: 'research' });
  await host.runUntilIdle();
  expect(property(project, small)).toMatchObject({ nextStep: 'testFirst' });
  await save(project, big, unlink('drop'));
  await host.runUntilIdle();
  expect(property(project, small)).toMatchObject({ nextStep: 'readyToBuild' });
  expect((await project.facts())['rests_on']).toMatchObject([{ issue_id: small, assumption_id: ADMINS, riskiest: 1 }]);
});

describe('killed where a story has grown and the other of its group is not asked for more yet', () => {
  const MOMENTS = [
    ['before the other’s facts', { on: 'INSERT INTO fact (', after: 1 }],
    ['before the page knows', { on: 'INSERT INTO project_state', after: 0 }],
    ['before anything is published', { on: 'UPDATE fact SET property_hash', after: 0 }],
  ] as const;

  test.each(MOMENTS)('%s, the next drain asks for more', async (_, moment) => {
    const project = await aProject();
    const { host } = project;
    const [grows, other] = [project.create({ points: 1 }), project.create({ project: 'ANNEX', points: 1 })];
    await save(project, grows, stateOutcome('outcome', anOutcome()));
    await save(project, grows, stateAssumption('assume', 'admins', 'Admins know whom to invite'));
    await save(project, grows, {
      ...{ id: idOf('right'), seenRev: 0, kind: 'setThreshold', assumptionId: ADMINS },
      threshold: { text: 'three of five name a colleague', atLeast: null },
    });
    await save(project, other, stateOutcome('outcome-too', anOutcome()));
    await save(project, other, link('link'));
    host.clock.advance(3_600_000);
    await save(project, grows, addFinding('found', 'admins', { found: '2024-05-27', sample: 5 }));
    await host.runUntilIdle();
    expect(property(project, other)).toMatchObject({ nextStep: 'readyToBuild' });

    host.site.editIssue('lea', grows, { points: 8 }, host.clock.now());
    host.failNext({ service: 'sql', ...moment, with: 'kill before' });
    await host.runUntilIdle();
    host.clock.advance(10 * 60_000);
    await host.tick();
    await host.runUntilIdle();
    expect(property(project, other)).toMatchObject({ nextStep: 'testFirst' });
    expect(await host.sql.peek('SELECT issue_id FROM dirty')).toEqual([]);
  });
});

test('a story that grows costs one reading of itself: the others of its group are made from what is known', async () => {
  const { project, ids } = await aGroup();
  const { host } = project;
  const before = project.requests.length;
  host.site.editIssue('lea', ids[0] ?? '', { points: 8 }, host.clock.now());
  await host.runUntilIdle();
  expect((await panel(project, ids.at(-1) ?? '')).assessment.asked).toMatchObject({ points: STORIES + 7 });
  const fetches = project.requests.slice(before).filter((request) => request.endsWith('issue/bulkfetch'));
  expect(fetches).toHaveLength(1);
  expect(await host.sql.peek('SELECT issue_id FROM dirty')).toEqual([]);
});
