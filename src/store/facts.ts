/** Facts of issues: one row each, and the rows that hang on it. Derived data; nothing here is anybody's word. */
import * as v from '../valibot';
import { NEXT_STEPS, RUNGS, STANDINGS, UNSCORED, VALIDATED } from '../domain/assessment';
import { CLOSURES } from '../domain/closure';
import type { DueItem } from '../domain/due-items';
import { CHECK_RESULTS, DISCIPLINES, NO_CATEGORIES, RISKS } from '../domain/premise';
import { TRACKS } from '../domain/story';
import type { Stretch } from '../domain/timing';
import { DAY_MS } from '../domain/week';
import { removeFindings, replaceFindings, type FindingRow } from './facts-findings';
import { removeHanging, replaceHanging, type HangingRows } from './facts-hanging';
import { beganNoLaterThan, touchProjects } from './facts-project';
import { chunks, places, upsertRows, type Row } from './facts-rows';
import { IS_SHOWN } from './project-watch';
import { Flag, Int, Real, query, run } from './sql';

const Track = v.picklist(TRACKS);
const Rung = v.picklist(RUNGS);
/** Names of statuses, as JSON. */
const Names = v.pipe(v.string(), v.parseJson(), v.array(v.string()));

/** Their ids with a space between; '' = nobody is named. */
export const Disciplines = v.pipe(
  v.string(),
  v.transform((said) => DISCIPLINES.filter((discipline) => said.split(' ').includes(discipline))),
);

/** A row of `fact`, named as the table names it. Times in ms, sizes in points. */
export const FactRow = v.object({
  issue_id: v.string(),
  project_id: v.string(),
  level: v.picklist(['epic', 'story', 'subtask']),
  parent_id: v.nullable(v.string()),
  track: Track,
  track_rule: v.string(),
  /** The track by the type it had when work began. */
  track_at_start: v.nullable(Track),
  exempt: Flag,
  /** By the type it had when work began: relabelling afterwards does not pay. */
  exempt_at_start: Flag,
  size: v.nullable(Real),
  start_kind: v.picklist(['notStarted', 'started', 'closedUnstarted', 'startUnknown']),
  start_ms: v.nullable(Int),
  start_week: v.nullable(v.string()),
  /** In progress now, since. */
  open_since_ms: v.nullable(Int),
  is_done: Flag,
  done_ms: v.nullable(Int),
  created_ms: Int,
  updated_ms: Int,
  guessed_statuses: Names,
  /** It has, or went through, a status of a category nobody tells. */
  unplaced: Flag,
  premise_first_ms: v.nullable(Int),
  premise_rev: Int,
  standing: v.nullable(v.picklist(STANDINGS)),
  risk: v.nullable(v.picklist(RISKS)),
  score: v.nullable(Real),
  unscored: v.nullable(v.picklist(UNSCORED)),
  score_at_start: v.nullable(Real),
  next_step: v.picklist(NEXT_STEPS),
  validated: v.picklist(VALIDATED),
  decision: v.nullable(v.picklist(['build', 'buildToLearn', 'no', 'waive'])),
  doubt: Real,
  next_due_ms: v.nullable(Int),
  /** In effect, own or inherited. */
  riskiest_id: v.nullable(v.string()),
  /** The project outcome it rests on, itself or with its parent. */
  outcome_id: v.nullable(v.string()),
  /** An outcome is stated in effect. */
  framed: Flag,
  /** The riskiest assumption says something. */
  named: Flag,
  /** It stands otherwise than untested. */
  tested: Flag,
  /** The rung asked now. */
  asked: Rung,
  /** The strongest support now. */
  support: v.nullable(Rung),
  /** Null = not started, here and in the two that follow; the size also where nobody knew it. */
  asked_at_start: v.nullable(Rung),
  support_at_start: v.nullable(Rung),
  size_at_start: v.nullable(Real),
  /** All that is known of the riskiest is what a stakeholder thinks. */
  handed_down: Flag,
  /** When its own outcome was last stated or changed. */
  outcome_ms: v.nullable(Int),
  /** Null = not in Done. */
  closure: v.nullable(v.picklist(CLOSURES)),
  /** When the no that stands was said. */
  said_no_ms: v.nullable(Int),
  /** Of that no: why, whether a sentence says more, and who decided together; null = there is none. */
  no_category: v.nullable(v.picklist(NO_CATEGORIES)),
  no_explained: Flag,
  no_together: v.nullable(Disciplines),
  check_result: v.nullable(v.picklist(CHECK_RESULTS)),
  /** When the check that stands was recorded. */
  check_ms: v.nullable(Int),
  /** Refuted and glad: when what refuted it was recorded, and its size before that. */
  glad_ms: v.nullable(Int),
  glad_size: v.nullable(Real),
  /** Jira has a due date for it. */
  has_due_date: Flag,
  /** Tested, by at most one discipline. */
  one_discipline: Flag,
  settings_rev: Int,
  /** Of the `premise` property as last published; null = never. */
  property_hash: v.nullable(v.string()),
  /** Since when the app cannot see the issue; null = it can. */
  unseen_since_ms: v.nullable(Int),
  computed_ms: Int,
});
export type Fact = v.InferOutput<typeof FactRow>;

