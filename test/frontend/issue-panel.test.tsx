import { ON_ISSUE, openScreen } from './support/render-tree';
import type { OpenScreen } from './support/render-tree';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { failure } from '../../src/domain/failure';
import type { ErrorCode } from '../../src/domain/failure';
import { IssuePanel } from '../../static/issue-panel/panel';
import {
  anOutcome,
  aPremise,
  assumptionLog,
  at,
  findingAdded,
  premiseLog,
  stated,
  thresholdSet,
} from '../support/builders';
import { StoryBehind } from './support/story-behind';
import type { StoryOptions } from './support/story-behind';

const FRAMED: StoryOptions = {
  size: 5,
  premise: premiseLog(
    ['2024-03-04', { kind: 'outcome.stated', parts: anOutcome() }],
    ['2024-03-04', { kind: 'assumption.linked', assumptionId: 'a1' }],
  ),
  assumptions: { a1: assumptionLog(['2024-03-04', stated()], ['2024-03-05', thresholdSet()]) },
};
const TESTED: StoryOptions = {
  ...FRAMED,
  assumptions: {
    a1: assumptionLog(['2024-03-04', stated()], ['2024-03-05', thresholdSet()], ['2024-03-08', findingAdded()]),
  },
};

// The reader's clock, for "Saved 14:02" and for years that go without saying.
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: at('2024-03-15 14:02') });
});
afterEach(() => {
  vi.useRealTimers();
});

const OUTCOME = 'Who does what differently, by how much, by when?';

/** Sets one part right by its chip. */
async function changePart(screen: OpenScreen, chip: string, label: string, value: string): Promise<void> {
  await screen.click(chip);
  await screen.type(label, value);
  await screen.click('Done');
}

async function openPanel(story: StoryBehind) {
  return openScreen(<IssuePanel />, { context: ON_ISSUE, invoke: story.invoke });
}

describe('the panel opens', () => {
  test('it says that it is loading while the answer is on its way', async () => {
    const screen = await openScreen(<IssuePanel />, {
      context: ON_ISSUE,
      invoke: () => new Promise(() => undefined),
    });
    expect(screen.text()).toContain('Loading');
    expect(screen.all('Spinner')).toHaveLength(1);
  });

  test('a story nobody wrote about asks one question and offers one place to answer it', async () => {
    const screen = await openPanel(new StoryBehind());
    expect(screen.text()).toContain('What changes for whom if we ship this?');
    expect(screen.text()).toContain('Nothing stated yet');
    expect(screen.buttons().filter((name) => name === 'Frame the outcome')).toHaveLength(1);
    expect(screen.text()).not.toMatch(/\b0 of 100/);
  });

  test('where no software is made it is off until the project turns it on, but for what somebody has said', async () => {
    const { extension, ...reader } = ON_ISSUE;
    const context = { ...reader, extension: { ...extension, project: { ...extension.project, type: 'business' } } };
    const off = await openScreen(<IssuePanel />, { context, invoke: new StoryBehind().invoke });
    expect(off.text()).toContain('Premise is off in this project.');
    const said = await openScreen(<IssuePanel />, { context, invoke: new StoryBehind(FRAMED).invoke });
    expect(said.text()).not.toContain('Premise is off');
  });

  test('a framed story shows its sentence, its assumption with risk and standing, its threshold, and the score', async () => {
    const screen = await openPanel(new StoryBehind(FRAMED));
    const text = screen.text();
    expect(text).toContain('New teams invite a colleague in their first week');
    expect(text).toContain('31 % → 45 % by Sep 30');
    expect(text).toContain('Admins know whom to invite value untested');
    expect(text).toContain('set Mar 5, before any finding');
    expect(text).toContain('50 of 100');
    expect(text).toContain('Test it first');
    expect(text).toContain('5 points ask for market evidence; nothing tested yet.');
    expect(text).toContain('What would be enough?');
  });

  test('a finding shows its method and sample, what it says, how far it reaches, and its evidence', async () => {
    const screen = await openPanel(new StoryBehind(TESTED));
    const text = screen.text();
    expect(text).toContain('Customer conversations, 5 supports');
    expect(text).toContain('Reaches market');
    expect(text).toContain('found Mar 8');
    expect(text).toContain('with product and design');
    expect(screen.all('Link').map((link) => link.props['href'])).toEqual(['https://example.test/notes']);
  });

  test.each<[ErrorCode, string, boolean]>([
    ['notFound', 'This issue or project is not there, or you cannot see it.', false],
    ['notAllowed', 'Jira does not let you do that here.', false],
    ['storeUnavailable', 'Premise could not reach its storage.', true],
    ['internal', 'Something went wrong on our side.', true],
  ])(
    'when opening fails with %s it says so, and offers to try again only where that can help',
    async (code, words, again) => {
      const story = new StoryBehind(FRAMED);
      story.failNext.push(failure(code));
      const screen = await openPanel(story);
      expect(screen.text()).toContain(words);
      expect(screen.buttons()).toEqual(again ? ['Try again'] : []);
    },
  );

  test('trying again after a failure shows the premise', async () => {
    const story = new StoryBehind(FRAMED);
    story.failNext.push(failure('jiraBusy'));
    const screen = await openPanel(story);
    await screen.click('Try again');
    expect(screen.text()).toContain('New teams invite a colleague');
  });

  test('a store that is still being set up is waited for, without a word to click', async () => {
    const story = new StoryBehind(FRAMED);
    story.failNext.push(failure('settingUp'));
    const screen = await openPanel(story);
    expect(screen.text()).toContain('Loading');
    await screen.waitFor('New teams invite a colleague');
  });

  test('a bridge that breaks is told as Jira not answering', async () => {
    const screen = await openScreen(<IssuePanel />, {
      context: ON_ISSUE,
      invoke: () => {
        throw new Error('Network error');
      },
    });
    expect(screen.text()).toContain('Jira did not answer.');
  });

  test('an answer that is no answer is told as our mistake', async () => {
    const screen = await openScreen(<IssuePanel />, { context: ON_ISSUE, invoke: () => undefined });
    expect(screen.text()).toContain('Something went wrong on our side.');
  });
});

