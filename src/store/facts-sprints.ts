/** Sprints, as whichever issue was read last told of them. */
import type { Story } from '../domain/story';
import { upsertRows, type Row } from './facts-rows';

/**
 * Notes what issues just read from Jira say of their sprints. Not part of an issue's facts: what an issue read long ago
 * says of a sprint is old, so facts made again from `history` leave this table alone.
 * @throws AppFailure storeUnavailable
 */
export async function writeSprints(stories: readonly Story[]): Promise<void> {
  const rows = new Map<string, Row>();
  // The one changed last in Jira was told the sprint's state last.
  for (const story of stories.toSorted((a, b) => a.updatedMs - b.updatedMs)) {
    for (const { id, name, state, boardId, startMs, endMs, completeMs } of story.sprints ?? []) {
      rows.set(JSON.stringify([story.projectId, id]), {
        ...{ project_id: story.projectId, sprint_id: id, name: name.slice(0, 255), state, board_id: boardId },
        ...{ start_ms: startMs, end_ms: endMs, complete_ms: completeMs },
      });
    }
  }
  await upsertRows('sprint', ['project_id', 'sprint_id'], [...rows.values()]);
}
