/** Browser reads only, as the person looking: no resolver, no writing, and Jira decides what is seen. */
import { requestJira } from '@forge/bridge';
import * as v from 'valibot';
import { isExempt } from '../../src/domain/appraise';
import type { NextStepId, Standing } from '../../src/domain/assessment';
import { failure } from '../../src/domain/failure';
import type { Failure, Result } from '../../src/domain/failure';
import type { Day, Risk } from '../../src/domain/premise';
import type { PublishedDue, PublishedNo, PublishedWords } from '../../src/domain/published';
import { DEFAULT_SETTINGS } from '../../src/domain/settings';
import { transportFailure } from '../shared/call';
import { saysAnything, shownPremise } from './published';
import type { ShownPremise } from './published';

/** GET /rest/api/3/issue/{id}?fields=issuetype,parent&properties=premise */
const Issue = v.object({
  id: v.string(),
  key: v.string(),
  fields: v.optional(
    v.object({
      issuetype: v.optional(v.object({ name: v.string(), subtask: v.optional(v.boolean(), false) })),
      parent: v.optional(v.object({ id: v.string(), key: v.string() })),
    }),
    {},
  ),
  properties: v.optional(v.object({ premise: v.optional(v.unknown()) }), {}),
});
type Issue = v.InferOutput<typeof Issue>;

export interface ContextView {
  /** The issue's own; null when nothing is published for it. */
  readonly step: { readonly id: NextStepId; readonly due: Day | null } | null;
  /** The words the issue rests on, its own or its epic's; null when there are none, or none this person may see. */
  readonly words: PublishedWords | null;
  readonly standing: Standing | null;
  readonly risk: Risk | null;
  /** The epic's key when the words are its. */
  readonly inheritedFrom: string | null;
  /** The issue rests on an epic whose words this person may not see. */
  readonly isHidden: boolean;
  /** Why not, where the issue was said no to: its own word, never its epic's. */
  readonly no: PublishedNo | null;
  /** What falls due about it, now or later. */
  readonly due: readonly PublishedDue[];
  /** By its type and the defaults; a project's own settings are known here once the issue's step is published. */
  readonly isUsuallyExempt: boolean;
}

/**
 * The premise of an issue: its own words, else its parent's, read from the parent so that Jira decides who sees them.
 * At most two reads.
 */
export async function readContext(issueId: string): Promise<Result<ContextView>> {
  const issue = await readIssue(issueId);
  if (!issue.ok) return issue;
  const { parent } = issue.value.fields;
  const own = shownPremise(issue.value.properties.premise, issue.value.id);
  const viewOf = viewFor(isUsuallyExempt(issue.value));
  if (parent === undefined || (own !== null && saysAnything(own))) return { ok: true, value: viewOf(own, own, null) };

  const epic = await readIssue(parent.id);
  if (!epic.ok) {
    // An epic this person may not see is as good as none; the story itself is still theirs to read.
    const isHidden = epic.error.code === 'notFound' || epic.error.code === 'notAllowed';
    return isHidden
      ? { ok: true, value: { ...viewOf(own, own, null), isHidden: own?.inheritedFrom === parent.id } }
      : epic;
  }
  const theirs = shownPremise(epic.value.properties.premise, epic.value.id);
  if (theirs === null || !saysAnything(theirs)) return { ok: true, value: viewOf(own, own, null) };
  return { ok: true, value: viewOf(own, theirs, epic.value.key) };
}

/** Step and standing are the issue's own as far as published: its ask, its decision and its status are not its epic's. */
const viewFor =
  (isUsuallyExempt: boolean) =>
  (own: ShownPremise | null, source: ShownPremise | null, inheritedFrom: string | null): ContextView => ({
    step: own === null ? null : { id: own.nextStep, due: own.nextDue },
    words: source !== null && saysAnything(source) ? source.words : null,
    standing: (own ?? source)?.standing ?? null,
    risk: (own ?? source)?.risk ?? null,
    inheritedFrom,
    isHidden: false,
    no: own?.no ?? null,
    due: own?.due ?? [],
    isUsuallyExempt,
  });

function isUsuallyExempt({ fields: { issuetype } }: Issue): boolean {
  if (issuetype === undefined) return false;
  const level = issuetype.subtask ? 'subtask' : 'story';
  return isExempt({ issueType: issuetype.name, level, labels: [], components: [] }, DEFAULT_SETTINGS);
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
