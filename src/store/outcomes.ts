/** Outcomes of a project: a stream each, and a row of `listing` that says which there are. */
import * as v from '../valibot';
import type { OutcomeCommand } from '../domain/outcomes/decide-outcome';
import { decideOutcome } from '../domain/outcomes/decide-outcome';
import {
  applyOutcome,
  type OutcomeEvent,
  type OutcomeStreams,
  type OutcomeWords,
  type ProjectOutcome,
} from '../domain/outcomes/project-outcome';
import { outcomeOwner, type OwnerWord } from '../domain/owner';
import { folded } from '../domain/words';
import { AppFailure } from '../failures';
import { eventOf } from './decided';
import { places, upsertRows } from './facts-rows';
import { appendTo, MAX_TRIES } from './save-command';
import { query } from './sql';
import { readRecords, readTyped, type StreamOf } from './streams';

const Nullable = v.nullable(v.string());
const words = {
  ...{ problem: v.string(), who: v.string(), does: v.string(), metric: v.string(), from: v.string(), to: v.string() },
  ...{ by: Nullable, link: Nullable, goalIssueId: Nullable },
} as const;
const Progress = v.object({ id: v.string(), value: v.number(), on: v.string(), note: v.string() });

const Event: v.GenericSchema<unknown, OutcomeEvent> = v.variant('kind', [
  v.object({
    kind: v.literal('outcome.stated'),
    projectId: v.string(),
    parts: v.object({
      problem: v.exactOptional(words.problem),
      who: v.exactOptional(words.who),
      does: v.exactOptional(words.does),
      metric: v.exactOptional(words.metric),
      from: v.exactOptional(words.from),
      to: v.exactOptional(words.to),
      by: v.exactOptional(words.by),
      link: v.exactOptional(words.link),
      goalIssueId: v.exactOptional(words.goalIssueId),
    }),
  }),
  v.object({ kind: v.literal('outcome.owned') }),
  v.object({ kind: v.literal('outcome.archived'), on: v.boolean() }),
  v.object({ kind: v.literal('outcome.reviewed') }),
  v.object({ kind: v.literal('progress.noted'), progress: Progress }),
  v.object({ kind: v.literal('progress.withdrawn'), progressId: v.string() }),
]);

const Rev = v.number();
const Sum: v.GenericSchema<unknown, ProjectOutcome | null> = v.nullable(
  v.object({
    rev: Rev,
    projectId: v.string(),
    words: v.object(words),
    revs: v.object({
      ...{ problem: Rev, who: Rev, does: Rev, metric: Rev, from: Rev, to: Rev, by: Rev, link: Rev, goalIssueId: Rev },
    }),
    ...{ statedMs: v.number(), reviewedMs: v.number(), ownedRev: Rev, isArchived: v.boolean(), archivedRev: Rev },
    progress: v.array(Progress),
    withdrawn: v.array(v.string()),
  }),
);

/** The stream of an outcome; its record is null until it is stated. */
export const outcomeStream = (id: string): StreamOf<ProjectOutcome | null, OutcomeEvent> => ({
  stream: `outcome:${id}`,
  kind: { event: Event, sum: Sum, start: null, apply: applyOutcome },
});

/** Shown of a project, the newest first: more is no list anybody works towards. */
const LISTED = 200;

/**
 * The outcomes of a project, the newest first, archived ones too.
 * @throws AppFailure storeUnavailable
 */
export async function readOutcomes(projectId: string): Promise<ReadonlyMap<string, ProjectOutcome>> {
  const ids = await readOutcomeIds(projectId);
  const records = await readRecords(ids, outcomeStream, null);
  return new Map(
    ids.flatMap((id) => {
      const record = records.get(id)?.record ?? null;
      // Listed before it is said: of what was cut off in between there is nothing to show.
      return record === null || record.projectId !== projectId ? [] : [[id, record] as const];
    }),
  );
}

/** @throws AppFailure storeUnavailable */
export async function readOutcomeIds(projectId: string): Promise<readonly string[]> {
  const rows = await query(
    v.object({ id: v.string() }),
    `SELECT id FROM listing WHERE project_id = ? AND kind = 'outcome' ORDER BY at_ms DESC, id LIMIT ${String(LISTED)}`,
    [projectId],
  );
  return rows.map(({ id }) => id);
}

/** Everything said of these outcomes; without any, nothing is asked. @throws AppFailure storeUnavailable */
export async function readOutcomeEvents(ids: readonly string[]): Promise<OutcomeStreams> {
  return readTyped(ids, outcomeStream);
}

