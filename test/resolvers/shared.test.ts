/** Assumptions more than one story rests on: sharing them, finding them, linking them, and whose words stay where they are. */
import { describe, expect, test } from 'vitest';
import type { FoundAssumptions } from '../../src/contract/assumptions';
import type { Command } from '../../src/domain/command';
import type { Result } from '../../src/domain/failure';
import { addFinding, idOf, stateAssumption, stateOutcome } from '../store/a-store';
import { anOutcome } from '../support/builders';
import { aSite, errorOf, valueOf, type Site } from './a-panel';

const WORDS = 'merger';
const share = (name: string, assumption: string, on: boolean): Command => ({
  ...{ id: idOf(name), seenRev: 0, kind: 'shareAssumption', on },
  assumptionId: idOf(assumption),
});
const link = (name: string, assumption: string): Command => ({
  ...{ id: idOf(name), seenRev: 0, kind: 'linkAssumption' },
  assumptionId: idOf(assumption),
});
const unlink = (name: string, assumption: string): Command => ({
  ...{ id: idOf(name), seenRev: 99, kind: 'unlinkAssumption' },
  assumptionId: idOf(assumption),
});

async function find({ host }: Site, as: string, issueId: string, text = ''): Promise<Result<FoundAssumptions>> {
  // The contract's word is taken for the value, as the browser does.
  return (await host.invoke(as, 'findAssumptions', { issueId, text })) as Result<FoundAssumptions>;
}
async function findShared({ host, ids }: Site, as: string, text = ''): Promise<Result<FoundAssumptions>> {
  return (await host.invoke(as, 'findShared', { projectId: ids.project, text })) as Result<FoundAssumptions>;
}
const names = (answer: Result<FoundAssumptions>) => valueOf(answer).found.map(({ statement }) => statement);
const property = ({ host }: Site, issueId: string) => JSON.stringify(host.site.issue(issueId)?.properties['premise']);

/** Eve's assumption on the story, read by the app. */
async function anAssumed(): Promise<Site> {
  const site = await aSite();
  await site.host.runUntilIdle();
  valueOf(await site.save('eve', site.issues.story, stateOutcome('outcome', anOutcome())));
  valueOf(await site.save('eve', site.issues.story, stateAssumption('assume', 'admins', 'Admins know whom to invite')));
  return site;
}

/** Lea's, on an issue Eve and Bo may not see. */
async function aSecret(): Promise<Site> {
  const site = await aSite();
  const { lone } = site.issues;
  site.host.site.editIssue('lea', lone, { security: 'Leads and the app' });
  await site.host.runUntilIdle();
  valueOf(await site.save('lea', lone, stateAssumption('assume', 'secret', `The ${WORDS} holds`)));
  valueOf(await site.save('lea', lone, addFinding('found', 'secret', { note: `Told of the ${WORDS}` })));
  valueOf(await site.save('lea', site.issues.story, stateOutcome('outcome', anOutcome())));
  valueOf(await site.save('lea', site.issues.story, link('link', 'secret')));
  await site.host.runUntilIdle();
  return site;
}

