/** Comments on issues: a person's, and the app's own reminders. */
import { route } from '@forge/api';
import * as v from '../valibot';
import { AppFailure, isFailure } from '../failures';
import { type Jira, NoBody } from './request';

/** Marks a comment as the reminder of one due item. */
const REMINDER_PROPERTY = 'premise.reminder';

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
 * @param mark what a reminder is known by, kept as a property of the comment: there is no moment at which it exists
 * and cannot be told from what people write
 * @throws AppFailure invalid (`comment`) when Jira does not accept it, else as `Jira.request`
 */
export async function addComment(
  jira: Jira,
  issueId: string,
  paragraphs: readonly string[],
  to: string | null = null,
  mark: string | null = null,
): Promise<void> {
  try {
    const properties = mark === null ? [] : [{ key: REMINDER_PROPERTY, value: { v: 1, due: mark } }];
    const body = { body: documentOf(paragraphs, to), ...(mark === null ? {} : { properties }) };
    await jira.request('POST', route`/rest/api/3/issue/${issueId}/comment`, NoBody, { body });
  } catch (cause) {
    if (isFailure(cause, 'internal')) {
      throw new AppFailure('invalid', 'comment not accepted', { field: 'comment', cause });
    }
    throw cause;
  }
}

/** More than anybody writes between a comment and the look for it. */
const NEWEST = 50;

/** Jira may add marks and ids of its own to what it keeps; the words stay. */
const Text = v.object({ text: v.optional(v.string(), '') });
const Comments = v.object({
  comments: v.array(
    v.object({
      author: v.optional(v.object({ accountId: v.string() })),
      created: v.string(),
      body: v.object({ content: v.optional(v.array(v.object({ content: v.optional(v.array(Text), []) })), []) }),
    }),
  ),
});

/**
 * Whether this account wrote these very paragraphs there at or after a moment, ms: the newest 50 comments are looked at.
 * `GET /rest/api/3/issue/{id}/comment`.
 * @throws AppFailure as `Jira.request`
 */
export async function hasCommented(
  jira: Jira,
  issueId: string,
  by: { readonly accountId: string; readonly sinceMs: number; readonly paragraphs: readonly string[] },
): Promise<boolean> {
  const path = route`/rest/api/3/issue/${issueId}/comment?orderBy=-created&maxResults=${NEWEST}`;
  const { comments } = await jira.request('GET', path, Comments);
  const wanted = by.paragraphs.join('\n');
  return comments.some(({ author, created, body }) => {
    const words = body.content.map(({ content }) => content.map(({ text }) => text).join('')).join('\n');
    return author?.accountId === by.accountId && Date.parse(created) >= by.sinceMs && words.trim() === wanted;
  });
}

const Ids = v.object({ comments: v.array(v.object({ id: v.pipe(v.string(), v.regex(/^\d+$/)) })) });
const Marked = v.object({
  values: v.optional(
    v.array(
      v.object({ properties: v.optional(v.array(v.object({ key: v.string(), value: v.optional(v.unknown()) })), []) }),
    ),
    [],
  ),
});
const Mark = v.object({ due: v.string() });

/**
 * Whether a reminder is among the newest 50 comments, by its mark: its words may be anybody's, and the clock has no part
 * in it. `GET /rest/api/3/issue/{id}/comment`, then `POST /rest/api/3/comment/list` where there is any.
 * @throws AppFailure as `Jira.request`
 */
export async function isReminded(jira: Jira, issueId: string, mark: string): Promise<boolean> {
  const path = route`/rest/api/3/issue/${issueId}/comment?orderBy=-created&maxResults=${NEWEST}`;
  const { comments } = await jira.request('GET', path, Ids);
  if (comments.length === 0) return false;
  const body = { ids: comments.map(({ id }) => Number(id)) };
  const { values } = await jira.request('POST', route`/rest/api/3/comment/list?expand=properties`, Marked, { body });
  return values.some(({ properties }) =>
    properties.some(({ key, value }) => key === REMINDER_PROPERTY && v.is(Mark, value) && value.due === mark),
  );
}
