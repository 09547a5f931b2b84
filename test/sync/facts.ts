/** The facts as they lie in the tables, and the days these tests count by. */
import type { Fact } from '../../src/store/facts';
import type { RunningHost } from '../host/host';

export const DAY_MS = 86_400_000;
/** Monday of 2024-W20, 09:00 UTC. */
export const MONDAY_MS = Date.UTC(2024, 4, 13, 9);

/** `day(3)` is three days after the Monday, 09:00; `day(3, 2)` two hours later. */
export const day = (days: number, hours = 0): number => MONDAY_MS + days * DAY_MS + hours * 3_600_000;

export type Facts = Readonly<Record<string, readonly Record<string, unknown>[]>>;

const WHEN_MADE = new Set(['computed_ms', 'read_ms']);

/** Every derived row of every issue, but for the moments they were made at. */
export async function factsOf(host: RunningHost): Promise<Facts> {
  const tables = {
    fact: 'issue_id',
    work_week: 'issue_id, week, nth',
    history: 'issue_id',
    rests_on: 'assumption_id, issue_id',
    tag: 'project_id, kind, value, issue_id',
    issue_sprint: 'issue_id, sprint_id',
    finding: 'assumption_id, finding_id',
    due_item: 'issue_id, kind',
  };
  const facts: Record<string, readonly Record<string, unknown>[]> = {};
  for (const [name, order] of Object.entries(tables)) {
    const rows = await host.sql.peek(`SELECT * FROM ${name} ORDER BY ${order}`);
    facts[name] = rows.map((row) =>
      Object.fromEntries(Object.entries(row).filter(([column]) => !WHEN_MADE.has(column))),
    );
  }
  return facts;
}

/** A delivery story nobody has said anything about, in To Do, unless said otherwise. */
export function aFact(over: Partial<Fact> & Pick<Fact, 'issue_id' | 'project_id'>): Fact {
  return {
    ...{ level: 'story', parent_id: null, track: 'delivery', track_rule: 'default', track_at_start: null },
    ...{ exempt: false, exempt_at_start: false, size: null, start_kind: 'notStarted', start_ms: null },
    ...{ start_week: null, open_since_ms: null, is_done: false, done_ms: null },
    ...{ created_ms: MONDAY_MS, updated_ms: MONDAY_MS, guessed_statuses: [], premise_first_ms: null, premise_rev: 0 },
    ...{ standing: null, risk: null, score: null, unscored: 'nothingStated', score_at_start: null },
    ...{ next_step: 'frameOutcome', validated: 'never', decision: null, doubt: 0, next_due_ms: null },
    ...{ riskiest_id: null, outcome_id: null, framed: false, named: false, tested: false, asked: 'anecdote' },
    ...{ support: null, asked_at_start: null, support_at_start: null, size_at_start: null, handed_down: false },
    ...{ outcome_ms: null, closure: null, said_no_ms: null, no_category: null, no_explained: false },
    ...{ no_together: null, check_result: null, check_ms: null, glad_ms: null, glad_size: null },
    ...{ has_due_date: false, one_discipline: false, unplaced: false, settings_rev: 0, property_hash: null },
    ...{ unseen_since_ms: null, computed_ms: MONDAY_MS },
    ...over,
  };
}
