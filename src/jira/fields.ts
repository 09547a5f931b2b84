/** Which custom fields hold story points and sprints, and how an issue as Jira answers it becomes the domain's `Story`. */
import { route } from '@forge/api';
import * as v from '../valibot';
import type { Level, Sprint, StatusCategory, Story } from '../domain/story';
import type { Jira } from './request';

/** Field ids differ from site to site, and one site may have several of a kind. */
export interface StoryFields {
  /** Estimates, in the order they are believed: the first that holds a number is the size. */
  readonly points: readonly string[];
  readonly sprints: readonly string[];
}

const SPRINT = 'com.pyxis.greenhopper.jira:gh-sprint';
const ESTIMATE = 'com.pyxis.greenhopper.jira:jsw-story-points';
const NUMBER = 'com.atlassian.jira.plugin.system.customfieldtypes:float';

/** `GET /rest/api/3/field` */
const Fields = v.array(
  v.object({
    id: v.string(),
    name: v.optional(v.string(), ''),
    schema: v.optional(v.object({ custom: v.optional(v.string()) })),
  }),
);

/**
 * Finds the fields by their type, and the company-managed "Story Points" (a plain number field) by name. `asked` is
 * how many fields Jira told of, which is what the call cost.
 * @throws AppFailure as `Jira.request`
 */
export async function storyFields(jira: Jira): Promise<{ readonly fields: StoryFields; readonly asked: number }> {
  const all = await jira.request('GET', route`/rest/api/3/field`, Fields);
  const ofType = (custom: string) => all.filter((field) => field.schema?.custom === custom);
  const named = ofType(NUMBER).filter((field) => field.name.toLowerCase() === 'story points');
  return {
    fields: {
      points: [...named, ...ofType(ESTIMATE)].map((field) => field.id),
      sprints: ofType(SPRINT).map((field) => field.id),
    },
    asked: all.length,
  };
}

/** The system fields a `Story` is made of. Not the summary: no title enters our tables, and only rules on titles ask for one. */
const SYSTEM_FIELDS = [
  'project',
  'issuetype',
  'status',
  'resolution',
  'created',
  'updated',
  'resolutiondate',
  'labels',
  'components',
  'parent',
  'duedate',
] as const;

/** The `fields` to ask Jira for; `withTitle` only where a rule of the project looks at titles. */
export function storyFieldIds(fields: StoryFields, withTitle = false): string[] {
  return [...SYSTEM_FIELDS, ...fields.points, ...fields.sprints, ...(withTitle ? ['summary'] : [])];
}

/** The title, where it was asked for: to be looked at and forgotten. */
export function titleOf(issue: JiraIssue): string | null {
  const { summary } = issue.fields;
  return typeof summary === 'string' ? summary : null;
}

const CATEGORIES: Readonly<Record<string, StatusCategory>> = { new: 'todo', indeterminate: 'inProgress', done: 'done' };

/** Jira's `statusCategory.key` in our words; keys Jira may add one day are `unknown`. */
export function categoryOfKey(key: string | undefined): StatusCategory {
  return (key === undefined ? undefined : CATEGORIES[key]) ?? 'unknown';
}

/** `2016-10-04T16:06:38.000+0000`, Jira's own form of ISO 8601, as ms. */
export const JiraTime = v.pipe(
  v.string(),
  v.transform((text) => Date.parse(text.replace(/([+-]\d\d)(\d\d)$/, '$1:$2'))),
  v.number(),
  v.check((ms) => Number.isFinite(ms), 'not a time'),
);

const Named = v.object({ name: v.string() });

const IssueFields = v.looseObject({
  project: v.object({ id: v.string(), key: v.string() }),
  issuetype: v.object({
    name: v.string(),
    subtask: v.optional(v.boolean(), false),
    hierarchyLevel: v.optional(v.number()),
  }),
  status: v.object({
    id: v.optional(v.nullable(v.string()), null),
    name: v.string(),
    statusCategory: v.optional(v.object({ key: v.optional(v.string()) })),
  }),
  resolution: v.optional(v.nullable(Named), null),
  created: JiraTime,
  updated: JiraTime,
  resolutiondate: v.optional(v.nullable(JiraTime), null),
  labels: v.optional(v.nullable(v.array(v.string())), null),
  components: v.optional(v.nullable(v.array(Named)), null),
  parent: v.optional(v.nullable(v.object({ id: v.string() })), null),
  duedate: v.optional(v.nullable(v.string()), null),
});

