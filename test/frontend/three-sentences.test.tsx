import { ON_ISSUE, openScreen } from './support/render-tree';
import type { Jira, OpenScreen } from './support/render-tree';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { failure } from '../../src/domain/failure';
import { IssuePanel } from '../../static/issue-panel/panel';
import { anOutcome, aPremise, assumptionLog, at, premiseLog, stated } from '../support/builders';
import { StoryBehind } from './support/story-behind';

const OUTCOME = 'Who does what differently, by how much, by when?';
const STATEMENT = 'What must be true';
const THRESHOLD = 'We are right if…';
const LINE = 'New teams invite a colleague in their first week: 31 % → 45 % by June';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: at('2024-03-15 14:02') });
});
afterEach(() => {
  vi.useRealTimers();
});

async function open(story: StoryBehind, jira?: (path: string) => Jira): Promise<OpenScreen> {
  return openScreen(<IssuePanel />, { context: ON_ISSUE, invoke: story.invoke, ...(jira && { jira }) });
}

const issue = (summary: string, ...lines: readonly string[]): Jira => ({
  status: 200,
  body: {
    fields: {
      summary,
      description: {
        type: 'doc',
        version: 1,
        content: lines.map((text) => ({ type: 'paragraph', content: [{ type: 'text', text }] })),
      },
    },
  },
});
const problems = (screen: OpenScreen) => screen.all('ErrorMessage').map((node) => node.children[0]?.props['text']);

describe('one sentence', () => {
  test('is shown as its parts under the line once the writer pauses; what is missing is offered quietly', async () => {
    const screen = await open(new StoryBehind());
    await screen.click('Frame the outcome');
    expect(screen.buttons()).not.toContain('metric');
    await screen.type(OUTCOME, LINE);
    await screen.waitFor('who: New teams');
    expect(screen.buttons()).toEqual(
      expect.arrayContaining([
        'who: New teams',
        'what they do: invite a colleague in their first week',
        'metric',
        'from: 31 %',
        'to: 45 %',
        'by: Jun 30',
      ]),
    );
  });

  test('Enter saves what was typed up to it, as its parts', async () => {
    const story = new StoryBehind();
    const screen = await open(story);
    await screen.click('Frame the outcome');
    await screen.type(OUTCOME, LINE);
    await screen.type(OUTCOME, `${LINE}\n`);
    expect(story.commands).toMatchObject([
      {
        kind: 'stateOutcome',
        parts: {
          who: 'New teams',
          does: 'invite a colleague in their first week',
          ...{ from: '31 %', to: '45 %', by: '2024-06-30' },
        },
      },
    ]);
    expect(screen.text()).toContain('New teams invite a colleague in their first week 31 % → 45 % by Jun 30');
  });

  test('pasted lines are one sentence, and are not taken for Enter', async () => {
    const story = new StoryBehind();
    const screen = await open(story);
    await screen.click('Frame the outcome');
    await screen.type(OUTCOME, 'New teams invite\na colleague');
    expect(story.commands).toEqual([]);
    await screen.click('Save');
    expect(story.view().premise.outcome).toMatchObject({ who: 'New teams', does: 'invite a colleague' });
  });

  test('a part put right by its chip is what is saved, and the rest of the line is read on', async () => {
    const story = new StoryBehind();
    const screen = await open(story);
    await screen.click('Frame the outcome');
    await screen.type(OUTCOME, 'New teams invite a colleague');
    await screen.waitFor('who: New teams');
    await screen.click('who: New teams');
    await screen.type('Who', 'Teams of two');
    await screen.click('Done');
    await screen.type(OUTCOME, 'New teams invite a colleague: 31 % → 45 %');
    await screen.waitFor('to: 45 %');
    expect(screen.buttons()).toContain('who: Teams of two');
    await screen.click('Save');
    expect(story.view().premise.outcome).toMatchObject({ who: 'Teams of two', from: '31 %', to: '45 %' });
  });

  test('a part is taken out alone', async () => {
    const story = new StoryBehind();
    const screen = await open(story);
    await screen.click('Frame the outcome');
    await screen.type(OUTCOME, LINE);
    await screen.waitFor('from: 31 %');
    await screen.click('from: 31 %');
    await screen.click('Remove');
    expect(screen.buttons()).toContain('from');
    await screen.click('Save');
    expect(story.view().premise.outcome).toMatchObject({ who: 'New teams', from: '', to: '45 %', by: '2024-06-30' });
  });

  test('editing sends only the part that changed', async () => {
    const story = new StoryBehind({
      premise: premiseLog(['2024-03-04', { kind: 'outcome.stated', parts: anOutcome() }]),
    });
    const screen = await open(story);
    await screen.click('Edit');
    const line = 'New teams invite a colleague in their first week · invited in week 1 · 31 % → 45 % · by Sep 30';
    expect(screen.field(OUTCOME).props['defaultValue']).toBe(line);
    await screen.type(OUTCOME, line.replace('45 %', '50 %'));
    await screen.click('Save');
    expect(story.commands.map((command) => 'parts' in command && command.parts)).toEqual([{ to: '50 %' }]);
  });

  test('saving without a change sends nothing', async () => {
    const story = new StoryBehind({
      premise: premiseLog(['2024-03-04', { kind: 'outcome.stated', parts: anOutcome() }]),
    });
    const screen = await open(story);
    await screen.click('Edit');
    await screen.click('Save');
    expect(story.commands).toEqual([]);
    expect(screen.all('Form')).toHaveLength(0);
  });
});

