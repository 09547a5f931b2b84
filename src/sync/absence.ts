/**
 * Issues Jira no longer shows. Out of sight is not deleted: the facts stay, counted as last known, until Jira shows the
 * issue again. Only a deletion Jira tells of takes an issue out of the counts, at once; what people said of it goes thirty
 * days later, or when an administrator says so.
 *
 * Why the unseen stay in the counts: a lead compares this month with the last. A project that tightens who sees what
 * would otherwise lose its past overnight, and the share of validated stories would move without anybody having done
 * anything. How many they are is said beside the counts.
 */
import { markUnseen, readFacts, removeFacts } from '../store/facts';
import { markDirty } from '../store/facts-dirty';
import { readFollowers, readRiskiest } from '../store/facts-groups';
import {
  deletePremises,
  forgetGone,
  insertGone,
  readGone,
  readHalfGone,
  readPurgeable,
  readRevived,
  writeFollowers,
  writeIsOut,
  type Gone,
} from '../store/gone';
import { readHiddenProjects } from '../store/project-watch';
import { readSight, readWaiting } from '../store/sight';
import { pushDrain } from './queues';

/** Design §8: how long what people said of a deleted issue is kept, should it come back. */
export const WORDS_KEPT_MS = 30 * 86_400_000;

/** Issues finished in one step. */
const AT_ONCE = 100;

/**
 * Jira told of a deletion. It is believed at once and checked once: told late, twice or wrongly, an issue that Jira still
 * shows is back with the next drain.
 * @throws AppFailure storeUnavailable; what is half done is finished by `finishDeletions`
 */
export async function noteDeleted(issueId: string, nowMs: number): Promise<void> {
  await insertGone(issueId, nowMs, nowMs + WORDS_KEPT_MS);
  const gone = (await readGone([issueId])).get(issueId);
  if (gone !== undefined && !gone.isOut) await takeOut(gone, nowMs);
  await markDirty([{ issueId, projectId: null }], nowMs);
  await pushDrain(nowMs);
}

/**
 * Takes an issue out of every count. Its children stop inheriting, and stories on the same assumption are asked for less:
 * who they are is written down before the facts that tell it are gone, so that a kill in between loses nobody.
 */
async function takeOut({ issueId, followers: noted }: Gone, nowMs: number): Promise<void> {
  const followers = noted ?? (await followersOf(issueId));
  if (noted === null) await writeFollowers(issueId, followers);
  await removeFacts([issueId]);
  await markDirty(
    followers.map((id) => ({ issueId: id, projectId: null })),
    nowMs,
  );
  await writeIsOut(issueId, true);
  await pushDrain(nowMs);
}

async function followersOf(issueId: string): Promise<readonly string[]> {
  const assumptions = await readRiskiest([issueId]);
  return (await readFollowers([issueId], [...assumptions.values()])).filter((id) => id !== issueId);
}

/**
 * What the drain does about issues Jira has just not shown. Jira does not tell deleted from hidden, so only those it had
 * told of are taken out, and the sub-tasks of these: Jira deletes them with their parent and tells of the parent alone.
 * @throws AppFailure storeUnavailable
 */
export async function settleAbsent(issueIds: readonly string[], nowMs: number): Promise<void> {
  const facts = await readFacts(issueIds);
  if (facts.size === 0) return;
  const told = await readGone([...facts.keys()]);
  const parts = [...facts.values()].filter(({ level, issue_id: id }) => level === 'subtask' && !told.has(id));
  const parents = await readGone(parts.flatMap((part) => part.parent_id ?? []));
  for (const part of parts) {
    const parent = parents.get(part.parent_id ?? '');
    if (parent !== undefined) await insertGone(part.issue_id, parent.sinceMs, parent.purgeMs);
  }
  const gone = await readGone([...facts.keys()]);
  // Also those that were out already: whoever had read them before the deletion has written them since.
  for (const one of gone.values()) await takeOut(one.isOut ? { ...one, followers: null } : one, nowMs);
  const hidden = [...facts.values()].filter(({ issue_id: id }) => !gone.has(id));
  // Noted before the facts say "unseen": a kill in between marks the same children again, never none.
  await markChildren(
    hidden.filter((fact) => fact.unseen_since_ms === null).map((fact) => fact.issue_id),
    nowMs,
  );
  await markUnseen(
    hidden.map((fact) => fact.issue_id),
    nowMs,
  );
}

