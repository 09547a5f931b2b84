/** Making the issue of a planned test, a reminder or an action, and finding it again by its mark. */
import { route } from '@forge/api';
import * as v from '../valibot';
import type { CreatableType } from '../domain/discovery';
import { AppFailure, isFailure } from '../failures';
import { levelOf } from './fields';
import type { Jira } from './request';

/** Marks the issue as the one made for a planned test, a reminder or an action; the manifest declares its alias. */
export const TEST_PROPERTY = 'premise.test';

/** Jira's bound on one page of create metadata. */
const MOST = 200;

const Types = v.object({
  issueTypes: v.optional(
    v.array(
      v.object({
        id: v.string(),
        name: v.string(),
        subtask: v.optional(v.boolean(), false),
        hierarchyLevel: v.exactOptional(v.number()),
      }),
    ),
    [],
  ),
});

/**
 * `GET /rest/api/3/issue/createmeta/{project}/issuetypes`: what this identity may create there; nothing where it may
 * not create. Believed complete: a project with more than 200 types is not a project.
 * @throws AppFailure as `Jira.request`
 */
export async function creatableTypes(jira: Jira, projectId: string): Promise<readonly CreatableType[]> {
  const path = route`/rest/api/3/issue/createmeta/${projectId}/issuetypes?maxResults=${MOST}`;
  const { issueTypes } = await jira.request('GET', path, Types);
  return issueTypes.map((type) => ({ id: type.id, name: type.name, level: levelOf(type) }));
}

const Fields = v.object({
  fields: v.optional(
    v.array(
      v.object({
        fieldId: v.string(),
        required: v.optional(v.boolean(), false),
        hasDefaultValue: v.optional(v.boolean(), false),
      }),
    ),
    [],
  ),
});

/** What a create screen asks for. */
export interface CreateScreen {
  readonly has: ReadonlySet<string>;
  /** Must be filled, and Jira has nothing to fill it with. */
  readonly asks: readonly string[];
}

/**
 * `GET /rest/api/3/issue/createmeta/{project}/issuetypes/{type}`.
 * @throws AppFailure as `Jira.request`
 */
export async function createScreen(jira: Jira, projectId: string, typeId: string): Promise<CreateScreen> {
  const path = route`/rest/api/3/issue/createmeta/${projectId}/issuetypes/${typeId}?maxResults=${MOST}`;
  const { fields } = await jira.request('GET', path, Fields);
  return {
    has: new Set(fields.map(({ fieldId }) => fieldId)),
    asks: fields.filter((field) => field.required && !field.hasDefaultValue).map(({ fieldId }) => fieldId),
  };
}

export interface NewDiscoveryIssue {
  readonly projectId: string;
  readonly typeId: string;
  readonly label: string | null;
  readonly summary: string;
  /** Account id; left out = as the project does by itself. */
  readonly assignee?: string | null;
  /** `YYYY-MM-DD`; left out = none. */
  readonly dueOn?: string | null;
  /** Plain paragraphs; empty where the create screen has no description. */
  readonly paragraphs: readonly string[];
  /** What it is made for, by an id of ours. */
  readonly test: string;
}

const Ref = v.object({ id: v.string(), key: v.string() });
export type IssueMade = v.InferOutput<typeof Ref>;

/**
 * `POST /rest/api/3/issue`, its property with it: there is no moment at which the issue exists and cannot be found.
 * 1 point.
 * @throws AppFailure invalid (`plan`) when Jira does not accept the issue, else as `Jira.request`
 */
export async function createDiscoveryIssue(jira: Jira, issue: NewDiscoveryIssue): Promise<IssueMade> {
  const { projectId, typeId, label, summary, assignee = null, dueOn = null, paragraphs, test } = issue;
  const fields = {
    project: { id: projectId },
    issuetype: { id: typeId },
    summary,
    ...(paragraphs.length === 0 ? {} : { description: documentOf(paragraphs) }),
    ...(assignee === null ? {} : { assignee: { accountId: assignee } }),
    ...(dueOn === null ? {} : { duedate: dueOn }),
    ...(label === null ? {} : { labels: [label] }),
  };
  try {
    return await jira.request('POST', route`/rest/api/3/issue`, Ref, {
      body: { fields, properties: [{ key: TEST_PROPERTY, value: { v: 1, test } }] },
    });
  } catch (cause) {
    // A rule of the project's own that no create screen tells of: asking again would not help.
    if (isFailure(cause, 'internal')) throw new AppFailure('invalid', 'issue not accepted', { field: 'plan', cause });
    throw cause;
  }
}

/** Plain paragraphs as an Atlassian Document. */
function documentOf(paragraphs: readonly string[]): unknown {
  const content = paragraphs.map((text) => ({ type: 'paragraph', content: [{ type: 'text', text }] }));
  return { type: 'doc', version: 1, content };
}

const Found = v.object({ issues: v.optional(v.array(Ref), []) });

/**
 * The issue made for a planned test, as far as Jira's search knows it by now (seconds, usually); null = none. Of
 * several, which only somebody who writes properties by hand can make, the first.
 * @param test made by us: letters, digits and signs that mean nothing in a query
 * @throws AppFailure as `Jira.request`
 */
export async function findIssueOf(jira: Jira, test: string): Promise<IssueMade | null> {
  const body = { jql: `premiseTest = "${test}" ORDER BY created ASC`, fields: ['summary'], maxResults: 1 };
  const { issues } = await jira.request('POST', route`/rest/api/3/search/jql`, Found, { body });
  return issues[0] ?? null;
}
