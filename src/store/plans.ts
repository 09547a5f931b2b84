/**
 * Planning a test makes an issue in Jira, which has no compare-and-set: two at once, or one cut off and tried again,
 * must not make two. So one at a time tries, and the issue is noted the moment Jira has told of it.
 */
import { createHash } from 'node:crypto';
import * as v from '../valibot';
import type { PlannedTest } from '../domain/premise';
import { AppFailure } from '../failures';
import { dropLease, takeLease, type LeaseName } from './facts-lease';
import { assumptionStream, readAssumptions } from './premises';
import { appendTo, MAX_TRIES } from './save-command';
import { query, run } from './sql';

/**
 * How long nobody else tries after somebody began, ms. A resolver lives 25 s at most, so whoever began is dead by then,
 * and Jira's search has had more than half a minute to hear of an issue made at the last moment.
 */
export const PLAN_LEASE_MS = 60_000;

const MADE = 'made:';

export type Claim =
  | { readonly kind: 'mine' }
  /** An earlier try got as far as the issue. */
  | { readonly kind: 'made'; readonly issueId: string }
  /** Somebody began less than a minute ago, and has not told of an issue. */
  | { readonly kind: 'taken' };

/** Claims the making of a planned test's issue. @param owner of this try alone @throws AppFailure storeUnavailable */
export async function claimPlan(test: string, owner: string, nowMs: number): Promise<Claim> {
  const made = await readMade(test);
  if (made !== null) return { kind: 'made', issueId: made };
  if (await takeLease(leaseOf(test), owner, nowMs, nowMs + PLAN_LEASE_MS)) return { kind: 'mine' };
  const meanwhile = await readMade(test);
  return meanwhile === null ? { kind: 'taken' } : { kind: 'made', issueId: meanwhile };
}

/** Notes the issue that was made, so that whoever tries next goes on from it. @throws AppFailure storeUnavailable */
export async function notePlanMade(test: string, issueId: string): Promise<void> {
  await run('UPDATE lease SET owner = ? WHERE name = ?', [`${MADE}${issueId}`, leaseOf(test)]);
}

/** Nothing was made: the next try need not wait. @throws AppFailure storeUnavailable */
export async function dropClaim(test: string, owner: string): Promise<void> {
  await dropLease(leaseOf(test), owner);
}

/** It is planned: nobody has to look here again. @throws AppFailure storeUnavailable */
export async function forgetPlan(test: string): Promise<void> {
  await run('DELETE FROM lease WHERE name = ?', [leaseOf(test)]);
}

async function readMade(test: string): Promise<string | null> {
  const rows = await query(v.object({ owner: v.string() }), 'SELECT owner FROM lease WHERE name = ?', [leaseOf(test)]);
  const owner = rows[0]?.owner ?? '';
  return owner.startsWith(MADE) ? owner.slice(MADE.length) : null;
}

/** The column holds 64 characters, and a test's id may have more. */
function leaseOf(test: string): LeaseName {
  return `plan-${createHash('sha256').update(test).digest('hex').slice(0, 40)}`;
}

/** Who planned which test of which assumption. */
export interface Planned {
  readonly command: string;
  readonly assumptionId: string;
  readonly test: PlannedTest;
  readonly actor: string;
  readonly projectId: string;
}

/**
 * Records a planned test on its assumption, once.
 * @throws AppFailure notFound (the assumption), storeUnavailable
 */
export async function recordPlan({ command, assumptionId, test, actor, projectId }: Planned): Promise<void> {
  for (let tries = 0; tries < MAX_TRIES; tries += 1) {
    const stored = (await readAssumptions([assumptionId], command)).get(assumptionId);
    if (stored === undefined || stored.record === null) throw new AppFailure('notFound', 'no such assumption');
    if (stored.hasCommand || stored.record.tests.some(({ id }) => id === test.id)) return;
    const saving = { actor, issue: { projectId } };
    const event = { kind: 'test.planned', test } as const;
    if (await appendTo(assumptionStream(assumptionId), stored, [event], { id: command }, saving)) return;
  }
  throw new AppFailure('storeUnavailable', `lost the race for a revision ${String(MAX_TRIES)} times`);
}
