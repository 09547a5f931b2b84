/** One issue, as one person sees it. */
import { route } from '@forge/api';
import * as v from '../valibot';
import type { StatusCategory } from '../domain/story';
import { JiraIssue, presentCategory, storyBodyOf, storyFieldIds, type StoryBody, type StoryFields } from './fields';
import type { Jira } from './request';

export interface IssueSeen {
  readonly key: string;
  readonly body: StoryBody;
  /** The category Jira gives the present status. */
  readonly category: StatusCategory;
  /** The parent, as far as this person may see it. */
  readonly parent: { readonly id: string; readonly key: string } | null;
  /** The first property asked for, as it lies there: anybody who may edit the issue can have written it. */
  readonly property: unknown;
  /** The second, as `property`: what the issue keeps of what was said on it. */
  readonly copy: unknown;
}

const Beside = v.object({
  fields: v.object({ parent: v.optional(v.nullable(v.object({ id: v.string(), key: v.string() })), null) }),
  properties: v.optional(v.record(v.string(), v.unknown()), {}),
});

/**
 * `GET /rest/api/3/issue/{id}` with only the fields a story is made of, and two properties: 2 points.
 * @throws AppFailure notFound when this identity may not see it (Jira does not tell which), else as `Jira.request`
 */
export async function readIssue(
  jira: Jira,
  issueId: string,
  fields: StoryFields,
  [propertyKey, copyKey]: readonly [string, string],
): Promise<IssueSeen> {
  const names = storyFieldIds(fields).join(',');
  const keys = [propertyKey, copyKey].join(',');
  const path = route`/rest/api/3/issue/${issueId}?fields=${names}&properties=${keys}`;
  const [issue, beside] = await jira.request('GET', path, Both);
  return {
    key: issue.key,
    body: storyBodyOf(issue, fields),
    category: presentCategory(issue),
    parent: beside.fields.parent,
    property: beside.properties[propertyKey] ?? null,
    copy: beside.properties[copyKey] ?? null,
  };
}

/** The schema of an issue that every reader shares, and what only this call uses. */
const Both = v.pipe(
  v.unknown(),
  v.transform((answer) => [answer, answer]),
  v.tuple([JiraIssue, Beside]),
);