/** One issue of `search/jql`, `issue/bulkfetch` or `GET issue`, asked with `storyFieldIds`. */
export const JiraIssue = v.object({
  id: v.string(),
  key: v.string(),
  fields: IssueFields,
  /** Those that were asked for and are there: anybody who may edit the issue can have written them. */
  properties: v.optional(v.record(v.string(), v.unknown()), {}),
});
export type JiraIssue = v.InferOutput<typeof JiraIssue>;

/** The issue without its history, which `readHistories` reads. */
export type StoryBody = Omit<Story, 'moves' | 'typeChanges' | 'resolutionChanges' | 'sizeChanges'>;

/** An issue as the domain sees it, and the category Jira gives its present status. */
export function storyBodyOf(issue: JiraIssue, fields: StoryFields): StoryBody {
  const of = issue.fields;
  return {
    issueId: issue.id,
    projectId: of.project.id,
    issueType: of.issuetype.name,
    level: levelOf(of.issuetype),
    labels: of.labels ?? [],
    components: (of.components ?? []).map((component) => component.name),
    parentId: of.parent?.id ?? null,
    size: sizeOf(of, fields.points),
    sprints: sprintsOf(of, fields.sprints),
    dueDay: of.duedate,
    createdMs: of.created,
    updatedMs: of.updated,
    status: { id: of.status.id, name: of.status.name },
    resolution: of.resolution?.name ?? null,
    resolvedMs: of.resolutiondate,
  };
}

/** The category Jira itself gives the issue's present status. */
export function presentCategory(issue: JiraIssue): StatusCategory {
  return categoryOfKey(issue.fields.status.statusCategory?.key);
}

/** Where issues of a type stand in the hierarchy. */
export function levelOf(type: {
  readonly name: string;
  readonly subtask: boolean;
  readonly hierarchyLevel?: number | undefined;
}): Level {
  if (type.subtask || (type.hierarchyLevel ?? 0) < 0) return 'subtask';
  // Old sites and exports know no hierarchy level; there the epic is a type of that name.
  const isEpic = type.hierarchyLevel === undefined ? type.name.toLowerCase() === 'epic' : type.hierarchyLevel > 0;
  return isEpic ? 'epic' : 'story';
}

function sizeOf(fields: Readonly<Record<string, unknown>>, points: readonly string[]): number | null {
  for (const id of points) {
    const value = fields[id];
    if (typeof value === 'number' && value >= 0) return value;
  }
  return null;
}

/** A day or a moment as the sprint field tells it; what cannot be read is not known. */
const SprintTime = v.pipe(
  v.optional(v.nullable(v.string()), null),
  v.transform((text) => (text === null ? null : Date.parse(text))),
  v.transform((ms) => (ms === null || !Number.isFinite(ms) ? null : ms)),
);

/** One value of the sprint field. Sites that still answer with text in place of objects have no sprints for us. */
const SprintValue = v.object({
  id: v.union([v.number(), v.string()]),
  name: v.optional(v.string(), ''),
  state: v.picklist(['future', 'active', 'closed']),
  boardId: v.optional(v.nullable(v.union([v.number(), v.string()])), null),
  startDate: SprintTime,
  endDate: SprintTime,
  completeDate: SprintTime,
});

/** Every sprint the fields hold, each once, in the order of their ids. */
function sprintsOf(fields: Readonly<Record<string, unknown>>, names: readonly string[]): readonly Sprint[] {
  const found = new Map<string, Sprint>();
  for (const value of names.flatMap((name) => fields[name] ?? [])) {
    const parsed = v.safeParse(SprintValue, value);
    if (!parsed.success) continue;
    const { id, name, state, boardId, startDate, endDate, completeDate } = parsed.output;
    found.set(String(id), {
      ...{ id: String(id), name, state, boardId: boardId === null ? null : String(boardId) },
      ...{ startMs: startDate, endMs: endDate, completeMs: completeDate },
    });
  }
  return [...found.values()].sort((a, b) => Number(a.id) - Number(b.id));
}
