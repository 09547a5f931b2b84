/**
 * One run of one function of the app. Who asks, for which installation and until when travels with the asynchronous
 * calls, so that concurrent invocations and installations keep apart, as they do in Forge.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';
import type { Answer } from './answers';

/** Captured before any test may replace them: limits are in real time. */
const { setTimeout: startTimer, clearTimeout: stopTimer } = globalThis;

/** A request the SDK made through `__forge_fetch__`. */
export interface PlatformRequest {
  readonly service: 'jira' | 'sql' | 'queue';
  /** What a test may match on: `POST /rest/api/3/search/jql`, the SQL text, `publish drain`. */
  readonly label: string;
  perform(): Promise<Answer>;
}

/** What an invocation may reach: one installation of the app. */
export interface InstallationSeam {
  readonly id: string;
  readonly cloudId: string;
  readonly siteUrl: string;
  readonly appId: string;
  readonly environmentId: string;
  readonly scopes: readonly string[];
  now(): number;
  /** Turns what the SDK sent into a request, or answers at once. */
  route(meta: unknown, path: string, init: RequestInit | undefined, invocation: Invocation): PlatformRequest | Answer;
  /** Performs it, unless a test asked for trouble. */
  perform(request: PlatformRequest, invocation: Invocation): Promise<Answer>;
  /** Something that would go unnoticed in Forge and must not here. */
  report(problem: string): void;
}

export interface Invocation {
  readonly id: string;
  readonly installation: InstallationSeam;
  readonly functionKey: string;
  readonly moduleKey: string;
  /** Who `asUser` acts as; null in triggers, consumers and schedules. */
  readonly accountId: string | null;
  /** The first invocation of the chain that pushed this one. */
  readonly origin: string;
  /** Real time. */
  readonly deadlineMs: number;
  state: 'running' | 'returned' | 'killed';
  /** Ends it as the platform would: nothing it still does has any effect. */
  kill(reason: InvocationKilled): void;
}

export class InvocationKilled extends Error {
  override readonly name = 'InvocationKilled';
  constructor(
    message: string,
    readonly code: 'FUNCTION_TIME_OUT' | 'FUNCTION_PLATFORM_UNKNOWN_ERROR',
  ) {
    super(message);
  }
}

const current = new AsyncLocalStorage<Invocation>();

/** The invocation this code runs in, if any. */
export function currentInvocation(): Invocation | undefined {
  return current.getStore();
}

/** Leaves the invocation: for what the host itself does on its behalf. */
export function outsideInvocation<T>(work: () => T): T {
  return current.exit(work);
}

export interface InvocationOptions {
  readonly installation: InstallationSeam;
  readonly functionKey: string;
  readonly moduleKey: string;
  readonly accountId: string | null;
  /** Null = this invocation starts a chain. */
  readonly origin: string | null;
  readonly limitMs: number;
}

/**
 * Runs `work` as one invocation.
 * @throws InvocationKilled when it takes longer than `limitMs` or a test kills it; whatever `work` throws
 */
export async function runInvocation<T>(options: InvocationOptions, work: () => Promise<T> | T): Promise<T> {
  const id = randomUUID();
  let die: (reason: InvocationKilled) => void = () => undefined;
  const death = new Promise<never>((_, reject) => {
    die = reject;
  });
  const invocation: Invocation = {
    id,
    installation: options.installation,
    functionKey: options.functionKey,
    moduleKey: options.moduleKey,
    accountId: options.accountId,
    origin: options.origin ?? id,
    deadlineMs: performance.now() + options.limitMs,
    state: 'running',
    kill(reason) {
      invocation.state = 'killed';
      die(reason);
    },
  };
  const timer = startTimer(() => {
    const seconds = String(options.limitMs / 1000);
    invocation.kill(new InvocationKilled(`${options.functionKey} ran longer than ${seconds} s`, 'FUNCTION_TIME_OUT'));
  }, options.limitMs);
  try {
    return await Promise.race([current.run(invocation, async () => work()), death]);
  } finally {
    stopTimer(timer);
    if (invocation.state === 'running') invocation.state = 'returned';
  }
}
