/** Outcomes of a project through their calls: who rests on them, what follows from a change, and what is counted. */
import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { OutcomesView } from '../../src/contract/outcomes';
import type { OutcomeCommand } from '../../src/domain/outcomes/decide-outcome';
import type { Result } from '../../src/domain/failure';
import type { Command } from '../../src/domain/command';
import { addFinding, idOf, stateAssumption } from '../store/a-store';
import { anOutcome } from '../support/builders';
import { aSite, errorOf, resultOf, valueOf, type Site } from './a-panel';

type Said = OutcomeCommand extends infer C ? (C extends OutcomeCommand ? Omit<C, 'id' | 'outcomeId'> : never) : never;
const OUTCOME = 'outcome-of-the-shop';

async function change(
  { host, ids }: Site,
  as: string,
  said: Said,
  over: { readonly id?: string; readonly outcomeId?: string; readonly projectId?: string } = {},
): Promise<Result<OutcomesView>> {
  const { id = randomUUID(), outcomeId = OUTCOME, projectId = ids.project } = over;
  const payload = { projectId, quarter: null, command: { id, outcomeId, ...said } };
  return resultOf<OutcomesView>(await host.invoke(as, 'saveOutcome', payload));
}

async function tab({ host, ids }: Site, as: string, quarter: string | null = null): Promise<OutcomesView> {
  return valueOf(resultOf<OutcomesView>(await host.invoke(as, 'readOutcomes', { projectId: ids.project, quarter })));
}

const rest = (outcomeId: string | null, seenRev = 0) =>
  ({ id: randomUUID(), kind: 'restOnOutcome', outcomeId, seenRev }) as const;
const state: Said = { kind: 'state', seenRev: 0, parts: anOutcome() };

describe('an outcome of the project', () => {
  test('is written by an editor, read by every viewer with its words, and owned by who stated it until another takes it on', async () => {
    const site = await aSite();
    const id = randomUUID();
    valueOf(await change(site, 'eve', state, { id }));
    valueOf(await change(site, 'eve', state, { id }));
    const [outcome, ...others] = (await tab(site, 'bo')).outcomes;
    expect(others).toEqual([]);
    expect(outcome).toMatchObject({ rev: 1, words: anOutcome(), owner: { accountId: 'eve', isYou: false } });
    const owned = valueOf(await change(site, 'lea', { kind: 'own', seenRev: 1 }));
    expect(owned.outcomes[0]?.owner).toEqual({ accountId: 'lea', isYou: true });
  });

  test('of one project is nowhere to be found from another', async () => {
    const site = await aSite();
    valueOf(await change(site, 'lea', state, { projectId: site.ids.secret }));
    expect(errorOf(await change(site, 'eve', { ...state, parts: { who: 'Eve' } }))).toMatchObject({ code: 'notFound' });
    expect(errorOf(await change(site, 'eve', { kind: 'review', seenRev: 9 }))).toMatchObject({ code: 'notFound' });
    expect(errorOf(await site.save('eve', site.issues.lone, rest(OUTCOME)))).toMatchObject({ code: 'notFound' });
    expect((await tab(site, 'eve')).outcomes).toEqual([]);
  });

  test('names no issue its writer may not see', async () => {
    const site = await aSite();
    const parts = { ...anOutcome(), goalIssueId: site.issues.hidden };
    expect(errorOf(await change(site, 'eve', { ...state, parts }))).toMatchObject({
      ...{ code: 'notFound', field: 'command.parts.goalIssueId' },
    });
    const seen = valueOf(await change(site, 'eve', { ...state, parts: { ...parts, goalIssueId: site.issues.epic } }));
    expect(seen.outcomes[0]?.words.goalIssueId).toBe(site.issues.epic);
  });

  test('keeps both texts when two write the same part', async () => {
    const site = await aSite();
    valueOf(await change(site, 'eve', state));
    valueOf(await change(site, 'lea', { kind: 'state', seenRev: 1, parts: { to: '50 %' } }));
    const late: Said = { kind: 'state', seenRev: 1, parts: { to: '60 %' } };
    expect(errorOf(await change(site, 'eve', late))).toMatchObject({ code: 'conflict', field: 'command.parts.to' });
    expect((await tab(site, 'eve')).outcomes[0]?.words.to).toBe('50 %');
  });
});

