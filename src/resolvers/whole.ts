/** Export of everything said about a project, page by page, and its import, part by part. */
import type { ExportPage } from '../contract/whole';
import type { ExportedStream, ImportedStream } from '../domain/whole-export';
import { markDirty } from '../store/facts-dirty';
import { chunks } from '../store/facts-rows';
import { noteProject } from '../store/log';
import { premiseStream } from '../store/premises';
import { followImport, issuesIn, kindOfStream, namesOf } from '../store/stream-kinds';
import { missingOf, readImported, readLengths, readLinked, readWhole, writeImported } from '../store/whole';
import { readOwnStreams, readPremised } from '../store/whole-places';
import { pushDrain } from '../sync/queues';
import type { Call } from './guarded';

/** Issues looked at in one call. */
const ISSUES = 50;
/** Streams with ids of their own in one answer. */
const RECORDS = 200;
/** Characters of bodies in one answer, of which Forge takes 5 MB and its store answers 4 MiB. */
const LENGTH = 1_500_000;

/**
 * The next page: premises of issues this person may see, each with the assumptions at home there. An assumption lives
 * with its home, so each is told once and by one project. Then come streams with ids of their own, and last the project's:
 * what they say is for everybody who may see it.
 * @throws AppFailure as `Jira.request`, storeUnavailable
 */
export async function readExport(
  call: Call,
  { projectId, after }: { readonly projectId: string; readonly after: string },
): Promise<ExportPage> {
  if (after.includes(':')) return readRest(call, projectId, after);
  const { issueIds: ids, upTo: looked } = await readPremised(projectId, after, ISSUES);
  if (ids.length === 0 && looked === null) return readRest(call, projectId, '');
  if (ids.length === 0) return { streams: [], leftOut: 0, next: looked, nowMs: Date.now() };
  const { issue: seen } = await call.whereMay('BROWSE_PROJECTS', { issue: new Set(ids), project: new Set() });
  const linked = await readLinked(ids.filter((id) => seen.has(id)));
  const { fitting, next } = await fittingOf(ids, seen, linked);
  const names = fitting.flatMap((id) => [premiseStream(id).stream, ...(linked.get(id) ?? [])]);
  const home = new Set(fitting);
  const streams = (await readWhole([...new Set(names)])).filter((stream) => livesIn(stream, home));
  const upTo = ids.slice(0, ids.indexOf(next) + 1);
  return { streams, leftOut: upTo.filter((id) => !seen.has(id)).length, next, nowMs: Date.now() };
}

/** What is no issue's, after the stream of that name: whole, or left out where some of it is for fewer people. */
async function readRest(call: Call, projectId: string, after: string): Promise<ExportPage> {
  const names = (await readOwnStreams(projectId)).filter((name) => name > after).slice(0, RECORDS);
  const lengths = await readLengths(names);
  let total = 0;
  const end = names.findIndex((name, at) => (total += lengths.get(name) ?? 0) > LENGTH && at > 0);
  const fitting = end === -1 ? names : names.slice(0, end);
  const isLast = end === -1 && names.length < RECORDS;
  const last = isLast ? namesOf('project').map((name) => `${name}:${projectId}`) : [];
  const streams = await readWhole([...fitting, ...last]);
  const noted = issuesIn(streams);
  const issue = new Set([...noted.values()].flat());
  const seen = (await call.whereMay('BROWSE_PROJECTS', { issue, project: new Set() })).issue;
  const told = streams.filter(({ stream }) => (noted.get(stream) ?? []).every((id) => seen.has(id)));
  return {
    streams: told,
    leftOut: [...issue].filter((id) => !seen.has(id)).length,
    next: isLast ? null : (fitting.at(-1) ?? null),
    nowMs: Date.now(),
  };
}

/** As many of the issues, in order, as fit an answer: at least one. */
async function fittingOf(
  ids: readonly string[],
  seen: ReadonlySet<string>,
  linked: ReadonlyMap<string, readonly string[]>,
): Promise<{ readonly fitting: readonly string[]; readonly next: string }> {
  const lengths = await readLengths([...ids.map((id) => premiseStream(id).stream), ...[...linked.values()].flat()]);
  const fitting: string[] = [];
  let next = '';
  let total = 0;
  for (const id of ids) {
    const own = [premiseStream(id).stream, ...(linked.get(id) ?? [])];
    if (seen.has(id)) total += own.reduce((sum, stream) => sum + (lengths.get(stream) ?? 0), 0);
    if (total > LENGTH && next !== '') break;
    if (seen.has(id)) fitting.push(id);
    next = id;
  }
  return { fitting, next };
}

/** A premise is there because its issue was asked for; of an assumption its first entry says where it lives. */
function livesIn({ stream, entries }: ExportedStream, home: ReadonlySet<string>): boolean {
  if (!stream.startsWith('assumption:')) return true;
  const first = entries[0]?.body;
  return typeof first === 'object' && first !== null && 'homeIssueId' in first && home.has(String(first.homeIssueId));
}

/**
 * Checks a part of a file, or writes what of it is missing: as one statement, so a part is there whole or not at all.
 * Sent again it adds nothing. Whoever imports checks every part before the first is written.
 * @throws AppFailure invalid or conflict with the field of the file, storeUnavailable
 */
export async function importPart(
  _: Call,
  part: {
    readonly projectId: string;
    readonly isCheck: boolean;
    readonly streams: readonly ImportedStream[];
  },
): Promise<{ readonly missing: number }> {
  const nowMs = Date.now();
  const missing = await missingOf(part.streams, readImported(part.streams, part.projectId, nowMs));
  if (part.isCheck) return { missing: missing.length };
  await writeImported(missing);
  // Also of what was there: an import that was cut off is sent again, and facts may never have been made.
  const names = part.streams.map(({ stream }) => stream);
  await noteProject(
    names.filter((name) => ['issue', 'own'].includes(kindOfStream(name, part.projectId)?.idOf ?? '')),
    part.projectId,
  );
  await followImport(names);
  const premised = part.streams.flatMap(({ stream }) => (stream.startsWith('premise:') ? [stream.slice(8)] : []));
  for (const some of chunks(premised, 500))
    await markDirty(
      some.map((issueId) => ({ issueId, projectId: part.projectId })),
      nowMs,
    );
  if (premised.length > 0) await pushDrain(nowMs);
  return { missing: missing.length };
}
