import { ON_PROJECT, openScreen } from './support/render-tree';
import * as v from 'valibot';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { BackfillView, PageView, SprintsView } from '../../src/contract/page';
import type { SprintShare, Week } from '../../src/domain/balance';
import { failure } from '../../src/domain/failure';
import { funnelOf } from '../../src/domain/funnel';
import { WHOLE_PROJECT } from '../../src/domain/page-question';
import type { Beside, Headline } from '../../src/domain/headline';
import { ProjectPage } from '../../static/project-page/page';

/** What a reading without a pause, a skipped issue or new settings says beside its progress. */
const REST = { reason: null, leftMs: null, skipped: 0, restored: 0, refused: 0, recount: null };

const NONE = { count: 0, points: 0 };
const BESIDE: Beside = {
  against: { count: 3, points: 8 },
  exempt: NONE,
  waived: { count: 1, points: 0 },
  learning: { count: 2, points: 13 },
  beforeWeBegan: NONE,
  startUnknown: NONE,
};
const NOTHING_BESIDE: Beside = { ...BESIDE, against: NONE, waived: NONE, learning: NONE };
const SHARE: Headline = {
  kind: 'share',
  sinceMs: Date.UTC(2024, 2, 1),
  validated: { of: 37, count: 14, share: 14 / 37, low: 0.24, high: 0.54 },
  beside: BESIDE,
};
const DONE: BackfillView = {
  state: 'done',
  done: 41,
  total: 41,
  startedMs: 1,
  finishedMs: Date.UTC(2024, 2, 15),
  ...REST,
};

function week(name: string, discovery: number, delivery: number, upkeep = 0): Week {
  return {
    week: name,
    started: { discovery, delivery, upkeep },
    points: { discovery: discovery * 3, delivery: delivery * 3, upkeep: upkeep * 3 },
    days: { discovery: discovery * 2.5, delivery: delivery * 2.5, upkeep: upkeep * 2.5 },
  };
}

function aPage(over: Partial<PageView> = {}): PageView {
  return {
    question: WHOLE_PROJECT,
    sinceMs: null,
    change: null,
    funnel: funnelOf([]),
    findings: [],
    discovery: { done: 0, ended: 0 },
    quiet: { tested: 0, oneDiscipline: 0, asked: 0, waived: 0, dated: 0, datedUnframed: 0 },
    doubts: [],
    headline: SHARE,
    weeks: [week('2024-W10', 1, 3), week('2024-W11', 0, 4, 2)],
    counts: {
      issues: 41,
      notStarted: 12,
      started: 25,
      closedUnstarted: 3,
      startUnknown: 1,
      done: 18,
      byTrack: { discovery: 6, delivery: 28, upkeep: 7 },
      validated: { before: 5, after: 2, never: 10, against: 3, startUnknown: 0 },
      statusesGuessed: 0,
    },
    signals: { signals: [], advice: { conditions: [], met: 0, known: 0 }, report: null, isAsked: false },
    due: NOTHING_DUE,
    backfill: DONE,
    guide: { stage: 'growing', low: 0.1, high: 0.3 },
    isShownAnywhere: false,
    canAdminister: true,
    ...over,
  };
}

const EMPTY: Partial<PageView> = {
  headline: { kind: 'noPremisesYet', beside: NOTHING_BESIDE },
  weeks: [],
  counts: {
    issues: 0,
    notStarted: 0,
    started: 0,
    closedUnstarted: 0,
    startUnknown: 0,
    done: 0,
    byTrack: { discovery: 0, delivery: 0, upkeep: 0 },
    validated: { before: 0, after: 0, never: 0, against: 0, startUnknown: 0 },
    statusesGuessed: 0,
  },
  backfill: { state: 'never', done: 0, total: null, startedMs: null, finishedMs: null, ...REST },
};

const NOTHING_DUE = { items: [], next: null, today: '2024-03-15', reminders: 'off', canAdminister: false } as const;

function openPage(page: PageView, also: (name: string) => unknown = () => undefined, type = 'software') {
  const { extension, ...reader } = ON_PROJECT;
  return openScreen(<ProjectPage />, {
    context: { ...reader, extension: { ...extension, project: { ...extension.project, type } } },
    invoke: (name) => {
      return name === 'readPage' ? { ok: true, value: page } : also(name);
    },
  });
}

afterEach(() => {
  vi.useRealTimers();
});

