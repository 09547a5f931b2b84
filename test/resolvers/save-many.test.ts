/** One intention on many issues: each judged, saved and told of by itself, whoever asks and whatever breaks. */
import { describe, expect, test } from 'vitest';
import type { BulkResult, IssueChosen } from '../../src/contract/stories';
import type { BulkCommand } from '../../src/domain/command';
import type { Result } from '../../src/domain/failure';
import { WHOLE_PROJECT } from '../../src/domain/page-question';
import { idOf, stateOutcome } from '../store/a-store';
import { anOutcome } from '../support/builders';
import { aSite, errorOf, resultOf, valueOf, type Site } from './a-panel';

type Answer = Result<{ readonly results: readonly BulkResult[] }>;

const OUTCOME: BulkCommand = { kind: 'stateOutcome', parts: { who: 'New teams', does: 'invite a colleague' } };

async function saveMany(
  { host, ids }: Site,
  as: string,
  issues: readonly IssueChosen[],
  over: { readonly id?: string; readonly commands?: readonly BulkCommand[]; readonly projectId?: string } = {},
): Promise<Answer> {
  const payload = { projectId: ids.project, id: idOf('bulk'), commands: [OUTCOME], ...over, issues };
  return resultOf(await host.invoke(as, 'saveMany', payload));
}

const fresh = (...issueIds: readonly string[]): readonly IssueChosen[] =>
  issueIds.map((issueId) => ({ issueId, seenRev: 0 }));

const codes = (answer: Answer) =>
  valueOf(answer).results.map(({ saved, failure }) => (failure === null ? saved : failure.code));

const propertyOf = ({ host }: Site, issueId: string): unknown =>
  host.site.issue(issueId)?.properties['premise'] ?? null;

const entries = async ({ host }: Site, issueId: string) =>
  (await host.sql.peek(`SELECT kind FROM entry WHERE stream = 'premise:${issueId}'`)).length;

describe('who may', () => {
  test('Jira is asked about every issue: what this person may not edit, not see, or what is elsewhere is refused by itself', async () => {
    const site = await aSite();
    const { story, lone, orphan, hidden } = site.issues;
    site.host.site.editIssue('lea', lone, { security: 'Leads and the app' });
    await site.host.runUntilIdle();
    const asked = fresh(story, lone, orphan, hidden, '99999999');
    expect(codes(await saveMany(site, 'eve', asked))).toEqual([1, 'notFound', 1, 'notFound', 'notFound']);
    expect(codes(await saveMany(site, 'bo', asked, { id: idOf('by-bo') }))).toEqual([
      ...['notAllowed', 'notFound', 'notAllowed', 'notFound', 'notFound'],
    ]);
    // Lea may edit what lies in another project, and not from this one's page.
    expect(codes(await saveMany(site, 'lea', asked, { id: idOf('by-lea') }))).toEqual([
      1,
      1,
      1,
      'notFound',
      'notFound',
    ]);
    expect(await entries(site, hidden)).toBe(0);
    expect(errorOf(await saveMany(site, 'nora', asked))).toMatchObject({ code: 'notFound' });
    await site.host.runUntilIdle();
  });

  test('an issue above a person’s level is answered exactly like one that does not exist', async () => {
    const site = await aSite();
    const { lone } = site.issues;
    site.host.site.editIssue('lea', lone, { security: 'Leads alone' });
    await site.host.runUntilIdle();
    const [secured] = valueOf(await saveMany(site, 'eve', fresh(lone))).results;
    const [missing] = valueOf(await saveMany(site, 'eve', fresh('99999999'))).results;
    expect({ ...secured, issueId: '' }).toEqual({ ...missing, issueId: '' });
    expect(await site.host.sql.peek('SELECT * FROM intent')).toEqual([]);
  });

  test.each([
    ['no issue', { issues: [] }],
    ['an issue twice', { issues: fresh('10001', '10001') }],
    ['more than fifty', { issues: fresh(...Array.from({ length: 51 }, (_, at) => String(at + 1))) }],
    ['a kind twice', { commands: [OUTCOME, OUTCOME] }],
    ['a command that is nobody’s for many', { commands: [{ kind: 'stateProblem', problem: 'x' }] }],
  ])('%s is refused as a whole', async (_, over) => {
    const site = await aSite();
    const payload = { projectId: site.ids.project, id: idOf('bulk'), issues: fresh('10001'), commands: [OUTCOME] };
    expect(await site.host.invoke('eve', 'saveMany', { ...payload, ...over })).toMatchObject({
      ok: false,
      error: { code: 'invalid' },
    });
  });
});

