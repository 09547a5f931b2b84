/** Atlassian's personal data reporting, as the app reaches it: `POST /app/report-accounts`. */
import * as v from 'valibot';
import type { JiraSite } from '../types';
import { notModelled, type Answer } from './answers';

export const REPORT_PATH = '/app/report-accounts';
/** Accounts a call. */
const MOST = 90;

const Report = v.object({
  accounts: v.pipe(
    v.array(v.object({ accountId: v.pipe(v.string(), v.nonEmpty()), updatedAt: v.pipe(v.string(), v.isoTimestamp()) })),
    v.minLength(1),
    v.maxLength(MOST),
  ),
});

/** 200 with what has changed, 204 when nothing has, 400 for anything that is no report. */
export function reportAccounts(site: JiraSite, method: string | undefined, body: string): Answer {
  if (site.accountUpdates === undefined)
    return notModelled('a site without people', 'test/host/forge/report-accounts.ts');
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), Report), body);
  if (method !== 'POST' || !parsed.success) return { status: 400, body: { message: 'not a report of accounts' } };
  const asked = new Map(
    parsed.output.accounts.map(({ accountId, updatedAt }) => [accountId, Date.parse(updatedAt)] as const),
  );
  const accounts = [...site.accountUpdates(asked)].map(([accountId, status]) => ({ accountId, status }));
  return accounts.length === 0 ? { status: 204 } : { status: 200, body: { accounts } };
}
