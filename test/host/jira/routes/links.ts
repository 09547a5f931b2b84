/** Links between issues, and the words a link is said with. */
import * as v from 'valibot';
import { LINK_TYPES } from '../catalog';
import type { Call, Route } from '../http';
import { answer, NO_ISSUE_MESSAGE, readBody, Refusal, visibleIssue } from '../http';
import type { Issue, Project } from '../model';
import { may } from '../permissions';
import { self } from '../present';

const IssueRef = v.object({ id: v.optional(v.string()), key: v.optional(v.string()) });
const NewLink = v.object({
  type: v.object({ id: v.optional(v.string()), name: v.optional(v.string()) }),
  inwardIssue: IssueRef,
  outwardIssue: IssueRef,
  comment: v.optional(v.unknown()),
});

function theEnd(call: Call, { id, key }: v.InferOutput<typeof IssueRef>): { issue: Issue; project: Project } {
  const issue = visibleIssue(call, id ?? key ?? '');
  const project = issue && call.store.project(issue.projectId);
  if (issue === null || project === null) throw new Refusal(404, NO_ISSUE_MESSAGE);
  return { issue, project };
}

export const linkRoutes: readonly Route[] = [
  {
    method: 'POST',
    path: '/rest/api/3/issueLink',
    scopes: ['write:jira-work'],
    handle(call) {
      const body = readBody(call, NewLink);
      if (body.comment !== undefined) throw new Refusal(400, 'A comment belongs to the comment resource here.');
      const type = LINK_TYPES.find(({ id, name }) => id === body.type.id || name === body.type.name);
      if (type === undefined) throw new Refusal(404, 'No issue link type with that name or id was found.');
      // The link goes from the inward issue to the outward one: of "A blocks B", B is the outward issue of A.
      const [from, to] = [theEnd(call, body.inwardIssue), theEnd(call, body.outwardIssue)];
      // The document lists no 403: who may not link is answered as who may not see.
      for (const { issue, project } of [from, to])
        if (!may(call.user, 'LINK_ISSUES', project))
          throw new Refusal(404, `No Link Issue Permission for issue '${issue.key}'`);
      const isThere = call.store
        .linksOf(from.issue.id)
        .some((link) => link.typeId === type.id && link.from === from.issue.id && link.to === to.issue.id);
      // Said twice, Jira answers as if it had made it, and makes no second one.
      if (!isThere) call.changes.link(call.user, type.name, from.issue, to.issue, call.nowMs);
      return { status: 201, headers: {}, body: null };
    },
  },
  {
    method: 'GET',
    path: '/rest/api/3/issueLinkType',
    scopes: ['read:jira-work'],
    handle: () =>
      answer({ issueLinkTypes: LINK_TYPES.map((type) => ({ ...type, self: self(`issueLinkType/${type.id}`) })) }),
  },
];
