/** What a save changes beyond its own issue: children that inherit, and stories resting on the same assumption. */
import { everLinked } from '../domain/appraise';
import { everTested } from '../domain/discovery';
import { logFailure } from '../failures';
import { forgetPublished } from '../store/facts';
import { markDirty } from '../store/facts-dirty';
import { readFollowers } from '../store/facts-groups';
import { dropIntents, readCutOff, type Intent } from '../store/intents';
import { readPremiseEvents } from '../store/premises';
import { pushDrain } from './queues';
import { recomputeKnown } from './recompute';
import { readSite } from './site';

/** A resolver has 25 s: what was noted longer ago than this was cut off. */
const CUT_OFF_MS = 60_000;
/** Seen to in one tick; the rest wait for the next. */
const AT_ONCE = 100;

/**
 * Called after a command was saved. The issue's own facts are made again at once, from what was last read of it, so
 * that the project page agrees with what the person just saw; the drain does the rest and publishes.
 *
 * `assumptionIds` are those that were changed themselves: every issue resting on one is looked at, however many, and a
 * save that changes none spends nothing on them. Stories asked for more or less because a link or a size changed are told
 * by the facts.
 *
 * Marked last, so that a drain which overtakes this has not seen the mark and comes again; cut off before that, the
 * intent is still there.
 * @throws AppFailure storeUnavailable: the save itself is kept, so the caller logs it
 */
export async function premiseChanged(intent: Intent, assumptionIds: readonly string[], nowMs: number): Promise<void> {
  const { issueId } = intent;
  let regrouped: readonly string[] = [];
  try {
    const { lookup } = await readSite(nowMs);
    regrouped = [...(await recomputeKnown([issueId], { lookup, nowMs })).keys()];
  } catch (error) {
    logFailure(`facts of issue ${issueId} are left to the drain`, error);
  }
  await followUp([intent], assumptionIds, nowMs, regrouped);
}

/**
 * What comes after the issues' own facts: whoever follows them, and whoever was made again with them (`regrouped`), is
 * marked, and the intents are taken back.
 */
export async function followUp(
  intents: readonly Intent[],
  assumptionIds: readonly string[],
  nowMs: number,
  regrouped: readonly string[],
): Promise<void> {
  await markWithFollowers(intents, assumptionIds, nowMs, regrouped);
  await pushDrain(nowMs);
  await dropIntents(intents);
}

/**
 * Makes good what was cut off between the log and everything that follows from it. Nobody knows how far it came, so
 * the property counts as never published.
 * @throws AppFailure storeUnavailable
 */
export async function makeGood(nowMs: number): Promise<void> {
  const intents = await readCutOff(nowMs - CUT_OFF_MS, AT_ONCE);
  if (intents.length === 0) return;
  const issueIds = [...new Set(intents.map(({ issueId }) => issueId))];
  const events = await readPremiseEvents(issueIds);
  await forgetPublished(issueIds);
  await markWithFollowers(
    intents,
    [...events.values()].flatMap((said) => [...everLinked(said), ...everTested(said)]),
    nowMs,
  );
  await dropIntents(intents);
}

async function markWithFollowers(
  issues: readonly Pick<Intent, 'issueId' | 'projectId'>[],
  assumptionIds: readonly string[],
  nowMs: number,
  regrouped: readonly string[] = [],
): Promise<void> {
  const own = new Map(issues.map(({ issueId, projectId }) => [issueId, { issueId, projectId }]));
  const followers = await readFollowers([...own.keys()], assumptionIds);
  const others = [...new Set([...followers, ...regrouped])].filter((id) => !own.has(id));
  await markDirty([...own.values(), ...others.map((issueId) => ({ issueId, projectId: null }))], nowMs);
}
