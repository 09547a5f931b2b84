/** Issues from Jira with their histories, as stories, on the background's account. */
import type { Story } from '../domain/story';
import { MAX_HISTORIES, readHistories } from '../jira/changelog';
import { presentCategory, storyBodyOf, type JiraIssue, type StoryFields } from '../jira/fields';
import type { Jira } from '../jira/request';
import { readStories, writeSeenStatuses, writeStories } from '../store/facts-history';
import { chunks } from '../store/facts-rows';
import { COST } from './cost';

export interface ReadStories {
  readonly stories: readonly Story[];
  /** Points the histories cost; the issues themselves are paid for by whoever fetched them. */
  readonly points: number;
}

/**
 * Completes issues with their histories and keeps both, so that facts can be made again without Jira. A history is
 * read only when the issue has changed since it was last read.
 * @throws AppFailure as `Jira.request`, storeUnavailable
 */
export async function storiesOf(
  jira: Jira,
  issues: readonly JiraIssue[],
  fields: StoryFields,
  nowMs: number,
): Promise<ReadStories> {
  const kept = await readStories(issues.map((issue) => issue.id));
  const changed = issues.filter((issue) => kept.get(issue.id)?.updatedMs !== issue.fields.updated);
  let points = 0;
  const fresh = new Map<string, Pick<Story, 'moves' | 'typeChanges' | 'resolutionChanges'>>();
  for (const some of chunks(changed, MAX_HISTORIES)) {
    const { byIssue, calls, objects } = await readHistories(
      jira,
      some.map((issue) => issue.id),
    );
    points += COST.histories(calls, objects);
    for (const [issueId, history] of byIssue) fresh.set(issueId, history);
  }
  const stories = issues.map((issue): Story => {
    const history = fresh.get(issue.id) ?? kept.get(issue.id) ?? { moves: null, typeChanges: [] };
    const { moves, typeChanges, resolutionChanges } = history;
    const body = storyBodyOf(issue, fields);
    return { ...body, moves, typeChanges, ...(resolutionChanges === undefined ? {} : { resolutionChanges }) };
  });
  await writeSeenStatuses(unique(issues));
  await writeStories(stories, nowMs);
  return { stories, points };
}

function unique(issues: readonly JiraIssue[]): Parameters<typeof writeSeenStatuses>[0] {
  const seen = issues.map((issue) => ({ name: issue.fields.status.name, category: presentCategory(issue) }));
  return [...new Map(seen.map((status) => [`${status.category} ${status.name}`, status])).values()];
}
