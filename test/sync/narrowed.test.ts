/**
 * The project page narrowed to a team or a sprint: every number and list is exactly what a project tells that holds this
 * team's issues and no others. Three hundred issues of chance, in every state a fact can have.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { NEXT_STEPS, RUNGS, STANDINGS, VALIDATED } from '../../src/domain/assessment';
import { CLOSURES } from '../../src/domain/closure';
import { PERIODS, WHOLE_PROJECT, type PageQuestion } from '../../src/domain/page-question';
import { SETS, type PageSet } from '../../src/domain/page-sets';
import { CHECK_RESULTS, METHODS, RISKS, VERDICTS } from '../../src/domain/premise';
import { TRACKS } from '../../src/domain/story';
import { DAY_MS, isoWeek, mondayOf, WEEK_MS } from '../../src/domain/week';
import { currentInstallation } from '../../src/installation';
import { upsertFacts, type Fact, type FactSet } from '../../src/store/facts';
import type { FindingRow } from '../../src/store/facts-findings';
import { upsertRows } from '../../src/store/facts-rows';
import { beganNoLaterThan } from '../../src/store/facts-project';
import { readByDoubt, readGlad, type Part } from '../../src/store/facts-stories';
import { ensureSchema } from '../../src/store/schema';
import { readPage } from '../../src/sync/page';
import { readIssueSet } from '../../src/sync/page-set';
import { readSprintBalance } from '../../src/sync/page-sprints';
import { createDice, type Dice } from '../bench/dice';
import { startHost, type RunningHost } from '../host/host';
import { sqlForTests } from '../support/sql-engine';

const NOW_MS = Date.parse('2026-11-18T12:00:00Z');
const FIRST_MS = NOW_MS - 40 * WEEK_MS;
const ISSUES = 300;
const PROJECT = '10000';
/** A finding's home where nobody looks. */
const ELSEWHERE = '99999';

interface Made {
  readonly set: FactSet;
  readonly findings: readonly FindingRow[];
}

const idAt = (copy: number, at: number): string => String(copy * 100_000 + at);
const EPICS = [0, 1, 2];
const KINDS = [
  ...(['started', 'started', 'started', 'notStarted', 'notStarted', 'closedUnstarted', 'startUnknown'] as const),
];

