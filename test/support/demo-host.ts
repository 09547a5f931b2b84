/** Hosts with the demo on them. A test run plays it once, through the app as ever; each host starts from a copy. */
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startHost } from '../host/host';
import type { RunningHost, StartOptions } from '../host/host';
import { keptFolder } from '../host/kept';

/**
 * Starts a host with the demo on it, in a folder of its own that goes when it is closed.
 * @throws Error when something went wrong while the demo was played
 */
export async function startDemoHost(options: Omit<StartOptions, 'seed' | 'dataDir'> = {}): Promise<RunningHost> {
  const dataDir = await mkdtemp(join(tmpdir(), 'premise-demo-'));
  await putDemoInto(dataDir);
  const host = await startHost({ ...options, dataDir, seed: 'demo' });
  const { close } = host;
  return Object.assign(host, {
    async close() {
      await close();
      await rm(dataDir, { recursive: true, force: true });
    },
  });
}

/** Puts the demo, as this run has played it today, into an empty folder that a host is about to start in. */
export async function putDemoInto(dataDir: string): Promise<void> {
  // Everything in the demo lies so many days before today.
  const today = new Date().toISOString().slice(0, 10);
  const played = await keptFolder(`demo of ${today}`, playInto);
  if (played === null) await playInto(dataDir);
  else await cp(played, dataDir, { recursive: true });
}

async function playInto(dataDir: string): Promise<void> {
  const host = await startHost({ dataDir, seed: 'demo', contract: true });
  await host.close();
  if (host.problems.length > 0) throw new Error(host.problems.join('\n'));
}