/**
 * What the drain does about issues Jira has just shown, before their facts are written: children of one that has moved to
 * another project (sub-tasks move with it, untold) or is back in sight are looked at too.
 */
export async function settleSeen(
  issues: readonly { readonly issueId: string; readonly projectId: string }[],
  nowMs: number,
): Promise<void> {
  const before = await readSight(issues.map((issue) => issue.issueId));
  const changed = issues.filter(({ issueId, projectId }) => {
    const sight = before.get(issueId);
    return sight !== undefined && (sight.projectId !== projectId || sight.unseenSinceMs !== null);
  });
  await markChildren(
    changed.map((issue) => issue.issueId),
    nowMs,
  );
}

/**
 * After their facts are written: issues Jira has shown since it was told they were deleted are not. `askedMs` is from
 * before Jira was asked; a deletion told of meanwhile is the newer word, and will be asked about.
 */
export async function settleBack(issueIds: readonly string[], askedMs: number): Promise<void> {
  const gone = [...(await readGone(issueIds)).values()];
  await forgetGone(gone.filter(({ sinceMs }) => sinceMs < askedMs).map(({ issueId }) => issueId));
}

async function markChildren(issueIds: readonly string[], nowMs: number): Promise<void> {
  const children = await readFollowers(issueIds, []);
  if (children.length === 0) return;
  await markDirty(
    children.map((issueId) => ({ issueId, projectId: null })),
    nowMs,
  );
  await pushDrain(nowMs);
}

/**
 * One step of what is left of deletions: half-done ones, issues that have facts again, and words whose time is over.
 * @returns whether there is more to do now
 * @throws AppFailure storeUnavailable
 */
export async function finishDeletions(nowMs: number): Promise<boolean> {
  const half = await readHalfGone(AT_ONCE);
  for (const gone of half) await takeOut(gone, nowMs);
  const revived = await readRevived(AT_ONCE);
  if (revived.length > 0) {
    await markDirty(revived, nowMs);
    await pushDrain(nowMs);
  }
  const due = await readPurgeable(nowMs, AT_ONCE);
  // Whoever Jira is still to be asked about, or has shown since, keeps their words.
  const [waiting, sights] = [await readWaiting(due), await readSight(due)];
  await purge(due.filter((id) => !waiting.has(id) && !sights.has(id)));
  return half.length === AT_ONCE || (due.length === AT_ONCE && waiting.size + sights.size === 0);
}

export async function areDeletionsDue(nowMs: number): Promise<boolean> {
  if ((await readHalfGone(1)).length > 0 || (await readPurgeable(nowMs, 1)).length > 0) return true;
  return (await readRevived(1)).length > 0;
}

async function purge(issueIds: readonly string[]): Promise<void> {
  await deletePremises(issueIds);
  await forgetGone(issueIds);
}

/**
 * Purges issues for good, because an administrator says so: facts, history, and what people said in their premises. Only
 * issues Premise cannot see, or that were deleted: what Jira shows would be read again, without its words.
 * @returns the ids that were purged; the others are as they were
 * @throws AppFailure storeUnavailable; what is half done is finished by `finishDeletions`
 */
export async function purgeIssues(issueIds: readonly string[], nowMs: number): Promise<readonly string[]> {
  const [sights, told] = [await readSight(issueIds), await readGone(issueIds)];
  const hidden = new Set((await readHiddenProjects()).map(({ projectId }) => projectId));
  const purged = [...new Set(issueIds)].filter((id) => {
    const sight = sights.get(id);
    if (sight === undefined) return told.has(id);
    return sight.unseenSinceMs !== null || hidden.has(sight.projectId);
  });
  for (const id of purged) await insertGone(id, nowMs, nowMs);
  for (const gone of (await readGone(purged)).values()) await takeOut(gone, nowMs);
  await purge(purged);
  return purged;
}
