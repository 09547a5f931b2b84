/** What a project's facts say of noes: those that were said, closures without a word, and stale work. */
import * as v from '../valibot';
import { STANDINGS } from '../domain/assessment';
import type { NoesQuestion } from '../domain/noes';
import { NO_CATEGORIES, RISKS } from '../domain/premise';
import { Disciplines } from './facts';
import { places } from './facts-rows';
import { STORIES, UNEXPLAINED } from './facts-signals';
import { scopeOf, type Scope } from './page-scope';
import { Flag, Int, query, Real, type SqlValue } from './sql';
import { UNTOLD_NAMES, untoldBetween } from './untold';

export interface NoesCursor {
  readonly atMs: number;
  readonly issueId: string;
}

/** A no to something that is being built, or was, is history and no no (design §3.4). */
const SAID = `said_no_ms IS NOT NULL AND unseen_since_ms IS NULL
  AND (start_kind <> 'started' OR closure IN ('decided', 'dropped'))`;
/** Closed by a decision, as signal 7 counts it. What is done and nobody knows since when belongs to no weeks. */
const DECIDED = `closure = 'decided' AND ${STORIES} AND unseen_since_ms IS NULL`;
/** Nobody began, framed or decided it. */
const STALE = `start_kind = 'notStarted' AND framed = 0 AND ${STORIES} AND exempt = 0 AND is_done = 0
  AND decision IS NULL AND unseen_since_ms IS NULL`;
const REVISIT = "(SELECT due_ms FROM due_item WHERE due_item.issue_id = fact.issue_id AND kind = 'revisit')";
const IS_DUE_BY = `EXISTS (SELECT 1 FROM due_item WHERE due_item.issue_id = fact.issue_id AND kind = 'revisit' AND due_ms <= ?)`;

const Count = v.pipe(
  v.nullable(Int),
  v.transform((sum) => sum ?? 0),
);
const count = (condition: string) => `SUM(CASE WHEN ${condition} THEN 1 ELSE 0 END)`;

const CountRow = v.object({
  list: v.picklist(['said', 'due', 'decided', 'stale', 'untold']),
  category: v.nullable(v.picklist(NO_CATEGORIES)),
  /** Of the period; `some` of them: with a sentence, or without a reason. */
  lately: Count,
  some: Count,
  ever: Count,
});
/** `said`: by category. The others: one row each. */
export type NoesCount = v.InferOutput<typeof CountRow>;

export interface NoesAsked {
  readonly scope: Scope;
  /** Null = from the beginning. */
  readonly sinceMs: number | null;
  readonly nowMs: number;
  readonly staleBeforeMs: number;
}

/** All the tab counts, in one statement. @throws AppFailure storeUnavailable */
export async function countNoes({ scope, sinceMs, nowMs, staleBeforeMs }: NoesAsked): Promise<readonly NoesCount[]> {
  const { where, params } = scopeOf(scope);
  const since = sinceMs ?? 0;
  const untold = untoldBetween(scope.projectId);
  return query(
    CountRow,
    `SELECT 'said' AS list, no_category AS category, ${count('said_no_ms >= ?')} AS lately,
       ${count('said_no_ms >= ? AND no_explained = 1')} AS some, ${count('no_explained = 1')} AS ever
     FROM fact WHERE ${where} AND ${SAID} GROUP BY no_category
     UNION ALL
     SELECT 'due' AS list, NULL AS category, COUNT(*) AS lately, 0 AS some, 0 AS ever
     FROM fact WHERE ${where} AND ${SAID} AND said_no_ms >= ? AND ${IS_DUE_BY}
     UNION ALL
     SELECT 'decided' AS list, NULL AS category, COUNT(*) AS lately, ${count(UNEXPLAINED)} AS some, 0 AS ever
     FROM fact WHERE ${where} AND ${DECIDED} AND COALESCE(done_ms, 0) >= ?
     UNION ALL
     SELECT 'stale' AS list, NULL AS category, COUNT(*) AS lately, 0 AS some, 0 AS ever
     FROM fact WHERE ${where} AND ${STALE} AND updated_ms < ?
     UNION ALL
     SELECT 'untold' AS list, NULL AS category, COUNT(*) AS lately, 0 AS some, 0 AS ever FROM ${UNTOLD_NAMES}`,
    [since, since, ...params, ...params, since, nowMs, ...params, since, ...params, staleBeforeMs, ...untold],
  );
}

