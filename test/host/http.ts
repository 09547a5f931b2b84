/** The host's pages and its Jira over HTTP, on the loopback interface only. */
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { readFile } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';
import * as v from 'valibot';
import { createBundles, readBundles } from './bundle';
import { scopeRefusal } from './forge/jira-gateway';
import type { Host } from './host';
import { hostInfo } from './info';
import type { PagesOptions } from './info';
import { buildShell } from './page/build';
import type { BuiltShell } from './page/build';
import { createRealtime } from './realtime';
import { actorOf, bodyOf, headersOf, jsonOf, refusalOf } from './requests';
import { trouble, TroubleCall } from './trouble';
import type { JiraRequest, JiraResponse } from './types';

export interface Pages {
  readonly url: string;
  close(): Promise<void>;
}

interface Reply {
  readonly status: number;
  readonly type?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: string | Buffer;
}

const json = (value: unknown, status = 200): Reply => ({
  status,
  type: 'application/json',
  body: JSON.stringify(value),
});
const text = (body: string, type: string): Reply => ({ status: 200, type, body });
const problem = (status: number, message: string): Reply => json({ error: { message } }, status);

const BridgeCall = v.object({
  accountId: v.string(),
  moduleKey: v.string(),
  extension: v.record(v.string(), v.unknown()),
  cmd: v.string(),
  data: v.unknown(),
});
const Invoke = v.object({ functionKey: v.string(), payload: v.optional(v.unknown(), {}) });
const FetchProduct = v.object({
  product: v.literal('jira'),
  restPath: v.string(),
  fetchRequestInit: v.object({
    method: v.optional(v.string(), 'GET'),
    body: v.nullish(v.string(), null),
    headers: v.optional(v.array(v.tuple([v.string(), v.string()])), []),
  }),
});
const RunCall = v.object({ what: v.picklist(['tick', 'idle']) });