describe('where no software is made', () => {
  const OFF = 'Premise is off in this project.';

  test('it is off until the project turns it on: whoever works there reads so and how to turn it on, and nothing else', async () => {
    const off = await openPage(aPage({ canAdminister: false }), undefined, 'business');
    expect(off.text()).toBe(
      `${OFF} It is on in software projects. A project admin can turn it on here: project settings, then Premise.`,
    );
    const on = await openPage(aPage({ canAdminister: false, isShownAnywhere: true }), undefined, 'business');
    expect(on.text()).toContain('14 of 37 delivery stories');
    expect(on.text()).not.toContain(OFF);
  });

  test('whoever can turn it on sees the page, that nobody else does, and where to turn it on', async () => {
    const off = await openPage(aPage(), undefined, 'service_desk');
    expect(off.text()).toContain('Only project admins see this page: Premise is off where no software is made.');
    expect(off.text()).toContain('14 of 37 delivery stories');
    const software = await openPage(aPage({ canAdminister: false }));
    expect(software.text()).not.toContain('Premise is off');
  });
});

describe('the project page', () => {
  test('the headline says what it counts, with its interval and what stands beside it', async () => {
    const screen = await openPage(aPage());
    const text = screen.text();
    expect(text).toContain('14 of 37 delivery stories started since Mar 1, 2024 were validated before they started');
    expect(text).toContain('38% (likely between 24% and 54%)');
    expect(text).toContain('Beside it: 3 built against evidence (8 points) 1 waived 2 learning (13 points)');
    expect(text).not.toContain('0 exempt');
  });

  test('every issue is in exactly one of four counts, and what started stories rested on stands with its share', async () => {
    const screen = await openPage(aPage());
    expect(screen.text()).toContain('41 issues, each counted once');
    expect(screen.text()).toContain('12 Not started 25 Started 3 Closed unstarted 1 Start unknown');
    expect(screen.text()).toContain('18 of them are in Done now.');
    expect(screen.text()).toContain('Validated before it started 5 25%');
    expect(screen.text()).toContain('Built against evidence 3 15%');
  });

  test('the chart’s numbers stand beside it, the newest week first', async () => {
    const screen = await openPage(aPage());
    const chart = screen.all('StackBarChart')[0];
    expect(chart?.props['data']).toEqual([
      ['Mar 4, 2024', 2.5, 'Discovery'],
      ['Mar 4, 2024', 7.5, 'Delivery'],
      ['Mar 4, 2024', 0, 'Upkeep'],
      ['Mar 11, 2024', 0, 'Discovery'],
      ['Mar 11, 2024', 10, 'Delivery'],
      ['Mar 11, 2024', 5, 'Upkeep'],
    ]);
    const [table] = screen.all('DynamicTable');
    expect(table && rowsOf(table)).toEqual([
      ['Mar 11, 2024', '0', '10', '5', '15'],
      ['Mar 4, 2024', '2.5', '7.5', '0', '10'],
    ]);
    expect(screen.text()).toContain('Discovery was 10% of 25 days in progress.');
    expect(screen.text()).toContain('rule of thumb is 10–30%');
  });

  test('the measure can be changed to issues started', async () => {
    const screen = await openPage(aPage());
    await screen.choose('Measured by', 'Issues started');
    expect(screen.text()).toContain('Discovery was 10% of 10 issues started.');
  });

  test('without any discovery it says what Jira shows instead of a zero', async () => {
    const screen = await openPage(aPage({ weeks: [week('2024-W10', 0, 2), week('2024-W11', 0, 4, 2)] }));
    // 2.5 days a story: 5 in the first week, 10 and 5 in the second.
    expect(screen.text()).toContain('None of 20 days in progress was discovery, as far as Jira shows');
    expect(screen.text()).not.toContain('Discovery was');
  });

  test('older weeks are one click away, and all of them another', async () => {
    const weeks = Array.from({ length: 40 }, (_, i) => week(`2023-W${String(i + 1).padStart(2, '0')}`, 1, 1));
    const screen = await openPage(aPage({ weeks }));
    const shown = () => new Set(screen.all('StackBarChart').flatMap((chart) => weekNames(chart.props['data']))).size;
    expect(shown()).toBe(26);
    await screen.click('Older');
    expect(shown()).toBe(14);
    await screen.click('Newer');
    expect(shown()).toBe(26);
    await screen.click('All weeks');
    expect(shown()).toBe(40);
  });

  test('guessed statuses are said plainly', async () => {
    const page = aPage();
    const screen = await openPage({ ...page, counts: { ...page.counts, statusesGuessed: 2 } });
    expect(screen.text()).toContain('2 statuses are not in Jira’s list; we guessed their categories from their names.');
  });

  test('the first week teaches one habit and shows what history tells, without shouting zeros', async () => {
    const screen = await openPage(aPage({ headline: { kind: 'noPremisesYet', beside: NOTHING_BESIDE } }));
    expect(screen.text()).toContain('One habit to start with');
    expect(screen.text()).toContain('For example');
    expect(screen.text()).toContain('41 issues, each counted once');
    expect(screen.text()).not.toContain('0 of 0');
    expect(screen.text()).not.toContain('What started stories rested on');
  });

  test('a page without any history has no chart and no counts: the history to read, or an export to bring in', async () => {
    const screen = await openPage(aPage(EMPTY));
    expect(screen.all('StackBarChart')).toHaveLength(0);
    expect(screen.text()).not.toContain('Where the issues are');
    expect(screen.buttons()).toEqual(['Read the history', 'Export and import']);
  });

  test('nothing started since the first premise is said as that', async () => {
    const screen = await openPage(aPage({ headline: { kind: 'nothingStarted', beside: NOTHING_BESIDE } }));
    expect(screen.text()).toContain('No delivery story has started since your first premise');
  });
});

