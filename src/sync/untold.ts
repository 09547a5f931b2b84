/** What Jira shows against what the facts say: the issues that have to be looked at. */
import type { Story } from '../domain/story';
import { storyBodyOf, type JiraIssue, type StoryBody, type StoryFields } from '../jira/fields';
import { readStories } from '../store/facts-history';
import type { WatchedProject } from '../store/project-watch';
import { readSight, readWaiting, type Sight } from '../store/sight';

/**
 * Which of these issues the facts do not know as they are, and how many of them no event had told of.
 * @throws AppFailure storeUnavailable
 */
export async function findUntold(
  issues: readonly JiraIssue[],
  fields: StoryFields,
  watched: readonly WatchedProject[],
): Promise<{ readonly found: readonly { issueId: string; projectId: string }[]; readonly drift: number }> {
  const ids = issues.map((issue) => issue.id);
  const [stories, sights, waiting] = [await readStories(ids), await readSight(ids), await readWaiting(ids)];
  const found: { issueId: string; projectId: string }[] = [];
  let drift = 0;
  for (const issue of issues) {
    if (waiting.has(issue.id)) continue;
    const known = { story: stories.get(issue.id), sight: sights.get(issue.id) };
    const project = watched.find(({ projectId }) => projectId === issue.fields.project.id);
    const verdict = judge(issue, storyBodyOf(issue, fields), known, project);
    if (verdict === 'known') continue;
    found.push({ issueId: issue.id, projectId: issue.fields.project.id });
    if (verdict === 'untold') drift += 1;
  }
  return { found, drift };
}

/**
 * `touched`: something happened to it, and only its history can tell whether the facts hang on it (a comment moves
 * `updated` too). `untold`: the facts are wrong, and no event has said so.
 */
function judge(
  issue: JiraIssue,
  body: StoryBody,
  { story, sight }: { readonly story: Story | undefined; readonly sight: Sight | undefined },
  project: WatchedProject | undefined,
): 'known' | 'touched' | 'untold' {
  if (story === undefined || sight === undefined) {
    const { backfill = 'never', reconciledMs = 0 } = project ?? {};
    // Its turn comes.
    if (backfill === 'running' || backfill === 'paused') return 'known';
    // Where the past was never read, an old issue is news only to us.
    return backfill === 'done' || issue.fields.created >= reconciledMs ? 'untold' : 'touched';
  }
  if (story.projectId !== body.projectId || !isSame(story, body)) return 'untold';
  return story.updatedMs === body.updatedMs && sight.unseenSinceMs === null ? 'known' : 'touched';
}

function isSame(story: Story, body: StoryBody): boolean {
  const parts = (of: StoryBody) => [
    ...[of.issueType, of.level, of.parentId, of.size, of.createdMs, of.resolution, of.resolvedMs],
    ...[of.status.id, of.status.name, of.labels, of.components, of.dueDay, of.sprints?.map(({ id }) => id)],
  ];
  return JSON.stringify(parts(story)) === JSON.stringify(parts(body));
}
