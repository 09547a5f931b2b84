/** Makes the facts of issues: from their stories, what people said, the settings and the clock. Never asks Jira. */
import { everLinked, everRested } from '../domain/appraise';
import { inEffect } from '../domain/inherit';
import { outcomesOf, type OutcomeStreams } from '../domain/outcomes/project-outcome';
import type { AssumptionEvent, Dated, PremiseEvent } from '../domain/premise';
import { foldAssumption, foldPremise } from '../domain/premise-log';
import type { Settings } from '../domain/settings';
import { sizeOf } from '../domain/size-guess';
import { type CategoryLookup, withNamed } from '../domain/status-category';
import type { Story } from '../domain/story';
import { AppFailure } from '../failures';
import { clearDirty, markMeanwhile, type DirtyMark } from '../store/facts-dirty';
import { readFacts, upsertFacts, type Fact, type FindingSet } from '../store/facts';
import { readProjectsOf } from '../store/facts-findings';
import { readGroups, readRiskiest, type GroupMember } from '../store/facts-groups';
import { readStories } from '../store/facts-history';
import { readOutcomeEvents } from '../store/outcomes';
import { readAssumptionEvents, readPremiseEvents } from '../store/premises';
import { readAllSettings } from '../store/settings-store';
import { factOf, type Appraised } from './fact-of';
import { findingRowsOf } from './fact-parts';
import { listAssumptions } from './list-assumptions';
import { readMisplaced, readParents } from './parents';

export interface Recomputing {
  readonly lookup: CategoryLookup;
  readonly nowMs: number;
  /** Jira has just shown these issues to the app. */
  readonly seen: boolean;
  /**
   * Published before the facts are written, answering the hashes of what Jira took: for facts that are due by themselves
   * (time, settings), so that whoever is killed in between finds them due again.
   */
  readonly publish?: (made: ReadonlyMap<string, Appraised>) => Promise<ReadonlyMap<string, string>>;
}

/** Everything the facts of a batch are made of, beside the stories. */
interface Background {
  readonly before: ReadonlyMap<string, Fact>;
  readonly settings: ReadonlyMap<string, Settings>;
  readonly parents: ReadonlyMap<string, Pick<Story, 'parentKind'>>;
  readonly premiseEvents: ReadonlyMap<string, readonly Dated<PremiseEvent>[]>;
  readonly assumptionEvents: ReadonlyMap<string, readonly Dated<AssumptionEvent>[]>;
  readonly outcomeEvents: OutcomeStreams;
}

export interface Recomputed {
  /** The appraisals of the stories and of those others, by issue id. */
  readonly made: ReadonlyMap<string, Appraised>;
  /** Of those others, to be cleared once they are published; none are left where `publish` did that. */
  readonly marks: readonly DirtyMark[];
}

/**
 * Makes and writes the facts of these stories, and of stories that share a riskiest assumption with one whose size or
 * link has changed: what is asked of them changes too. So does the track of children that follow what a parent is.
 *
 * That a group has changed is seen from the facts alone, so its others are marked before those are written: whoever is
 * killed in between, or before they are published, leaves them to the drain.
 * @throws AppFailure storeUnavailable
 */
export async function recompute(stories: readonly Story[], how: Recomputing): Promise<Recomputed> {
  const { made, marks, settings } = await makeFacts(stories, how);
  const misplaced = await readMisplaced(stories, settings);
  const others = [...new Set([...marks.map(({ issueId }) => issueId), ...misplaced])].filter((id) => !made.has(id));
  if (others.length === 0) return { made, marks: [] };
  const beside = await makeFacts([...(await readStories(others)).values()], { ...how, seen: false });
  // One of which nothing was read yet keeps its mark: the drain reads it.
  const seenTo = marks.filter(({ issueId }) => beside.made.has(issueId));
  if (how.publish !== undefined) await clearDirty(seenTo);
  return { made: new Map([...made, ...beside.made]), marks: how.publish === undefined ? seenTo : [] };
}

/** As `recompute`, for issues by id, from what was last read of them; issues never read are left out. */
export async function recomputeKnown(
  issueIds: readonly string[],
  how: Omit<Recomputing, 'seen'>,
): Promise<ReadonlyMap<string, Appraised>> {
  const { made } = await recompute([...(await readStories(issueIds)).values()], { ...how, seen: false });
  return made;
}