describe('writing', () => {
  test('framing the outcome sends only the parts that were written, and the sentence appears', async () => {
    const story = new StoryBehind();
    const screen = await openPanel(story);
    await screen.click('Frame the outcome');
    await screen.type(OUTCOME, 'New teams invite a colleague');
    await screen.click('Save');
    expect(story.commands).toMatchObject([
      { kind: 'stateOutcome', seenRev: 0, parts: { who: 'New teams', does: 'invite a colleague' } },
    ]);
    expect(story.commands[0]?.id).toMatch(/^[0-9a-f-]{36}$/);
    expect(screen.text()).toContain('New teams invite a colleague');
    expect(screen.text()).toMatch(/Saved 02:02 PM\. Now: Name the riskiest assumption, \d+ of 100\./);
    expect(screen.told).toEqual([['premise.saved', { issueId: '10001' }]]);
  });

  test('naming the riskiest assumption and what would prove it wrong makes the panel ask for a test', async () => {
    const story = new StoryBehind({ premise: FRAMED.premise?.slice(0, 1) ?? [], size: 5 });
    const screen = await openPanel(story);
    await screen.click('Name the riskiest assumption');
    await screen.type('What must be true', 'Admins know whom to invite');
    await screen.click('usability');
    await screen.click('Save');
    expect(screen.text()).toContain('Admins know whom to invite usability untested');
    await screen.type('We are right if…', '8 of 20 admins name someone');
    await screen.click('Save');
    expect(story.view().assumptions[0]?.threshold?.atLeast).toBe(8);
    expect(screen.text()).toContain('8 of 20 admins name someone set Mar 15, before any finding');
    expect(screen.text()).toContain('Test it first');
  });

  test('adding a finding raises the score and moves the next step on', async () => {
    const story = new StoryBehind(FRAMED);
    const screen = await openPanel(story);
    expect(screen.text()).toContain('50 of 100');
    await screen.click('Add a finding');
    await screen.choose('How we found out', 'Customer conversations');
    await screen.choose('What it says', 'It supports the assumption');
    await screen.type('How many customers', '12');
    await screen.tick('product');
    await screen.tick('design');
    await screen.type('What we saw', '9 of 12 named someone');
    await screen.type('Link to the evidence', 'https://example.test/calls');
    await screen.click('Save');
    expect(story.commands.at(-1)).toMatchObject({
      kind: 'addFinding',
      assumptionId: 'a1',
      finding: {
        method: 'customerConversations',
        verdict: 'supports',
        found: '2024-03-15',
        sample: 12,
        disciplines: ['product', 'design'],
        note: '9 of 12 named someone',
        link: 'https://example.test/calls',
      },
    });
    expect(screen.text()).toContain('100 of 100');
    expect(screen.text()).toContain('Ready to build');
    expect(screen.text()).toContain('Customer conversations, 12 supports');
    expect(screen.all('Form')).toHaveLength(0);
  });

  test('what cannot be a finding is said at its field, and nothing is sent', async () => {
    const story = new StoryBehind(FRAMED);
    const screen = await openPanel(story);
    await screen.click('Add a finding');
    await screen.type('How many', 'a dozen');
    await screen.type('Link to the evidence', 'http://example.test');
    await screen.click('Save');
    expect(screen.all('ErrorMessage').map((node) => node.children[0]?.props['text'])).toEqual([
      'Choose how you found out.',
      'Choose what it says.',
      'Use a whole number, like 12.',
      'Use a full address that starts with https://',
    ]);
    expect(story.commands).toEqual([]);
  });

  test('a late finding is marked and says why it counts for less', async () => {
    const story = new StoryBehind({
      ...FRAMED,
      assumptions: {
        a1: assumptionLog(['2024-03-04', stated()], ['2024-03-08', findingAdded()], ['2024-03-12', thresholdSet()]),
      },
    });
    const screen = await openPanel(story);
    expect(screen.text()).toContain('set Mar 12, after the first finding');
    expect(screen.all('Lozenge').map((node) => node.children[0]?.props['text'])).toContain('late');
    expect(screen.text()).toContain('so it counts one level lower');
  });

  test('withdrawing a finding asks once, then it counts no longer', async () => {
    const story = new StoryBehind(TESTED);
    const screen = await openPanel(story);
    await screen.click('Withdraw');
    expect(story.commands).toEqual([]);
    await screen.click('Withdraw');
    expect(story.commands.at(-1)).toMatchObject({ kind: 'withdrawFinding', findingId: 'finding-1' });
    expect(screen.text()).toContain('1 finding withdrawn');
    expect(screen.text()).not.toContain('Customer conversations, 5');
  });

  test('a kind no is saved with its reason and shown in words, without a number', async () => {
    const story = new StoryBehind(FRAMED);
    const screen = await openPanel(story);
    await screen.click('Decide');
    await screen.choose('We decided to', 'Not now, because…');
    await screen.type('In one kind sentence', 'Our teams are small for another year');
    await screen.type('What would make us look again', 'ten customers above 500 seats');
    await screen.click('Save');
    expect(screen.text()).toContain('Not now: other things come first. Our teams are small for another year');
    expect(screen.text()).toContain('No, because… Said no');
    expect(screen.text()).not.toContain('of 100');
  });

  test('opening another form keeps what is being typed in the first', async () => {
    const story = new StoryBehind(FRAMED);
    const screen = await openPanel(story);
    await screen.click('Edit', 0);
    await screen.type(OUTCOME, 'New teams invite two colleagues');
    await screen.click('Decide');
    await screen.click('Save', 0);
    expect(story.commands.at(-1)).toMatchObject({ kind: 'stateOutcome', parts: { does: 'invite two colleagues' } });
  });
});

