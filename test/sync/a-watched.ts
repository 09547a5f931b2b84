/** A project Premise watches, on a host whose events can be lost, with time that passes in ticks. */
import type { TestHostOptions } from '../support/on-host';
import { aProject, type Project } from './a-project';

export const MINUTE_MS = 60_000;
export const HOUR_MS = 60 * MINUTE_MS;
/** Ticks come every five minutes; fewer do here, and a test is over sooner. */
export const STEP_MS = 15 * MINUTE_MS;

export interface Watched extends Project {
  /** From now on events are lost (true) or come (false). */
  readonly deaf: (isDeaf: boolean) => void;
  /** Lets that much time pass, with its ticks. */
  readonly wait: (ms: number) => Promise<void>;
  readonly drift: () => Promise<unknown>;
  /** Lets that much time pass at once, then a few ticks. */
  readonly later: (ms: number) => Promise<void>;
  /** An issue of SHOP made now, and told of. */
  readonly made: (over?: Parameters<Project['create']>[0]) => Promise<string>;
  /** The app's calls to that route so far. */
  readonly calls: (route: string) => number;
  /** A column of every fact, by issue id. */
  readonly column: (name: string) => Promise<Readonly<Record<string, unknown>>>;
}

/** A project whose history was read, and an hour has passed since. */
export async function aWatched(options: TestHostOptions = {}): Promise<Watched> {
  let isDeaf = false;
  const project = await aProject({ ...options, fateOf: () => (isDeaf ? [] : [0]) });
  const { host } = project;
  const wait = async (ms: number) => {
    for (let past = 0; past < ms; past += STEP_MS) {
      host.clock.advance(Math.min(STEP_MS, ms - past));
      await host.tick();
      await host.runUntilIdle();
    }
  };
  await project.start();
  await host.runUntilIdle();
  host.clock.advance(HOUR_MS);
  await wait(MINUTE_MS);
  return {
    ...project,
    deaf: (deaf) => {
      isDeaf = deaf;
    },
    wait,
    drift: async () => (await host.sql.peek("SELECT value FROM heartbeat WHERE name = 'reconcile'"))[0]?.['value'],
    later: async (ms) => {
      host.clock.advance(ms);
      await wait(2 * STEP_MS);
    },
    made: async (over) => {
      const id = project.create(over, host.clock.now());
      await host.runUntilIdle();
      return id;
    },
    calls: (route) => project.requests.filter((request) => request.includes(route)).length,
    column: async (name) => {
      const rows = await host.sql.peek(`SELECT issue_id, ${name} AS value FROM fact ORDER BY issue_id`);
      return Object.fromEntries(rows.map((row) => [String(row['issue_id']), row['value']]));
    },
  };
}
