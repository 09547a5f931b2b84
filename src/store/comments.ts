/**
 * A no is told in a comment once. Jira takes the same comment twice without a word, so one at a time tries, and that it
 * is posted is noted: one small row for each decision that was told, by its issue and revision.
 */
import { createHash } from 'node:crypto';
import * as v from '../valibot';
import { dropLease, renewLease, takeLease, type LeaseName } from './facts-lease';
import { places } from './facts-rows';
import { Int, query, run } from './sql';

/** How long nobody else tries after somebody began, ms: a resolver lives 25 s at most. */
export const COMMENT_LEASE_MS = 30_000;
/** After an answer that told nothing, Jira is given this long to show the comment before it is tried again, ms. */
export const COMMENT_PAUSE_MS = 1_500;

const POSTED = 'posted';

export type CommentClaim =
  /** `isAgain`: an earlier try may have got through. */
  { readonly kind: 'mine'; readonly isAgain: boolean } | { readonly kind: 'posted' } | { readonly kind: 'taken' };

/** @param decision the issue and the revision of its decision @throws AppFailure storeUnavailable */
export async function claimComment(decision: string, owner: string, nowMs: number): Promise<CommentClaim> {
  const before = await readClaim(decision);
  if (before?.owner === POSTED) return { kind: 'posted' };
  if (await takeLease(leaseOf(decision), owner, nowMs, nowMs + COMMENT_LEASE_MS)) {
    return { kind: 'mine', isAgain: before !== null && before.until_ms !== 0 };
  }
  return (await readClaim(decision))?.owner === POSTED ? { kind: 'posted' } : { kind: 'taken' };
}

/** @throws AppFailure storeUnavailable */
export async function noteCommented(decision: string): Promise<void> {
  await run('UPDATE lease SET owner = ? WHERE name = ?', [POSTED, leaseOf(decision)]);
}

/** What a reminder is known by: letters and digits, so that a query of Jira's can name it. */
export function reminderKey(item: string): string {
  return `due-${createHash('sha256').update(item).digest('hex').slice(0, 40)}`;
}

/** Which of these are posted, in one statement. @throws AppFailure storeUnavailable */
export async function readCommented(decisions: readonly string[]): Promise<ReadonlySet<string>> {
  if (decisions.length === 0) return new Set();
  const names = decisions.map(leaseOf);
  const rows = await query(
    v.object({ name: v.string() }),
    `SELECT name FROM lease WHERE name IN (${places(names)}) AND owner = ?`,
    [...names, POSTED],
  );
  const posted = new Set(rows.map(({ name }) => name));
  return new Set(decisions.filter((decision) => posted.has(leaseOf(decision))));
}

/** Nothing was posted: the next try need neither wait nor look. @throws AppFailure storeUnavailable */
export async function dropCommentClaim(decision: string, owner: string): Promise<void> {
  await dropLease(leaseOf(decision), owner);
}

/** Nobody knows whether it was posted: the next try waits a moment and looks first. @throws AppFailure storeUnavailable */
export async function leaveUnclear(decision: string, owner: string, nowMs: number): Promise<void> {
  await renewLease(leaseOf(decision), owner, nowMs + COMMENT_PAUSE_MS);
}

async function readClaim(decision: string): Promise<{ readonly owner: string; readonly until_ms: number } | null> {
  const rows = await query(
    v.object({ owner: v.string(), until_ms: Int }),
    'SELECT owner, until_ms FROM lease WHERE name = ?',
    [leaseOf(decision)],
  );
  return rows[0] ?? null;
}

function leaseOf(decision: string): LeaseName {
  return `comment-${createHash('sha256').update(decision).digest('hex').slice(0, 40)}`;
}
