import { ON_PROJECT, openScreen } from './support/render-tree';
import { describe, expect, test } from 'vitest';
import type { SignalsView } from '../../src/contract/signals';
import { splitAdvice } from '../../src/domain/signals/advisor';
import { failure } from '../../src/domain/failure';
import { isAsked, type Report } from '../../src/domain/signals/report';
import { signalsOf } from '../../src/domain/signals/signals';
import type { SignalInput } from '../../src/domain/signals/types';
import { wordingFor } from '../../static/shared/wording';
import { WordingProvider } from '../../static/shared/wording-context';
import { answersOf, NOTHING_TYPED, typedOf } from '../../static/project-page/signals/answers';
import { Signals } from '../../static/project-page/signals/part';
import { aTeam, daysAgo, NOW, weeksAgo } from '../domain/signals/a-team';
import { ENGLISH_OF } from '../support/english';

/** The page's own sentences, and those its parts bring. */
const WORDS = { en: { ...ENGLISH_OF.shared, ...ENGLISH_OF['project-page'] } };

const FIVE_LIT: Parameters<typeof aTeam>[0] = {
  started: { of: 37, before: 8 },
  longer: { bigThin: 7 },
  contacts: 0,
  lastContactMs: weeksAgo(6),
  noes: 0,
  closures: { of: 2, unexplained: 2 },
  checks: { due: 5, overdue: 4 },
  created: 60,
  finished: 31,
};

function viewOf(counted: SignalInput): SignalsView {
  const { report } = counted;
  return { signals: signalsOf(counted), advice: splitAdvice(counted), report, isAsked: isAsked(report, NOW) };
}

/** The part as the page shows it, to somebody who administers the project unless said otherwise. */
function open(view: SignalsView, behind: Partial<Parameters<typeof openScreen>[1]> = {}, canAdminister = true) {
  const words = wordingFor(WORDS, 'en-US', 'UTC', NOW);
  return openScreen(
    <WordingProvider value={words}>
      <Signals projectId="10000" view={view} canAdminister={canAdminister} />
    </WordingProvider>,
    { context: ON_PROJECT, ...behind },
  );
}

const REPORT: Report = { rev: 1, atMs: daysAgo(10), squads: 4, storyShare: 0.55, customerHours: 2, markets: 1 };

describe('the signals on the page', () => {
  test('lit ones stand first and at most three are open; all others are one click away', async () => {
    const screen = await open(viewOf(aTeam(FIVE_LIT)));
    expect(screen.text()).toContain('Signals 5 lit · 7 quiet · 1 can’t tell');
    expect(screen.text()).toContain(
      'Building on hope Lit Most stories start before anything about them was validated.',
    );
    expect(screen.text()).toContain('Started before anything was validated: 29 of 37 (likely between 63% and 89%)');
    expect(screen.all('Lozenge').map(({ props }) => props['appearance'])).toEqual(['moved', 'moved', 'moved']);
    expect(screen.text()).not.toContain('Big bets');
    await screen.click('2 more lit');
    expect(screen.text()).toContain('Below market evidence, of the big stories: 7 of 9 (likely between 45% and 94%)');
    await screen.click('1 can’t tell yet');
    expect(screen.text()).toContain('Unexplained noes Can’t tell 1 more story turned down in Jira is needed.');
    await screen.click('7 quiet');
    expect(screen.text()).toContain('Validation theatre Quiet Assumptions found right: 12 of 20');
  });

  test('with nothing lit it says so and stays calm', async () => {
    const screen = await open(viewOf(aTeam()));
    expect(screen.text()).toBe('Signals None is lit. 13 quiet One role or two?');
    expect(screen.all('Lozenge')).toEqual([]);
  });

  test('out of nothing no number is shown', async () => {
    const screen = await open(viewOf(aTeam({ verdicts: [] })));
    await screen.click('1 can’t tell yet');
    expect(screen.text()).toContain(
      'Validation theatre Can’t tell 5 more assumptions with a yes or a no are needed. Why',
    );
  });

  test('a card tells why, from where, when it lights up and what to try', async () => {
    const screen = await open(viewOf(aTeam(FIVE_LIT)));
    await screen.click('Why and what to try');
    const text = screen.text();
    expect(text).toContain('Why it matters The riskiest assumption is cheapest to test before building.');
    expect(text).toContain('Agile Cockpit');
    expect(text).toContain('At least 8 stories were started and surely more than 50% of them were not validated');
    expect(text).toContain('Looked at the last 12 weeks, never before your first premise.');
    expect(text).toContain('What to try Pick the dearest doubt');
  });

  test('its issues are read when asked for, named by Jira for this person, and page by page', async () => {
    const asked: unknown[] = [];
    const pages = [
      { ids: ['1', '2'], next: '2' },
      { ids: ['3'], next: null },
    ];
    const fields = (summary: string) => ({ summary, status: { name: 'To Do' } });
    const issues = [
      { id: '1', key: 'PREM-1', fields: fields('Invite a colleague') },
      { id: '3', key: 'PREM-3', fields: fields('Import a list') },
    ];
    const screen = await open(viewOf(aTeam(FIVE_LIT)), {
      invoke: (_, payload) => {
        asked.push(payload);
        return { ok: true, value: pages[asked.length - 1] };
      },
      jira: () => ({ status: 200, body: { issues } }),
    });
    await screen.click('Why and what to try');
    await screen.click('Show its issues');
    await screen.waitFor('Invite a colleague');
    expect(screen.text()).toContain('1 you cannot see');
    await screen.click('Show more');
    await screen.waitFor('Import a list');
    expect(screen.text()).not.toContain('Show more');
    expect(asked).toMatchObject([{ signal: 'hope', after: null }, { after: '2' }]);
  });

  test.each([
    ['named when both requests were answered', 200, '99 you cannot see'],
    ['unread when one was not: the other half is not hidden', 503, 'Jira did not tell their titles just now.'],
  ])('101 issues are one more than Jira tells of at once: %s', async (_, status, says) => {
    const ids = Array.from({ length: 101 }, (_each, at) => String(at + 1));
    const issues = ['1', '101'].map((id) => ({
      ...{ id, key: `PREM-${id}`, fields: { summary: `Story ${id}`, status: { name: 'To Do' } } },
    }));
    let asked = 0;
    const screen = await open(viewOf(aTeam(FIVE_LIT)), {
      invoke: () => ({ ok: true, value: { ids, next: null } }),
      jira: () => {
        asked += 1;
        return asked === 1
          ? { status: 200, body: { issues: issues.slice(0, 1) } }
          : { status, body: { issues: issues.slice(1) } };
      },
    });
    await screen.click('Why and what to try');
    await screen.click('Show its issues');
    await screen.waitFor(says);
    expect(asked).toBe(2);
  });

  test('issues that could not be read are asked for again', async () => {
    const answers = [
      { ok: false, error: failure('storeUnavailable') },
      { ok: true, value: { ids: [], next: null } },
    ];
    const screen = await open(viewOf(aTeam(FIVE_LIT)), { invoke: () => answers.shift() });
    await screen.click('Why and what to try');
    await screen.click('Show its issues');
    await screen.click('Try again');
    expect(screen.text()).toContain('No issue is behind it.');
  });
});

