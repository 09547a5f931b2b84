/** A discovery issue: what it tests, and what was found, filed where the assumption stands. */
import { describe, expect, test } from 'vitest';
import { errorOf, valueOf } from './a-panel';
import { aPlanSite, ASSUMPTION, found, takeTest, type PlanSite } from './a-plan';
import { idOf } from '../store/a-store';

/** A spike linked to `to`, made by hand: nobody planned it. */
async function aSpike(
  site: PlanSite,
  to: string | null = site.issues.lone,
  parent: string | null = null,
): Promise<string> {
  const spike = site.host.site.createIssue('lea', { project: 'SHOP', type: 'Spike', summary: 'Look into it', parent });
  if (to === null) return spike.id;
  await site.host.site.request({
    ...{ method: 'POST', path: '/rest/api/3/issueLink', headers: { 'content-type': 'application/json' } },
    body: JSON.stringify({ type: { name: 'Relates' }, inwardIssue: { id: spike.id }, outwardIssue: { id: to } }),
    actor: { kind: 'user', accountId: 'lea' },
  });
  return spike.id;
}

const discoveryOf = async (site: PlanSite, as: string, issueId: string) =>
  valueOf(await site.readPanel(as, issueId)).discovery;

describe('which assumption does this test?', () => {
  test('offers those of linked issues, of the parent, and of a linked story’s epic', async () => {
    const site = await aPlanSite('epic');
    const candidate = { assumptionId: ASSUMPTION, issueId: site.issues.epic, risk: 'value' };
    for (const spike of [
      await aSpike(site, site.issues.epic),
      await aSpike(site, site.issues.story),
      await aSpike(site, null, site.issues.epic),
    ]) {
      expect(await discoveryOf(site, 'bo', spike)).toMatchObject({
        tests: null,
        isHidden: false,
        candidates: [candidate],
      });
    }
    expect((await discoveryOf(site, 'bo', await aSpike(site, null)))?.candidates).toEqual([]);
  });

  test('is asked of discovery issues only', async () => {
    const site = await aPlanSite();
    expect(await discoveryOf(site, 'lea', site.issues.lone)).toBeNull();
  });

  test('an editor says it, once; somebody who said something else meanwhile is not overruled', async () => {
    const site = await aPlanSite();
    const spike = await aSpike(site);
    const view = valueOf(await site.save('eve', spike, takeTest('take')));
    expect(view.discovery?.tests).toMatchObject({ assumption: { id: ASSUMPTION }, canFile: true });
    expect(valueOf(await site.save('eve', spike, takeTest('again'))).premise.rev).toBe(1);
    // It is no bet of the issue's own, and no premise of the project's.
    expect(view.premise).toMatchObject({ firstMs: null, testing: ASSUMPTION, assumptionIds: [] });
    expect(errorOf(await site.save('bo', spike, takeTest('bos'))).code).toBe('notAllowed');
  });

  test('what stands around no linked issue is like what does not exist', async () => {
    const site = await aPlanSite();
    const spike = await aSpike(site, site.issues.story);
    const hidden = { code: 'notFound', retryable: false, field: 'assumptionId' };
    expect(errorOf(await site.save('eve', spike, takeTest('take')))).toEqual(hidden);
    expect(errorOf(await site.save('eve', spike, takeTest('none', idOf('nothing'))))).toEqual(hidden);
  });
});