function made(dice: Dice, at: number): Made {
  const issueId = idAt(1, at);
  const yes = (of = 2) => dice.upTo(of) === 0;
  const track = dice.of([...TRACKS, 'delivery', 'delivery', 'delivery'] as const);
  const kind = dice.of(KINDS);
  const createdMs = NOW_MS - (1 + dice.upTo(60)) * WEEK_MS - dice.upTo(WEEK_MS);
  const startMs = kind === 'started' || kind === 'closedUnstarted' ? createdMs + dice.upTo(WEEK_MS) : null;
  const isOpen = kind === 'started' && yes(4);
  const isDone = kind === 'closedUnstarted' || (kind === 'started' && !isOpen) || (kind === 'startUnknown' && yes());
  const doneMs = isDone && !yes(9) ? createdMs + dice.upTo(3 * WEEK_MS) : null;
  const size = dice.of([null, 1, 2, 3, 5, 8, 13]);
  const fact: Fact = {
    ...{
      issue_id: issueId,
      project_id: PROJECT,
      level: dice.of(['story', 'story', 'story', 'story', 'epic', 'subtask']),
    },
    ...{ parent_id: yes(3) ? idAt(1, dice.of(EPICS)) : null, track, track_rule: 'default' },
    ...{ track_at_start: startMs === null ? null : dice.of([track, 'delivery'] as const) },
    ...{ exempt: track === 'upkeep', exempt_at_start: yes(6), size, start_kind: kind, start_ms: startMs },
    ...{ start_week: kind === 'started' && startMs !== null ? isoWeek(startMs) : null },
    ...{ open_since_ms: isOpen ? startMs : null, is_done: isDone, done_ms: doneMs },
    ...{
      created_ms: createdMs,
      updated_ms: createdMs,
      guessed_statuses: yes(20) ? [dice.of(['Parked', 'Elsewhere'])] : [],
      unplaced: false,
    },
    ...{ premise_first_ms: yes() ? FIRST_MS + dice.upTo(WEEK_MS) : null, premise_rev: dice.upTo(4) },
    ...{ standing: dice.of([null, ...STANDINGS]), risk: dice.of([null, ...RISKS]), score: 40, unscored: null },
    ...{ score_at_start: null, next_step: dice.of(NEXT_STEPS), validated: dice.of(VALIDATED) },
    ...{ decision: dice.of([null, null, null, 'build', 'waive', 'buildToLearn', 'no'] as const), doubt: dice.upTo(40) },
    ...{ next_due_ms: null, riskiest_id: null, outcome_id: null, framed: yes(), named: yes(), tested: yes() },
    ...{ asked: dice.of(RUNGS), support: null, asked_at_start: null, support_at_start: null, size_at_start: size },
    ...{ handed_down: yes(9), outcome_ms: null, closure: isDone ? dice.of([...CLOSURES, 'delivered'] as const) : null },
    ...{ said_no_ms: null, check_result: dice.of([null, ...CHECK_RESULTS]), check_ms: null },
    ...{
      glad_ms: yes(5) ? createdMs + dice.upTo(10) : null,
      glad_size: size,
      has_due_date: yes(),
      no_category: null,
      no_explained: false,
      no_together: null,
      one_discipline: yes(),
    },
    ...{
      settings_rev: 0,
      property_hash: null,
      unseen_since_ms: yes(30) ? NOW_MS - WEEK_MS : null,
      computed_ms: NOW_MS,
    },
  };
  const weeks = kind === 'started' && startMs !== null && !isOpen ? [startMs, startMs + WEEK_MS] : [];
  return {
    set: {
      fact,
      worked: weeks.map((ms) => {
        const fromMs = mondayOf(ms);
        return { week: isoWeek(ms), fromMs, untilMs: fromMs + (1 + dice.upTo(20) * 0.25) * DAY_MS };
      }),
      restsOn: [],
      tags: [
        { kind: 'component', value: dice.of(['Checkout', 'Search']) },
        ...(yes() ? [{ kind: 'label' as const, value: dice.of(['Checkout', 'lean']) }] : []),
      ],
      sprintIds: yes() ? dice.of([['7'], ['7', '8'], ['8']]) : [],
      due: [],
    },
    findings: Array.from({ length: dice.upTo(3) }, (_, nth) => {
      const recordedMs = NOW_MS - dice.upTo(50 * WEEK_MS);
      return {
        ...{ assumption_id: `a-${issueId}`, finding_id: `f-${String(nth)}`, project_id: PROJECT, issue_id: issueId },
        ...{ risk: dice.of(RISKS), method: dice.of(METHODS), verdict: dice.of(VERDICTS), rung: dice.of(RUNGS) },
        ...{ is_late: yes(), is_background: false, is_settling: yes(), disciplines: 1 },
        ...{ from_issue: yes() ? idAt(1, dice.upTo(ISSUES)) : null },
        ...{ found_ms: recordedMs, recorded_ms: recordedMs, week: isoWeek(recordedMs) },
      };
    }),
  };
}

const dice = createDice(20_261_122);
const ALL: readonly Made[] = Array.from({ length: ISSUES }, (_, at) => made(dice, at));

const tagged = (kind: 'component' | 'label', value: string) => (set: FactSet) =>
  set.tags.some((tag) => tag.kind === kind && tag.value === value);
const inSprint = (id: string) => (set: FactSet) => set.sprintIds.includes(id);
const checkout = tagged('component', 'Checkout');

/** What is asked, and by plain reason who belongs to it. */
const PARTS: readonly (readonly [name: string, part: Part, has: (set: FactSet) => boolean])[] = [
  ['a component', { team: { kind: 'component', value: 'Checkout' }, sprint: null }, checkout],
  [
    'a label of the same name',
    { team: { kind: 'label', value: 'Checkout' }, sprint: null },
    tagged('label', 'Checkout'),
  ],
  ['an epic', { team: { kind: 'epic', value: idAt(1, 1) }, sprint: null }, ({ fact }) => fact.parent_id === idAt(1, 1)],
  ['a sprint', { team: null, sprint: '7' }, inSprint('7')],
  [
    'a team in a sprint',
    { team: { kind: 'component', value: 'Checkout' }, sprint: '8' },
    (set) => checkout(set) && inSprint('8')(set),
  ],
];

