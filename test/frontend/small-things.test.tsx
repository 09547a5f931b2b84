/** Small things said in one gesture: in the panel, and a doubt beside the issue. */
import { ON_ISSUE, openScreen } from './support/render-tree';
import type { Jira } from './support/render-tree';
import * as v from 'valibot';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { HistoryRow } from '../../src/contract/history';
import { failure } from '../../src/domain/failure';
import { IssueContext } from '../../static/issue-context/context';
import { observedOf } from '../../static/issue-panel/finding-draft';
import { IssuePanel } from '../../static/issue-panel/panel';
import {
  aFinding,
  anOutcome,
  assumptionLog,
  at,
  findingAdded,
  premiseLog,
  stated,
  thresholdSet,
} from '../support/builders';
import { StoryBehind } from './support/story-behind';
import type { StoryOptions } from './support/story-behind';

const LINKED = premiseLog(
  ['2024-03-04', { kind: 'outcome.stated', parts: anOutcome() }],
  ['2024-03-04', { kind: 'assumption.linked', assumptionId: 'a1' }],
);
const NUMBER = { text: 'at least 40 % name somebody', atLeast: 40 };
const FRAMED: StoryOptions = {
  premise: LINKED,
  assumptions: { a1: assumptionLog(['2024-03-04', stated()], ['2024-03-05', thresholdSet(NUMBER)]) },
};

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: at('2024-03-15 14:02') });
});
afterEach(() => {
  vi.useRealTimers();
});

const openPanel = (story: StoryBehind) => openScreen(<IssuePanel />, { context: ON_ISSUE, invoke: story.invoke });

describe('size in one click', () => {
  test('an unsized story says it asks as small; M is one click, shown as a guess, and a second click takes it back', async () => {
    const story = new StoryBehind(FRAMED);
    const screen = await openPanel(story);
    expect(screen.text()).toContain('No size yet, so this asks as small: an anecdote; nothing tested yet.');
    expect(screen.text()).toContain('How large is it? Size S M L');
    await screen.click('M');
    expect(story.commands.at(-1)).toMatchObject({ kind: 'guessSize', size: 'medium', seenRev: 0 });
    expect(screen.text()).toContain('Guessed medium, which asks for market evidence; nothing tested yet.');
    expect(screen.text()).toContain('Size, a guess until Jira has points: Size S M L');
    await screen.click('M');
    expect(story.commands.at(-1)).toMatchObject({ kind: 'guessSize', size: null });
    expect(screen.text()).toContain('No size yet, so this asks as small');
  });

  test('before there is an ask to show, the line itself says that unsized asks as small', async () => {
    const screen = await openPanel(new StoryBehind());
    expect(screen.text()).toContain('Unsized: asks as small Size S M L');
  });

  test('where Jira has points there is nothing to guess, and an old guess is not shown', async () => {
    const guessed = premiseLog(['2024-03-04', { kind: 'size.guessed', size: 'large' }]);
    const screen = await openPanel(new StoryBehind({ ...FRAMED, premise: [...LINKED, ...guessed], size: 2 }));
    expect(screen.buttons()).not.toContain('L');
    expect(screen.text()).toContain('2 points ask for an anecdote');
  });

  test('who may not edit sees the guess and no buttons', async () => {
    const guessed = premiseLog(['2024-03-04', { kind: 'size.guessed', size: 'large' }]);
    const screen = await openPanel(new StoryBehind({ ...FRAMED, premise: [...LINKED, ...guessed], canEdit: false }));
    expect(screen.text()).toContain('Size, a guess until Jira has points: L');
    expect(screen.buttons()).not.toContain('L');
  });
});

test('the problem is a quiet line one may leave out, write, and change', async () => {
  const story = new StoryBehind(FRAMED);
  const screen = await openPanel(story);
  await screen.click('Add what you saw');
  await screen.type('What we saw, and where', ' Teams of one leave (support, March) ');
  await screen.click('Save');
  expect(screen.text()).toContain('What we saw: Teams of one leave (support, March)');
  await screen.click('Edit what we saw');
  story.meanwhile({ id: 'c2', seenRev: 3, kind: 'stateProblem', problem: 'Theirs' });
  await screen.type('What we saw, and where', 'Mine');
  await screen.click('Save');
  expect(screen.text()).toContain('Mine Saved meanwhile Theirs');
  await screen.click('Keep mine');
  expect(screen.text()).toContain('What we saw: Mine');
});

