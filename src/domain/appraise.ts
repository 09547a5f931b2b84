/**
 * One story, whole: what its history says, what its premise rests on, and what Premise answers. The panel, the issue
 * property and the facts all come from here, so they cannot disagree.
 */
import { assess } from './assess';
import type { Assessment, Validated } from './assessment';
import { dueItemsOf, type DueItem } from './due-items';
import { inEffect } from './inherit';
import type { Assumption, AssumptionEvent, Dated, Premise, PremiseEvent } from './premise';
import { lentAt, type OutcomeStreams } from './outcomes/project-outcome';
import { foldAssumption, foldPremise, upTo } from './premise-log';
import { publish, type PublishedPremise } from './published';
import type { Settings } from './settings';
import { sizeOf } from './size-guess';
import type { CategoryLookup } from './status-category';
import type { Start, Story } from './story';
import { doneMsOf, isDelivered, sizeAtStart, startOf, typeAtStart } from './timing';
import { trackOf, type TrackDecision, type Tracked } from './track';
import { atStart, validatedOf, type StoodAtStart } from './validated';

export interface AppraiseInput {
  readonly story: Story;
  readonly lookup: CategoryLookup;
  readonly settings: Settings;
  /** The story's own stream. */
  readonly premiseEvents: readonly Dated<PremiseEvent>[];
  /** Its parent's stream, null = it has no parent. */
  readonly parentEvents: readonly Dated<PremiseEvent>[] | null;
  /** Streams of every assumption either of them ever linked; others are left out of account. */
  readonly assumptionEvents: ReadonlyMap<string, readonly Dated<AssumptionEvent>[]>;
  /** Streams of the project's outcomes either of them ever rested on; left out = there are none. */
  readonly outcomeEvents?: OutcomeStreams;
  /** Points of all stories resting on the same riskiest assumption, this one included, null = unsized or no group. */
  readonly groupSize: number | null;
  readonly nowMs: number;
}

export interface Appraisal {
  readonly start: Start;
  /** When it last came into Done, ms; null = it is not there, or nothing says when. */
  readonly doneMs: number | null;
  readonly isDone: boolean;
  readonly track: TrackDecision;
  /** By the type it had when work began. */
  readonly atStartTrack: TrackDecision;
  readonly exempt: boolean;
  /** By the type it had when work began. */
  readonly exemptAtStart: boolean;
  /** Jira's points, else the writers' guess; null = unsized. */
  readonly size: number | null;
  /** In effect: own or inherited, with the story's own decision and check. */
  readonly premise: Premise;
  readonly own: Premise;
  readonly inherited: boolean;
  /** Linked in effect, in the order they were linked. */
  readonly assumptions: readonly Assumption[];
  readonly assessment: Assessment;
  readonly validated: Validated;
  readonly stood: StoodAtStart | null;
  /** What falls due about it, now or later. */
  readonly due: readonly DueItem[];
  /** Something was said of it, or of what it inherits: there is something to publish. */
  readonly hasWords: boolean;
  /** What the issue property should hold. */
  readonly published: PublishedPremise;
}

/** Same input, same answer. */
export function appraise(input: AppraiseInput): Appraisal {
  const { story, lookup, settings, premiseEvents, parentEvents, assumptionEvents, groupSize, nowMs } = input;
  const start = startOf(story, lookup, settings);
  const doneMs = doneMsOf(story, lookup);
  // Begun and then given up, it asks for what every closing without building asks for: when it started stays what it was.
  const isGivenUp = doneMs !== null && isDelivered(story, lookup, settings) === false;
  const ended: Start = isGivenUp ? { kind: 'closedUnstarted', atMs: doneMs } : start;
  const beganAs: Story = { ...story, issueType: typeAtStart(story, start) };
  const own = foldPremise(premiseEvents);
  const { outcomeEvents } = input;
  const parent = parentEvents === null ? null : foldPremise(parentEvents);
  const { premise, inherited } = inEffect(own, parent, lentAt(outcomeEvents, nowMs));
  const assumptions = premise.assumptionIds
    .map((id) => foldAssumption(id, assumptionEvents.get(id) ?? []))
    .filter((assumption) => assumption !== null);
  const exempt = isExempt(story, settings);
  const exemptAtStart = isExempt(beganAs, settings);
  const size = sizeOf(story.size, own);
  const assessment = assess({ premise, assumptions, exempt, size, groupSize, start: ended, doneMs, settings, nowMs });
  // A guess made after the start is worth nothing then, as is a size.
  const guessThen = start.kind === 'started' ? foldPremise(upTo(premiseEvents, start.atMs)) : own;
  const sizeThen = sizeOf(sizeAtStart(story, start), guessThen);
  const then = {
    ...{ start, premiseEvents, assumptionEvents, sizeAtStart: sizeThen, settings, nowMs },
    // Its own part of the group is as it was then; of the others only today's sizes are known.
    groupSize: groupSize === null || story.level !== 'story' ? groupSize : groupSize - (size ?? 0) + (sizeThen ?? 0),
    ...(parentEvents === null ? {} : { parentEvents }),
    ...(outcomeEvents === undefined ? {} : { outcomeEvents }),
  };
  const validated = validatedOf(then);
  const { standing } = assessment;
  // What a sub-task inherits falls due at its story, once.
  const isPart = story.level === 'subtask';
  const due = isPart ? [] : dueItemsOf({ premise, start: ended, doneMs, exempt, inherited, standing, settings });
  return {
    ...{ start, doneMs, isDone: lookup(story.status).category === 'done' },
    ...{ track: trackOf(story, settings), atStartTrack: trackOf(beganAs, settings), exempt, exemptAtStart },
    ...{ size, premise, own, inherited, assumptions, assessment, validated },
    stood: atStart({ ...then, exempt: exemptAtStart }),
    due,
    hasWords: own.rev > 0 || inherited,
    published: publish({
      ...{ issueId: story.issueId, projectId: story.projectId, rev: own.rev, premise },
      inheritedFrom: inherited ? story.parentId : null,
      riskiest: assumptions.find(({ id }) => id === premise.riskiestId) ?? null,
      ...{ assessment, start: ended, doneMs, settings, nowMs, due },
      validated: start.kind === 'started' ? validated : null,
    }),
  };
}

/**
 * Whether an issue of this kind is never asked for a premise of its own: upkeep, sub-tasks, discovery (it tests the
 * assumptions of others), and types the project exempts.
 */
export function isExempt(
  story: Tracked & Pick<Story, 'level'>,
  settings: Pick<Settings, 'trackRules' | 'exemptTypes'>,
): boolean {
  const type = story.issueType.trim().toLowerCase();
  const isListed = settings.exemptTypes.some((exempt) => exempt.trim().toLowerCase() === type);
  return isListed || story.level === 'subtask' || trackOf(story, settings).track !== 'delivery';
}

/** Every assumption these events ever linked, each once: whose streams judging them needs. */
export function everLinked(events: readonly Dated<PremiseEvent>[]): readonly string[] {
  return [...new Set(events.flatMap((event) => (event.kind === 'assumption.linked' ? [event.assumptionId] : [])))];
}

/** Every outcome of the project these events ever rested on, each once. */
export function everRested(events: readonly Dated<PremiseEvent>[]): readonly string[] {
  return [...new Set(events.flatMap((event) => (event.kind === 'outcome.rested' ? (event.outcomeId ?? []) : [])))];
}
