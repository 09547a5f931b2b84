/** What is next in line, asked of Jira in the browser as the reader: Jira alone knows the rank, and what they may see. */
import { requestJira } from '@forge/bridge';
import * as v from 'valibot';
import { failure } from '../../../src/domain/failure';
import type { Result } from '../../../src/domain/failure';
import { transportFailure } from '../../shared/call';
import { partClauses, type Part } from '../jql-part';

export interface InLine {
  readonly id: string;
  readonly key: string;
  readonly summary: string;
}

export interface Line {
  /** Next first. */
  readonly issues: readonly InLine[];
  /** False where the project has no ranks: then it is the oldest first. */
  readonly isRanked: boolean;
  /** There are more of them than were looked through. */
  readonly isMore: boolean;
}

/** What one search of Jira brings with titles, and one question about facts takes. */
const MOST = 100;

const Found = v.object({
  issues: v.optional(
    v.array(v.object({ id: v.string(), key: v.string(), fields: v.object({ summary: v.optional(v.string(), '') }) })),
    [],
  ),
  nextPageToken: v.optional(v.nullable(v.string()), null),
  isLast: v.optional(v.boolean()),
});

type Page = Omit<Line, 'isRanked'>;

/** Not started, of this part of the project. Ids are digits, whatever somebody wrote into an address. */
export function jqlOfLine(projectId: string, part: Part, order: 'Rank' | 'created'): string {
  const clauses = [
    `project = ${projectId}`,
    'statusCategory = "To Do"',
    'issuetype in standardIssueTypes()',
    ...partClauses(part),
  ];
  return `${clauses.join(' AND ')} ORDER BY ${order} ASC`;
}

/** Never rejects. Where Jira refuses to order by rank it is asked once more, for the oldest first. */
export async function nextInLine(projectId: string, part: Part): Promise<Result<Line>> {
  const ranked = await search(jqlOfLine(projectId, part, 'Rank'));
  if (ranked !== 'refused') return withRank(ranked, true);
  const oldest = await search(jqlOfLine(projectId, part, 'created'));
  return oldest === 'refused' ? { ok: false, error: failure('notFound') } : withRank(oldest, false);
}

function withRank(found: Result<Page>, isRanked: boolean): Result<Line> {
  return found.ok ? { ok: true, value: { ...found.value, isRanked } } : found;
}

/** `refused`: Jira knows no such field, or no such team. */
async function search(jql: string): Promise<Result<Page> | 'refused'> {
  try {
    const response = await requestJira('/rest/api/3/search/jql', {
      method: 'POST',
      headers: { Accept: 'application/json', 'Content-Type': 'application/json' },
      body: JSON.stringify({ jql, fields: ['summary'], maxResults: MOST }),
    });
    if (response.status === 400) return 'refused';
    if (response.status === 429) return { ok: false, error: failure('jiraBusy') };
    const parsed = response.ok ? v.safeParse(Found, await response.json()) : null;
    if (parsed?.success !== true) return { ok: false, error: failure('jiraUnavailable') };
    const { issues, nextPageToken, isLast } = parsed.output;
    const line = issues.map(({ id, key, fields }) => ({ id, key, summary: fields.summary }));
    return { ok: true, value: { issues: line, isMore: isLast !== true && nextPageToken !== null } };
  } catch (cause) {
    return { ok: false, error: transportFailure(cause) };
  }
}
