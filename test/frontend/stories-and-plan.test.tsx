/** The tabs Stories and Plan, each through the real screen: what is asked, what is read, and what is sent. */
import { ON_PROJECT, openScreen, type OpenScreen, type Jira } from './support/render-tree';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import type { BulkResult, NextUpView, StoriesView, StoryRow } from '../../src/contract/stories';
import { failure } from '../../src/domain/failure';
import { decisionFor } from '../../static/project-page/plan/decide-many';
import { jqlOfLine } from '../../static/project-page/plan/next-in-line';
import { partsOf } from '../../static/project-page/plan/outcome-many';
import { PlanTab } from '../../static/project-page/plan/plan-tab';
import { ordered, planOf } from '../../static/project-page/plan/up-next';
import { StoriesTab } from '../../static/project-page/stories/stories-tab';
import { OnProject, Screen } from '../../static/shared/screen';
import { WHOLE_PROJECT } from '../../src/domain/page-question';
import { anOutcome } from '../support/builders';
import { ENGLISH_OF } from '../support/english';

/** The page's own sentences, and those its parts bring. */
const WORDS = { en: { ...ENGLISH_OF.shared, ...ENGLISH_OF['project-page'] } };

function aRow(issueId: string, over: Partial<StoryRow> = {}): StoryRow {
  return {
    ...{ issueId, doubt: 8, step: 'testFirst', standing: 'untested', risk: 'value', score: 40, state: null, size: 3 },
    ...{ framed: true, named: true, rev: 2 },
    ...over,
  };
}

const titled = (id: string, summary: string) => ({
  ...{ id, key: `PREM-${id}` },
  fields: { summary, status: { name: 'To Do', statusCategory: { key: 'new' } } },
});

/** What a person reads, however many pieces a cell is made of. */
const read = (screen: OpenScreen): string => screen.text().replace(/ +/g, ' ');

/** What the tab asked the resolvers, in order. */
type Asked = { readonly name: string; readonly payload: unknown }[];

async function openTab(
  Tab: typeof StoriesTab,
  behind: { readonly invoke: (name: string, payload: unknown) => unknown; readonly jira: (path: string) => Jira },
): Promise<{ readonly screen: OpenScreen; readonly asked: Asked }> {
  const asked: Asked = [];
  const screen = await openScreen(
    <Screen where={OnProject} words={WORDS}>
      {() => <Tab view={{ project: { id: '10000', key: 'PREM' } }} question={WHOLE_PROJECT} />}
    </Screen>,
    {
      context: ON_PROJECT,
      invoke: (name, payload) => {
        asked.push({ name, payload });
        return behind.invoke(name, payload);
      },
      jira: (path) => behind.jira(path),
    },
  );
  return { screen, asked };
}

const bulkfetch = (issues: readonly unknown[]) => (): Jira => ({ status: 200, body: { issues } });

