/** The issues behind a number of the project page. */
import type { IssueSetView } from '../contract/page';
import type { PageQuestion } from '../domain/page-question';
import type { PageSet } from '../domain/page-sets';
import { windowOf } from '../domain/window';
import { readProject } from '../store/facts-project';
import { readSet } from '../store/page-sets';

/** As many as one look at Jira shows. */
const AT_ONCE = 50;

/** @throws AppFailure storeUnavailable */
export async function readIssueSet(asked: {
  readonly projectId: string;
  readonly question: PageQuestion;
  readonly set: PageSet;
  readonly after: string | null;
  readonly nowMs: number;
}): Promise<IssueSetView> {
  const { projectId, question, set, after, nowMs } = asked;
  const state = await readProject(projectId);
  const within = { sinceMs: windowOf(question, nowMs).sinceMs, firstMs: state?.first_premise_ms ?? null };
  const ids = await readSet({ ...question, projectId }, set, within, after ?? '', AT_ONCE + 1);
  const issueIds = ids.slice(0, AT_ONCE);
  return { issueIds, after: ids.length > AT_ONCE ? (issueIds.at(-1) ?? null) : null };
}