describe('when saving goes wrong', () => {
  test('what was typed stays, the error sits at the form, and trying again is the same command', async () => {
    const story = new StoryBehind();
    const screen = await openPanel(story);
    await screen.click('Frame the outcome');
    await screen.type(OUTCOME, 'New teams invite a colleague');
    story.failNext.push(failure('storeUnavailable'));
    await screen.click('Save');
    expect(screen.text()).toContain('Premise could not reach its storage. Nothing is lost.');
    await screen.waitFor('who: New teams');
    expect(story.commands).toEqual([]);
    await screen.click('Try again');
    expect(screen.text()).toContain('Saved');
    expect(story.view().premise.outcome.who).toBe('New teams');
  });

  test('a save whose answer was lost is sent again under the same id, so it counts once', async () => {
    const story = new StoryBehind(FRAMED);
    let isLost = true;
    const screen = await openScreen(<IssuePanel />, {
      context: ON_ISSUE,
      invoke: (name, payload) => {
        const answer = story.invoke(name, payload);
        if (name !== 'save' || !isLost) return answer;
        isLost = false;
        throw new Error('The request timed out');
      },
    });
    await screen.click('Add a finding');
    await screen.choose('How we found out', 'Survey');
    await screen.choose('What it says', 'It does not decide');
    await screen.click('Save');
    expect(screen.text()).toContain('This took longer than Jira allows.');
    await screen.click('Try again');
    expect(story.commands.map(({ id }) => id)).toEqual([story.commands[0]?.id, story.commands[0]?.id]);
    expect(story.view().assumptions[0]?.findings).toHaveLength(1);
  });

  test('two people changing the same part see both texts and choose', async () => {
    const story = new StoryBehind(FRAMED);
    const screen = await openPanel(story);
    await screen.click('Edit', 0);
    await changePart(screen, 'to: 45 %', 'To', '50 %');
    await changePart(screen, 'metric: invited in week 1', 'Metric', 'teams with an invite');
    story.meanwhile({ id: 'theirs', kind: 'stateOutcome', seenRev: 2, parts: { to: '60 %' } });
    await screen.click('Save');
    expect(screen.text()).toContain('To Yours 50 % Saved meanwhile 60 %');
    expect(screen.text()).not.toContain('Yours teams with an invite');
    await screen.click('Keep mine');
    expect(story.view().premise.outcome).toMatchObject({ to: '50 %', metric: 'teams with an invite' });
  });

  test('keeping theirs closes the form and shows what they wrote', async () => {
    const story = new StoryBehind(FRAMED);
    const screen = await openPanel(story);
    await screen.click('Edit', 0);
    await changePart(screen, 'to: 45 %', 'To', '50 %');
    story.meanwhile({ id: 'theirs', kind: 'stateOutcome', seenRev: 2, parts: { to: '60 %' } });
    await screen.click('Save');
    await screen.click('Keep theirs');
    expect(screen.text()).toContain('31 % → 60 %');
    expect(screen.all('Form')).toHaveLength(0);
  });

  test('two people changing different parts both keep their words, unasked', async () => {
    const story = new StoryBehind(FRAMED);
    const screen = await openPanel(story);
    await screen.click('Edit', 0);
    await changePart(screen, 'to: 45 %', 'To', '50 %');
    story.meanwhile({ id: 'theirs', kind: 'stateOutcome', seenRev: 2, parts: { who: 'Small teams' } });
    await screen.click('Save');
    expect(screen.text()).toContain('Small teams invite a colleague');
    expect(screen.text()).toContain('31 % → 50 %');
  });

  test('a single click that comes too late shows how it stands now, and can be done again', async () => {
    const story = new StoryBehind(FRAMED);
    story.meanwhile({ id: 'first', kind: 'decide', seenRev: 2, decision: { kind: 'build', together: [] } });
    const screen = await openPanel(story);
    story.meanwhile({ id: 'theirs', kind: 'decide', seenRev: 3, decision: { kind: 'build', together: ['design'] } });
    await screen.click('Take it back');
    expect(screen.text()).toContain('You see how it stands now. Do it again if you still want to.');
    expect(screen.text()).toContain('Decided by design.');
    await screen.click('Take it back');
    expect(screen.text()).toContain('Not decided yet.');
  });

  test('a save that Jira did not publish yet is said to follow', async () => {
    const story = new StoryBehind({ published: false });
    const screen = await openPanel(story);
    await screen.click('Frame the outcome');
    await screen.type(OUTCOME, 'New teams invite a colleague');
    await screen.click('Save');
    expect(screen.text()).toMatch(/Saved .* Jira’s search and the sidebar follow in a moment\./);
  });
});