describe('stories', () => {
  const page = (rows: readonly StoryRow[], next: StoriesView['next'] = null) => ({ ok: true, value: { rows, next } });

  test('each row stands with its title, its state in words, and what this reader may not see is counted', async () => {
    const rows = [
      aRow('1', { doubt: 22.4 }),
      aRow('2', { standing: null, risk: null, score: null, state: 'nothingStated', size: null, step: 'frameOutcome' }),
      aRow('3'),
    ];
    const { screen } = await openTab(StoriesTab, {
      invoke: () => page(rows),
      jira: bulkfetch([titled('1', 'Invite a colleague'), titled('2', 'Export')]),
    });
    const text = read(screen);
    expect(text).toContain('PREM-1 Invite a colleague Test it first untested value 40 3 22.4');
    expect(text).toContain('PREM-2 Export Frame the outcome none named Nothing stated yet unsized 8');
    expect(text).toContain('1 you cannot see.');
    expect(text).not.toContain('PREM-3');
  });

  test('where Jira does not tell titles the numbers stand, and it says so', async () => {
    const { screen } = await openTab(StoriesTab, {
      invoke: () => page([aRow('1')]),
      jira: () => ({ status: 503, body: {} }),
    });
    expect(read(screen)).toContain('Title not available Test it first');
    expect(read(screen)).toContain('Jira did not tell the titles just now.');
  });

  test('the next page begins after the last row, back is where one came from, and another step begins anew', async () => {
    const next = { doubt: 8, issueId: '1' };
    const { screen, asked } = await openTab(StoriesTab, {
      invoke: (_, payload) => {
        const isFirst = v.parse(v.object({ after: v.nullable(v.unknown()) }), payload).after === null;
        return isFirst ? page([aRow('1')], next) : page([aRow('2')]);
      },
      jira: bulkfetch([titled('1', 'First'), titled('2', 'Second')]),
    });
    await screen.click('Next');
    expect(read(screen)).toContain('PREM-2 Second');
    expect(read(screen)).toContain('Page 2');
    await screen.click('Back');
    expect(read(screen)).toContain('PREM-1 First');
    await screen.click('Next');
    await screen.choose('Next step', 'Settle it');
    expect(read(screen)).toContain('Page 1');
    expect(asked.map(({ payload }) => v.parse(v.looseObject({ after: v.unknown() }), payload).after)).toEqual([
      ...[null, next, null, next, null],
    ]);
    expect(asked.at(-1)?.payload).toMatchObject({ question: { step: 'settle', team: null, sprint: null } });
  });

  test('nothing to attend to teaches what comes, a refusal says what to do, and trying again tries again', async () => {
    const empty = await openTab(StoriesTab, { invoke: () => page([]), jira: bulkfetch([]) });
    expect(read(empty.screen)).toContain('No story is asked for a premise yet.');
    const answers: unknown[] = [{ ok: false, error: failure('storeUnavailable') }, page([aRow('1')])];
    const failed = await openTab(StoriesTab, {
      invoke: () => answers.shift(),
      jira: bulkfetch([titled('1', 'First')]),
    });
    expect(read(failed.screen)).toContain('Premise could not reach its storage.');
    await failed.screen.click('Try again');
    expect(read(failed.screen)).toContain('PREM-1 First');
  });

  test('refuted and glad is read when somebody opens it: a list with the sizes of then, and no total', async () => {
    const { screen, asked } = await openTab(StoriesTab, {
      invoke: (name) =>
        name === 'readGlad'
          ? {
              ok: true,
              value: {
                rows: [
                  { issueId: '1', risk: 'value', atMs: Date.UTC(2024, 2, 15), size: 13 },
                  { issueId: '2', risk: null, atMs: Date.UTC(2024, 2, 14), size: 8 },
                ],
                next: null,
              },
            }
          : page([]),
      jira: bulkfetch([titled('1', 'Partners pay'), titled('2', 'Import')]),
    });
    expect(asked.map(({ name }) => name)).toEqual(['readStories']);
    await screen.click('Refuted and glad');
    expect(read(screen)).toContain('PREM-1 Partners pay value Mar 15, 2024 13');
    expect(read(screen)).not.toContain('21');
  });

  test('the table as text: safe for a spreadsheet, and the same rows', async () => {
    const { screen } = await openTab(StoriesTab, {
      invoke: () => page([aRow('1')]),
      jira: bulkfetch([titled('1', '=HYPERLINK("evil")')]),
    });
    await screen.click('Copy as text');
    const shown = () => screen.field('Select all, then copy').props['defaultValue'];
    expect(shown()).toBe(
      'Key,Story,Next step,Riskiest assumption,Score,Size,Doubt\r\n' +
        'PREM-1,"\'=HYPERLINK(""evil"")",Test it first,untested · value,40,3,8\r\n',
    );
    await screen.choose('Format', 'Markdown, for a page or a chat');
    expect(shown()).toContain('| PREM-1 | =HYPERLINK("evil") | Test it first |');
  });
});

