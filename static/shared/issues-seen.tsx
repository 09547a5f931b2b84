/** Keys, titles and status of other issues, read in the browser as this person: Jira decides who sees them. */
import { requestJira } from '@forge/bridge';
import { createContext, useContext, useEffect, useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import * as v from 'valibot';

export interface IssueSeen {
  readonly key: string;
  readonly summary: string;
  readonly status: string;
  readonly isDone: boolean;
  /** The `premise` property where it was asked for: a stranger's text until it is read as ours. */
  readonly premise?: unknown;
  /** When it was last updated, ms, where that was asked for and Jira says it. */
  readonly updatedMs?: number;
}

/** `unread`: Jira did not answer, which says nothing about what this person may see. */
export type Sight = IssueSeen | 'reading' | 'hidden' | 'unread';

const Fetched = v.object({
  issues: v.array(
    v.object({
      id: v.string(),
      key: v.string(),
      properties: v.optional(v.object({ premise: v.optional(v.unknown()) }), {}),
      fields: v.object({
        summary: v.optional(v.string(), ''),
        updated: v.optional(v.string()),
        status: v.object({ name: v.string(), statusCategory: v.optional(v.object({ key: v.optional(v.string()) })) }),
      }),
    }),
  ),
});

const Seen = createContext<(issueId: string) => Sight>(() => 'unread');

/** The issue as this person sees it; only those the provider around it was told of. */
export function useIssueSeen(issueId: string): Sight {
  return useContext(Seen)(issueId);
}

/** As `useIssueSeen`, for several. */
export function useIssuesSeen(): (issueId: string) => Sight {
  return useContext(Seen);
}

/** What is read of each beside its key, title and status. */
interface Also {
  readonly premise?: boolean;
  readonly updated?: boolean;
}

type Read = ReadonlyMap<string, IssueSeen> | 'reading' | 'unread';

/** So many issues Jira tells of at once (Bulk fetch issues, REST API v3). */
const AT_ONCE = 100;

/** Reads these issues at once, one request for each hundred, and again when others are named. */
export function IssuesSeen(props: {
  readonly ids: readonly string[];
  /** Reads what each has published with it, in the same request. */
  readonly withPremise?: boolean;
  readonly children: ReactNode;
}) {
  const withPremise = props.withPremise === true;
  const wanted = [...new Set(props.ids)].sort().join(',');
  const [read, setRead] = useState<Read>('reading');
  useEffect(() => {
    if (wanted === '') return;
    const asked = { isOver: false };
    void readIssues(wanted.split(','), { premise: withPremise }).then((answer) => {
      if (!asked.isOver) setRead(answer);
    });
    return () => {
      asked.isOver = true;
    };
  }, [wanted, withPremise]);
  const sight = useMemo(
    () =>
      (issueId: string): Sight =>
        typeof read === 'string' ? read : (read.get(issueId) ?? 'hidden'),
    [read],
  );
  return <Seen.Provider value={sight}>{props.children}</Seen.Provider>;
}

/** As the provider above, once. What was not told of some is not known of any: a list that is half read would call the other half hidden. */
export async function readIssues(
  ids: readonly string[],
  also: Also,
): Promise<ReadonlyMap<string, IssueSeen> | 'unread'> {
  const parts = Array.from({ length: Math.ceil(ids.length / AT_ONCE) }, (_, at) =>
    readSome(ids.slice(at * AT_ONCE, (at + 1) * AT_ONCE), also),
  );
  const read = (await Promise.all(parts)).flatMap((part) => (part === 'unread' ? [] : [part]));
  return read.length < parts.length ? 'unread' : new Map(read.flatMap((part) => [...part]));
}

async function readSome(ids: readonly string[], also: Also): Promise<ReadonlyMap<string, IssueSeen> | 'unread'> {
  try {
    const response = await requestJira('/rest/api/3/issue/bulkfetch', {
      method: 'POST',
      headers: { Accept: 'application/json', 'Content-Type': 'application/json' },
      body: JSON.stringify({
        issueIdsOrKeys: ids,
        fields: ['summary', 'status', ...(also.updated === true ? ['updated'] : [])],
        ...(also.premise === true && { properties: ['premise'] }),
      }),
    });
    const parsed = response.ok ? v.safeParse(Fetched, await response.json()) : null;
    if (parsed?.success !== true) return 'unread';
    return new Map(
      parsed.output.issues.map(({ id, key, fields, properties }) => [
        id,
        {
          key,
          summary: fields.summary,
          status: fields.status.name,
          isDone: fields.status.statusCategory?.key === 'done',
          ...(also.premise === true && { premise: properties.premise }),
          ...(fields.updated !== undefined && { updatedMs: Date.parse(fields.updated) }),
        },
      ]),
    );
  } catch {
    // The panel works without: keys and titles of other issues are a courtesy, and it says that it has none.
    return 'unread';
  }
}
