/** Issues whose facts may be old, until a drain has seen to them. */
import { randomUUID } from 'node:crypto';
import * as v from '../valibot';
import { chunks, places, upsertRows, type Row } from './facts-rows';
import { IS_SHOWN } from './project-watch';
import { Flag, Int, query, run } from './sql';

/** Marks of a hidden project wait until Jira shows it again. */
const OF_SHOWN = `(project_id IS NULL OR ${IS_SHOWN})`;

export interface DirtyIssue {
  readonly issueId: string;
  /** As far as known: the drain asks Jira anyway. */
  readonly projectId: string | null;
}

export interface DirtyMark extends DirtyIssue {
  /** New with each marking. */
  readonly mark: string;
  readonly tries: number;
}

/**
 * Marks issues, due at once unless said otherwise. Marked again they get a new mark, so a drain that is reading the issue
 * at this moment does not clear what it has not seen.
 * @throws AppFailure storeUnavailable
 */
export async function markDirty(
  issues: readonly DirtyIssue[],
  nowMs: number,
  notBeforeMs: number = nowMs,
): Promise<void> {
  await upsertRows('dirty', ['issue_id'], rowsOf(issues, randomUUID(), nowMs, notBeforeMs));
}

/**
 * Marks issues that are about to be made again from what is known of them, so that a kill on the way leaves them to the
 * drain. A mark that is there already stays: its drain has Jira to ask.
 * @returns marks to be cleared once they were made; of an issue marked already, one that clears nothing
 * @throws AppFailure storeUnavailable
 */
export async function markMeanwhile(issues: readonly DirtyIssue[], nowMs: number): Promise<readonly DirtyMark[]> {
  const mark = randomUUID();
  await upsertRows('dirty', ['issue_id'], rowsOf(issues, mark, nowMs, nowMs), 'keep');
  return issues.map(({ issueId, projectId }) => ({ issueId, projectId, mark, tries: 0 }));
}

function rowsOf(issues: readonly DirtyIssue[], mark: string, nowMs: number, notBeforeMs: number): readonly Row[] {
  return issues.map(({ issueId, projectId }) => ({
    ...{ issue_id: issueId, project_id: projectId, mark },
    ...{ since_ms: nowMs, not_before_ms: notBeforeMs, tries: 0 },
  }));
}

/** The longest waiting of those that are due. @throws AppFailure storeUnavailable */
export async function readDirty(nowMs: number, limit: number): Promise<readonly DirtyMark[]> {
  const rows = await query(
    v.object({ issue_id: v.string(), project_id: v.nullable(v.string()), mark: v.string(), tries: Int }),
    `SELECT issue_id, project_id, mark, tries FROM dirty WHERE not_before_ms <= ? AND ${OF_SHOWN} ORDER BY not_before_ms, issue_id LIMIT ${String(limit)}`,
    [nowMs],
  );
  return rows.map((row) => ({
    ...{ issueId: row.issue_id, projectId: row.project_id },
    ...{ mark: row.mark, tries: row.tries },
  }));
}

/** Whether anything is due. */
export async function isDirty(nowMs: number): Promise<boolean> {
  const rows = await query(
    v.object({ due: Flag }),
    `SELECT COUNT(*) AS due FROM dirty WHERE not_before_ms <= ? AND ${OF_SHOWN}`,
    [nowMs],
  );
  return rows[0]?.due ?? false;
}

/** Clears marks that have been seen to; an issue marked again meanwhile stays. */
export async function clearDirty(marks: readonly DirtyMark[]): Promise<void> {
  for (const some of chunks(marks, 500)) {
    const names = [...new Set(some.map(({ mark }) => mark))];
    await run(`DELETE FROM dirty WHERE issue_id IN (${places(some)}) AND mark IN (${places(names)})`, [
      ...some.map(({ issueId }) => issueId),
      ...names,
    ]);
  }
}

/** Puts marks off after a failure. */
export async function putOffDirty(marks: readonly DirtyMark[], notBeforeMs: number): Promise<void> {
  for (const some of chunks(marks, 500)) {
    const names = [...new Set(some.map(({ mark }) => mark))];
    await run(
      `UPDATE dirty SET tries = tries + 1, not_before_ms = ? WHERE issue_id IN (${places(some)}) AND mark IN (${places(names)})`,
      [notBeforeMs, ...some.map(({ issueId }) => issueId), ...names],
    );
  }
}
