/** The balance by sprint: what a reader adds up by hand, and that it is the same work the weeks tell of. */
import { fc, test as property } from '@fast-check/vitest';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PageView, SprintsView } from '../../src/contract/page';
import { WHOLE_PROJECT, type PageQuestion } from '../../src/domain/page-question';
import { TRACKS, type Track } from '../../src/domain/story';
import { stretchesByWeek } from '../../src/domain/timing';
import { DAY_MS, isoWeek } from '../../src/domain/week';
import { currentInstallation } from '../../src/installation';
import { upsertFacts, type FactSet } from '../../src/store/facts';
import { upsertRows } from '../../src/store/facts-rows';
import { ensureSchema } from '../../src/store/schema';
import { readPage } from '../../src/sync/page';
import { readSprintBalance } from '../../src/sync/page-sprints';
import { startHost, type RunningHost } from '../host/host';
import type { ImportedIssue, ImportedSprint } from '../host/jira/replace';
import { sqlForTests } from '../support/sql-engine';
import { aProject, anImported, day, type Project } from './a-project';
import { aFact } from './facts';

const iso = (ms: number) => new Date(ms).toISOString();
const EVER: PageQuestion = { ...WHOLE_PROJECT, period: 'all' };

/** They begin and end in the middle of weeks, and the second was closed a day late. Now is day 14. */
const FIRST: ImportedSprint = {
  ...{ id: 11, name: 'Sprint 1', state: 'closed' },
  ...{ startDate: iso(day(-12)), endDate: iso(day(-5)), completeDate: iso(day(-5)) },
};
const SECOND: ImportedSprint = {
  ...{ id: 12, name: 'Sprint 2', state: 'closed' },
  ...{ startDate: iso(day(-5)), endDate: iso(day(2)), completeDate: iso(day(3)) },
};
const THIRD: ImportedSprint = {
  ...{ id: 13, name: 'Sprint 3', state: 'active' },
  ...{ startDate: iso(day(3)), endDate: iso(day(17)), completeDate: null },
};
const NEXT: ImportedSprint = {
  ...{ id: 14, name: 'Sprint 4', state: 'future' },
  ...{ startDate: null, endDate: null, completeDate: null },
};
const LOST: ImportedSprint = { ...NEXT, id: 15, name: 'Old times', state: 'closed' };

const IDS = { 'To Do': '10000', 'In Progress': '3', Done: '10001' } as const;
type Moved = readonly [days: number, to: keyof typeof IDS];

/** An issue made on day -13 and moved on those days. */
function moved(number: number, moves: readonly Moved[], over: Partial<ImportedIssue>): ImportedIssue {
  const last = moves.at(-1)?.[1] ?? 'To Do';
  const category = last === 'Done' ? 'done' : last === 'To Do' ? 'new' : 'indeterminate';
  return anImported(number, day(-13), {
    status: { id: IDS[last], name: last, category },
    resolution: last === 'Done' ? 'Done' : null,
    histories: moves.map(([days, to], at) => {
      const from = moves[at - 1]?.[1] ?? 'To Do';
      const item = { field: 'status', fieldtype: 'jira', fieldId: 'status', from: IDS[from], to: IDS[to] };
      return {
        id: String(number * 100 + at),
        created: day(days),
        items: [{ ...item, fromString: from, toString: to }],
      };
    }),
    ...over,
  });
}

const RESEARCH = { type: { name: 'Research', level: 0 } };
const BUG = { type: { name: 'Bug', level: 0 } };
const ISSUES: readonly ImportedIssue[] = [
  // Four days within the first.
  moved(1, [[-11, 'In Progress'], [-7, 'Done']], { points: 3, sprints: [FIRST, LOST] }), // prettier-ignore
  // A day in the first and, carried over, two in the second.
  moved(2, [[-6, 'In Progress'], [-3, 'Done']], { ...RESEARCH, points: 2, sprints: [FIRST, SECOND], components: ['Pay'] }), // prettier-ignore
  // Three days in the second, and all eleven of the third so far.
  moved(3, [[0, 'In Progress']], { points: 5, sprints: [SECOND, THIRD], components: ['Pay'] }),
  // A day, put back, and another: two of the third, in one week.
  moved(4, [[4, 'In Progress'], [4.5, 'To Do'], [5, 'In Progress'], [6.5, 'Done']], { sprints: [THIRD] }), // prettier-ignore
  // Begun two days before its sprint and done a day after its start.
  moved(5, [[1, 'In Progress'], [4, 'Done']], { ...BUG, points: 1, sprints: [THIRD] }), // prettier-ignore
  // In no sprint that began.
  moved(6, [[3, 'In Progress'], [9, 'Done']], { points: 8, sprints: [NEXT] }), // prettier-ignore
];

