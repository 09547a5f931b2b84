/**
 * Jira's bad days by name. Which of its three rate limits was met stands in `RateLimit-Reason` (its rate-limiting page,
 * March 2026); the sentences in the bodies are ours, nobody may read them.
 */
import type { Answer } from './answers';

export const JIRA_FAULTS = [
  '429 quota of the app',
  '429 quota of the site',
  '429 burst',
  '429 writes to one issue',
  '500',
  '502',
  '503',
  '504',
  '401',
  '403',
  '404',
] as const;
export type JiraFault = (typeof JIRA_FAULTS)[number];

interface Limit {
  readonly reason: string;
  /** Points or requests the limit allows. */
  readonly limit: number;
  /** When it is lifted, ms. */
  readonly lifted: (nowMs: number) => number;
}

const HOUR_MS = 3_600_000;
const nextHour = (nowMs: number): number => (Math.floor(nowMs / HOUR_MS) + 1) * HOUR_MS;
const seconds = (count: number) => (nowMs: number) => nowMs + count * 1000;

/** Quotas start anew with each hour (UTC); a burst is over in a moment; an issue takes 20 writes in 2 s, 100 in 30 s. */
const LIMITS: Readonly<Partial<Record<JiraFault, Limit>>> = {
  '429 quota of the app': { reason: 'jira-quota-global-based', limit: 65_000, lifted: nextHour },
  '429 quota of the site': { reason: 'jira-quota-tenant-based', limit: 100_000, lifted: nextHour },
  '429 burst': { reason: 'jira-burst-based', limit: 100, lifted: seconds(1) },
  '429 writes to one issue': { reason: 'jira-per-issue-on-write', limit: 20, lifted: seconds(2) },
};

export function isJiraFault(name: string): name is JiraFault {
  return JIRA_FAULTS.some((known) => known === name);
}

/** What Jira, or the gateway before it, answers then. @param nowMs host time */
export function jiraFault(fault: JiraFault, nowMs: number): Answer {
  const limit = LIMITS[fault];
  const status = Number(fault.slice(0, 3));
  // A gateway's own trouble comes as a page, not as JSON.
  if (limit === undefined) return { status, ...(status > 500 ? {} : { body: { errorMessages: [], errors: {} } }) };
  const liftedMs = limit.lifted(nowMs);
  return {
    status,
    headers: {
      'Retry-After': String(Math.ceil((liftedMs - nowMs) / 1000)),
      'RateLimit-Reason': limit.reason,
      'X-RateLimit-Limit': String(limit.limit),
      'X-RateLimit-Remaining': '0',
      'X-RateLimit-Reset': new Date(liftedMs).toISOString(),
    },
    body: { errorMessages: ['Rate limit exceeded.'], errors: {} },
  };
}
