/** The balance of the project page by sprint: read only when somebody chooses it. */
import type { SprintsView } from '../contract/page';
import { sprintTable } from '../domain/balance';
import type { PageQuestion } from '../domain/page-question';
import { windowOf } from '../domain/window';
import { readSprintParts } from '../store/facts-by-sprint';

/**
 * Two statements, and nothing is kept: twelve sprints are few issues whatever the project holds.
 * @throws AppFailure storeUnavailable
 */
export async function readSprintBalance(asked: {
  readonly projectId: string;
  readonly question: PageQuestion;
  readonly nowMs: number;
}): Promise<SprintsView> {
  const { projectId, question, nowMs } = asked;
  const { spans, rows, undated } = await readSprintParts(
    { ...question, projectId },
    windowOf(question, nowMs).sinceMs,
    nowMs,
  );
  return { sprints: sprintTable(spans, rows), undated };
}
