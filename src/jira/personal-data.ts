/** Atlassian's personal data reporting: which people the app keeps something of, and which of them are no more. */
import { privacy } from '@forge/api';
import * as v from '../valibot';
import { AppFailure } from '../failures';

/** `@forge/api` sends more than this as several calls at once. */
export const MAX_ACCOUNTS = 90;

/** As long as any other call of ours to Jira may take. */
const ANSWER_MS = 15_000;

export interface KeptAccount {
  readonly accountId: string;
  /** When what is kept was last written, ms. */
  readonly updatedMs: number;
}

const Updates = v.array(v.object({ accountId: v.string(), status: v.string() }));
/** What `@forge/api` rejects with is the answer itself. */
const Refused = v.object({
  status: v.number(),
  // Checked and left whole: a copy's methods would no longer know whose they are.
  headers: v.custom<{ get(name: string): string | null }>(
    (headers) =>
      typeof headers === 'object' && headers !== null && 'get' in headers && typeof headers.get === 'function',
  ),
});

/**
 * Reports at most 90 accounts.
 * @returns the ids of closed ones: whatever could name that person must go. An account that has merely changed needs
 * nothing, because nothing but its id is kept.
 * @throws AppFailure jiraBusy (429, with `slowDown`), jiraUnavailable
 */
export async function reportAccounts(accounts: readonly KeptAccount[]): Promise<readonly string[]> {
  const asked = accounts
    .slice(0, MAX_ACCOUNTS)
    .map(({ accountId, updatedMs }) => ({ accountId, updatedAt: new Date(updatedMs).toISOString() }));
  let answer: unknown;
  try {
    answer = await Promise.race([privacy.reportPersonalData(asked), noAnswer()]);
  } catch (cause) {
    throw refusal(cause);
  }
  const parsed = v.safeParse(Updates, answer);
  if (!parsed.success) throw new AppFailure('jiraUnavailable', 'report of personal data: unexpected answer');
  return parsed.output.filter(({ status }) => status === 'closed').map(({ accountId }) => accountId);
}

/** `@forge/api` waits for this answer for ever, and with it every round that comes after. @throws Error after a while */
function noAnswer(): Promise<never> {
  const patience = AbortSignal.timeout(ANSWER_MS);
  return new Promise((_, reject) => {
    const giveUp = () => {
      reject(new Error('no answer'));
    };
    patience.addEventListener('abort', giveUp, { once: true });
  });
}

function refusal(cause: unknown): AppFailure {
  const refused = v.safeParse(Refused, cause);
  if (!refused.success) return new AppFailure('jiraUnavailable', 'report of personal data', { cause });
  const { status, headers } = refused.output;
  const message = `report of personal data: ${String(status)}`;
  if (status !== 429) return new AppFailure('jiraUnavailable', message);
  const after = headers.get('Retry-After');
  const retryAfterMs = after !== null && /^\d+$/.test(after) ? Number(after) * 1000 : null;
  return new AppFailure('jiraBusy', message, { slowDown: { reason: null, retryAfterMs } });
}
