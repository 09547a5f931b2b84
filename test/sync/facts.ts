/** The facts as they lie in the tables, and the days these tests count by. */
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
    work_week: 'issue_id, week',
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
