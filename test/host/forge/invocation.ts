/**
 * One run of one function of the app. Who asks, for which installation and until when travels with the asynchronous
 * calls, so that concurrent invocations and installations keep apart, as they do in Forge.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';
import type { Answer } from './answers';

/** Captured before any test may replace them: a function that hangs is ended in real time too. */
const { setTimeout: startTimer, clearTimeout: stopTimer } = globalThis;

export type EnvironmentType = 'DEVELOPMENT' | 'STAGING' | 'PRODUCTION';

/** As the platform tells functions of it; it knows more, the app is told no more here. */
export interface License {
  readonly active: boolean;
}

/** A request the SDK made through `__forge_fetch__`. */
export interface PlatformRequest {
  /** `privacy` = Atlassian's personal data reporting. */
  readonly service: 'jira' | 'sql' | 'queue' | 'privacy';
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
  readonly environmentType: EnvironmentType;
  /** Null = the app is not a paid one, or not listed. */
  license(): License | null;
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
  /** What is left of its time, ms: by the machine's clock or the host's, whichever is less. */
  remainingMs(): number;
  state: 'running' | 'returned' | 'killed';
  /** Ends it as the platform would: nothing it still does has any effect. */
  kill(reason: InvocationKilled): void;
  /** Ends it if its time is up by the host's clock, which may be moved on while it runs. */
  killIfOverdue(): void;
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
  const deadlineMs = performance.now() + options.limitMs;
  const hostDeadlineMs = options.installation.now() + options.limitMs;
  const remainingMs = (): number =>
    Math.min(deadlineMs - performance.now(), hostDeadlineMs - options.installation.now());
  const timeOut = (): void => {
    const seconds = String(options.limitMs / 1000);
    invocation.kill(new InvocationKilled(`${options.functionKey} ran longer than ${seconds} s`, 'FUNCTION_TIME_OUT'));
  };
  const invocation: Invocation = {
    id,
    installation: options.installation,
    functionKey: options.functionKey,
    moduleKey: options.moduleKey,
    accountId: options.accountId,
    origin: options.origin ?? id,
    remainingMs: () => Math.max(0, Math.round(remainingMs())),
    state: 'running',
    kill(reason) {
      invocation.state = 'killed';
      die(reason);
    },
    killIfOverdue() {
      if (invocation.state === 'running' && remainingMs() < 0) timeOut();
    },
  };
  const timer = startTimer(timeOut, options.limitMs);
  try {
    return await Promise.race([current.run(invocation, async () => work()), death]);
  } finally {
    stopTimer(timer);
    if (invocation.state === 'running') invocation.state = 'returned';
  }
}
