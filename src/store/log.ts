/**
 * The log of what people said. Inserting revision n+1 of a stream is the compare-and-set, in one statement, because
 * Forge SQL has no transactions. Nothing here knows what an event means: see `premises.ts` and `settings-store.ts`.
 */
import * as v from '../valibot';
import { AppFailure, logFailure } from '../failures';
import { chunks } from './facts-rows';
import { Int, isDuplicateKey, query, run } from './sql';

/** One event as it lies in the table; `body` is parsed JSON, not yet checked. */
export interface Entry {
  readonly stream: string;
  readonly rev: number;
  readonly atMs: number;
  readonly command: string;
  readonly kind: string;
  readonly body: unknown;
}

/** What is known of a stream: its cached sum, and the entries the cache has not seen. */
export interface Loaded {
  readonly head: { readonly rev: number; readonly body: unknown } | null;
  /** Oldest first. */
  readonly newer: readonly Entry[];
  /** The command asked about is in the stream already. */
  readonly hasCommand: boolean;
}

/** What to add to a stream, all in one statement: either every event is there afterwards or none. */
export interface Addition {
  readonly stream: string;
  /** The revision the decision was made on; the first event becomes the one after it. */
  readonly afterRev: number;
  readonly command: string;
  readonly actor: string | null;
  readonly atMs: number;
  readonly events: readonly { readonly kind: string; readonly body: unknown }[];
}

const Json = v.pipe(
  v.string(),
  v.rawTransform(({ dataset, addIssue, NEVER }): unknown => {
    try {
      return JSON.parse(dataset.value);
    } catch {
      addIssue({ message: 'not JSON' });
      return NEVER;
    }
  }),
);

const EntryRow = v.pipe(
  v.object({ stream: v.string(), rev: Int, at_ms: Int, command: v.string(), kind: v.string(), body: Json }),
  v.transform(({ at_ms, ...rest }): Entry => ({ ...rest, atMs: at_ms })),
);

/** `part` tells which arm of the union a row is from. */
const LoadedRow = v.variant('part', [
  v.object({ part: v.literal('head'), stream: v.string(), rev: Int, body: Json }),
  v.object({
    part: v.literal('entry'),
    stream: v.string(),
    rev: Int,
    at_ms: Int,
    command: v.string(),
    kind: v.string(),
    body: Json,
  }),
  v.object({ part: v.literal('command'), stream: v.string() }),
]);

/**
 * Heads and what is newer than them, of several streams, in one statement: so a head and its entries are always of the
 * same moment. `command` asks whether that command has already been written to each.
 * @throws AppFailure storeUnavailable
 */
export async function loadStreams(
  streams: readonly string[],
  command: string | null = null,
): Promise<ReadonlyMap<string, Loaded>> {
  const names = [...new Set(streams)];
  if (names.length === 0) return new Map();
  const marks = names.map(() => '?').join(', ');
  const asked = command === null ? '' : ` UNION ALL ${commandArm(marks)}`;
  const rows = await query(
    LoadedRow,
    `SELECT 'head' AS part, stream, rev, 0 AS at_ms, '' AS command, '' AS kind, body FROM head WHERE stream IN (${marks})` +
      ` UNION ALL SELECT 'entry' AS part, e.stream, e.rev, e.at_ms, e.command, e.kind, e.body FROM entry e` +
      ` LEFT JOIN head h ON h.stream = e.stream WHERE e.stream IN (${marks}) AND (h.rev IS NULL OR e.rev > h.rev)` +
      asked,
    command === null ? [...names, ...names] : [...names, ...names, command, ...names],
  );
  return new Map(
    names.map((stream) => {
      const mine = rows.filter((row) => row.stream === stream);
      const head = mine.find((row) => row.part === 'head');
      const newer = mine
        .filter((row) => row.part === 'entry')
        .map(({ rev, at_ms, command: by, kind, body }): Entry => ({
          stream,
          rev,
          atMs: at_ms,
          command: by,
          kind,
          body,
        }))
        .sort((a, b) => a.rev - b.rev);
      return [
        stream,
        {
          head: head === undefined ? null : { rev: head.rev, body: head.body },
          newer,
          hasCommand: mine.some((row) => row.part === 'command'),
        },
      ];
    }),
  );
}

function commandArm(marks: string): string {
  return (
    `SELECT 'command' AS part, stream, 0 AS rev, 0 AS at_ms, '' AS command, '' AS kind, '' AS body FROM entry` +
    ` WHERE command = ? AND stream IN (${marks})`
  );
}

/**
 * Every entry of the streams, oldest first within each: for replaying what stood at an earlier moment.
 * @throws AppFailure storeUnavailable
 */