test('what is said stands on each issue: in its log, its facts and its property, and the answer shows it', async () => {
  const site = await aSite();
  const { story, lone } = site.issues;
  await site.host.runUntilIdle();
  const commands: readonly BulkCommand[] = [OUTCOME, { kind: 'guessSize', size: 'large' }];
  const { results } = valueOf(await saveMany(site, 'eve', fresh(story, lone), { commands }));
  expect(results).toMatchObject([
    { issueId: story, saved: 2, failure: null, row: { framed: true, step: 'nameAssumption', rev: 2 } },
    { issueId: lone, saved: 2, failure: null, row: { framed: true, step: 'nameAssumption', rev: 2 } },
  ]);
  for (const issueId of [story, lone]) {
    expect(propertyOf(site, issueId)).toMatchObject({ issueId, words: { who: 'New teams' } });
    const panel = valueOf(await site.readPanel('eve', issueId));
    expect(panel.published).toBe(true);
    expect(panel.premise).toMatchObject({ outcome: { does: 'invite a colleague' }, sizeGuess: 'large' });
  }
  const actors = await site.host.sql.peek(`SELECT DISTINCT actor FROM entry WHERE stream LIKE 'premise:%'`);
  expect(actors).toEqual([{ actor: 'eve' }]);
  await site.host.runUntilIdle();
});

test('sent again it says nothing twice, also where the first answer was lost', async () => {
  const site = await aSite();
  const { story, lone } = site.issues;
  await site.host.runUntilIdle();
  const first = valueOf(await saveMany(site, 'eve', fresh(story, lone)));
  const again = valueOf(await saveMany(site, 'eve', fresh(story, lone)));
  expect(again).toEqual(first);
  expect([await entries(site, story), await entries(site, lone)]).toEqual([1, 1]);
  await site.host.runUntilIdle();
});

test('what somebody else said since is a conflict on that issue alone, and both words stand', async () => {
  const site = await aSite();
  const { story, lone } = site.issues;
  await site.host.runUntilIdle();
  valueOf(await site.save('lea', story, stateOutcome('hers', anOutcome({ who: 'Old teams' }))));
  const commands: readonly BulkCommand[] = [{ kind: 'guessSize', size: 'small' }, OUTCOME];
  const { results } = valueOf(await saveMany(site, 'eve', fresh(story, lone), { commands }));
  expect(results).toMatchObject([
    { issueId: story, saved: 1, failure: { code: 'conflict' }, row: { rev: 2 } },
    { issueId: lone, saved: 2, failure: null },
  ]);
  expect(valueOf(await site.readPanel('eve', story)).premise).toMatchObject({
    outcome: { who: 'Old teams' },
    sizeGuess: 'small',
  });
  await site.host.runUntilIdle();
});

test('a day Jira takes no property: the save stands, and the drain publishes', async () => {
  const site = await aSite();
  const { story, lone } = site.issues;
  await site.host.runUntilIdle();
  site.host.failNext({ service: 'jira', on: /^PUT .*properties/, with: { status: 503, body: {} } });
  expect(codes(await saveMany(site, 'eve', fresh(story, lone)))).toEqual([1, 1]);
  expect(propertyOf(site, story)).toBeNull();
  await site.host.runUntilIdle();
  for (const issueId of [story, lone]) expect(propertyOf(site, issueId)).toMatchObject({ words: { who: 'New teams' } });
});

test('killed in the middle, the tick makes good what was said, and a retry says the rest', async () => {
  const site = await aSite({ mayHaveProblems: true });
  const { story, lone } = site.issues;
  await site.host.runUntilIdle();
  site.host.failNext({ service: 'sql', on: /INSERT INTO head/, with: 'kill after' });
  await expect(saveMany(site, 'eve', fresh(story, lone))).rejects.toThrow();
  expect(await entries(site, story)).toBe(1);
  expect(await entries(site, lone)).toBe(0);
  expect((await site.host.sql.peek('SELECT * FROM intent')).length).toBe(2);
  expect(codes(await saveMany(site, 'eve', fresh(story, lone)))).toEqual([1, 1]);
  await site.host.runUntilIdle();
  expect([await entries(site, story), await entries(site, lone)]).toEqual([1, 1]);
  expect(propertyOf(site, lone)).toMatchObject({ words: { who: 'New teams' } });
});

