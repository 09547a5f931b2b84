/** Failures inside the shell: thrown as `AppFailure`, turned into the contract's `Result` once, in `guarded`. */
import { failure, type ErrorCode, type Failure } from './domain/failure';

/** When Jira said to slow down: its `RateLimit-Reason` and how long to wait. */
export interface SlowDown {
  /** `jira-quota-global-based`, `jira-quota-tenant-based`, `jira-burst-based`, `jira-per-issue-on-write`, or null. */
  readonly reason: string | null;
  /** From `Retry-After`, ms; null when Jira did not say. */
  readonly retryAfterMs: number | null;
}

interface FailureDetails {
  /** The part of the input that was refused, as a dotted path. */
  readonly field?: string;
  /** What happened underneath. For the log only: it never crosses to the browser. */
  readonly cause?: unknown;
  readonly slowDown?: SlowDown;
}

/** An expected failure, with a code of the closed vocabulary. The message is for the log: no content, no people. */
export class AppFailure extends Error {
  override readonly name = 'AppFailure';
  readonly code: ErrorCode;
  readonly field: string | null;
  readonly slowDown: SlowDown | null;

  constructor(code: ErrorCode, message: string, details: FailureDetails = {}) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    this.code = code;
    this.field = details.field ?? null;
    this.slowDown = details.slowDown ?? null;
  }
}

/** Whether this is an expected failure with that code. */
export function isFailure(error: unknown, code: ErrorCode): error is AppFailure {
  return error instanceof AppFailure && error.code === code;
}

/** What crosses to the browser for any error; what we did not expect is `internal`. */
export function toFailure(error: unknown): Failure {
  return error instanceof AppFailure ? failure(error.code, error.field) : failure('internal');
}

const CAUSES_KEPT = 4;

/**
 * The chain of causes as one line of names, codes and messages of our own making. Messages of foreign errors stay out:
 * they can quote a statement's values or an answer's text.
 */
export function describeForLog(error: unknown): string {
  const parts: string[] = [];
  let at: unknown = error;
  for (let depth = 0; depth < CAUSES_KEPT && at !== undefined && at !== null; depth += 1) {
    parts.push(nameOf(at));
    at = at instanceof Error ? at.cause : undefined;
  }
  return parts.join(' < ');
}

function nameOf(error: unknown): string {
  if (error instanceof AppFailure) return `${error.code}: ${error.message}`;
  if (!(error instanceof Error)) return typeof error;
  const code: unknown = 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? `${error.name}(${code})` : error.name;
}

/** Logs a failure where it is handled rather than thrown on. `what` names the step, with ids only. */
export function logFailure(what: string, error: unknown): void {
  const foreign = error instanceof AppFailure ? null : error;
  // Our own code's place is worth a line; the first line of a stack is the message, which may quote content.
  const place = foreign instanceof Error ? (foreign.stack ?? '').split('\n').slice(1, 4).join(' |').trim() : '';
  // oxlint-disable-next-line no-console -- Forge's log is the console; this is the only line that writes to it.
  console.error(`${what}: ${describeForLog(error)}${place === '' ? '' : ` ${place}`}`);
}
