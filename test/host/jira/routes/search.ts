/** `search/jql` and `search/approximate-count`. */
import * as v from 'valibot';
import type { JiraResponse } from '../../types';
import type { Call, Route } from '../http';
import { answer, listParam, numberParam, readBody, Refusal } from '../http';
import { issueBean, pickFields } from '../issue-bean';
import { expansions, mostProperties } from './expand';

/** Jira's bounds: 5,000 a page when only ids or keys are asked for, else 100. More is cut down silently, as Jira does. */
const MOST_IDS = 5000;
const MOST_ISSUES = 100;
/** `expand=changelog` in a search brings the newest entries only. */
const SEARCH_HISTORIES = 20;

const Strings = v.array(v.string());
const SearchBody = v.strictObject({
  jql: v.string(),
  fields: v.optional(Strings, []),
  properties: v.optional(Strings, []),
  expand: v.optional(v.string(), ''),
  maxResults: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1)), 50),
  nextPageToken: v.optional(v.nullable(v.string()), null),
  fieldsByKeys: v.optional(v.boolean(), false),
  reconcileIssues: v.optional(v.pipe(v.array(v.pipe(v.number(), v.integer())), v.maxLength(50)), []),
});
type SearchBody = v.InferOutput<typeof SearchBody>;

const QUERY_PARAMETERS = new Set(Object.keys(SearchBody.entries).concat('failFast'));

function search(call: Call, asked: SearchBody): JiraResponse {
  const { store, searches, user, nowMs } = call;
  mostProperties(asked.properties);
  const expand = expansions(asked.expand.split(','), ['changelog']);
  const idOnly = asked.fields.every((name) => name === 'id' || name === 'key');
  const light = idOnly && asked.properties.length === 0 && !expand.has('changelog');
  const size = Math.min(asked.maxResults, light ? MOST_IDS : MOST_ISSUES);
  const { issues, nextPageToken } = searches.page(user, asked.jql, asked.nextPageToken, size, nowMs);
  const expansion = {
    fields: pickFields(asked.fields),
    properties: asked.properties,
    histories: expand.has('changelog') ? SEARCH_HISTORIES : null,
  };
  const beans = issues.map((issue) => {
    if (!light) return issueBean(store, user, issue, expansion);
    return asked.fields.includes('key') ? { id: issue.id, key: issue.key } : { id: issue.id };
  });
  return answer({
    issues: beans,
    isLast: nextPageToken === null,
    ...(nextPageToken === null ? {} : { nextPageToken }),
  });
}

export const searchRoutes: readonly Route[] = [
  {
    method: 'POST',
    path: '/rest/api/3/search/jql',
    scopes: ['read:jira-work'],
    handle: (call) => search(call, readBody(call, SearchBody)),
  },
  {
    method: 'GET',
    path: '/rest/api/3/search/jql',
    scopes: ['read:jira-work'],
    handle(call) {
      const { query } = call;
      for (const name of query.keys())
        if (!QUERY_PARAMETERS.has(name)) throw new Refusal(400, `The query parameter '${name}' is not supported.`);
      return search(call, {
        jql: query.get('jql') ?? '',
        fields: listParam(query, 'fields'),
        properties: listParam(query, 'properties'),
        expand: query.get('expand') ?? '',
        maxResults: numberParam(query, 'maxResults', 50, 1),
        nextPageToken: query.get('nextPageToken'),
        fieldsByKeys: false,
        reconcileIssues: [],
      });
    },
  },
  {
    method: 'POST',
    path: '/rest/api/3/search/approximate-count',
    scopes: ['read:jira-work'],
    handle(call) {
      const { jql } = readBody(call, v.strictObject({ jql: v.string() }));
      return answer({ count: call.searches.count(call.user, jql, call.nowMs) });
    },
  },
];
