/** Signs of life and of trouble, left by the background for the health page. Leaving one never stops the work itself. */
import * as v from '../valibot';
import type { Beat, FailedStep } from '../domain/health';
import { AppFailure, logFailure } from '../failures';
import { currentInstallation } from '../installation';
import { Int, query, run } from './sql';

/** Every event leaves a sign, and events come in bursts: one a minute says as much. */
const EVENT_EVERY_MS = 60_000;

/** When this process last noted an event, by installation. */
const lastEvent = new Map<string, number>();

/**
 * Notes that a part of the background has run: one statement at most. Never throws.
 * @param value whole number, see `BEATS`; left out, the value of the last beat stays
 */
export async function beat(name: Beat, nowMs: number, value?: number): Promise<void> {
  try {
    const installation = currentInstallation();
    if (name === 'event') {
      if (Math.abs(nowMs - (lastEvent.get(installation) ?? 0)) < EVENT_EVERY_MS) return;
      lastEvent.set(installation, nowMs);
    }
    await run(
      `INSERT INTO heartbeat (name, at_ms, value) VALUES (?, ?, ?)
       ON DUPLICATE KEY UPDATE value = COALESCE(VALUES(value), value),
         at_ms = CASE WHEN at_ms < VALUES(at_ms) THEN VALUES(at_ms) ELSE at_ms END`,
      [name, nowMs, value ?? null],
    );
  } catch (error) {
    logFailure(`heartbeat of ${name}`, error);
  }
}

/**
 * Keeps a failure for the health page, beside the log: its step and code, how often and when, the last issue it was
 * about. The same step, code and project is one row. Never throws.
 */
export async function noteFailure(
  what: FailedStep,
  error: unknown,
  nowMs: number,
  about: { readonly issueId?: string | null; readonly projectId?: string | null } = {},
): Promise<void> {
  const code = error instanceof AppFailure ? error.code : 'internal';
  try {
    await run(
      `INSERT INTO failure (what, code, project_id, issue_id, first_ms, last_ms, times) VALUES (?, ?, ?, ?, ?, ?, 1)
       ON DUPLICATE KEY UPDATE issue_id = VALUES(issue_id), times = times + 1,
         last_ms = CASE WHEN last_ms < VALUES(last_ms) THEN VALUES(last_ms) ELSE last_ms END`,
      [what, code, about.projectId ?? '', about.issueId ?? null, nowMs, nowMs],
    );
  } catch (unkept) {
    logFailure(`failure of ${what} could not be kept`, unkept);
  }
}

/** Failures kept at most, and for how long at most, ms: enough for a month's story, never a growing table. */
const KEPT = 200;
const KEPT_MS = 30 * 86_400_000;

/** Forgets the oldest failures beyond what is kept. @throws AppFailure storeUnavailable */
export async function forgetOldFailures(nowMs: number): Promise<void> {
  const rows = await query(
    v.object({ last_ms: Int }),
    `SELECT last_ms FROM failure ORDER BY last_ms DESC LIMIT ${String(KEPT + 1)}`,
  );
  const firstTooMany = rows[KEPT]?.last_ms ?? 0;
  const untilMs = Math.max(firstTooMany, nowMs - KEPT_MS);
  if (rows.some(({ last_ms }) => last_ms <= untilMs)) await run('DELETE FROM failure WHERE last_ms <= ?', [untilMs]);
}

/** Forgets one failure, unless it has happened again since it was seen. @throws AppFailure storeUnavailable */
export async function forgetFailure(seen: {
  readonly what: FailedStep;
  readonly code: string;
  readonly projectId: string | null;
  readonly lastMs: number;
}): Promise<void> {
  await run('DELETE FROM failure WHERE what = ? AND code = ? AND project_id = ? AND last_ms <= ?', [
    ...[seen.what, seen.code, seen.projectId ?? '', seen.lastMs],
  ]);
}

/** Makes what was put off after failures due now, of one project or of all. @throws AppFailure storeUnavailable */
export async function retryNow(projectId: string | null, nowMs: number): Promise<void> {
  const put = 'UPDATE dirty SET not_before_ms = ?, tries = 0 WHERE tries > 0';
  if (projectId === null) await run(put, [nowMs]);
  else await run(`${put} AND (project_id = ? OR project_id IS NULL)`, [nowMs, projectId]);
}