/** Whether there is such an outcome in the project, and work still goes towards it. @throws AppFailure storeUnavailable */
export async function isOpenIn(id: string, projectId: string): Promise<boolean> {
  const record = (await readRecords([id], outcomeStream, null)).get(id)?.record ?? null;
  return record !== null && record.projectId === projectId && !record.isArchived;
}

const Actor = v.object({
  stream: v.string(),
  kind: v.picklist(['outcome.owned', 'outcome.stated']),
  actor: v.nullable(v.string()),
});

/** Who said what decides the owner of each, oldest first, read from the log. @throws AppFailure storeUnavailable */
export async function readOutcomeWords(ids: readonly string[]): Promise<ReadonlyMap<string, readonly OwnerWord[]>> {
  if (ids.length === 0) return new Map();
  const said = new Map<string, OwnerWord[]>(ids.map((id) => [outcomeStream(id).stream, []]));
  const rows = await query(
    Actor,
    `SELECT stream, kind, actor FROM entry WHERE stream IN (${places(ids)})
     AND kind IN ('outcome.owned', 'outcome.stated') ORDER BY stream, rev`,
    [...said.keys()],
  );
  for (const { stream, ...word } of rows) said.get(stream)?.push(word);
  return new Map(ids.map((id) => [id, said.get(outcomeStream(id).stream) ?? []]));
}

/** Who owns each: as of a story's outcome, read from the log at every read. @throws AppFailure storeUnavailable */
export async function readOutcomeOwners(ids: readonly string[]): Promise<ReadonlyMap<string, string | null>> {
  return new Map([...(await readOutcomeWords(ids))].map(([id, said]) => [id, outcomeOwner(said)]));
}

/** Who saves, and what has to be done before the words stand and after. */
export interface SavingOutcome {
  readonly projectId: string;
  /** Kept with the entry and nowhere else. */
  readonly actor: string;
  /** Called before words that stories rest on are changed: cut off after them, what follows is not forgotten. */
  readonly beforeChange: () => Promise<void>;
}

/**
 * Appends what the command means. Sent again it appends nothing. What is new is listed before it is said, so that nobody
 * killed in between leaves an outcome nobody finds.
 * @returns whether words stories may rest on have changed
 * @throws AppFailure invalid, conflict (with the field), notFound, storeUnavailable
 */
export async function saveOutcome(command: OutcomeCommand, saving: SavingOutcome): Promise<boolean> {
  const { projectId, actor } = saving;
  const stream = outcomeStream(command.outcomeId);
  for (let tries = 0; tries < MAX_TRIES; tries += 1) {
    const stored = (await readRecords([command.outcomeId], outcomeStream, command.id)).get(command.outcomeId);
    if (stored === undefined) throw new AppFailure('internal', 'the outcome was not loaded');
    // What is another project's is answered like what does not exist.
    if (stored.record !== null && stored.record.projectId !== projectId) throw unknown();
    if (stored.hasCommand) return command.kind === 'state';
    const event = eventOf(decideOutcome(command, stored.record, projectId), command, unknown);
    if (event === null) return false;
    if (event.kind === 'outcome.stated') {
      await list(command.outcomeId, projectId, { ...stored.record?.words, ...event.parts }, stored.record);
      if (stored.record !== null) await saving.beforeChange();
    }
    if (!(await appendTo(stream, stored, [event], command, { actor, issue: { projectId } }))) continue;
    if (event.kind === 'outcome.archived') await markArchived(command.outcomeId, projectId, stored.record, event.on);
    return event.kind === 'outcome.stated';
  }
  throw new AppFailure('storeUnavailable', `lost the race for a revision ${String(MAX_TRIES)} times`);
}

function unknown(): AppFailure {
  return new AppFailure('notFound', 'no outcome of this project', { field: 'command.outcomeId' });
}

async function list(
  id: string,
  projectId: string,
  said: Partial<OutcomeWords>,
  before: ProjectOutcome | null,
): Promise<void> {
  const text = [said.who, said.does, said.metric, said.problem].map((part) => part ?? '').join(' ');
  const row = { project_id: projectId, kind: 'outcome', id, folded: folded(text) };
  await upsertRows(
    'listing',
    ['project_id', 'kind', 'id'],
    [{ ...row, at_ms: before?.statedMs ?? Date.now(), is_archived: before?.isArchived === true ? 1 : 0 }],
  );
}

async function markArchived(id: string, projectId: string, record: ProjectOutcome | null, on: boolean): Promise<void> {
  if (record !== null) await list(id, projectId, record.words, { ...record, isArchived: on });
}

/** Lists what an import has brought, as it stands. @throws AppFailure storeUnavailable */
export async function listOutcomes(ids: readonly string[]): Promise<void> {
  for (const [id, { record }] of await readRecords(ids, outcomeStream, null))
    if (record !== null) await list(id, record.projectId, record.words, record);
}
