/**
 * Noes that are to be told in a comment, noted before they are said: whoever says several posts one comment after the
 * other from their browser, and may close it in between. Told, the note goes; by ids alone, among the progress kept.
 */
import * as v from '../valibot';
import { saidMs } from '../domain/premise';
import { readCommented } from './comments';
import { chunks, places, upsertRows } from './facts-rows';
import { readPremiseEvents } from './premises';
import { query, run } from './sql';

/** Later than this a comment would come out of nowhere, ms: it is offered no more. */
export const OFFERED_MS = 30 * 86_400_000;
/** A note whose no never came is of a save under way, or of one that was refused: after so long it is the latter, ms. */
const UNDER_WAY_MS = 3_600_000;
/** Looked at in one go: five times what is let go at once. */
const LOOKED_AT = 100;

const prefixOf = (projectId: string): string => `untold-${projectId}-`;
/** The sign after the hyphen: all names that begin with the prefix lie between the two. */
const endOf = (projectId: string): string => `untold-${projectId}.`;
const nameOf = (projectId: string, issueId: string): string => `${prefixOf(projectId)}${issueId}`;

const Body = v.pipe(v.string(), v.parseJson(), v.object({ sinceMs: v.number() }));
const Note = v.object({ name: v.string(), body: Body });

/** Counts a project's notes, as a part of another statement, with its two parameters. */
export const UNTOLD_NAMES = 'progress WHERE name > ? AND name < ?';
export const untoldBetween = (projectId: string): readonly [string, string] => [prefixOf(projectId), endOf(projectId)];

/** Notes them; what is noted already keeps its moment. @throws AppFailure storeUnavailable: then nothing may be said */
export async function noteUntold(projectId: string, issueIds: readonly string[], nowMs: number): Promise<void> {
  const body = JSON.stringify({ sinceMs: nowMs } satisfies v.InferOutput<typeof Body>);
  const rows = issueIds.map((issueId) => ({ name: nameOf(projectId, issueId), body }));
  await upsertRows('progress', ['name'], rows, 'keep');
}

/** @throws AppFailure storeUnavailable */
export async function dropUntold(projectId: string, issueIds: readonly string[]): Promise<void> {
  for (const ids of chunks(issueIds, 500))
    await run(
      `DELETE FROM progress WHERE name IN (${places(ids)})`,
      ids.map((id) => nameOf(projectId, id)),
    );
}

/** A no that stands and has no comment yet. */
export interface UntoldNo {
  readonly issueId: string;
  /** The revision that brought it. */
  readonly decisionRev: number;
}

/**
 * The noes of a project that were to be told and are not, by issue; notes of others go. In three statements, four where
 * some go.
 * @throws AppFailure storeUnavailable
 */
export async function readUntold(projectId: string, nowMs: number): Promise<readonly UntoldNo[]> {
  const notes = await query(
    Note,
    `SELECT name, body FROM ${UNTOLD_NAMES} ORDER BY name LIMIT ${String(LOOKED_AT)}`,
    untoldBetween(projectId),
  );
  const noted = new Map(notes.map(({ name, body }) => [name.slice(prefixOf(projectId).length), body.sinceMs]));
  const events = await readPremiseEvents([...noted.keys()]);
  const said = [...noted].flatMap(([issueId, sinceMs]) => {
    const last = events.get(issueId)?.findLast(({ kind }) => kind === 'decision.made');
    if (last?.kind !== 'decision.made' || last.decision?.kind !== 'no' || saidMs(last) < sinceMs) return [];
    return [{ issueId, decisionRev: last.rev }];
  });
  const told = await readCommented(said.map(decisionOf));
  const untold = said.filter((no) => !told.has(decisionOf(no)));
  const isUntold = new Set(untold.map(({ issueId }) => issueId));
  const isSaid = new Set(said.map(({ issueId }) => issueId));
  const over = [...noted].filter(
    ([issueId, sinceMs]) =>
      nowMs - sinceMs > OFFERED_MS ||
      (!isUntold.has(issueId) && (isSaid.has(issueId) || nowMs - sinceMs > UNDER_WAY_MS)),
  );
  await dropUntold(
    projectId,
    over.map(([issueId]) => issueId),
  );
  const isOver = new Set(over.map(([issueId]) => issueId));
  return untold.filter(({ issueId }) => !isOver.has(issueId));
}

/** What a decision is known by where its comment is noted. */
export function decisionOf({ issueId, decisionRev }: UntoldNo): string {
  return `${issueId}.${String(decisionRev)}`;
}