describe('three sentences in one go', () => {
  test('saving one opens the next, and three Enters frame the story', async () => {
    const story = new StoryBehind();
    const screen = await open(story);
    await screen.click('Frame the outcome');
    await screen.type(OUTCOME, LINE);
    await screen.type(OUTCOME, `${LINE}\n`);
    expect(screen.field(STATEMENT).props['autoFocus']).toBe(true);
    // Nothing but the line's own button is to be pressed meanwhile.
    expect(screen.all('Button').filter((button) => button.props['appearance'] === 'primary')).toEqual([]);
    await screen.type(STATEMENT, 'We believe that admins know whom to invite');
    await screen.type(STATEMENT, 'We believe that admins know whom to invite\n');
    await screen.type(THRESHOLD, 'at least 8 of 20 admins name a colleague');
    await screen.type(THRESHOLD, 'at least 8 of 20 admins name a colleague\n');
    expect(story.view().assumptions[0]).toMatchObject({
      statement: 'Admins know whom to invite',
      threshold: { text: 'at least 8 of 20 admins name a colleague', atLeast: 8 },
    });
    expect(screen.all('Form')).toHaveLength(0);
    expect(screen.text()).toContain('Test it first');
  });

  test('the risk is guessed, says so, and one click changes it', async () => {
    const story = new StoryBehind({
      premise: premiseLog(['2024-03-04', { kind: 'outcome.stated', parts: anOutcome() }]),
    });
    const screen = await open(story);
    await screen.click('Name the riskiest assumption');
    await screen.type(STATEMENT, 'Admins find the button without help');
    await screen.waitFor('Usability: can they work out how? Our guess, from “find”.');
    await screen.click('value');
    expect(screen.text()).not.toContain('Our guess');
    await screen.click('Save');
    expect(story.view().assumptions[0]?.risk).toBe('value');
  });

  test('a threshold’s number is a chip; one put right by hand counts, one that is none is said at its field', async () => {
    const story = new StoryBehind({
      premise: premiseLog(
        ['2024-03-04', { kind: 'outcome.stated', parts: anOutcome() }],
        ['2024-03-04', { kind: 'assumption.linked', assumptionId: 'a1' }],
      ),
      assumptions: { a1: assumptionLog(['2024-03-04', stated()]) },
    });
    const screen = await open(story);
    await screen.click('Say what would prove you wrong');
    await screen.type(THRESHOLD, 'most admins name a colleague');
    await screen.waitFor('Without a number people decide');
    await screen.click('a number that decides');
    await screen.type('At least', 'a few');
    await screen.click('Save');
    expect(problems(screen)).toEqual(['Use a number, like 40, 12.5 or 1,5 %.']);
    await screen.type('At least', '1,5 %');
    await screen.click('Save');
    expect(story.view().assumptions[0]?.threshold).toEqual({ text: 'most admins name a colleague', atLeast: 1.5 });
  });

  test('Enter on an empty assumption says what is missing and sends nothing', async () => {
    const story = new StoryBehind({
      premise: premiseLog(['2024-03-04', { kind: 'outcome.stated', parts: anOutcome() }]),
    });
    const screen = await open(story);
    await screen.click('Name the riskiest assumption');
    await screen.type(STATEMENT, '\n');
    expect(problems(screen)).toEqual(['Write what must be true first.']);
    expect(story.commands).toEqual([]);
  });
});