/** They begin in the middle of a week; the second runs, and work on what was in both began before either. */
const SPRINTS = [
  { sprint_id: '7', name: 'Seven', state: 'closed', start_ms: NOW_MS - 50 * WEEK_MS, end_ms: NOW_MS - 11 * WEEK_MS },
  { sprint_id: '8', name: 'Eight', state: 'active', start_ms: NOW_MS - 11 * WEEK_MS, end_ms: NOW_MS + WEEK_MS },
] as const;

/** The project that holds only those of the nth part. */
const homeOf = (nth: number) => String(10_000 + nth + 2);

let host: RunningHost;
const asApp = <T>(fn: () => Promise<T>): Promise<T> => host.run(null, fn);

/** The same issues in a project of their own, with ids as long and in the same order. */
function copied(sets: readonly Made[], copy: number): readonly Made[] {
  const projectId = String(10_000 + copy);
  const moved = (id: string | null) => (id === null ? null : String(Number(id) + (copy - 1) * 100_000));
  return sets.map(({ set, findings }) => ({
    set: {
      ...set,
      fact: {
        ...set.fact,
        issue_id: moved(set.fact.issue_id) ?? '',
        parent_id: moved(set.fact.parent_id),
        project_id: projectId,
      },
    },
    findings: findings.map((row) => ({
      ...row,
      ...{ assumption_id: `${String(copy)} ${row.assumption_id}`, issue_id: moved(row.issue_id) ?? '' },
      ...{ from_issue: moved(row.from_issue), project_id: row.project_id === PROJECT ? projectId : row.project_id },
    })),
  }));
}

/** A discovery issue of theirs may have led to a finding that is at home with others: that is theirs too. */
function onlyOf(has: (set: FactSet) => boolean): readonly Made[] {
  const theirs = ALL.filter(({ set }) => has(set));
  const ids = new Set(theirs.map(({ set }) => set.fact.issue_id));
  const led = ALL.filter(({ set }) => !has(set)).flatMap(({ findings }) =>
    findings.filter(({ from_issue }) => from_issue !== null && ids.has(from_issue)),
  );
  const [first, ...others] = theirs;
  if (first === undefined) throw new Error('nobody belongs to it');
  return [
    { ...first, findings: [...first.findings, ...led.map((row) => ({ ...row, project_id: ELSEWHERE }))] },
    ...others,
  ];
}

async function write(all: readonly Made[]): Promise<void> {
  for (let from = 0; from < all.length; from += 200) {
    const some = all.slice(from, from + 200);
    const rows = some.flatMap(({ findings }) => findings);
    const assumptionIds = [...new Set(rows.map(({ assumption_id }) => assumption_id))];
    await asApp(() =>
      upsertFacts(
        some.map(({ set }) => set),
        new Map(),
        { assumptionIds, rows },
      ),
    );
  }
}

beforeAll(async () => {
  const sql = await sqlForTests();
  host = await startHost(sql === null ? {} : { sql });
  await asApp(() => ensureSchema(currentInstallation()));
  await write(ALL);
  for (const [nth, [, , has]] of PARTS.entries()) await write(copied(onlyOf(has), nth + 2));
  // Since when a project has premises is the project's, whoever looks.
  for (const projectId of [PROJECT, ...[...PARTS.keys()].map(homeOf)]) {
    await asApp(() => beganNoLaterThan(projectId, FIRST_MS));
    const rows = SPRINTS.map((row) => ({ ...row, project_id: projectId, board_id: null, complete_ms: null }));
    await asApp(() => upsertRows('sprint', ['project_id', 'sprint_id'], rows));
  }
}, 60_000);
afterAll(() => host.close());

const pageOf = (projectId: string, question: PageQuestion) =>
  asApp(() => readPage({ projectId, question, canAdminister: false, nowMs: NOW_MS }));
/** The id the issue has in the project of all. */
const asInAll = (id: string) => String(Number(id) % 100_000);

