/** Discovery and delivery, week by week. */
import type { Track } from './story';

export type TrackNumbers = Readonly<Record<Track, number>>;

/** One ISO week (UTC), `YYYY-Www`. */
export interface Week {
  readonly week: string;
  /** Issues started in this week. */
  readonly started: TrackNumbers;
  /** Days in progress that fall into this week, working or not; an issue gives at most 7. */
  readonly days: TrackNumbers;
}
