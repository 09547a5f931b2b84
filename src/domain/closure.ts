/** How an issue that is in Done came to its end. */
import type { Settings } from './settings';
import type { CategoryLookup } from './status-category';
import type { Story, Track } from './story';
import { isDelivered } from './timing';

/**
 * - `delivered`: it was built.
 * - `decided`: somebody decided against it, which is worth a sentence (design §5, signal 7).
 * - `dropped`: it ended otherwise, say as a duplicate.
 */
export const CLOSURES = ['delivered', 'decided', 'dropped'] as const;
export type Closure = (typeof CLOSURES)[number];

/** Resolutions and statuses that say somebody decided, rather than found out or tidied up. */
const DECISION_LIKE: ReadonlySet<string> = new Set(["won't do", "won't fix", 'declined']);

/** Null = it is not in Done. An incident that nobody will mend is no decision about what to build. */
export function closureOf(
  story: Story,
  track: Track,
  lookup: CategoryLookup,
  settings: Pick<Settings, 'notDelivered'>,
): Closure | null {
  const delivered = isDelivered(story, lookup, settings);
  if (delivered === null) return null;
  if (delivered) return 'delivered';
  const said = [story.resolution ?? '', story.status.name].map((word) => word.trim().toLowerCase().replace('’', "'"));
  return track !== 'upkeep' && said.some((word) => DECISION_LIKE.has(word)) ? 'decided' : 'dropped';
}
