/** What the signals count of a project, added up by the engine in one statement: an arm of a union for each question. */
import * as v from '../valibot';
import { RUNGS } from '../domain/assessment';
import { dayOf, dayStartMs } from '../domain/day';
import { CONTACT_METHODS } from '../domain/signals/learning';
import type { Report } from '../domain/signals/report';
import type { Windows } from '../domain/signals/types';
import { REPORT_ARM, reportParams, ReportRow } from './reports';
import { Int, query, type SqlValue } from './sql';

/** Where a question about a project's signals looks. */
export interface SignalQuestion {
  readonly projectId: string;
  readonly windows: Windows;
  /** A story of more points is a big bet. */
  readonly bigPoints: number;
  /** So many assumptions settled last are looked at. */
  readonly settledLast: number;
  readonly nowMs: number;
}

const PARTS = ['started', 'created', 'finished', 'found', 'settled', 'said', 'due', 'outcomes'] as const;

/** What `SUM` of nothing is; `a` of a part may be a moment there is none of. */
const Sum = v.pipe(
  v.nullable(Int),
  v.transform((sum) => sum ?? 0),
);
const sums = { b: Sum, c: Sum, d: Sum, e: Sum, f: Sum, g: Sum, h: Sum, i: Sum, j: Sum } as const;
/** Numbers of a part, in the order of its columns below. */
const PartRow = v.object({ part: v.picklist(PARTS), a: v.nullable(Int), ...sums });
export type PartRow = v.InferOutput<typeof PartRow>;

/** A finding that says yes or no: `a` when it was recorded, `b` yes, `c` late. */
const VerdictRow = v.pipe(
  v.object({
    ...{ part: v.literal('verdict'), a: Int, b: Int, c: Int },
    ...{ assumption: v.string(), issue: v.string(), rung: v.picklist(RUNGS) },
  }),
  v.transform(({ assumption, issue, rung, b, c }) => ({
    ...{ part: 'verdict' as const, assumption, issue, rung },
    ...{ isSupported: b !== 0, isLate: c !== 0 },
  })),
);
export type VerdictRow = v.InferOutput<typeof VerdictRow>;

const LETTERS = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j'] as const;

function arm(part: (typeof PARTS)[number], columns: readonly string[], from: string): string {
  const all = LETTERS.map((letter, at) => `${columns[at] ?? '0'} AS ${letter}`);
  return `SELECT '${part}' AS part, ${all.join(', ')}, '' AS assumption, '' AS issue, '' AS rung FROM ${from}`;
}

const countOf = (condition: string): string => `SUM(CASE WHEN ${condition} THEN 1 ELSE 0 END)`;

/** Delivery stories as the headline counts them; and those that ever were in the backlog. */
export const COUNTED = `level = 'story' AND track_at_start = 'delivery' AND start_kind = 'started'
  AND exempt_at_start = 0 AND (decision IS NULL OR decision NOT IN ('waive', 'buildToLearn'))`;
export const STORIES = "level = 'story' AND track = 'delivery'";
/** Closed by a decision that says no reason. */
export const UNEXPLAINED = "closure = 'decided' AND (decision IS NULL OR decision <> 'no')";
/** Below market. */
export const THIN = "(support_at_start IS NULL OR support_at_start IN ('opinion', 'estimate', 'anecdote'))";
export const EASY = "risk NOT IN ('value', 'viability')";
const MET = `method IN (${CONTACT_METHODS.map((method) => `'${method}'`).join(', ')})`;
/** Stories in progress with the parents whose outcome they may rest on: an epic's goal is one, and so is the project's outcome, however many stories. */
export const IN_PROGRESS = `fact f LEFT JOIN fact p ON p.issue_id = f.parent_id
  WHERE f.project_id = ? AND f.open_since_ms IS NOT NULL AND f.level = 'story' AND f.track = 'delivery'`;
export const OUTCOME_OF =
  'CASE WHEN f.outcome_id IS NOT NULL THEN f.outcome_id WHEN p.framed = 1 THEN p.issue_id WHEN f.framed = 1 THEN f.issue_id END';
/** Of several findings on one assumption the newest counts, so more are read than assumptions are wanted. */
const FINDINGS_READ = 200;
/** So many assumptions settled last, each with where it is at home. */
export const SETTLED_LAST = `(SELECT assumption_id, MAX(issue_id) AS issue_id, MAX(risk) AS risk, MAX(recorded_ms) AS settled_ms
  FROM (SELECT assumption_id, finding_id, issue_id, risk, recorded_ms FROM finding
    WHERE project_id = ? AND is_settling = 1 ORDER BY recorded_ms DESC, assumption_id, finding_id
    LIMIT ${String(FINDINGS_READ)}) settling
  GROUP BY assumption_id ORDER BY settled_ms DESC, assumption_id LIMIT ?) settled`;
