/** One site with the app installed on it, as long as that installation lasts. */
import { rmSync } from 'node:fs';
import type { Clock } from './clock';
import type { DataFolder } from './data-folder';
import { createInstallation } from './forge/installation';
import type { Installation } from './forge/installation';
import type { EnvironmentType, License } from './forge/invocation';
import type { AppExports } from './forge/invoke';
import type { AppManifest } from './forge/manifest';
import type { HostCounts, JiraSite, ProductEvent } from './types';

/** How many functions run at once when nobody waits for them one by one. */
const PARALLEL = 4;
export interface SiteOptions {
  readonly dataDir: string | null;
  readonly now: () => number;
  readonly manifest: AppManifest;
  /** Tells of something that is wrong and that nobody asking can see. */
  readonly report: (problem: string) => void;
}
export type SiteFactory<S extends JiraSite> = (options: SiteOptions) => S | Promise<S>;

export interface WorldBehaviour<S extends JiraSite> {
  readonly createSite: SiteFactory<S>;
  /** A MariaDB to keep Forge SQL in, as `mysql://user:password@host:port/`. Default: SQLite, beside everything else. */
  readonly sql?: string;
  /** Deliver every event twice. */
  readonly deliverTwice?: boolean;
  /** Deliver what is due in an order this number decides, instead of as it came. */
  readonly deliverShuffled?: number;
  /** What becomes of an event on its way to the app: how many ms late each copy comes, none when it is lost. Default [0]. */
  readonly fateOf?: (event: ProductEvent) => readonly number[];
  /** Where the app is deployed; default DEVELOPMENT, where licences mean nothing. */
  readonly environmentType?: EnvironmentType;
  /** Whether Forge's word that the app was installed arrives; default true. An app must come through without. */
  readonly tellInstalled?: boolean;
  /** Instead of the 25 s a resolver may take. */
  readonly resolverLimitMs?: number;
}

/** The site and the app installed on it. */
export interface World<S> {
  readonly site: S;
  readonly installation: Installation;
  runOnItsOwn(): void;
  /** Uninstalls the app, which throws its database away, and installs it anew on the same site. */
  reinstall(installationId: string): Promise<void>;
  /** @param forget also throws away a database kept elsewhere than in the folder */
  close(forget: boolean): Promise<void>;
}

export interface WorldOptions<S extends JiraSite> {
  readonly options: WorldBehaviour<S>;
  readonly manifest: AppManifest;
  readonly app: () => Promise<AppExports>;
  readonly folder: DataFolder | null;
  readonly clock: Clock;
  readonly counts: HostCounts;
  readonly problems: string[];
  readonly installationId: string;
  readonly cloudId: string;
  readonly license: () => License | null;
  /** The installation was made just now. */
  readonly isNew: boolean;
}

export async function createWorld<S extends JiraSite>(parts: WorldOptions<S>): Promise<World<S>> {
  const { options, folder, clock } = parts;
  let stop: (() => Promise<void>) | null = null;
  const report = (problem: string, cause?: unknown): void => {
    parts.problems.push(problem);
    if (stop !== null) console.error(problem, cause ?? '');
  };
  const site = await options.createSite({
    dataDir: folder?.path('site') ?? null,
    now: () => clock.now(),
    manifest: parts.manifest,
    report,
  });
  const install = (id: string, isNew: boolean): Promise<Installation> =>
    createInstallation({
      id,
      cloudId: parts.cloudId,
      siteUrl: 'https://example.atlassian.net',
      manifest: parts.manifest,
      app: parts.app,
      site,
      clock,
      counts: parts.counts,
      sqlFile: folder?.path('forge.db') ?? null,
      sqlUrl: options.sql ?? null,
      backlogFile: folder?.path('backlog.db') ?? null,
      resolverLimitMs: options.resolverLimitMs ?? null,
      deliverTwice: options.deliverTwice ?? false,
      deliverShuffled: options.deliverShuffled ?? null,
      fateOf: options.fateOf ?? (() => [0]),
      environmentType: options.environmentType ?? 'DEVELOPMENT',
      tellInstalled: isNew && (options.tellInstalled ?? true),
      license: parts.license,
      report,
    });
  let installation = await install(parts.installationId, parts.isNew);
  return {
    site,
    get installation() {
      return installation;
    },
    runOnItsOwn() {
      stop ??= runOnItsOwn(parts.manifest, installation);
    },
    async reinstall(installationId) {
      const isOnItsOwn = stop !== null;
      await stop?.();
      stop = null;
      await installation.close(true);
      for (const name of ['forge.db', 'backlog.db'])
        for (const file of [name, `${name}-wal`, `${name}-shm`])
          if (folder !== null) rmSync(folder.path(file), { force: true });
      installation = await install(installationId, true);
      if (isOnItsOwn) stop = runOnItsOwn(parts.manifest, installation);
    },
    async close(forget) {
      await stop?.();
      await site.flush?.();
      await installation.close(forget);
    },
  };
}

const INTERVAL_MS = { fiveMinute: 300_000, hour: 3_600_000, day: 86_400_000, week: 604_800_000 } as const;

function runOnItsOwn(manifest: AppManifest, installation: Installation): () => Promise<void> {
  const stopDelivery = installation.delivery.start(PARALLEL);
  const timers = manifest.schedules.map((schedule) =>
    setInterval(() => {
      installation.runner.tick(schedule.key).catch((error: unknown) => {
        console.error(`${schedule.key} failed`, error);
      });
    }, INTERVAL_MS[schedule.interval]).unref(),
  );
  return async () => {
    for (const timer of timers) clearInterval(timer);
    await stopDelivery();
  };
}
