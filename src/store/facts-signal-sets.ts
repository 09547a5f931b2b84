/** The issues behind each signal: what a card's link opens. Ids alone; the browser asks Jira what this person may see. */
import * as v from '../valibot';
import type { SignalId } from '../domain/signals/types';
import {
  COUNTED,
  EASY,
  IN_PROGRESS,
  OUTCOME_OF,
  SETTLED_LAST,
  type SignalQuestion,
  STORIES,
  THIN,
  UNEXPLAINED,
} from './facts-signals';
import { query, type SqlValue } from './sql';

/** Theatre is told from verdicts in their order, so its issues are not a set the engine can name. */
export type SignalSetId = Exclude<SignalId, 'theatre'>;

interface SetOf {
  /** What is counted as one: nearly always the id. */
  readonly id: string;
  readonly from: string;
  readonly params: readonly SqlValue[];
}

function setOf(id: SignalSetId, { projectId, windows, bigPoints, settledLast }: SignalQuestion): SetOf {
  const { sinceMs, longerSinceMs, contactSinceMs, outcomesSinceMs, overdueBeforeMs } = windows;
  const of = (from: string, ...params: readonly SqlValue[]): SetOf => ({ id: 'issue_id', from, params });
  const started = (sinceStartMs: number, condition: string, ...params: readonly SqlValue[]) =>
    of(
      `fact WHERE project_id = ? AND start_ms >= ? AND ${COUNTED} AND ${condition}`,
      projectId,
      sinceStartMs,
      ...params,
    );
  switch (id) {
    case 'hope':
      return started(sinceMs, "validated <> 'before'");
    case 'afterTheFact':
      return started(longerSinceMs, "validated = 'after'");
    case 'storyFactory':
      return of(`fact WHERE project_id = ? AND created_ms >= ? AND ${STORIES}`, projectId, sinceMs);
    case 'noContact':
      return started(contactSinceMs, '1 = 1');
    case 'outcomesUntouched':
      return started(outcomesSinceMs, '1 = 1');
    case 'yesOnly':
      return of(`fact WHERE project_id = ? AND created_ms >= ? AND is_done = 0 AND ${STORIES}`, projectId, sinceMs);
    case 'unexplainedNoes':
      return of(`fact WHERE project_id = ? AND done_ms >= ? AND ${STORIES} AND ${UNEXPLAINED}`, projectId, sinceMs);
    case 'forgotten':
      return of("due_item WHERE project_id = ? AND due_ms < ? AND kind = 'check'", projectId, overdueBeforeMs);
    case 'easyRisks':
      return of(`${SETTLED_LAST} WHERE ${EASY}`, projectId, settledLast);
    case 'handedDown':
      return started(sinceMs, 'handed_down = 1');
    case 'bigBets':
      return started(longerSinceMs, `size_at_start > ? AND ${THIN}`, bigPoints);
    case 'tooManyOutcomes':
      return { id: OUTCOME_OF, from: IN_PROGRESS, params: [projectId] };
  }
}

/**
 * A page of a signal's issues, by id; `after` is the last id of the page before.
 * @throws AppFailure storeUnavailable
 */
export async function readSignalSet(
  signal: SignalSetId,
  question: SignalQuestion,
  after: string | null,
  limit: number,
): Promise<readonly string[]> {
  const { id, from, params } = setOf(signal, question);
  const rows = await query(
    v.object({ id: v.string() }),
    `SELECT DISTINCT ${id} AS id FROM ${from} AND ${id} > ? ORDER BY id LIMIT ${String(limit)}`,
    [...params, after ?? ''],
  );
  return rows.map((row) => row.id);
}
