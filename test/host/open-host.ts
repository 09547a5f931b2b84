/**
 * The local host: Forge and a Jira site in one process, with the app's own code running in between, unmodified.
 *
 * It fakes the platform, never the SDK: the real `@forge/*` packages run, and end in two globals (forge/globals.ts).
 * This is the part without pages, seed and a particular site; `startHost` of host.ts adds those.
 */
import { randomUUID } from 'node:crypto';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import * as v from 'valibot';
import { createClock } from './clock';
import type { Clock } from './clock';
import { openDataFolder } from './data-folder';
import type { DataFolder } from './data-folder';
import type { Answer } from './forge/answers';
import type { Delivered } from './forge/delivery';
import type { Fault } from './forge/faults';
import { installGlobals } from './forge/globals';
import type { License } from './forge/invocation';
import type { AppExports, Place } from './forge/invoke';
import { databaseOf, dropMariaDb } from './forge/mariadb-engine';
import { readManifest } from './forge/manifest';
import type { AppManifest } from './forge/manifest';
import type { ForgeSql } from './forge/sql';
import type { HostCounts, JiraSite } from './types';
import { createWorld } from './world';
import type { World, WorldBehaviour } from './world';

const REPOSITORY = resolve(import.meta.dirname, '../..');

export interface HostOptions<S extends JiraSite> extends WorldBehaviour<S> {
  /** Where everything is remembered; null (the default) = nowhere. */
  readonly dataDir?: string | null;
  /** Directory of the app: its manifest.yml and src/index.ts. Default: this repository. */
  readonly appDir?: string;
  /** Forget what the folder holds before starting. */
  readonly fresh?: boolean;
  /** Fills a new installation; one that was killed in the middle of this starts anew. */
  readonly populate?: (host: Host<S>) => Promise<void>;
  /** Another build of the app's src/index.ts. */
  readonly appModule?: string;
  /** The app's licence on this site; default none, as for an app that is free or not listed. */
  readonly license?: License;
}

export interface Host<S extends JiraSite = JiraSite> {
  readonly site: S;
  readonly manifest: AppManifest;
  readonly counts: HostCounts;
  readonly clock: Clock;
  readonly installationId: string;
  readonly cloudId: string;
  readonly environmentId: string;
  readonly siteUrl: string;
  readonly sql: ForgeSql;
  /** Where the app's manifest.yml lies. */
  readonly appDir: string;
  /** Whether this installation was made just now, rather than found in the folder. */
  readonly isNew: boolean;
  /** What went wrong without anybody being told: given-up deliveries, calls after a function had returned. */
  readonly problems: readonly string[];
  /** Calls a resolver as this person. @throws what the handler throws */
  invoke(accountId: string, functionKey: string, payload?: unknown, place?: Place): Promise<unknown>;
  /** Runs code as a function of the app; null = without a person, as a trigger or consumer. */
  run<T>(accountId: string | null, work: () => Promise<T>): Promise<T>;
  /** Delivers events and queues until nothing is left; the clock jumps over delays. */
  runUntilIdle(): Promise<Delivered>;
  /** Delivers what is due now, at most so many, so many at a time; the clock stands still and nothing is thrown. */
  runDue(limit: number, parallel?: number): Promise<number>;
  /** From now on delivers events, and ticks, on its own; failures go to the console. */
  runOnItsOwn(): void;
  /** Runs one scheduled trigger, or all of them, now. */
  tick(scheduleKey?: string): Promise<void>;
  failNext(fault: Fault): void;
  /** What a call of a browser meets, if something was planned for it. */
  readonly troubleForBrowser: (label: string) => Promise<Answer | null>;
  /** Takes back the faults that have not hit yet. */
  readonly clearFaults: () => void;
  /** The licence is bought, or ends. */
  setLicense(license: License | null): void;
  unusedFaults(): readonly Fault[];
  /** Uninstalls the app, which throws its store away, and installs it anew; the site stays as it is. */
  readonly reinstall: () => Promise<void>;
  /** Uninstalls, forgets everything, installs anew and populates. */
  readonly reset: () => Promise<void>;
  readonly close: () => Promise<void>;
}

const Identity = v.object({
  installationId: v.string(),
  cloudId: v.string(),
  /** False until it has been populated. */
  isReady: v.boolean(),
  /** Where Forge SQL is kept. */
  engine: v.optional(v.picklist(['sqlite', 'mariadb']), 'sqlite'),
});
type Identity = v.InferOutput<typeof Identity>;
const IDENTITY_FILE = 'installation.json';

