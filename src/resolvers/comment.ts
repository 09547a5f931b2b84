/** Telling a no where people read: a comment on the issue, as the person who said it, once for each decision. */
import { randomUUID } from 'node:crypto';
import { AppFailure, isFailure, logFailure } from '../failures';
import { addComment, isCommented, type CommentMark } from '../jira/comments';
import { claimComment, dropCommentClaim, leaveUnclear, noteCommented, type CommentClaim } from '../store/comments';
import { readFrame, readPremiseEvents } from '../store/premises';
import { decisionOf, dropUntold } from '../store/untold';
import type { Call } from './guarded';
import { seeIssue } from './story';

/** While another try is under way, this one waits for it, ms. */
const WAITS_MS: readonly number[] = [500, 1_000, 2_000, 4_000];

interface Telling {
  readonly issueId: string;
  /** The revision that brought the no: a later decision makes another comment. */
  readonly decisionRev: number;
  readonly paragraphs: readonly string[];
}

/**
 * Posts the comment of a no that is saved. Whatever is repeated, it is there once; after an answer that never came, the
 * next try looks for it before posting.
 * @throws AppFailure conflict (`decision`) when it is no longer that no, tooSlow while another try is under way, as
 * `addComment`
 */
export async function commentNo(call: Call, telling: Telling): Promise<{ readonly isPosted: true }> {
  const { issueId, decisionRev } = telling;
  const seen = await seeIssue(call.jira, issueId);
  const { premise } = await readFrame(seen.body, '');
  if (premise.record.decision?.kind !== 'no' || premise.record.decisionRev !== decisionRev) {
    throw new AppFailure('conflict', 'the decision is another by now', { field: 'decision' });
  }
  const decision = decisionOf(telling);
  const owner = randomUUID();
  const claim = await claimed(decision, owner);
  if (claim.kind === 'mine') await post(call, telling, { decision, owner, isAgain: claim.isAgain });
  try {
    await dropUntold(seen.body.projectId, [issueId]);
  } catch (error) {
    // Whoever looks next at what is untold finds that it is told.
    logFailure(`issue ${issueId} is still noted as untold`, error);
  }
  return { isPosted: true };
}

async function claimed(decision: string, owner: string): Promise<Exclude<CommentClaim, { kind: 'taken' }>> {
  for (const waitMs of WAITS_MS) {
    const claim = await claimComment(decision, owner, Date.now());
    if (claim.kind !== 'taken') return claim;
    await new Promise((resolve) => setTimeout(resolve, waitMs));
  }
  throw new AppFailure('tooSlow', 'another try to comment is not over yet');
}

async function post(
  { jira }: Call,
  { issueId, decisionRev, paragraphs }: Telling,
  { decision, owner, isAgain }: { readonly decision: string; readonly owner: string; readonly isAgain: boolean },
): Promise<void> {
  const mark: CommentMark = { property: 'premise.no', of: decision };
  const isThere = async () => isCommented(jira, issueId, mark, await saidAtMs(issueId, decisionRev));
  try {
    if (!isAgain || !(await isThere())) await addComment(jira, issueId, paragraphs, mark);
  } catch (error) {
    if (isRefusal(error) && !isAgain) {
      await dropCommentClaim(decision, owner);
      throw error;
    }
    // The answer was lost, perhaps not the comment.
    if (!(await isThere().catch(() => false))) {
      await leaveUnclear(decision, owner, Date.now());
      throw error;
    }
  }
  try {
    await noteCommented(decision);
  } catch (error) {
    // It is posted; should somebody send it again, they find it there.
    logFailure(`that issue ${issueId} has its comment is not noted`, error);
  }
}

/** When the store took the decision: its comment came later. */
async function saidAtMs(issueId: string, decisionRev: number): Promise<number> {
  const events = (await readPremiseEvents([issueId])).get(issueId) ?? [];
  return events.find(({ rev }) => rev === decisionRev)?.atMs ?? 0;
}

/** Jira has said no, so nothing was posted. */
function isRefusal(error: unknown): boolean {
  return (['invalid', 'notAllowed', 'notFound', 'jiraBusy'] as const).some((code) => isFailure(error, code));
}
