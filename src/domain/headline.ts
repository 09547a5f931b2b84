/** The one sentence leads open the page for, and what stands beside it. */
import type { Validated } from './assessment';
import type { Level, Start, Track } from './story';

/** A share with its Wilson 95 % interval, all 0–1. */
export interface Share {
  readonly of: number;
  readonly count: number;
  readonly share: number;
  readonly low: number;
  readonly high: number;
}

export interface Tally {
  readonly count: number;
  /** Story points; unsized stories add nothing. */
  readonly points: number;
}

/** Stories that are beside the headline, not in it. */
export interface Beside {
  readonly against: Tally;
  readonly exempt: Tally;
  readonly waived: Tally;
  readonly learning: Tally;
  /** Started before the project's first premise. */
  readonly beforeWeBegan: Tally;
  readonly startUnknown: Tally;
}

export type Headline =
  | { readonly kind: 'nothingStarted'; readonly beside: Beside }
  | { readonly kind: 'noPremisesYet'; readonly beside: Beside }
  | { readonly kind: 'share'; readonly sinceMs: number; readonly validated: Share; readonly beside: Beside };

/** What the headline needs to know of one issue. */
export interface HeadlineStory {
  readonly level: Level;
  /** By the type it had when it started, so that relabelling does not pay. */
  readonly trackAtStart: Track;
  /** Of a type the project never asks a premise of, by the type it had when it started. */
  readonly exempt: boolean;
  readonly start: Start;
  /** Story points, null = unsized. */
  readonly size: number | null;
  readonly validated: Validated;
  /** Decided to go without evidence, with a reason. */
  readonly waived: boolean;
  /** Decided to build to learn. */
  readonly learning: boolean;
}

/**
 * Of fewer stories than these none is no share yet: the interval of 0 of 4 still reaches to 49 %, that of 0 of 5 to 43 %.
 * It is told how many started, and what to do about the next one.
 */
export const FEW_STORIES = 5;

/** Two-sided 95 %: the 0.975 quantile of the standard normal distribution. */
const Z = 1.959963984540054;

/**
 * A share with its Wilson score interval at 95 %, without continuity correction: it stays inside 0–1 and is honest
 * about small numbers, where the textbook interval is not. Source: E. B. Wilson, "Probable inference, the law of
 * succession, and statistical inference", JASA 22 (1927) 209–212; recommended for small n by Brown, Cai and DasGupta,
 * "Interval estimation for a binomial proportion", Statistical Science 16 (2001) 101–133.
 * Of nothing the share is 0 and the interval everything.
 */
export function wilson(count: number, of: number): Share {
  if (of === 0) return { of, count, share: 0, low: 0, high: 1 };
  const share = count / of;
  const spread = 1 + (Z * Z) / of;
  const centre = (share + (Z * Z) / (2 * of)) / spread;
  const half = (Z / spread) * Math.sqrt((share * (1 - share)) / of + (Z * Z) / (4 * of * of));
  // At the ends the formula gives exactly 0 or 1, and rounding must not step outside.
  return {
    of,
    count,
    share,
    low: count === 0 ? 0 : Math.max(0, centre - half),
    high: count === of ? 1 : Math.min(1, centre + half),
  };
}

function tally(stories: readonly HeadlineStory[]): Tally {
  return { count: stories.length, points: stories.reduce((sum, { size }) => sum + (size ?? 0), 0) };
}

/**
 * The share of started delivery stories that were validated before they started. No epics, no sub-tasks, no discovery
 * or upkeep. Stories started before the project's first premise, exempt types, waived and build-to-learn stories are
 * beside it, each in one place only, in this order. Stories built against evidence stay in the share's denominator
 * and are shown beside it as well: starting against what was known is the miss the share is about.
 */
export function headlineOf(stories: readonly HeadlineStory[], firstPremiseMs: number | null): Headline {
  const delivery = stories.filter((story) => story.level === 'story' && story.trackAtStart === 'delivery');
  const before: HeadlineStory[] = [];
  const exempt: HeadlineStory[] = [];
  const waived: HeadlineStory[] = [];
  const learning: HeadlineStory[] = [];
  const counted: HeadlineStory[] = [];
  for (const story of delivery) {
    if (story.start.kind !== 'started') continue;
    if (firstPremiseMs === null || story.start.atMs < firstPremiseMs) before.push(story);
    else if (story.exempt) exempt.push(story);
    else if (story.waived) waived.push(story);
    else if (story.learning) learning.push(story);
    else counted.push(story);
  }
  const beside: Beside = {
    against: tally(counted.filter((story) => story.validated === 'against')),
    exempt: tally(exempt),
    waived: tally(waived),
    learning: tally(learning),
    beforeWeBegan: tally(before),
    startUnknown: tally(delivery.filter((story) => story.start.kind === 'startUnknown')),
  };
  if (firstPremiseMs === null) return { kind: 'noPremisesYet', beside };
  if (counted.length === 0) return { kind: 'nothingStarted', beside };
  const validated = counted.filter((story) => story.validated === 'before').length;
  return { kind: 'share', sinceMs: firstPremiseMs, validated: wilson(validated, counted.length), beside };
}
