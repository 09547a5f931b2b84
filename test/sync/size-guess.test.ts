/** A guessed size counts wherever a size counts, until Jira has points. */
import { expect, test } from 'vitest';
import type { Command } from '../../src/domain/command';
import { idOf, stateAssumption, stateOutcome } from '../store/a-store';
import { anOutcome } from '../support/builders';
import { aProject, type Project } from './a-project';

async function save({ host }: Project, issueId: string, command: Command): Promise<void> {
  expect(await host.invoke('lea', 'save', { issueId, command })).toMatchObject({ ok: true });
}

const factOf = async (project: Project, issueId: string) =>
  (await project.facts())['fact']?.find((fact) => fact['issue_id'] === issueId);

const guess = (size: 'small' | 'large' | null, seenRev = 99): Command => ({
  ...{ id: idOf(`guess-${String(size)}`), seenRev },
  ...{ kind: 'guessSize', size },
});

test('a guess is the fact’s size at once; points replace it, and taking them away brings it back', async () => {
  const project = await aProject();
  const story = project.create();
  await project.host.runUntilIdle();
  await save(project, story, guess('large'));
  expect(await factOf(project, story)).toMatchObject({ size: 8 });
  project.host.site.editIssue('lea', story, { points: 2 });
  await project.host.runUntilIdle();
  expect(await factOf(project, story)).toMatchObject({ size: 2 });
  project.host.site.editIssue('lea', story, { points: null });
  await project.host.runUntilIdle();
  expect(await factOf(project, story)).toMatchObject({ size: 8 });
});

test('guesses of stories on one assumption add up: what is asked of each follows, in the fact and in the panel', async () => {
  const project = await aProject();
  const epic = project.create({ type: 'Epic' });
  const [one, two] = [project.create({ parent: epic }), project.create({ parent: epic })];
  await project.host.runUntilIdle();
  await save(project, epic, stateOutcome('o', anOutcome()));
  await save(project, epic, stateAssumption('a', 'admins', 'Admins know whom to invite'));
  await project.host.runUntilIdle();
  // One unsized story asks for an anecdote, 1 on the ladder; 8 points together ask for research, 3.
  expect(await factOf(project, one)).toMatchObject({ doubt: 1 });
  await save(project, two, guess('large'));
  await project.host.runUntilIdle();
  expect(await factOf(project, one)).toMatchObject({ size: null, doubt: 3 });
  expect(await factOf(project, two)).toMatchObject({ size: 8, doubt: 24 });
  const panel = await project.host.invoke('lea', 'readPanel', { issueId: one });
  expect(panel).toMatchObject({ value: { assessment: { asked: { points: 8, byGroup: true, rung: 'research' } } } });
});