/** Starts a host. Several may run in one process: each has its own installation. */
export async function openHost<S extends JiraSite>(options: HostOptions<S>): Promise<Host<S>> {
  const appDir = options.appDir ?? REPOSITORY;
  const manifest = readManifest(appDir);
  const dataDir = options.dataDir ?? null;
  const folder = dataDir === null ? null : openDataFolder(resolve(dataDir));
  const releaseGlobals = installGlobals();
  const clock = createClock();
  const counts = noCounts();
  const problems: string[] = [];
  try {
    let loading: Promise<AppExports> | undefined;
    const app = (): Promise<AppExports> => (loading ??= loadApp(options.appModule ?? join(appDir, 'src/index.ts')));
    const build = (identity: Identity): Promise<World<S>> =>
      createWorld({
        ...{ options, manifest, app, folder, clock, counts, problems, license: () => license, ...identity },
        isNew: !identity.isReady,
      });
    let license = options.license ?? null;
    const known = await recall(folder, options);
    let identity = known ?? newIdentity(options);
    let isOnItsOwn = false;
    let world = await build(identity);
    const populate = async (): Promise<void> => {
      folder?.write(IDENTITY_FILE, identity);
      await options.populate?.(host);
      await world.site.flush?.();
      identity = { ...identity, isReady: true };
      folder?.write(IDENTITY_FILE, identity);
    };
    const host: Host<S> = {
      get site() {
        return world.site;
      },
      get sql() {
        return world.installation.sql;
      },
      get installationId() {
        return identity.installationId;
      },
      get cloudId() {
        return identity.cloudId;
      },
      environmentId: world.installation.seam.environmentId,
      siteUrl: world.installation.seam.siteUrl,
      appDir,
      isNew: known === undefined,
      manifest,
      counts,
      clock,
      problems,
      invoke: (accountId, functionKey, payload = {}, place = {}) =>
        world.installation.runner.invoke(accountId, functionKey, payload, place),
      run: (accountId, work) => world.installation.runner.run(accountId, work),
      runUntilIdle: () => world.installation.delivery.runUntilIdle(),
      runDue: (limit, parallel = 1) => world.installation.delivery.runDue(limit, parallel),
      runOnItsOwn() {
        isOnItsOwn = true;
        world.runOnItsOwn();
      },
      async tick(scheduleKey) {
        const keys = scheduleKey === undefined ? manifest.schedules.map((module) => module.key) : [scheduleKey];
        for (const key of keys) await world.installation.runner.tick(key);
      },
      failNext: (fault) => world.installation.faults.add(fault),
      troubleForBrowser: (label) => world.installation.faults.forBrowser(label),
      clearFaults: () => world.installation.faults.clear(),
      setLicense: (changed) => void (license = changed),
      unusedFaults: () => world.installation.faults.unused(),
      async reinstall() {
        identity = { ...identity, installationId: randomUUID() };
        await world.reinstall(identity.installationId);
        folder?.write(IDENTITY_FILE, identity);
      },
      async reset() {
        await world.close(true);
        folder?.clear();
        clock.release();
        Object.assign(counts, noCounts());
        identity = newIdentity(options);
        world = await build(identity);
        await populate();
        if (isOnItsOwn) world.runOnItsOwn();
      },
      async close() {
        await world.close(folder === null);
        folder?.release();
        releaseGlobals();
      },
    };
    if (known === undefined) await populate();
    return host;
  } catch (error) {
    folder?.release();
    releaseGlobals();
    throw error;
  }
}

/** The installation the folder holds, if there is a whole one; else the folder is made empty. */
async function recall(
  folder: DataFolder | null,
  { fresh = false, sql }: { readonly fresh?: boolean; readonly sql?: string },
): Promise<Identity | undefined> {
  const known = folder?.read(IDENTITY_FILE, Identity);
  if (known?.isReady === true && !fresh) {
    if (known.engine !== engineOf(sql)) throw new OtherEngine(known.engine);
    return known;
  }
  if (known?.engine === 'mariadb' && sql !== undefined) await dropMariaDb(sql, databaseOf(known.installationId));
  folder?.clear();
  return undefined;
}

function engineOf(sql: string | undefined): Identity['engine'] {
  return sql === undefined ? 'sqlite' : 'mariadb';
}

/** What the folder holds was written beside another engine: without that one, it is only half. */
export class OtherEngine extends Error {
  override readonly name = 'OtherEngine';
  constructor(engine: Identity['engine']) {
    const sentence =
      engine === 'mariadb'
        ? 'this folder was begun with its store in MariaDB: say --sql again'
        : 'this folder was begun with its store in SQLite: leave --sql out';
    super(`${sentence}, choose another folder with --data, or begin anew with --reset`);
  }
}

/** Both ids are new each time, so that nothing a warm process remembers of another installation can leak in. */
function newIdentity({ sql }: { readonly sql?: string }): Identity {
  return { installationId: randomUUID(), cloudId: randomUUID(), isReady: false, engine: engineOf(sql) };
}

async function loadApp(path: string): Promise<AppExports> {
  // Forge's bundler leaves CommonJS whose names an import cannot tell: it is required, as Forge's runtime does.
  const app: unknown = path.endsWith('.cjs')
    ? createRequire(import.meta.url)(path)
    : await import(/* @vite-ignore */ pathToFileURL(path).href);
  return v.parse(v.record(v.string(), v.unknown()), { ...v.parse(v.looseObject({}), app) });
}

function noCounts(): HostCounts {
  return {
    invokes: 0,
    sqlStatements: 0,
    sqlRows: 0,
    sqlMs: 0,
    sqlMsBusiestMinute: 0,
    jiraCalls: 0,
    jiraPoints: 0,
    queuePushes: 0,
  };
}
