import { afterEach, describe, expect, test, vi } from 'vitest';
import type { PublishedPremise } from '../../src/domain/published';
import { resolver } from '../../src/resolvers/handlers';
import { anOutcome } from '../support/builders';
import { addFinding, idOf, stateAssumption, stateOutcome } from '../store/a-store';
import { aSite, errorOf, valueOf, type Site } from './a-panel';

const propertyOf = ({ host }: Site, issueId: string): unknown => host.site.issue(issueId)?.properties['premise'];
const entriesOf = ({ host }: Site) =>
  host.sql.peek('SELECT stream, rev, actor, command FROM entry ORDER BY stream, rev');

/** A story with an outcome, an assumption and a finding, said by Eve. */
async function aFramedStory(site: Site, issueId: string): Promise<void> {
  valueOf(await site.save('eve', issueId, stateOutcome('outcome', anOutcome())));
  valueOf(await site.save('eve', issueId, stateAssumption('assume', 'admins', 'Admins know whom to invite')));
  valueOf(await site.save('eve', issueId, addFinding('found', 'admins')));
}

describe('reading', () => {
  test('a story nobody said anything about has an empty premise and one next step', async () => {
    const { readPanel, issues } = await aSite();
    expect(valueOf(await readPanel('bo', issues.lone))).toMatchObject({
      issue: { id: issues.lone, key: 'SHOP-3', track: 'delivery', trackRule: 'default', size: 3, category: 'todo' },
      premise: { rev: 0 },
      inheritedFrom: null,
      assumptions: [],
      assessment: { score: { kind: 'unscored', state: 'nothingStated' }, next: { id: 'frameOutcome' } },
      atStart: null,
      published: true,
    });
  });

  test('what one person said another reads', async () => {
    const site = await aSite();
    await aFramedStory(site, site.issues.lone);
    const view = valueOf(await site.readPanel('bo', site.issues.lone));
    expect(view.premise.outcome).toEqual(anOutcome());
    expect(view.assumptions).toMatchObject([
      { id: idOf('admins'), statement: 'Admins know whom to invite', reworded: false, findings: [{ sample: 5 }] },
    ]);
    expect(view.published).toBe(true);
  });

  test('a warm panel costs two points of Jira and few statements', async () => {
    const site = await aSite();
    await aFramedStory(site, site.issues.lone);
    await site.host.runUntilIdle();
    await site.readPanel('eve', site.issues.lone);
    const before = { ...site.host.counts };
    await site.readPanel('eve', site.issues.lone);
    expect(site.host.counts.jiraPoints - before.jiraPoints).toBe(2);
    expect(site.host.counts.sqlStatements - before.sqlStatements).toBe(6);
  });

  test('what somebody else wrote into the property changes nothing but the note that it differs', async () => {
    const site = await aSite();
    await aFramedStory(site, site.issues.lone);
    const before = valueOf(await site.readPanel('bo', site.issues.lone));
    site.host.site.setProperty(site.issues.lone, 'premise', { v: 1, score: 100, issueId: [], words: '<b>' });
    const after = valueOf(await site.readPanel('bo', site.issues.lone));
    expect({ ...after, today: before.today }).toEqual({ ...before, published: false });
  });

  test('an assumption reworded after a finding says so', async () => {
    const site = await aSite();
    await aFramedStory(site, site.issues.lone);
    const reworded = stateAssumption('reword', 'admins', 'Admins invite whom they know', 1);
    expect(valueOf(await site.save('eve', site.issues.lone, reworded)).assumptions).toMatchObject([{ reworded: true }]);
  });
});