describe('who may do what', () => {
  test('a person who may not edit sees everything, changes nothing, and is told why in one line', async () => {
    const screen = await openPanel(new StoryBehind({ ...TESTED, canEdit: false }));
    expect(screen.text()).toContain('You can read this. Changing it takes permission to edit this issue.');
    expect(screen.text()).toContain('Customer conversations, 5 supports');
    // What is left only unfolds.
    expect(screen.buttons()).toEqual(['History', 'How the score is made']);
    expect(screen.all('Form')).toHaveLength(0);
  });

  test('a story that inherits shows its epic’s premise, says so, and offers a bet of its own', async () => {
    const story = new StoryBehind({
      epic: { key: 'PREM-12', premise: aPremise({ assumptionIds: ['a1'] }) },
      assumptions: FRAMED.assumptions ?? {},
    });
    const screen = await openPanel(story);
    expect(screen.text()).toContain('From epic PREM-12');
    expect(screen.text()).toContain('New teams invite a colleague in their first week');
    expect(screen.buttons()).not.toContain('Edit');
    await screen.click('This story’s own bet…');
    expect(screen.text()).toContain('Until you save, it rests on PREM-12.');
    await screen.type(OUTCOME, 'Admins choose whom to invite');
    await screen.click('Save');
    expect(screen.text()).not.toContain('From epic');
    expect(story.view().premise.outcome.who).toBe('Admins');
  });

  test('a finding can be added to the epic’s assumption from the story that rests on it', async () => {
    const story = new StoryBehind({
      epic: { key: 'PREM-12', premise: aPremise({ assumptionIds: ['a1'] }) },
      assumptions: FRAMED.assumptions ?? {},
    });
    const screen = await openPanel(story);
    await screen.click('Add a finding');
    await screen.choose('How we found out', 'Usability test');
    await screen.choose('What it says', 'It refutes the assumption');
    await screen.click('Save');
    expect(screen.text()).toContain('Usability test refutes');
    expect(screen.text()).toContain('From epic PREM-12');
  });

  test('a type that is not asked for a premise says so in one line and can be opened anyway', async () => {
    const screen = await openPanel(new StoryBehind({ exempt: true }));
    expect(screen.text()).toBe('This type of work is not asked for a premise. State one anyway');
    await screen.click('State one anyway');
    expect(screen.text()).toContain('What do people do differently?');
  });
});

