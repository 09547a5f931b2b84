import { ON_ISSUE, openScreen, type Jira } from './support/render-tree';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import * as v from 'valibot';
import type { AssumptionView } from '../../src/contract/assumptions';
import type { DiscoveryView, PlanView } from '../../src/contract/test-plan';
import { failure, type Failure } from '../../src/domain/failure';
import { IssuePanel } from '../../static/issue-panel/panel';
import { anOutcome, assumptionLog, at, findingAdded, premiseLog, stated, thresholdSet } from '../support/builders';
import { StoryBehind, type StoryOptions } from './support/story-behind';

const FRAMED: StoryOptions = {
  size: 5,
  premise: premiseLog(
    ['2024-03-04', { kind: 'outcome.stated', parts: anOutcome() }],
    ['2024-03-04', { kind: 'assumption.linked', assumptionId: 'a1' }],
  ),
  assumptions: { a1: assumptionLog(['2024-03-04', stated()], ['2024-03-05', thresholdSet()]) },
};
const SPIKE: PlanView = { typeName: 'Spike', label: null, isRestricted: false };

/** PREM-40, as Jira answers it to who may see it. */
const PREM_40 = {
  ...{ id: '10040', key: 'PREM-40' },
  fields: { summary: 'Ask four teams', status: { name: 'To Do', statusCategory: { key: 'new' } } },
};
const seen = (...issues: readonly unknown[]): Jira => ({ status: 200, body: { issues } });

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: at('2024-03-15 14:02') });
});
afterEach(() => {
  vi.useRealTimers();
});

const Sent = v.object({
  plan: v.object({
    ...{ id: v.string(), assumptionId: v.string(), seenTests: v.number(), way: v.string() },
    ...{ summary: v.string(), paragraphs: v.array(v.string()) },
  }),
});

/** The panel of a story; `refusals` are what planning fails with, in order. */
async function open(over: { story?: StoryOptions; plan?: PlanView | Failure; refusals?: Failure[]; jira?: Jira } = {}) {
  const story = new StoryBehind(over.story ?? FRAMED);
  const { plan = SPIKE, refusals = [], jira = seen(PREM_40) } = over;
  const sent: v.InferOutput<typeof Sent>['plan'][] = [];
  const screen = await openScreen(<IssuePanel />, {
    context: ON_ISSUE,
    jira: () => jira,
    invoke: (key, payload) => {
      if (key === 'readPlan') return 'code' in plan ? { ok: false, error: plan } : { ok: true, value: plan };
      if (key !== 'planTest') return story.invoke(key, payload);
      sent.push(v.parse(Sent, payload).plan);
      const refused = refusals.shift();
      if (refused !== undefined) return { ok: false, error: refused };
      story.planned('a1', { id: 'a1.0', way: 'storyInterviews', method: 'customerConversations', issueId: '10040' });
      return { ok: true, value: story.view() };
    },
  });
  return { screen, story, sent };
}

describe('what would be enough?', () => {
  test('offers three ways with samples and days, one line each, and folds the others', async () => {
    const { screen } = await open();
    const text = screen.text();
    expect(text).toContain('What would be enough?');
    expect(screen.all('ListItem')).toHaveLength(3);
    expect(text).toContain('Read support requests: 10 or more customers who asked 1.5 days');
    expect(text).toContain('Story interviews: 4–19 customers 2 days');
    expect(text).not.toContain('Concierge');
    await screen.click('15 more ways');
    expect(screen.text()).toContain('Concierge: 5 or more people 8 days');
    expect(screen.text()).toContain('after Eric Ries, The Lean Startup');
  });

  test('is not asked where enough is known', async () => {
    const findings = assumptionLog(
      ['2024-03-04', stated()],
      ['2024-03-05', thresholdSet()],
      ['2024-03-08', findingAdded()],
    );
    const { screen } = await open({ story: { ...FRAMED, assumptions: { a1: findings } } });
    expect(screen.text()).not.toContain('What would be enough?');
  });
});