describe("resting on the epic's premise", () => {
  test('a story shows its epic’s bet until it states its own, and keeps its own decision', async () => {
    const site = await aSite();
    const { story, epic } = site.issues;
    await aFramedStory(site, epic);
    const decided = { kind: 'build', together: ['product'] } as const;
    const decide = { id: idOf('decide'), seenRev: 0, kind: 'decide', decision: decided } as const;
    const inherited = valueOf(await site.save('eve', story, decide));
    expect(inherited).toMatchObject({
      inheritedFrom: { issueId: epic, key: 'SHOP-1', premise: { outcome: anOutcome(), decision: null } },
      premise: { decision: decided, assumptionIds: [] },
      assumptions: [{ id: idOf('admins') }],
    });
    const own = valueOf(await site.save('eve', story, stateOutcome('own', { who: 'Old teams' }, 1)));
    expect(own).toMatchObject({
      inheritedFrom: null,
      premise: { outcome: { who: 'Old teams', does: '' }, decision: decided },
      assumptions: [],
    });
  });

  test("a finding on the epic's assumption, added from the story, is the epic's too", async () => {
    const site = await aSite();
    const { story, epic } = site.issues;
    await aFramedStory(site, epic);
    valueOf(await site.save('eve', story, addFinding('second', 'admins')));
    expect(valueOf(await site.readPanel('bo', epic)).assumptions[0]?.findings).toHaveLength(2);
  });

  test('who may not see the epic sees the story as if it had none', async () => {
    const site = await aSite();
    const { orphan, hidden } = site.issues;
    valueOf(await site.save('lea', hidden, stateOutcome('one', { who: 'Everybody with a salary' })));
    expect(valueOf(await site.readPanel('lea', orphan)).inheritedFrom).toMatchObject({ key: 'HR-1' });
    const seen = valueOf(await site.readPanel('bo', orphan));
    expect(seen).toMatchObject({ inheritedFrom: null, assessment: { next: { id: 'frameOutcome' } } });
    expect(JSON.stringify(seen)).not.toContain('salary');
  });
});