test('“this is what users do” takes the hint away and earns its credit', async () => {
  const output = premiseLog(
    ['2024-03-04', { kind: 'outcome.stated', parts: anOutcome({ does: 'build invites' }) }],
    ['2024-03-04', { kind: 'assumption.linked', assumptionId: 'a1' }],
  );
  const story = new StoryBehind({ ...FRAMED, premise: output });
  const screen = await openPanel(story);
  expect(screen.text()).toContain('40 of 100');
  expect(screen.text()).toContain('This reads like what we ship, not what people do.');
  await screen.click('This is what users do');
  expect(story.commands).toMatchObject([{ kind: 'dismissHint', hint: 'outputInDisguise', part: 'does', seenRev: 2 }]);
  expect(screen.text()).toContain('50 of 100');
  expect(screen.text()).not.toContain('This reads like what we ship');
});

describe('a finding with a number', () => {
  test.each([
    ['39.9', 'refutes', 39.9],
    ['40 %', 'supports', 40],
    ['40,5', 'supports', 40.5],
  ] as const)('measured %s it %s, without being asked', async (typed, verdict, observed) => {
    const story = new StoryBehind(FRAMED);
    const screen = await openPanel(story);
    await screen.click('Add a finding', 0);
    await screen.choose('How we found out', 'Customer conversations');
    await screen.type('What we measured', typed);
    expect(screen.text()).toContain('Follows from the number.');
    await screen.click('Save');
    const { finding } = story.commands.flatMap((each) => (each.kind === 'addFinding' ? [each] : []))[0] ?? {};
    expect(finding).toMatchObject({ verdict, observed });
    expect(finding).not.toHaveProperty('because');
    expect(screen.text()).toContain(`measured ${String(observed)}`);
  });

  test('another verdict asks for a sentence, keeps what was typed, and shows the sentence', async () => {
    const story = new StoryBehind(FRAMED);
    const screen = await openPanel(story);
    await screen.click('Add a finding', 0);
    await screen.choose('How we found out', 'Customer conversations');
    await screen.type('What we measured', '12');
    await screen.choose('What it says', 'It does not decide');
    await screen.click('Save');
    expect(story.commands).toEqual([]);
    expect(screen.text()).toContain('Say in a sentence why the number does not decide.');
    expect(screen.field('What we measured').props['defaultValue']).toBe('12');
    await screen.type('Why it says something else than the number', 'Half were on holiday');
    await screen.click('Save');
    expect(screen.text()).toContain('Not what the number says, because: Half were on holiday');
    expect(screen.text()).toContain('inconclusive');
  });

  test('where the threshold has no number, none is asked for', async () => {
    const screen = await openPanel(
      new StoryBehind({ ...FRAMED, assumptions: { a1: assumptionLog(['2024-03-04', stated()]) } }),
    );
    await screen.click('Add a finding', 0);
    expect(screen.has('What we measured')).toBe(false);
  });

  test.each([
    ['', null],
    ['40', 40],
    ['40%', 40],
    ['1,5 %', 1.5],
    ['0', 0],
    ['€ 2k', undefined],
    ['-3', undefined],
    ['many', undefined],
  ])('“%s” is read as %s', (typed, observed) => {
    expect(observedOf(typed)).toBe(observed);
  });
});

