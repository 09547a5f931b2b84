/** One at a time, points spent, and answers worth remembering: the small installation-wide tables of the background. */
import * as v from '../valibot';
import { Int, isRefusedByEngine, query, run } from './sql';

/**
 * `drain`: somebody is draining. `drain-pushed`: a message is on its way; `recompute…` alike. The rest are moments and
 * nobody's: `pause…` = leave Jira alone until then (all of the background, or one purse), `near-limit` = Jira warned.
 */
export type LeaseName =
  | 'drain'
  | 'drain-pushed'
  | 'rounds'
  | 'recompute'
  | 'recompute-pushed'
  | 'pause'
  | `pause-${Purse}`
  | 'near-limit'
  /** Somebody is making the issue of a planned test, see `plans.ts`. */
  | `plan-${string}`
  /** Somebody is telling a no in a comment, or has: see `comments.ts`. */
  | `comment-${string}`;

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

/** Whether anybody holds it: one statement, where trying to take it would be three. */
export async function isHeld(name: LeaseName, nowMs: number): Promise<boolean> {
  const rows = await query(v.object({ until_ms: Int }), 'SELECT until_ms FROM lease WHERE name = ?', [name]);
  return (rows[0]?.until_ms ?? 0) >= nowMs;
}

/** Lets a lease go, or anybody's when no owner is given. */
export async function dropLease(name: LeaseName, owner: string | null = null): Promise<void> {
  if (owner === null) await run('UPDATE lease SET until_ms = 0 WHERE name = ?', [name]);
  else await run('UPDATE lease SET until_ms = 0 WHERE name = ? AND owner = ?', [name, owner]);
}

/** Keeps a lease for longer, if `owner` still holds it. */
export async function renewLease(name: LeaseName, owner: string, untilMs: number): Promise<void> {
  await run('UPDATE lease SET until_ms = ? WHERE name = ? AND owner = ?', [untilMs, name, owner]);
}

/** Notes a moment until which something holds (a pause, a warning); a later one already noted stays. */
export async function holdUntil(name: 'pause' | `pause-${Purse}` | 'near-limit', untilMs: number): Promise<void> {
  await run(
    `INSERT INTO lease (name, owner, until_ms) VALUES (?, ?, ?)
     ON DUPLICATE KEY UPDATE until_ms = CASE WHEN until_ms < VALUES(until_ms) THEN VALUES(until_ms) ELSE until_ms END`,
    [name, '', untilMs],
  );
}

export const HOUR_MS = 3_600_000;
export const MINUTE_MS = 60_000;

/** The UTC hour a moment belongs to, ms: Jira's quota starts anew with it. */
export function hourOf(ms: number): number {
  return ms - (ms % HOUR_MS);
}

/** The minute a moment belongs to, ms: query time is counted in it. */
export function minuteOf(ms: number): number {
  return ms - (ms % MINUTE_MS);
}

/** What points are taken from: the steady background, and backfills somebody asked for. */
export const PURSES = ['background', 'backfill'] as const;
export type Purse = (typeof PURSES)[number];

/**
 * What is counted: points by purse and hour; `people` = points of the app's calls for somebody who waits; `burst` = how
 * often in that hour Jira refused a burst; `sql` = query time in ms, by the minute.
 */
export type Tally = Purse | 'people' | 'burst' | 'sql';

/** Adds to a tally; `amount` may be negative, to give back. Concurrent writers all count. */
export async function addSpent(tally: Tally, amount: number, nowMs: number): Promise<void> {
  if (amount === 0) return;
  await run(
    'INSERT INTO spent (hour_ms, purse, points) VALUES (?, ?, ?) ON DUPLICATE KEY UPDATE points = points + VALUES(points)',
    [tally === 'sql' ? minuteOf(nowMs) : hourOf(nowMs), tally, amount],
  );
}

/** Everything that says whether the background may go on now. */
export interface Budget {
  /** Points of this hour. */
  readonly spent: Readonly<Record<Purse | 'people', number>>;
  /** Refused bursts of this hour. */
  readonly bursts: number;
  /** Query time of this minute, ms. */
  readonly sqlMs: number;
  /** Leave Jira alone until then, ms; 0 = no need. */
  readonly pausedUntilMs: Readonly<Record<Purse, number>>;
  /** As far as it was Jira that asked for it, ms; what is later than this is our own budget. */
  readonly askedToWaitUntilMs: number;
  /** Jira has warned that its limit is near. */
  readonly isNearLimit: boolean;
}

const TallyRow = v.object({ name: v.string(), amount: Int });

/** In one statement. @throws AppFailure storeUnavailable */
export async function readBudget(nowMs: number): Promise<Budget> {
  const rows = await query(
    TallyRow,
    `SELECT purse AS name, points AS amount FROM spent WHERE hour_ms = ? AND purse <> 'sql'
     UNION ALL SELECT purse AS name, points AS amount FROM spent WHERE hour_ms = ? AND purse = 'sql'
     UNION ALL SELECT name, until_ms AS amount FROM lease WHERE name IN ('pause', 'pause-background', 'pause-backfill', 'near-limit')`,
    [hourOf(nowMs), minuteOf(nowMs)],
  );
  const of = (name: Tally | LeaseName) => rows.find((row) => row.name === name)?.amount ?? 0;
  return {
    spent: { background: of('background'), backfill: of('backfill'), people: of('people') },
    bursts: of('burst'),
    sqlMs: of('sql'),
    pausedUntilMs: {
      background: Math.max(of('pause'), of('pause-background')),
      backfill: Math.max(of('pause'), of('pause-backfill')),
    },
    askedToWaitUntilMs: of('pause'),
    isNearLimit: of('near-limit') > nowMs,
  };
}

/** Query time of the last full minute and of the 60 minutes before now, ms: for the health view, in one statement. */
export async function readQueryTime(
  nowMs: number,
): Promise<{ readonly lastMinuteMs: number; readonly lastHourMs: number; readonly busiestMinuteMs: number }> {
  const minuteMs = minuteOf(nowMs);
  const rows = await query(
    v.object({ hour_ms: Int, points: Int }),
    "SELECT hour_ms, points FROM spent WHERE hour_ms >= ? AND hour_ms < ? AND purse = 'sql'",
    [minuteMs - HOUR_MS, minuteMs],
  );
  const all = rows.map((row) => row.points);
  return {
    lastMinuteMs: rows.find((row) => row.hour_ms === minuteMs - MINUTE_MS)?.points ?? 0,
    lastHourMs: all.reduce((sum, ms) => sum + ms, 0),
    busiestMinuteMs: Math.max(0, ...all),
  };
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
