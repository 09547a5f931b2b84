/**
 * What the project page shows, added up by the engine. A warm page is one statement, and one or two more for the owners
 * of what is due; a cold one is five and a write beside those.
 */
import * as v from '../valibot';
import { NEXT_STEPS, VALIDATED } from '../domain/assessment';
import type { FunnelRow } from '../domain/funnel';
import type { SetName } from '../domain/page-sets';
import { CHECK_RESULTS, RISKS } from '../domain/premise';
import type { Reminders, Settings } from '../domain/settings';
import { TRACKS } from '../domain/story';
import { DUE_COLUMNS, dueRowOf, dueTables, type DueAsked, type DueRow } from './due-items';
import { PROJECT_COLUMNS, ProjectRow, type ProjectState } from './facts-project';
import { upsertRows } from './facts-rows';
import { scopeOf, type Scope } from './page-scope';
import { NEVER_MS, setOf, type Within } from './page-sets';
import { remindingName, RemindingBody } from './reminding';
import { SETTINGS_ARMS, settingsOfArms, settingsStream } from './settings-store';
import { Int, Real, query } from './sql';

const Track = v.picklist(TRACKS);

/** The project's state, and a view of it kept under that name if nothing has changed since: one statement. */
export async function readCached(
  projectId: string,
  view: string,
): Promise<{
  readonly state: ProjectState | null;
  readonly body: string | null;
  /** Facts are being made again for new settings; null = they are not. */
  readonly recount: { readonly done: number; readonly total: number } | null;
  readonly reminders: Reminders;
}> {
  const columns = PROJECT_COLUMNS.map((column) => `p.${column}`).join(', ');
  const rows = await query(
    v.object({
      ...ProjectRow.entries,
      body: v.nullable(v.string()),
      recount_done: v.nullable(Int),
      recount_total: v.nullable(Int),
      reminding: v.nullable(RemindingBody),
    }),
    `SELECT ${columns}, c.body, r.done AS recount_done, r.total AS recount_total, g.body AS reminding
     FROM project_state p
       LEFT JOIN view_cache c ON c.project_id = p.project_id AND c.args_hash = ? AND c.facts_rev = p.facts_rev
       LEFT JOIN recount r ON r.project_id = p.project_id AND r.finished_ms IS NULL
       LEFT JOIN progress g ON g.name = ?
     WHERE p.project_id = ?`,
    [view, remindingName(projectId), projectId],
  );
  const row = rows[0];
  if (row === undefined) return { state: null, body: null, recount: null, reminders: 'off' };
  const { body, recount_done, recount_total, reminding, ...state } = row;
  const isUnderWay = recount_done !== null && recount_total !== null;
  const recount = isUnderWay ? { done: recount_done, total: recount_total } : null;
  return { state, body, recount, reminders: reminding?.how ?? 'off' };
}

/** `factsRev` is the one read before the view was added up: facts changed meanwhile make it old at once. */
export async function keepView(projectId: string, view: string, factsRev: number, body: string): Promise<void> {
  await upsertRows(
    'view_cache',
    ['project_id', 'args_hash'],
    [{ project_id: projectId, args_hash: view, facts_rev: factsRev, body }],
  );
}

/** A cell of statements whose parts have different columns: text whatever it was, because the engines differ. */
const Cell = v.nullable(v.pipe(v.union([v.string(), v.number()]), v.transform(String)));
const Yes = v.pipe(
  v.picklist(['0', '1']),
  v.transform((text) => text === '1'),
);
const Row = v.object({
  arm: v.string(),
  a: Cell,
  b: Cell,
  c: Cell,
  d: Cell,
  e: Cell,
  f: Cell,
  n: Int,
  p: v.nullable(Real),
  ms: v.nullable(Int),
});

const StoryPart = v.object({
  a: v.picklist(['started', 'startUnknown']),
  b: v.picklist(VALIDATED),
  c: v.nullable(v.string()),
  d: Yes,
  e: v.picklist(['untested', 'one', 'several']),
  f: v.picklist(['old', 'before', 'now', 'began']),
});
const WayPart = v.object({
  a: Yes,
  b: Yes,
  c: Yes,
  d: v.picklist(VALIDATED),
  e: v.nullable(v.picklist(CHECK_RESULTS)),
});
const FoundPart = v.object({ a: v.picklist(RISKS), b: v.string() });

export interface StoryGroup {
  readonly isStarted: boolean;
  readonly validated: (typeof VALIDATED)[number];
  readonly decision: string | null;
  readonly exemptAtStart: boolean;
  readonly tested: 'untested' | 'one' | 'several';
  /**
   * `now`: in the period; `began`: in it, before the first premise; `before` and `old`: the same of the period before it.
   */
  readonly when: 'old' | 'before' | 'now' | 'began';
  readonly firstStartMs: number | null;
  readonly issues: number;
  readonly points: number;
}