describe.each(PARTS.map(([name, part], nth) => ({ name, part, nth })))('narrowed to $name', ({ part, nth }) => {
  /** Within a sprint there is no period: all of it is asked for, whatever the period. */
  const unnarrowed = (period: PageQuestion['period']): PageQuestion => ({
    ...WHOLE_PROJECT,
    period: part.sprint === null ? period : 'all',
  });

  test.each(PERIODS)('every number of the page is theirs alone, by week and by sprint, %s', async (period) => {
    const page = await pageOf(PROJECT, { ...part, period });
    const alone = await pageOf(homeOf(nth), unnarrowed(period));
    const told = ({ headline, change, weeks, counts, funnel, findings, discovery, quiet, doubts }: typeof page) => ({
      ...{ headline, change, weeks, counts, funnel, discovery, quiet },
      findings: findings.toSorted((a, b) => (`${a.week} ${a.risk}` < `${b.week} ${b.risk}` ? -1 : 1)),
      doubts: doubts.map(({ issueId, ...rest }) => ({ ...rest, issueId: asInAll(issueId) })),
    });
    expect(told(page)).toEqual(told(alone));
    expect(page.counts.issues).toBeGreaterThan(20);
    expect(page.counts.issues).toBeLessThan(ISSUES);
    if (nth === 0 && period === 'all') expect(page.discovery.ended).toBeGreaterThan(0);
    expect(page.doubts).toHaveLength(3);
    const bySprint = (projectId: string, question: PageQuestion) =>
      asApp(() => readSprintBalance({ projectId, question, nowMs: NOW_MS }));
    const sprints = await bySprint(PROJECT, { ...part, period });
    expect(sprints).toEqual(await bySprint(homeOf(nth), unnarrowed(period)));
    const isRecent = period !== 'all' && part.sprint === null;
    expect(sprints.sprints.map(({ name }) => name)).toEqual(isRecent ? ['Eight'] : ['Seven', 'Eight']);
    expect(sprints.sprints.at(-1)?.days.delivery).toBeGreaterThan(0);
  });

  test('signals have windows of their own and are of the whole project, whoever looks', async () => {
    const { signals } = await pageOf(PROJECT, { ...part, period: 'weeks12' });
    expect(signals).toEqual((await pageOf(PROJECT, WHOLE_PROJECT)).signals);
  });

  test('every number opens their issues and nobody else’s', async () => {
    const opened = async (projectId: string, question: PageQuestion, set: PageSet) => {
      const view = await asApp(() => readIssueSet({ projectId, question, set, after: null, nowMs: NOW_MS }));
      return view.issueIds.map(asInAll);
    };
    const week = (await pageOf(PROJECT, { ...part, period: 'all' })).findings[0]?.week ?? '';
    const sets: readonly PageSet[] = [
      ...SETS,
      ...TRACKS.map((track) => ({ kind: 'started' as const, week, track })),
      ...RISKS.map((risk) => ({ kind: 'found' as const, week, risk })),
    ];
    for (const set of sets)
      expect([set, await opened(PROJECT, { ...part, period: 'weeks26' }, set)]).toEqual([
        set,
        await opened(homeOf(nth), unnarrowed('weeks26'), set),
      ]);
  });

  test('so do the lists of stories: by doubt, by next step, and those refuted in time', async () => {
    const everybody: Part = { team: null, sprint: null };
    const list = async (projectId: string, of: Part) => [
      await asApp(() => readByDoubt(projectId, { ...of, step: null }, null, 500)),
      await asApp(() => readByDoubt(projectId, { ...of, step: 'testFirst' }, null, 500)),
      await asApp(() => readGlad(projectId, of, null, 500)),
    ];
    const plain = (lists: Awaited<ReturnType<typeof list>>) =>
      lists.map((rows) => rows.map((row) => ({ ...row, issue_id: asInAll(row.issue_id) })));
    const theirs = await list(PROJECT, part);
    expect(plain(theirs)).toEqual(plain(await list(homeOf(nth), everybody)));
    expect(theirs[0]?.length).toBeGreaterThan(5);
    if (nth === 0) expect(theirs.map((rows) => rows.length > 0)).toEqual([true, true, true]);
  });
});
