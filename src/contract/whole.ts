/** All there is of a project, a part at a time. Views are JSON: null, never undefined; times in ms. */
import type { ExportedStream } from '../domain/whole-export';

/** A page of the export of everything. */
export interface ExportPage {
  readonly streams: readonly ExportedStream[];
  /** Issues of this page whose words were left out, because this person may not see them. */
  readonly leftOut: number;
  /** Where the next page begins; null = this was the last. */
  readonly next: string | null;
  readonly nowMs: number;
}
