/** The issues behind each number of the page: the same conditions that count them, read as a list. */
import * as v from '../valibot';
import type { OutcomeSet, PageSet, SetName, WeekSet } from '../domain/page-sets';
import { STORIES } from './facts-outcomes';
import { scopeOf, type Clause, type Scope } from './page-scope';
import { query } from './sql';

/** What a set is taken from. `firstMs` is the project's first premise. */
export interface Within {
  readonly sinceMs: number | null;
  readonly firstMs: number | null;
}

/** Later than any moment there will be: nothing has started since. */
export const NEVER_MS = 8_640_000_000_000_000;

const DELIVERY = "level = 'story' AND track_at_start = 'delivery'";
const DECIDED = "COALESCE(decision, '')";
const COUNTED = `${DELIVERY} AND start_kind = 'started' AND start_ms >= ? AND exempt_at_start = 0 AND ${DECIDED} NOT IN ('waive', 'buildToLearn')`;
const LATER = `${DELIVERY} AND start_kind = 'started' AND start_ms >= ?`;
const DELIVERED = `${DELIVERY} AND closure = 'delivered' AND exempt_at_start = 0`;
const DISCOVERY = "level = 'story' AND track = 'discovery' AND is_done = 1";
const WAY: readonly string[] = [
  'framed = 1',
  'named = 1',
  'tested = 1',
  "validated = 'before'",
  "check_result IN ('met', 'missed')",
];

function conditionOf(name: SetName, { sinceMs, firstMs }: Within): Clause {
  const since = sinceMs ?? 0;
  const from = firstMs === null ? NEVER_MS : Math.max(firstMs, since);
  const counted = (also = '') => ({ where: `${COUNTED}${also}`, params: [from] });
  // What is done and nobody knows since when belongs to everything, and to no weeks.
  const ended = sinceMs === null ? { where: '', params: [] } : { where: ' AND done_ms >= ?', params: [sinceMs] };
  const way = (steps: number, also = '') => ({
    where: [DELIVERED, ...WAY.slice(0, steps)].join(' AND ') + also + ended.where,
    params: ended.params,
  });
  const plain = (where: string) => ({ where, params: [] });
  switch (name) {
    case 'counted':
      return counted();
    case 'validated':
      return counted(" AND validated = 'before'");
    case 'after':
    case 'never':
    case 'against':
      return counted(` AND validated = '${name}'`);
    case 'exempt':
      return { where: `${LATER} AND exempt_at_start = 1`, params: [from] };
    case 'waived':
      return { where: `${LATER} AND exempt_at_start = 0 AND decision = 'waive'`, params: [from] };
    case 'learning':
      return { where: `${LATER} AND exempt_at_start = 0 AND decision = 'buildToLearn'`, params: [from] };
    case 'beforeWeBegan':
      return { where: `${LATER} AND start_ms < ?`, params: [since, firstMs ?? NEVER_MS] };
    case 'startUnknown':
      return plain(`${DELIVERY} AND start_kind = 'startUnknown'`);
    case 'delivered':
      return way(0);
    case 'framed':
      return way(1);
    case 'named':
      return way(2);
    case 'tested':
      return way(3);
    case 'before':
      return way(4);
    case 'checked':
      return way(5);
    case 'met':
      return way(5, " AND check_result = 'met'");
    case 'discoveryDone':
      return { where: DISCOVERY + ended.where, params: ended.params };
    case 'discoveryEnded':
      return {
        where: `${DISCOVERY} AND EXISTS (SELECT 1 FROM finding WHERE from_issue = fact.issue_id)${ended.where}`,
        params: ended.params,
      };
    case 'testedStories':
      return counted(' AND tested = 1');
    case 'oneDiscipline':
      return counted(' AND tested = 1 AND one_discipline = 1');
    case 'dated':
      return plain("level = 'story' AND track = 'delivery' AND exempt = 0 AND is_done = 0 AND has_due_date = 1");
    case 'datedUnframed':
      return plain(
        "level = 'story' AND track = 'delivery' AND exempt = 0 AND is_done = 0 AND has_due_date = 1 AND framed = 0",
      );
    case 'notStarted':
    case 'started':
    case 'closedUnstarted':
      return plain(`start_kind = '${name}'`);
    case 'unknown':
      return plain("start_kind = 'startUnknown'");
    case 'done':
      return plain('is_done = 1');
  }
}

/** The condition of a set within a scope, for counting it and for listing it. */
export function setOf(scope: Scope, name: SetName, within: Within): Clause {
  const [where, set] = [scopeOf(scope), conditionOf(name, within)];
  return { where: `${where.where} AND ${set.where}`, params: [...where.params, ...set.params] };
}

const Id = v.object({ issue_id: v.string() });

/** Ids of a set, in order, after `afterId`. @throws AppFailure storeUnavailable */
export async function readSet(
  scope: Scope,
  set: PageSet,
  within: Within,
  afterId: string,
  limit: number,
): Promise<readonly string[]> {
  const rows =
    typeof set === 'string'
      ? await query(Id, listing('fact', setOf(scope, set, within), limit), [
          ...setOf(scope, set, within).params,
          afterId,
        ])
      : set.kind === 'restsOn'
        ? await readOutcomeSet(scope.projectId, set, afterId, limit)
        : await readWeekSet(scope, set, afterId, limit);
  return rows.map((row) => row.issue_id);
}

/** As `readResting` counts them. */
async function readOutcomeSet(
  projectId: string,
  { outcomeId }: OutcomeSet,
  afterId: string,
  limit: number,
): Promise<readonly { issue_id: string }[]> {
  const clause = { where: `project_id = ? AND outcome_id = ? AND ${STORIES}`, params: [projectId, outcomeId] };
  return query(Id, listing('fact', clause, limit), [...clause.params, afterId]);
}

async function readWeekSet(
  scope: Scope,
  set: WeekSet,
  afterId: string,
  limit: number,
): Promise<readonly { issue_id: string }[]> {
  const where = scopeOf(scope);
  const [table, also, value] =
    set.kind === 'started'
      ? (['fact', "start_kind = 'started' AND start_week = ? AND track = ?", set.track] as const)
      : (['finding', 'week = ? AND risk = ?', set.risk] as const);
  const clause = { where: `${where.where} AND ${also}`, params: [...where.params, set.week, value] };
  return query(Id, listing(table, clause, limit), [...clause.params, afterId]);
}

function listing(table: 'fact' | 'finding', clause: Clause, limit: number): string {
  const columns = table === 'fact' ? 'issue_id' : 'DISTINCT issue_id';
  return `SELECT ${columns} FROM ${table} WHERE ${clause.where} AND issue_id > ? ORDER BY issue_id LIMIT ${String(limit)}`;
}
