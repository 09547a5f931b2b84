/** What people say reaches the facts and the issue property, also when somebody else's story is concerned. */
import { expect, test } from 'vitest';
import type { Command } from '../../src/domain/command';
import { addFinding, idOf, stateAssumption, stateOutcome } from '../store/a-store';
import { anOutcome } from '../support/builders';
import { aProject, day, type Project } from './a-project';

async function save({ host }: Project, issueId: string, command: Command): Promise<void> {
  const answer = await host.invoke('lea', 'save', { issueId, command });
  expect(answer).toMatchObject({ ok: true });
}

async function factOf(project: Project, issueId: string): Promise<Record<string, unknown> | undefined> {
  return (await project.facts())['fact']?.find((fact) => fact['issue_id'] === issueId);
}

function propertyOf({ host }: Project, issueId: string): unknown {
  return host.site.issue(issueId)?.properties['premise'] ?? null;
}

test('a save Jira would not publish is published by the drain, with the same words', async () => {
  const project = await aProject();
  const story = project.create();
  await project.host.runUntilIdle();
  project.host.failNext({ service: 'jira', on: /^PUT .*properties/, with: { status: 503, body: {} } });
  await save(project, story, stateOutcome('a', anOutcome()));
  expect(propertyOf(project, story)).toBeNull();
  await project.host.runUntilIdle();
  expect(propertyOf(project, story)).toMatchObject({ issueId: story, words: { who: 'New teams' } });
});

test('what the save published, the drain does not publish again', async () => {
  const project = await aProject();
  const story = project.create();
  await project.host.runUntilIdle();
  await save(project, story, stateOutcome('a', anOutcome()));
  await project.host.runUntilIdle();
  expect(project.requests.filter((request) => request.startsWith('PUT'))).toHaveLength(2);
});

test('the story’s own facts are right at once, before any drain', async () => {
  const project = await aProject();
  const story = project.create();
  await project.host.runUntilIdle();
  expect(await factOf(project, story)).toMatchObject({ next_step: 'frameOutcome', unscored: 'nothingStated' });
  await save(project, story, stateOutcome('a', anOutcome()));
  expect(await factOf(project, story)).toMatchObject({ next_step: 'nameAssumption', unscored: null });
});

test('a child that inherits follows its epic, in facts and property; the epic’s words stay on the epic', async () => {
  const project = await aProject();
  const epic = project.create({ type: 'Epic' });
  const child = project.create({ parent: epic });
  await project.host.runUntilIdle();
  await save(project, epic, stateOutcome('a', anOutcome()));
  await project.host.runUntilIdle();
  expect(await factOf(project, child)).toMatchObject({ next_step: 'nameAssumption' });
  expect(propertyOf(project, child)).toMatchObject({
    issueId: child,
    inheritedFrom: epic,
    nextStep: 'nameAssumption',
    words: { who: '' },
  });
});

test('splitting a guess does not shrink what is asked: a sister’s new estimate raises this story’s doubt', async () => {
  const project = await aProject();
  const epic = project.create({ type: 'Epic' });
  const [one, two] = [project.create({ parent: epic, points: 1 }), project.create({ parent: epic, points: 1 })];
  await project.host.runUntilIdle();
  await save(project, epic, stateAssumption('a', 'shared', 'People will pay in advance'));
  await project.host.runUntilIdle();
  // Two points together ask for an anecdote, value 1: doubt 1 point x 1.
  expect(await factOf(project, one)).toMatchObject({ doubt: 1 });
  project.host.site.editIssue('lea', two, { points: 8 }, day(1));
  await project.host.runUntilIdle();
  // Nine points together ask for research, value 3.
  expect(await factOf(project, one)).toMatchObject({ doubt: 3 });
});

test('validated before start is read from when it was recorded', async () => {
  const project = await aProject();
  const story = project.create({ points: 1 });
  const late = project.create({ points: 1 });
  await project.host.runUntilIdle();
  for (const [issue, name] of [
    [story, 'early'],
    [late, 'late'],
  ] as const)
    await save(project, issue, stateAssumption(`state-${name}`, name, 'People will pay in advance'));
  const finding = { found: '2024-05-27', sample: 5 };
  await save(project, story, addFinding('f-early', 'early', finding));
  project.host.clock.advance(3_600_000);
  project.move(story, 'In Progress', project.host.clock.now());
  project.move(late, 'In Progress', project.host.clock.now());
  await project.host.runUntilIdle();
  project.host.clock.advance(3_600_000);
  await save(project, late, addFinding('f-late', 'late', finding));
  await project.host.runUntilIdle();
  const { counts, headline } = await project.page();
  expect(counts.validated).toEqual({ before: 1, after: 1, never: 0, against: 0, startUnknown: 0 });
  expect(headline).toMatchObject({ kind: 'share', validated: { of: 2, count: 1 } });
});

test('a waiver that runs out changes the facts and the property with no event at all', async () => {
  const project = await aProject();
  const story = project.create();
  await project.host.runUntilIdle();
  await save(project, story, {
    ...{ id: idOf('waive'), seenRev: 0, kind: 'decide' },
    decision: { kind: 'waive', reason: 'the law asks for it', until: '2024-06-01', together: ['product'] },
  });
  await project.host.runUntilIdle();
  expect(propertyOf(project, story)).toMatchObject({ state: 'waived' });
  project.host.clock.pin(Date.UTC(2024, 5, 3));
  await project.host.tick();
  await project.host.runUntilIdle();
  expect(await factOf(project, story)).toMatchObject({ unscored: 'nothingStated', next_step: 'frameOutcome' });
  expect(propertyOf(project, story)).toMatchObject({ state: 'nothingStated' });
});

test('a backfill keeps what was said: facts with premises are the same before and after', async () => {
  const project = await aProject();
  const epic = project.create({ type: 'Epic' });
  const child = project.create({ parent: epic, points: 3 });
  await project.host.runUntilIdle();
  await save(project, epic, stateAssumption('a', 'shared', 'People will pay in advance'));
  await save(project, child, stateOutcome('b', anOutcome()));
  await project.host.runUntilIdle();
  const before = await project.facts();
  await project.start();
  await project.host.runUntilIdle();
  expect(await project.facts()).toEqual(before);
});

test('a save cut off between the log and everything that follows is made good by the tick, for the children too', async () => {
  const project = await aProject({ mayHaveProblems: true });
  const epic = project.create({ type: 'Epic' });
  const child = project.create({ parent: epic });
  await project.host.runUntilIdle();
  project.host.failNext({ service: 'sql', on: 'INSERT INTO head', with: 'kill before' });
  const command = stateOutcome('a', anOutcome());
  await expect(project.host.invoke('lea', 'save', { issueId: epic, command })).rejects.toThrow('killed');
  await project.host.runUntilIdle();
  expect(propertyOf(project, epic)).toBeNull();
  project.host.clock.advance(5 * 60_000);
  await project.host.tick();
  await project.host.runUntilIdle();
  expect(propertyOf(project, epic)).toMatchObject({ words: { who: 'New teams' } });
  expect(await factOf(project, child)).toMatchObject({ next_step: 'nameAssumption' });
  expect(await project.host.sql.peek('SELECT * FROM intent')).toEqual([]);
});