describe('saving', () => {
  test('publishes the property as the person before it answers, and the view says the same', async () => {
    const site = await aSite();
    await site.host.runUntilIdle();
    const pushes: string[] = [];
    const real = site.host.site.request.bind(site.host.site);
    site.host.site.request = (request) => {
      if (request.method === 'PUT') pushes.push(request.actor.kind);
      return real(request);
    };
    const view = valueOf(await site.save('eve', site.issues.lone, stateOutcome('one', anOutcome())));
    // The premise and its copy.
    expect(pushes).toEqual(['user', 'user']);
    expect(view.published).toBe(true);
    expect(propertyOf(site, site.issues.lone)).toMatchObject({
      v: 1,
      issueId: site.issues.lone,
      rev: 1,
      score: view.assessment.score.kind === 'scored' ? view.assessment.score.points : null,
      nextStep: 'nameAssumption',
      words: { who: 'New teams' },
    } satisfies Partial<PublishedPremise> | { words: object });
    // The queue finds nothing left to publish.
    await site.host.runUntilIdle();
    expect(pushes).toEqual(['user', 'user']);
  });

  test('the facts of the project page follow from the save itself once the issue has been read', async () => {
    const site = await aSite();
    await site.host.runUntilIdle();
    await aFramedStory(site, site.issues.lone);
    const fact = `SELECT premise_rev, standing FROM fact WHERE issue_id = '${site.issues.lone}'`;
    expect(await site.host.sql.peek(fact)).toEqual([{ premise_rev: 2, standing: 'supported' }]);
  });

  test('when Jira does not take the property the save is kept, and the queue publishes later', async () => {
    const site = await aSite();
    const { lone } = site.issues;
    site.host.failNext({ service: 'jira', on: 'PUT /rest/api/3/issue', with: { status: 503, body: null } });
    const view = valueOf(await site.save('eve', lone, stateOutcome('one', anOutcome())));
    expect(view).toMatchObject({ published: false, premise: { rev: 1 } });
    expect(propertyOf(site, lone)).toBeUndefined();
    await site.host.runUntilIdle();
    expect(propertyOf(site, lone)).toMatchObject({ rev: 1, words: { who: 'New teams' } });
    expect(valueOf(await site.readPanel('bo', lone)).published).toBe(true);
  });

  test('when the queue is down the save is kept all the same', async () => {
    const site = await aSite();
    site.host.failNext({ service: 'queue', on: 'drain', with: { status: 500, body: null } });
    expect(valueOf(await site.save('eve', site.issues.lone, stateOutcome('one', anOutcome()))).premise.rev).toBe(1);
  });

  test('killed before it could publish, the same command sent again publishes and counts once', async () => {
    const site = await aSite();
    const { lone } = site.issues;
    const command = stateOutcome('one', anOutcome());
    site.host.failNext({ service: 'jira', on: 'PUT /rest/api/3/issue', with: 'kill before' });
    await expect(site.save('eve', lone, command)).rejects.toThrow('killed');
    expect(valueOf(await site.save('eve', lone, command))).toMatchObject({ published: true, premise: { rev: 1 } });
    expect(await entriesOf(site)).toHaveLength(1);
  });

  test('killed before it could publish and never sent again, the tick brings property and facts', async () => {
    const site = await aSite();
    const { lone } = site.issues;
    site.host.failNext({ service: 'jira', on: 'PUT /rest/api/3/issue', with: 'kill before' });
    await expect(site.save('eve', lone, stateOutcome('one', anOutcome()))).rejects.toThrow('killed');
    await site.host.tick();
    await site.host.runUntilIdle();
    expect(propertyOf(site, lone)).toMatchObject({ rev: 1 });
  });

  test('the account is kept with the entry and is in the answer as the owner alone', async () => {
    const site = await aSite();
    const view = valueOf(await site.save('eve', site.issues.lone, stateOutcome('one', anOutcome())));
    expect(await entriesOf(site)).toMatchObject([{ actor: 'eve' }]);
    const { owner, ...rest } = view;
    expect(owner).toEqual({ accountId: 'eve', isYou: true });
    expect(JSON.stringify(rest)).not.toContain('"eve"');
  });

  test('the second of two who wrote the same part is told which part', async () => {
    const { save, issues } = await aSite();
    valueOf(await save('eve', issues.lone, stateOutcome('one', { who: 'New teams' })));
    const late = await save('lea', issues.lone, stateOutcome('two', { who: 'Old teams' }, 0));
    expect(errorOf(late)).toEqual({ code: 'conflict', retryable: false, field: 'command.parts.who' });
  });

  test("another story's assumption cannot be read, extended or taken over by knowing its id", async () => {
    const { save, issues } = await aSite();
    valueOf(await save('lea', issues.hidden, stateAssumption('one', 'secret', 'Nobody will leave')));
    for (const command of [
      addFinding('x', 'secret'),
      stateAssumption('y', 'secret', 'Everybody will leave', 1),
      { id: idOf('choose'), seenRev: 0, kind: 'chooseRiskiest', assumptionId: idOf('secret') } as const,
    ]) {
      const refused = await save('eve', issues.lone, command);
      expect(errorOf(refused)).toEqual({ code: 'notFound', retryable: false, field: 'assumptionId' });
    }
  });
});

describe('as it stood at start', () => {
  test('is kept when a finding comes later, and told beside what is true now', async () => {
    const site = await aSite();
    const { lone } = site.issues;
    const { clock } = site.host;
    clock.pin(Date.UTC(2026, 2, 2, 9));
    valueOf(await site.save('eve', lone, stateOutcome('outcome', anOutcome())));
    valueOf(await site.save('eve', lone, stateAssumption('assume', 'admins', 'Admins know whom to invite')));
    clock.pin(Date.UTC(2026, 2, 9, 9));
    site.host.site.transition('eve', lone, 'In Progress');
    clock.pin(Date.UTC(2026, 2, 16, 9));
    const view = valueOf(await site.save('eve', lone, addFinding('late', 'admins', { found: '2026-03-16' })));
    expect(view.issue).toMatchObject({
      category: 'inProgress',
      start: { kind: 'started', atMs: Date.UTC(2026, 2, 9, 9) },
    });
    expect(view.atStart).toMatchObject({ startedMs: Date.UTC(2026, 2, 9, 9), validated: 'after' });
    const now = view.assessment.score.kind === 'scored' ? view.assessment.score.points : 0;
    expect(view.atStart?.score).toBeLessThan(now);
    // What it says of the start takes no word from what is there now.
    expect(view.assumptions).toMatchObject([{ rev: 2, findings: [{ found: '2026-03-16' }] }]);
    expect(valueOf(await site.readPanel('bo', lone)).assumptions).toEqual(
      view.assumptions.map((one) => ({ ...one, canEdit: false })),
    );
  });

  test('a story just moved is started at once, before any queue has run', async () => {
    const site = await aSite();
    await site.host.runUntilIdle();
    site.host.site.transition('eve', site.issues.lone, 'In Progress');
    expect(valueOf(await site.readPanel('bo', site.issues.lone)).issue.start.kind).toBe('started');
  });
});