/** @throws when the port is taken */
export async function serve(host: Host, options: PagesOptions): Promise<Pages> {
  const { uiDir } = options;
  const bundles = uiDir === null ? createBundles(host.appDir, host.manifest) : readBundles(uiDir, host.manifest);
  const realtime = createRealtime();
  let shell: Promise<BuiltShell> | null = null;
  const page = (): Promise<BuiltShell> => {
    shell ??= buildShell();
    shell.catch(() => (shell = null));
    return shell;
  };

  const askJira = (request: JiraRequest): Promise<JiraResponse> => host.site.request(request);

  const bridge = async (call: v.InferOutput<typeof BridgeCall>): Promise<unknown> => {
    const { accountId, moduleKey, extension } = call;
    if (!host.site.users().some((user) => user.accountId === accountId)) throw new Error(`nobody here is ${accountId}`);
    if (call.cmd === 'invoke') {
      const { functionKey, payload } = v.parse(Invoke, call.data);
      return host.invoke(accountId, functionKey, payload, { moduleKey, extension });
    }
    if (call.cmd === 'publishRealtimeChannel' || call.cmd === 'subscribeRealtimeChannel') {
      const refused = await host.troubleForBrowser(call.cmd);
      if (refused !== null) throw new Error(`Forge Realtime answered ${String(refused.status)}`);
      return realtime.call({ moduleKey, extension, cmd: call.cmd, data: call.data });
    }
    if (call.cmd !== 'fetchProduct') {
      throw new Error(`bridge command ${call.cmd} is not modelled on the server: edit test/host/http.ts`);
    }
    const { restPath, fetchRequestInit } = v.parse(FetchProduct, call.data);
    const request: JiraRequest = {
      method: fetchRequestInit.method.toUpperCase(),
      path: restPath,
      headers: Object.fromEntries(fetchRequestInit.headers),
      body: fetchRequestInit.body,
      actor: { kind: 'user', accountId },
    };
    const answer =
      scopeRefusal(host.site, request, host.manifest.scopes) ??
      (await host.troubleForBrowser(`${request.method} ${restPath}`)) ??
      (await askJira(request));
    const body = answer.body === undefined || answer.body === null ? '' : JSON.stringify(answer.body);
    return { body, headers: answer.headers ?? {}, status: answer.status, statusText: '', isAttachment: false };
  };

  const answer = async (request: IncomingMessage, url: URL): Promise<Reply> => {
    const path = decodeURIComponent(url.pathname);
    if (path.startsWith('/rest/')) {
      const jira = await askJira({
        method: request.method ?? 'GET',
        path: url.pathname + url.search,
        headers: headersOf(request),
        body: await bodyOf(request),
        actor: actorOf(request, host),
      });
      const body = jira.body === null ? '' : JSON.stringify(jira.body);
      return { status: jira.status, type: 'application/json', headers: jira.headers, body };
    }
    if (request.method === 'POST') {
      if (path === '/bridge') {
        const call = v.parse(BridgeCall, await jsonOf(request));
        return bridge(call).then(
          (result) => json({ result }),
          (error: unknown) => json({ error: { message: messageOf(error) } }),
        );
      }
      if (path === '/host/run') {
        const { what } = v.parse(RunCall, await jsonOf(request));
        if (what === 'tick') await host.tick();
        return json({ result: what === 'idle' ? await host.runUntilIdle() : null });
      }
      if (path === '/host/trouble') {
        return json({ result: trouble(host, v.parse(TroubleCall, await jsonOf(request))) });
      }
      return problem(404, `nothing to post to at ${path}`);
    }
    if (path === '/' || path === '/index.html') return text((await page()).html, 'text/html; charset=utf-8');
    if (path === '/assets/shell.js') return text((await page()).js, 'text/javascript; charset=utf-8');
    if (path === '/assets/shell.css') return text((await page()).css, 'text/css; charset=utf-8');
    if (path === '/host/trouble') return json({ result: trouble(host, null) });
    if (path === '/host/info') return json(hostInfo(host, options));
    const app = /^\/app\/([\w-]+)\/(.*)$/.exec(path);
    if (app !== null) return appFile(app[1] ?? '', app[2] ?? '');
    return problem(404, `nothing at ${path}`);
  };

  const appFile = async (resource: string, file: string): Promise<Reply> => {
    const source = host.manifest.resources.get(resource);
    if (source === undefined) return problem(404, `manifest.yml has no resource ${resource}`);
    if (extname(source) === '') return staticFile(join(host.appDir, source), file);
    const found = await bundles.file(resource, file === '' ? 'index.html' : file);
    if (found !== null)
      return { ...text(found.body, found.type), headers: { 'content-security-policy': FRAME_POLICY } };
    return problem(404, `the resource ${resource} has no ${file}`);
  };

  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    const refusal = refusalOf(request);
    const ticket = /^\/host\/realtime\/([\w-]+)$/.exec(url.pathname)?.[1];
    if (refusal === null && ticket !== undefined && realtime.stream(ticket, response)) return;
    const reply = refusal === null ? answer(request, url) : Promise.resolve(problem(403, refusal));
    reply
      .catch((error: unknown) => {
        if (error instanceof v.ValiError) return problem(400, messageOf(error));
        console.error(`${request.method ?? ''} ${url.pathname}`, error);
        return problem(500, messageOf(error));
      })
      .then((ready) => send(response, ready))
      .catch((error: unknown) => response.destroy(error instanceof Error ? error : new Error(String(error))));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, '127.0.0.1', resolve);
  });
  const address = v.parse(v.object({ port: v.number() }), server.address());
  return {
    url: `http://127.0.0.1:${String(address.port)}`,
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error === undefined ? resolve() : reject(error)));
        server.closeAllConnections();
      }),
  };
}

/** A frame of the app reaches this server and nothing else: the manifest permits no egress. */
const FRAME_POLICY =
  "default-src 'none'; script-src 'self' 'unsafe-inline'; connect-src 'self'; img-src data:; style-src 'unsafe-inline'";

const TYPES: Readonly<Record<string, string>> = {
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.json': 'application/json',
};

async function staticFile(dir: string, file: string): Promise<Reply> {
  const path = join(dir, file);
  const type = TYPES[extname(path)];
  if (!path.startsWith(dir + sep) || type === undefined) return problem(404, `nothing at ${file}`);
  try {
    return { status: 200, type, body: await readFile(path) };
  } catch {
    return problem(404, `nothing at ${file}`); // Not there, or not readable: the same to a browser.
  }
}

function send(response: ServerResponse, reply: Reply): void {
  response.writeHead(reply.status, {
    'content-type': reply.type ?? 'text/plain; charset=utf-8',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    ...reply.headers,
  });
  response.end(reply.body);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