const none = { discovery: 0, delivery: 0, upkeep: 0 };

async function ask(project: Project, question: PageQuestion): Promise<SprintsView> {
  const answer = await project.host.invoke('lea', 'readSprintBalance', { projectId: project.projectId, question });
  expect(answer).toMatchObject({ ok: true });
  return (answer as { readonly value: SprintsView }).value;
}

test('three sprints and six issues: days between start and end, and what was started in that time', async () => {
  const project = await aProject();
  project.place(ISSUES);
  await project.start();
  await project.host.runUntilIdle();
  const page = await project.page();
  const asked = project.requests.length;
  const statements: string[] = [];
  const request = project.host.sql.request.bind(project.host.sql);
  project.host.sql.request = (path, body) => {
    statements.push(body);
    return request(path, body);
  };
  const view = await ask(project, WHOLE_PROJECT);
  // Which sprints, and what they came to.
  expect([statements.length, project.requests.length - asked]).toEqual([2, 0]);
  expect(view).toEqual({
    sprints: [
      {
        ...{ sprintId: '11', name: 'Sprint 1', isActive: false, startMs: day(-12), endMs: day(-5) },
        ...{ days: { ...none, discovery: 1, delivery: 4 }, started: { ...none, discovery: 1, delivery: 1 } },
        points: { ...none, discovery: 2, delivery: 3 },
      },
      {
        ...{ sprintId: '12', name: 'Sprint 2', isActive: false, startMs: day(-5), endMs: day(3) },
        ...{ days: { ...none, discovery: 2, delivery: 3 }, started: { ...none, delivery: 1 } },
        points: { ...none, delivery: 5 },
      },
      {
        ...{ sprintId: '13', name: 'Sprint 3', isActive: true, startMs: day(3), endMs: day(14) },
        ...{ days: { ...none, delivery: 13, upkeep: 1 }, started: { ...none, delivery: 1 } },
        points: none,
      },
    ],
    undated: 1,
  });
  // By week there is more: two days of the bug before its sprint, six of what was in none. A sprint had its two of the third.
  expect(daysOf(page.weeks)).toEqual({ discovery: 3, delivery: 4 + 14 + 2 + 6, upkeep: 3 });
  expect(daysOf(view.sprints)).toEqual({ discovery: 3, delivery: 4 + 14 + 2, upkeep: 1 });

  const pay = await ask(project, { ...WHOLE_PROJECT, team: { kind: 'component', value: 'Pay' } });
  expect(pay.sprints.map(({ name, days }) => [name, days.discovery, days.delivery, days.upkeep])).toEqual([
    ['Sprint 1', 1, 0, 0],
    ['Sprint 2', 2, 3, 0],
    ['Sprint 3', 0, 11, 0],
  ]);
  // The issues of the second alone: it took one over from the first and left one to the third.
  const second = await ask(project, { ...WHOLE_PROJECT, sprint: '12' });
  expect(daysOf(second.sprints)).toEqual({ discovery: 3, delivery: 14, upkeep: 0 });
  // Long after, no sprint has begun in the last 12 weeks; the third is still open, and so is what it holds.
  project.host.clock.advance(100 * DAY_MS);
  expect((await ask(project, WHOLE_PROJECT)).sprints).toEqual([]);
  const later = (await ask(project, EVER)).sprints.map(({ days }) => days.delivery);
  expect(later).toEqual([4, 3, 113]);
});

const daysOf = (rows: readonly { readonly days: Readonly<Record<Track, number>> }[]) =>
  Object.fromEntries(TRACKS.map((track) => [track, rows.reduce((sum, { days }) => sum + days[track], 0)]));