export async function readEvents(streams: readonly string[]): Promise<readonly Entry[]> {
  const names = [...new Set(streams)];
  if (names.length === 0) return [];
  const marks = names.map(() => '?').join(', ');
  return query(
    EntryRow,
    `SELECT stream, rev, at_ms, command, kind, body FROM entry WHERE stream IN (${marks}) ORDER BY stream, rev`,
    names,
  );
}

/**
 * Tries to add the events as the stream's next revisions.
 * @returns `done` when they are there (now, or from an earlier try of the same command), `lost` when another command
 * took the revision first: load again, decide again
 * @throws AppFailure storeUnavailable when they are not there and nobody else's are either
 */
export async function append(addition: Addition): Promise<'done' | 'lost'> {
  const { stream, afterRev, command, actor, atMs, events } = addition;
  if (events.length === 0) return 'done';
  const values = events.flatMap(({ kind, body }, i) => [
    stream,
    afterRev + 1 + i,
    atMs,
    actor,
    command,
    kind,
    JSON.stringify(body),
  ]);
  const rows = events.map(() => '(?, ?, ?, ?, ?, ?, ?)').join(', ');
  try {
    await run(`INSERT INTO entry (stream, rev, at_ms, actor, command, kind, body) VALUES ${rows}`, values);
    return 'done';
  } catch (error) {
    // Any error may hide a success (an answer lost on its way), so only the table itself can tell.
    const holder = await commandAt(stream, afterRev + 1);
    if (holder === command) return 'done';
    if (holder !== null) return 'lost';
    throw new AppFailure('storeUnavailable', 'the entry was not written', { cause: error });
  }
}

/** An entry with its place and its time: one that is brought back or imported, rather than said now. */
export interface NewEntry extends Entry {
  readonly actor: string | null;
}

/**
 * Adds entries of any streams in one statement: either all of them are there afterwards or none.
 * @throws AppFailure storeUnavailable, with a duplicate key as cause when one of the places is taken
 */
export async function appendTogether(entries: readonly NewEntry[]): Promise<void> {
  if (entries.length === 0) return;
  const rows = entries.map(() => '(?, ?, ?, ?, ?, ?, ?)').join(', ');
  await run(
    `INSERT INTO entry (stream, rev, at_ms, actor, command, kind, body) VALUES ${rows}`,
    entries.flatMap(({ stream, rev, atMs, actor, command, kind, body }) => [
      ...[stream, rev, atMs, actor, command, kind, JSON.stringify(body)],
    ]),
  );
}

async function commandAt(stream: string, rev: number): Promise<string | null> {
  const rows = await query(
    v.object({ command: v.string() }),
    'SELECT command FROM entry WHERE stream = ? AND rev = ?',
    [stream, rev],
  );
  return rows[0]?.command ?? null;
}

export interface HeadMove {
  readonly stream: string;
  readonly projectId: string;
  readonly rev: number;
  readonly body: unknown;
  /** Whether the stream had a head when it was loaded: saves a statement, decides nothing. */
  readonly known: boolean;
}

/**
 * Moves a stream's cached sum forward, never back. A failure is logged and forgotten: the entries are the record, and
 * the next read adds up what the cache has missed.
 */
export async function moveHead(move: HeadMove): Promise<void> {
  try {
    if (!move.known && (await insertHead(move))) return;
    // Guarded by the revision in the statement itself: a slower writer cannot undo a faster one.
    await run('UPDATE head SET rev = ?, project_id = ?, body = ? WHERE stream = ? AND rev < ?', [
      move.rev,
      move.projectId,
      JSON.stringify(move.body),
      move.stream,
      move.rev,
    ]);
  } catch (error) {
    logFailure(`head of ${move.stream} stays behind revision ${String(move.rev)}`, error);
  }
}

/**
 * Notes whose project streams are of that were written without a head, so that they are found by it: an empty head, which
 * the next save fills. One that is there stays. @throws AppFailure storeUnavailable
 */
export async function noteProject(streams: readonly string[], projectId: string): Promise<void> {
  for (const some of chunks([...new Set(streams)], 200))
    await run(
      `INSERT INTO head (stream, rev, project_id, body) VALUES ${some.map(() => "(?, 0, ?, '{}')").join(', ')} ON DUPLICATE KEY UPDATE rev = rev`,
      some.flatMap((stream) => [stream, projectId]),
    );
}

/** False when somebody else made the head meanwhile. */
async function insertHead({ stream, projectId, rev, body }: HeadMove): Promise<boolean> {
  try {
    await run('INSERT INTO head (stream, rev, project_id, body) VALUES (?, ?, ?, ?)', [
      stream,
      rev,
      projectId,
      JSON.stringify(body),
    ]);
    return true;
  } catch (error) {
    if (isDuplicateKey(error)) return false;
    throw error;
  }
}
