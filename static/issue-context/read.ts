/** Browser reads only, as the person looking: no resolver, no writing, and Jira decides what is seen. */
import { requestJira } from '@forge/bridge';
import * as v from 'valibot';
import { failure } from '../../src/domain/failure';
import type { Failure, Result } from '../../src/domain/failure';
import { transportFailure } from '../shared/call';
import { saysAnything, shownPremise } from './published';
import type { ShownPremise } from './published';

/** GET /rest/api/3/issue/{id}?fields=issuetype,parent&properties=premise */
const Issue = v.object({
  id: v.string(),
  key: v.string(),
  fields: v.optional(v.object({ parent: v.optional(v.object({ id: v.string(), key: v.string() })) }), {}),
  properties: v.optional(v.object({ premise: v.optional(v.unknown()) }), {}),
});
type Issue = v.InferOutput<typeof Issue>;

export interface ContextView {
  /** Null when neither the issue nor its epic publishes anything. */
  readonly premise: ShownPremise | null;
  /** The epic's key when the premise is inherited. */
  readonly inheritedFrom: string | null;
  /** False when the property read is the epic's: its next step is the epic's, not this story's. */
  readonly isOwnProperty: boolean;
}

/** The premise of an issue: its own, else its parent's. At most two reads. */
export async function readContext(issueId: string): Promise<Result<ContextView>> {
  const issue = await readIssue(issueId);
  if (!issue.ok) return issue;
  const { parent } = issue.value.fields;
  const own = shownPremise(issue.value.properties.premise, issue.value.id);
  const alone: ContextView = { premise: own, inheritedFrom: null, isOwnProperty: true };
  if (parent === undefined || (own !== null && saysAnything(own))) return { ok: true, value: alone };
  const epic = await readIssue(parent.id);
  // An epic this person may not see is as good as none; the story itself is still theirs to read.
  if (!epic.ok) return epic.error.code === 'notFound' ? { ok: true, value: alone } : epic;
  const theirs = shownPremise(epic.value.properties.premise, epic.value.id);
  if (theirs === null || !saysAnything(theirs)) return { ok: true, value: alone };
  const inheritedFrom = epic.value.key;
  // The story's own property knows where the story stands; only the words are the epic's, for those who may see it.
  if (own?.inheritedFrom === epic.value.id) {
    return { ok: true, value: { premise: { ...own, words: theirs.words }, inheritedFrom, isOwnProperty: true } };
  }
  return { ok: true, value: { premise: theirs, inheritedFrom, isOwnProperty: false } };
}

async function readIssue(idOrKey: string): Promise<Result<Issue>> {
  let answer: unknown;
  try {
    const response = await requestJira(
      `/rest/api/3/issue/${encodeURIComponent(idOrKey)}?fields=issuetype,parent&properties=premise`,
      { headers: { Accept: 'application/json' } },
    );
    if (!response.ok) return { ok: false, error: statusFailure(response.status) };
    answer = await response.json();
  } catch (cause) {
    return { ok: false, error: transportFailure(cause) };
  }
  const issue = v.safeParse(Issue, answer);
  return issue.success ? { ok: true, value: issue.output } : { ok: false, error: failure('jiraUnavailable') };
}

function statusFailure(status: number): Failure {
  if (status === 404) return failure('notFound');
  if (status === 401 || status === 403) return failure('notAllowed');
  if (status === 429) return failure('jiraBusy');
  return failure('jiraUnavailable');
}
