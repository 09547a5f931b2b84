/** Who has said anything, by account id: the one thing about a person that is kept. */
import * as v from '../valibot';
import { Int, query, run } from './sql';

export interface Actor {
  readonly accountId: string;
  /** When that person last said something, ms. */
  readonly lastMs: number;
}

/** Account ids in the log after `afterId`, in order. @throws AppFailure storeUnavailable */
export async function readActors(afterId: string, limit: number): Promise<readonly Actor[]> {
  const rows = await query(
    v.object({ actor: v.string(), last_ms: Int }),
    `SELECT actor, MAX(at_ms) AS last_ms FROM entry WHERE actor > ? GROUP BY actor ORDER BY actor LIMIT ${String(limit)}`,
    [afterId],
  );
  return rows.map((row) => ({ accountId: row.actor, lastMs: row.last_ms }));
}

/** What that person said stays; that it was them does not. Twice is once. */
export async function forgetActor(accountId: string): Promise<void> {
  await run('UPDATE entry SET actor = NULL WHERE actor = ?', [accountId]);
}
