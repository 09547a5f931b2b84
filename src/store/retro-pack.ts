/** What a retrospective looks at, read from the facts: an arm of a union for each question, all in one statement. */
import * as v from '../valibot';
import { NEXT_STEPS, VALIDATED } from '../domain/assessment';
import { DUE_KINDS } from '../domain/due-items';
import { CHECK_RESULTS, METHODS, RISKS } from '../domain/premise';
import type { RetroAbout } from '../domain/retro/retro';
import { COUNTED, STORIES, UNEXPLAINED } from './facts-signals';
import { places } from './facts-rows';
import { scopeOf, type Clause } from './page-scope';
import { assumptionStream, premiseStream } from './premises';
import { Flag, Int, query, Real, type SqlValue } from './sql';

/** Items of a list: as many as a team looks through in one go. What is beyond is counted. */
export const SHOWN = 30;
/** Of several findings on one assumption the newest counts, so more are read than are shown. */
const FINDINGS_READ = 200;
const NEXT_SHOWN = 3;

export interface PackQuestion {
  readonly projectId: string;
  readonly about: RetroAbout;
  /** The first moment after the stretch of time. */
  readonly toMs: number;
  /** What falls due before it is told. */
  readonly dueMs: number;
}

const Risk = v.nullable(v.picklist(RISKS));
const Count = v.pipe(
  v.nullable(Int),
  v.transform((sum) => sum ?? 0),
);
const Text = v.nullable(v.string());

/** The columns of every arm; what an arm leaves out is NULL. */
const COLUMNS = ['issue', 'x', 'y', 'z', 'a', 'b', 'c', 'd'] as const;
type Column = (typeof COLUMNS)[number];

const Row = v.variant('part', [
  v.object({ part: v.literal('state'), a: v.nullable(Int) }),
  v.object({ part: v.literal('check'), issue: v.string(), x: v.picklist(CHECK_RESULTS), z: Text, a: Int, b: Int }),
  v.object({
    ...{ part: v.literal('found'), issue: v.string(), x: v.string(), y: v.string(), z: Text, a: Int },
    ...{ b: Flag, c: Flag, risk: v.picklist(RISKS), method: v.picklist(METHODS) },
  }),
  v.object({ part: v.literal('glad'), issue: v.string(), risk: Risk, a: Int, d: v.nullable(Real) }),
  v.object({
    ...{ part: v.literal('hope'), issue: v.string(), x: v.picklist(VALIDATED.filter((one) => one !== 'before')) },
    ...{ risk: Risk, a: Int, d: v.nullable(Real) },
  }),
  v.object({ part: v.literal('due'), issue: v.string(), x: v.picklist(DUE_KINDS), y: v.string(), a: Int, b: Int }),
  v.object({ part: v.literal('no'), issue: v.string(), a: Int }),
  v.object({
    ...{ part: v.literal('next'), issue: v.string(), x: v.picklist(NEXT_STEPS), d: Real, size: v.nullable(Real) },
  }),
  v.object({ part: v.literal('late'), issue: v.string() }),
  v.object({
    ...{ part: v.literal('sum'), x: v.picklist(['checks', 'glad', 'hope', 'due', 'noes', 'found', 'started', 'done']) },
    ...{ a: Count, b: Count, c: Count },
  }),
  v.object({ part: v.literal('began'), x: v.picklist(['discovery', 'delivery']), a: Count, b: Count }),
]);
export type PackRow = v.InferOutput<typeof Row>;

type Given = Readonly<Partial<Record<Column | 'risk' | 'method' | 'size', string>>>;
const ALL = [...COLUMNS, 'risk', 'method', 'size'] as const;

function columns(part: PackRow['part'], given: Given): string {
  return [`'${part}' AS part`, ...ALL.map((name) => `${given[name] ?? 'NULL'} AS ${name}`)].join(', ');
}

interface Arm {
  readonly sql: string;
  readonly params: readonly SqlValue[];
}

/** An arm that lists: a limit needs a table of its own inside a union. */
function listed(part: PackRow['part'], given: Given, from: string, where: Clause, order: string, limit: number): Arm {
  const name = `${part}_rows`;
  return {
    sql: `SELECT * FROM (SELECT ${columns(part, given)} FROM ${from} WHERE ${where.where} ORDER BY ${order} LIMIT ${String(limit)}) ${name}`,
    params: where.params,
  };
}

function summed(x: string, given: Given, from: string, where: Clause, first: readonly SqlValue[] = []): Arm {
  return {
    sql: `SELECT ${columns('sum', { x: `'${x}'`, ...given })} FROM ${from} WHERE ${where.where}`,
    params: [...first, ...where.params],
  };
}

const count = (condition: string): string => `SUM(CASE WHEN ${condition} THEN 1 ELSE 0 END)`;