test('costs few points: one check and one fetch for all, and what each one takes itself', async () => {
  const site = await aSite();
  const { story, lone, orphan } = site.issues;
  await site.host.runUntilIdle();
  const asked: string[] = [];
  const request = site.host.site.request.bind(site.host.site);
  site.host.site.request = (one) => {
    asked.push(`${one.method} ${one.path.replace(/\d{2,}/, '{}')}`);
    return request(one);
  };
  let statements = 0;
  const sql = site.host.sql.request.bind(site.host.sql);
  site.host.sql.request = (path, body) => {
    statements += 1;
    return sql(path, body);
  };
  valueOf(await saveMany(site, 'eve', fresh(story, lone, orphan)));
  const count = (call: string) => asked.filter((one) => one.startsWith(call)).length;
  // `premise` and its copy on each; and, where nothing was ever said, a look for what it kept from before a reinstall.
  expect(count('PUT /rest/api/3/issue/{}/properties/')).toBe(6);
  expect(count('GET /rest/api/3/issue/{}')).toBe(3);
  // Of the project, of the issues, and what they are.
  expect(count('POST /rest/api/3/permissions/check')).toBe(2);
  expect(count('POST /rest/api/3/issue/bulkfetch')).toBe(1);
  expect(asked).toHaveLength(12);
  expect(statements).toBeLessThanOrEqual(60);
  await site.host.runUntilIdle();
});

test('lets many rest on an outcome of the project, asked about once; on another project’s or an archived one, none', async () => {
  const site = await aSite();
  const { host, ids } = site;
  const { story, lone } = site.issues;
  await host.runUntilIdle();
  const outcome = async (projectId: string, outcomeId: string, said: object) => {
    const command = { id: idOf(`${outcomeId}-${String(Object.keys(said).length)}`), outcomeId, seenRev: 0, ...said };
    expect(await host.invoke('lea', 'saveOutcome', { projectId, quarter: null, command })).toMatchObject({ ok: true });
  };
  await outcome(ids.project, 'shop-outcome', { kind: 'state', parts: anOutcome({ who: 'Whole shops' }) });
  await outcome(ids.secret, 'secret-outcome', { kind: 'state', parts: anOutcome() });
  const rest = (outcomeId: string): readonly BulkCommand[] => [{ kind: 'restOnOutcome', outcomeId }];
  const refused = await saveMany(site, 'eve', fresh(story, lone), { id: idOf('no'), commands: rest('secret-outcome') });
  expect(valueOf(refused).results.map(({ saved, failure }) => [saved, failure?.code])).toEqual([
    [0, 'notFound'],
    [0, 'notFound'],
  ]);
  expect(codes(await saveMany(site, 'eve', fresh(story, lone), { commands: rest('shop-outcome') }))).toEqual([1, 1]);
  for (const issueId of [story, lone])
    expect(propertyOf(site, issueId)).toMatchObject({ words: { who: 'Whole shops' } });
  await outcome(ids.project, 'shop-outcome', { kind: 'archive', on: true, seenRev: 1 });
  const late = await saveMany(site, 'eve', fresh(lone), { id: idOf('late'), commands: rest('shop-outcome') });
  expect(codes(late)).toEqual(['notFound']);
  await host.runUntilIdle();
  // Which stories these are: the page opens them by id, for whoever may see the project.
  const asked = { projectId: ids.project, question: WHOLE_PROJECT, after: null };
  const set = { kind: 'restsOn', outcomeId: 'shop-outcome' };
  expect(await host.invoke('bo', 'readIssueSet', { ...asked, set })).toEqual({
    ok: true,
    value: { issueIds: [story, lone].sort(), after: null },
  });
  const narrowed = { ...WHOLE_PROJECT, team: { kind: 'label', value: 'nobody' } };
  expect(await host.invoke('bo', 'readIssueSet', { ...asked, question: narrowed, set })).toMatchObject({
    value: { issueIds: [story, lone].sort() },
  });
});
