/** The app's manifest, read the way the platform reads it: what is declared decides what may happen. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { parse } from 'yaml';

/** The host has no such thing yet: said at the start, never pretended. */
export class NotModelled extends Error {
  override readonly name = 'NotModelled';
}

const UiModule = v.object({
  key: v.string(),
  title: v.string(),
  resource: v.string(),
  /** Shown on the button of an issue context. */
  label: v.optional(v.string()),
  icon: v.optional(v.string()),
  render: v.literal('native'),
  /** Of an action: `dynamic` would show nothing, and is not modelled. */
  actionType: v.optional(v.literal('modal')),
  viewportSize: v.optional(v.picklist(['small', 'medium', 'large', 'xlarge', 'max'])),
  resolver: v.optional(v.object({ function: v.string() })),
});

const EventName = v.union([
  v.string(),
  v.pipe(
    v.object({ eventType: v.string() }),
    v.transform((event) => event.eventType),
  ),
]);

const Manifest = v.object({
  app: v.object({ id: v.string(), runtime: v.object({ name: v.string() }) }),
  permissions: v.object({ scopes: v.array(v.string()), external: v.optional(v.unknown()) }),
  resources: v.optional(v.array(v.object({ key: v.string(), path: v.string() })), []),
  translations: v.optional(v.unknown()),
  remotes: v.optional(v.unknown()),
  modules: v.looseObject({
    function: v.array(v.object({ key: v.string(), handler: v.string(), timeoutSeconds: v.optional(v.number()) })),
    trigger: v.optional(
      v.array(
        v.object({
          key: v.string(),
          function: v.string(),
          events: v.array(EventName),
          filter: v.optional(
            v.object({
              ignoreSelf: v.optional(v.boolean(), false),
              expression: v.optional(v.string()),
              onError: v.optional(v.string()),
            }),
          ),
        }),
      ),
      [],
    ),
    consumer: v.optional(v.array(v.object({ key: v.string(), queue: v.string(), function: v.string() })), []),
    scheduledTrigger: v.optional(
      v.array(
        v.object({
          key: v.string(),
          function: v.string(),
          interval: v.picklist(['fiveMinute', 'hour', 'day', 'week']),
        }),
      ),
      [],
    ),
    sql: v.optional(v.array(v.object({ key: v.string(), engine: v.literal('mysql') })), []),
    'jira:entityProperty': v.optional(
      v.array(
        v.object({
          key: v.string(),
          entityType: v.literal('issue'),
          propertyKey: v.string(),
          values: v.array(
            v.object({
              path: v.string(),
              type: v.picklist(['number', 'string', 'text', 'user', 'date']),
              searchAlias: v.optional(v.string()),
            }),
          ),
        }),
      ),
      [],
    ),
  }),
});

/** UI modules the shell can show. */
const UI_TYPES = [
  'jira:issuePanel',
  'jira:issueContext',
  'jira:projectPage',
  'jira:projectSettingsPage',
  'jira:adminPage',
  'jira:sprintAction',
] as const;
/** Modules that need nothing but being declared. */
const OTHER_TYPES = ['function', 'trigger', 'consumer', 'scheduledTrigger', 'sql', 'jira:entityProperty'];

export type UiModuleType = (typeof UI_TYPES)[number];

export interface AppModule extends v.InferOutput<typeof UiModule> {
  readonly type: UiModuleType;
}

export interface AppFunction {
  readonly key: string;
  /** The name the handler has among the exports of src/index.ts. */
  readonly exportName: string;
  /** From the manifest; null = the platform's default for the kind of module. */
  readonly timeoutSeconds: number | null;
}

/** A name JQL knows a property value by. */
export interface PropertyAlias {
  readonly alias: string;
  readonly propertyKey: string;
  readonly path: string;
  readonly type: 'number' | 'string' | 'text' | 'user' | 'date';
}

export interface AppManifest {
  readonly appId: string;
  readonly scopes: readonly string[];
  readonly functions: ReadonlyMap<string, AppFunction>;
  readonly uiModules: readonly AppModule[];
  readonly resources: ReadonlyMap<string, string>;
  readonly triggers: v.InferOutput<typeof Manifest>['modules']['trigger'];
  readonly consumers: v.InferOutput<typeof Manifest>['modules']['consumer'];
  readonly schedules: v.InferOutput<typeof Manifest>['modules']['scheduledTrigger'];
  readonly hasSql: boolean;
  readonly aliases: readonly PropertyAlias[];
}

/**
 * Reads `manifest.yml` of an app directory.
 * @throws NotModelled for a module, filter or permission the host does not know
 */
export function readManifest(appDir: string): AppManifest {
  const manifest = v.parse(Manifest, parse(readFileSync(join(appDir, 'manifest.yml'), 'utf8')));
  const { modules } = manifest;
  const refuse = (what: string): never => {
    throw new NotModelled(`${what} is not modelled by the local host: edit test/host/forge/manifest.ts`);
  };
  for (const type of Object.keys(modules)) {
    if (!OTHER_TYPES.includes(type) && !UI_TYPES.some((known) => known === type)) refuse(`module ${type}`);
  }
  if (manifest.permissions.external !== undefined) refuse('permissions.external (egress)');
  if (manifest.translations !== undefined) refuse('translations');
  if (manifest.remotes !== undefined) refuse('remotes');
  if (modules.trigger.some((trigger) => trigger.filter?.expression !== undefined))
    refuse('a trigger filter expression');
  return {
    appId: manifest.app.id.replace('ari:cloud:ecosystem::app/', ''),
    scopes: manifest.permissions.scopes,
    functions: new Map(modules.function.map((fn) => [fn.key, readFunction(fn.key, fn.handler, fn.timeoutSeconds)])),
    uiModules: UI_TYPES.flatMap((type) =>
      v.parse(v.optional(v.array(UiModule), []), modules[type]).map((module) => ({ ...module, type })),
    ),
    resources: new Map(manifest.resources.map((resource) => [resource.key, resource.path])),
    triggers: modules.trigger,
    consumers: modules.consumer,
    schedules: modules.scheduledTrigger,
    hasSql: modules.sql.length > 0,
    aliases: modules['jira:entityProperty'].flatMap(({ propertyKey, values }) =>
      values.flatMap(({ path, type, searchAlias }) =>
        searchAlias === undefined ? [] : [{ alias: searchAlias, propertyKey, path, type }],
      ),
    ),
  };
}

/** The function a module names. */
export function functionOf(manifest: AppManifest, key: string): AppFunction {
  const found = manifest.functions.get(key);
  if (found === undefined) throw new Error(`manifest.yml names the function ${key}, which it does not declare`);
  return found;
}

function readFunction(key: string, handler: string, timeoutSeconds: number | undefined): AppFunction {
  const [file, exportName, ...rest] = handler.split('.');
  if (file !== 'index' || exportName === undefined || rest.length > 0) {
    throw new NotModelled(`function ${key}: the host runs handlers exported by src/index.ts, not ${handler}`);
  }
  return { key, exportName, timeoutSeconds: timeoutSeconds ?? null };
}