async function makeFacts(
  stories: readonly Story[],
  how: Recomputing,
): Promise<{
  made: ReadonlyMap<string, Appraised>;
  marks: readonly DirtyMark[];
  settings: ReadonlyMap<string, Settings>;
}> {
  if (stories.length === 0) return { made: new Map(), marks: [], settings: new Map() };
  const background = await readBackground(stories);
  const { before, parents } = background;
  const riskiest = new Map(stories.map((story) => [story.issueId, riskiestOf(story, background)]));
  const were = await readRiskiest(stories.map((story) => story.issueId));
  const members = await readGroups([...riskiest.values(), ...were.values()].filter((id) => id !== null));
  const sizes = new Map(stories.map((story) => [story.issueId, sizeIn(story, background)]));
  const groups = createGroups(stories, riskiest, sizes, members);
  const made = new Map(
    stories.map((story): [string, Appraised] => {
      const fact = before.get(story.issueId);
      const settings = background.settings.get(story.projectId);
      if (settings === undefined) throw new AppFailure('internal', `no settings of project ${story.projectId}`);
      const input = {
        ...{ story: { ...story, ...parents.get(story.issueId) }, settings, nowMs: how.nowMs },
        lookup: withNamed(how.lookup, settings.statuses),
        premiseEvents: background.premiseEvents.get(story.issueId) ?? [],
        parentEvents: story.parentId === null ? null : (background.premiseEvents.get(story.parentId) ?? []),
        assumptionEvents: background.assumptionEvents,
        outcomeEvents: outcomesOf(background.outcomeEvents, story.projectId),
        groupSize: groups.sizeFor(riskiest.get(story.issueId) ?? null),
      };
      const unseenSinceMs = how.seen ? null : (fact?.unseen_since_ms ?? null);
      return [story.issueId, factOf(input, { propertyHash: fact?.property_hash ?? null, unseenSinceMs })];
    }),
  );
  // Before the facts, which say last that the project's pages are old.
  await listAssumptions(stories, background);
  const marks = await markMeanwhile(groups.others, how.nowMs);
  const hashes = (await how.publish?.(made)) ?? new Map<string, string>();
  await upsertFacts(
    [...made].map(([issueId, { set }]) => {
      const hash = hashes.get(issueId);
      return hash === undefined ? set : { ...set, fact: { ...set.fact, property_hash: hash } };
    }),
    before,
    await findingsOf(stories, background, how.nowMs),
  );
  return { made, marks, settings: background.settings };
}

/**
 * What was found of every assumption these issues or their parents ever linked. A finding is counted where its assumption
 * is at home, once; while nothing is known of that issue it is not counted, and whoever reads the issue writes it.
 */
async function findingsOf(
  stories: readonly Story[],
  { assumptionEvents }: Background,
  nowMs: number,
): Promise<FindingSet> {
  const assumptions = [...assumptionEvents]
    .map(([id, events]) => foldAssumption(id, events))
    .filter((assumption) => assumption !== null);
  const here = new Map(stories.map((story) => [story.issueId, story.projectId]));
  const homes = assumptions.filter(({ findings }) => findings.length > 0).map(({ homeIssueId }) => homeIssueId);
  const elsewhere = await readProjectsOf([...new Set(homes)].filter((id) => !here.has(id)));
  const rows = assumptions.flatMap((assumption) => {
    const home = assumption.homeIssueId;
    const projectId = here.get(home) ?? elsewhere.get(home);
    return projectId === undefined ? [] : findingRowsOf(assumption, projectId, nowMs);
  });
  return { assumptionIds: assumptions.map(({ id }) => id), rows };
}

async function readBackground(stories: readonly Story[]): Promise<Background> {
  const issueIds = stories.map((story) => story.issueId);
  const parentIds = stories.flatMap((story) => story.parentId ?? []);
  const premiseEvents = await readPremiseEvents([...new Set([...issueIds, ...parentIds])]);
  const assumptionIds = [...premiseEvents.values()].flatMap((events) => everLinked(events));
  const settings = await readAllSettings(stories.map((story) => story.projectId));
  return {
    before: await readFacts(issueIds),
    ...{ settings, parents: await readParents(stories, settings) },
    premiseEvents,
    assumptionEvents: await readAssumptionEvents([...new Set(assumptionIds)]),
    outcomeEvents: await readOutcomeEvents([...premiseEvents.values()].flatMap((events) => everRested(events))),
  };
}

function riskiestOf(story: Story, { premiseEvents }: Background): string | null {
  const own = foldPremise(premiseEvents.get(story.issueId) ?? []);
  const parent = story.parentId === null ? null : foldPremise(premiseEvents.get(story.parentId) ?? []);
  return inEffect(own, parent).premise.riskiestId;
}

function sizeIn(story: Story, { premiseEvents }: Background): number | null {
  return sizeOf(story.size, foldPremise(premiseEvents.get(story.issueId) ?? []));
}

/** Stories that rest on the same riskiest assumption, as they are with this batch. */
function createGroups(
  stories: readonly Story[],
  riskiest: ReadonlyMap<string, string | null>,
  sizes: ReadonlyMap<string, number | null>,
  members: readonly GroupMember[],
): { sizeFor(assumptionId: string | null): number | null; readonly others: readonly GroupMember[] } {
  const inBatch = new Set(stories.map((story) => story.issueId));
  const now = new Map<string, (number | null)[]>();
  const before = new Map<string, (number | null)[]>();
  for (const { assumptionId, issueId, size } of members) {
    push(before, assumptionId, size);
    if (!inBatch.has(issueId)) push(now, assumptionId, size);
  }
  for (const story of stories) {
    const id = riskiest.get(story.issueId) ?? null;
    if (id !== null && story.level === 'story') push(now, id, sizes.get(story.issueId) ?? null);
  }
  const hasChanged = (id: string) => total(now.get(id) ?? []) !== total(before.get(id) ?? []);
  return {
    sizeFor: (assumptionId) => (assumptionId === null ? null : total(now.get(assumptionId) ?? [])),
    others: members.filter(({ assumptionId, issueId }) => hasChanged(assumptionId) && !inBatch.has(issueId)),
  };
}

function push(to: Map<string, (number | null)[]>, key: string, size: number | null): void {
  to.set(key, [...(to.get(key) ?? []), size]);
}

/** Null when nobody in the group has a size. In order of size, so that the same sizes always add up to the same. */
function total(sizes: readonly (number | null)[]): number | null {
  const known = sizes.filter((size) => size !== null).sort((a, b) => a - b);
  return known.length === 0 ? null : known.reduce((sum, size) => sum + size, 0);
}
