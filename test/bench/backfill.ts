/**
 * What reading a real project's history costs: the app's own backfill of a file of issues, once undisturbed and once
 * killed again and again, which must come to the same facts.
 */
import { createHash } from 'node:crypto';
import { InvocationKilled } from '../host/forge/invocation';
import { importInto } from '../host/import/import-into';
import { startHost, type RunningHost } from '../host/host';
import { factsOf } from '../sync/facts';
import { counted, type Measured } from './measured';

const READER = 'bench-reader';
const STEP_MS = 10_000;
/** Ticks come every five minutes. */
const STEPS_A_TICK = 30;
/** A week on the host's clock: more than any project needs. */
const MAX_STEPS = 60_480;

interface Run {
  readonly issues: number;
  readonly calls: number;
  readonly points: number;
  readonly billed: number;
  readonly hours: number;
  readonly kills: number;
  /** Of every derived row. */
  readonly facts: string;
}

/**
 * @param killEvery requests to the platform after which the function dies; then it is delivered again, and dies again
 * @throws ImportRefused for a file that cannot be read; Error when a backfill does not end
 */
export async function measureBackfill(file: string, killEvery: number): Promise<readonly Measured[]> {
  const calm = await run(file, null);
  const killed = await run(file, killEvery);
  const per = (sum: number, of: number, digits: number) => (sum / of).toFixed(digits);
  const of = `${calm.issues.toLocaleString('en')} issues`;
  const best = calm.points / calm.issues;
  const worst = calm.billed / calm.issues;
  return [
    counted(`Backfill of ${of}: points an issue, 1 a call and 1 an issue`, best.toFixed(2), {
      text: '≤ 2.1',
      met: best <= 2.1,
    }),
    counted('The same in the dearest reading, which the app bills itself', worst.toFixed(2), {
      text: '≤ 6.2',
      met: worst <= 6.2,
    }),
    counted('Calls for 1,000 issues', per(calm.calls * 1000, calm.issues, 0), null),
    counted('Hours by the site’s clock, budget pauses included', calm.hours.toFixed(1), null),
    counted(
      `Killed ${String(killed.kills)} times: calls for 1,000 issues`,
      per(killed.calls * 1000, killed.issues, 0),
      null,
    ),
    counted('Killed: points billed an issue, a kill’s own included', per(killed.billed, killed.issues, 2), null),
    counted('Killed: the same facts as undisturbed', killed.facts === calm.facts ? 'yes' : 'no', {
      text: 'yes',
      met: killed.facts === calm.facts,
    }),
  ];
}

async function run(file: string, killEvery: number | null): Promise<Run> {
  const host = await startHost();
  try {
    host.site.addUser({ accountId: READER, displayName: 'Reader', siteAdmin: true, importRole: 'administer' });
    const { projects } = await importInto(host.site, [file]);
    const beganMs = Date.UTC(2026, 0, 5, 9);
    host.clock.pin(beganMs);
    let kills = 0;
    for (const { id } of projects) {
      await host.invoke(READER, 'startBackfill', { projectId: id });
      kills += await untilDone(host, id, killEvery);
    }
    const [billed] = await host.sql.peek(
      "SELECT SUM(points) AS points FROM spent WHERE purse IN ('background', 'backfill')",
    );
    const facts = createHash('sha256').update(JSON.stringify(await factsOf(host)));
    return {
      issues: projects.reduce((sum, { issues }) => sum + issues, 0),
      calls: host.counts.jiraCalls,
      points: host.counts.jiraPoints,
      billed: Number(billed?.['points'] ?? 0),
      hours: (host.clock.now() - beganMs) / 3_600_000,
      kills,
      facts: facts.digest('hex'),
    };
  } finally {
    await host.close();
  }
}

/** @returns how often it was killed */
async function untilDone(host: RunningHost, projectId: string, killEvery: number | null): Promise<number> {
  let kills = 0;
  let armed = false;
  for (let step = 1; step < MAX_STEPS; step += 1) {
    if (killEvery !== null && !armed) {
      host.failNext({ service: 'any', on: /./, with: step % 2 === 0 ? 'kill before' : 'kill after', after: killEvery });
      armed = true;
    }
    await host.runDue(1);
    if (armed && host.unusedFaults().length === 0) {
      kills += 1;
      armed = false;
    }
    if (await isDone(host, projectId)) {
      host.clearFaults();
      return kills;
    }
    host.clock.advance(STEP_MS);
    if (step % STEPS_A_TICK === 0) await tick(host);
  }
  throw new Error('the backfill does not end');
}

/** A tick may be the one that is killed. */
async function tick(host: RunningHost): Promise<void> {
  try {
    await host.tick();
  } catch (error) {
    if (!(error instanceof InvocationKilled)) throw error;
  }
}

async function isDone(host: RunningHost, projectId: string): Promise<boolean> {
  const [row] = await host.sql.peek(`SELECT backfill_state FROM project_state WHERE project_id = '${projectId}'`);
  if (row?.['backfill_state'] === 'failed') throw new Error('the backfill failed');
  return row?.['backfill_state'] === 'done';
}