describe('planning the test', () => {
  test('shows what the issue will say before there is one, sends exactly that, and then shows the issue', async () => {
    const { screen, sent } = await open();
    await screen.click('Plan the test');
    const words = [
      'What must be true: Admins know whom to invite',
      'We are right if… at least 8 of 20 admins name a colleague unprompted',
      'How we find out: Read support requests. Collect the requests that are really about this and count the customers behind them. Read what they tried to do rather than what they asked for.',
      'When this is closed, its Premise panel asks what you found and files it where the assumption stands.',
    ];
    for (const paragraph of words) expect(screen.text()).toContain(paragraph);
    expect(screen.text()).toContain('Creates an issue of type Spike in this project, linked to this one.');
    expect(sent).toEqual([]);
    await screen.click('Create the issue');
    expect(sent).toMatchObject([
      {
        ...{ assumptionId: 'a1', seenTests: 0, way: 'requestReading', paragraphs: words },
        summary: 'Read support requests: Admins know whom to invite',
      },
    ]);
    await screen.waitFor('PREM-40');
    expect(screen.text()).toContain('Ask four teams To Do');
    expect(screen.text()).toContain('Saved');
    // From here on, what it found is what is asked for.
    expect(screen.buttons()).toContain('Plan another test');
  });

  test('another way proposes another summary, until somebody writes their own', async () => {
    const { screen, sent } = await open();
    await screen.click('Plan the test');
    await screen.choose('How to find out', 'Story interviews: 4–19 customers');
    await screen.type('Summary of the new issue', 'Ask four teams');
    await screen.choose('How to find out', 'Look at rivals: 3 or more rivals');
    await screen.click('Create the issue');
    expect(sent).toMatchObject([{ way: 'rivalReview', summary: 'Ask four teams' }]);
  });

  test('an empty summary is asked for at the field, and nothing is sent', async () => {
    const { screen, sent } = await open();
    await screen.click('Plan the test');
    await screen.type('Summary of the new issue', '  ');
    await screen.click('Create the issue');
    expect(screen.text()).toContain('Say in a few words what you will do.');
    expect(sent).toEqual([]);
  });

  test('a summary is never longer than Jira takes, whatever the assumption says', async () => {
    const long = assumptionLog(
      ['2024-03-04', stated({ statement: `Admins ${'👍'.repeat(400)}` })],
      ['2024-03-05', thresholdSet()],
    );
    const { screen, sent } = await open({ story: { ...FRAMED, assumptions: { a1: long } } });
    await screen.click('Plan the test');
    await screen.click('Create the issue');
    // 254 and the dots: the pair before them is whole.
    expect(sent[0]?.summary.length).toBeLessThanOrEqual(255);
    expect(sent[0]?.summary.length).toBeGreaterThan(250);
    expect(sent[0]?.summary).not.toMatch(/[\uD800-\uDBFF]…$/);
  });

  test('words that few may see are left out, and it says so', async () => {
    const { screen, sent } = await open({ plan: { typeName: 'Task', label: 'discovery', isRestricted: true } });
    await screen.click('Plan the test');
    expect(screen.text()).toContain('so its words stay out of it');
    expect(screen.text()).toContain('it gets the label “discovery”');
    await screen.click('Create the issue');
    expect(JSON.stringify(sent)).not.toContain('Admins know');
    expect(JSON.stringify(sent)).not.toContain('8 of 20');
  });

  test('tried again after a failure it is the same plan, with nothing typed lost', async () => {
    const { screen, sent } = await open({ refusals: [failure('jiraUnavailable')] });
    await screen.click('Plan the test');
    await screen.type('Summary of the new issue', 'Ask four teams');
    await screen.click('Create the issue');
    expect(screen.text()).toContain('Jira did not answer.');
    expect(screen.text()).toContain('Trying again never creates a second one.');
    await screen.click('Try again');
    expect(sent).toHaveLength(2);
    expect(sent[1]).toEqual(sent[0]);
    await screen.waitFor('PREM-40');
  });

  test.each<[Failure, string]>([
    [failure('notAllowed', 'plan'), 'Jira does not let you create issues in this project.'],
    [failure('invalid', 'plan.type'), 'No type you can create in this project counts as discovery.'],
    [failure('invalid', 'plan.screen'), 'New issues in this project ask for fields Premise cannot fill.'],
  ])('refused before anything is typed (%o), it says why and what to do by hand', async (refused, words) => {
    const { screen } = await open({ plan: refused });
    await screen.click('Plan the test');
    expect(screen.text()).toContain(words);
    expect(screen.text()).toContain('Create a discovery issue by hand and link it to this one.');
    expect(screen.buttons()).not.toContain('Create the issue');
  });

  test('somebody planned first: theirs is shown, and it says so', async () => {
    const { screen, story } = await open({ refusals: [failure('conflict', 'plan')] });
    await screen.click('Plan the test');
    story.planned('a1', { id: 'a1.0', way: 'rivalReview', method: 'competitors', issueId: '10040' });
    await screen.click('Create the issue');
    expect(screen.text()).toContain('Someone planned a test for this assumption while you were writing.');
    await screen.waitFor('PREM-40');
  });

  test('who may not edit is offered no plan', async () => {
    const { screen } = await open({ story: { ...FRAMED, canEdit: false } });
    expect(screen.buttons()).not.toContain('Plan the test');
    expect(screen.text()).toContain('What would be enough?');
  });
});

