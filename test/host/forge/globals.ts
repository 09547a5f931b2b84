/**
 * The two globals every `@forge/*` backend package ends in, and a `fetch` that goes nowhere. Installed once per process
 * while a host is open; which app, installation and person they act for is decided by the invocation that calls.
 */
import { replaceDate } from '../clock';
import type { Answer } from './answers';
import { toResponse } from './answers';
import type { Invocation, License } from './invocation';
import { currentInvocation, outsideInvocation } from './invocation';

let hosts = 0;
let restore: (() => void) | null = null;

/** Puts the globals in place; the last release puts back what was there. */
export function installGlobals(): () => void {
  hosts += 1;
  restore ??= install();
  let released = false;
  return () => {
    if (released) return;
    released = true;
    hosts -= 1;
    if (hosts > 0) return;
    restore?.();
    restore = null;
  };
}

function install(): () => void {
  const realFetch = globalThis.fetch;
  const restoreDate = replaceDate(() => currentInvocation()?.installation.now() ?? null);
  Object.defineProperty(globalThis, '__forge_fetch__', { value: forgeFetch, configurable: true });
  Object.defineProperty(globalThis, '__forge_runtime__', {
    get: () => {
      const invocation = currentInvocation();
      return invocation === undefined ? undefined : runtimeOf(invocation);
    },
    configurable: true,
  });
  globalThis.fetch = (input, init) => {
    const invocation = currentInvocation();
    if (invocation === undefined) return realFetch(input, init);
    const url = new URL(input instanceof Request ? input.url : input);
    return Promise.reject(new Error(`egress refused: manifest.yml permits no backend fetch to ${url.origin}`));
  };
  return () => {
    restoreDate();
    globalThis.fetch = realFetch;
    Reflect.deleteProperty(globalThis, '__forge_fetch__');
    Reflect.deleteProperty(globalThis, '__forge_runtime__');
  };
}

async function forgeFetch(meta: unknown, path: string, init?: RequestInit): Promise<Response> {
  const invocation = currentInvocation();
  if (invocation === undefined) throw new Error(`${path} was asked of Forge outside an invocation`);
  invocation.killIfOverdue();
  if (invocation.state === 'killed') return never();
  if (invocation.state === 'returned') {
    const problem = `${invocation.functionKey} asked for ${path} after it had returned: something was not awaited`;
    invocation.installation.report(problem);
    throw new Error(problem);
  }
  const answering = outsideInvocation(() => answerTo(invocation, meta, path, init));
  const answer = await Promise.race([answering, aborted(init?.signal)]);
  invocation.killIfOverdue();
  return isRunning(invocation) ? toResponse(answer) : never();
}

/** Rejects when the caller loses patience; what was asked may be done all the same. */
function aborted(signal: AbortSignal | null | undefined): Promise<never> {
  if (signal === null || signal === undefined) return never();
  return new Promise((_, reject) => {
    const abort = (): void => reject(signal.reason instanceof Error ? signal.reason : new Error('aborted'));
    if (signal.aborted) abort();
    else signal.addEventListener('abort', abort, { once: true });
  });
}

async function answerTo(
  invocation: Invocation,
  meta: unknown,
  path: string,
  init: RequestInit | undefined,
): Promise<Answer> {
  // A turn of the event loop, as any network call takes: long work must not starve the host, and what runs beside it
  // gets its chance to interleave.
  await new Promise((resolve) => setImmediate(resolve));
  const { installation } = invocation;
  const request = installation.route(meta, path, init, invocation);
  return 'perform' in request ? installation.perform(request, invocation) : request;
}

function isRunning(invocation: Invocation): boolean {
  return invocation.state === 'running';
}

/** A killed function does nothing any more, not even fail. */
function never(): Promise<never> {
  return new Promise(() => undefined);
}

/** What the SDK reads of its surroundings. No `kvs`: its presence would send storage down another path. */
function runtimeOf(invocation: Invocation): unknown {
  const { installation } = invocation;
  const nothing = (): void => undefined;
  return {
    appContext: {
      appId: installation.appId,
      appVersion: '1.0.0',
      environmentId: installation.environmentId,
      environmentType: installation.environmentType,
      invocationId: invocation.id,
      installationId: installation.id,
      functionKey: invocation.functionKey,
      moduleKey: invocation.moduleKey,
      ...licenseOf(installation.license()),
      permissions: { scopes: installation.scopes, external: {} },
    },
    aaid: invocation.accountId ?? undefined,
    contextAri: siteAri(installation.cloudId),
    container: {},
    lambdaContext: {
      awsRequestId: invocation.id,
      getRemainingTimeInMillis: () => invocation.remainingMs(),
    },
    tracing: { traceId: invocation.id, spanId: invocation.id },
    metrics: {
      counter: () => ({ incr: nothing, incrBy: nothing, decr: nothing, decrBy: nothing }),
      timing: () => ({ measure: () => ({ stop: nothing }) }),
      gauge: () => ({ set: nothing }),
    },
  };
}

/** The app's licence under both names the platform has for its state; nothing where there is no licence. */
export function licenseOf(license: License | null): { readonly license?: unknown } {
  return license === null ? {} : { license: { active: license.active, isActive: license.active } };
}

/** The context every function of a Jira app is installed in. */
export function siteAri(cloudId: string): string {
  return `ari:cloud:jira::site/${cloudId}`;
}
