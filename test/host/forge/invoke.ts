/** Calls the app's handlers the way the platform does. */
import * as v from 'valibot';
import type { ProductEvent } from '../types';
import type { WorkItem } from './backlog';
import { licenseOf, siteAri } from './globals';
import type { InstallationSeam } from './invocation';
import { runInvocation } from './invocation';
import type { AppManifest, AppModule } from './manifest';
import { functionOf } from './manifest';

/** Resolvers and product triggers. */
const RESOLVER_SECONDS = 25;
/** Consumers and scheduled triggers, where the function does not say otherwise. */
const BACKGROUND_SECONDS = 55;
const MAX_INVOKE_BYTES = 500 * 1024;
const MAX_RESULT_BYTES = 5 * 1024 * 1024;

export type Handler = (input: unknown, context: unknown) => unknown;
/** The exports of the app's src/index.ts. */
export type AppExports = Readonly<Record<string, unknown>>;

const HandlerShape = v.custom<Handler>((value) => typeof value === 'function', 'is not an exported function');

/** Where in Jira the person stands, as the module's page tells it. */
export interface Place {
  readonly moduleKey?: string;
  /** E.g. `{issue: {id, key, type, typeId}, project: {id, key, type}}`. */
  readonly extension?: Readonly<Record<string, unknown>>;
}

export interface AppRunner {
  /** @throws the handler's error; Error for sizes over the platform's limits */
  invoke(accountId: string, functionKey: string, payload: unknown, place: Place): Promise<unknown>;
  deliver(item: WorkItem): Promise<unknown>;
  tick(scheduleKey: string): Promise<unknown>;
  /** Any code as a function of the app: for tests of one part. */
  run<T>(accountId: string | null, work: () => Promise<T>): Promise<T>;
}

export interface RunnerOptions {
  readonly manifest: AppManifest;
  /** Loaded at the first call of a handler. */
  readonly app: () => Promise<AppExports>;
  readonly installation: InstallationSeam;
  /** Replaces the platform's 25 s of a resolver, for tests of that limit. */
  readonly resolverLimitMs: number | null;
  readonly counts: { invokes: number };
}

export function createRunner(options: RunnerOptions): AppRunner {
  const { manifest, installation } = options;
  const installContext = siteAri(installation.cloudId);

  const call = async (
    functionKey: string,
    moduleKey: string,
    who: { readonly accountId: string | null; readonly origin: string | null },
    limitSeconds: number,
    invoke: (handler: Handler) => unknown,
  ): Promise<unknown> => {
    const fn = functionOf(manifest, functionKey);
    const handler = v.parse(HandlerShape, (await options.app())[fn.exportName]);
    const limitMs = (fn.timeoutSeconds ?? limitSeconds) * 1000;
    return runInvocation({ installation, functionKey, moduleKey, ...who, limitMs }, async () => {
      const result: unknown = await invoke(handler);
      return copy(result);
    });
  };

  const context = (accountId: string | null) => ({
    principal: accountId === null ? undefined : { accountId },
    installContext,
    installation: installationOf(installation),
    ...licenseOf(installation.license()),
  });

  const background = (
    { functionKey, moduleKey }: Pick<WorkItem, 'functionKey' | 'moduleKey'>,
    origin: string | null,
    input: unknown,
    seconds = BACKGROUND_SECONDS,
  ) => call(functionKey, moduleKey, { accountId: null, origin }, seconds, (handler) => handler(input, context(null)));

  return {
    async invoke(accountId, functionKey, payload, place) {
      const module = moduleFor(manifest, place.moduleKey);
      const resolver = module.resolver?.function;
      if (resolver === undefined) throw new Error(`${module.key} has no resolver`);
      if (sizeOf(payload) > MAX_INVOKE_BYTES) throw new Error('the payload is larger than 500 KB');
      options.counts.invokes += 1;
      const view = {
        cloudId: installation.cloudId,
        siteUrl: installation.siteUrl,
        localId: `${installContext}/${module.key}`,
        moduleKey: module.key,
        environmentId: installation.environmentId,
        environmentType: installation.environmentType,
        timezone: 'UTC',
        locale: 'en-US',
        extension: { ...place.extension, type: module.type },
      };
      const request = { call: { functionKey, payload: copy(payload) }, context: view };
      const seconds = options.resolverLimitMs === null ? RESOLVER_SECONDS : options.resolverLimitMs / 1000;
      const result = await call(resolver, module.key, { accountId, origin: null }, seconds, (handler) =>
        handler(request, context(accountId)),
      );
      if (sizeOf(result) > MAX_RESULT_BYTES) throw new Error('the result is larger than 5 MB');
      return result;
    },
    deliver: (item) =>
      background(item, item.origin, inputOf(item), item.what.kind === 'event' ? RESOLVER_SECONDS : BACKGROUND_SECONDS),
    tick(scheduleKey) {
      const schedule = manifest.schedules.find((module) => module.key === scheduleKey);
      if (schedule === undefined) throw new Error(`manifest.yml has no scheduledTrigger ${scheduleKey}`);
      return background({ functionKey: schedule.function, moduleKey: schedule.key }, null, {
        context: { cloudId: installation.cloudId, moduleKey: schedule.key },
        contextToken: '',
      });
    },
    run: (accountId, work) =>
      runInvocation(
        {
          installation,
          functionKey: 'test',
          moduleKey: 'test',
          accountId,
          origin: null,
          limitMs: BACKGROUND_SECONDS * 1000,
        },
        work,
      ),
  };
}

/** The module a call comes from; without a name, the first that has a resolver. */
function moduleFor(manifest: AppManifest, key: string | undefined): AppModule {
  const module = manifest.uiModules.find((ui) => (key === undefined ? ui.resolver !== undefined : ui.key === key));
  if (module === undefined) throw new Error(`manifest.yml has no module ${key ?? 'with a resolver'}`);
  return module;
}

function inputOf(item: WorkItem): unknown {
  if (item.what.kind === 'event') {
    const event: ProductEvent = item.what.event;
    return item.retry === null ? event : { ...event, retryContext: retryContextOf(item) };
  }
  const { queueName, jobId, body } = item.what;
  return {
    queueName,
    jobId,
    eventId: item.id,
    body,
    ...(item.retry === null ? {} : { retryContext: retryContextOf(item) }),
  };
}

function retryContextOf(item: WorkItem): unknown {
  return { retryCount: item.retry?.count, retryReason: item.retry?.reason, retryData: item.retry?.data };
}

function installationOf(installation: InstallationSeam): unknown {
  return { ari: { installationId: installation.id }, contexts: [{ cloudId: installation.cloudId }] };
}

function copy(value: unknown): unknown {
  return value === undefined ? undefined : JSON.parse(JSON.stringify(value));
}

function sizeOf(value: unknown): number {
  return value === undefined ? 0 : Buffer.byteLength(JSON.stringify(value));
}