describe('the coach', () => {
  test('says at most two things, with a pattern of a better sentence, and never blocks', async () => {
    const story = new StoryBehind();
    const screen = await open(story);
    await screen.click('Frame the outcome');
    await screen.type(OUTCOME, 'Redesign the settings page of the app');
    await screen.waitFor('This reads like what we ship. Try: who + does + by how much.');
    expect(screen.all('HelperMessage').filter((node) => JSON.stringify(node).includes('Try:'))).toHaveLength(2);
    await screen.click('Save');
    expect(story.commands).toHaveLength(1);
  });

  test('says nothing yet of a sentence just begun', async () => {
    const screen = await open(new StoryBehind());
    await screen.click('Frame the outcome');
    await screen.type(OUTCOME, 'New teams');
    await screen.waitFor('New teams');
    expect(screen.text()).not.toContain('Try:');
  });

  test('waved away before saving, it is kept with the save and not said again', async () => {
    const story = new StoryBehind();
    const screen = await open(story);
    await screen.click('Frame the outcome');
    await screen.type(OUTCOME, 'Add a colleague to the account');
    await screen.waitFor('This reads like what we ship.');
    await screen.click('This is what users do');
    expect(screen.text()).not.toContain('This reads like what we ship.');
    expect(story.commands).toEqual([]);
    await screen.click('Save');
    expect(story.commands.map(({ kind }) => kind)).toEqual(['stateOutcome', 'dismissHint']);
    expect(screen.text()).not.toContain('This reads like what we ship');
  });

  test('knows what is to be built, and says where the sentence only repeats it', async () => {
    const screen = await open(new StoryBehind(), () => issue('Export reports as a spreadsheet'));
    await screen.click('Frame the outcome');
    await screen.type(OUTCOME, 'reports exported as a spreadsheet');
    await screen.waitFor('This says again what we build.');
  });
});

