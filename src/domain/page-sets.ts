/** Numbers of the project page whose issues can be looked at, by name. */
import type { Risk } from './premise';
import type { Track } from './story';

/** Each named as the part of the page it stands in names it. */
export const SETS = [
  ...(['counted', 'validated', 'after', 'never', 'against', 'exempt', 'waived', 'learning'] as const),
  ...(['beforeWeBegan', 'startUnknown'] as const),
  ...(['delivered', 'framed', 'named', 'tested', 'before', 'checked', 'met'] as const),
  ...(['discoveryDone', 'discoveryEnded', 'testedStories', 'oneDiscipline', 'dated', 'datedUnframed'] as const),
  ...(['notStarted', 'started', 'closedUnstarted', 'unknown', 'done'] as const),
] as const;
export type SetName = (typeof SETS)[number];

/** A number of one week: what was started then, by track, or where something was found then, by risk. */
export type WeekSet =
  | { readonly kind: 'started'; readonly week: string; readonly track: Track }
  | { readonly kind: 'found'; readonly week: string; readonly risk: Risk };

/** Stories resting on an outcome of the project, whatever the page is narrowed to: the tab counts them all. */
export interface OutcomeSet {
  readonly kind: 'restsOn';
  readonly outcomeId: string;
}

export type PageSet = SetName | WeekSet | OutcomeSet;