/** The rows a pack is made of, in one statement. @throws AppFailure storeUnavailable */
export async function readPackRows({ projectId, about, toMs, dueMs }: PackQuestion): Promise<readonly PackRow[]> {
  const { fromMs, sprintId, team } = about;
  // What was found out or decided while a sprint ran seldom belongs to it: a check comes weeks after its story.
  const all = scopeOf({ projectId, team, sprint: null });
  const inSprint = scopeOf({ projectId, team, sprint: sprintId });
  const within = (scope: Clause, condition: string, ...params: readonly SqlValue[]): Clause => ({
    where: `${scope.where} AND ${condition}`,
    params: [...scope.params, ...params],
  });
  const SEEN = 'unseen_since_ms IS NULL';
  const span = (column: string) => `${column} >= ? AND ${column} < ?`;
  const checked = `premise_rev > 0 AND ${span('check_ms')} AND ${SEEN}`;
  // Stories from before the first premise are "before we began": without one there are none.
  const BEGUN = 'start_ms >= (SELECT first_premise_ms FROM project_state WHERE project_id = ?)';
  const counted = within(
    inSprint,
    `${COUNTED} AND ${span('start_ms')} AND ${BEGUN} AND ${SEEN}`,
    fromMs,
    toMs,
    projectId,
  );
  const glad = within(all, `${span('glad_ms')} AND ${SEEN}`, fromMs, toMs);
  const noes = within(all, `premise_rev > 0 AND ${span('said_no_ms')} AND ${SEEN}`, fromMs, toMs);
  const found = within(all, span('recorded_ms'), fromMs, toMs);
  const due = within(all, 'due_ms < ?', dueMs);
  const beforeMs = fromMs - (toMs - fromMs);
  const arms: readonly Arm[] = [
    {
      sql: `SELECT ${columns('state', { a: 'first_premise_ms' })} FROM project_state WHERE project_id = ?`,
      params: [projectId],
    },
    listed(
      'check',
      { issue: 'issue_id', x: 'check_result', z: 'parent_id', a: 'check_ms', b: 'premise_rev' },
      'fact',
      within(all, `${checked} AND check_result IN ('met', 'missed')`, fromMs, toMs),
      'check_ms DESC, issue_id',
      SHOWN,
    ),
    summed(
      'checks',
      {
        ...{ a: count("check_result = 'met'"), b: count("check_result = 'missed'") },
        c: count("check_result = 'tooEarly'"),
      },
      'fact',
      within(all, checked, fromMs, toMs),
    ),
    listed(
      'found',
      {
        ...{ issue: 'issue_id', x: 'assumption_id', y: 'finding_id', z: 'from_issue', a: 'recorded_ms' },
        ...{ b: "CASE WHEN verdict = 'supports' THEN 1 ELSE 0 END", c: 'is_late', risk: 'risk', method: 'method' },
      },
      'finding',
      within(found, 'is_settling = 1 AND is_background = 0'),
      'recorded_ms DESC, assumption_id, finding_id',
      FINDINGS_READ,
    ),
    summed('found', { a: 'COUNT(*)', b: 'SUM(is_late)' }, 'finding', found),
    listed(
      'late',
      { issue: 'issue_id' },
      '(SELECT DISTINCT issue_id FROM finding WHERE ' + within(found, 'is_late = 1').where + ') late_issues',
      { where: '1 = 1', params: within(found, 'is_late = 1').params },
      'issue_id',
      SHOWN,
    ),
    listed(
      'glad',
      { issue: 'issue_id', risk: 'risk', a: 'glad_ms', d: 'glad_size' },
      'fact',
      glad,
      'glad_ms DESC, issue_id DESC',
      SHOWN,
    ),
    summed('glad', { a: 'COUNT(*)' }, 'fact', glad),
    listed(
      'hope',
      { issue: 'issue_id', x: 'validated', risk: 'risk', a: 'start_ms', d: 'size_at_start' },
      'fact',
      within(counted, "validated <> 'before'"),
      'start_ms DESC, issue_id',
      SHOWN,
    ),
    summed('hope', { a: 'COUNT(*)', b: count("validated <> 'before'") }, 'fact', counted),
    {
      sql: `SELECT * FROM (SELECT ${columns('due', { issue: 'MIN(issue_id)', x: 'kind', y: 'about', a: 'due_ms', b: 'COUNT(*)' })}
        FROM due_item WHERE ${due.where} GROUP BY due_ms, kind, about ORDER BY due_ms, kind, about LIMIT ${String(SHOWN)}) due_rows`,
      params: due.params,
    },
    {
      sql: `SELECT ${columns('sum', { x: "'due'", a: 'COUNT(*)' })} FROM (SELECT due_ms FROM due_item WHERE ${due.where}
        GROUP BY due_ms, kind, about) due_sum`,
      params: due.params,
    },
    listed('no', { issue: 'issue_id', a: 'said_no_ms' }, 'fact', noes, 'said_no_ms DESC, issue_id', SHOWN),
    summed('noes', { a: 'COUNT(*)' }, 'fact', noes),
    listed(
      'next',
      { issue: 'issue_id', x: 'next_step', d: 'doubt', size: 'size' },
      'fact',
      within(
        all,
        `start_kind = 'notStarted' AND level = 'story' AND exempt = 0 AND tested = 0 AND doubt > 0 AND ${SEEN}`,
      ),
      'doubt DESC, issue_id DESC',
      NEXT_SHOWN,
    ),
    {
      sql: `SELECT ${columns('began', { x: 'track_at_start', a: count('start_ms >= ?'), b: count('start_ms < ?') })}
        FROM fact WHERE ${all.where} AND level = 'story' AND track_at_start IN ('discovery', 'delivery')
          AND start_kind = 'started' AND ${span('start_ms')} AND ${SEEN} GROUP BY track_at_start`,
      params: [fromMs, fromMs, ...all.params, beforeMs, toMs],
    },
    summed(
      'started',
      { a: 'COUNT(*)' },
      'fact',
      within(
        inSprint,
        `level = 'story' AND track_at_start = 'delivery' AND start_kind = 'started' AND ${span('start_ms')} AND ${SEEN}`,
        ...[fromMs, toMs],
      ),
    ),
    summed(
      'done',
      { a: count("closure = 'delivered'"), b: count(UNEXPLAINED) },
      'fact',
      within(inSprint, `${span('done_ms')} AND ${STORIES} AND ${SEEN}`, fromMs, toMs),
    ),
  ];
  return query(
    Row,
    arms.map(({ sql }) => sql).join(' UNION ALL '),
    arms.flatMap(({ params }) => params),
  );
}