describe('the line', () => {
  test('what is not asked for a premise takes no place; what was not read is counted; doubt orders, ties stay in line', () => {
    const issues = ['1', '2', '3', '4', '5'].map((id) => ({ id, key: `PREM-${id}`, summary: id }));
    const known: NextUpView = {
      rows: [aRow('5', { doubt: 9 }), aRow('1', { doubt: 3 }), aRow('3', { doubt: 9 })],
      others: ['2'],
    };
    const plan = planOf({ issues, isRanked: true, isMore: false }, known);
    expect(plan.stories.map(({ place, issue }) => [place, issue.id])).toEqual([
      [1, '1'],
      [2, '3'],
      [3, '5'],
    ]);
    expect(plan.unread).toBe(1);
    const ids = (count: number, order: 'rank' | 'doubt') =>
      ordered(plan.stories, count, order).map(({ issue }) => issue.id);
    expect(ids(10, 'rank')).toEqual(['1', '3', '5']);
    expect(ids(10, 'doubt')).toEqual(['3', '5', '1']);
    // The next two, whatever stands behind them.
    expect(ids(2, 'doubt')).toEqual(['3', '1']);
  });

  test('words of a team end no quotes', () => {
    const team = { kind: 'label', value: 'a" OR project = HR OR labels = "\\' } as const;
    expect(jqlOfLine('10000', { team, sprint: '7' }, 'Rank')).toBe(
      'project = 10000 AND statusCategory = "To Do" AND issuetype in standardIssueTypes() AND ' +
        'labels = "a\\" OR project = HR OR labels = \\"\\\\" AND sprint = 7 ORDER BY Rank ASC',
    );
  });

  test('only parts that were written are sent, and a decision needs its day', () => {
    const blank = { who: ' ', does: '', metric: '', from: '', to: ' 45% ', by: '' };
    expect(partsOf(blank)).toEqual({ to: '45%' });
    const draft = { kind: 'waive', words: ' the law ', category: 'notNow', on: '2024-03-14' } as const;
    expect(decisionFor(draft, '2024-03-15')).toBe('plan.decide.needWithin');
    expect(decisionFor({ ...draft, on: '2024-03-15' }, '2024-03-15')).toEqual({
      ...{ kind: 'waive', reason: 'the law', until: '2024-03-15', together: [] },
    });
    expect(decisionFor({ ...draft, on: '2025-03-15' }, '2024-03-15')).toBe('plan.decide.needWithin');
    expect(decisionFor({ ...draft, kind: 'buildToLearn', on: '2025-03-15' }, '2024-03-15')).toMatchObject({
      checkOn: '2025-03-15',
    });
  });
});

