/** Signs of life and of trouble, left by the background for the health page. Leaving one never stops the work itself. */
import { AppFailure, logFailure } from '../failures';
import { currentInstallation } from '../installation';
import { run } from './sql';

/** What leaves a sign of life. `value`: of `drain` and `publish` the issues seen to, of `reconcile` and `sweep` the issues that had drifted. */
export const BEATS = ['event', 'drain', 'tick', 'reconcile', 'sweep', 'publish'] as const;
export type Beat = (typeof BEATS)[number];

/** The step that failed. `property`: Jira refused to let the app write one issue's property. */
export const FAILED_STEPS = [...BEATS, 'backfill', 'property', 'privacy', 'purge'] as const;
export type FailedStep = (typeof FAILED_STEPS)[number];

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
