/** Who said what decides the owner of an outcome: from the log, at every read, so that an erased account leaves none. */
import * as v from '../valibot';
import type { OwnerWord } from '../domain/owner';
import { places } from './facts-rows';
import { premiseStream } from './premises';
import { query } from './sql';

const Row = v.object({
  stream: v.string(),
  kind: v.picklist(['outcome.owned', 'outcome.stated', 'decision.made']),
  actor: v.nullable(v.string()),
});

/**
 * What was said of these issues that decides who owns what, oldest first, in one statement.
 * @throws AppFailure storeUnavailable
 */
export async function readOwnerWords(issueIds: readonly string[]): Promise<ReadonlyMap<string, readonly OwnerWord[]>> {
  const byStream = new Map(issueIds.map((issueId) => [premiseStream(issueId).stream, issueId]));
  const words = new Map<string, OwnerWord[]>([...byStream.values()].map((issueId) => [issueId, []]));
  if (words.size === 0) return words;
  const streams = [...byStream.keys()];
  const rows = await query(
    Row,
    `SELECT stream, kind, actor FROM entry WHERE stream IN (${places(streams)})
     AND kind IN ('outcome.owned', 'outcome.stated', 'decision.made') ORDER BY stream, rev`,
    streams,
  );
  for (const { stream, kind, actor } of rows) words.get(byStream.get(stream) ?? '')?.push({ kind, actor });
  return words;
}
