/** What a retrospective looks at, read from the facts: an arm of a union for each question, all in one statement. */
import * as v from '../valibot';
import type { RetroAbout } from '../domain/retro/retro';
import { COUNTED, STORIES, UNEXPLAINED } from './facts-signals';
import { places } from './facts-rows';
import { scopeOf, type Clause } from './page-scope';
import { assumptionStream, premiseStream } from './premises';
import { type Arm, columns, count, listed, type PackRow, Row, SHOWN, summed } from './retro-pack-rows';
import { Int, query, type SqlValue } from './sql';

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
