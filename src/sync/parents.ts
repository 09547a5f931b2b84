/** Tracks that follow what a parent is: from parents as they were last read, so Jira is asked nothing. */
import type { Settings } from '../domain/settings';
import type { Story } from '../domain/story';
import { asksForParents, trackOf } from '../domain/track';
import { readFacts } from '../store/facts';
import { readFollowers } from '../store/facts-groups';
import { readStories } from '../store/facts-history';
import { chunks } from '../store/facts-rows';

/** Children looked at together. */
const AT_ONCE = 200;

/**
 * The kind of each issue's parent, by the issue's id; issues of projects without a rule on parents are left out, and so
 * are those whose parent was never read. No statement where no rule asks.
 * @throws AppFailure storeUnavailable
 */
export async function readParents(
  issues: readonly Pick<Story, 'issueId' | 'projectId' | 'parentId'>[],
  settings: ReadonlyMap<string, Settings>,
): Promise<ReadonlyMap<string, Required<Pick<Story, 'parentKind'>>>> {
  const asked = issues.flatMap(({ issueId, projectId, parentId }) => {
    const own = settings.get(projectId);
    return parentId !== null && own !== undefined && asksForParents(own) ? [{ issueId, parentId }] : [];
  });
  const parents = await readStories([...new Set(asked.map(({ parentId }) => parentId))]);
  return new Map(
    asked.flatMap(({ issueId, parentId }): [string, Required<Pick<Story, 'parentKind'>>][] => {
      const parent = parents.get(parentId);
      if (parent === undefined) return [];
      return [[issueId, { parentKind: { issueType: parent.issueType, labels: parent.labels } }]];
    }),
  );
}

/**
 * Children whose facts name another rule than the one that decides now that these parents have been read. By what the
 * facts say rather than by what has changed: whoever is killed before they are made again finds them again.
 *
 * Only children in projects of the batch: a child elsewhere follows when it is next read itself.
 * @throws AppFailure storeUnavailable
 */
export async function readMisplaced(
  parents: readonly Story[],
  settings: ReadonlyMap<string, Settings>,
): Promise<readonly string[]> {
  if (![...settings.values()].some(asksForParents)) return [];
  const children = await readFollowers(
    parents.map(({ issueId }) => issueId),
    [],
  );
  const misplaced: string[] = [];
  for (const ids of chunks(children, AT_ONCE)) {
    const stories = await readStories(ids);
    const kinds = await readParents([...stories.values()], settings);
    for (const [issueId, fact] of await readFacts(ids)) {
      const story = stories.get(issueId);
      const own = settings.get(story?.projectId ?? '');
      if (story === undefined || own === undefined) continue;
      if (trackOf({ ...story, ...kinds.get(issueId) }, own).rule !== fact.track_rule) misplaced.push(issueId);
    }
  }
  return misplaced;
}
