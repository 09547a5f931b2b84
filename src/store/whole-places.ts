/** Where everything said about a project lies: names of streams, found without relying on the cache that heads are. */
import * as v from '../valibot';
import { premiseStream } from './premises';
import { readBeginnings } from './restore';
import { query } from './sql';
import { namesOf } from './stream-kinds';

/** Issues looked at in one call for a premise that neither facts nor heads know of. */
const LOOKED = 1_000;
/** More things of their own no project has. */
const OWN = 20_000;
const Id = v.object({ id: v.string() });

export interface Premised {
  /** In order. */
  readonly issueIds: readonly string[];
  /** Up to which issue the project was looked through; null = to its end. */
  readonly upTo: string | null;
}

/**
 * Issues of a project with a premise of their own, by id, after `afterId`: as facts have it, as heads have it, and, for
 * both are made from the log and may be behind it, as the log itself has it for every issue ever read.
 * @throws AppFailure storeUnavailable
 */
export async function readPremised(projectId: string, afterId: string, limit: number): Promise<Premised> {
  const byFact = await query(
    Id,
    `SELECT issue_id AS id FROM fact WHERE project_id = ? AND issue_id > ? AND premise_rev > 0 ORDER BY issue_id LIMIT ${String(limit)}`,
    [projectId, afterId],
  );
  const byHead = await query(
    v.object({ stream: v.string() }),
    `SELECT stream FROM head WHERE project_id = ? AND stream > ? AND stream < 'premise:A' ORDER BY stream LIMIT ${String(limit)}`,
    [projectId, premiseStream(afterId).stream],
  );
  const looked = await query(
    Id,
    `SELECT issue_id AS id FROM history WHERE project_id = ? AND issue_id > ? ORDER BY issue_id LIMIT ${String(LOOKED)}`,
    [projectId, afterId],
  );
  const known = new Set([
    ...byFact.map(({ id }) => id),
    ...byHead.map(({ stream }) => stream.slice('premise:'.length)),
  ]);
  const open = looked.map(({ id }) => id).filter((id) => !known.has(id));
  const begun = await readBeginnings(open.map((id) => premiseStream(id).stream));
  const upTo = looked.length < LOOKED ? null : (looked.at(-1)?.id ?? null);
  const all = [...known, ...open.filter((id) => begun.has(premiseStream(id).stream))]
    .filter((id) => upTo === null || id <= upTo)
    .sort();
  const issueIds = all.slice(0, limit);
  return { issueIds, upTo: all.length >= limit ? (issueIds.at(-1) ?? null) : upTo };
}

/** Names of streams in this project that have an id of their own, in order. @throws AppFailure storeUnavailable */
export async function readOwnStreams(projectId: string): Promise<readonly string[]> {
  const found = new Set<string>();
  for (const name of namesOf('own')) {
    const heads = await query(
      v.object({ stream: v.string() }),
      `SELECT stream FROM head WHERE project_id = ? AND stream > ? AND stream < ? ORDER BY stream LIMIT ${String(OWN)}`,
      [projectId, `${name}:`, `${name};`],
    );
    const listed = await query(
      Id,
      `SELECT id FROM listing WHERE project_id = ? AND kind = ? ORDER BY id LIMIT ${String(OWN)}`,
      [projectId, name],
    );
    for (const { stream } of heads) found.add(stream);
    for (const { id } of listed) found.add(`${name}:${id}`);
  }
  return [...found].sort();
}
