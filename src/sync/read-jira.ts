/** Issues from Jira with their histories, as stories, on the background's account. */
import type { Story } from '../domain/story';
import { isAsked, matchTitle, titleRulesOf } from '../domain/title-rules';
import { readHistories, sizesLeadingTo } from '../jira/changelog';
import { presentCategory, storyBodyOf, titleOf, type JiraIssue, type StoryFields } from '../jira/fields';
import type { Jira } from '../jira/request';
import { fetchTitles, MAX_BULK_ISSUES } from '../jira/search';
import { readStories, writeSeenStatuses, writeStories } from '../store/facts-history';
import { chunks } from '../store/facts-rows';
import { writeSprints } from '../store/facts-sprints';
import { readAllSettings } from '../store/settings-store';
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
  const titles = await matchTitles(jira, issues, kept);
  const storyOf = (issue: JiraIssue, history: History | undefined) => ({
    ...whole(issue, fields, history),
    ...(titles.get(issue.id) ?? {}),
  });
  await writeSeenStatuses(unique(issues));
  const known = issues.filter(isKnown).map((issue) => storyOf(issue, kept.get(issue.id)));
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
    const read = some.map((issue) => storyOf(issue, byIssue.get(issue.id) ?? kept.get(issue.id)));
    await writeStories(read, nowMs);
    stories.push(...read);
  }
  await writeSprints(stories);
  return { stories, points };
}

type History = Pick<Story, 'moves' | 'typeChanges' | 'resolutionChanges' | 'sizeChanges'>;

function whole(issue: JiraIssue, fields: StoryFields, history: History | undefined): Story {
  const { moves, typeChanges, resolutionChanges, sizeChanges }: History = history ?? { moves: null, typeChanges: [] };
  const body = storyBodyOf(issue, fields);
  return {
    ...{ ...body, moves, typeChanges, ...(resolutionChanges === undefined ? {} : { resolutionChanges }) },
    ...sizesLeadingTo(body.size, sizeChanges),
  };
}

/**
 * What rules say of the issues' titles, for issues of projects that have such rules. A title is asked for where it did
 * not come with the issue, and has changed since it was last looked at or not been looked at by every rule.
 */
async function matchTitles(
  jira: Jira,
  issues: readonly JiraIssue[],
  kept: ReadonlyMap<string, Story>,
): Promise<ReadonlyMap<string, Pick<Story, 'titles'>>> {
  const settings = await readAllSettings(issues.map((issue) => issue.fields.project.id));
  const rules = new Map([...settings].map(([projectId, each]) => [projectId, titleRulesOf(each)]));
  const ruled = issues.flatMap((issue) => {
    const own = rules.get(issue.fields.project.id) ?? [];
    return own.length === 0 ? [] : [{ issue, own, before: kept.get(issue.id) }];
  });
  const isSettled = ({ issue, own, before }: (typeof ruled)[number]) =>
    before?.updatedMs === issue.fields.updated && isAsked(before.titles, own);
  const unasked = ruled.filter((one) => titleOf(one.issue) === null && !isSettled(one));
  const read = new Map<string, string>();
  for (const some of chunks(unasked, MAX_BULK_ISSUES)) {
    const ids = some.map(({ issue }) => issue.id);
    for (const [id, title] of await fetchTitles(jira, ids)) read.set(id, title);
  }
  return new Map(
    ruled.map(({ issue, own, before }): [string, Pick<Story, 'titles'>] => {
      const title = titleOf(issue) ?? read.get(issue.id);
      if (title !== undefined) return [issue.id, { titles: matchTitle(title, own) }];
      return [issue.id, before?.titles === undefined ? {} : { titles: before.titles }];
    }),
  );
}

function unique(issues: readonly JiraIssue[]): Parameters<typeof writeSeenStatuses>[0] {
  const seen = issues.map((issue) => ({ name: issue.fields.status.name, category: presentCategory(issue) }));
  return [...new Map(seen.map((status) => [`${status.category} ${status.name}`, status])).values()];
}