const NoRow = v.object({
  issue_id: v.string(),
  said_no_ms: Int,
  no_category: v.picklist(NO_CATEGORIES),
  no_explained: Flag,
  no_together: Disciplines,
  standing: v.nullable(v.picklist(STANDINGS)),
  risk: v.nullable(v.picklist(RISKS)),
  riskiest_id: v.nullable(v.string()),
  revisit_ms: v.nullable(Int),
  size: v.nullable(Real),
});
export type NoFacts = v.InferOutput<typeof NoRow> & { readonly findings: number };

/** The latest first, at most `limit`, after the row the cursor names; what was found about each in a second statement. @throws AppFailure storeUnavailable */
export async function readNoes(
  question: NoesQuestion & { readonly projectId: string },
  { sinceMs, nowMs }: Pick<NoesAsked, 'sinceMs' | 'nowMs'>,
  after: NoesCursor | null,
  limit: number,
): Promise<readonly NoFacts[]> {
  const { where, params } = scopeOf(question);
  const parts: readonly (readonly [string, ...(readonly SqlValue[])])[] = [
    ...(sinceMs === null ? [] : [['said_no_ms >= ?', sinceMs] as const]),
    ...(question.category === null ? [] : [['no_category = ?', question.category] as const]),
    ...(question.isDue ? [[IS_DUE_BY, nowMs] as const] : []),
    ...(after === null ? [] : [[before('said_no_ms'), after.atMs, after.atMs, after.issueId] as const]),
  ];
  const rows = await query(
    NoRow,
    `SELECT issue_id, said_no_ms, no_category, no_explained, no_together, standing, risk, size,
       riskiest_id, ${REVISIT} AS revisit_ms
     FROM fact WHERE ${where} AND ${SAID}${parts.map(([condition]) => ` AND ${condition}`).join('')}
     ORDER BY said_no_ms DESC, issue_id DESC LIMIT ${String(limit)}`,
    [...params, ...parts.flatMap(([, ...values]) => values)],
  );
  const findings = await countFindings(rows.flatMap(({ riskiest_id }) => riskiest_id ?? []));
  return rows.map((row) => ({ ...row, findings: findings.get(row.riskiest_id ?? '') ?? 0 }));
}

async function countFindings(assumptionIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const ids = [...new Set(assumptionIds)];
  if (ids.length === 0) return new Map();
  const rows = await query(
    v.object({ assumption_id: v.string(), findings: Int }),
    `SELECT assumption_id, COUNT(*) AS findings FROM finding WHERE assumption_id IN (${places(ids)})
     GROUP BY assumption_id ORDER BY assumption_id`,
    ids,
  );
  return new Map(rows.map((row) => [row.assumption_id, row.findings]));
}

const CandidateRow = v.object({ issue_id: v.string(), at_ms: Int, size: v.nullable(Real), premise_rev: Int });
export type CandidateFacts = v.InferOutput<typeof CandidateRow>;

/** Closed without a reason, the latest first. @throws AppFailure storeUnavailable */
export async function readUnexplained(
  scope: Scope,
  sinceMs: number | null,
  after: NoesCursor | null,
  limit: number,
): Promise<readonly CandidateFacts[]> {
  const { where, params } = scopeOf(scope);
  const at = 'COALESCE(done_ms, 0)';
  return query(
    CandidateRow,
    `SELECT issue_id, ${at} AS at_ms, size, premise_rev FROM fact
     WHERE ${where} AND ${DECIDED} AND ${UNEXPLAINED} AND ${at} >= ?${after === null ? '' : ` AND ${before(at)}`}
     ORDER BY ${at} DESC, issue_id DESC LIMIT ${String(limit)}`,
    [...params, sinceMs ?? 0, ...(after === null ? [] : [after.atMs, after.atMs, after.issueId])],
  );
}

/** Left alone the longest first. @throws AppFailure storeUnavailable */
export async function readStale(
  scope: Scope,
  staleBeforeMs: number,
  after: NoesCursor | null,
  limit: number,
): Promise<readonly CandidateFacts[]> {
  const { where, params } = scopeOf(scope);
  const from = after === null ? '' : ' AND updated_ms >= ? AND (updated_ms > ? OR issue_id > ?)';
  return query(
    CandidateRow,
    `SELECT issue_id, updated_ms AS at_ms, size, premise_rev FROM fact
     WHERE ${where} AND ${STALE} AND updated_ms < ?${from} ORDER BY updated_ms, issue_id LIMIT ${String(limit)}`,
    [...params, staleBeforeMs, ...(after === null ? [] : [after.atMs, after.atMs, after.issueId])],
  );
}

/** What comes after a row of a list that begins with the latest. */
function before(column: string): string {
  return `${column} <= ? AND (${column} < ? OR issue_id < ?)`;
}
