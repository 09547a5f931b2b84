/** Reading and adding comments. */
import * as v from 'valibot';
import type { Route } from '../http';
import { answer, listParam, numberParam, readBody, Refusal, theIssue, visibleIssue } from '../http';
import { Adf } from '../model';
import { may } from '../permissions';
import { commentBean } from '../present';
import { checkProperty } from './properties';

const MOST = 5_000;

const NewComment = v.looseObject({
  body: Adf,
  properties: v.optional(v.array(v.strictObject({ key: v.string(), value: v.unknown() })), []),
});
const Wanted = v.strictObject({ ids: v.pipe(v.array(v.number()), v.minLength(1), v.maxLength(1000)) });

export const commentRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/rest/api/3/issue/{issueIdOrKey}/comment',
    scopes: ['read:jira-work'],
    handle(call) {
      const { query, store } = call;
      const { issue } = theIssue(call);
      const orderBy = query.get('orderBy') ?? 'created';
      if (!/^[+-]?created$/.test(orderBy)) throw new Refusal(400, `Comments are not ordered by ${orderBy}.`);
      const startAt = numberParam(query, 'startAt', 0);
      const maxResults = Math.min(numberParam(query, 'maxResults', MOST), MOST);
      const all = orderBy.startsWith('-') ? issue.comments.toReversed() : issue.comments;
      const comments = all.slice(startAt, startAt + maxResults).map((one) => commentBean(store, issue.id, one));
      return answer({ startAt, maxResults, total: all.length, comments });
    },
  },
  {
    method: 'POST',
    path: '/rest/api/3/issue/{issueIdOrKey}/comment',
    scopes: ['write:jira-work'],
    handle(call) {
      const { issue, project } = theIssue(call);
      // Jira documents no 403 here: whoever may see the issue and not comment gets this 400.
      if (!may(call.user, 'ADD_COMMENTS', project))
        throw new Refusal(400, 'You do not have the permission to comment on this issue.');
      const { body, properties } = readBody(call, NewComment);
      for (const { key, value } of properties) checkProperty(key, JSON.stringify(value));
      const comment = call.changes.comment(call.user, issue, body, call.nowMs, properties);
      return answer(commentBean(call.store, issue.id, comment), 201);
    },
  },
  {
    method: 'POST',
    path: '/rest/api/3/comment/list',
    scopes: ['read:jira-work'],
    handle(call) {
      const wanted = new Set(readBody(call, Wanted).ids.map(String));
      const withProperties = listParam(call.query, 'expand').includes('properties');
      const values = [...call.store.issues.values()].flatMap((issue) =>
        visibleIssue(call, issue.id) === null
          ? []
          : issue.comments
              .filter(({ id }) => wanted.has(id))
              .map((one) => ({
                ...commentBean(call.store, issue.id, one),
                ...(withProperties ? { properties: one.properties } : {}),
              })),
      );
      return answer({ startAt: 0, maxResults: 1_048_576, total: values.length, isLast: true, values });
    },
  },
];