describe('a planned test', () => {
  const planned = (events = assumptionLog()): StoryOptions => ({
    ...FRAMED,
    assumptions: {
      a1: [
        ...assumptionLog(
          ['2024-03-04', stated()],
          ['2024-03-05', thresholdSet()],
          [
            '2024-03-06',
            {
              kind: 'test.planned',
              test: { id: 'a1.0', way: 'storyInterviews', method: 'customerConversations', issueId: '10040' },
            },
          ],
        ),
        ...events,
      ],
    },
  });

  test.each<[string, Jira, string]>([
    ['who sees it', seen(PREM_40), 'Ask four teams To Do'],
    ['who may not', seen(), 'A planned test you cannot see'],
    ['when Jira does not answer', { status: 503, body: {} }, 'A planned test Jira did not tell about just now'],
  ])('is shown as the reader sees it: %s', async (_, jira, words) => {
    const { screen } = await open({ story: planned(), jira });
    await screen.waitFor(words);
    expect(screen.text()).toContain('Planned tests');
  });

  test('what it found says from which issue it came', async () => {
    const found = { ...findingAdded({ link: null, fromIssue: '10040' }), rev: 4, atMs: at('2024-03-08') };
    const { screen } = await open({ story: planned([found]) });
    await screen.waitFor('from PREM-40');
    expect(screen.all('Link').map((link) => link.props['href'])).toContain('/browse/PREM-40');
  });
});

describe('the panel of a discovery issue', () => {
  const story = (
    discovery: (all: readonly AssumptionView[]) => DiscoveryView,
    over: StoryOptions = {},
  ): StoryOptions => ({
    ...{ exempt: true, premise: [], discovery },
    assumptions: {
      a1: assumptionLog(['2024-03-04', stated({ homeIssueId: '10040' })], ['2024-03-05', thresholdSet()]),
    },
    ...over,
  });
  const testing = (canFile = true) =>
    story(([assumption]) => ({
      ...{ isHidden: false, candidates: [] },
      tests: assumption === undefined ? null : { assumption, canFile },
    }));
  const CANDIDATE = { assumptionId: 'a1-of-40', issueId: '10040', statement: 'Admins know', risk: 'value' } as const;

  test('asks one question: which assumption does this test?', async () => {
    const { screen, story: behind } = await open({
      story: story(() => ({ tests: null, isHidden: false, candidates: [CANDIDATE] })),
    });
    await screen.waitFor('Which assumption does this test?');
    expect(screen.text()).not.toContain('Frame the outcome');
    await screen.click('Save');
    expect(screen.text()).toContain('Choose an assumption.');
    await screen.choose('Assumption', 'Admins know (value, PREM-40)');
    await screen.click('Save');
    expect(behind.commands).toMatchObject([{ kind: 'takeTest', assumptionId: 'a1-of-40', seenRev: 0 }]);
  });

  test('with nothing around it, it says how to get on', async () => {
    const { screen } = await open({ story: story(() => ({ tests: null, isHidden: false, candidates: [] })) });
    expect(screen.text()).toContain('Link this issue to the story it is for.');
  });

  test('while it is open it waits; closed, it asks what was found', async () => {
    const before = await open({ story: testing() });
    expect(before.screen.text()).toContain('Admins know whom to invite');
    expect(before.screen.text()).toContain('We are right if… at least 8 of 20');
    expect(before.screen.text()).toContain('When this issue is closed, say here what you found.');
    const after = await open({ story: { ...testing(), doneMs: at('2024-03-14') } });
    expect(after.screen.text()).toContain('What did you find?');
    await after.screen.click('Add a finding');
    await after.screen.choose('How we found out', 'Customer conversations');
    await after.screen.choose('What it says', 'It supports the assumption');
    await after.screen.click('Save');
    expect(after.story.commands).toMatchObject([{ kind: 'addFinding', assumptionId: 'a1' }]);
  });

  test('who may not file a finding is told whose leave it takes; who may not see it, that there is something', async () => {
    const refused = await open({ story: { ...testing(false), doneMs: at('2024-03-14') } });
    expect(refused.screen.text()).toContain(
      'Filing a finding takes permission to edit the issue the assumption stands on.',
    );
    expect(refused.screen.buttons()).not.toContain('Add a finding');
    const hidden = await open({ story: story(() => ({ tests: null, isHidden: true, candidates: [] })) });
    expect(hidden.screen.text()).toContain('This tests an assumption you cannot see.');
  });
});
