/** The bridge commands the host models, each as small as what Jira's documentation promises of it. */
import * as v from 'valibot';
import { appHistory } from './app-history';
import type { ModuleInstance } from './module-instance';
import { subscribeRealtime } from './realtime';
import { parseRoute, routeHash, routeOfJiraPath, type Route } from './route';

type Command = (instance: ModuleInstance, data: unknown) => unknown;

const Callback = v.custom<(...args: unknown[]) => void>((value) => typeof value === 'function', 'a function');
const BridgeAnswer = v.union([
  v.object({ error: v.object({ message: v.string() }) }),
  v.object({ result: v.optional(v.unknown()) }),
]);

/** Commands whose answer only the server has: the app's resolver and Jira. */
async function askServer(instance: ModuleInstance, cmd: string, data: unknown): Promise<unknown> {
  const response = await fetch('/bridge', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      accountId: instance.services.person.accountId,
      moduleKey: instance.module.key,
      extension: instance.extension,
      cmd,
      data,
    }),
  });
  const answer = v.parse(BridgeAnswer, await response.json());
  if ('error' in answer) {
    throw new Error(answer.error.message);
  }
  return instance.deliver(answer.result);
}

function fullContext(instance: ModuleInstance): unknown {
  const { info, person } = instance.services;
  return {
    accountId: person.accountId,
    cloudId: info.site.cloudId,
    siteUrl: info.site.url ?? window.location.origin,
    localId: instance.localId,
    moduleKey: instance.module.key,
    environmentId: info.app.environmentId ?? 'local',
    environmentType: 'DEVELOPMENT',
    locale: person.locale ?? 'en-US',
    timezone: person.timeZone ?? 'Etc/UTC',
    theme: { colorMode: instance.services.colorMode(), dark: 'dark', light: 'light' },
    surfaceColor: null,
    permissions: { scopes: info.app.scopes ?? [] },
    extension: instance.extension,
  };
}

const Target = v.variant('target', [
  v.object({ target: v.literal('issue'), issueKey: v.string() }),
  v.object({
    target: v.literal('module'),
    moduleKey: v.string(),
    projectKey: v.optional(v.string()),
    path: v.optional(v.string()),
  }),
]);
const Location = v.union([v.object({ url: v.string() }), Target]);

function routeOfTarget(instance: ModuleInstance, place: v.InferOutput<typeof Target>): Route {
  if (place.target === 'issue') {
    return { at: 'issue', issueKey: place.issueKey };
  }
  const own = v.safeParse(v.object({ project: v.object({ key: v.string() }) }), instance.extension);
  const projectKey = place.projectKey ?? (own.success ? own.output.project.key : undefined);
  if (projectKey === undefined) {
    throw new Error('a module target needs a projectKey outside a project');
  }
  return { at: 'page', projectKey, moduleKey: place.moduleKey, path: `/${(place.path ?? '').replace(/^\//, '')}` };
}

/** An address `getUrl` gave out, with what the app put behind `?` since: the shell's own places stand behind `#`. */
function ownPlace(url: URL): Route | null {
  if (url.origin !== window.location.origin || !url.hash.startsWith('#/')) return null;
  const route = parseRoute(url.hash);
  const asked = new URLSearchParams(url.search);
  for (const name of new URLSearchParams(window.location.search).keys()) asked.delete(name);
  return route.at === 'page' && asked.size > 0 ? { ...route, search: `?${asked.toString()}` } : route;
}

/** Where a location leads: into the shell, or to another site. */
function resolve(instance: ModuleInstance, place: v.InferOutput<typeof Location>): Route | URL {
  if (!('url' in place)) {
    return routeOfTarget(instance, place);
  }
  if (place.url.startsWith('#')) {
    return parseRoute(place.url);
  }
  const url = new URL(place.url, window.location.origin);
  const own = ownPlace(url);
  if (own !== null) return own;
  const inside = url.origin === window.location.origin || url.origin === instance.services.info.site.url;
  return (inside ? routeOfJiraPath(url.pathname + url.search) : null) ?? url;
}