/**
 * The last revision of each premise and assumption, by the name of its stream; one without any entry is not there.
 * @throws AppFailure storeUnavailable
 */
export async function readRevisions(of: {
  readonly issueIds: readonly string[];
  readonly assumptionIds: readonly string[];
}): Promise<ReadonlyMap<string, number>> {
  const streams = [
    ...of.issueIds.map((id) => premiseStream(id).stream),
    ...of.assumptionIds.map((id) => assumptionStream(id).stream),
  ];
  if (streams.length === 0) return new Map();
  const rows = await query(
    v.object({ stream: v.string(), rev: Int }),
    `SELECT stream, MAX(rev) AS rev FROM entry WHERE stream IN (${places(streams)}) GROUP BY stream ORDER BY stream`,
    streams,
  );
  return new Map(rows.map(({ stream, rev }) => [stream, rev]));
}

/** Which of these issues are done, as far as the app has read them. @throws AppFailure storeUnavailable */
export async function readDone(issueIds: readonly string[]): Promise<ReadonlyMap<string, boolean>> {
  if (issueIds.length === 0) return new Map();
  const rows = await query(
    v.object({ issue_id: v.string(), is_done: Flag }),
    `SELECT issue_id, is_done FROM fact WHERE issue_id IN (${places(issueIds)}) ORDER BY issue_id`,
    issueIds,
  );
  return new Map(rows.map((row) => [row.issue_id, row.is_done]));
}

const SprintRow = v.pipe(
  v.object({
    ...{ sprint_id: v.string(), name: v.string(), state: v.string() },
    ...{ start_ms: v.nullable(Int), end_ms: v.nullable(Int), complete_ms: v.nullable(Int) },
  }),
  v.transform(({ sprint_id, name, state, start_ms, complete_ms }) => ({
    ...{ sprintId: sprint_id, name, isActive: state === 'active' },
    // One that is planned may say already when it will begin.
    ...{ hasBegun: state !== 'future' && start_ms !== null, startMs: start_ms, completeMs: complete_ms },
  })),
);
export type RetroSprint = v.InferOutput<typeof SprintRow>;

/** Sprints of a project that began, the latest first. @throws AppFailure storeUnavailable */
export async function readSprints(projectId: string, limit: number): Promise<readonly RetroSprint[]> {
  return query(
    SprintRow,
    `SELECT sprint_id, name, state, start_ms, end_ms, complete_ms FROM sprint
     WHERE project_id = ? AND start_ms IS NOT NULL AND state <> 'future'
     ORDER BY start_ms DESC, sprint_id DESC LIMIT ${String(limit)}`,
    [projectId],
  );
}

/** One sprint, by its id; null = Premise has read nothing of it. @throws AppFailure storeUnavailable */
export async function readSprint(projectId: string, sprintId: string): Promise<RetroSprint | null> {
  const [row] = await query(
    SprintRow,
    `SELECT sprint_id, name, state, start_ms, end_ms, complete_ms FROM sprint WHERE project_id = ? AND sprint_id = ?`,
    [projectId, sprintId],
  );
  return row ?? null;
}