describe('what did you find?', () => {
  async function aPlanned() {
    const site = await aPlanSite();
    valueOf(await site.planTest('eve', site.issues.lone));
    const spike = site.made()[0]?.id ?? '';
    return { site, spike };
  }

  test('is filed on the story’s assumption, with the discovery issue as where it came from, once', async () => {
    const { site, spike } = await aPlanned();
    const filed = valueOf(await site.save('eve', spike, found('found')));
    valueOf(await site.save('eve', spike, found('found')));
    expect(filed.discovery?.tests?.assumption.findings).toMatchObject([{ fromIssue: spike }]);
    const story = valueOf(await site.readPanel('bo', site.issues.lone));
    expect(story.assumptions[0]?.findings).toMatchObject([{ fromIssue: spike, link: null, note: '' }]);
    // Five conversations are market: a discovery issue is something to look at, so no link is missed.
    expect(story.assessment.standing).toMatchObject({ standing: 'supported', support: 'market' });
    expect(await discoveryOf(site, 'eve', spike)).toMatchObject({ candidates: [] });
  });

  test('moves the story’s own property and facts, though nobody touched the story', async () => {
    const { site, spike } = await aPlanned();
    valueOf(await site.save('eve', spike, found('found')));
    await site.host.runUntilIdle();
    expect(site.host.site.issue(site.issues.lone)?.properties['premise']).toMatchObject({ standing: 'supported' });
  });

  test('counts for no more than market when a story says it came from a discovery issue: the browser cannot say so', async () => {
    const { site, spike } = await aPlanned();
    const boast = found('boast', { sample: 20, fromIssue: spike });
    const view = valueOf(await site.save('eve', site.issues.lone, boast));
    expect(view.assumptions[0]?.findings[0]).not.toHaveProperty('fromIssue');
    expect(view.assessment.standing).toMatchObject({ support: 'market' });
    valueOf(await site.save('eve', spike, found('honest', { sample: 20 })));
    expect(valueOf(await site.readPanel('eve', site.issues.lone)).assessment.standing).toMatchObject({
      support: 'research',
    });
  });

  test('takes leave to edit the issue the assumption stands on; whoever has none is told before writing', async () => {
    const site = await aPlanSite();
    site.host.site.addProject({ key: 'LAB', name: 'Lab', roles: { administer: ['lea'], edit: ['bo'] } });
    const { id } = site.host.site.createIssue('lea', { project: 'LAB', type: 'Spike', summary: 'Look', parent: null });
    await site.host.site.request({
      ...{ method: 'POST', path: '/rest/api/3/issueLink', headers: { 'content-type': 'application/json' } },
      body: JSON.stringify({ type: { name: 'Relates' }, inwardIssue: { id }, outwardIssue: { id: site.issues.lone } }),
      actor: { kind: 'user', accountId: 'lea' },
    });
    // Bo edits the spike and only browses the story.
    expect(valueOf(await site.save('bo', id, takeTest('take'))).discovery?.tests).toMatchObject({ canFile: false });
    expect(errorOf(await site.save('bo', id, found('found'))).code).toBe('notAllowed');
    expect(valueOf(await site.save('lea', id, found('found'))).discovery?.tests?.assumption.findings).toHaveLength(1);
  });

  test('nothing else of the story can be changed from there', async () => {
    const { site, spike } = await aPlanned();
    valueOf(await site.save('eve', spike, found('found')));
    const common = { seenRev: 9, assumptionId: ASSUMPTION };
    for (const command of [
      { ...common, id: idOf('threshold'), kind: 'setThreshold', threshold: null },
      { ...common, id: idOf('withdraw'), kind: 'withdrawFinding', findingId: idOf('finding-found') },
      { ...common, id: idOf('reword'), kind: 'stateAssumption', statement: 'Mine', risk: 'value' },
    ] as const) {
      expect(errorOf(await site.save('eve', spike, command)).code).toBe('notFound');
    }
  });
});

describe('a story above somebody’s level', () => {
  const WORDS = 'Admins know whom to invite';

  test('lends none of its words to the discovery issue: not as a candidate, not as what it tests, not to file on', async () => {
    const site = await aPlanSite();
    const { lone } = site.issues;
    const [asked, planned] = [await aSpike(site), await aSpike(site)];
    valueOf(await site.save('lea', planned, takeTest('take')));
    site.host.site.editIssue('lea', lone, { security: 'Leads and the app' });
    for (const as of ['eve', 'bo']) {
      expect(await discoveryOf(site, as, asked)).toEqual({ tests: null, isHidden: false, candidates: [] });
      expect(await discoveryOf(site, as, planned)).toEqual({ tests: null, isHidden: true, candidates: [] });
      expect(JSON.stringify(valueOf(await site.readPanel(as, planned)))).not.toContain(WORDS);
    }
    expect(errorOf(await site.save('eve', asked, takeTest('eves'))).code).toBe('notFound');
    expect(errorOf(await site.save('eve', planned, found('found'))).code).toBe('notAllowed');
    expect(JSON.stringify(await discoveryOf(site, 'lea', planned))).toContain(WORDS);
    const history = await site.host.invoke('eve', 'readHistory', { issueId: planned, before: null });
    expect(JSON.stringify(history)).not.toContain(WORDS);
  });
});