describe('mending a finding', () => {
  const FOUND: StoryOptions = {
    ...FRAMED,
    assumptions: {
      a1: assumptionLog(
        ['2024-03-04', stated()],
        ['2024-03-05', thresholdSet(NUMBER)],
        ['2024-03-08', findingAdded({ observed: 45, note: 'Nine of twenty' })],
        ['2024-03-09', thresholdSet({ text: 'at least 60 %', atLeast: 60 })],
      ),
    },
  };

  test('what is there is in the form, only what changed is new, and the row says that it was edited', async () => {
    const story = new StoryBehind(FOUND);
    const screen = await openPanel(story);
    await screen.click('Edit finding');
    expect(screen.field('What we saw').props['defaultValue']).toBe('Nine of twenty');
    expect(screen.field('What we measured').props['defaultValue']).toBe('45');
    await screen.type('What we saw', 'Nine of twenty, unprompted');
    await screen.click('Save');
    expect(story.commands).toMatchObject([
      {
        kind: 'editFinding',
        seenRev: 4,
        finding: aFinding({ observed: 45, note: 'Nine of twenty, unprompted' }),
      },
    ]);
    expect(screen.text()).toContain('edited Mar 15');
    expect(screen.all('Form')).toHaveLength(0);
  });

  test('a new number is judged by the threshold of today', async () => {
    const story = new StoryBehind(FOUND);
    const screen = await openPanel(story);
    await screen.click('Edit finding');
    await screen.type('What we measured', '50');
    await screen.click('Save');
    expect(screen.text()).toContain('Say in a sentence why the number does not decide.');
  });

  test('somebody mended it first: both are shown, and mine can go on top', async () => {
    const story = new StoryBehind(FOUND);
    const screen = await openPanel(story);
    await screen.click('Edit finding');
    story.meanwhile({
      ...{ id: 'c2', seenRev: 4, kind: 'editFinding', assumptionId: 'a1' },
      finding: aFinding({ observed: 45, note: 'Theirs' }),
    });
    await screen.type('What we saw', 'Mine');
    await screen.click('Save');
    expect(screen.text()).toContain('Mine Saved meanwhile Theirs');
    await screen.click('Keep mine');
    expect(story.view().assumptions[0]?.findings[0]?.note).toBe('Mine');
  });
});

describe('history', () => {
  const row = (over: Partial<HistoryRow>): HistoryRow => ({
    ...{ key: `k${String(over.atMs)}`, atMs: at('2024-03-08'), actor: 'eve', statement: null, finding: null },
    ...{ claimedMs: null, shortened: null },
    event: { kind: 'size.guessed', size: 'medium' },
    ...over,
  });

  test('is read when it is opened, in sentences, with who and when, and goes on where it stopped', async () => {
    const story = new StoryBehind(FRAMED);
    const next = { atMs: at('2024-03-07'), stream: 'premise:10001', rev: 3 };
    const admins = 'Admins know whom to invite';
    story.history.push(
      {
        rows: [
          row({
            atMs: 5,
            event: { kind: 'finding.withdrawn', findingId: 'f' },
            statement: admins,
            finding: aFinding(),
          }),
          row({ atMs: 4, event: { kind: 'assumption.unlinked', assumptionId: 'x' }, actor: null }),
          row({ atMs: 3 }),
        ],
        next,
      },
      {
        rows: [row({ atMs: 2, event: { kind: 'assumption.linked', assumptionId: 'a1' }, statement: admins })],
        next: null,
      },
    );
    const screen = await openPanel(story);
    expect(screen.has('Show older')).toBe(false);
    await screen.click('History');
    const text = screen.text();
    expect(text).toContain('Withdrew Customer conversations, 5, supports on “Admins know whom to invite”');
    expect(text).toContain('Somebody Jan 1, 1970, 12:00 AM Removed an assumption you cannot see');
    expect(text).toContain('Guessed it medium');
    expect(screen.all('User').map((user) => user.props['accountId'])).toEqual(['eve', 'eve']);
    await screen.click('Show older');
    expect(screen.text()).toContain('Named an assumption: “Admins know whom to invite”');
    expect(screen.buttons()).not.toContain('Show older');
  });

  test('an older page that cannot be read leaves what is shown, and can be tried again', async () => {
    const story = new StoryBehind(FRAMED);
    story.history.push({ rows: [row({ atMs: 3 })], next: { atMs: 3, stream: 'premise:10001', rev: 3 } });
    const screen = await openPanel(story);
    await screen.click('History');
    story.failNext.push(failure('storeUnavailable'));
    await screen.click('Show older');
    expect(screen.text()).toContain('Guessed it medium');
    story.history.push({ rows: [row({ atMs: 2, event: { kind: 'problem.stated', problem: 'Leaks' } })], next: null });
    await screen.click('Try again');
    expect(screen.text()).toContain('Said what was seen: “Leaks”');
  });
});