describe('sharing', () => {
  test('lists it for everyone who can see the project, by its words, and taking that back ends it', async () => {
    const site = await anAssumed();
    expect(names(await findShared(site, 'bo'))).toEqual([]);
    const view = valueOf(await site.save('eve', site.issues.story, share('on', 'admins', true)));
    expect(view.assumptions).toMatchObject([{ sharedIn: site.ids.project, canEdit: true, restedOn: 0 }]);
    expect(valueOf(await findShared(site, 'bo', 'INVITE  admins'))).toEqual({
      isMore: false,
      found: [
        {
          ...{ assumptionId: idOf('admins'), statement: 'Admins know whom to invite', risk: 'value' },
          ...{ standing: 'untested', opinionOnly: false, restedOn: 1, homeIssueId: site.issues.story, isShared: true },
        },
      ],
    });
    for (const text of ['nobody', '%', '_', '!', "' OR 1"])
      expect(names(await findShared(site, 'bo', text))).toEqual([]);
    expect(errorOf(await findShared(site, 'nora')).code).toBe('notFound');
    valueOf(await site.save('eve', site.issues.story, share('off', 'admins', false)));
    expect(names(await findShared(site, 'bo'))).toEqual([]);
  });

  test('cannot be taken back while somebody else rests on it, and can again afterwards', async () => {
    const site = await anAssumed();
    const { story, lone } = site.issues;
    valueOf(await site.save('eve', story, share('on', 'admins', true)));
    valueOf(await site.save('eve', lone, link('link', 'admins')));
    expect(valueOf(await site.readPanel('eve', story)).assumptions).toMatchObject([{ restedOn: 1 }]);
    expect(errorOf(await site.save('eve', story, share('off', 'admins', false)))).toMatchObject({
      ...{ code: 'conflict', field: 'command.on' },
    });
    valueOf(await site.save('eve', lone, unlink('unlink', 'admins')));
    valueOf(await site.save('eve', story, share('off', 'admins', false)));
  });

  test('is for who may edit its home, where it is at home', async () => {
    const site = await anAssumed();
    const { story, lone } = site.issues;
    expect(errorOf(await site.save('bo', story, share('on', 'admins', true))).code).toBe('notAllowed');
    valueOf(await site.save('eve', lone, link('link', 'admins')));
    expect(errorOf(await site.save('eve', lone, share('there', 'admins', true)))).toMatchObject({
      ...{ code: 'invalid', field: 'command.assumptionId' },
    });
  });

  test('cut off before anything follows, it is listed all the same once the tick has been', async () => {
    const site = await aSite({ mayHaveProblems: true });
    await site.host.runUntilIdle();
    const { story } = site.issues;
    valueOf(await site.save('eve', story, stateAssumption('assume', 'admins', 'Admins know whom to invite')));
    site.host.failNext({ service: 'sql', on: /INTO listing/, with: 'kill before' });
    await expect(site.save('eve', story, share('on', 'admins', true))).rejects.toThrow('killed');
    expect(names(await findShared(site, 'bo'))).toEqual([]);
    await site.host.runUntilIdle();
    site.host.clock.advance(5 * 60_000);
    await site.host.tick();
    await site.host.runUntilIdle();
    expect(names(await findShared(site, 'bo'))).toEqual(['Admins know whom to invite']);
  });
});

describe('finding one to rest on', () => {
  test('shows what is shared, and what is not to who may see the issue it was said on', async () => {
    const site = await aSecret();
    const { epic, lone } = site.issues;
    expect(names(await find(site, 'lea', epic, WORDS))).toEqual([`The ${WORDS} holds`]);
    expect(valueOf(await find(site, 'lea', epic)).found).toMatchObject([
      // Beside the epic's own story, which inherits from it.
      { standing: 'supported', homeIssueId: lone, isShared: false, restedOn: 1 },
    ]);
    for (const as of ['eve', 'bo']) expect(names(await find(site, as, epic, WORDS))).toEqual([]);
    expect(errorOf(await find(site, 'nora', epic)).code).toBe('notFound');
    valueOf(await site.save('lea', lone, share('on', 'secret', true)));
    expect(names(await find(site, 'bo', epic, WORDS))).toEqual([`The ${WORDS} holds`]);
  });

  test('looks beyond the project, at what this person may see there', async () => {
    const site = await aSite();
    await site.host.runUntilIdle();
    const { lone } = site.issues;
    site.host.site.addProject({ key: 'PAY', name: 'Payroll', roles: { administer: ['lea'], browse: ['eve'] } });
    const { id } = site.host.site.createIssue('lea', { project: 'PAY', type: 'Story', summary: 'Payslips' });
    await site.host.runUntilIdle();
    valueOf(await site.save('lea', id, stateAssumption('assume', 'pay', 'People ask for payslips')));
    expect(names(await find(site, 'eve', lone, 'payslips'))).toEqual(['People ask for payslips']);
    expect(names(await find(site, 'bo', lone, 'payslips'))).toEqual([]);
  });

  test('asks Jira once about all of them, and shows twenty', async () => {
    const site = await aSite();
    const { lone, story } = site.issues;
    await site.host.runUntilIdle();
    for (let n = 1; n <= 21; n += 1) {
      valueOf(
        await site.save(
          'lea',
          lone,
          stateAssumption(`state-${String(n)}`, `number-${String(n)}`, `Guess ${String(n)}`),
        ),
      );
    }
    await find(site, 'lea', story, 'nothing of the kind');
    const before = site.host.counts.jiraCalls;
    const { found, isMore } = valueOf(await find(site, 'lea', story, 'guess'));
    expect([found.length, isMore]).toEqual([20, true]);
    expect(found.map(({ statement }) => statement)).toContain('Guess 21');
    // The issue it is for, and who may read.
    expect(site.host.counts.jiraCalls - before).toBe(1);
  });
});

