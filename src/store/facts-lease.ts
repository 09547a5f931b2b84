/** One at a time, points spent, and answers worth remembering: the small installation-wide tables of the background. */
import * as v from 'valibot';
import { Int, isRefusedByEngine, query, run } from './sql';

/** `drain`: somebody is draining. `drain-pushed`: a message is on its way. `pause`: Jira asked for quiet. */
export type LeaseName = 'drain' | 'drain-pushed' | 'pause';

/**
 * Takes a lease if it is free or has run out.
 * @returns whether `owner` holds it now
 */
export async function takeLease(name: LeaseName, owner: string, nowMs: number, untilMs: number): Promise<boolean> {
  try {
    await run('INSERT INTO lease (name, owner, until_ms) VALUES (?, ?, ?)', [name, owner, untilMs]);
    return true;
  } catch (error) {
    if (!isRefusedByEngine(error)) throw error;
  }
  await run('UPDATE lease SET owner = ?, until_ms = ? WHERE name = ? AND until_ms < ?', [owner, untilMs, name, nowMs]);
  const rows = await query(v.object({ owner: v.string() }), 'SELECT owner FROM lease WHERE name = ?', [name]);
  return rows[0]?.owner === owner;
}

/** Lets a lease go, or anybody's when no owner is given. */
export async function dropLease(name: LeaseName, owner: string | null = null): Promise<void> {
  if (owner === null) await run('UPDATE lease SET until_ms = 0 WHERE name = ?', [name]);
  else await run('UPDATE lease SET until_ms = 0 WHERE name = ? AND owner = ?', [name, owner]);
}

/** Until when the background is to leave Jira alone, ms; 0 when it may go on. */
export async function readPause(): Promise<number> {
  const rows = await query(v.object({ until_ms: Int }), 'SELECT until_ms FROM lease WHERE name = ?', ['pause']);
  return rows[0]?.until_ms ?? 0;
}

/** Leaves Jira alone until then; a longer pause already asked for stays. */
export async function pauseUntil(untilMs: number): Promise<void> {
  await run(
    `INSERT INTO lease (name, owner, until_ms) VALUES (?, ?, ?)
     ON DUPLICATE KEY UPDATE until_ms = CASE WHEN until_ms < VALUES(until_ms) THEN VALUES(until_ms) ELSE until_ms END`,
    ['pause', '', untilMs],
  );
}

export const HOUR_MS = 3_600_000;

/** The UTC hour a moment belongs to, ms: Jira's quota starts anew with it. */
export function hourOf(ms: number): number {
  return ms - (ms % HOUR_MS);
}

/** What points are taken from: the steady background, and backfills somebody asked for. */
export type Purse = 'background' | 'backfill';

/** Points spent from a purse in that hour. */
export async function readSpent(purse: Purse, nowMs: number): Promise<number> {
  const rows = await query(v.object({ points: Int }), 'SELECT points FROM spent WHERE hour_ms = ? AND purse = ?', [
    hourOf(nowMs),
    purse,
  ]);
  return rows[0]?.points ?? 0;
}

export async function addSpent(purse: Purse, points: number, nowMs: number): Promise<void> {
  if (points === 0) return;
  await run(
    'INSERT INTO spent (hour_ms, purse, points) VALUES (?, ?, ?) ON DUPLICATE KEY UPDATE points = points + VALUES(points)',
    [hourOf(nowMs), purse, points],
  );
}

/** Forgets hours long over, so that the table stays one day long. */
export async function forgetSpent(nowMs: number): Promise<void> {
  await run('DELETE FROM spent WHERE hour_ms < ?', [hourOf(nowMs) - 24 * HOUR_MS]);
}

/** An answer kept for all processes, or null when there is none or it is too old. `schema` reads it from JSON. */
export async function recall<T>(name: string, schema: v.GenericSchema<unknown, T>, nowMs: number): Promise<T | null> {
  const rows = await query(
    v.object({ body: v.string() }),
    'SELECT body FROM remembered WHERE name = ? AND until_ms > ?',
    [name, nowMs],
  );
  const row = rows[0];
  if (row === undefined) return null;
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), schema), row.body);
  return parsed.success ? parsed.output : null;
}

export async function remember(name: string, value: unknown, untilMs: number): Promise<void> {
  await run(
    'INSERT INTO remembered (name, body, until_ms) VALUES (?, ?, ?) ON DUPLICATE KEY UPDATE body = VALUES(body), until_ms = VALUES(until_ms)',
    [name, JSON.stringify(value), untilMs],
  );
}