describe('a story that rests on one', () => {
  test('bets on its words, shows them in the panel, the property and the facts, and follows when they change', async () => {
    const site = await aSite();
    const { host, issues } = site;
    valueOf(await change(site, 'eve', state));
    const panel = valueOf(await site.save('eve', issues.lone, rest(OUTCOME)));
    expect(panel.restsOn).toMatchObject({ outcomeId: OUTCOME, words: anOutcome() });
    expect(panel.premise.outcome.does).toBe('');
    expect(panel.assessment.next.id).toBe('nameAssumption');
    expect(panel.owner).toEqual({ accountId: 'eve', isYou: true });
    await host.runUntilIdle();
    const published = () => JSON.stringify(host.site.issue(issues.lone)?.properties['premise']);
    expect(published()).toContain('45 %');

    valueOf(await change(site, 'eve', { kind: 'state', seenRev: 1, parts: { to: '52 %' } }));
    await host.runUntilIdle();
    expect(published()).toContain('52 %');
    expect((await tab(site, 'bo')).outcomes[0]?.stories).toMatchObject({
      ...{ total: 1, inProgress: 0, byStanding: [{ standing: null, stories: 1 }] },
    });
  });

  test('states its own outcome when it wants to, and goes on being counted', async () => {
    const site = await aSite();
    valueOf(await change(site, 'eve', state));
    valueOf(await site.save('eve', site.issues.lone, rest(OUTCOME)));
    const own = {
      id: randomUUID(),
      kind: 'stateOutcome',
      seenRev: 1,
      parts: { does: 'export by themselves' },
    } as const;
    const panel = valueOf(await site.save('eve', site.issues.lone, own));
    expect(panel.restsOn?.outcomeId).toBe(OUTCOME);
    await site.host.runUntilIdle();
    const view = await tab(site, 'eve');
    expect(view.outcomes[0]?.stories.total).toBe(1);
    expect(valueOf(await site.save('eve', site.issues.lone, rest(null, 2))).restsOn).toBeNull();
    await site.host.runUntilIdle();
    expect(await tab(site, 'eve')).toMatchObject({ without: { own: 1 }, outcomes: [{ stories: { total: 0 } }] });
  });

  test('cannot begin to rest on one that was archived', async () => {
    const site = await aSite();
    valueOf(await change(site, 'eve', state));
    valueOf(await change(site, 'eve', { kind: 'archive', seenRev: 1, on: true }));
    expect(errorOf(await site.save('eve', site.issues.lone, rest(OUTCOME)))).toMatchObject({ code: 'notFound' });
  });

  test('follows although the process was killed between the words and what follows from them', async () => {
    const site = await aSite();
    const { host, issues } = site;
    valueOf(await change(site, 'eve', state));
    valueOf(await site.save('eve', issues.lone, rest(OUTCOME)));
    await host.runUntilIdle();
    const request = host.sql.request.bind(host.sql);
    let isDead = false;
    host.sql.request = (path, body) => {
      if (isDead) return Promise.reject(new Error('killed'));
      const answer = request(path, body);
      if (/INSERT INTO entry/.test(JSON.stringify(body))) isDead = true;
      return answer;
    };
    await change(site, 'eve', { kind: 'state', seenRev: 1, parts: { to: '52 %' } });
    host.sql.request = request;
    host.clock.advance(61_000);
    await host.tick();
    await host.runUntilIdle();
    expect(JSON.stringify(host.site.issue(issues.lone)?.properties['premise'])).toContain('52 %');
  });
});

describe('the tab', () => {
  test('names stories without an outcome, by number and not by title', async () => {
    const site = await aSite();
    for (const issueId of [site.issues.story, site.issues.lone])
      valueOf(await site.save('eve', issueId, { id: randomUUID(), kind: 'guessSize', size: 'small', seenRev: 0 }));
    await site.host.runUntilIdle();
    const { without } = await tab(site, 'bo');
    expect(without.none).toBeGreaterThanOrEqual(2);
    expect(without.issueIds).toEqual(expect.arrayContaining([site.issues.story, site.issues.lone]));
    expect(JSON.stringify(await tab(site, 'bo'))).not.toContain('Invite a colleague');
  });

  test('says which stories nobody started rest on what was refuted, and none that began, was refused or is elsewhere', async () => {
    const site = await aSite();
    const { host, issues } = site;
    const more = Array.from(
      { length: 2 },
      (_, at) => host.site.createIssue('lea', { project: 'SHOP', type: 'Story', summary: `Another ${String(at)}` }).id,
    );
    const [begun = '', refused = ''] = more;
    await host.runUntilIdle();
    const say = async (issueId: string, said: Command): Promise<void> =>
      void valueOf(await site.save('eve', issueId, said));
    await say(issues.lone, stateAssumption('assume', 'admins', 'Admins know whom to invite'));
    await say(issues.lone, {
      ...{ id: idOf('share'), seenRev: 0, kind: 'shareAssumption', on: true },
      assumptionId: idOf('admins'),
    });
    for (const issueId of [issues.story, begun, refused])
      await say(issueId, {
        ...{ id: idOf(`link-${issueId}`), seenRev: 0, kind: 'linkAssumption' },
        assumptionId: idOf('admins'),
      });
    host.site.transition('lea', begun, 'In Progress');
    await say(refused, {
      ...{ id: idOf('no'), seenRev: 0, kind: 'decide' },
      decision: { kind: 'no', category: 'notNow', because: 'later', revisitWhen: '', together: [] },
    });
    await host.runUntilIdle();
    expect((await tab(site, 'bo')).contagion).toEqual([]);
    const found = new Date().toISOString().slice(0, 10);
    await say(issues.lone, addFinding('found', 'admins', { verdict: 'refutes', found }));
    await host.runUntilIdle();
    const { contagion } = await tab(site, 'bo');
    expect(contagion).toMatchObject([{ assumptionId: idOf('admins'), statement: 'Admins know whom to invite' }]);
    expect(contagion[0]?.issueIds).toEqual([issues.lone, issues.story].sort());
  });

  test('reads a quarter nobody did anything in as nothing, without a number out of it', async () => {
    const { review } = await tab(await aSite(), 'bo', '2020-Q1');
    expect(review).toMatchObject({ quarter: '2020-Q1', checks: { met: 0, missed: 0, tooEarly: 0 }, bets: [] });
    expect(review.supported.of).toBe(0);
  });

  test('takes eleven statements at most, however many outcomes there are', async () => {
    const site = await aSite();
    for (const outcomeId of ['first-outcome', 'other-outcome', 'third-outcome'])
      valueOf(await change(site, 'eve', state, { outcomeId }));
    let statements = 0;
    const request = site.host.sql.request.bind(site.host.sql);
    site.host.sql.request = (path, body) => {
      statements += 1;
      return request(path, body);
    };
    expect((await tab(site, 'eve')).outcomes).toHaveLength(3);
    site.host.sql.request = request;
    expect(statements).toBeLessThanOrEqual(11);
  });
});
