/**
 * The slice of each issue the facts are made of, so that they can be made again without asking Jira. Moves are kept as
 * short lists, because a busy project has hundreds of thousands of them.
 */
import * as v from '../valibot';
import type { Sprint, Story, StatusCategory } from '../domain/story';
import { chunks, places, upsertRows } from './facts-rows';
import { Int, query } from './sql';

const Status = v.tuple([v.nullable(v.string()), v.string()]);

const Ms = v.nullable(v.number());
/** Id, name, state, board, start, end, completion. */
const SprintRecord = v.tuple([
  v.string(),
  v.string(),
  v.picklist(['future', 'active', 'closed']),
  v.nullable(v.string()),
  Ms,
  Ms,
  Ms,
]);

/**
 * What `history.story` holds. Adding a part means a new version, never another meaning of an old one; version 1 knew no
 * changes of size, version 2 no rules on titles, version 3 no sprints and no due date. Of a title nothing is here but the ids of rules.
 */
const StoryRecord = v.pipe(
  v.string(),
  v.parseJson(),
  v.object({
    v: v.picklist([1, 2, 3, 4]),
    type: v.string(),
    level: v.picklist(['epic', 'story', 'subtask']),
    labels: v.array(v.string()),
    components: v.array(v.string()),
    parent: v.nullable(v.string()),
    size: v.nullable(v.number()),
    created: v.number(),
    updated: v.number(),
    status: Status,
    resolution: v.nullable(v.string()),
    resolved: v.nullable(v.number()),
    moves: v.nullable(v.array(v.tuple([v.number(), ...Status.items, ...Status.items]))),
    types: v.array(v.tuple([v.number(), v.string(), v.string()])),
    resolutions: v.array(v.tuple([v.number(), v.nullable(v.string())])),
    titles: v.exactOptional(v.object({ asked: v.array(v.string()), matched: v.array(v.string()) })),
    due: v.exactOptional(v.nullable(v.string())),
    sprints: v.exactOptional(v.array(SprintRecord)),
    sizes: v.optional(v.nullable(v.array(v.tuple([v.number(), v.nullable(v.number()), v.nullable(v.number())]))), null),
  }),
);

const HistoryRow = v.object({ issue_id: v.string(), project_id: v.string(), story: StoryRecord });

/** @throws AppFailure storeUnavailable */
export async function writeStories(stories: readonly Story[], nowMs: number): Promise<void> {
  await upsertRows(
    'history',
    ['issue_id'],
    stories.map((story) => ({
      ...{ issue_id: story.issueId, project_id: story.projectId },
      ...{ story: JSON.stringify(recordOf(story)), read_ms: nowMs },
    })),
  );
}

function recordOf(story: Story): v.InferOutput<typeof StoryRecord> {
  const moves = story.moves?.map(({ atMs, from, to }): [number, string | null, string, string | null, string] => [
    ...([atMs, from.id, from.name, to.id, to.name] as const),
  ]);
  return {
    v: 4,
    type: story.issueType,
    level: story.level,
    labels: [...story.labels],
    components: [...story.components],
    parent: story.parentId,
    size: story.size,
    created: story.createdMs,
    updated: story.updatedMs,
    status: [story.status.id, story.status.name],
    resolution: story.resolution,
    resolved: story.resolvedMs,
    moves: moves ?? null,
    types: story.typeChanges.map(({ atMs, from, to }) => [atMs, from, to]),
    resolutions: (story.resolutionChanges ?? []).map(({ atMs, to }) => [atMs, to]),
    sizes: story.sizeChanges?.map(({ atMs, from, to }) => [atMs, from, to]) ?? null,
    ...(story.dueDay === undefined ? {} : { due: story.dueDay }),
    ...(story.sprints === undefined ? {} : { sprints: story.sprints.map(sprintRecordOf) }),
    ...(story.titles === undefined
      ? {}
      : { titles: { asked: [...story.titles.asked], matched: [...story.titles.matched] } }),
  };
}

/** Stories as last read from Jira, by issue id. @throws AppFailure storeUnavailable */
export async function readStories(issueIds: readonly string[]): Promise<ReadonlyMap<string, Story>> {
  const found = new Map<string, Story>();
  for (const ids of chunks(issueIds, 200)) {
    const statement = `SELECT issue_id, project_id, story FROM history WHERE issue_id IN (${places(ids)})`;
    for (const row of await query(HistoryRow, statement, ids)) found.set(row.issue_id, storyOf(row));
  }
  return found;
}

