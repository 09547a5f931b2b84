/** What the team means to do becomes an issue of Jira: as the person, where they choose, and once. */
import { describe, expect, test } from 'vitest';
import { PLAN_LEASE_MS } from '../../src/store/plans';
import { idOf } from '../store/a-store';
import { errorOf, valueOf } from './a-panel';
import { say } from './a-retro';
import { ACTION, anActionSite, DUE, TASK } from './an-action';

describe('an action', () => {
  test('becomes an issue as the person: with its owner and due date, linked to its story, and said with the action', async () => {
    const site = await anActionSite();
    const view = valueOf(await site.make('eve'));
    const [made] = site.made();
    expect(site.host.site.issue(made?.id ?? '')).toMatchObject({
      ...{ summary: 'Ask five teams before we build', typeId: TASK, assignee: 'eve', reporter: 'eve', due: DUE },
    });
    const story = site.host.site.issue(site.issues.lone)?.key;
    expect(await site.linksOf('eve', made?.id ?? '')).toEqual([story]);
    expect(view.actions).toMatchObject([{ id: ACTION, issueId: made?.id, happened: null }]);
    // It cannot be taken back any more: there is an issue of it.
    expect(errorOf(await say(site.at, 'eve', { kind: 'dropAction', actionId: ACTION }))).toMatchObject({
      ...{ code: 'conflict', field: 'command.actionId' },
    });
  });

  test('comes back next time with whether it happened, as its issue stands', async () => {
    const site = await anActionSite();
    valueOf(await site.make('eve'));
    valueOf(await say(site.at, 'eve', { kind: 'finish' }));
    const about = { sprintId: null, team: null, from: '2026-11-15', to: '2026-11-28' } as const;
    site.host.clock.advance(60_000);
    const open = (retro: string) => say(site.at, 'lea', { kind: 'open', about }, { retro });
    await site.host.runUntilIdle();
    const before = valueOf(await open('the-next-one'));
    expect(before.previous).toMatchObject([{ actionId: ACTION, issueId: site.made()[0]?.id, happened: false }]);
    site.host.site.transition('eve', site.made()[0]?.id ?? '', 'Done');
    await site.host.runUntilIdle();
    expect(valueOf(await open('the-next-one')).previous).toMatchObject([{ actionId: ACTION, happened: true }]);
  });

  test('is made in another project and of another type, where the person may', async () => {
    const site = await anActionSite();
    const other = site.host.site.addProject({ key: 'OPS', name: 'Operations', roles: { edit: ['eve'] } });
    const { types } = valueOf(await site.forms('eve', other.id));
    expect(types.map(({ name }) => name)[0]).toBe('Task');
    expect(types.map(({ name }) => name)).not.toContain('Epic');
    const typeId = types.find(({ name }) => name === 'Bug')?.typeId ?? '';
    valueOf(await site.make('eve', { projectId: other.id, typeId }));
    expect(site.host.site.issue(site.made()[0]?.id ?? '')).toMatchObject({ typeId });
    expect(site.made()[0]?.key).toBe('OPS-1');
    // Where somebody may make nothing there is nothing to choose, and nothing is made.
    expect(valueOf(await site.forms('lea', site.ids.project)).types.length).toBeGreaterThan(0);
    expect(errorOf(await site.forms('lea', '99999')).code).toBe('notFound');
  });

  test('without an owner, a due date or a description on the create screen is made with what there is', async () => {
    const site = await anActionSite();
    const field = (fieldId: string, required: boolean) => ({
      fieldId,
      key: fieldId,
      name: fieldId,
      operations: [],
      required,
    });
    const fields = [field('summary', true), field('issuetype', true), field('project', true)];
    site.host.failNext({ service: 'jira', on: /issuetypes\/\d+\?/, with: { status: 200, body: { fields } } });
    valueOf(await site.make('eve'));
    expect(site.host.site.issue(site.made()[0]?.id ?? '')).toMatchObject({
      assignee: null,
      due: null,
      description: null,
    });
  });

  test('where the create screen asks for more, or Jira does not take it, nothing is made and it can be tried again', async () => {
    const site = await anActionSite();
    const fields = [{ fieldId: 'customfield_1', key: 'customfield_1', name: 'Team', operations: [], required: true }];
    site.host.failNext({ service: 'jira', on: /issuetypes\/\d+\?/, with: { status: 200, body: { fields } } });
    expect(errorOf(await site.make('eve'))).toMatchObject({ code: 'invalid', field: 'action.screen' });
    const no = { status: 400, body: { errorMessages: ['no'] } };
    site.host.failNext({ service: 'jira', on: /^POST .*\/issue$/, with: no });
    expect(errorOf(await site.make('eve'))).toMatchObject({ code: 'invalid', field: 'action' });
    expect(site.made()).toEqual([]);
    valueOf(await site.make('eve'));
    expect(site.made()).toHaveLength(1);
  });

  test('long and of several lines is a summary Jira takes', async () => {
    const site = await anActionSite();
    const id = idOf('long');
    await site.plan(id, `Ask\nfive ${'teams '.repeat(60)}`);
    valueOf(await site.make('eve', {}, id));
    const { summary = '' } = site.made()[0] ?? {};
    expect(summary).toMatch(/^Ask five teams .*teams…$/);
    expect(summary.length).toBeLessThanOrEqual(255);
  });

  test('that is not there, or is about an issue somebody may not see, is nowhere to be found', async () => {
    const site = await anActionSite();
    expect(errorOf(await site.make('eve', {}, idOf('none')))).toMatchObject({ code: 'notFound', field: 'actionId' });
    site.host.site.editIssue('lea', site.issues.lone, { security: 'Leads and the app' });
    // Leave is remembered for five minutes.
    site.host.clock.advance(300_001);
    expect(errorOf(await site.make('eve'))).toMatchObject({ code: 'notFound', field: 'actionId' });
    expect(site.made()).toEqual([]);
    valueOf(await site.make('lea'));
    expect(site.made()).toHaveLength(1);
  });
});

