/** One issue's history, oldest first, paged by offset. */
import type { Route } from '../http';
import { answer, numberParam, theIssue } from '../http';
import { historyBean, self } from '../present';

/** Jira's bound on a page. */
const MOST = 100;

export const changelogRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/rest/api/3/issue/{issueIdOrKey}/changelog',
    scopes: ['read:jira-work'],
    handle(call) {
      const { issue } = theIssue(call);
      const startAt = numberParam(call.query, 'startAt', 0);
      const maxResults = Math.min(numberParam(call.query, 'maxResults', MOST, 1), MOST);
      const page = issue.histories.slice(startAt, startAt + maxResults);
      const end = startAt + page.length;
      const at = (start: number) =>
        self(`issue/${issue.id}/changelog?maxResults=${String(maxResults)}&startAt=${String(start)}`);
      return answer({
        self: at(startAt),
        ...(end < issue.histories.length ? { nextPage: at(end) } : {}),
        startAt,
        maxResults,
        total: issue.histories.length,
        isLast: end >= issue.histories.length,
        values: page.map((history) => historyBean(call.store, history)),
      });
    },
  },
];