describe('the balance by sprint', () => {
  function sprint(sprintId: string, name: string, fromDay: number, over: Partial<SprintShare> = {}): SprintShare {
    const [startMs, endMs] = [Date.UTC(2024, 2, fromDay), Date.UTC(2024, 2, fromDay + 7)];
    return { ...week('', 1, 3), sprintId, name, isActive: false, startMs, endMs, ...over };
  }
  const VIEW: SprintsView = {
    sprints: [
      sprint('7', 'Sprint 7', 6),
      sprint('8', 'Checkout without an account', 6),
      sprint('9', 'Sprint 7', 13, { isActive: true }),
    ],
    undated: 0,
  };

  /** The page as it opens at an address, and how often it and its sprints were asked for. */
  async function openAt(address: string, sprints: () => unknown) {
    const asked: unknown[] = [];
    const screen = await openScreen(<ProjectPage />, {
      context: ON_PROJECT,
      address,
      invoke: (name, payload) => {
        asked.push(name === 'readSprintBalance' ? payload : name);
        return name === 'readPage' ? { ok: true, value: aPage() } : sprints();
      },
    });
    return { screen, asked };
  }

  test('is asked for when it is chosen, once; the page is not asked again, and the measure stays', async () => {
    const { screen, asked } = await openAt('', () => ({ ok: true, value: VIEW }));
    expect(screen.text()).toContain('Discovery and delivery by week');
    expect(asked).toEqual(['readPage']);
    await screen.choose('Shown by', 'Sprints');
    await screen.waitFor('Discovery was 25% of 30 days in progress.');
    expect(screen.text()).toContain('rule of thumb is 10–30%');
    expect(asked).toEqual(['readPage', { projectId: '10000', question: WHOLE_PROJECT }]);
    expect(screen.text()).toContain('Discovery and delivery by sprint');
    expect(screen.text()).toContain('Work in no sprint is left out.');
    const [table] = screen.all('DynamicTable');
    expect(table && rowsOf(table)).toEqual([
      ['Sprint 7, since Mar 13, 2024', '2.5', '7.5', '0', '10'],
      ['Checkout without an account, Mar 6, 2024 – Mar 13, 2024', '2.5', '7.5', '0', '10'],
      ['Sprint 7, Mar 6, 2024 – Mar 13, 2024', '2.5', '7.5', '0', '10'],
    ]);
    // No two bars are one, whatever the names.
    const bars = screen.all('StackBarChart').flatMap((chart) => weekNames(chart.props['data']));
    expect([...new Set(bars)]).toEqual(['Sprint 7', 'Checkout without…', 'Sprint 7 (2)']);
    await screen.choose('Measured by', 'Issues started');
    expect(screen.text()).toContain('Discovery was 25% of 12 issues started.');
    await screen.choose('Shown by', 'Weeks');
    expect(screen.text()).toContain('Discovery was 10% of 10 issues started.');
    expect(asked).toHaveLength(2);
  });

  test('stands in the address, and is what a link to it opens', async () => {
    const { screen } = await openAt('?by=sprints&period=weeks26', () => ({ ok: true, value: VIEW }));
    await screen.waitFor('Sprint 7, since');
    expect(screen.text()).toContain('Discovery and delivery by sprint');
  });

  test('says that no sprint has begun, where to look then, and which cannot be placed', async () => {
    const none: SprintsView = { sprints: [], undated: 2 };
    const { screen } = await openAt('?by=sprints', () => ({ ok: true, value: none }));
    await screen.waitFor('No sprint has begun in this time. Look further back, or show weeks.');
    expect(screen.text()).toContain('2 sprints have no start or no end in Jira, so they are not drawn.');
    expect(screen.all('StackBarChart')).toHaveLength(0);
    const ever = await openAt('?by=sprints&period=all', () => ({ ok: true, value: none }));
    await ever.screen.waitFor('No sprint has begun in this time.');
    expect(ever.screen.text()).not.toContain('Look further back');
  });

  test('waits, says what was refused, and tries again what failed; weeks are there meanwhile', async () => {
    const waiting = await openAt('?by=sprints', () => new Promise(() => undefined));
    expect(waiting.screen.text()).toContain('Loading');
    const refused = await openAt('?by=sprints', () => ({ ok: false, error: failure('notAllowed') }));
    await refused.screen.waitFor('Jira does not let you do that here.');
    expect(refused.screen.buttons()).not.toContain('Try again');
    let isDown = true;
    const { screen } = await openAt('?by=sprints', () =>
      isDown ? { ok: false, error: failure('storeUnavailable') } : { ok: true, value: VIEW },
    );
    await screen.waitFor('Try again');
    expect(screen.text()).toContain('Shown by');
    isDown = false;
    await screen.click('Try again');
    await screen.waitFor('Sprint 7, since');
  });
});

