/** An issue of Jira made as the person, once, whatever is clicked twice, cut off or tried again: it carries a mark. */
import { randomUUID } from 'node:crypto';
import { AppFailure, isFailure } from '../failures';
import { findIssueOf, type IssueMade } from '../jira/discovery-issue';
import type { Jira } from '../jira/request';
import { claimPlan, dropClaim, notePlanMade } from '../store/plans';

/** How long to wait for somebody who is making the same at this moment, ms. */
const WAITS_MS: readonly number[] = [500, 1_000, 2_000, 3_000, 3_000];
/** When to look for an issue whose making was not answered, ms after: Jira's search hears of it a little later. */
const LOOKS_MS: readonly number[] = [0, 2_000];

export interface ToMake {
  /** Made by us of ids alone: letters, digits and signs that mean nothing in a query. */
  readonly mark: string;
  /** Whether all of it was done meanwhile, the issue and what is recorded of it. */
  readonly isDone: () => Promise<boolean>;
  /** Finds out as what it is made, which makes nothing; what it answers makes it, with the mark on it. */
  readonly prepare: () => Promise<() => Promise<IssueMade>>;
}

/**
 * The issue with this mark: made now or by an earlier try; null when somebody else has done all of it meanwhile. Whoever
 * records it forgets the claim afterwards (`forgetPlan`).
 * @throws AppFailure tooSlow (somebody is at it), as `prepare` and `Jira.request`
 */
export async function makeOnce(jira: Jira, wanted: ToMake): Promise<string | null> {
  const owner = randomUUID();
  for (const waitMs of WAITS_MS) {
    const claim = await claimPlan(wanted.mark, owner, Date.now());
    if (claim.kind === 'made') return claim.issueId;
    if (claim.kind === 'mine') return make(jira, wanted, owner);
    await new Promise((resolve) => setTimeout(resolve, waitMs));
    if (await wanted.isDone()) return null;
  }
  throw new AppFailure('tooSlow', 'another try to make this issue is not over yet');
}

async function make(jira: Jira, { mark, prepare }: ToMake, owner: string): Promise<string> {
  let isCertain = true;
  try {
    const earlier = await findIssueOf(jira, mark);
    if (earlier !== null) return await noted(mark, earlier.id);
    const create = await prepare();
    isCertain = false;
    return await noted(mark, (await create()).id);
  } catch (error) {
    if (isCertain || isRefusal(error)) {
      await dropClaim(mark, owner);
      throw error;
    }
    // Jira may have made it and the answer been lost. Not found now, it is looked for again by the next try.
    for (const waitMs of LOOKS_MS) {
      await new Promise((resolve) => setTimeout(resolve, waitMs));
      const made = await findIssueOf(jira, mark).catch(() => null);
      if (made !== null) return noted(mark, made.id);
    }
    throw error;
  }
}

/** Jira has said no, so nothing was made. */
function isRefusal(error: unknown): boolean {
  return (['invalid', 'notAllowed', 'notFound', 'jiraBusy'] as const).some((code) => isFailure(error, code));
}

async function noted(mark: string, issueId: string): Promise<string> {
  await notePlanMade(mark, issueId);
  return issueId;
}
