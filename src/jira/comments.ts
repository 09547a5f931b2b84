/** Comments on issues: a person's, and the app's own reminders. */
import { route } from '@forge/api';
import * as v from '../valibot';
import { AppFailure, isFailure } from '../failures';
import { type Jira, NoBody } from './request';

/**
 * What a comment of ours is known by, kept as a property of it: there is no moment at which it exists and cannot be told
 * from what people write. Whoever may edit the comment may write its properties, so no more follows from one than that it
 * is not posted again.
 */
export interface CommentMark {
  /** The reminder of one due item, or the telling of one decision. */
  readonly property: 'premise.reminder' | 'premise.no';
  readonly of: string;
}

/** Plain paragraphs as an Atlassian Document, the first to somebody if they are named. */
function documentOf(paragraphs: readonly string[], to: string | null): unknown {
  const content = paragraphs.map((text, at) => {
    const mention =
      to !== null && at === 0
        ? [
            { type: 'mention', attrs: { id: to } },
            { type: 'text', text: ' ' },
          ]
        : [];
    return { type: 'paragraph', content: [...mention, { type: 'text', text }] };
  });
  return { type: 'doc', version: 1, content };
}

/**
 * `POST /rest/api/3/issue/{id}/comment`, 1 point. Jira has no 403 for who may not comment: it says 400.
 * @param to an account to be mentioned
 * @throws AppFailure invalid (`comment`) when Jira does not accept it, else as `Jira.request`
 */
export async function addComment(
  jira: Jira,
  issueId: string,
  paragraphs: readonly string[],
  mark: CommentMark,
  to: string | null = null,
): Promise<void> {
  try {
    const properties = [{ key: mark.property, value: { v: 1, of: mark.of } }];
    const body = { body: documentOf(paragraphs, to), properties };
    await jira.request('POST', route`/rest/api/3/issue/${issueId}/comment`, NoBody, { body });
  } catch (cause) {
    if (isFailure(cause, 'internal')) {
      throw new AppFailure('invalid', 'comment not accepted', { field: 'comment', cause });
    }
    throw cause;
  }
}

/** Comments looked at in two calls, and after how many of them no more are asked for. */
const PAGE = 50;
const MOST = 1_000;
/** Looked at twice: what is deleted meanwhile makes the older ones move up. */
const OVERLAP = 5;
/** How far Jira's clock and ours may be apart, ms: far more than they are. */
const CLOCKS_MS = 86_400_000;

const Listed = v.object({
  comments: v.array(v.object({ id: v.pipe(v.string(), v.regex(/^\d+$/)), created: v.optional(v.string()) })),
});
const Marked = v.object({
  values: v.optional(
    v.array(
      v.object({ properties: v.optional(v.array(v.object({ key: v.string(), value: v.optional(v.unknown()) })), []) }),
    ),
    [],
  ),
});
const Mark = v.object({ of: v.string() });

/**
 * Whether such a comment is there, by its mark: its words may be anybody's. The newest first, as far back as it can be.
 * For each 50 `GET /rest/api/3/issue/{id}/comment`, then `POST /rest/api/3/comment/list` where there is any.
 * @param sinceMs it cannot have been posted before, give or take a day
 * @throws AppFailure tooSlow after a thousand newer ones: nobody knows, and so it is not posted again; as `Jira.request`
 */
export async function isCommented(jira: Jira, issueId: string, mark: CommentMark, sinceMs: number): Promise<boolean> {
  for (let startAt = 0; startAt < MOST; startAt += PAGE - OVERLAP) {
    const path = route`/rest/api/3/issue/${issueId}/comment?orderBy=-created&startAt=${startAt}&maxResults=${PAGE}`;
    const { comments } = await jira.request('GET', path, Listed);
    if (comments.length === 0) return false;
    const body = { ids: comments.map(({ id }) => Number(id)) };
    const { values } = await jira.request('POST', route`/rest/api/3/comment/list?expand=properties`, Marked, { body });
    if (values.some(({ properties }) => properties.some((property) => isMark(property, mark)))) return true;
    // A moment that cannot be read is no reason to stop.
    const oldestMs = Date.parse(comments.at(-1)?.created ?? '');
    if (comments.length < PAGE || oldestMs < sinceMs - CLOCKS_MS) return false;
  }
  throw new AppFailure('tooSlow', `no such comment among the newest ${String(MOST)}`);
}

function isMark({ key, value }: { readonly key: string; readonly value?: unknown }, { property, of }: CommentMark) {
  return key === property && v.is(Mark, value) && value.of === of;
}
