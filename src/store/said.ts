/** What people said, with who said it: the log read backwards, a page at a time. */
import * as v from '../valibot';
import type { Entry } from './log';
import { Int, query } from './sql';

export interface Said extends Entry {
  /** Account id; null = forgotten, or nobody's. */
  readonly actor: string | null;
}

/** The last entry of a page: the next page begins before it. */
export interface SaidBefore {
  readonly atMs: number;
  readonly stream: string;
  readonly rev: number;
}

const SaidRow = v.pipe(
  v.object({
    stream: v.string(),
    rev: Int,
    at_ms: Int,
    actor: v.nullable(v.string()),
    command: v.string(),
    kind: v.string(),
    body: v.pipe(v.string(), v.parseJson()),
  }),
  v.transform(({ at_ms, ...rest }): Said => ({ ...rest, atMs: at_ms })),
);

/**
 * The newest entries of these streams before `before` (null: of all), newest first, at most `limit`. The first entry of
 * an assumption is left out: the link to it tells the same.
 * @throws AppFailure storeUnavailable
 */
export async function readSaid(
  streams: readonly string[],
  before: SaidBefore | null,
  limit: number,
): Promise<readonly Said[]> {
  const names = [...new Set(streams)];
  if (names.length === 0) return [];
  const marks = names.map(() => '?').join(', ');
  const earlier = ' AND (at_ms < ? OR (at_ms = ? AND (stream < ? OR (stream = ? AND rev < ?))))';
  return query(
    SaidRow,
    `SELECT stream, rev, at_ms, actor, command, kind, body FROM entry WHERE stream IN (${marks})` +
      ` AND NOT (kind = 'assumption.stated' AND rev = 1)${before === null ? '' : earlier}` +
      ` ORDER BY at_ms DESC, stream DESC, rev DESC LIMIT ${String(limit)}`,
    before === null ? names : [...names, before.atMs, before.atMs, before.stream, before.stream, before.rev],
  );
}