describe('reading the history', () => {
  test('who may not start it is told who can', async () => {
    const screen = await openPage(aPage({ ...EMPTY, canAdminister: false }));
    expect(screen.buttons()).toEqual([]);
    expect(screen.text()).toContain('A project admin can start it.');
  });

  test('it shows how far it is, asks every few seconds, and reads the page again when it is done', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    const running: BackfillView = { state: 'running', done: 312, total: 1412, startedMs: 1, finishedMs: null, ...REST };
    const calls: string[] = [];
    let now: BackfillView = running;
    const screen = await openScreen(<ProjectPage />, {
      context: ON_PROJECT,
      invoke: (name) => {
        calls.push(name);
        if (name === 'readPage') return { ok: true, value: now.state === 'done' ? aPage() : aPage(EMPTY) };
        return { ok: true, value: now };
      },
    });
    await screen.click('Read the history');
    expect(screen.text()).toContain('312 of 1,412 issues');
    expect(screen.all('ProgressBar')[0]?.props['value']).toBeCloseTo(312 / 1412);
    now = { ...running, done: 900 };
    await vi.advanceTimersByTimeAsync(3000);
    await screen.waitFor('900 of 1,412 issues');
    now = DONE;
    await vi.advanceTimersByTimeAsync(3000);
    await screen.waitFor('41 issues, each counted once');
    expect(screen.all('ProgressBar')).toHaveLength(0);
    const before = calls.length;
    await vi.advanceTimersByTimeAsync(30_000);
    await screen.settled();
    expect(calls).toHaveLength(before);
  });

  test('no word from the background is said quietly, and asking goes on', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    const running: BackfillView = { state: 'running', done: 5, total: null, startedMs: 1, finishedMs: null, ...REST };
    let isDown = true;
    const screen = await openPage(aPage({ backfill: running }), () =>
      isDown ? { ok: false, error: failure('storeUnavailable') } : { ok: true, value: { ...running, done: 6 } },
    );
    expect(screen.text()).toContain('5 issues so far');
    await vi.advanceTimersByTimeAsync(3000);
    await screen.waitFor('No word from the background just now. Still asking.');
    isDown = false;
    await vi.advanceTimersByTimeAsync(3000);
    await screen.waitFor('6 issues so far');
    expect(screen.text()).not.toContain('Still asking');
  });

  test('an admin pauses it and goes on with it; while a person has paused it, nobody keeps asking', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    const running: BackfillView = { state: 'running', done: 40, total: 100, startedMs: 1, finishedMs: null, ...REST };
    const paused: BackfillView = { ...running, state: 'paused', reason: 'person' };
    const calls: string[] = [];
    const screen = await openPage(aPage({ backfill: { ...running, leftMs: 125_000, skipped: 1 } }), (name) => {
      calls.push(name);
      return { ok: true, value: name === 'pauseBackfill' ? paused : running };
    });
    expect(screen.text()).toContain('40 of 100 issues and about 3 minutes left');
    expect(screen.text()).toContain('1 issue could not be read. Premise tries it again.');
    await screen.click('Pause');
    expect(screen.text()).toContain('paused until someone goes on with it');
    await vi.advanceTimersByTimeAsync(30_000);
    expect(calls).toEqual(['pauseBackfill']);
    await screen.click('Go on');
    expect(screen.text()).toContain('Reading the project’s history');
    expect(calls).toEqual(['pauseBackfill', 'resumeBackfill']);
  });

  test('who may not pause it sees how far it is and why it rests, without a button', async () => {
    const resting: BackfillView = { state: 'paused', done: 4, total: 9, startedMs: 1, finishedMs: null, ...REST };
    const open = (reason: string) => openPage(aPage({ canAdminister: false, backfill: { ...resting, reason } }));
    expect((await open('budget')).text()).toContain('to leave Jira room for people');
    const screen = await open('jiraUnavailable');
    expect(screen.text()).toContain('something did not answer as it should');
    expect(screen.buttons()).not.toContain('Pause');
  });

  test('new settings being applied show how far they are, in the same place', async () => {
    const backfill: BackfillView = { ...DONE, recount: { done: 300, total: 1200 } };
    const screen = await openPage(aPage({ backfill }));
    expect(screen.text()).toContain('Applying the new settings to the issues already read');
    expect(screen.text()).toContain('300 of 1,200 issues');
  });

  test('a start that is refused says why, at the button', async () => {
    const screen = await openPage(aPage(EMPTY), () => ({ ok: false, error: failure('notAllowed') }));
    await screen.click('Read the history');
    expect(screen.text()).toContain('Jira does not let you do that here.');
  });
});