describe('once', () => {
  test('clicked twice at the same moment, by one person or by two, there is one issue and both are told of it', async () => {
    const site = await anActionSite();
    const all = await Promise.all([
      site.make('eve'),
      site.make('eve'),
      site.make('lea', { id: idOf('made-by-lea'), assigneeId: null }),
    ]);
    const [made, ...others] = site.made();
    expect(others).toEqual([]);
    for (const one of all) expect(valueOf(one).actions).toMatchObject([{ issueId: made?.id }]);
    // And a year later too.
    expect(valueOf(await site.make('eve')).actions).toMatchObject([{ issueId: made?.id }]);
    expect(site.made()).toHaveLength(1);
  });

  test('an issue whose making was not answered is found again by the same try', async () => {
    const site = await anActionSite();
    site.host.failNext({ service: 'jira', on: /^POST .*\/issue$/, with: 'lose answer' });
    expect(valueOf(await site.make('eve')).actions).toMatchObject([{ issueId: site.made()[0]?.id }]);
    expect(site.made()).toHaveLength(1);
  });

  test('without leave to link, the action stands all the same', async () => {
    const site = await anActionSite();
    site.host.failNext({ service: 'jira', on: 'issueLinkType', with: '404' });
    expect(valueOf(await site.make('eve')).actions).toMatchObject([{ issueId: site.made()[0]?.id }]);
    expect(await site.linksOf('eve', site.made()[0]?.id ?? '')).toEqual([]);
  });

  test('killed after any of its calls and tried again, there is one issue, one link and one word of it', async () => {
    const site = await anActionSite();
    const kept: unknown[] = [];
    for (let step = 0; step < 400; step += 1) {
      const id = idOf(`action-${String(step)}`);
      await site.plan(id);
      const made = { id: idOf(`made-${String(step)}`) };
      const before = site.made().length;
      site.host.failNext({ service: 'any', on: /./, with: 'kill after', after: step });
      const isKilled = await site.make('eve', made, id).then(
        () => false,
        () => true,
      );
      site.host.clearFaults();
      if (!isKilled) break;
      // Nobody else tries for a minute: by then whoever began is dead, and Jira's search knows what was made.
      site.host.clock.advance(PLAN_LEASE_MS + 1);
      const view = valueOf(await site.make('eve', made, id));
      const issueId = view.actions.find((action) => action.id === id)?.issueId ?? '';
      kept.push([step, site.made().length - before, (await site.linksOf('eve', issueId)).length]);
    }
    expect(kept.length).toBeGreaterThan(12);
    expect(kept).toEqual(kept.map((_, step) => [step, 1, 1]));
  });
});