describe('trouble becomes our words', () => {
  test.for([
    ['jiraBusy', 429],
    ['jiraUnavailable', 503],
    ['notFound', 404],
    ['internal', 400],
  ] as const)('%s when Jira answers %i', async ([code, status]) => {
    const { host, readPanel, issues } = await aSite();
    host.failNext({ service: 'jira', on: 'GET /rest/api/3/issue', with: { status, body: {} } });
    expect(errorOf(await readPanel('bo', issues.lone)).code).toBe(code);
  });

  test('storeUnavailable when the store does not answer', async () => {
    const { host, readPanel, issues } = await aSite();
    await readPanel('bo', issues.lone);
    host.failNext({ service: 'sql', on: 'FROM entry', with: 'lose answer' });
    expect(errorOf(await readPanel('bo', issues.lone))).toEqual({
      code: 'storeUnavailable',
      retryable: true,
      field: null,
    });
  });

  test('settingUp for whoever comes while the tables are being made', async () => {
    const { host, readPanel, issues } = await aSite({ tellInstalled: false });
    const ask = async () => {
      const both = await Promise.all([readPanel('bo', issues.lone), readPanel('eve', issues.lone)]);
      return both.map((result) => (result.ok ? 'ok' : result.error.code)).sort();
    };
    expect(await ask()).toEqual(['settingUp', 'settingUp']);
    host.clock.advance(65_000);
    expect(await ask()).toEqual(['ok', 'settingUp']);
    expect(await ask()).toEqual(['ok', 'ok']);
  });

  afterEach(() => {
    vi.useRealTimers();
    vi.restoreAllMocks();
  });

  test('tooSlow after 22 seconds, before the platform would stop it', async () => {
    const { host, readPanel, issues } = await aSite();
    await readPanel('bo', issues.lone);
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    host.failNext({ service: 'sql', on: 'FROM entry', with: 'no answer' });
    const asked = readPanel('bo', issues.lone);
    await vi.advanceTimersByTimeAsync(21_999);
    let answered = false;
    void asked.then(() => (answered = true));
    await new Promise((resolve) => setImmediate(resolve));
    expect(answered).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    expect(errorOf(await asked)).toEqual({ code: 'tooSlow', retryable: true, field: null });
  });

  test('what is logged names the step and never what anybody wrote', async () => {
    const { host, save, issues } = await aSite();
    await host.run('eve', () =>
      resolver(
        { call: { functionKey: 'readPanel', payload: { issueId: issues.lone } }, context: {} },
        { principal: { accountId: 'eve' } },
      ),
    );
    const lines: unknown[] = [];
    vi.spyOn(console, 'error').mockImplementation((...line: unknown[]) => void lines.push(...line));
    const down = { status: 400, body: { code: 'SQL_EXECUTION_ERROR', message: 'near "Our secret plan"' } };
    host.failNext({ service: 'sql', on: 'INSERT INTO entry', with: down });
    const refused = await save('eve', issues.lone, stateOutcome('one', { who: 'Our secret plan' }));
    expect(errorOf(refused).code).toBe('storeUnavailable');
    expect(lines.join('\n')).toContain('storeUnavailable: the entry was not written');
    expect(lines.join('\n')).not.toContain('secret plan');
    expect(lines.join('\n')).not.toContain('eve');
  });
});
