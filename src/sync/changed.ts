/** What a save changes beyond its own issue: children that inherit, and stories resting on the same assumption. */
import { readFollowers } from '../store/facts-groups';
import { markDirty } from '../store/facts-dirty';
import { recomputeKnown } from './recompute';
import { pushDrain } from './queues';
import { readSite } from './site';

/**
 * Called after a command was saved. The issue's own facts are made again at once, from what was last read of it, so
 * that the project page agrees with what the person just saw; the drain does the rest and publishes.
 * @throws AppFailure storeUnavailable, jira failures of `readSite`: the save itself is kept, so the caller logs them
 */
export async function premiseChanged(
  issue: { readonly issueId: string; readonly projectId: string },
  assumptionIds: readonly string[],
  nowMs: number,
): Promise<void> {
  const followers = await readFollowers([issue.issueId], assumptionIds);
  const others = followers.filter((id) => id !== issue.issueId).map((issueId) => ({ issueId, projectId: null }));
  // Marked before anything else: whatever fails below, the drain sees to it.
  await markDirty([issue, ...others], nowMs);
  await pushDrain(nowMs);
  const { lookup } = await readSite(nowMs);
  await recomputeKnown([issue.issueId], { lookup, nowMs });
}
