/** Many issues at once: `issue/bulkfetch` and `changelog/bulkfetch`. */
import * as v from 'valibot';
import type { Call, Route } from '../http';
import { answer, NO_ISSUE_MESSAGE, readBody, Refusal, visibleIssue } from '../http';
import { issueBean, pickFields } from '../issue-bean';
import type { History, Issue } from '../model';
import { historyBean } from '../present';
import { expansions, mostProperties } from './expand';

/** Jira's bounds. */
const MOST_ISSUES = 100;
const MOST_HISTORY_ISSUES = 1000;
const MOST_FIELD_IDS = 10;
const MOST_HISTORIES = 10_000;
/** `expand=changelog` of a bulk fetch brings the newest entries only. */
const BULK_HISTORIES = 40;

const Strings = v.array(v.string());
const FetchBody = v.strictObject({
  issueIdsOrKeys: v.pipe(Strings, v.minLength(1), v.maxLength(MOST_ISSUES)),
  fields: v.optional(Strings, ['*navigable']),
  properties: v.optional(Strings, []),
  expand: v.optional(Strings, []),
  fieldsByKeys: v.optional(v.boolean(), false),
});

const ChangelogBody = v.strictObject({
  issueIdsOrKeys: v.pipe(Strings, v.minLength(1), v.maxLength(MOST_HISTORY_ISSUES)),
  fieldIds: v.optional(v.pipe(Strings, v.maxLength(MOST_FIELD_IDS)), []),
  maxResults: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MOST_HISTORIES)), 1000),
  nextPageToken: v.optional(v.nullable(v.string()), null),
});

/** Each visible issue once, ascending by id. */
function visibleAscending(call: Call, refs: readonly string[]): Issue[] {
  const issues = refs.flatMap((ref) => visibleIssue(call, ref) ?? []);
  return [...new Set(issues)].sort((a, b) => Number(a.id) - Number(b.id));
}

/** The history entries that touch one of the fields, and of those only the items that do. */
function filtered(history: History, fieldIds: readonly string[]): History | null {
  if (fieldIds.length === 0) return history;
  const items = history.items.filter((item) => item.fieldId !== undefined && fieldIds.includes(item.fieldId));
  return items.length === 0 ? null : { ...history, items };
}

export const bulkRoutes: readonly Route[] = [
  {
    method: 'POST',
    path: '/rest/api/3/issue/bulkfetch',
    scopes: ['read:jira-work'],
    handle(call) {
      const asked = readBody(call, FetchBody);
      mostProperties(asked.properties);
      const expand = expansions(asked.expand, ['changelog']);
      const unseen = asked.issueIdsOrKeys.filter((ref) => visibleIssue(call, ref) === null);
      const expansion = {
        fields: pickFields(asked.fields),
        properties: asked.properties,
        histories: expand.has('changelog') ? BULK_HISTORIES : null,
      };
      return answer({
        issues: visibleAscending(call, asked.issueIdsOrKeys).map((issue) =>
          issueBean(call.store, call.user, issue, expansion),
        ),
        issueErrors: unseen.map((id) => ({ id, errorMessage: NO_ISSUE_MESSAGE })),
      });
    },
  },
  {
    method: 'POST',
    path: '/rest/api/3/changelog/bulkfetch',
    scopes: ['read:jira-work'],
    handle(call) {
      const asked = readBody(call, ChangelogBody);
      const rows = visibleAscending(call, asked.issueIdsOrKeys).flatMap((issue) =>
        issue.histories.flatMap((history) => {
          const kept = filtered(history, asked.fieldIds);
          return kept === null ? [] : [{ issueId: issue.id, history: kept }];
        }),
      );
      // A page is a number of history entries, so it may end in the middle of an issue, as Jira's does.
      const start = asked.nextPageToken === null ? 0 : offsetIn(asked.nextPageToken);
      const page = rows.slice(start, start + asked.maxResults);
      const logs = new Map<string, unknown[]>();
      for (const { issueId, history } of page)
        logs.set(issueId, [...(logs.get(issueId) ?? []), historyBean(call.store, history)]);
      const end = start + page.length;
      return answer({
        issueChangeLogs: [...logs].map(([issueId, changeHistories]) => ({ issueId, changeHistories })),
        ...(end < rows.length ? { nextPageToken: Buffer.from(`changelog:${String(end)}`).toString('base64url') } : {}),
      });
    },
  },
];

function offsetIn(token: string): number {
  const match = /^changelog:(\d+)$/.exec(Buffer.from(token, 'base64url').toString('utf8'));
  if (match === null) throw new Refusal(400, 'The provided next page token is invalid or expired.');
  return Number(match[1]);
}
