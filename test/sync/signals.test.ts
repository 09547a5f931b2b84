/** The signals of a project as the store counts them, from what people did in Jira and said in Premise. */
import { describe, expect, test } from 'vitest';
import type { SignalIssues, SignalsView } from '../../src/contract/signals';
import type { Command } from '../../src/domain/command';
import { NO_ANSWERS } from '../../src/domain/signals/report';
import type { Signal, SignalId } from '../../src/domain/signals/types';
import { addFinding, idOf, stateOutcome } from '../store/a-store';
import { anOutcome } from '../support/builders';
import { aProject, DAY_MS, type Project } from './a-project';

const ASSUMPTION = idOf('assumption-1');

async function save({ host }: Project, issueId: string, command: Command): Promise<void> {
  expect(await host.invoke('lea', 'save', { issueId, command })).toMatchObject({ ok: true });
}

async function ask<T>({ host, projectId }: Project, call: string, more: object, as = 'lea'): Promise<T> {
  const answer = await host.invoke(as, call, { projectId, ...more });
  if (typeof answer === 'object' && answer !== null && 'value' in answer) return answer.value as T;
  throw new Error(`refused: ${JSON.stringify(answer)}`);
}

/** An hour on: what is kept of a page is added up anew, and events have been read. */
async function signals(project: Project): Promise<SignalsView> {
  await project.host.runUntilIdle();
  return (await project.page()).signals;
}

function of(view: SignalsView, id: SignalId): Signal | undefined {
  return view.signals.find((signal) => signal.id === id);
}

const issuesOf = (project: Project, signal: SignalId, after: string | null = null) =>
  ask<SignalIssues>(project, 'readSignalIssues', { signal, after });

/** A first premise on day 14, and stories of which one, on that premise, is tested before it starts. */
async function aTeam(stories: number) {
  const project = await aProject();
  const ids = Array.from({ length: stories }, () => project.create({ points: 8 }));
  await project.host.runUntilIdle();
  const [tested = ''] = ids;
  await save(project, tested, stateOutcome('outcome', anOutcome()));
  const assumption = {
    kind: 'stateAssumption',
    assumptionId: ASSUMPTION,
    statement: 'They find it',
    risk: 'usability',
  } as const;
  await save(project, tested, { id: idOf('assumption'), seenRev: 0, ...assumption });
  return { project, ids, tested };
}