describe('the page’s other states', () => {
  test('loading', async () => {
    const screen = await openScreen(<ProjectPage />, {
      context: ON_PROJECT,
      invoke: () => new Promise(() => undefined),
    });
    expect(screen.text()).toContain('Loading');
  });

  test('refused: no button that could not help', async () => {
    const screen = await openScreen(<ProjectPage />, {
      context: ON_PROJECT,
      invoke: () => ({ ok: false, error: failure('notFound') }),
    });
    expect(screen.text()).toContain('you cannot see it');
    expect(screen.buttons()).toEqual([]);
  });

  test('failed: trying again reads again', async () => {
    let isDown = true;
    const screen = await openScreen(<ProjectPage />, {
      context: ON_PROJECT,
      invoke: () => (isDown ? { ok: false, error: failure('tooSlow') } : { ok: true, value: aPage() }),
    });
    expect(screen.text()).toContain('This took longer than Jira allows.');
    isDown = false;
    await screen.click('Try again');
    expect(screen.text()).toContain('14 of 37 delivery stories');
  });

  test('a host that does not say where we are is told as a failure, with a way to try again', async () => {
    const screen = await openScreen(<ProjectPage />, {});
    expect(screen.text()).toContain('Jira did not answer.');
    expect(screen.buttons()).toEqual(['Try again']);
  });
});

function rowsOf(table: { readonly children: readonly TreeNodeLike[] }): unknown[][] {
  const rows = table.children.find((child) => child.props['name'] === 'rows')?.children ?? [];
  return rows.map((row) => row.children.map((cell) => cell.children[0]?.props['text']));
}

interface TreeNodeLike {
  readonly props: Readonly<Record<string, unknown>>;
  readonly children: readonly TreeNodeLike[];
}

const ChartData = v.array(v.tuple([v.string(), v.number(), v.string()]));

function weekNames(data: unknown): string[] {
  return v.parse(ChartData, data).map(([name]) => name);
}