const VERDICTS = `SELECT 'verdict' AS part, recorded_ms AS a, CASE WHEN verdict = 'supports' THEN 1 ELSE 0 END AS b,
    is_late AS c, 0 AS d, 0 AS e, 0 AS f, 0 AS g, 0 AS h, 0 AS i, 0 AS j, assumption_id AS assumption, issue_id AS issue, rung
  FROM (SELECT assumption_id, finding_id, issue_id, recorded_ms, verdict, rung, is_late FROM finding
    WHERE project_id = ? AND recorded_ms <= ? AND risk <> 'feasibility' AND verdict IN ('supports', 'refutes')
    ORDER BY recorded_ms DESC, assumption_id, finding_id LIMIT ${String(FINDINGS_READ)}) recent`;

const STATEMENT = [
  arm(
    'started',
    [
      countOf('start_ms >= ?'),
      countOf("start_ms >= ? AND validated = 'before'"),
      countOf("start_ms >= ? AND validated = 'after'"),
      countOf('start_ms >= ? AND handed_down = 1'),
      countOf('start_ms >= ? AND size_at_start IS NOT NULL'),
      countOf('start_ms >= ? AND size_at_start > ?'),
      countOf(`start_ms >= ? AND size_at_start > ? AND ${THIN}`),
      countOf('start_ms >= ?'),
      countOf('start_ms >= ?'),
      countOf("start_ms >= ? AND validated IN ('before', 'after')"),
    ],
    `fact WHERE project_id = ? AND start_ms >= ? AND ${COUNTED}`,
  ),
  arm('created', ['COUNT(*)'], `fact WHERE project_id = ? AND created_ms >= ? AND ${STORIES}`),
  arm(
    'finished',
    ['COUNT(*)', countOf("closure = 'decided'"), countOf(UNEXPLAINED)],
    `fact WHERE project_id = ? AND done_ms >= ? AND ${STORIES}`,
  ),
  arm(
    'found',
    [`MAX(CASE WHEN ${MET} THEN found_ms END)`, countOf('recorded_ms >= ?'), countOf(`found_ms >= ? AND ${MET}`)],
    'finding WHERE project_id = ? AND recorded_ms >= ?',
  ),
  arm('settled', ['COUNT(*)', countOf(`NOT ${EASY}`)], SETTLED_LAST),
  arm(
    'said',
    ['MAX(outcome_ms)', countOf('said_no_ms >= ?'), countOf('check_ms >= ?')],
    'fact WHERE project_id = ? AND premise_rev > 0',
  ),
  arm('due', ['COUNT(*)', countOf('due_ms < ?')], "due_item WHERE project_id = ? AND due_ms <= ? AND kind = 'check'"),
  arm('outcomes', [`COUNT(DISTINCT ${OUTCOME_OF})`], IN_PROGRESS),
  VERDICTS,
  REPORT_ARM,
].join(' UNION ALL ');

/**
 * All numbers of the signals, the newest verdicts up to the day of judgement and what the team said of itself, in one
 * statement.
 * @throws AppFailure storeUnavailable
 */
export async function readSignalRows(question: SignalQuestion): Promise<{
  readonly parts: readonly PartRow[];
  readonly verdicts: readonly VerdictRow[];
  readonly report: Report | null;
}> {
  const { projectId, windows, bigPoints, settledLast, nowMs } = question;
  const { sinceMs, longerSinceMs, contactSinceMs, outcomesSinceMs } = windows;
  // Findings know the day, not the hour.
  const metSinceMs = dayStartMs(dayOf(contactSinceMs));
  const earliest = Math.min(longerSinceMs, contactSinceMs, outcomesSinceMs);
  const params: readonly SqlValue[] = [
    ...[sinceMs, sinceMs, longerSinceMs, sinceMs, longerSinceMs, longerSinceMs, bigPoints, longerSinceMs, bigPoints],
    ...[contactSinceMs, outcomesSinceMs, longerSinceMs, projectId, earliest],
    ...[projectId, sinceMs],
    ...[projectId, sinceMs],
    ...[sinceMs, metSinceMs, projectId, earliest],
    ...[projectId, settledLast],
    ...[sinceMs, longerSinceMs, projectId],
    ...[windows.overdueBeforeMs, projectId, nowMs],
    projectId,
    // Nothing was recorded at the beginning of time: before the first judgement there is no verdict.
    ...[projectId, windows.judgedMs ?? 0],
    ...reportParams(projectId),
  ];
  const rows = await query(v.variant('part', [PartRow, VerdictRow, ReportRow]), STATEMENT, params);
  return {
    parts: rows.flatMap((row) => (row.part === 'verdict' || row.part === 'report' ? [] : [row])),
    verdicts: rows.flatMap((row) => (row.part === 'verdict' ? [row] : [])),
    report: rows.find((row) => row.part === 'report')?.report ?? null,
  };
}
