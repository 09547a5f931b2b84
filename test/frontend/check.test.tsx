import { ON_ISSUE, openScreen } from './support/render-tree';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { IssuePanel } from '../../static/issue-panel/panel';
import { anOutcome, assumptionLog, at, premiseLog, stated, thresholdSet } from '../support/builders';
import { StoryBehind, type StoryOptions } from './support/story-behind';

const RELEASED: StoryOptions = {
  ...{ size: 5, startedMs: at('2024-03-11'), doneMs: at('2024-03-13'), owner: 'lea' },
  premise: premiseLog(
    ['2024-03-04', { kind: 'outcome.stated', parts: anOutcome() }],
    ['2024-03-04', { kind: 'assumption.linked', assumptionId: 'a1' }],
    ['2024-03-14', { kind: 'outcome.stated', parts: { does: 'ask a colleague' } }],
  ),
  assumptions: { a1: assumptionLog(['2024-03-04', stated()], ['2024-03-05', thresholdSet()]) },
};

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: at('2024-04-20 14:02') });
});
afterEach(() => {
  vi.useRealTimers();
});

async function checking() {
  const story = new StoryBehind(RELEASED);
  story.nowMs = at('2024-04-20 14:02');
  const screen = await openScreen(<IssuePanel />, { context: ON_ISSUE, invoke: story.invoke });
  await screen.click('Record what came of it');
  return { story, screen };
}

describe('checking an outcome', () => {
  test('shows what was written before work began, not what it was made into since', async () => {
    const { screen } = await checking();
    expect(screen.text()).toContain('What we expected, as written when work began on Mar 11');
    expect(screen.text()).toContain('invite a colleague in their first week');
    expect(screen.text()).toContain('We are right if: ');
  });

  test('too early says when it is due again, and asks for nothing else', async () => {
    const { story, screen } = await checking();
    await screen.choose('What came of it', 'Too early to tell');
    expect(screen.text()).toContain('It is due again on May 20.');
    expect(screen.text()).not.toContain('What did we assume wrongly?');
    await screen.click('Save');
    expect(story.commands.at(-1)).toMatchObject({ check: { result: 'tooEarly', on: '2024-04-20' } });
    expect(screen.buttons()).not.toContain('Record it as launch evidence');
  });

  test('missed asks what was assumed wrongly, and its answer is the next assumption', async () => {
    const { story, screen } = await checking();
    await screen.choose('What came of it', 'Missed');
    await screen.choose('So we', 'Adjust it');
    await screen.type('What we saw', '3 % invited somebody');
    await screen.type('What did we assume wrongly?', 'Teams want to invite at once');
    await screen.click('Save');
    expect(story.commands.at(-1)).toMatchObject({
      check: { result: 'missed', observed: '3 % invited somebody', next: 'adjust' },
      statement: 'Teams want to invite at once',
    });
    expect(screen.text()).toContain('Missed, looked at Apr 20');
    expect(screen.text()).toContain('We adjust it.');
    expect(screen.text()).toContain('Other assumption (1)');
  });

  test('met is offered as launch evidence on what it rested on: one click, and the offer is gone', async () => {
    const { story, screen } = await checking();
    await screen.choose('What came of it', 'Met');
    await screen.click('Save');
    expect(screen.text()).toContain('the outcome is met');
    await screen.click('Record it as launch evidence');
    expect(story.commands.at(-1)).toMatchObject({
      ...{ kind: 'addFinding', assumptionId: 'a1' },
      finding: { id: 'outcome-check-10001', method: 'measuredAfterRelease', verdict: 'supports' },
    });
    expect(screen.buttons()).not.toContain('Record it as launch evidence');
    expect(screen.text()).toContain('Measured after release');
  });
});

test('the owner of an outcome is shown, and taking it on is one click', async () => {
  const story = new StoryBehind(RELEASED);
  const screen = await openScreen(<IssuePanel />, { context: ON_ISSUE, invoke: story.invoke });
  expect(screen.all('User').map(({ props }) => props['accountId'])).toEqual(['lea']);
  await screen.click('I own this outcome');
  expect(story.commands.at(-1)).toMatchObject({ kind: 'ownOutcome' });
  expect(screen.all('User').map(({ props }) => props['accountId'])).toEqual(['me']);
  expect(screen.buttons()).not.toContain('I own this outcome');
});
