/** Issues above a person’s security level, and above the app’s: their words reach nobody else by any way round. */
import { describe, expect, test, vi } from 'vitest';
import type { Command } from '../../src/domain/command';
import { addFinding, idOf, stateAssumption, stateOutcome } from '../store/a-store';
import { anOutcome } from '../support/builders';
import { aSite, errorOf, valueOf, type Site } from './a-panel';

const WORDS = 'merger';
const secure = ({ host }: Site, issueId: string, security: string | null = 'Leads and the app') =>
  host.site.editIssue('lea', issueId, { security });

/** Lea says whom the merger concerns, what must hold and what was found. */
async function frame(site: Site, issueId: string): Promise<void> {
  valueOf(await site.save('lea', issueId, stateOutcome('outcome', anOutcome({ who: `People of the ${WORDS}` }))));
  valueOf(await site.save('lea', issueId, stateAssumption('assume', 'secret', `The ${WORDS} holds`)));
  valueOf(await site.save('lea', issueId, addFinding('found', 'secret', { note: `Told of the ${WORDS}` })));
  await site.host.runUntilIdle();
}

/** What the browser reads of an issue as this person: status and text. */
async function browse({ host }: Site, accountId: string, issueId: string): Promise<{ status: number; text: string }> {
  const { status, body } = await host.site.request({
    method: 'GET',
    path: `/rest/api/3/issue/${issueId}?fields=issuetype,parent&properties=premise`,
    headers: {},
    body: null,
    actor: { kind: 'user', accountId },
  });
  return { status, text: JSON.stringify(body) };
}

const choose = (id: string): Command => ({
  id: idOf('choose'),
  seenRev: 0,
  kind: 'chooseRiskiest',
  assumptionId: id,
});

describe('an issue above a person’s level', () => {
  test('is answered exactly like one that does not exist, to read and to save', async () => {
    const site = await aSite();
    const { lone } = site.issues;
    secure(site, lone);
    await frame(site, lone);
    for (const as of ['eve', 'bo', 'nora']) {
      expect(await site.readPanel(as, lone)).toEqual(await site.readPanel(as, '99999'));
      expect(await site.save(as, lone, stateOutcome('x', anOutcome()))).toEqual(
        await site.save(as, '99999', stateOutcome('x', anOutcome())),
      );
    }
    expect(JSON.stringify(valueOf(await site.readPanel('lea', lone)))).toContain(WORDS);
    expect((await browse(site, 'eve', lone)).status).toBe(404);
  });

  test('an open story that inherits from it shows none of its words: not in the panel, not in its property', async () => {
    const site = await aSite();
    const { epic, story } = site.issues;
    secure(site, epic);
    await frame(site, epic);
    expect(valueOf(await site.readPanel('lea', story)).inheritedFrom).toMatchObject({ key: 'SHOP-1' });
    for (const as of ['eve', 'bo']) {
      const view = valueOf(await site.readPanel(as, story));
      expect(view).toMatchObject({
        inheritedFrom: null,
        assumptions: [],
        assessment: { next: { id: 'frameOutcome' } },
      });
      expect(JSON.stringify(view)).not.toContain(WORDS);
      const seen = await browse(site, as, story);
      expect(seen.status).toBe(200);
      expect(seen.text).toContain('"premise"');
      expect(seen.text).not.toContain(WORDS);
    }
  });

  test('what somebody else saves on the open story publishes none of its words either', async () => {
    const site = await aSite();
    const { epic, story } = site.issues;
    secure(site, epic);
    await frame(site, epic);
    const view = valueOf(await site.save('eve', story, { id: idOf('no'), seenRev: 0, kind: 'decide', decision: null }));
    expect(JSON.stringify(view)).not.toContain(WORDS);
    await site.host.runUntilIdle();
    expect((await browse(site, 'eve', story)).text).not.toContain(WORDS);
  });

  test('the project page counts it and tells no word, title or key of it', async () => {
    const site = await aSite();
    secure(site, site.issues.lone);
    await frame(site, site.issues.lone);
    const page = valueOf(await site.readPage('bo', site.ids.project));
    expect(page.counts.issues).toBeGreaterThan(0);
    for (const word of [WORDS, 'Export', 'SHOP-3']) expect(JSON.stringify(page)).not.toContain(word);
  });

  test('its assumption cannot be read, extended, chosen or told from none by knowing its id', async () => {
    const site = await aSite();
    secure(site, site.issues.lone);
    await frame(site, site.issues.lone);
    const { story } = site.issues;
    const hidden = { code: 'notFound', retryable: false, field: 'assumptionId' };
    expect(errorOf(await site.save('eve', story, choose(idOf('secret'))))).toEqual(hidden);
    expect(errorOf(await site.save('eve', story, choose(idOf('nothing'))))).toEqual(hidden);
    expect(errorOf(await site.save('eve', story, addFinding('y', 'secret')))).toEqual(hidden);
    expect(errorOf(await site.save('eve', story, stateAssumption('z', 'secret', 'Mine', 1)))).toEqual(hidden);
    expect(JSON.stringify(valueOf(await site.readPanel('lea', site.issues.lone)))).toContain(`The ${WORDS} holds`);
  });

  test('secured after somebody had read it, it is gone for them at once, and so is what its stories inherited', async () => {
    const site = await aSite();
    const { epic, story } = site.issues;
    await frame(site, epic);
    expect(JSON.stringify(valueOf(await site.readPanel('eve', story)))).toContain(WORDS);
    expect(JSON.stringify(valueOf(await site.readPanel('eve', epic)))).toContain(WORDS);
    secure(site, epic);
    expect(errorOf(await site.readPanel('eve', epic)).code).toBe('notFound');
    expect(JSON.stringify(valueOf(await site.readPanel('eve', story)))).not.toContain(WORDS);
    expect((await browse(site, 'eve', epic)).status).toBe(404);
  });
});

