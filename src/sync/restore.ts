/** After a reinstall: premises come back from the copies their issues kept, and never over what the store knows. */
import type { JiraIssue } from '../jira/fields';
import { markDirty } from '../store/facts-dirty';
import { readFollowers } from '../store/facts-groups';
import { readCopy } from '../store/copy-schema';
import { premiseStream } from '../store/premises';
import { bringBack, readBeginnings, restoringCommand } from '../store/restore';
import { COPY_PROPERTY } from './publish';

/** What lies on an issue. */
export interface Kept {
  readonly issueId: string;
  readonly projectId: string;
  /** Null = nothing. Anybody who may edit the issue can have written it. */
  readonly copy: unknown;
}

export interface Restored {
  /** Issues whose premise came back, and the assumptions that came with it. */
  readonly restored: readonly Kept[];
  readonly assumptionIds: readonly string[];
  readonly refused: number;
}

/** What an issue of a search that asked for the copy brought with it. */
export function keptBy({ id, fields, properties }: JiraIssue): Kept {
  return { issueId: id, projectId: fields.project.id, copy: properties[COPY_PROPERTY] ?? null };
}

/**
 * Brings back the premises of those issues the store knows nothing of. Asks the store once for all of them, so where
 * nothing was lost it costs one statement, and none where no issue has a copy.
 * @param sinceMs what was brought back since then counts as brought back now: a kill repeats the step, not the count
 * @throws AppFailure storeUnavailable
 */
export async function restoreCopies(issues: readonly Kept[], sinceMs: number, nowMs: number): Promise<Restored> {
  const kept = issues.filter(({ copy }) => copy !== null);
  const begun = await readBeginnings(kept.map(({ issueId }) => premiseStream(issueId).stream));
  const restored: Kept[] = [];
  const assumptionIds: string[] = [];
  let refused = 0;
  for (const one of kept) {
    const beginning = begun.get(premiseStream(one.issueId).stream);
    const isOurs = beginning?.command === restoringCommand(one.issueId) && beginning.atMs >= sinceMs;
    if (beginning !== undefined && !isOurs) continue;
    const copy = readCopy(one.copy, one.issueId);
    if (typeof copy === 'string' || (await bringBack(copy, one.projectId, nowMs)) === 'known') {
      refused += 1;
      continue;
    }
    restored.push(one);
    assumptionIds.push(...copy.assumptions.map(({ id }) => id));
  }
  return { restored, assumptionIds, refused };
}

/**
 * Marks what rests on premises that came back: children that inherit, stories on the same assumption. Their facts may
 * have been made before. @returns whether there were any
 */
export async function tellFollowers({ restored, assumptionIds }: Restored, nowMs: number): Promise<boolean> {
  if (restored.length === 0) return false;
  const own = new Set(restored.map(({ issueId }) => issueId));
  const followers = (await readFollowers([...own], assumptionIds)).filter((issueId) => !own.has(issueId));
  if (followers.length === 0) return false;
  await markDirty(
    followers.map((issueId) => ({ issueId, projectId: null })),
    nowMs,
  );
  return true;
}
