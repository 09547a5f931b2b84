/** A doubt in one line, from anybody who may comment. */
import { expect, test } from 'vitest';
import { idOf, stateAssumption, stateOutcome } from '../store/a-store';
import { anOutcome } from '../support/builders';
import { aSite, valueOf, type Site } from './a-panel';

const DOUBT = 'Small teams will not pay for this';

/** As `aSite`, and Cleo may comment but not edit. */
async function aSiteWithCleo() {
  const site = await aSite({ mayHaveProblems: false });
  site.host.site.addUser({ accountId: 'cleo', displayName: 'Cleo Commenter' });
  const { id } = site.host.site.addProject({
    key: 'TALK',
    name: 'Talk',
    roles: { administer: ['lea'], edit: ['eve'], comment: ['cleo'], browse: ['bo'] },
  });
  const create = (type: string, parent: string | null = null) =>
    site.host.site.createIssue('lea', { project: 'TALK', type, summary: type, parent }).id;
  const epic = create('Epic');
  return { ...site, talk: { id, epic, story: create('Story', epic), lone: create('Story') } };
}

const doubt = (site: Site, as: string, issueId: string, statement = DOUBT, name = 'doubt') =>
  site.host.invoke(as, 'addDoubt', { issueId, id: idOf(name), statement });

const said = ({ host }: Site) =>
  host.sql.peek("SELECT actor, kind FROM entry WHERE stream LIKE 'assumption:%' OR kind LIKE 'assumption%'");

test('who may comment may doubt, and may say nothing else', async () => {
  const site = await aSiteWithCleo();
  const answers: unknown[] = [];
  for (const as of ['lea', 'eve', 'cleo', 'bo', 'nora'])
    answers.push(await doubt(site, as, site.talk.lone, DOUBT, `by-${as}`));
  expect(answers).toMatchObject([
    ...[{ ok: true }, { ok: true }, { ok: true, value: { isAdded: true } }],
    { ok: false, error: { code: 'notAllowed' } },
    { ok: false, error: { code: 'notFound' } },
  ]);
  expect(await site.save('cleo', site.talk.lone, stateOutcome('x', anOutcome()))).toMatchObject({
    error: { code: 'notAllowed' },
  });
  await site.host.runUntilIdle();
});

test('a doubt is an untested assumption at home on the issue, and tells nobody’s name', async () => {
  const site = await aSiteWithCleo();
  await doubt(site, 'cleo', site.talk.lone);
  const view = valueOf(await site.readPanel('eve', site.talk.lone));
  expect(view).toMatchObject({
    premise: { doubtIds: [idOf('doubt')], riskiestId: idOf('doubt') },
    assumptions: [{ statement: DOUBT, homeIssueId: site.talk.lone, findings: [], threshold: null }],
    assessment: { standing: { standing: 'untested' } },
  });
  expect(JSON.stringify(view)).not.toContain('cleo');
});

test('it reaches facts and property by the drain, as its writer may not write the property', async () => {
  const site = await aSiteWithCleo();
  await site.host.runUntilIdle();
  const asked: string[] = [];
  const { site: jira } = site.host;
  const request = jira.request.bind(jira);
  jira.request = (sent) => {
    if (sent.method === 'PUT') asked.push(sent.actor.kind);
    return request(sent);
  };
  await doubt(site, 'cleo', site.talk.lone);
  expect(asked).toEqual([]);
  await site.host.runUntilIdle();
  // The premise and its copy.
  expect(asked).toEqual(['app', 'app']);
  expect(jira.issue(site.talk.lone)?.properties['premise']).toMatchObject({ words: { riskiest: DOUBT } });
});

test('the same click twice, and twice at once, is one doubt', async () => {
  const site = await aSiteWithCleo();
  valueOf(await site.readPanel('cleo', site.talk.lone));
  await Promise.all([doubt(site, 'cleo', site.talk.lone), doubt(site, 'cleo', site.talk.lone)]);
  await doubt(site, 'cleo', site.talk.lone);
  expect(await said(site)).toEqual([
    { actor: 'cleo', kind: 'assumption.stated' },
    { actor: 'cleo', kind: 'assumption.linked' },
  ]);
});

test('the story still rests on its epic, and the doubt is beside what the epic assumes', async () => {
  const site = await aSiteWithCleo();
  valueOf(await site.save('eve', site.talk.epic, stateOutcome('o', anOutcome())));
  valueOf(await site.save('eve', site.talk.epic, stateAssumption('a', 'admins', 'Admins know whom to invite')));
  await doubt(site, 'cleo', site.talk.story);
  const view = valueOf(await site.readPanel('eve', site.talk.story));
  expect(view.inheritedFrom).toMatchObject({ issueId: site.talk.epic });
  expect(view.assumptions.map(({ statement }) => statement)).toEqual(['Admins know whom to invite', DOUBT]);
  expect(valueOf(await site.readPanel('eve', site.talk.epic)).assumptions).toHaveLength(1);
});

test('the id of an assumption that is there, here or elsewhere, adds nothing and rewords nothing', async () => {
  const site = await aSiteWithCleo();
  valueOf(await site.save('eve', site.talk.epic, stateAssumption('a', 'admins', 'Admins know whom to invite')));
  const before = await said(site);
  const mine = await doubt(site, 'cleo', site.talk.epic, 'They do not', 'admins');
  expect(mine).toMatchObject({ ok: false, error: { code: 'invalid', field: 'command.assumptionId' } });
  const strange = await doubt(site, 'cleo', site.talk.lone, 'Admins know whom to invite', 'admins');
  expect(strange).toMatchObject({ ok: false, error: { code: 'notFound' } });
  expect(await said(site)).toEqual(before);
});

test('its text is one line that says something, of 500 characters at most', async () => {
  const site = await aSiteWithCleo();
  const refused = { ok: false, error: { code: 'invalid', retryable: false, field: 'statement' } };
  const texts = [
    ['x', { ok: true }],
    ['x'.repeat(500), { ok: true }],
    ['x'.repeat(501), refused],
    ['', refused],
    [' … ', refused],
  ] as const;
  for (const [n, [text, answer]] of texts.entries())
    expect(await doubt(site, 'cleo', site.talk.lone, text, `doubt-${String(n)}`)).toMatchObject(answer);
});
