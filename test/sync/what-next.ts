/** What the background does after a bad day, in the words of `docs/bad-days.md`, told from what it has left in its tables. */
import type { Project } from './a-project';

const HOUR_MS = 3_600_000;
const CLEARED = ['failure', 'lease', 'spent'] as const;

/** Forgets earlier bad days, so that what is left afterwards is of the next one. */
export async function afresh({ host }: Project): Promise<void> {
  for (const table of CLEARED) await host.sql.peek(`DELETE FROM ${table}`);
}

export async function whatNext(project: Project): Promise<string> {
  const { host } = project;
  const nowMs = host.clock.now();
  const one = async (sql: string) => (await host.sql.peek(sql))[0] ?? {};
  const pausedUntilMs = Number((await one("SELECT until_ms FROM lease WHERE name = 'pause'"))['until_ms'] ?? 0);
  const backfill = await one(
    'SELECT backfill_state, backfill_resume_ms FROM project_state ORDER BY backfill_state DESC',
  );
  const waiting = await one(`SELECT tries, not_before_ms FROM dirty WHERE not_before_ms > ${String(nowMs)}`);
  const failed = (await host.sql.peek('SELECT what FROM failure')).map(({ what }) => String(what));
  if (failed.includes('property')) return 'that issue is left until its next change';
  const refused = await host.sql.peek(
    "SELECT 1 FROM failure WHERE what = 'reminder' AND code IN ('invalid', 'notAllowed', 'notFound')",
  );
  if (refused.length > 0) return 'nobody is reminded of that item';
  if (backfill['backfill_state'] === 'failed') return 'stops; somebody may start it again';
  if (pausedUntilMs > nowMs) {
    const isHour = pausedUntilMs === nowMs - (nowMs % HOUR_MS) + HOUR_MS;
    return isHour ? 'rests until the hour is over' : 'rests as long as Jira says, twice as long after each burst';
  }
  if (backfill['backfill_state'] === 'paused') {
    const waitMs = Number(backfill['backfill_resume_ms']) - nowMs;
    return waitMs < 60_000 ? 'goes on with the next tick' : 'again after a minute, later and later';
  }
  if (waiting['not_before_ms'] !== undefined) {
    const isLater = Number(waiting['not_before_ms']) - nowMs === 30_000;
    return isLater ? 'again after half a minute, later and later' : 'these issues wait a moment, others go on';
  }
  if (failed.includes('privacy')) {
    const { body } = await one("SELECT body FROM progress WHERE name = 'personal-data'");
    const isTold = typeof body === 'string' && /"notBeforeMs":(\d+)/.exec(body)?.[1];
    return Number(isTold) > nowMs ? 'waits as long as it is told; nothing else does' : 'again with the next tick';
  }
  return failed.length > 0 ? 'again with the next tick' : 'done all the same';
}