export interface TagRow {
  readonly kind: 'component' | 'label';
  readonly value: string;
}

/** One issue's facts with what hangs on them. */
export interface FactSet {
  readonly fact: Fact;
  /** When it was in progress, oldest first; what lasts is left out. */
  readonly worked: readonly Stretch[];
  readonly restsOn: readonly { readonly assumptionId: string; readonly riskiest: boolean }[];
  readonly tags: readonly TagRow[];
  readonly sprintIds: readonly string[];
  readonly due: readonly DueItem[];
}

/** What was found, of every assumption the issues at hand ever linked. */
export interface FindingSet {
  readonly assumptionIds: readonly string[];
  readonly rows: readonly FindingRow[];
}

const COLUMNS = Object.keys(FactRow.entries).join(', ');
/** Issues named in one statement. */
const IDS = 500;
/** In place of a hash that nobody knows: no value has it, so the next look publishes. */
const UNKNOWN = '?';

/** @throws AppFailure storeUnavailable */
export async function readFact(issueId: string): Promise<Fact | null> {
  return (await readFacts([issueId])).get(issueId) ?? null;
}

/** Facts by issue id; issues without facts are not in it. @throws AppFailure storeUnavailable */
export async function readFacts(issueIds: readonly string[]): Promise<ReadonlyMap<string, Fact>> {
  const found = new Map<string, Fact>();
  for (const ids of chunks(issueIds, IDS)) {
    const rows = await query(FactRow, `SELECT ${COLUMNS} FROM fact WHERE issue_id IN (${places(ids)})`, ids);
    for (const row of rows) found.set(row.issue_id, row);
  }
  return found;
}

/**
 * Writes facts and what hangs on them, then tells the projects concerned that their pages are old. Killed half-way,
 * the same call again ends the same. `before` are the facts these replace: an issue that moved makes two pages old.
 * @throws AppFailure storeUnavailable
 */
export async function upsertFacts(
  sets: readonly FactSet[],
  before: ReadonlyMap<string, Fact> = new Map(),
  findings: FindingSet = { assumptionIds: [], rows: [] },
): Promise<void> {
  if (sets.length === 0) return;
  const began = new Map<string, number>();
  await upsertRows(
    'fact',
    ['issue_id'],
    sets.map(({ fact }) => rowOf(fact)),
  );
  await replaceHanging(
    hangingOf(sets),
    sets.map(({ fact }) => fact.issue_id),
  );
  const found = await replaceFindings(findings.assumptionIds, findings.rows);
  for (const { fact } of sets) {
    if (fact.premise_first_ms === null) continue;
    began.set(fact.project_id, Math.min(fact.premise_first_ms, began.get(fact.project_id) ?? Infinity));
  }
  for (const [projectId, firstMs] of began) await beganNoLaterThan(projectId, firstMs);
  // Last: until here a kill leaves a page that is old and knows it.
  const were = sets.flatMap(({ fact }) => before.get(fact.issue_id)?.project_id ?? []);
  await touchProjects([...sets.map(({ fact }) => fact.project_id), ...were, ...found]);
}

function hangingOf(sets: readonly FactSet[]): HangingRows {
  const each = <T extends Row>(rowsOf: (set: FactSet) => readonly T[]) =>
    sets.flatMap((set) =>
      rowsOf(set).map((row) => ({ ...row, issue_id: set.fact.issue_id, project_id: set.fact.project_id })),
    );
  return {
    work_week: each(workRowsOf),
    rests_on: each(({ restsOn }) =>
      restsOn.map(({ assumptionId, riskiest }) => ({ assumption_id: assumptionId, riskiest: riskiest ? 1 : 0 })),
    ),
    tag: each(({ tags }) => tags.map(({ kind, value }) => ({ kind, value }))),
    issue_sprint: each(({ sprintIds }) => sprintIds.map((id) => ({ sprint_id: id }))),
    due_item: each(({ fact, due }) =>
      due.map(({ kind, dueMs, assumptionId }) => ({ kind, due_ms: dueMs, about: assumptionId ?? fact.issue_id })),
    ),
  };
}

