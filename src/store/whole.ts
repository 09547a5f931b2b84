/** Everything said about a project, entry for entry: read to be exported, and written as it was into an empty store. */
import { isDeepStrictEqual } from 'node:util';
import * as v from '../valibot';
import type { ExportedEntry, ExportedStream, ImportedStream } from '../domain/whole-export';
import { AppFailure } from '../failures';
import { chunks, places } from './facts-rows';
import { appendTogether, type NewEntry } from './log';
import { assumptionStream, premiseStream } from './premises';
import { unsoundPart } from './sound';
import { Int, query } from './sql';
import { kindOfStream } from './stream-kinds';
import { Brought } from './streams';

/** Streams named in one statement. */
const STREAMS = 200;

const Row = v.pipe(
  v.object({
    ...{ stream: v.string(), rev: Int, at_ms: Int, actor: v.nullable(v.string()), command: v.string() },
    ...{ kind: v.string(), body: v.pipe(v.string(), v.parseJson()) },
  }),
  v.transform(({ at_ms, ...rest }): NewEntry => ({ ...rest, atMs: at_ms })),
);

/** These streams whole, in the order they are named; one that has no entries is left out. */
export async function readWhole(streams: readonly string[]): Promise<readonly ExportedStream[]> {
  const found = new Map<string, ExportedEntry[]>();
  for (const some of chunks([...new Set(streams)], STREAMS)) {
    const rows = await query(
      Row,
      `SELECT stream, rev, at_ms, actor, command, kind, body FROM entry WHERE stream IN (${places(some)}) ORDER BY stream, rev`,
      some,
    );
    for (const { stream, ...entry } of rows) found.set(stream, [...(found.get(stream) ?? []), entry]);
  }
  return streams.flatMap((stream) => {
    const entries = found.get(stream);
    return entries === undefined ? [] : [{ stream, entries }];
  });
}

/** How long the bodies of these streams are, in characters. */
export async function readLengths(streams: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const found = new Map<string, number>();
  for (const some of chunks([...new Set(streams)], STREAMS)) {
    const rows = await query(
      v.object({ stream: v.string(), characters: Int }),
      `SELECT stream, SUM(CHAR_LENGTH(body)) AS characters FROM entry WHERE stream IN (${places(some)}) GROUP BY stream ORDER BY stream`,
      some,
    );
    for (const { stream, characters } of rows) found.set(stream, characters);
  }
  return found;
}

const Link = v.object({ assumptionId: v.string() });

/** Streams of every assumption these issues ever linked, by issue id. */
export async function readLinked(issueIds: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>> {
  const found = new Map<string, string[]>();
  for (const some of chunks(issueIds, STREAMS)) {
    const rows = await query(
      v.object({ stream: v.string(), body: v.pipe(v.string(), v.parseJson(), Link) }),
      `SELECT stream, body FROM entry WHERE kind = 'assumption.linked' AND stream IN (${places(some)}) ORDER BY stream, rev`,
      some.map((issueId) => premiseStream(issueId).stream),
    );
    for (const { stream, body } of rows) {
      const issueId = stream.slice('premise:'.length);
      found.set(issueId, [...(found.get(issueId) ?? []), assumptionStream(body.assumptionId).stream]);
    }
  }
  return found;
}

const Imported = v.object({
  rev: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
  atMs: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
  actor: v.nullable(v.pipe(v.string(), v.regex(/^[\w:.-]{1,128}$/))),
  command: v.pipe(v.string(), v.regex(/^[\w.:-]{1,64}$/)),
  kind: v.pipe(v.string(), v.maxLength(40)),
  // Not `v.record`, which passes over keys like `__proto__` in silence.
  body: v.custom<Readonly<Record<string, unknown>>>(
    (body) => typeof body === 'object' && !Array.isArray(body) && body !== null,
  ),
});

/**
 * What may be imported into a project: entries the app could have written, each as exact as it would lie in the log.
 * @throws AppFailure invalid, with the field of the file
 */
export function readImported(
  streams: readonly ImportedStream[],
  projectId: string,
  nowMs: number,
): readonly NewEntry[] {
  return streams.flatMap(({ at, stream, from, entries }) => {
    const kind = kindOfStream(stream, projectId);
    if (kind === null) throw refused(`streams.${String(at)}.stream`);
    let lastMs = 0;
    return entries.map((value, nth): NewEntry => {
      const field = `streams.${String(at)}.entries.${String(from + nth)}`;
      const parsed = v.safeParse(Imported, value);
      if (!parsed.success) throw refused(`${field}.${v.getDotPath(parsed.issues[0]) ?? ''}`);
      const entry = parsed.output;
      if (entry.rev !== from + nth + 1) throw refused(`${field}.rev`);
      if (entry.atMs > nowMs || entry.atMs < lastMs) throw refused(`${field}.atMs`);
      lastMs = entry.atMs;
      const said = v.safeParse(kind.event, { ...entry.body, kind: entry.kind });
      const claim = v.safeParse(Brought, entry.body);
      if (!said.success) throw refused(`${field}.body.${v.getDotPath(said.issues[0]) ?? ''}`);
      if (!claim.success) throw refused(`${field}.body.${v.getDotPath(claim.issues[0]) ?? ''}`);
      // Exactly what would have been written: nothing that only looks like it, and nothing beside it.
      const exact = { ...said.output, ...claim.output };
      if (!isDeepStrictEqual({ ...entry.body, kind: entry.kind }, exact)) throw refused(`${field}.body`);
      // A stream with an id of its own says itself whose it is.
      if ('projectId' in said.output && said.output.projectId !== projectId) throw refused(`${field}.body.projectId`);
      const unsound = unsoundPart(entry.body, `${field}.body`);
      if (unsound !== null) throw refused(unsound);
      return { stream, ...entry };
    });
  });
}

function refused(field: string): AppFailure {
  return new AppFailure('invalid', 'an entry that cannot be imported', { field });
}

/**
 * Those of the entries that are not in the store yet. An actor who was forgotten since is no difference.
 * @throws AppFailure conflict, with the field, when the store says something else in that place
 */
export async function missingOf(
  streams: readonly ImportedStream[],
  entries: readonly NewEntry[],
): Promise<readonly NewEntry[]> {
  const there = new Map<string, ExportedEntry>();
  const ends = new Map<string, number>();
  for (const { stream, entries: known } of await readWhole(streams.map(({ stream: name }) => name))) {
    ends.set(stream, known.length);
    for (const entry of known) there.set(`${stream} ${String(entry.rev)}`, entry);
  }
  return entries.filter((entry) => {
    const known = there.get(`${entry.stream} ${String(entry.rev)}`);
    if (known === undefined) return true;
    const same = (one: ExportedEntry) => [one.atMs, one.command, one.kind, one.body];
    if (isDeepStrictEqual(same(known), same(entry)) && (known.actor === null || known.actor === entry.actor))
      return false;
    const at = streams.find(({ stream }) => stream === entry.stream)?.at ?? 0;
    throw new AppFailure('conflict', 'the store says something else', {
      field: `streams.${String(at)}.entries.${String(entry.rev - 1)}`,
    });
  });
}

/** All of them in one statement, or none. @throws AppFailure storeUnavailable */
export async function writeImported(entries: readonly NewEntry[]): Promise<void> {
  await appendTogether(entries);
}
