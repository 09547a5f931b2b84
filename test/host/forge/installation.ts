/** One installation of the app on one site: its own database, its own queues, its own events. */
import type { Clock } from '../clock';
import type { HostCounts, JiraSite, ProductEvent } from '../types';
import { notModelled } from './answers';
import type { Answer } from './answers';
import { createBacklog } from './backlog';
import { createDelivery } from './delivery';
import type { Delivery } from './delivery';
import { createFaults } from './faults';
import type { Faults } from './faults';
import type { EnvironmentType, Invocation, InstallationSeam, License, PlatformRequest } from './invocation';
import { createRunner } from './invoke';
import type { AppExports, AppRunner } from './invoke';
import { actorOf, askAsApp, isCausedByApp, scopeRefusal, toJiraRequest } from './jira-gateway';
import type { AppManifest } from './manifest';
import { install } from './lifecycle';
import { databaseOf } from './mariadb-engine';
import { createQueues } from './queue';
import { REPORT_PATH, reportAccounts } from './report-accounts';
import { openForgeSql } from './sql';
import type { ForgeSql } from './sql';
import { deliveriesOf } from './triggers';

export interface InstallationOptions {
  readonly id: string;
  readonly cloudId: string;
  readonly siteUrl: string;
  readonly manifest: AppManifest;
  readonly app: () => Promise<AppExports>;
  readonly site: JiraSite;
  readonly clock: Clock;
  readonly counts: HostCounts;
  /** Null = in memory. */
  readonly sqlFile: string | null;
  /** Where MariaDB is to hold the database instead; null = SQLite. */
  readonly sqlUrl: string | null;
  /** Null = in memory. */
  readonly backlogFile: string | null;
  readonly resolverLimitMs: number | null;
  readonly deliverTwice: boolean;
  readonly deliverShuffled: number | null;
  readonly fateOf: (event: ProductEvent) => readonly number[];
  readonly environmentType: EnvironmentType;
  /** Tell the app that it was installed, before it is first used. */
  readonly tellInstalled: boolean;
  readonly license: () => License | null;
  readonly report: (problem: string, cause: unknown) => void;
}

export interface Installation {
  readonly seam: InstallationSeam;
  readonly runner: AppRunner;
  readonly delivery: Delivery;
  readonly faults: Faults;
  readonly sql: ForgeSql;
  /** @param forget also throws away a database kept elsewhere than in a file */
  close(forget: boolean): Promise<void>;
}

const NIL_ENVIRONMENT = '00000000-0000-4000-8000-00000000e0e0';

export async function createInstallation(options: InstallationOptions): Promise<Installation> {
  const { manifest, clock, counts, site } = options;
  const now = (): number => clock.now();
  const server = options.sqlUrl === null ? null : { url: options.sqlUrl, database: databaseOf(options.id) };
  const sql = await openForgeSql({ file: options.sqlFile, server, counts, now });
  const backlog = createBacklog(options.backlogFile);
  const queues = createQueues({ manifest, backlog, now });
  const faults = createFaults(now);

  const route = (
    meta: unknown,
    path: string,
    init: RequestInit | undefined,
    invocation: Invocation,
  ): PlatformRequest | Answer => {
    const remote = typeof meta === 'object' && meta !== null && 'remote' in meta ? meta.remote : undefined;
    const body: unknown = init?.body ?? '';
    if (typeof body !== 'string') throw new TypeError('the host reads request bodies that are text');
    if (remote === 'sql') {
      if (!manifest.hasSql)
        return { status: 403, body: { code: 'APP_NOT_ENABLED', message: 'manifest.yml has no sql module' } };
      return { service: 'sql', label: body, perform: () => sql.request(path, body) };
    }
    if (remote === 'stargate' && path.startsWith('/webhook/queue/')) {
      const push = (): Answer => {
        counts.queuePushes += 1;
        return queues.request(path, body, invocation);
      };
      return { service: 'queue', label: queues.label(path, body), perform: () => Promise.resolve(push()) };
    }
    if (remote === 'stargate' && path === REPORT_PATH) {
      const perform = (): Promise<Answer> => Promise.resolve(reportAccounts(site, init?.method, body));
      return { service: 'privacy', label: `POST ${REPORT_PATH}`, perform };
    }
    if (remote === 'jira') {
      const actor = actorOf(meta, invocation);
      if ('status' in actor) return actor;
      const request = toJiraRequest(path, init, actor);
      const refused = scopeRefusal(site, request, manifest.scopes);
      if (refused !== null) return refused;
      return { service: 'jira', label: `${request.method} ${path}`, perform: () => askAsApp(site, request, counts) };
    }
    return notModelled(`${path} for ${JSON.stringify(meta)}`, 'test/host/forge/installation.ts');
  };

  const seam: InstallationSeam = {
    id: options.id,
    cloudId: options.cloudId,
    siteUrl: options.siteUrl,
    appId: manifest.appId,
    environmentId: NIL_ENVIRONMENT,
    environmentType: options.environmentType,
    license: options.license,
    scopes: manifest.scopes,
    now,
    route,
    // Trouble is for what a test does, and installing is over before it begins.
    perform: (request, invocation) => (isInstalling ? request.perform() : faults.perform(request, invocation)),
    report: (problem) => options.report(problem, undefined),
  };
  const inner = createRunner({
    manifest,
    app: options.app,
    installation: seam,
    resolverLimitMs: options.resolverLimitMs,
    counts,
  });
  let installing: Promise<void> | null = options.tellInstalled ? null : Promise.resolve();
  let isInstalling = false;
  const installed = (): Promise<void> => {
    isInstalling ||= installing === null;
    return (installing ??= install({ manifest, runner: inner, backlog, clock, counts }).finally(() => {
      isInstalling = false;
    }));
  };
  const runner: AppRunner = {
    invoke: async (...call) => (await installed(), inner.invoke(...call)),
    deliver: async (item) => (await installed(), inner.deliver(item)),
    tick: async (key) => (await installed(), inner.tick(key)),
    run: async (accountId, work) => (await installed(), inner.run(accountId, work)),
  };
  const delivery = createDelivery({
    backlog,
    clock,
    run: (item) => runner.deliver(item),
    report: options.report,
    twice: options.deliverTwice,
    shuffle: options.deliverShuffled,
  });
  const stopListening = site.onEvent((event) => {
    const bySelf = isCausedByApp();
    const copies = options.fateOf(event);
    backlog.add(copies.flatMap((lateMs) => deliveriesOf(manifest, event, bySelf, now(), lateMs)));
  });

  return {
    seam,
    runner,
    delivery,
    faults,
    sql,
    async close(forget) {
      stopListening();
      backlog.close();
      await sql.close(forget);
    },
  };
}
