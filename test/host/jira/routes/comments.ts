/** Adding a comment. */
import * as v from 'valibot';
import type { Route } from '../http';
import { answer, readBody, Refusal, theIssue } from '../http';
import { Adf } from '../model';
import { may } from '../permissions';
import { commentBean } from '../present';

export const commentRoutes: readonly Route[] = [
  {
    method: 'POST',
    path: '/rest/api/3/issue/{issueIdOrKey}/comment',
    scopes: ['write:jira-work'],
    handle(call) {
      const { issue, project } = theIssue(call);
      // Jira documents no 403 here: whoever may see the issue and not comment gets this 400.
      if (!may(call.user, 'ADD_COMMENTS', project))
        throw new Refusal(400, 'You do not have the permission to comment on this issue.');
      const { body } = readBody(call, v.looseObject({ body: Adf }));
      const comment = call.changes.comment(call.user, issue, body, call.nowMs);
      return answer(commentBean(call.store, issue.id, comment), 201);
    },
  },
];