/** What of a scope the page tells beside its weeks. */
export interface Parts {
  readonly stories: readonly StoryGroup[];
  readonly funnel: readonly FunnelRow[];
  readonly findings: readonly {
    readonly week: string;
    readonly risk: (typeof RISKS)[number];
    readonly count: number;
  }[];
  readonly discovery: { readonly done: number; readonly ended: number };
  readonly dated: { readonly all: number; readonly unframed: number };
  /** Of the whole project. */
  readonly due: readonly DueRow[];
  /** Of the project: what the rest of the page is judged by. */
  readonly settings: Settings;
}

const NOTHING =
  'NULL AS a, NULL AS b, NULL AS c, NULL AS d, NULL AS e, NULL AS f, COUNT(*) AS n, NULL AS p, NULL AS ms';

/**
 * Stories by all the headline asks of them, the way of those that were delivered, what was found, what discovery came
 * to, what is due, and the settings, in one statement. `beforeMs`: where the period to compare with begins, null = none.
 * @throws AppFailure storeUnavailable
 */
export async function readParts(
  scope: Scope,
  within: Within & { readonly beforeMs: number | null },
  dueAsked: DueAsked,
): Promise<Parts> {
  const where = scopeOf(scope);
  const since = within.sinceMs ?? 0;
  const first = within.firstMs ?? NEVER_MS;
  const way = setOf(scope, 'delivered', within);
  const due = dueTables(scope.projectId, dueAsked);
  const settings = settingsStream(scope.projectId).stream;
  const count = (arm: SetName) => ({ arm, ...setOf(scope, arm, within) });
  const counts = [count('discoveryDone'), count('discoveryEnded'), count('dated'), count('datedUnframed')];
  const rows = await query(
    Row,
    `SELECT 'story' AS arm, start_kind AS a, validated AS b, decision AS c, exempt_at_start AS d,
       CASE WHEN tested = 0 THEN 'untested' WHEN one_discipline = 1 THEN 'one' ELSE 'several' END AS e,
       CASE WHEN start_ms < ? AND start_ms < ? THEN 'old' WHEN start_ms < ? THEN 'before' WHEN start_ms < ? THEN 'began' ELSE 'now' END AS f,
       COUNT(*) AS n, SUM(size) AS p, MIN(start_ms) AS ms
     FROM fact WHERE ${where.where} AND level = 'story' AND track_at_start = 'delivery'
       AND ${within.sinceMs === null ? "start_kind IN ('started', 'startUnknown')" : "start_kind = 'started' AND start_ms >= ?"}
     GROUP BY start_kind, validated, decision, exempt_at_start, e, f
     UNION ALL
     SELECT 'way' AS arm, framed AS a, named AS b, tested AS c, validated AS d, check_result AS e, NULL AS f,
       COUNT(*) AS n, SUM(size) AS p, NULL AS ms
     FROM fact WHERE ${way.where} GROUP BY framed, named, tested, validated, check_result
     UNION ALL
     SELECT 'found' AS arm, risk AS a, week AS b, NULL AS c, NULL AS d, NULL AS e, NULL AS f, COUNT(*) AS n, NULL AS p, NULL AS ms
     FROM finding WHERE ${where.where} AND recorded_ms >= ? GROUP BY risk, week
     UNION ALL
     ${counts.map((one) => `SELECT '${one.arm}' AS arm, ${NOTHING} FROM fact WHERE ${one.where}`).join(' UNION ALL ')}
     UNION ALL
     SELECT 'due' AS arm, ${DUE_COLUMNS.map((column, at) => `${column} AS ${'abcdef'.charAt(at)}`).join(', ')},
       x.issues AS n, NULL AS p, x.due_ms AS ms FROM ${due.where}
     UNION ALL
     ${SETTINGS_ARMS}`,
    [
      ...[since, first, since, first, ...where.params, ...(within.sinceMs === null ? [] : [within.beforeMs ?? since])],
      ...[...way.params, ...where.params, since],
      ...[...counts, due].flatMap(({ params }) => params),
      ...[settings, settings],
    ],
  );
  const of = (arm: string) => rows.filter((row) => row.arm === arm);
  const countOf = (arm: SetName) => of(arm)[0]?.n ?? 0;
  return {
    stories: of('story').map((row) => storyGroupOf(v.parse(StoryPart, row), row)),
    funnel: of('way').map((row) => wayOf(v.parse(WayPart, row), row)),
    findings: of('found').map((row) => {
      const { a: risk, b: week } = v.parse(FoundPart, row);
      return { week, risk, count: row.n };
    }),
    discovery: { done: countOf('discoveryDone'), ended: countOf('discoveryEnded') },
    dated: { all: countOf('dated'), unframed: countOf('datedUnframed') },
    // A union keeps no order.
    due: of('due').map(duePart).sort(oldestFirst),
    settings: await settingsOfArms(scope.projectId, rows),
  };
}

function duePart({ a, b, c, d, e, f, n, ms }: v.InferOutput<typeof Row>): DueRow {
  return dueRowOf({ kind: a, about: b, issue_id: c, parent_id: d, outcome_id: e, parents_outcome_id: f, n, ms });
}

function oldestFirst(one: DueRow, other: DueRow): number {
  const key = ({ dueMs, kind, about }: DueRow) => [String(dueMs).padStart(16, '0'), kind, about].join(' ');
  return key(one) < key(other) ? -1 : 1;
}