describe('a draft from the issue', () => {
  const STORY = 'As a nurse, I want the charts on one page so that I spend less time searching';

  test('is offered with its source, and used it becomes the line to go on from', async () => {
    const story = new StoryBehind();
    const asked: string[] = [];
    const screen = await open(story, (path) => {
      asked.push(path);
      return issue('Charts', 'Background first.', STORY);
    });
    expect(screen.text()).toContain('From the description: “Nurse spend less time searching');
    expect(asked).toEqual(['/rest/api/3/issue/10001?fields=summary,description']);
    await screen.click('Use this');
    expect(screen.field(OUTCOME).props['defaultValue']).toBe('Nurse spend less time searching');
    expect(story.commands).toEqual([]);
    await screen.click('Save');
    expect(story.view().premise.outcome).toMatchObject({ who: 'Nurse', does: 'spend less time searching' });
  });

  test('put away it stays away while the panel is open', async () => {
    const screen = await open(new StoryBehind(), () => issue(STORY));
    expect(screen.text()).toContain('From the summary: ');
    await screen.click('Not now');
    expect(screen.text()).not.toContain('From the summary');
    await screen.click('Frame the outcome');
    expect(screen.field(OUTCOME).props['defaultValue']).toBe('');
    await screen.click('Cancel');
    expect(screen.text()).not.toContain('From the summary');
  });

  test.each<[string, Jira]>([
    ['an issue without a template', issue('Charts on one page', 'They are on two now. So that is slow.')],
    ['an issue Jira does not show', { status: 404, body: {} }],
    ['an answer that is none', { status: 200, body: { fields: 5 } }],
  ])('of %s nothing is offered', async (_what, answer) => {
    const screen = await open(new StoryBehind(), () => answer);
    expect(screen.buttons()).not.toContain('Use this');
    expect(screen.buttons()).toContain('Frame the outcome');
  });

  test('a story with an outcome, or resting on its epic’s, asks Jira for nothing', async () => {
    const never = (): Jira => {
      throw new Error('nobody needs to know what the issue says');
    };
    await open(
      new StoryBehind({ premise: premiseLog(['2024-03-04', { kind: 'outcome.stated', parts: anOutcome() }]) }),
      never,
    );
    const inherits = new StoryBehind({ epic: { key: 'PREM-12', premise: aPremise() } });
    const screen = await open(inherits, never);
    expect(screen.text()).toContain('From epic PREM-12 Nothing to write, unless this story bets on something else.');
    expect(screen.buttons()).not.toContain('Frame the outcome');
  });
});