describe('one role or two', () => {
  test('says how many of four conditions hold, and both remedies', async () => {
    const screen = await open(viewOf(aTeam({ report: REPORT })));
    await screen.click('One role or two?');
    const text = screen.text();
    expect(text).toContain('2 of 4 conditions for splitting product manager and product owner hold.');
    expect(text).toContain('Holds Three squads or more Holds More than 40% of the time goes into stories');
    expect(text).toContain('split the role, so that one person has time');
    expect(text).toContain('write fewer stories and keep one owner');
    expect(text).toContain('Answered Nov 13.');
  });

  test('four questions: a wrong answer is named, right ones are sent once, and what follows is shown', async () => {
    const sent: unknown[] = [];
    const answered = viewOf(aTeam({ report: REPORT }));
    const screen = await open(viewOf(aTeam()), {
      invoke: (_, payload) => {
        sent.push(payload);
        return sent.length === 1 ? { ok: false, error: failure('storeUnavailable') } : { ok: true, value: answered };
      },
    });
    await screen.click('One role or two?');
    expect(screen.text()).toContain(
      '0 of 4 conditions for splitting product manager and product owner hold. 3 cannot be told.',
    );
    await screen.type('Time on writing and grooming stories, %', '155');
    await screen.click('Save answers');
    expect(screen.text()).toContain('Use a whole number');
    await screen.type('Time on writing and grooming stories, %', '55');
    await screen.click('Save answers');
    await screen.click('Try again');
    await screen.waitFor('Answered Nov 13.');
    const [first, second] = sent;
    expect(first).toMatchObject({ answers: { squads: null, storyShare: 0.55, customerHours: null, markets: null } });
    expect(second).toEqual(first);
    expect(screen.text()).toContain('1 lit');
  });

  test('who may not answer reads what was said, or who could', async () => {
    const other = await open(viewOf(aTeam()), {}, false);
    await other.click('One role or two?');
    expect(other.text()).toContain('A project admin can answer four questions once a quarter');
    expect(other.all('Textfield')).toEqual([]);
  });

  test('what is typed is read as whole numbers, percent as a share, and nothing as nothing', () => {
    expect(answersOf(NOTHING_TYPED)).toEqual({
      answers: { squads: null, storyShare: null, customerHours: null, markets: null },
      wrong: [],
    });
    expect(typedOf(REPORT)).toEqual({ squads: '4', storyShare: '55', customerHours: '2', markets: '1' });
    expect(answersOf(typedOf(REPORT)).answers.storyShare).toBe(0.55);
    const wrong = { squads: '99', storyShare: '101', customerHours: '80', markets: '-1' };
    expect(answersOf(wrong).wrong).toEqual(['storyShare', 'markets']);
    expect(answersOf({ ...wrong, squads: '100', storyShare: '2.5', customerHours: '81' }).wrong).toHaveLength(4);
  });
});
