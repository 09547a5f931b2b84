/** Issues from Jira with their histories, as stories, on the background's account. */
import type { Story } from '../domain/story';
import { readHistories, sizesLeadingTo } from '../jira/changelog';
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
 * Histories asked for together. What is read is kept at once, so that an hour's budget that ends in the middle has not
 * been spent for nothing; fewer at a time would cost a call more for each.
 */
const HISTORIES_AT_ONCE = 50;

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
  const isKnown = (issue: JiraIssue) => kept.get(issue.id)?.updatedMs === issue.fields.updated;
  await writeSeenStatuses(unique(issues));
  const known = issues.filter(isKnown).map((issue) => storyOf(issue, fields, kept.get(issue.id)));
  await writeStories(known, nowMs);
  const stories = [...known];
  let points = 0;
  for (const some of chunks(
    issues.filter((issue) => !isKnown(issue)),
    HISTORIES_AT_ONCE,
  )) {
    const { byIssue, calls, objects } = await readHistories(
      jira,
      some.map((issue) => issue.id),
      fields.points,
    );
    points += COST.histories(calls, objects);
    const read = some.map((issue) => storyOf(issue, fields, byIssue.get(issue.id) ?? kept.get(issue.id)));
    await writeStories(read, nowMs);
    stories.push(...read);
  }
  return { stories, points };
}

type History = Pick<Story, 'moves' | 'typeChanges' | 'resolutionChanges' | 'sizeChanges'>;

function storyOf(issue: JiraIssue, fields: StoryFields, history: History | undefined): Story {
  const { moves, typeChanges, resolutionChanges, sizeChanges }: History = history ?? { moves: null, typeChanges: [] };
  const body = storyBodyOf(issue, fields);
  return {
    ...{ ...body, moves, typeChanges, ...(resolutionChanges === undefined ? {} : { resolutionChanges }) },
    ...sizesLeadingTo(body.size, sizeChanges),
  };
}

function unique(issues: readonly JiraIssue[]): Parameters<typeof writeSeenStatuses>[0] {
  const seen = issues.map((issue) => ({ name: issue.fields.status.name, category: presentCategory(issue) }));
  return [...new Map(seen.map((status) => [`${status.category} ${status.name}`, status])).values()];
}
