/** Retrospectives of a project: a stream each, and a row of `listing` that says which there are. */
import { createHash } from 'node:crypto';
import * as v from '../valibot';
import {
  type CommandIn,
  decideRetro,
  type OpenRetro,
  type RetroCommand,
  type RetroKnown,
} from '../domain/retro/decide-retro';
import { applyRetro, type Guess, type Retro, type RetroEvent } from '../domain/retro/retro';
import { type RetroAsked, subjectAsked } from '../domain/retro/subject';
import type { ExportedEntry } from '../domain/whole-export';
import { AppFailure } from '../failures';
import { eventOf } from './decided';
import { upsertRows } from './facts-rows';
import { RetroEventSchema, RetroSchema } from './retro-schemas';
import { appendTo, MAX_TRIES } from './save-command';
import { query } from './sql';
import { readRecords, type Stored, type StreamOf } from './streams';

/** The stream of a retrospective; its record is null until it is opened. */
export const retroStream = (id: string): StreamOf<Retro | null, RetroEvent> => ({
  stream: `retro:${id}`,
  kind: { event: RetroEventSchema, sum: RetroSchema, start: null, apply: applyRetro },
});

/** The latest of a project: half a year of a team that holds one a week. */
const LISTED = 26;

/** By id, the latest first; `alsoId` whether it is among the latest or not. @throws AppFailure storeUnavailable */
export async function readRetros(projectId: string, alsoId: string | null = null): Promise<ReadonlyMap<string, Retro>> {
  const rows = await query(
    v.object({ id: v.string() }),
    `SELECT id FROM listing WHERE project_id = ? AND kind = 'retro' ORDER BY at_ms DESC, id LIMIT ${String(LISTED)}`,
    [projectId],
  );
  const ids = [...new Set([...rows.map(({ id }) => id), ...(alsoId === null ? [] : [alsoId])])];
  const records = await readRecords(ids, retroStream, null);
  return new Map(
    ids.flatMap((id) => {
      const record = records.get(id)?.record ?? null;
      // Listed before it is opened: of what was cut off in between there is nothing to show.
      return record === null || record.projectId !== projectId ? [] : [[id, record] as const];
    }),
  );
}

const GuessRow = v.object({
  actor: v.nullable(v.string()),
  body: v.pipe(v.string(), v.parseJson(), v.object({ item: v.string(), guess: v.picklist(['supported', 'refuted']) })),
});

/** Every guess made, in order: who made it is read from the log each time and kept nowhere else. */
export async function readGuesses(retroId: string): Promise<readonly Guess[]> {
  const rows = await query(
    GuessRow,
    `SELECT actor, body FROM entry WHERE stream = ? AND kind = 'guess.made' ORDER BY rev`,
    [retroStream(retroId).stream],
  );
  return rows.map(({ actor, body }) => ({ ...body, actor }));
}

export interface SavingRetro {
  readonly projectId: string;
  /** Kept with the entry and nowhere else. */
  readonly actor: string;
  /** What the command is decided on beside the record, as it is now: asked again when somebody else was faster. */
  readonly known: (current: Retro | null) => Promise<RetroKnown>;
}

/** Those of one sprint or stretch of days looked through at once: hardly anybody holds a second. */
const AT_ONCE = 4;

/**
 * The id of the first, second, … retrospective of the same: whoever starts one comes to the same stream, where the first
 * entry is the one that counts.
 */
export function nthRetro(projectId: string, about: RetroAsked, nth: number): string {
  const subject = JSON.stringify([projectId, subjectAsked(about)]);
  return `${createHash('sha256').update(subject).digest('hex').slice(0, 40)}-${String(nth)}`;
}

interface Found {
  readonly retroId: string;
  readonly stored: Stored<Retro | null>;
}

/** The one this command has opened, or the first that is not finished: under way, or not begun. */
async function oneOfTheSame(projectId: string, { about, id }: OpenRetro): Promise<Found> {
  for (let first = 1; ; first += AT_ONCE) {
    const ids = Array.from({ length: AT_ONCE }, (_, at) => nthRetro(projectId, about, first + at));
    const all = await readRecords(ids, retroStream, id);
    for (const [retroId, stored] of all)
      if (stored.hasCommand || stored.record === null || stored.record.finished === null) return { retroId, stored };
  }
}

async function theOneOf({ retroId, id }: CommandIn): Promise<Found> {
  const stored = (await readRecords([retroId], retroStream, id)).get(retroId);
  if (stored === undefined) throw new AppFailure('internal', 'the retrospective was not loaded');
  return { retroId, stored };
}

/**
 * Appends what the command means. Sent again it appends nothing. What is new is listed before it is opened, so that nobody
 * killed in between leaves one nobody finds.
 * @returns the id of the retrospective it was said in
 * @throws AppFailure invalid, conflict (with the field), notFound, storeUnavailable
 */
export async function saveRetro(command: RetroCommand, saving: SavingRetro): Promise<string> {
  const { projectId, actor } = saving;
  for (let tries = 0; tries < MAX_TRIES; tries += 1) {
    const { retroId, stored } = await (command.kind === 'open' ? oneOfTheSame(projectId, command) : theOneOf(command));
    // What is another project's is answered like what does not exist.
    if (stored.record !== null && stored.record.projectId !== projectId) throw unknown();
    if (stored.hasCommand) return retroId;
    const decided = decideRetro(command, stored.record, await saving.known(stored.record));
    const event = eventOf(decided, command, unknown);
    if (event === null) return retroId;
    if (event.kind === 'retro.opened') await list(retroId, projectId, Date.now());
    const by = { actor, issue: { projectId } };
    if (await appendTo(retroStream(retroId), stored, [event], command, by)) return retroId;
  }
  throw new AppFailure('storeUnavailable', `lost the race for a revision ${String(MAX_TRIES)} times`);
}

function unknown(): AppFailure {
  return new AppFailure('notFound', 'no retrospective of this project', { field: 'command.retroId' });
}

/** Without a word of it: what is noted about an issue is for who may see that issue. */
async function list(id: string, projectId: string, atMs: number): Promise<void> {
  const row = { project_id: projectId, kind: 'retro', id, folded: '', at_ms: atMs, is_archived: 0 };
  await upsertRows('listing', ['project_id', 'kind', 'id'], [row]);
}

/** Lists what an import has brought. @throws AppFailure storeUnavailable */
export async function listRetros(ids: readonly string[]): Promise<void> {
  for (const [id, { record }] of await readRecords(ids, retroStream, null))
    if (record !== null) await list(id, record.projectId, record.openedMs);
}

const Noted = v.variant('kind', [
  v.object({ kind: v.literal('note.written'), issueId: v.nullable(v.string()) }),
  v.object({
    kind: v.literal('action.planned'),
    action: v.object({ about: v.nullable(v.object({ issueId: v.nullable(v.string()) })) }),
  }),
]);

/** The issues its notes and actions are about: what is said of an issue is for who may see it. */
export function issuesNotedIn(entries: readonly ExportedEntry[]): readonly string[] {
  const issues = entries.flatMap(({ kind, body }) => {
    const noted = v.safeParse(Noted, typeof body === 'object' ? { ...body, kind } : null);
    if (!noted.success) return [];
    const { output } = noted;
    return (output.kind === 'note.written' ? output.issueId : (output.action.about?.issueId ?? null)) ?? [];
  });
  return [...new Set(issues)];
}