/**
 * A page of a project's stories as last read, by id, after `afterId`. @returns them, in that order
 * @throws AppFailure storeUnavailable
 */
export async function readStoriesAfter(projectId: string, afterId: string, limit: number): Promise<readonly Story[]> {
  const rows = await query(
    HistoryRow,
    `SELECT issue_id, project_id, story FROM history WHERE project_id = ? AND issue_id > ?
     ORDER BY issue_id LIMIT ${String(limit)}`,
    [projectId, afterId],
  );
  return rows.map(storyOf);
}

/** How many of a project's issues were read. @throws AppFailure storeUnavailable */
export async function countStories(projectId: string): Promise<number> {
  const rows = await query(v.object({ total: Int }), 'SELECT COUNT(*) AS total FROM history WHERE project_id = ?', [
    projectId,
  ]);
  return rows[0]?.total ?? 0;
}

function storyOf({ issue_id, project_id, story }: v.InferOutput<typeof HistoryRow>): Story {
  return {
    issueId: issue_id,
    projectId: project_id,
    issueType: story.type,
    level: story.level,
    labels: story.labels,
    components: story.components,
    parentId: story.parent,
    size: story.size,
    createdMs: story.created,
    updatedMs: story.updated,
    status: { id: story.status[0], name: story.status[1] },
    resolution: story.resolution,
    resolvedMs: story.resolved,
    moves:
      story.moves?.map(([atMs, fromId, from, toId, to]) => ({
        ...{ atMs, from: { id: fromId, name: from } },
        to: { id: toId, name: to },
      })) ?? null,
    typeChanges: story.types.map(([atMs, from, to]) => ({ atMs, from, to })),
    resolutionChanges: story.resolutions.map(([atMs, to]) => ({ atMs, to })),
    ...(story.titles === undefined ? {} : { titles: story.titles }),
    ...(story.due === undefined ? {} : { dueDay: story.due }),
    ...(story.sprints === undefined ? {} : { sprints: story.sprints.map(sprintOf) }),
    ...(story.sizes === null ? {} : { sizeChanges: story.sizes.map(([atMs, from, to]) => ({ atMs, from, to })) }),
  };
}

function sprintRecordOf(sprint: Sprint): v.InferOutput<typeof SprintRecord> {
  const { id, name, state, boardId, startMs, endMs, completeMs } = sprint;
  return [id, name, state, boardId, startMs, endMs, completeMs];
}

function sprintOf([id, name, state, boardId, startMs, endMs, completeMs]: v.InferOutput<typeof SprintRecord>): Sprint {
  return { id, name, state, boardId, startMs, endMs, completeMs };
}

/** Issues of a project not read from Jira since then, by id, after `afterId`: a backfill did not meet them. */
export async function readNotMet(
  projectId: string,
  sinceMs: number,
  afterId: string,
  limit: number,
): Promise<readonly string[]> {
  const rows = await query(
    v.object({ issue_id: v.string() }),
    `SELECT issue_id FROM history WHERE project_id = ? AND read_ms < ? AND issue_id > ? ORDER BY issue_id LIMIT ${String(limit)}`,
    [projectId, sinceMs, afterId],
  );
  return rows.map((row) => row.issue_id);
}

export interface SeenStatus {
  readonly name: string;
  readonly category: StatusCategory;
}

const SeenRow = v.object({ name: v.string(), category: v.picklist(['todo', 'inProgress', 'done']) });

/** Names of statuses with the categories Jira gave them on issues. */
export async function readSeenStatuses(): Promise<readonly SeenStatus[]> {
  return query(SeenRow, 'SELECT name, category FROM status_seen');
}

/** Only categories Jira told: `unknown` is nothing to remember. */
export async function writeSeenStatuses(seen: readonly SeenStatus[]): Promise<void> {
  const known = seen.filter(({ category }) => category !== 'unknown');
  await upsertRows(
    'status_seen',
    ['name', 'category'],
    known.map(({ name, category }) => ({ name: name.slice(0, 255), category })),
  );
}