const Flag = v.object({
  id: v.pipe(
    v.union([v.string(), v.number()]),
    v.transform((id) => String(id)),
  ),
  title: v.optional(v.string(), ''),
  description: v.optional(v.string(), ''),
  type: v.optional(v.picklist(['info', 'success', 'warning', 'error']), 'info'),
  appearance: v.optional(v.picklist(['info', 'success', 'warning', 'error'])),
  actions: v.optional(v.array(v.object({ text: v.string(), onClick: v.optional(Callback) })), []),
  isAutoDismiss: v.optional(v.boolean(), false),
});
const OpenModal = v.object({
  resource: v.nullish(v.string()),
  onClose: v.optional(Callback),
  size: v.optional(v.union([v.string(), v.object({ width: v.string(), height: v.optional(v.string()) })]), 'medium'),
  context: v.optional(v.unknown(), {}),
  closeOnEscape: v.optional(v.boolean(), true),
  closeOnOverlayClick: v.optional(v.boolean(), true),
  title: v.optional(v.string(), ''),
});
const Listen = v.object({ event: v.string(), callback: Callback });
const Emit = v.object({ event: v.string(), payload: v.optional(v.unknown()) });

const listen: Command = (instance, data) => {
  const { event, callback } = v.parse(Listen, data);
  const off = instance.services.events.on(event, (payload) => {
    callback(payload);
  });
  return { unsubscribe: off };
};
const emit: Command = (instance, data) => {
  const { event, payload } = v.parse(Emit, data);
  instance.services.events.emit(event, payload);
};

/** Full pages alone have an address of their own: Jira refuses it to what is shown beside an issue. */
const createHistory: Command = (instance) => {
  if (!/Page$/.test(instance.module.type)) throw new Error('this resource does not support createHistory');
  return appHistory();
};

/** Closes the dialog the module is shown in; `false` is Jira's way to say that there is none. */
const closeModal: Command = (instance, data) => {
  if (instance.closeModal === undefined) {
    return false;
  }
  instance.closeModal(data);
  return true;
};

export const commands: ReadonlyMap<string, Command> = new Map<string, Command>([
  ['invoke', (instance, data) => askServer(instance, 'invoke', data)],
  ['fetchProduct', (instance, data) => askServer(instance, 'fetchProduct', data)],
  ['getContext', (instance) => instance.deliver(fullContext(instance))],
  [
    'navigate',
    (instance, data) => {
      const place = v.parse(v.intersect([Location, v.object({ type: v.picklist(['same-tab', 'new-tab']) })]), data);
      const goal = resolve(instance, place);
      if (place.type === 'new-tab') {
        instance.services.openTab(goal instanceof URL ? goal.href : routeHash(goal));
      } else if (goal instanceof URL) {
        window.location.assign(goal);
      } else {
        instance.services.go(goal);
      }
    },
  ],
  [
    'getUrl',
    (instance, data) => {
      const goal = resolve(instance, v.parse(Location, data));
      return goal instanceof URL ? goal.href : new URL(routeHash(goal), window.location.href).href;
    },
  ],
  [
    'reload',
    (instance) => {
      instance.services.reload();
    },
  ],
  [
    'refresh',
    (instance) => {
      instance.services.refresh();
      return true;
    },
  ],
  ['close', closeModal],
  ['submit', closeModal],
  [
    'openModal',
    (instance, data) => {
      const modal = v.parse(OpenModal, data);
      const resource = modal.resource ?? instance.module.resource;
      instance.services.openModal({
        module: { ...instance.module, resource },
        extension: { ...instance.extension, modal: modal.context },
        width: typeof modal.size === 'string' ? modal.size : modal.size.width,
        title: modal.title,
        closeOnEscape: modal.closeOnEscape,
        closeOnOverlayClick: modal.closeOnOverlayClick,
        onClose: (payload) => {
          modal.onClose?.(payload);
        },
      });
      return true;
    },
  ],
  [
    'showFlag',
    (instance, data) => {
      const { type, appearance, ...flag } = v.parse(Flag, data);
      instance.services.showFlag({ ...flag, kind: appearance ?? type });
      return true;
    },
  ],
  [
    'closeFlag',
    (instance, data) => {
      instance.services.closeFlag(v.parse(v.pick(Flag, ['id']), data).id);
      return true;
    },
  ],
  ['on', listen],
  ['onPublic', listen],
  ['emit', emit],
  ['emitPublic', emit],
  ['publishRealtimeChannel', (instance, data) => askServer(instance, 'publishRealtimeChannel', data)],
  [
    'subscribeRealtimeChannel',
    (instance, data) =>
      subscribeRealtime(instance, data, (asked) => askServer(instance, 'subscribeRealtimeChannel', asked)),
  ],
  ['createHistory', createHistory],
  [
    'changeWindowTitle',
    (instance, data) => {
      instance.services.setTitle(v.parse(v.string(), data));
    },
  ],
  // UI Kit is drawn by the host, which is themed already; Custom UI would need the tokens in its frame.
  ['enableTheming', () => undefined],
  ['emitReadyEvent', () => undefined],
]);