describe('the signals of a project', () => {
  test('count what was started, found, turned down and said, and name the issues behind', async () => {
    const { project, ids, tested } = await aTeam(10);
    const { host } = project;
    await save(
      project,
      tested,
      addFinding('found', 'assumption-1', {
        ...{
          method: 'usabilityTest',
          verdict: 'supports',
          found: '2024-05-27',
          sample: 9,
          link: 'https://example.org/notes',
        },
      }),
    );
    host.clock.advance(DAY_MS);
    for (const id of ids) project.move(id, 'In Progress', host.clock.now());
    const refused = Array.from({ length: 3 }, () => project.create());
    for (const id of refused) project.move(id, 'Done', host.clock.now() + 1, "Won't Do");
    host.clock.advance(DAY_MS);
    const view = await signals(project);
    expect(of(view, 'hope')).toMatchObject({ state: 'lit', numbers: [{ name: 'onHope', count: 9, of: 10 }] });
    expect(of(view, 'bigBets')).toMatchObject({ state: 'lit', numbers: [{ count: 9, of: 10 }] });
    expect(of(view, 'unexplainedNoes')).toMatchObject({ state: 'lit', numbers: [{ count: 3, of: 3 }] });
    expect(of(view, 'tooManyOutcomes')).toMatchObject({ state: 'quiet', numbers: [{ count: 1 }] });
    expect(of(view, 'noContact')).toMatchObject({ state: 'quiet', numbers: [{ name: 'contacts', count: 1 }, {}, {}] });
    expect(of(view, 'easyRisks')).toMatchObject({ need: { name: 'settled', more: 5 } });
    expect(of(view, 'theatre')).toMatchObject({ need: { name: 'days' } });
    const hope = await issuesOf(project, 'hope');
    expect(hope).toEqual({ ids: ids.filter((id) => id !== tested).toSorted(), next: null });
    expect((await issuesOf(project, 'unexplainedNoes')).ids).toEqual(refused.toSorted());
    expect((await issuesOf(project, 'easyRisks')).ids).toEqual([tested]);
    expect((await issuesOf(project, 'tooManyOutcomes')).ids).toEqual([tested]);
    const later = await issuesOf(project, 'hope', hope.ids[3]);
    expect(later.ids).toEqual(hope.ids.slice(4));

    // Said with a reason, a no is none unexplained any more; a verdict is judged when the project's twelve weeks are over.
    const no = { kind: 'no', category: 'notNow', because: 'Too few need it.', revisitWhen: '', together: [] } as const;
    for (const [at, id] of refused.entries()) {
      await save(project, id, { id: `no-${String(at)}-command`, seenRev: 0, kind: 'decide', decision: no });
    }
    host.clock.advance(84 * DAY_MS);
    const after = await signals(project);
    expect(of(after, 'theatre')).toMatchObject({
      need: { name: 'verdicts', more: 4 },
      numbers: [
        { name: 'supported', count: 1, of: 1 },
        { name: 'easy', count: 0, of: 1 },
      ],
    });
    expect((await issuesOf(project, 'theatre')).ids).toEqual([tested]);
    // All of it was more than twelve weeks ago, and less than twice as many; what was settled last is no matter of weeks.
    expect(of(after, 'hope')).toMatchObject({ state: 'cantTell', numbers: [{ count: 0, of: 0 }] });
    expect(of(after, 'bigBets')).toMatchObject({ state: 'lit', numbers: [{ count: 9, of: 10 }] });
    expect(of(after, 'afterTheFact')).toMatchObject({ numbers: [{ count: 0, of: 1 }] });
    expect(of(after, 'easyRisks')).toMatchObject({ numbers: [{ count: 0, of: 1 }] });
    expect((await issuesOf(project, 'easyRisks')).ids).toEqual([tested]);
    host.clock.advance(84 * DAY_MS);
    const long = await signals(project);
    expect(of(long, 'bigBets')).toMatchObject({ numbers: [{ count: 0, of: 0 }] });
    expect(of(long, 'easyRisks')).toMatchObject({ numbers: [{ count: 0, of: 1 }] });
  });

  test('an outcome of an epic is one, however many of its stories are in progress', async () => {
    const { project } = await aTeam(1);
    const { host } = project;
    const epic = project.create({ type: 'Epic' });
    const children = Array.from({ length: 3 }, () => project.create({ parent: epic }));
    await host.runUntilIdle();
    await save(project, epic, stateOutcome('epic-outcome', anOutcome()));
    for (const id of children) project.move(id, 'In Progress', host.clock.now() + 1);
    host.clock.advance(DAY_MS);
    expect(of(await signals(project), 'tooManyOutcomes')?.numbers).toMatchObject([{ count: 1 }]);
    expect((await issuesOf(project, 'tooManyOutcomes')).ids).toEqual([epic]);
  });

  test('what a team says of itself lights a signal at once, is kept once however often it is sent, and is asked again after a quarter', async () => {
    const project = await aProject();
    const { host } = project;
    expect(await signals(project)).toMatchObject({ report: null, isAsked: true });
    const answers = { squads: 4, storyShare: 0.6, customerHours: 0, markets: 2 };
    const sent = { id: 'report-1-command', answers };
    const given = await ask<SignalsView>(project, 'giveReport', sent);
    expect(of(given, 'storyFactory')?.state).toBe('lit');
    expect(given).toMatchObject({ isAsked: false, report: { rev: 1, ...answers }, advice: { met: 4, known: 4 } });
    expect(await ask(project, 'giveReport', sent)).toEqual(given);
    expect(await signals(project)).toEqual(given);
    host.clock.advance(91 * DAY_MS);
    expect(await signals(project)).toMatchObject({ isAsked: true, report: { rev: 1 }, advice: { met: 4 } });
    host.clock.advance(30 * DAY_MS);
    expect(await signals(project)).toMatchObject({ report: { rev: 1 }, advice: { known: 0 } });
    const skipped = await ask<SignalsView>(project, 'giveReport', { id: 'report-2-command', answers: NO_ANSWERS });
    expect(skipped).toMatchObject({ isAsked: false, report: { rev: 2, squads: null } });
    const wrong = await host.invoke('lea', 'giveReport', {
      projectId: project.projectId,
      ...{ id: 'report-3-command', answers: { ...answers, storyShare: 1.2 } },
    });
    expect(wrong).toMatchObject({ ok: false, error: { code: 'invalid', field: 'answers.storyShare' } });
    const bodies = await host.sql.peek("SELECT body FROM entry WHERE stream LIKE 'report:%'");
    expect(JSON.stringify(bodies)).not.toContain('lea');
  });
});
