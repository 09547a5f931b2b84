/** Searching page by page: a query is evaluated once per revision of the site and its pages cut from the sorted answer. */
import * as v from 'valibot';
import { createHash } from 'node:crypto';
import { Refusal } from './http';
import type { Alias } from './jql-kinds';
import { compileJql } from './jql';
import { compareBy } from './jql-order';
import type { SortRow } from './jql-order';
import type { Issue, User } from './model';
import { sees, visibleProjects } from './permissions';
import type { Store } from './store';

export interface SearchPage {
  readonly issues: readonly Issue[];
  /** Null on the last page. */
  readonly nextPageToken: string | null;
}

export interface Searches {
  page(user: User, jql: string, pageToken: string | null, size: number, nowMs: number): SearchPage;
  count(user: User, jql: string, nowMs: number): number;
}

/** How many recent answers are kept; a backfill and a few screens page at once. */
const KEPT = 16;

/** The last row of the page before: the next begins after it, whatever has come or gone meanwhile. */
const Token = v.object({
  query: v.string(),
  id: v.number(),
  values: v.array(v.union([v.number(), v.string(), v.null()])),
});

interface Found {
  readonly revision: number;
  readonly rows: readonly SortRow[];
  readonly compare: (a: SortRow, b: SortRow) => number;
}

export function createSearches(store: Store, aliases: readonly Alias[]): Searches {
  const kept = new Map<string, Found>();

  const find = (user: User, jql: string, nowMs: number): Found => {
    // Relative dates are read to the minute, so an answer is good for that long.
    const key = JSON.stringify([user.accountId, Math.floor(nowMs / 60_000), jql]);
    const before = kept.get(key);
    if (before?.revision === store.revision()) return before;
    const compiled = compileJql(jql, { store, user, nowMs, aliases });
    const visible = visibleProjects(store, user).map((project) => project.id);
    const { projectIds, issueIds } = compiled;
    const projects = visible.filter((id) => projectIds === null || projectIds.has(id));
    const candidates =
      issueIds === null
        ? projects.flatMap((id) => [...store.issuesOf(id).values()])
        : [...issueIds].flatMap((id) => store.issue(id) ?? []).filter((issue) => projects.includes(issue.projectId));
    const compare = compareBy(compiled.order);
    const rows = candidates
      .filter((issue) => sees(store, user, issue) && compiled.matches(issue))
      .map((issue) => ({ id: Number(issue.id), values: compiled.order.map((sort) => sort.of(issue)) }))
      .sort(compare);
    const found = { revision: store.revision(), rows, compare };
    kept.delete(key);
    kept.set(key, found);
    const [oldest] = kept.keys();
    if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest);
    return found;
  };

  return {
    page(user, jql, pageToken, size, nowMs) {
      const query = createHash('sha256')
        .update(JSON.stringify([user.accountId, jql]))
        .digest('base64url')
        .slice(0, 12);
      const { rows, compare } = find(user, jql, nowMs);
      const after = pageToken === null ? null : readToken(pageToken, query);
      const start = after === null ? 0 : firstAfter(rows, after, compare);
      const page = rows.slice(start, start + size);
      const last = page.at(-1);
      const more = last !== undefined && start + size < rows.length;
      return {
        issues: page.flatMap((row) => store.issue(String(row.id)) ?? []),
        nextPageToken: more ? Buffer.from(JSON.stringify({ query, ...last })).toString('base64url') : null,
      };
    },
    count: (user, jql, nowMs) => find(user, jql, nowMs).rows.length,
  };
}

function readToken(text: string, query: string): SortRow {
  const parsed = v.safeParse(Token, tokenJson(text));
  if (!parsed.success || parsed.output.query !== query)
    throw new Refusal(400, 'The provided next page token is invalid or expired.');
  return parsed.output;
}

function tokenJson(text: string): unknown {
  try {
    const json: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
    return json;
  } catch {
    return null; // not our token: refused by the schema
  }
}

/** Rows are sorted by `compare`, so the place is found by halving. */
function firstAfter(rows: readonly SortRow[], row: SortRow, compare: (a: SortRow, b: SortRow) => number): number {
  let [low, high] = [0, rows.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    const at = rows[middle];
    if (at !== undefined && compare(at, row) <= 0) low = middle + 1;
    else high = middle;
  }
  return low;
}
