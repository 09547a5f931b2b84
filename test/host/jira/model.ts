/** What the site holds. The schemas are also the form on disk: a folder written by other code is refused, not guessed at. */
import * as v from 'valibot';

export const CATEGORY_KEYS = ['new', 'indeterminate', 'done'] as const;
const Category = v.picklist(CATEGORY_KEYS);
export type CategoryKey = (typeof CATEGORY_KEYS)[number];

/** What a person may get on a project; each level includes those below it. */
export const ROLES = ['administer', 'edit', 'comment', 'browse'] as const;
export type Role = (typeof ROLES)[number];

export const PROJECT_STATES = ['live', 'archived', 'deleted'] as const;
export type ProjectState = (typeof PROJECT_STATES)[number];

const User = v.object({
  accountId: v.string(),
  displayName: v.string(),
  email: v.nullable(v.string()),
  /** `customer`: somebody who asks through a service project's portal and never sees Jira itself. */
  accountType: v.picklist(['atlassian', 'app', 'customer']),
  /** Global "Administer Jira". */
  siteAdmin: v.boolean(),
  /** What this person gets on a project that arrives by import. */
  importRole: v.nullable(v.picklist(ROLES)),
  /** The person has closed their Atlassian account. */
  closed: v.optional(v.boolean(), false),
  /** When their profile last changed, ms; 0 = before anybody looked. */
  changed: v.optional(v.number(), 0),
});
export type User = v.InferOutput<typeof User>;

const Component = v.object({ id: v.string(), name: v.string() });
export type Component = v.InferOutput<typeof Component>;

/** A level of an issue security scheme: only its members see the issues that carry it, whatever their role. */
const SecurityLevel = v.object({ id: v.string(), name: v.string(), members: v.array(v.string()) });
export type SecurityLevel = v.InferOutput<typeof SecurityLevel>;

const Project = v.object({
  id: v.string(),
  key: v.string(),
  name: v.string(),
  lead: v.nullable(v.string()),
  description: v.string(),
  projectTypeKey: v.picklist(['software', 'service_desk', 'business', 'product_discovery']),
  simplified: v.boolean(),
  /** Account ids by role. */
  roles: v.object({
    administer: v.array(v.string()),
    edit: v.array(v.string()),
    comment: v.array(v.string()),
    browse: v.array(v.string()),
  }),
  /** What the installed app may do here; null = it cannot even see the project. */
  appRole: v.nullable(v.picklist(ROLES)),
  /** The workflow: any status to any other, as in Jira's simplified workflow. The first is where issues begin. */
  statusIds: v.array(v.string()),
  typeIds: v.array(v.string()),
  components: v.array(Component),
  /** The project's issue security scheme; empty = it has none. Folders from before it was modelled lack it. */
  securityLevels: v.optional(v.array(SecurityLevel), []),
  /** Archived, or in the bin: it is there, and nobody sees its issues. */
  state: v.optional(v.picklist(PROJECT_STATES), 'live'),
  /** Number of the next issue key. */
  nextNumber: v.number(),
});
export type Project = v.InferOutput<typeof Project>;

const Status = v.object({ id: v.string(), name: v.string(), category: Category });
export type Status = v.InferOutput<typeof Status>;

const IssueType = v.object({ id: v.string(), name: v.string(), hierarchyLevel: v.number() });
export type IssueType = v.InferOutput<typeof IssueType>;

const Named = v.object({ id: v.string(), name: v.string() });
export type Named = v.InferOutput<typeof Named>;

const Sprint = v.object({
  id: v.number(),
  name: v.string(),
  state: v.picklist(['future', 'active', 'closed']),
  boardId: v.number(),
  goal: v.string(),
  /** ISO 8601, as the sprint field carries them. */
  startDate: v.nullable(v.string()),
  endDate: v.nullable(v.string()),
  completeDate: v.nullable(v.string()),
});
export type Sprint = v.InferOutput<typeof Sprint>;

const Link = v.object({
  id: v.string(),
  typeId: v.string(),
  /** The issue the outward words are about: "A blocks B" has A as `from`. */
  from: v.string(),
  to: v.string(),
});
export type Link = v.InferOutput<typeof Link>;

const HistoryItem = v.object({
  field: v.string(),
  fieldtype: v.string(),
  /** Absent for changes Jira records without one: parent and links. */
  fieldId: v.exactOptional(v.string()),
  from: v.nullable(v.string()),
  fromString: v.nullable(v.string()),
  to: v.nullable(v.string()),
  toString: v.nullable(v.string()),
});
export type HistoryItem = v.InferOutput<typeof HistoryItem>;

const History = v.object({
  id: v.string(),
  author: v.nullable(v.string()),
  created: v.number(),
  items: v.array(HistoryItem),
});
export type History = v.InferOutput<typeof History>;

/** An Atlassian Document Format document; its inside is not looked at beyond its text. */
export const Adf = v.looseObject({ type: v.literal('doc'), version: v.literal(1), content: v.array(v.unknown()) });
export type Adf = v.InferOutput<typeof Adf>;

const Comment = v.object({
  ...{ id: v.string(), author: v.string(), created: v.number(), body: Adf },
  properties: v.optional(v.array(v.object({ key: v.string(), value: v.unknown() })), []),
});
export type Comment = v.InferOutput<typeof Comment>;

/** Times are ms since 1970 UTC. */
export const StoredIssue = v.object({
  id: v.string(),
  key: v.string(),
  projectId: v.string(),
  typeId: v.string(),
  statusId: v.string(),
  summary: v.string(),
  description: v.nullable(Adf),
  resolutionId: v.nullable(v.string()),
  priorityId: v.nullable(v.string()),
  creator: v.nullable(v.string()),
  reporter: v.nullable(v.string()),
  assignee: v.nullable(v.string()),
  created: v.number(),
  updated: v.number(),
  resolved: v.nullable(v.number()),
  statusChanged: v.nullable(v.number()),
  due: v.nullable(v.string()),
  labels: v.array(v.string()),
  componentIds: v.array(v.string()),
  parentId: v.nullable(v.string()),
  points: v.nullable(v.number()),
  sprintIds: v.array(v.number()),
  rank: v.number(),
  /** Id of its security level; null = whoever browses the project sees it. */
  securityId: v.optional(v.nullable(v.string()), null),
  properties: v.record(v.string(), v.unknown()),
  comments: v.array(Comment),
  /** Oldest first. */
  histories: v.array(History),
  /** False for an issue whose import brought no history at all, as opposed to an empty one. */
  historyKnown: v.boolean(),
});
export type Issue = v.InferOutput<typeof StoredIssue>;

export const StoredCatalog = v.object({
  users: v.array(User),
  projects: v.array(Project),
  statuses: v.array(Status),
  types: v.array(IssueType),
  priorities: v.array(Named),
  resolutions: v.array(Named),
  sprints: v.array(Sprint),
  links: v.array(Link),
  /** One counter for every id the site makes, so that none is given twice. */
  nextId: v.number(),
});
export type StoredCatalog = v.InferOutput<typeof StoredCatalog>;