function workRowsOf({ fact, worked }: FactSet): readonly Row[] {
  let nth = 0;
  return worked.map(({ week, fromMs, untilMs }, at) => {
    nth = worked[at - 1]?.week === week ? nth + 1 : 0;
    const days = (untilMs - fromMs) / DAY_MS;
    return { week, nth, track: fact.track, days, from_ms: fromMs, until_ms: untilMs };
  });
}

function rowOf(fact: Fact): Row {
  return {
    ...fact,
    exempt: fact.exempt ? 1 : 0,
    exempt_at_start: fact.exempt_at_start ? 1 : 0,
    is_done: fact.is_done ? 1 : 0,
    unplaced: fact.unplaced ? 1 : 0,
    framed: fact.framed ? 1 : 0,
    named: fact.named ? 1 : 0,
    tested: fact.tested ? 1 : 0,
    handed_down: fact.handed_down ? 1 : 0,
    has_due_date: fact.has_due_date ? 1 : 0,
    one_discipline: fact.one_discipline ? 1 : 0,
    no_explained: fact.no_explained ? 1 : 0,
    no_together: fact.no_together?.join(' ') ?? null,
    guessed_statuses: JSON.stringify(fact.guessed_statuses),
    track_rule: fact.track_rule.slice(0, 255),
  };
}

/**
 * Takes issues that were deleted in Jira out of every count. What people said about them stays in the log.
 * @throws AppFailure storeUnavailable
 */
export async function removeFacts(issueIds: readonly string[]): Promise<void> {
  const before = await readFacts(issueIds);
  for (const ids of chunks(issueIds, IDS)) {
    // `fact` last: while it is there, a retry after a kill still knows which page is old.
    await removeHanging(ids);
    await removeFindings(ids);
    for (const table of ['history', 'dirty', 'fact'])
      await run(`DELETE FROM ${table} WHERE issue_id IN (${places(ids)})`, ids);
  }
  await touchProjects([...before.values()].map((fact) => fact.project_id));
}

/** Notes that the app no longer sees these issues, once: the first time is what counts. */
export async function markUnseen(issueIds: readonly string[], nowMs: number): Promise<void> {
  for (const ids of chunks(issueIds, IDS)) {
    await run(`UPDATE fact SET unseen_since_ms = ? WHERE unseen_since_ms IS NULL AND issue_id IN (${places(ids)})`, [
      nowMs,
      ...ids,
    ]);
  }
}

/** Issues whose answer has changed by the passing of time alone, longest due first. */
export async function readDue(
  nowMs: number,
  limit: number,
): Promise<readonly { issueId: string; projectId: string }[]> {
  const rows = await query(
    v.object({ issue_id: v.string(), project_id: v.string() }),
    `SELECT issue_id, project_id FROM fact WHERE next_due_ms <= ? AND unseen_since_ms IS NULL AND ${IS_SHOWN} ORDER BY next_due_ms, issue_id LIMIT ${String(limit)}`,
    [nowMs],
  );
  return rows.map((row) => ({ issueId: row.issue_id, projectId: row.project_id }));
}

/** Of these nobody knows what was published last: each counts as never published, but may be there. */
export async function forgetPublished(issueIds: readonly string[]): Promise<void> {
  for (const ids of chunks(issueIds, IDS))
    await run(`UPDATE fact SET property_hash = ? WHERE property_hash IS NOT NULL AND issue_id IN (${places(ids)})`, [
      UNKNOWN,
      ...ids,
    ]);
}

/** Notes what was published, so that the same is not published again: hashes by issue id, a hundred to a statement. */
export async function notePublished(hashes: ReadonlyMap<string, string>): Promise<void> {
  for (const some of chunks([...hashes], 100)) {
    const ids = some.map(([issueId]) => issueId);
    await run(
      `UPDATE fact SET property_hash = CASE issue_id ${some.map(() => 'WHEN ? THEN ?').join(' ')} ELSE property_hash END
       WHERE issue_id IN (${places(ids)})`,
      [...some.flat(), ...ids],
    );
  }
}

/** Issues of a project, by id, after `afterId`, whose timing hung on a status nobody could place for certain. */
export async function readUncertain(projectId: string, afterId: string, limit: number): Promise<readonly string[]> {
  const rows = await query(
    v.object({ issue_id: v.string() }),
    `SELECT issue_id FROM fact WHERE project_id = ? AND issue_id > ? AND (guessed_statuses <> '[]' OR unplaced = 1)
     ORDER BY issue_id LIMIT ${String(limit)}`,
    [projectId, afterId],
  );
  return rows.map((row) => row.issue_id);
}
