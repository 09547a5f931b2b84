/** Finding and fetching issues: `search/jql` page by page, its approximate count, and `issue/bulkfetch`. */
import { route } from '@forge/api';
import * as v from '../valibot';
import { JiraIssue, JiraTime } from './fields';
import type { Jira } from './request';

export interface Search {
  /** Bounded, or Jira refuses it. */
  readonly jql: string;
  readonly fields: readonly string[];
  /** Keys of issue properties, at no further cost. */
  readonly properties?: readonly string[];
  /** A wish: Jira may return fewer, even none, with more to come. */
  readonly maxResults: number;
  readonly nextPageToken: string | null;
}

export interface SearchPage {
  readonly issues: readonly JiraIssue[];
  /** Issues of another form than Jira documents: one of them is no reason to lose a page. */
  readonly unreadable: readonly Unreadable[];
  /** Null on the last page, the only way to know it: counts say nothing. */
  readonly nextPageToken: string | null;
}

export interface Unreadable {
  readonly id: string;
  /** Ms, null = that cannot be read either. */
  readonly createdMs: number | null;
}

/** What is needed of an issue to come back to it. */
const Least = v.looseObject({ id: v.string(), fields: v.optional(v.unknown()) });
const Created = v.object({ created: JiraTime });

const Page = v.object({
  issues: v.optional(v.array(Least), []),
  nextPageToken: v.optional(v.nullable(v.string()), null),
  isLast: v.optional(v.boolean()),
});

/**
 * One page of `POST /rest/api/3/search/jql`.
 * @throws AppFailure as `Jira.request`
 */
export async function searchPage(jira: Jira, search: Search): Promise<SearchPage> {
  const { nextPageToken, ...body } = search;
  const page = await jira.request('POST', route`/rest/api/3/search/jql`, Page, {
    body: { ...body, ...(nextPageToken === null ? {} : { nextPageToken }) },
  });
  const ended = page.isLast === true || page.nextPageToken === null || page.nextPageToken === '';
  const read = page.issues.map((issue) => ({ issue, parsed: v.safeParse(JiraIssue, issue) }));
  return {
    issues: read.flatMap(({ parsed }) => (parsed.success ? [parsed.output] : [])),
    unreadable: read.filter(({ parsed }) => !parsed.success).map(({ issue }) => unreadable(issue)),
    nextPageToken: ended ? null : page.nextPageToken,
  };
}

function unreadable({ id, fields }: v.InferOutput<typeof Least>): Unreadable {
  const parsed = v.safeParse(Created, fields);
  return { id, createdMs: parsed.success ? parsed.output.created : null };
}

const Oldest = v.object({
  issues: v.optional(v.array(v.object({ fields: v.object({ created: JiraTime }) })), []),
});

/**
 * When a project's oldest issue was created, ms; null when the app sees none. 2 points.
 * @throws AppFailure as `Jira.request`
 */
export async function oldestCreatedMs(jira: Jira, projectId: string): Promise<number | null> {
  const jql = `project = ${projectId} ORDER BY created ASC, key ASC`;
  const body = { jql, fields: ['created'], maxResults: 1 };
  return (
    (await jira.request('POST', route`/rest/api/3/search/jql`, Oldest, { body })).issues[0]?.fields.created ?? null
  );
}

/**
 * `POST /rest/api/3/search/approximate-count`: Jira's estimate, for a progress bar and nothing else.
 * @throws AppFailure as `Jira.request`
 */
export async function approximateCount(jira: Jira, jql: string): Promise<number> {
  const path = route`/rest/api/3/search/approximate-count`;
  const answer = await jira.request('POST', path, v.object({ count: v.number() }), { body: { jql } });
  return answer.count;
}

/** Jira's bound on `issueIdsOrKeys` of `issue/bulkfetch`. */
export const MAX_BULK_ISSUES = 100;

const Bulk = v.object({ issues: v.optional(v.array(JiraIssue), []) });

/**
 * `POST /rest/api/3/issue/bulkfetch` of at most 100 issues. An issue that does not exist, or that this identity may
 * not see, is simply not in the answer: Jira does not tell which.
 * @throws AppFailure as `Jira.request`
 */
export async function fetchIssues(
  jira: Jira,
  issueIds: readonly string[],
  fields: readonly string[],
): Promise<readonly JiraIssue[]> {
  if (issueIds.length === 0) return [];
  const body = { issueIdsOrKeys: issueIds, fields };
  return (await jira.request('POST', route`/rest/api/3/issue/bulkfetch`, Bulk, { body })).issues;
}

const Titles = v.object({
  issues: v.optional(v.array(v.object({ id: v.string(), fields: v.object({ summary: v.string() }) })), []),
});

/**
 * Titles by issue id, as `fetchIssues` and of as many: to be looked at by rules and forgotten.
 * @throws AppFailure as `Jira.request`
 */
export async function fetchTitles(jira: Jira, issueIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (issueIds.length === 0) return new Map();
  const body = { issueIdsOrKeys: issueIds, fields: ['summary'] };
  const { issues } = await jira.request('POST', route`/rest/api/3/issue/bulkfetch`, Titles, { body });
  return new Map(issues.map(({ id, fields }) => [id, fields.summary]));
}