describe('as the engine adds it up', () => {
  const NOW_MS = day(400);
  let host: RunningHost;
  let projects = 0;
  const asApp = <T>(fn: () => Promise<T>): Promise<T> => host.run(null, fn);

  beforeAll(async () => {
    const sql = await sqlForTests();
    host = await startHost(sql === null ? {} : { sql });
    await asApp(() => ensureSchema(currentInstallation()));
  });
  afterAll(() => host.close());

  interface Given {
    readonly nth: number;
    readonly stays: readonly (readonly [hours: number, length: number])[];
    readonly track: Track;
    readonly size: number | null;
    readonly isOpen: boolean;
  }
  const SPRINT_DAYS = 14;
  const startOf = (nth: number) => day(nth * 20 + 2);
  const endOf = (nth: number) => startOf(nth) + SPRINT_DAYS * DAY_MS;
  const HOUR_MS = DAY_MS / 24;

  /** In sprint `nth` alone, and in progress only while it ran. Only the last sprint runs still. */
  function within(projectId: string, at: number, given: Given): FactSet {
    const { nth, track, size } = given;
    const lasts = nth === LAST && given.isOpen;
    const stays = given.stays.reduce<(readonly [from: number, until: number])[]>((so, [hours, length]) => {
      const fromMs = (so.at(-1)?.[1] ?? startOf(nth)) + hours * HOUR_MS;
      return [...so, [fromMs, fromMs + length * HOUR_MS]];
    }, []);
    const startMs = stays[0]?.[0] ?? startOf(nth);
    return {
      fact: aFact({
        ...{ issue_id: `${projectId}${String(at).padStart(3, '0')}`, project_id: projectId, track, size },
        ...{ start_kind: 'started', start_ms: startMs, start_week: isoWeek(startMs) },
        ...{ open_since_ms: lasts ? endOf(nth) - DAY_MS : null, unseen_since_ms: null },
      }),
      worked: stays.flatMap(([fromMs, untilMs]) => stretchesByWeek(fromMs, untilMs)),
      ...{ restsOn: [], tags: [], sprintIds: [String(nth + 1)], due: [] },
    };
  }
  const LAST = 5;
  // At most 4 × (30 + 40) hours are less than fourteen days without the last.
  const stays = fc.array(fc.tuple(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 1, max: 40 })), {
    minLength: 1,
    maxLength: 4,
  });
  const given: fc.Arbitrary<Given> = fc.record({
    ...{ nth: fc.integer({ min: 0, max: LAST }), stays, track: fc.constantFrom(...TRACKS) },
    ...{ size: fc.option(fc.integer({ min: 1, max: 13 })), isOpen: fc.boolean() },
  });

  property.prop([fc.array(given, { minLength: 1, maxLength: 12 })], { numRuns: 8 })(
    'what was in one sprint, and worked on while that ran, is the same by sprint and by week',
    async (all) => {
      const projectId = String(20_000 + (projects += 1));
      const nowMs = endOf(LAST);
      const rows = Array.from({ length: LAST + 1 }, (_, nth) => ({
        ...{ project_id: projectId, sprint_id: String(nth + 1), name: `Sprint ${String(nth + 1)}`, board_id: null },
        ...{ start_ms: startOf(nth), end_ms: endOf(nth) },
        ...(nth === LAST ? { state: 'active', complete_ms: null } : { state: 'closed', complete_ms: endOf(nth) }),
      }));
      await asApp(() => upsertFacts(all.map((one, at) => within(projectId, at, one))));
      await asApp(() => upsertRows('sprint', ['project_id', 'sprint_id'], rows));
      const asked = { projectId, question: EVER, nowMs };
      const page: PageView = await asApp(() => readPage({ ...asked, canAdminister: false }));
      const { sprints } = await asApp(() => readSprintBalance(asked));
      for (const measure of ['days', 'started', 'points'] as const)
        for (const track of TRACKS) {
          const sum = (shares: PageView['weeks'] | SprintsView['sprints']) =>
            shares.reduce((so, share) => so + share[measure][track], 0);
          expect(sum(sprints)).toBeCloseTo(sum(page.weeks), 6);
        }
      expect(sprints.map(({ sprintId }) => sprintId)).toEqual(
        [...new Set(all.map(({ nth }) => String(nth + 1)))].sort(),
      );
    },
  );

  test('the last twelve are drawn, the oldest of them first; one that is to begin is not', async () => {
    const projectId = '30000';
    const one = (at: number) => ({
      ...{ project_id: projectId, sprint_id: String(at), name: `Sprint ${String(at)}`, board_id: null },
      ...{ state: 'closed', start_ms: day(at * 7), end_ms: day(at * 7 + 6), complete_ms: null },
    });
    const rows = [
      ...Array.from({ length: 14 }, (_, at) => one(at + 1)),
      { ...one(15), start_ms: NOW_MS + DAY_MS, state: 'active' },
    ];
    const issue: Given = { nth: 0, stays: [[0, 24]], track: 'delivery', size: 3, isOpen: false };
    const set = { ...within(projectId, 0, issue), sprintIds: rows.map(({ sprint_id }) => sprint_id) };
    await asApp(() => upsertFacts([set]));
    await asApp(() => upsertRows('sprint', ['project_id', 'sprint_id'], rows));
    const { sprints } = await asApp(() => readSprintBalance({ projectId, question: EVER, nowMs: NOW_MS }));
    expect(sprints.map(({ sprintId }) => sprintId)).toEqual([
      '3',
      '4',
      '5',
      '6',
      '7',
      '8',
      '9',
      '10',
      '11',
      '12',
      '13',
      '14',
    ]);
    // Nobody said when it was closed: it ended when it was to end.
    expect(sprints.at(-1)).toMatchObject({ startMs: day(98), endMs: day(104) });
  });
});