describe('resting on one stated elsewhere', () => {
  test('takes leave to read it: by its id alone it is answered like one that does not exist', async () => {
    const site = await aSecret();
    const { epic } = site.issues;
    const hidden = { code: 'notFound', retryable: false, field: 'assumptionId' };
    expect(errorOf(await site.save('eve', epic, link('try', 'secret')))).toEqual(hidden);
    expect(errorOf(await site.save('eve', epic, link('none', 'nothing')))).toEqual(hidden);
    valueOf(await site.save('lea', site.issues.lone, share('on', 'secret', true)));
    expect(valueOf(await site.save('eve', epic, link('again', 'secret'))).premise.riskiestId).toBe(idOf('secret'));
  });

  test('the same standing and findings everywhere; changing it is for who may edit its home', async () => {
    const site = await anAssumed();
    const { story, lone } = site.issues;
    const view = valueOf(await site.save('eve', lone, link('link', 'admins')));
    expect(view.assumptions).toMatchObject([{ homeIssueId: story, canEdit: true, isHidden: false, restedOn: 1 }]);
    valueOf(await site.save('eve', lone, addFinding('found', 'admins')));
    expect(valueOf(await site.readPanel('bo', story)).assessment.standing?.standing).toBe('supported');
    site.host.site.editIssue('lea', story, { security: 'Leads and the app' });
    // What Jira granted is believed for five minutes.
    site.host.clock.advance(5 * 60_000);
    valueOf(await site.save('lea', story, share('on', 'admins', true)));
    expect(valueOf(await site.readPanel('eve', lone)).assumptions).toMatchObject([{ canEdit: false, isHidden: false }]);
    expect(errorOf(await site.save('eve', lone, addFinding('more', 'admins'))).code).toBe('notAllowed');
  });
});

describe('linked by somebody who may read it, seen by somebody who may not', () => {
  test('its standing counts, and no word of it is shown, published or told in the history', async () => {
    const site = await aSecret();
    const { story } = site.issues;
    expect(JSON.stringify(valueOf(await site.readPanel('lea', story)))).toContain(WORDS);
    for (const as of ['eve', 'bo']) {
      const view = valueOf(await site.readPanel(as, story));
      expect(view.assumptions).toMatchObject([
        { id: idOf('secret'), isHidden: true, canEdit: false, statement: '', findings: [], threshold: null },
      ]);
      expect(view.assessment.standing?.standing).toBe('supported');
      const history = await site.host.invoke(as, 'readHistory', { issueId: story, before: null });
      expect(JSON.stringify([view, history])).not.toContain(WORDS);
    }
    expect(property(site, story)).toContain('"standing":"supported"');
    expect(property(site, story)).not.toContain(WORDS);
    expect(property(site, site.issues.lone)).toContain(WORDS);
  });

  test('nor in what stood at the start, nor after somebody else has saved', async () => {
    const site = await aSecret();
    const { story } = site.issues;
    site.host.site.transition('lea', story, 'In Progress');
    await site.host.runUntilIdle();
    const view = valueOf(await site.save('eve', story, stateOutcome('more', { who: 'Old teams' }, 99)));
    expect(view.atStart).toMatchObject({ standing: 'supported', riskiest: null });
    expect(JSON.stringify(view)).not.toContain(WORDS);
    await site.host.runUntilIdle();
    expect(property(site, story)).not.toContain(WORDS);
  });

  test('shared in the project it is published, because everyone who sees the issue may read it', async () => {
    const site = await aSecret();
    const { story, lone } = site.issues;
    valueOf(await site.save('lea', lone, share('on', 'secret', true)));
    await site.host.runUntilIdle();
    expect(property(site, story)).toContain(WORDS);
    expect(JSON.stringify(valueOf(await site.readPanel('bo', story)))).toContain(WORDS);
  });
});
