/** The one sentence leads open the page for, and what stands beside it. */

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
