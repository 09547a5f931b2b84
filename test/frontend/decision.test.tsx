/** Deciding in the panel: each kind in its sentence, a kind no, and its comment, posted once the no is saved. */
import { ON_ISSUE, openScreen, type OpenScreen } from './support/render-tree';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { failure, type Failure } from '../../src/domain/failure';
import { IssueContext } from '../../static/issue-context/context';
import { IssuePanel } from '../../static/issue-panel/panel';
import { anOutcome, at, premiseLog } from '../support/builders';
import { StoryBehind } from './support/story-behind';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: at('2024-03-15 14:02') });
});
afterEach(() => {
  vi.useRealTimers();
});

const OUTCOME = premiseLog(['2024-03-04', { kind: 'outcome.stated', parts: anOutcome() }]);
const TELL = 'Also say it in a comment on the issue, as you';

/** The panel of a story for somebody who may comment or not, and what was asked to be posted. */
async function deciding({ mayComment = true, fails = [] as Failure[] } = {}) {
  const story = new StoryBehind({ size: 5, premise: OUTCOME });
  const posted: unknown[] = [];
  const screen = await openScreen(<IssuePanel />, {
    context: ON_ISSUE,
    invoke: (name, payload) => {
      if (name !== 'commentNo') return story.invoke(name, payload);
      posted.push(payload);
      const failed = fails.shift();
      return failed === undefined ? { ok: true, value: { isPosted: true } } : { ok: false, error: failed };
    },
    jira: () => ({ status: 200, body: { permissions: { ADD_COMMENTS: { havePermission: mayComment } } } }),
  });
  await screen.click('Decide');
  return { story, posted, screen };
}

async function sayNo(screen: OpenScreen): Promise<void> {
  await screen.choose('We decided to', 'Not now, because…');
  await screen.choose('Why not', 'too costly');
  await screen.type('In one kind sentence', 'A shared page does most of it');
  await screen.type('What would make us look again', 'ten customers ask');
}

async function chooseDay(screen: OpenScreen, label: string, day: string): Promise<void> {
  const { onChange } = screen.field(label).props;
  if (typeof onChange !== 'function') throw new Error('no day can be chosen');
  Reflect.apply(onChange, undefined, [day]);
  await screen.settled();
}

const WORDS = [
  'Thank you for bringing this up. No: it would take more than it brings.',
  'A shared page does most of it',
  'We look again when: ten customers ask',
];

describe('deciding', () => {
  test('to build to learn asks for the stop rule and the day in one sentence, and refuses a day gone by', async () => {
    const { story, screen } = await deciding();
    await screen.choose('We decided to', 'Build to learn');
    await screen.type('We stop when', 'nobody comes back');
    await chooseDay(screen, 'and we look on', '2024-03-14');
    await screen.click('Save');
    expect(screen.text()).toContain('Choose today or a later day.');
    expect(story.commands).toEqual([]);
    await chooseDay(screen, 'and we look on', '2024-04-30');
    await screen.click('Save');
    expect(screen.text()).toContain('Build to learn. We look on Apr 30.');
    expect(screen.text()).toContain('We stop when: nobody comes back');
    expect(screen.text()).toContain('Learning until Apr 30');
  });

  test('to waive proposes an end within reach and shows until when', async () => {
    const { screen } = await deciding();
    await screen.choose('We decided to', 'Waive the test');
    expect(screen.field('Until').props['maxDate']).toBe('2024-09-11');
    await screen.type('Because', 'The law changes');
    await screen.tick('product');
    await screen.click('Save');
    expect(screen.text()).toContain('Waived until Apr 12.');
    expect(screen.text()).toContain('Decided by product.');
  });

  test('changing the kind and back keeps what was typed', async () => {
    const { screen } = await deciding();
    await sayNo(screen);
    await screen.choose('We decided to', 'Build');
    await screen.choose('We decided to', 'Not now, because…');
    expect(screen.field('In one kind sentence').props['defaultValue']).toBe('A shared page does most of it');
  });
});

describe('a no', () => {
  test('is told in a comment only when asked to, with the words shown before', async () => {
    const { screen, posted, story } = await deciding();
    await sayNo(screen);
    expect(screen.has('The comment will read:')).toBe(false);
    await screen.tick(TELL);
    for (const paragraph of WORDS) expect(screen.text()).toContain(paragraph);
    await screen.click('Save');
    expect(posted).toEqual([{ issueId: '10001', decisionRev: story.view().premise.decisionRev, paragraphs: WORDS }]);
    expect(screen.text()).toContain('Posted as a comment.');
  });

  test('is not told otherwise, nor offered to whoever may not comment', async () => {
    const quiet = await deciding();
    await sayNo(quiet.screen);
    await quiet.screen.click('Save');
    expect(quiet.posted).toEqual([]);
    const mayNot = await deciding({ mayComment: false });
    await sayNo(mayNot.screen);
    expect(mayNot.screen.has(TELL)).toBe(false);
  });

  test('whose comment failed stands, says so, and posts again without saving twice', async () => {
    const { screen, posted, story } = await deciding({ fails: [failure('jiraUnavailable')] });
    await sayNo(screen);
    await screen.tick(TELL);
    await screen.click('Save');
    expect(screen.text()).toContain('The decision is saved. The comment is not posted yet.');
    expect(screen.text()).toContain('No: it would take more than it brings.');
    expect(story.commands).toHaveLength(1);
    await screen.click('Try again');
    expect(screen.text()).toContain('Posted as a comment.');
    expect(screen.has('not posted yet')).toBe(false);
    expect(posted).toHaveLength(2);
    expect(posted[1]).toEqual(posted[0]);
    expect(story.commands).toHaveLength(1);
  });

  test('that could not be saved posts nothing', async () => {
    const { screen, posted, story } = await deciding();
    await sayNo(screen);
    await screen.tick(TELL);
    story.failNext.push(failure('storeUnavailable'));
    await screen.click('Save');
    expect(posted).toEqual([]);
    await screen.click('Try again');
    expect(posted).toHaveLength(1);
  });
});

describe('beside the issue, a story said no to', () => {
  const beside = (no: unknown, words = {}) =>
    openScreen(<IssueContext />, {
      context: ON_ISSUE,
      jira: () => ({
        status: 200,
        body: {
          ...{ id: '10001', key: 'PREM-1', fields: { issuetype: { name: 'Story' } } },
          properties: {
            premise: {
              ...{ v: 1, issueId: '10001', nextStep: 'noBecause', nextDue: null, standing: null, risk: null },
              ...{ inheritedFrom: null, no },
              words: { who: '', does: '', metric: '', from: '', to: '', by: null, riskiest: '', ...words },
            },
          },
        },
      }),
    });

  test('shows the kind sentence and when we look again', async () => {
    const no = { category: 'tooCostly', because: 'A shared page does most of it', revisitWhen: 'ten customers ask' };
    const screen = await beside(no, { who: 'New teams', does: 'invite a colleague' });
    expect(screen.text()).toBe(
      'No, because… A shared page does most of it We look again when: ten customers ask New teams invite a colleague',
    );
  });

  test('shows the reason where no sentence was written, and no question though nothing else was said', async () => {
    const screen = await beside({ category: 'notNow', because: '', revisitWhen: '' });
    expect(screen.text()).toBe('No, because… Not now: other things come first.');
  });
});
