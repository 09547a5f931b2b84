/** Everything an answer about one story is made of, gathered with as few calls as that takes. */
import { type AppraiseInput, everLinked, everRested } from '../domain/appraise';
import { inEffect } from '../domain/inherit';
import { outcomesOf } from '../domain/outcomes/project-outcome';
import { foldPremise } from '../domain/premise-log';
import { sizeOf } from '../domain/size-guess';
import { withNamed } from '../domain/status-category';
import type { SizeChange, Story } from '../domain/story';
import { readHistories, sizesLeadingTo } from '../jira/changelog';
import type { StoryBody } from '../jira/fields';
import { type IssueSeen, readIssue } from '../jira/issue';
import type { Jira } from '../jira/request';
import { readCopy } from '../store/copy-schema';
import { readGroups } from '../store/facts-groups';
import { readStories } from '../store/facts-history';
import { noteIntent } from '../store/intents';
import { readOutcomeEvents } from '../store/outcomes';
import { restoringCommand } from '../store/restore';
import { type Told, readAssumptionEvents, readTold } from '../store/premises';
import { premiseChanged } from '../sync/changed';
import { readParents } from '../sync/parents';
import { COPY_PROPERTY, PREMISE_PROPERTY } from '../sync/publish';
import { restoreCopies, type Restored } from '../sync/restore';
import { readSite, readStoryFields } from '../sync/site';

/** One GET as the person, 2 points: also the check that they may see the issue. */
export async function seeIssue(jira: Jira, issueId: string): Promise<IssueSeen> {
  return readIssue(jira, issueId, await readStoryFields(Date.now()), [PREMISE_PROPERTY, COPY_PROPERTY]);
}

/**
 * What a story is judged by. Its present comes from `seen`, its past from what the last sync kept; only when the two
 * do not join up is the history read from Jira.
 * @throws AppFailure as `Jira.request`, storeUnavailable
 */
export async function gather(jira: Jira, seen: IssueSeen, nowMs: number): Promise<AppraiseInput> {
  const { body } = seen;
  const [told, kept, { lookup }] = await Promise.all([
    readAllTold(seen, nowMs),
    readStories([body.issueId]),
    readSite(nowMs),
  ]);
  const past = await withPast(jira, body, kept.get(body.issueId) ?? null, nowMs);
  const parents = await readParents([body], new Map([[body.projectId, told.settings]]));
  const titles = kept.get(body.issueId)?.titles;
  const story = { ...past, ...parents.get(body.issueId), ...(titles === undefined ? {} : { titles }) };
  const events = [...told.premiseEvents, ...(told.parentEvents ?? [])];
  const [assumptionEvents, outcomes, groupSize] = await Promise.all([
    readAssumptionEvents(everLinked(events)),
    readOutcomeEvents(everRested(events)),
    readGroupSize(body, told),
  ]);
  const outcomeEvents = outcomesOf(outcomes, body.projectId);
  const said = withNamed(lookup, told.settings.statuses);
  return { ...told, story, lookup: said, assumptionEvents, outcomeEvents, groupSize, nowMs };
}

/** What was said; where that is nothing, what the issue kept from before a reinstall is brought back first. */
async function readAllTold(seen: IssueSeen, nowMs: number): Promise<Told> {
  const { body, copy } = seen;
  const told = await readTold(body);
  if (told.premiseEvents.length > 0 || copy === null || typeof readCopy(copy, body.issueId) === 'string') return told;
  const intent = { command: restoringCommand(body.issueId), issueId: body.issueId, projectId: body.projectId };
  // Cut off anywhere from here on, the tick finds it and makes good what follows.
  await noteIntent(intent, nowMs);
  const { assumptionIds } = await restoreSeen(seen, nowMs);
  await premiseChanged(intent, assumptionIds, nowMs);
  return readTold(body);
}

/** Brings back what this issue kept, if the store knows nothing of it. @throws AppFailure storeUnavailable */
export async function restoreSeen({ body, copy }: IssueSeen, nowMs: number): Promise<Restored> {
  return restoreCopies([{ issueId: body.issueId, projectId: body.projectId, copy }], nowMs, nowMs);
}

async function withPast(jira: Jira, body: StoryBody, kept: Story | null, nowMs: number): Promise<Story> {
  if (kept !== null && joinsUp(body, kept)) {
    const { moves, typeChanges, resolutionChanges } = kept;
    return {
      ...{ ...body, moves, typeChanges, ...(resolutionChanges === undefined ? {} : { resolutionChanges }) },
      ...(kept.sizeChanges === undefined ? {} : { sizeChanges: resized(kept.sizeChanges, body, kept) }),
    };
  }
  const { points } = await readStoryFields(nowMs);
  const { byIssue } = await readHistories(jira, [body.issueId], points);
  const { sizeChanges, ...history } = byIssue.get(body.issueId) ?? { moves: null, typeChanges: [] };
  return { ...body, ...history, ...sizesLeadingTo(body.size, sizeChanges) };
}

/** A size changed since the last sync changed after every move that is kept, so after the start. */
function resized(changes: readonly SizeChange[], body: StoryBody, kept: Story): readonly SizeChange[] {
  if (body.size === kept.size) return changes;
  return [...changes, { atMs: body.updatedMs, from: kept.size, to: body.size }];
}

/** The kept history ends where the issue is now. */
function joinsUp(body: StoryBody, kept: Story): boolean {
  return (
    kept.moves !== null &&
    kept.status.id === body.status.id &&
    kept.status.name === body.status.name &&
    kept.issueType === body.issueType &&
    kept.resolution === body.resolution
  );
}

/** The points of all stories whose riskiest assumption this one shares, this one as it is now. */
async function readGroupSize(body: StoryBody, { premiseEvents, parentEvents }: Told): Promise<number | null> {
  const own = foldPremise(premiseEvents);
  const { riskiestId } = inEffect(own, parentEvents === null ? null : foldPremise(parentEvents)).premise;
  if (riskiestId === null) return null;
  const others = (await readGroups([riskiestId])).filter((member) => member.issueId !== body.issueId);
  const sizes = [...others.map((member) => member.size), body.level === 'story' ? sizeOf(body.size, own) : null];
  const known = sizes.filter((size) => size !== null);
  return known.length === 0 ? null : known.reduce((sum, size) => sum + size, 0);
}