describe('one click away', () => {
  test('how the score is made names every check, its points and what would earn the rest', async () => {
    const screen = await openPanel(new StoryBehind(FRAMED));
    await screen.click('How the score is made');
    const rows = screen.all('Row').map((row) => row.children.map((cell) => cell.children[0]?.props['text'] ?? ''));
    expect(rows).toContainEqual(['Says who', '5 of 5', 'Complete']);
    expect(rows).toContainEqual(['Strength of evidence', '0 of 35', 'Test it and add what you found.']);
    expect(rows).toHaveLength(11);
  });

  test('how it stood at start is there once the story has started', async () => {
    const screen = await openPanel(new StoryBehind({ ...FRAMED, startedMs: at('2024-03-11') }));
    await screen.click('As it stood at start');
    expect(screen.text()).toContain('Started Mar 11. Never validated.');
    expect(screen.text()).toContain('At start Now Score 50 of 100 50 of 100');
  });

  test('another assumption can be made the riskiest', async () => {
    const story = new StoryBehind({
      ...FRAMED,
      premise: premiseLog(
        ['2024-03-04', { kind: 'assumption.linked', assumptionId: 'a1' }],
        ['2024-03-04', { kind: 'assumption.linked', assumptionId: 'a2' }],
      ),
      assumptions: {
        ...FRAMED.assumptions,
        a2: assumptionLog(['2024-03-04', stated({ statement: 'Invitations get through', risk: 'feasibility' })]),
      },
    });
    const screen = await openPanel(story);
    await screen.click('Other assumption (1)');
    await screen.click('Make it the riskiest');
    expect(story.view().premise.riskiestId).toBe('a2');
    expect(screen.text()).toContain('Invitations get through feasibility untested');
  });

  test('once it is done, the panel asks what came of it', async () => {
    const story = new StoryBehind({ ...TESTED, startedMs: at('2024-03-11'), doneMs: at('2024-03-14') });
    const screen = await openPanel(story);
    await screen.click('Record what came of it', 0);
    await screen.choose('What came of it', 'Met');
    await screen.type('What we saw', '41 % invited someone');
    await screen.click('Save');
    expect(screen.text()).toContain('Met, looked at Mar 15 41 % invited someone');
  });
});