describe('the plan', () => {
  const line = (count: number) =>
    Array.from({ length: count }, (_, at) => titled(String(at + 1), `Story ${String(at + 1)}`));
  const known = (count: number): NextUpView => ({
    rows: line(count).map(({ id }) => aRow(id, { framed: false, rev: 4 })),
    others: [],
  });

  async function openPlan(
    count: number,
    save: (payload: unknown, nth: number) => unknown,
    outcomes: unknown = { ok: true, value: { outcomes: [] } },
  ) {
    let nth = 0;
    return openTab(PlanTab, {
      invoke(name, payload) {
        if (name === 'listOutcomes') return outcomes;
        return name === 'saveMany' ? save(payload, nth++) : { ok: true, value: known(count) };
      },
      jira: () => ({ status: 200, body: { issues: line(count), isLast: true } }),
    });
  }

  const Sent = v.object({
    id: v.string(),
    issues: v.array(v.object({ issueId: v.string(), seenRev: v.number() })),
    commands: v.array(v.unknown()),
  });
  const saved = (payload: unknown, over: (issueId: string) => Partial<BulkResult> = () => ({})) => ({
    ok: true,
    value: {
      results: v.parse(Sent, payload).issues.map(({ issueId }) => ({
        ...{ issueId, saved: 1, failure: null, row: aRow(issueId, { framed: true, rev: 5 }), noRev: null },
        ...over(issueId),
      })),
    },
  });

  test('without ranks it asks again for the oldest first, and says so', async () => {
    const asked: string[] = [];
    const { screen } = await openTab(PlanTab, {
      invoke: () => ({ ok: true, value: known(1) }),
      jira: (path) => {
        asked.push(path);
        return asked.length === 1
          ? { status: 400, body: {} }
          : { status: 200, body: { issues: line(1), isLast: true } };
      },
    });
    expect(asked).toHaveLength(2);
    expect(read(screen)).toContain('This project has no ranks, so the oldest come first.');
  });

  test('an outcome for seven goes out five at a time under one id, and the rows are as it left them', async () => {
    const sent: v.InferOutput<typeof Sent>[] = [];
    const { screen } = await openPlan(7, (payload) => {
      sent.push(v.parse(Sent, payload));
      return saved(payload);
    });
    await screen.tick('Choose all shown');
    expect(read(screen)).toContain('7 stories chosen');
    await screen.click('Set the outcome');
    await screen.type('Who', 'New teams');
    await screen.type('What they do differently', 'invite a colleague');
    await screen.click('Save on 7 stories');
    await screen.waitFor('Saved on 7 stories.');
    expect(sent.map(({ issues }) => issues.length)).toEqual([5, 2]);
    expect(new Set(sent.map(({ id }) => id)).size).toBe(1);
    expect(sent[0]?.issues[0]).toEqual({ issueId: '1', seenRev: 4 });
    expect(sent[0]?.commands).toEqual([
      { kind: 'stateOutcome', parts: { who: 'New teams', does: 'invite a colleague' } },
    ]);
    expect(read(screen)).not.toContain('not yet');
  });

  test('an outcome of the project can be rested on instead; where it cannot be asked for, one can be written', async () => {
    const sent: v.InferOutput<typeof Sent>[] = [];
    const words = { ...anOutcome({ who: 'Harbour masters' }), problem: '', link: null, goalIssueId: null };
    const outcomes = { ok: true, value: { outcomes: [{ outcomeId: 'of-the-project', words }] } };
    const { screen } = await openPlan(
      2,
      (payload) => {
        sent.push(v.parse(Sent, payload));
        return saved(payload);
      },
      outcomes,
    );
    await screen.tick('Choose all shown');
    await screen.click('Set the outcome');
    const choices = screen.all('Select').flatMap(({ props }) => props['options']);
    expect(JSON.stringify(choices)).toContain('Harbour masters');
    await screen.choose(
      'Outcome',
      'Harbour masters invite a colleague in their first week: 31 % → 45 % by Sep 30, 2024',
    );
    expect(read(screen)).not.toContain('What they do differently');
    await screen.click('Save on 2 stories');
    await screen.waitFor('Saved on 2 stories.');
    expect(sent[0]?.commands).toEqual([{ kind: 'restOnOutcome', outcomeId: 'of-the-project' }]);

    const failed = await openPlan(2, (payload) => saved(payload), { ok: false, error: failure('storeUnavailable') });
    await failed.screen.tick('Choose all shown');
    await failed.screen.click('Set the outcome');
    expect(failed.screen.buttons()).toContain('Try again');
    await failed.screen.type('Who', 'New teams');
    await failed.screen.click('Save on 2 stories');
    await failed.screen.waitFor('Saved on 2 stories.');
  });

  test('what was refused is told issue by issue; trying again sends what may work, as the same intention', async () => {
    const sent: v.InferOutput<typeof Sent>[] = [];
    const { screen } = await openPlan(4, (payload, nth) => {
      sent.push(v.parse(Sent, payload));
      if (nth > 0) return saved(payload);
      return saved(payload, (issueId) =>
        issueId === '2'
          ? { saved: 0, failure: failure('notAllowed'), row: null }
          : issueId === '3'
            ? { saved: 0, failure: failure('jiraBusy'), row: null }
            : issueId === '4'
              ? { saved: 0, failure: failure('conflict'), row: null }
              : {},
      );
    });
    await screen.tick('Choose all shown');
    await screen.click('Guess the size');
    await screen.click('M');
    await screen.waitFor('Saved on 1 of 4');
    expect(read(screen)).toContain('PREM-2: Jira does not let you do that here.');
    expect(read(screen)).toContain('PREM-4: Someone changed it while you were looking.');
    await screen.click('Try again');
    await screen.waitFor('Saved on 2 of 4');
    expect(sent[1]).toEqual({ ...sent[0], issues: [{ issueId: '3', seenRev: 4 }] });
    expect(screen.buttons()).not.toContain('Try again');
  });

  test('a call that does not come through keeps what was saved before, and says what was not tried', async () => {
    const { screen } = await openPlan(12, (payload, nth) =>
      nth === 0 ? saved(payload) : { ok: false, error: failure('unlicensed') },
    );
    await screen.tick('Choose all shown');
    await screen.click('Decide');
    await screen.click('Save on 12 stories');
    await screen.waitFor('Saved on 5 of 12');
    expect(read(screen)).toContain('2 were not tried.');
  });

  test('nothing in line, and a line Premise has not read, are said as what they are', async () => {
    const none = await openPlan(0, () => null);
    expect(read(none.screen)).toContain('Nothing waits to be started.');
    const unread = await openTab(PlanTab, {
      invoke: () => ({ ok: true, value: { rows: [], others: [] } }),
      jira: () => ({ status: 200, body: { issues: line(3), isLast: true } }),
    });
    expect(read(unread.screen)).toContain('Premise has not read the stories in line yet.');
  });
});