describe('bad input', () => {
  test.each([
    ['emoji', 'New teams invite 🎉 a colleague 👩‍👩‍👧'],
    ['right to left', 'צוותים חדשים מזמינים עמית בשבוע הראשון'],
    ['pasted HTML', '<b onclick="x">Teams</b> &amp; <script>alert(1)</script> invite'],
  ])('%s is kept as the text it is', async (_what, line) => {
    const story = new StoryBehind();
    const screen = await open(story);
    await screen.click('Frame the outcome');
    await screen.type(OUTCOME, line);
    await screen.click('Save');
    const { who, does } = story.view().premise.outcome;
    expect([who, does].filter((part) => part !== '').join(' ')).toBe(line);
    expect(screen.text()).toContain(line);
  });

  test('ten thousand characters are told at the field, not cut: they fit, one more does not', async () => {
    const story = new StoryBehind();
    const screen = await open(story);
    const long = 'x'.repeat(10_000);
    await screen.click('Frame the outcome');
    expect(screen.field(OUTCOME).props['maxLength']).toBeUndefined();
    await screen.type(OUTCOME, `${long}y`);
    expect(problems(screen)).toEqual(['10,001 characters; 10,000 fit. Nothing is cut: shorten it, then save.']);
    await screen.click('Save');
    expect(story.commands).toEqual([]);
    await screen.type(OUTCOME, long);
    expect(problems(screen)).toEqual([]);
    expect(screen.text()).toContain('Long for one sentence. All of it is kept');
    await screen.click('Save');
    expect(story.view().premise.outcome.does).toBe(long);
  });

  test('a day that has passed and a change that is none are said at the line, and can be saved', async () => {
    const story = new StoryBehind();
    const screen = await open(story);
    await screen.click('Frame the outcome');
    await screen.type(OUTCOME, 'New teams invite a colleague: 31 % → 31 % by 1 March 2023');
    await screen.waitFor('Mar 1, 2023 has passed. Is that the day you mean?');
    expect(screen.text()).toContain('From and to are both 31 %: say what changes.');
    await screen.click('Save');
    expect(story.view().premise.outcome).toMatchObject({ from: '31 %', to: '31 %', by: '2023-03-01' });
  });

  test('“1,5 %” and “€ 2k” are values as they were written', async () => {
    const story = new StoryBehind();
    const screen = await open(story);
    await screen.click('Frame the outcome');
    await screen.type(OUTCOME, 'Conversion from 1,5 % to 2,5 %');
    await screen.click('Save');
    await screen.click('Cancel');
    await screen.click('Edit');
    await screen.type(OUTCOME, 'Monthly donations grow from € 2k to € 3,5k');
    await screen.click('Save');
    expect(story.commands.map((command) => 'parts' in command && command.parts)).toEqual([
      { metric: 'Conversion', from: '1,5 %', to: '2,5 %' },
      { metric: 'Monthly donations', from: '€ 2k', to: '€ 3,5k' },
    ]);
  });

  test('a save that fails leaves line and parts as they were, and trying again saves them', async () => {
    const story = new StoryBehind();
    const screen = await open(story);
    await screen.click('Frame the outcome');
    await screen.type(OUTCOME, LINE);
    await screen.waitFor('who: New teams');
    await screen.click('who: New teams');
    await screen.type('Who', 'Teams of two');
    story.failNext.push(failure('tooSlow'));
    await screen.type(OUTCOME, `${LINE}\n`);
    expect(screen.text()).toContain('This took longer than Jira allows.');
    expect(screen.buttons()).toContain('who: Teams of two');
    await screen.click('Try again');
    expect(story.view().premise.outcome).toMatchObject({ who: 'Teams of two', to: '45 %' });
  });

  test('another part saved meanwhile, by a click beside it, leaves the line being written alone', async () => {
    const story = new StoryBehind();
    const screen = await open(story);
    await screen.click('Frame the outcome');
    await screen.type(OUTCOME, LINE);
    await screen.waitFor('who: New teams');
    await screen.click('M');
    expect(story.view().premise.sizeGuess).toBe('medium');
    expect(screen.buttons()).toContain('who: New teams');
    await screen.click('Save');
    expect(story.view().premise.outcome).toMatchObject({ who: 'New teams', to: '45 %' });
  });

  test('somebody saved first: both texts are shown part by part, and the line is still there to change', async () => {
    const story = new StoryBehind({
      premise: premiseLog(['2024-03-04', { kind: 'outcome.stated', parts: anOutcome() }]),
    });
    const screen = await open(story);
    await screen.click('Edit');
    const line = 'Admins invite a colleague in their first week · invited in week 1 · 31 % → 60 % · by Sep 30';
    await screen.type(OUTCOME, line);
    story.meanwhile({ id: 'theirs', kind: 'stateOutcome', seenRev: 1, parts: { to: '50 %', metric: 'invites' } });
    await screen.type(OUTCOME, `${line}\n`);
    expect(screen.text()).toContain('To Yours 60 % Saved meanwhile 50 %');
    await screen.waitFor('who: Admins');
    await screen.click('Keep mine');
    // Theirs where only they wrote, mine where both did and I chose mine.
    expect(story.view().premise.outcome).toMatchObject({ who: 'Admins', to: '60 %', metric: 'invites' });
  });

  test('an assumption somebody reworded first: both are shown, with their risks', async () => {
    const story = new StoryBehind({
      premise: premiseLog(['2024-03-04', { kind: 'assumption.linked', assumptionId: 'a1' }]),
      assumptions: { a1: assumptionLog(['2024-03-04', stated()]) },
    });
    const screen = await open(story);
    await screen.click('Edit');
    await screen.type(STATEMENT, 'Admins know three people to invite');
    story.meanwhile({
      ...{ id: 'theirs', kind: 'stateAssumption', seenRev: 1, assumptionId: 'a1' },
      ...{ statement: 'Owners know whom to invite', risk: 'usability' },
    });
    await screen.click('Save');
    expect(screen.text()).toContain('Yours Admins know three people to invite (value)');
    expect(screen.text()).toContain('Saved meanwhile Owners know whom to invite (usability)');
    await screen.click('Keep mine');
    expect(story.view().assumptions[0]?.statement).toBe('Admins know three people to invite');
  });
});
