/** Facts of a project of any size, the same in every run, written by the app's own store. */
import { VALIDATED } from '../../src/domain/assessment';
import type { Stretch } from '../../src/domain/timing';
import { DAY_MS, isoWeek, mondayOf, WEEK_MS } from '../../src/domain/week';
import { FactRow, upsertFacts } from '../../src/store/facts';
import type { Fact, FactSet } from '../../src/store/facts';
import { touchProjects } from '../../src/store/facts-project';
import { currentInstallation } from '../../src/installation';
import { ensureSchema } from '../../src/store/schema';
import type { Host } from '../host/host';
import { createDice } from './dice';
import type { Dice } from './dice';

/** What the facts call now: two years of work lie before it. */
export const NOW_MS = Date.parse('2024-03-15T12:00:00Z');
const WEEKS = 104;
/** Facts handed over at once. */
const BATCH = 500;
/** Between an issue and its copy, so that no two begin at the same moment. */
const APART_MS = 977;

/** Writes `count` facts of one project, and with them their weeks of work. */
export async function writeFacts(host: Host, projectId: string, count: number): Promise<void> {
  const dice = createDice(count);
  await host.run(null, () => ensureSchema(currentInstallation()));
  for (let from = 0; from < count; from += BATCH) {
    const sets = Array.from({ length: Math.min(BATCH, count - from) }, (_, i) =>
      factSet(dice, projectId, `${projectId}${String(from + i).padStart(7, '0')}`),
    );
    // Each in a function of its own: Forge ends one that takes too long, and so does the host.
    await host.run(null, () => upsertFacts(sets));
  }
}

/**
 * Writes a project of `times` as many facts as another, each issue that often, some ms apart: inside the engine, because
 * a hundred thousand through the app take minutes.
 */
export async function multiplyFacts(host: Host, from: string, to: string, times: number): Promise<void> {
  const copied = (columns: readonly string[], changed: Readonly<Record<string, string>>) =>
    columns.map((column) => changed[column] ?? column).join(', ');
  for (let copy = 0; copy < times; copy += 1) {
    const apart = String(copy * APART_MS);
    const own = { issue_id: `CONCAT('${to}-${String(copy)}-', issue_id)`, project_id: `'${to}'` };
    const later = { start_ms: `start_ms + ${apart}`, open_since_ms: `open_since_ms + ${apart}` };
    for (const [table, columns] of [
      ['fact', Object.keys(FactRow.entries)],
      ['work_week', ['issue_id', 'project_id', 'week', 'nth', 'track', 'days', 'from_ms', 'until_ms']],
    ] as const) {
      await host.sql.peek(
        `INSERT INTO ${table} (${columns.join(', ')})
         SELECT ${copied(columns, { ...own, ...later })} FROM ${table} WHERE project_id = ?`,
        [from],
      );
    }
  }
  await host.run(null, () => touchProjects([to]));
}

/** Seven of ten started, over two years; most done after one to three weeks. */
function factSet(dice: Dice, projectId: string, issueId: string): FactSet {
  const track = dice.of(['discovery', 'delivery', 'delivery', 'delivery', 'delivery', 'upkeep'] as const);
  const kind = dice.of(KINDS);
  const createdMs = NOW_MS - (2 + dice.upTo(WEEKS - 2)) * WEEK_MS;
  const startMs = kind === 'started' || kind === 'closedUnstarted' ? createdMs + dice.upTo(WEEK_MS) : null;
  // Half of what began in the last six weeks goes on, and one in a hundred of the older.
  const isOpen = kind === 'started' && dice.upTo(createdMs > NOW_MS - 6 * WEEK_MS ? 2 : 100) === 0;
  const hasPremise = dice.upTo(3) > 0;
  const fact: Fact = {
    ...{ issue_id: issueId, project_id: projectId, level: dice.of(LEVELS), parent_id: null },
    ...{ track, track_rule: 'default', track_at_start: startMs === null ? null : track },
    ...{ exempt: track === 'upkeep', exempt_at_start: track === 'upkeep', size: dice.of([null, 1, 2, 3, 5, 8]) },
    ...{ start_kind: kind, start_ms: startMs },
    start_week: kind === 'started' && startMs !== null ? isoWeek(startMs) : null,
    open_since_ms: isOpen ? startMs : null,
    is_done: kind === 'closedUnstarted' || (kind === 'started' && !isOpen),
    done_ms: startMs === null || isOpen ? null : startMs + WEEK_MS,
    ...{ created_ms: createdMs, updated_ms: createdMs + 2 * WEEK_MS, guessed_statuses: [], unplaced: false },
    ...{ premise_first_ms: hasPremise ? createdMs : null, premise_rev: hasPremise ? 3 : 0 },
    ...{ standing: hasPremise ? 'supported' : null, risk: hasPremise ? 'value' : null },
    ...{ score: hasPremise ? 60 : null, unscored: hasPremise ? null : 'nothingStated', score_at_start: null },
    ...{ next_step: hasPremise ? 'testFirst' : 'frameOutcome', validated: dice.of(VALIDATED) },
    ...{ decision: dice.of([null, null, null, 'build', 'waive', 'buildToLearn'] as const), doubt: dice.upTo(40) },
    ...{ next_due_ms: null, outcome_id: null, riskiest_id: hasPremise ? `a-${issueId}` : null },
    ...{
      framed: hasPremise,
      named: hasPremise,
      tested: hasPremise,
      asked: 'market',
      support: hasPremise ? 'market' : null,
    },
    ...{ asked_at_start: null, support_at_start: null, size_at_start: null, handed_down: false, outcome_ms: null },
    ...{ no_category: null, no_explained: false, no_together: null },
    ...{ closure: null, said_no_ms: null, check_result: null, check_ms: null, glad_ms: null, glad_size: null },
    ...{
      has_due_date: false,
      one_discipline: false,
      settings_rev: 0,
      property_hash: null,
      unseen_since_ms: null,
      computed_ms: NOW_MS,
    },
  };
  return {
    fact,
    worked: kind === 'started' && !isOpen ? workFrom(dice, startMs ?? createdMs) : [],
    restsOn: [],
    tags: [],
    sprintIds: [],
    due: [],
  };
}

const LEVELS = ['story', 'story', 'story', 'story', 'story', 'story', 'story', 'subtask', 'subtask', 'epic'] as const;
const KINDS = [
  ...(['started', 'started', 'started', 'started', 'started', 'started', 'started'] as const),
  ...(['notStarted', 'closedUnstarted', 'startUnknown'] as const),
];

function workFrom(dice: Dice, startMs: number): readonly Stretch[] {
  const weeks = 1 + dice.upTo(3);
  return Array.from({ length: weeks }, (_, nth) => {
    const fromMs = mondayOf(startMs) + nth * WEEK_MS;
    return { week: isoWeek(fromMs), fromMs, untilMs: fromMs + (1 + dice.upTo(24) * 0.25) * DAY_MS };
  });
}