describe('an issue above the app’s level', () => {
  const unseen = async ({ host }: Site) => {
    const rows = await host.sql.peek('SELECT issue_id FROM fact WHERE unseen_since_ms IS NOT NULL');
    return rows.map((row) => row['issue_id']);
  };

  test('the app’s facts know it as unseen and keep what they knew; seen again, it is like any other', async () => {
    const site = await aSite();
    const { lone } = site.issues;
    await site.host.runUntilIdle();
    const before = valueOf(await site.readPage('lea', site.ids.project)).counts.issues;
    site.host.site.editIssue('lea', lone, { security: 'Leads alone', labels: ['told'] });
    await site.host.runUntilIdle();
    expect(await unseen(site)).toEqual([lone]);
    expect(valueOf(await site.readPage('lea', site.ids.project)).counts.issues).toBe(before);
    site.host.site.editIssue('lea', lone, { security: null, labels: ['again'] });
    await site.host.runUntilIdle();
    expect(await unseen(site)).toEqual([]);
  });

  test('who may see it works on it as ever: the app asks as that person, and they publish', async () => {
    const site = await aSite();
    const { lone } = site.issues;
    secure(site, lone, 'Leads alone');
    await frame(site, lone);
    const view = valueOf(await site.readPanel('lea', lone));
    expect(view).toMatchObject({ published: true, premise: { rev: 2 }, assumptions: [{ findings: [{}] }] });
    expect((await browse(site, 'lea', lone)).text).toContain(WORDS);
    expect(site.host.site.issue(lone)?.properties).toHaveProperty('premise');
  });
});

describe('a project the app cannot see', () => {
  /** Lea's own, the app is not let in. */
  async function aClosedProject(): Promise<{ site: Site; projectId: string; issueId: string }> {
    const site = await aSite();
    const lab = site.host.site.addProject({ key: 'LAB', name: 'Lab', roles: { administer: ['lea'] }, appRole: null });
    const made = site.host.site.createIssue('lea', { project: 'LAB', type: 'Story', summary: 'Closed' });
    return { site, projectId: lab.id, issueId: made.id };
  }

  test('its people keep premises there; the page has nothing to count', async () => {
    const { site, projectId, issueId } = await aClosedProject();
    await frame(site, issueId);
    expect(valueOf(await site.readPanel('lea', issueId))).toMatchObject({ published: true, premise: { rev: 2 } });
    expect(valueOf(await site.readPage('lea', projectId)).counts.issues).toBe(0);
    expect(errorOf(await site.readPanel('eve', issueId)).code).toBe('notFound');
  });

  test('a backfill of it ends as failed instead of trying for ever', async () => {
    const { site, projectId } = await aClosedProject();
    valueOf(await site.startBackfill('lea', projectId));
    const silent = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const state = async () => valueOf(await site.readBackfill('lea', projectId)).state;
    for (let hour = 0; hour < 24 && (await state()) !== 'failed'; hour += 1) {
      await site.host.runUntilIdle();
      site.host.clock.advance(3_600_000);
      await site.host.tick();
    }
    expect(await state()).toBe('failed');
    // The log says which call was refused, each time.
    expect(silent.mock.calls.join()).toContain('approximate-count as app: 400');
    silent.mockRestore();
  });
});
