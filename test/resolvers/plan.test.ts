/** Planning a test: the issue that is created as the person, once, and what is remembered of it. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { PLAN_LEASE_MS } from '../../src/store/plans';
import { idOf, stateAssumption } from '../store/a-store';
import { errorOf, valueOf } from './a-panel';
import { aPlan, aPlanSite, ASSUMPTION, type PlanSite } from './a-plan';

beforeEach(() => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
});
afterEach(() => {
  vi.restoreAllMocks();
});

const testsOf = async (site: PlanSite, issueId = site.issues.lone) =>
  valueOf(await site.readPanel('lea', issueId)).assumptions.flatMap(({ tests }) => tests);

describe('planning a test', () => {
  test('first says as what it would be created, and creates nothing', async () => {
    const site = await aPlanSite();
    expect(valueOf(await site.readPlan('eve', site.issues.lone))).toEqual({
      ...{ typeName: 'Spike', label: null, isRestricted: false },
    });
    expect(site.made()).toEqual([]);
  });

  test('creates a discovery issue as the person, with their words, linked to the story', async () => {
    const site = await aPlanSite();
    const view = valueOf(await site.planTest('eve', site.issues.lone));
    const [made, ...others] = site.made();
    expect(others).toEqual([]);
    expect(site.host.site.issue(made?.id ?? '')).toMatchObject({
      ...{ summary: 'Ask four teams whom they would invite', creator: 'eve', labels: [] },
      properties: { 'premise.test': { v: 1, test: `${ASSUMPTION}.0` } },
      description: {
        content: [
          { type: 'paragraph', content: [{ text: 'We think: admins know whom to invite.' }] },
          { type: 'paragraph', content: [{ text: 'We are right if three of four name somebody.' }] },
        ],
      },
    });
    expect(await site.linksOf('eve', site.issues.lone)).toEqual([`inward ${made?.key ?? ''}`]);
    expect(view.assumptions[0]?.tests).toEqual([
      { id: `${ASSUMPTION}.0`, way: 'storyInterviews', method: 'customerConversations', issueId: made?.id },
    ]);
    // And the new issue knows what it tests.
    const its = valueOf(await site.readPanel('bo', made?.id ?? ''));
    expect(its.discovery).toMatchObject({
      ...{ isHidden: false, candidates: [] },
      tests: { assumption: { id: ASSUMPTION, statement: 'Admins know whom to invite' }, canFile: false },
    });
  });

  test('changes neither score nor next step: a plan is no evidence', async () => {
    const site = await aPlanSite();
    const before = valueOf(await site.readPanel('lea', site.issues.lone)).assessment;
    expect(valueOf(await site.planTest('lea', site.issues.lone)).assessment).toEqual(before);
  });

  test('a second test of the same assumption is another issue', async () => {
    const site = await aPlanSite();
    valueOf(await site.planTest('lea', site.issues.lone));
    const second = aPlan({ id: idOf('second'), seenTests: 1, way: 'rivalReview' });
    expect(valueOf(await site.planTest('lea', site.issues.lone, second)).assumptions[0]?.tests).toHaveLength(2);
    expect(site.made()).toHaveLength(2);
  });

  test('where no type is discovery, an ordinary one is made so by a label', async () => {
    const site = await aPlanSite();
    const screen = {
      issueTypes: [
        { id: '10000', name: 'Epic', hierarchyLevel: 1 },
        { id: '10002', name: 'Task', hierarchyLevel: 0 },
      ],
    };
    const types = {
      service: 'jira',
      on: /createmeta\/\d+\/issuetypes\?/,
      with: { status: 200, body: screen },
    } as const;
    site.host.failNext({ ...types, times: 2 });
    expect(valueOf(await site.readPlan('lea', site.issues.lone))).toMatchObject({
      typeName: 'Task',
      label: 'discovery',
    });
    valueOf(await site.planTest('lea', site.issues.lone));
    const [made] = site.made();
    expect(site.host.site.issue(made?.id ?? '')).toMatchObject({ typeId: '10002', labels: ['discovery'] });
    expect(valueOf(await site.readPanel('lea', made?.id ?? '')).issue).toMatchObject({
      ...{ track: 'discovery', trackRule: 'label: discovery' },
    });
  });

  test('where every create screen asks for more than Premise knows, it says so and creates nothing', async () => {
    const site = await aPlanSite();
    const fields = [{ fieldId: 'customfield_1', key: 'customfield_1', name: 'Team', operations: [], required: true }];
    site.host.failNext({ service: 'jira', on: /issuetypes\/\d+\?/, with: { status: 200, body: { fields } }, times: 3 });
    // The spike, then two ordinary types with a label: no more than three screens are looked at.
    const refused = errorOf(await site.readPlan('lea', site.issues.lone));
    site.host.clearFaults();
    expect(refused).toMatchObject({ code: 'invalid', field: 'plan.screen' });
    site.host.failNext({
      service: 'jira',
      on: /^POST .*\/issue$/,
      with: { status: 400, body: { errorMessages: ['no'] } },
    });
    expect(errorOf(await site.planTest('lea', site.issues.lone))).toMatchObject({ code: 'invalid', field: 'plan' });
    expect(site.made()).toEqual([]);
    // Nothing was made, so the next try need not wait.
    valueOf(await site.planTest('lea', site.issues.lone));
    expect(site.made()).toHaveLength(1);
  });

  test('without leave to link, the plan stands all the same', async () => {
    const site = await aPlanSite();
    site.host.failNext({ service: 'jira', on: 'issueLinkType', with: '404' });
    valueOf(await site.planTest('lea', site.issues.lone));
    expect(await site.linksOf('lea', site.issues.lone)).toEqual([]);
    expect(await testsOf(site)).toHaveLength(1);
  });
});

describe('who may plan', () => {
  test.for([
    ['lea', null],
    ['eve', null],
    ['bo', 'notAllowed'],
    ['nora', 'notFound'],
  ] as const)('%s: %s', async ([as, code]) => {
    const site = await aPlanSite();
    const [read, planned] = [await site.readPlan(as, site.issues.lone), await site.planTest(as, site.issues.lone)];
    for (const result of [read, planned]) expect(result.ok ? null : result.error.code).toBe(code);
    expect(site.made()).toHaveLength(code === null ? 1 : 0);
  });

  test('whoever may create nothing in the project is told so', async () => {
    const site = await aPlanSite();
    site.host.failNext({ service: 'jira', on: /issuetypes\?/, with: { status: 200, body: { issueTypes: [] } } });
    expect(errorOf(await site.planTest('eve', site.issues.lone))).toMatchObject({ code: 'notAllowed', field: 'plan' });
  });

  test('an inherited assumption takes leave to edit the epic it stands on', async () => {
    const site = await aPlanSite();
    // Eve may look at the epic's project and work in the story's.
    site.host.site.addProject({ key: 'GOAL', name: 'Goals', roles: { administer: ['lea'], browse: ['eve'] } });
    const epic = site.host.site.createIssue('lea', { project: 'GOAL', type: 'Epic', summary: 'Teams grow' });
    const story = site.host.site.createIssue('lea', {
      project: 'SHOP',
      type: 'Story',
      summary: 'Ask',
      parent: epic.key,
    }).id;
    valueOf(await site.save('lea', epic.id, stateAssumption('shared', 'shared', 'Teams want to grow')));
    const plan = { assumptionId: idOf('shared') };
    expect(errorOf(await site.planTest('eve', story, plan)).code).toBe('notAllowed');
    expect(errorOf(await site.readPlan('eve', story, plan.assumptionId)).code).toBe('notAllowed');
    expect(site.made()).toEqual([]);
    valueOf(await site.planTest('lea', story, plan));
    expect(site.made()).toHaveLength(1);
  });

  test('an assumption the story does not rest on is like one that does not exist', async () => {
    const site = await aPlanSite('epic');
    const strange = errorOf(await site.planTest('eve', site.issues.lone));
    expect(strange).toEqual({ code: 'notFound', retryable: false, field: 'assumptionId' });
    expect(errorOf(await site.planTest('eve', site.issues.lone, aPlan({ assumptionId: idOf('nothing') })))).toEqual(
      strange,
    );
  });

  test('words only some people may see are not to be copied: the preview says so', async () => {
    const site = await aPlanSite('epic');
    const isRestricted = async () => valueOf(await site.readPlan('lea', site.issues.story)).isRestricted;
    expect(await isRestricted()).toBe(false);
    site.host.site.editIssue('lea', site.issues.epic, { security: 'Leads and the app' });
    expect(await isRestricted()).toBe(true);
  });
});

describe('once', () => {
  test('clicked twice at the same moment, there is one issue, one link and one plan, and both are told of it', async () => {
    const site = await aPlanSite();
    const both = await Promise.all([site.planTest('eve', site.issues.lone), site.planTest('eve', site.issues.lone)]);
    for (const result of both) expect(valueOf(result).assumptions[0]?.tests).toHaveLength(1);
    expect(site.made()).toHaveLength(1);
    expect(await site.linksOf('eve', site.issues.lone)).toHaveLength(1);
  });

  test('two people at once make one issue, and the slower hears that somebody was first', async () => {
    const site = await aPlanSite();
    const results = await Promise.all([
      site.planTest('eve', site.issues.lone),
      site.planTest('lea', site.issues.lone, aPlan({ id: idOf('leas-plan') })),
    ]);
    expect(results.map((result) => (result.ok ? 'planned' : result.error.code)).sort()).toEqual([
      'conflict',
      'planned',
    ]);
    expect(site.made()).toHaveLength(1);
  });

  test('an issue whose making was not answered is found again by the same try', async () => {
    const site = await aPlanSite();
    site.host.failNext({ service: 'jira', on: /^POST .*\/issue$/, with: 'lose answer' });
    valueOf(await site.planTest('eve', site.issues.lone));
    expect(site.made()).toHaveLength(1);
    expect(await testsOf(site)).toHaveLength(1);
  });

  test('whoever reloads after being cut off and plans anew gets the issue that is there', async () => {
    const site = await aPlanSite();
    site.host.failNext({ service: 'jira', on: 'issueLinkType', with: 'kill before' });
    await expect(site.planTest('eve', site.issues.lone)).rejects.toThrow();
    expect(await testsOf(site)).toEqual([]);
    valueOf(await site.planTest('eve', site.issues.lone, aPlan({ id: idOf('anew'), summary: 'Another wording' })));
    expect(site.made()).toMatchObject([{ summary: 'Ask four teams whom they would invite' }]);
    expect(await testsOf(site)).toHaveLength(1);
  });

  test('killed after any of its calls, which is before the next, and tried again, there is one issue, one link and one plan', async () => {
    const site = await aPlanSite();
    const kept: unknown[] = [];
    for (let step = 0; step < 400; step += 1) {
      const issueId = site.host.site.createIssue('lea', { project: 'SHOP', type: 'Story', summary: 'One more' }).id;
      const assumptionId = idOf(`assumption-${String(step)}`);
      const stated = { id: idOf(`state-${String(step)}`), seenRev: 0, kind: 'stateAssumption', assumptionId } as const;
      valueOf(await site.save('eve', issueId, { ...stated, statement: 'It holds', risk: 'value' }));
      const plan = aPlan({ id: idOf(`plan-${String(step)}`), assumptionId });
      const madeBefore = site.made().length;
      site.host.failNext({ service: 'any', on: /./, with: 'kill after', after: step });
      const isKilled = await site.planTest('eve', issueId, plan).then(
        () => false,
        () => true,
      );
      site.host.clearFaults();
      if (!isKilled) break;
      // Nobody else tries for a minute: by then whoever began is dead, and Jira's search knows what was made.
      site.host.clock.advance(PLAN_LEASE_MS + 1);
      const view = valueOf(await site.planTest('eve', issueId, plan));
      kept.push([
        step,
        view.assumptions[0]?.tests.length,
        site.made().length - madeBefore,
        (await site.linksOf('eve', issueId)).length,
      ]);
    }
    expect(kept.length).toBeGreaterThan(30);
    expect(kept).toEqual(kept.map((_, step) => [step, 1, 1, 1]));
  });
});
