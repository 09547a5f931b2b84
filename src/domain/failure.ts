/**
 * The one closed vocabulary of failures. The words a person reads for each code live in the wording file;
 * the cause stays in the log.
 *
 * - `invalid`: what was sent cannot be accepted; `field` names the part to mend.
 * - `conflict`: someone saved the same part first; nothing of either is lost.
 * - `notAllowed`: Jira says this person may not do that here.
 * - `notFound`: the issue or project does not exist, or this person may not see it (Jira does not tell which).
 * - `settingUp`: the store is being prepared; the same call works in a moment.
 * - `jiraBusy`: Jira asked us to slow down (429) or the hour's budget is used up.
 * - `jiraUnavailable`, `storeUnavailable`: the other side failed or did not answer.
 * - `tooSlow`: our own time budget ran out before the platform's.
 * - `unlicensed`: the licence ended; reading still works.
 * - `internal`: a mistake of ours.
 */
export const ERROR_CODES = [
  'invalid',
  'conflict',
  'notAllowed',
  'notFound',
  'settingUp',
  'jiraBusy',
  'jiraUnavailable',
  'storeUnavailable',
  'tooSlow',
  'unlicensed',
  'internal',
] as const;

export type ErrorCode = (typeof ERROR_CODES)[number];

/** A failure as it crosses to the browser: plain data, no cause, no content, no personal data. */
export interface Failure {
  readonly code: ErrorCode;
  /** Whether doing the very same thing again may work. */
  readonly retryable: boolean;
  /** The part of the input that was refused, as a dotted path, or null. */
  readonly field: string | null;
}

export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: Failure };

const RETRYABLE: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'settingUp',
  'jiraBusy',
  'jiraUnavailable',
  'storeUnavailable',
  'tooSlow',
  'internal',
]);

/** A failure with its code's usual retry advice. */
export function failure(code: ErrorCode, field: string | null = null): Failure {
  return { code, retryable: RETRYABLE.has(code), field };
}
