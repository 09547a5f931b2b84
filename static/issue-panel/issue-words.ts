/** What the issue itself says, read by the browser as the person looking: for a draft, and for the coach. */
import { requestJira } from '@forge/bridge';
import { useEffect, useState } from 'react';
import * as v from 'valibot';
import type { IssueText } from '../../src/domain/prefill';
import { adfParagraphs, storiesWhole } from '../shared/adf-text';

/** GET /rest/api/3/issue/{id}?fields=summary,description */
const Issue = v.object({
  fields: v.object({
    summary: v.optional(v.nullable(v.string()), ''),
    description: v.optional(v.unknown()),
  }),
});

/** Null where Jira does not answer with it: nobody asked for a draft, so nobody is told that there is none. */
async function readIssueWords(issueId: string): Promise<IssueText | null> {
  try {
    const response = await requestJira(`/rest/api/3/issue/${encodeURIComponent(issueId)}?fields=summary,description`, {
      headers: { Accept: 'application/json' },
    });
    const issue = v.safeParse(Issue, response.ok ? await response.json() : null);
    if (!issue.success) return null;
    const { summary, description } = issue.output.fields;
    return { summary: summary ?? '', paragraphs: storiesWhole(adfParagraphs(description)) };
  } catch {
    return null;
  }
}

/** The issue's summary and description, read once and only when wanted; null until then. */
export function useIssueWords(issueId: string, isWanted: boolean): IssueText | null {
  const [words, setWords] = useState<IssueText | null>(null);
  useEffect(() => {
    if (!isWanted) return undefined;
    let isGone = false;
    void readIssueWords(issueId).then((read) => {
      if (!isGone) setWords(read);
    });
    return () => {
      isGone = true;
    };
  }, [issueId, isWanted]);
  return words;
}
