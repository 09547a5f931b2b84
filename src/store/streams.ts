/** How a stream's entries add up to a record: head first, what is newer on top. The meaning comes as a `Kind`. */
import * as v from '../valibot';
import { SHORTENED, type Dated } from '../domain/premise';
import { AppFailure } from '../failures';
import { type Entry, type Loaded, loadStreams, readEvents } from './log';

/** A record, and what a writer needs to know of its stream. */
export interface Stored<T> {
  readonly record: T;
  /** The stream's last revision, 0 when nothing was ever said. */
  readonly rev: number;
  /** When its last entry was made, ms, or null: the next one is never dated before it. */
  readonly lastMs: number | null;
  readonly hasHead: boolean;
  /** The command asked about is in the stream already. */
  readonly hasCommand: boolean;
}

/** One kind of stream: what its events and its cached sum look like, and how an event is added. */
export interface Kind<T, E> {
  readonly event: v.GenericSchema<unknown, E>;
  readonly sum: v.GenericSchema<unknown, T>;
  readonly start: T;
  apply(record: T, event: Dated<E>): T;
}

/** A stream's name and its kind. */
export interface StreamOf<T, E> {
  readonly stream: string;
  readonly kind: Kind<T, E>;
}

/**
 * Counted up when a cached sum gains or changes a part: older heads are then rebuilt from their entries. 2: problem and
 * size guessed, doubts, hints waved away. 3: when the riskiest was chosen; a threshold retyped is none changed. 4: where an
 * assumption is shared, who owns an outcome. 5: the project outcome a premise rests on.
 */
const HEAD_VERSION = 5;

const Head = v.object({ version: v.literal(HEAD_VERSION), lastMs: v.number(), sum: v.unknown() });

/** What a head holds: written by who saves, read by `restore`. */
export function headBody(sum: unknown, lastMs: number): unknown {
  return { version: HEAD_VERSION, lastMs, sum } satisfies v.InferInput<typeof Head>;
}

/**
 * Records of one kind by id, in one statement (one more for each head of an older version).
 * @throws AppFailure storeUnavailable
 */
export async function readRecords<T, E>(
  ids: readonly string[],
  streamOf: (id: string) => StreamOf<T, E>,
  command: string | null,
): Promise<ReadonlyMap<string, Stored<T>>> {
  const loaded = await loadStreams(
    ids.map((id) => streamOf(id).stream),
    command,
  );
  const records = new Map<string, Stored<T>>();
  for (const id of new Set(ids)) records.set(id, await restore(loaded, streamOf(id)));
  return records;
}

/** The record of one of the streams that were loaded together. */
export async function restore<T, E>(
  all: ReadonlyMap<string, Loaded>,
  { stream, kind }: StreamOf<T, E>,
): Promise<Stored<T>> {
  const loaded = all.get(stream);
  if (loaded === undefined) throw new AppFailure('internal', `stream ${stream} was not loaded`);
  const { head, newer, hasCommand } = loaded;
  const body = head === null ? null : v.safeParse(Head, head.body);
  const sum = body?.success === true ? v.safeParse(kind.sum, body.output.sum) : null;
  // A head of another version, or one that makes no sense, is only a cache: the entries say it again.
  // One of revision 0 is empty, and only says whose project the stream is of: all entries are newer.
  const isUsable = head === null || head.rev === 0 || sum?.success === true;
  const entries = isUsable ? newer : await readEvents([stream]);
  const start = sum?.success === true ? sum.output : kind.start;
  const lastEntry = entries.at(-1);
  return {
    record: entries.map((entry) => dated(entry, kind.event)).reduce((record, e) => kind.apply(record, e), start),
    rev: lastEntry?.rev ?? head?.rev ?? 0,
    lastMs: lastEntry?.atMs ?? (body?.success === true ? body.output.lastMs : null),
    hasHead: head !== null,
    hasCommand,
  };
}

/**
 * Every event of these streams, oldest first within each.
 * @throws AppFailure storeUnavailable
 */
export async function readTyped<T, E>(
  ids: readonly string[],
  streamOf: (id: string) => StreamOf<T, E>,
): Promise<ReadonlyMap<string, readonly Dated<E>[]>> {
  const entries = await readEvents(ids.map((id) => streamOf(id).stream));
  return new Map([...new Set(ids)].map((id) => [id, eventsOf(entries, streamOf(id))]));
}

/** Those of the entries that are of this stream, parsed. */
export function eventsOf<T, E>(entries: readonly Entry[], { stream, kind }: StreamOf<T, E>): readonly Dated<E>[] {
  return entries.filter((entry) => entry.stream === stream).map((entry) => dated(entry, kind.event));
}

/** In the body of any event that was brought back from an issue's copy; what the copy had left out is in the first. */
export const Brought = v.object({
  claimedMs: v.exactOptional(v.pipe(v.number(), v.safeInteger())),
  shortened: v.exactOptional(v.picklist(SHORTENED)),
});

function dated<E>(entry: Entry, schema: v.GenericSchema<unknown, E>): Dated<E> {
  const body = typeof entry.body === 'object' ? entry.body : {};
  const parsed = v.safeParse(schema, { ...body, kind: entry.kind });
  const claimed = v.safeParse(Brought, entry.body);
  if (parsed.success && claimed.success)
    return { ...parsed.output, rev: entry.rev, atMs: entry.atMs, ...claimed.output };
  throw new AppFailure('storeUnavailable', `revision ${String(entry.rev)} of ${entry.stream} cannot be read`);
}
