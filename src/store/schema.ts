/** Makes sure the tables are there before anyone uses them: once per process and installation. */
import { randomUUID } from 'node:crypto';
import * as v from '../valibot';
import { AppFailure } from '../failures';
import { MIGRATIONS } from './migrations';
import { Int, isRefusedByEngine, isRefusedForNow, query, run, runDefinition, runMigrations } from './sql';

/** Installations whose schema this process has seen complete. A warm process may serve more than one. */
const ready = new Map<string, true>();

/**
 * How long one process may keep the others waiting, ms. A run is about 30 definitions of at most 20 s each in theory
 * and well under a second in practice; running twice at once would be harmless, only noisy.
 */
const LEASE_MS = 60_000;

/**
 * Forge takes 25 definitions a minute, and a new installation needs more. What has been made stays made; for this long
 * nobody asks again, ms, and then the next call makes the rest.
 */
export const NEXT_DEFINITIONS_MS = 60_000;

/** Its own table: the lease is needed before the first migration has run. */
const LEASE_TABLE = `CREATE TABLE IF NOT EXISTS schema_lease (
  name VARCHAR(32) NOT NULL,
  owner VARCHAR(64) NOT NULL,
  until_ms BIGINT NOT NULL,
  PRIMARY KEY (name)
)`;

/**
 * Returns when every migration has been applied for this installation.
 * @throws AppFailure settingUp while another process is at it, or Forge takes no more definitions this minute;
 * storeUnavailable
 */
export async function ensureSchema(installationId: string): Promise<void> {
  if (ready.has(installationId)) return;
  if (!(await isComplete())) await migrate();
  ready.set(installationId, true);
}

async function isComplete(): Promise<boolean> {
  try {
    const rows = await query(v.object({ name: v.string() }), 'SELECT name FROM __migrations');
    const applied = new Set(rows.map((row) => row.name));
    return MIGRATIONS.every((migration) => applied.has(migration.name));
  } catch (error) {
    // On a fresh installation there is no such table yet, which the engine can only tell as an error.
    if (isRefusedByEngine(error)) return false;
    throw error;
  }
}

async function migrate(): Promise<void> {
  const owner = randomUUID();
  if (!(await takeFirstLease(owner))) throw new AppFailure('settingUp', 'another process is preparing the store');
  // Also after a failure: whoever comes next may try at once, unless that is what was refused.
  let untilMs = 0;
  try {
    await runMigrations(MIGRATIONS);
  } catch (error) {
    if (!isRefusedForNow(error)) throw error;
    untilMs = Date.now() + NEXT_DEFINITIONS_MS;
    throw new AppFailure('settingUp', 'the store is made in more than one minute', { cause: error });
  } finally {
    await run('UPDATE schema_lease SET until_ms = ? WHERE name = ? AND owner = ?', [untilMs, 'schema', owner]);
  }
}

/** Defines the lease's own table only where it is missing: Forge takes 25 definitions a minute, and there are many. */
async function takeFirstLease(owner: string): Promise<boolean> {
  try {
    return await takeLease(owner);
  } catch (error) {
    if (!isRefusedByEngine(error)) throw error;
    await runDefinition(LEASE_TABLE);
    return takeLease(owner);
  }
}

async function takeLease(owner: string): Promise<boolean> {
  const nowMs = Date.now();
  try {
    await run('INSERT INTO schema_lease (name, owner, until_ms) VALUES (?, ?, ?)', ['schema', owner, nowMs + LEASE_MS]);
  } catch (error) {
    if (!isRefusedByEngine(error)) throw error;
    // The row is there: it can be had only once its holder has let go, or has been silent for too long.
    await run('UPDATE schema_lease SET owner = ?, until_ms = ? WHERE name = ? AND until_ms < ?', [
      owner,
      nowMs + LEASE_MS,
      'schema',
      nowMs,
    ]);
  }
  const rows = await query(
    v.object({ owner: v.string(), until_ms: Int }),
    'SELECT owner, until_ms FROM schema_lease WHERE name = ?',
    ['schema'],
  );
  return rows[0]?.owner === owner;
}
