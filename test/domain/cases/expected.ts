/** What a person who has read an issue's history says of it, in words short enough for a table. */

/** `started 2019-01-29T11:45:23`, moments in UTC to the second; `notStarted` and `startUnknown` have none. */
export type StartWords = `started ${string}` | `closedUnstarted ${string}` | 'notStarted' | 'startUnknown';

/** A track and the rule that decided, as `trackOf` names it. */
export type TrackWords = `${'discovery' | 'delivery' | 'upkeep'} by ${string}`;

export interface Expected {
  readonly start: StartWords;
  /** When it last came into Done; null = it is not there, or nothing says when. */
  readonly done: string | null;
  /** The type that counts: the one it had when work began, else today's. */
  readonly type: string;
  readonly track: TrackWords;
  /** Where relabelling made it another one since; absent = the same. */
  readonly trackAtStart?: TrackWords;
  /** Points that count: those it had when work began. Absent = not looked at. */
  readonly sizeAtStart?: number | null;
  /** Seconds in progress, all stays together, of those that are over. Absent = not added up by hand. */
  readonly seconds?: number;
  /** Statuses whose category only their name tells. Absent = none. */
  readonly guessed?: readonly string[];
  /** Why the history is read so, in one sentence. */
  readonly why: string;
}