test('a doubt added beside the panel is in the panel at once', async () => {
  const story = new StoryBehind(FRAMED);
  const screen = await openPanel(story);
  story.meanwhile({ id: 'c9', seenRev: 0, kind: 'addDoubt', assumptionId: 'd1', statement: 'Teams want company' });
  await screen.hear('premise.doubted', { issueId: '10002' });
  expect(screen.has('Other assumption')).toBe(false);
  await screen.hear('premise.doubted', { issueId: '10001' });
  expect(screen.text()).toContain('Other assumption (1)');
});

test('a doubt is marked as one until it is put to the test, and gives way when a writer names the riskiest assumption', async () => {
  const doubted = premiseLog(
    ['2024-03-04', { kind: 'outcome.stated', parts: anOutcome() }],
    ['2024-03-04', { kind: 'assumption.linked', assumptionId: 'a1', asDoubt: true }],
  );
  const tested = await openPanel(new StoryBehind({ ...FRAMED, premise: doubted }));
  expect(tested.text()).not.toContain('untested doubt');
  const bare = { a1: assumptionLog(['2024-03-04', stated()]) };
  const screen = await openPanel(new StoryBehind({ premise: doubted, assumptions: bare }));
  expect(screen.text()).toContain('Admins know whom to invite value untested doubt');
  await screen.click('Add another assumption');
  await screen.type('What must be true', 'Teams want company');
  await screen.click('Save');
  expect(screen.text()).toContain('Teams want company value untested');
  await screen.click('Other assumption (1)');
  expect(screen.text()).toContain('Admins know whom to invite doubt');
});

describe('a doubt from beside the issue', () => {
  const ISSUE: Jira = {
    status: 200,
    body: { id: '10001', key: 'PREM-1', fields: { issuetype: { name: 'Story' } }, properties: {} },
  };
  const beside = (may: boolean | number, invoke?: (key: string, payload: unknown) => unknown) =>
    openScreen(<IssueContext />, {
      context: ON_ISSUE,
      jira: (path) =>
        !path.includes('/mypermissions?')
          ? ISSUE
          : {
              status: typeof may === 'number' ? may : 200,
              body: { permissions: { ADD_COMMENTS: { havePermission: may === true } } },
            },
      ...(invoke && { invoke }),
    });

  test('is offered to who may comment, to nobody else, and not while nobody knows', async () => {
    expect((await beside(true)).buttons()).toEqual(['Add a doubt']);
    expect((await beside(false)).buttons()).toEqual([]);
    expect((await beside(500)).buttons()).toEqual([]);
  });

  test('one line, one call, and the panel beside it is told', async () => {
    const calls: unknown[] = [];
    const screen = await beside(true, (key, payload) => {
      calls.push([key, payload]);
      return { ok: true, value: { isAdded: true } };
    });
    await screen.click('Add a doubt');
    await screen.click('Add');
    expect(screen.text()).toContain('Write the doubt in a few words first.');
    await screen.type('What might not be true?', ' Small teams will pay ');
    await screen.click('Add');
    expect(calls).toMatchObject([['addDoubt', { issueId: '10001', statement: 'Small teams will pay' }]]);
    expect(screen.text()).toContain('Added. It stands in the Premise panel');
    expect(screen.told).toEqual([['premise.doubted', { issueId: '10001' }]]);
  });

  test('tried again after an answer was lost it carries the same id, and nothing typed is gone', async () => {
    const ids: unknown[] = [];
    const screen = await beside(true, (_key, payload) => {
      ids.push(v.parse(v.object({ id: v.string() }), payload).id);
      return ids.length === 1 ? { ok: false, error: failure('tooSlow') } : { ok: true, value: { isAdded: true } };
    });
    await screen.click('Add a doubt');
    await screen.type('What might not be true?', 'Small teams will pay');
    await screen.click('Add');
    expect(screen.field('What might not be true?').props['defaultValue']).toBe('Small teams will pay');
    await screen.click('Try again');
    expect(ids).toHaveLength(2);
    expect(ids[0]).toBe(ids[1]);
  });
});