describe('the dearest doubts', () => {
  const titled = (id: string, premise: unknown) => ({
    ...{ id, key: `PREM-${id}`, properties: premise === null ? {} : { premise } },
    fields: { summary: `Story ${id}`, status: { name: 'To Do', statusCategory: { key: 'new' } } },
  });
  const published = (issueId: string, riskiest: string, over: object = {}) => ({
    ...{ v: 1, issueId, standing: 'untested', level: null, inheritedFrom: null, words: { riskiest } },
    ...over,
  });
  const KNOWN: Readonly<Record<string, unknown>> = {
    1: titled('1', published('1', 'Admins know whom to invite')),
    2: titled('2', published('2', 'Partners sign', { standing: 'supported', level: 'opinion' })),
    3: titled('3', published('3', '', { inheritedFrom: '9' })),
    4: titled('4', published('1', 'Copied from another issue')),
    9: titled('9', published('9', 'Teams grow by themselves')),
  };
  const Wanted = v.object({ issueIdsOrKeys: v.array(v.string()) });

  async function openDoubts(ids: readonly string[], known = KNOWN) {
    const doubts = ids.map((issueId) => ({ issueId, doubt: 8, size: 5, nextStep: 'testFirst' as const }));
    const screen = await openScreen(<ProjectPage />, {
      context: ON_PROJECT,
      invoke: (name) => ({ ok: true, value: name === 'readDue' ? NOTHING_DUE : aPage({ doubts }) }),
      jira: (_path, _method, body) => {
        const { issueIdsOrKeys } = v.parse(Wanted, JSON.parse(body));
        return { status: 200, body: { issues: issueIdsOrKeys.flatMap((id) => known[id] ?? []) } };
      },
    });
    return screen.text().replace(/ +/g, ' ');
  }

  test('say each its assumption, and that it is an opinion where it is no more', async () => {
    const text = await openDoubts(['1', '2']);
    expect(text).toContain('PREM-1 Story 1 To Do “Admins know whom to invite” untested Test it first 5 points');
    expect(text).toContain('“Partners sign” opinion only');
  });

  test('say what the epic says where a story rests on it, and nothing where this reader may not see the epic', async () => {
    expect(await openDoubts(['3'])).toContain('“Teams grow by themselves”, as PREM-9 says untested');
    const text = await openDoubts(['3'], { 3: KNOWN['3'] });
    expect(text).toContain('PREM-3 Story 3 To Do Test it first 5 points');
    expect(text).not.toContain('PREM-9');
  });

  test('believe no words that were copied from another issue', async () => {
    expect(await openDoubts(['4'])).not.toContain('Copied from another issue');
  });
});