type Numbers = Pick<v.InferOutput<typeof Row>, 'n' | 'p' | 'ms'>;

function storyGroupOf({ a, b, c, d, e, f }: v.InferOutput<typeof StoryPart>, { n, p, ms }: Numbers): StoryGroup {
  return {
    ...{ isStarted: a === 'started', validated: b, decision: c, exemptAtStart: d, tested: e, when: f },
    ...{ firstStartMs: ms, issues: n, points: p ?? 0 },
  };
}

function wayOf({ a, b, c, d, e }: v.InferOutput<typeof WayPart>, { n, p }: Numbers): FunnelRow {
  return { framed: a, named: b, tested: c, before: d === 'before', check: e, issues: n, points: p ?? 0 };
}

const StartKind = v.picklist(['notStarted', 'started', 'closedUnstarted', 'startUnknown']);
const CountPart = v.object({ a: Track, b: StartKind, c: v.nullable(v.string()), d: Yes });
const DayPart = v.object({ a: Track, b: v.string() });
const OpenPart = v.object({
  a: Track,
  b: v.pipe(v.string(), v.parseJson(), v.array(v.string())),
  c: v.nullable(v.pipe(v.string(), v.transform(Number), v.number())),
});

export interface CountRow {
  readonly track: (typeof TRACKS)[number];
  readonly startKind: v.InferOutput<typeof StartKind>;
  readonly week: string | null;
  readonly isDone: boolean;
  readonly issues: number;
  readonly points: number;
}

/** Issues in progress now, and names of guessed statuses. */
export interface LooseEnd {
  readonly track: (typeof TRACKS)[number];
  readonly guessed: readonly string[];
  /** Since when the app cannot see them: nobody knows whether they are still in progress after that. */
  readonly unseenSinceMs: number | null;
  readonly openSinceMs: number | null;
  readonly issues: number;
}

export interface WeekParts {
  /** Of each track, start, week of start and doneness. */
  readonly counts: readonly CountRow[];
  /** Days in progress that are over. */
  readonly days: readonly { readonly week: string; readonly track: (typeof TRACKS)[number]; readonly days: number }[];
  readonly ends: readonly LooseEnd[];
}

/** What the weeks are made of, in one statement. @throws AppFailure storeUnavailable */
export async function readWeekParts(scope: Scope): Promise<WeekParts> {
  const { where, params } = scopeOf(scope);
  const rows = await query(
    Row,
    `SELECT 'count' AS arm, track AS a, start_kind AS b, start_week AS c, is_done AS d, NULL AS e, NULL AS f,
       COUNT(*) AS n, SUM(size) AS p, NULL AS ms
     FROM fact WHERE ${where} GROUP BY track, start_kind, start_week, is_done
     UNION ALL
     SELECT 'day' AS arm, track AS a, week AS b, NULL AS c, NULL AS d, NULL AS e, NULL AS f,
       COUNT(*) AS n, SUM(days) AS p, NULL AS ms
     FROM work_week WHERE ${where} GROUP BY track, week
     UNION ALL
     SELECT 'open' AS arm, track AS a, guessed_statuses AS b, unseen_since_ms AS c, NULL AS d, NULL AS e, NULL AS f,
       COUNT(*) AS n, NULL AS p, open_since_ms AS ms
     FROM fact WHERE ${where} AND (open_since_ms IS NOT NULL OR guessed_statuses <> '[]')
     GROUP BY track, guessed_statuses, unseen_since_ms, open_since_ms`,
    [...params, ...params, ...params],
  );
  const of = (arm: string) => rows.filter((row) => row.arm === arm);
  return {
    counts: of('count').map((row) => {
      const { a: track, b: startKind, c: week, d: isDone } = v.parse(CountPart, row);
      return { track, startKind, week, isDone, issues: row.n, points: row.p ?? 0 };
    }),
    days: of('day').map((row) => {
      const { a: track, b: week } = v.parse(DayPart, row);
      return { track, week, days: row.p ?? 0 };
    }),
    ends: of('open').map((row) => {
      const { a: track, b: guessed, c: unseenSinceMs } = v.parse(OpenPart, row);
      return { track, guessed, unseenSinceMs, openSinceMs: row.ms, issues: row.n };
    }),
  };
}

const DoubtRow = v.object({
  issue_id: v.string(),
  doubt: Real,
  size: v.nullable(Real),
  next_step: v.picklist(NEXT_STEPS),
});
export type DoubtRow = v.InferOutput<typeof DoubtRow>;

/** The stories nobody has started whose doubt is dearest: size times distance from the evidence asked for. */
export async function readDearest(scope: Scope, limit: number): Promise<readonly DoubtRow[]> {
  const { where, params } = scopeOf(scope);
  return query(
    DoubtRow,
    `SELECT issue_id, doubt, size, next_step FROM fact WHERE ${where} AND start_kind = 'notStarted' AND doubt > 0
       AND level = 'story' ORDER BY doubt DESC, issue_id LIMIT ${String(limit)}`,
    params,
  );
}
