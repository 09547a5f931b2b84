/**
 * What Forge tells an app about itself. It is told of its installation at once, long before a person can open it; here
 * that is done just before the app is first used, at a time before that moment, so that no test has to wait for it.
 */
import { randomUUID } from 'node:crypto';
import type { Clock } from '../clock';
import type { HostCounts } from '../types';
import type { Backlog } from './backlog';
import type { AppRunner } from './invoke';
import type { AppManifest } from './manifest';
import { deliveriesOf } from './triggers';

/** How long before it is first used the app was installed. */
const BEFORE_MS = 180_000;

export interface LifecycleOptions {
  readonly manifest: AppManifest;
  readonly runner: AppRunner;
  readonly backlog: Backlog;
  readonly clock: Clock;
  readonly counts: HostCounts;
}

/** Tells the app that it was installed, and delivers what it then asks for within its first minutes. */
export async function install({ manifest, runner, backlog, clock, counts }: LifecycleOptions): Promise<void> {
  const atMs = clock.now() - BEFORE_MS;
  const event = { eventType: 'avi:forge:installed:app', id: randomUUID(), app: { id: manifest.appId } };
  const before = { ...counts };
  // Of what happened on the site meanwhile nothing is delivered here: a test says when.
  const others = new Set(backlog.items.map(({ id }) => id));
  for (const item of deliveriesOf(manifest, event, false, atMs)) await clock.during(atMs, () => runner.deliver(item));
  const asked = backlog.items.filter(({ id, notBeforeMs }) => !others.has(id) && notBeforeMs <= atMs + BEFORE_MS);
  for (const item of asked) {
    await clock.during(item.notBeforeMs, () => runner.deliver(item));
    backlog.remove(item.id);
  }
  // Tests count from the first use on.
  Object.assign(counts, before);
}