describe('a project of every kind is told one next thing, not its zeros:', () => {
  const one = (count: number, of: number) => ({ of, count, share: count / of, low: 0.01, high: 0.87 });

  test('an imported history without a premise has no funnel of zeros', async () => {
    const delivered = {
      framed: false,
      named: false,
      tested: false,
      before: false,
      check: null,
      issues: 837,
      points: 0,
    };
    const screen = await openPage(
      aPage({ headline: { kind: 'noPremisesYet', beside: NOTHING_BESIDE }, funnel: funnelOf([delivered]) }),
    );
    const text = screen.text();
    expect(text).toContain('837 stories were delivered, and none states an outcome. Frame the next one');
    expect(text).not.toContain('And met');
    expect(text).not.toContain('0 stories');
    expect(text).not.toMatch(/(?<!\d)0%/);
    expect(text).toContain('A talk with one customer is one.');
  });

  test('three stories have a share with an interval as wide as it is, and no change of it', async () => {
    const counts = { ...aPage().counts, issues: 3 };
    const screen = await openPage(
      aPage({ counts, headline: { ...SHARE, validated: one(1, 3), beside: NOTHING_BESIDE }, change: null }),
    );
    const text = screen.text();
    expect(text).toContain('1 of 3 delivery stories started');
    expect(text).toContain('likely between 1% and 87%');
    expect(text).not.toContain('Beside it');
    expect(text).not.toMatch(/\b(up|down) on the 12 weeks/);
  });

  test('a week old: what has started, and one habit for the next story; no share, no zero', async () => {
    const counts = {
      ...{ issues: 5, notStarted: 4, started: 1, closedUnstarted: 0, startUnknown: 0, done: 0, statusesGuessed: 0 },
      byTrack: { discovery: 0, delivery: 4, upkeep: 1 },
      validated: { before: 0, after: 0, never: 1, against: 0, startUnknown: 0 },
    };
    const doubts = [{ issueId: '3', doubt: 10, size: 5, nextStep: 'frameOutcome' as const }];
    const young = {
      ...{ counts, doubts, weeks: [week('2024-W10', 0, 1)], discovery: { done: 2, ended: 0 } },
      quiet: { tested: 1, oneDiscipline: 0, asked: 1, waived: 0, dated: 1, datedUnframed: 0 },
    };
    const of = (count: number, all: number): Partial<PageView> => ({
      ...young,
      headline: { ...SHARE, validated: one(count, all), beside: NOTHING_BESIDE },
    });
    const text = (await openPage(aPage(of(0, 1)))).text();
    expect(text).toContain('1 delivery story has started since Mar 1, 2024 Too few for a share to say anything yet.');
    expect(text).toContain('One habit for the next story Before it starts, say what changes for whom');
    expect(text).toContain('This is the first week: 3 days in progress so far. A share shows from the second on.');
    expect(text).toContain('2 discovery issues ended, none with a finding yet');
    expect(text).toContain('4 Not started 1 Started By kind of work: 4 delivery and 1 upkeep.');
    expect(text).toContain('Never validated 1 100%');
    // But for the numbers beside the chart.
    expect(text.replace(/Week of .* What we found/, '')).not.toMatch(/\b0\b/);
    expect(text).not.toContain('Worth knowing');
    // Four are still few, five are a share; and one that was validated before it started is always told.
    expect((await openPage(aPage(of(0, 4)))).text()).toContain('4 delivery stories have started');
    expect((await openPage(aPage(of(0, 5)))).text()).toContain('0 of 5 delivery stories started');
    expect((await openPage(aPage(of(0, 5)))).text()).not.toContain('One habit');
    expect((await openPage(aPage(of(1, 4)))).text()).toContain('1 of 4 delivery stories started');
  });

  test('where a story is framed already, the next habit is to ask somebody', async () => {
    const headline = { ...SHARE, validated: one(1, 3), beside: NOTHING_BESIDE };
    const told = async (nextStep: 'testFirst' | 'nameAssumption') =>
      (await openPage(aPage({ headline, doubts: [{ issueId: '1', doubt: 6, size: 3, nextStep }] }))).text();
    expect(await told('testFirst')).toContain('Before it starts, ask one customer whether what it rests on is so.');
    expect(await told('nameAssumption')).toContain('and what must be true for that. Two sentences are enough.');
  });

  test('a funnel ends with the first step nobody made, and says what that step asks for', async () => {
    const framed = { framed: true, named: true, tested: true, before: true, check: null, issues: 2, points: 4 };
    const text = (await openPage(aPage({ funnel: funnelOf([framed]) }))).text();
    expect(text).toContain('And validated before it started 2 stories 4 100%');
    expect(text).toContain('No outcome of theirs was checked yet. Take one, and look at what came of it.');
    expect(text).not.toContain('And the outcome checked');
    const asked = async (row: object) => (await openPage(aPage({ funnel: funnelOf([{ ...framed, ...row }]) }))).text();
    expect(await asked({ named: false })).toContain('None of them names its riskiest assumption.');
    expect(await asked({ tested: false })).toContain('A talk with one customer is a test.');
    expect(await asked({ before: false })).toContain('Test the next one before it starts.');
    expect(await asked({ check: 'missed' })).toContain('None of the outcomes checked was met.');
    expect(await asked({ check: 'met' })).not.toContain('None of');
  });

  test('a project that had no issues when it was read is told no history of none', async () => {
    const text = (await openPage(aPage({ ...EMPTY, backfill: { ...DONE, done: 0, total: 0 } }))).text();
    expect(text).toContain('On Mar 15, 2024 there was no history to read yet.');
    expect(text).toContain('One habit to start with');
    expect(text).not.toMatch(/\b0\b/);
  });

  test('a hundred thousand issues are written so that they can be read', async () => {
    const counts = { ...aPage().counts, issues: 100_000, started: 70_123 };
    const screen = await openPage(aPage({ counts, headline: { ...SHARE, validated: one(12_345, 41_000) } }));
    const text = screen.text();
    expect(text).toContain('12,345 of 41,000 delivery stories');
    expect(text).toContain('100,000 issues, each counted once');
    expect(text).toContain('70,123 Started');
  });
});
