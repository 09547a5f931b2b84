/** Issues found by JQL, a page at a time. */
import Button from '@atlaskit/button/new';
import SectionMessage from '@atlaskit/section-message';
import Spinner from '@atlaskit/spinner';
import Textfield from '@atlaskit/textfield';
import { useEffect, useState, type ReactNode } from 'react';
import { pointsOf, type Issue } from '../jira-client';
import { routeHash } from '../route';
import { StatusMark, TypeIcon } from './marks';
import { useShell } from './services';

type Found =
  | { readonly state: 'searching' }
  | { readonly state: 'refused'; readonly sentence: string }
  | {
      readonly state: 'found';
      readonly issues: readonly Issue[];
      readonly next: string | null;
      readonly more: boolean;
    };

/** The search a project opens with: what changed last comes first. */
export const defaultJql = (projectKey: string): string => `project = ${projectKey} ORDER BY updated DESC`;

export function IssueList({ projectKey, jql }: { projectKey: string | null; jql: string }): ReactNode {
  const { jira, fields, services } = useShell();
  const [draft, setDraft] = useState(jql);
  const [found, setFound] = useState<Found>({ state: 'searching' });
  const [total, setTotal] = useState<number | null>(null);

  const search = async (token: string | null, before: readonly Issue[]): Promise<Found> => {
    try {
      const page = await jira.search(jql, { token, fields });
      return { state: 'found', issues: [...before, ...page.issues], next: page.nextPageToken ?? null, more: false };
    } catch (error) {
      return { state: 'refused', sentence: error instanceof Error ? error.message : String(error) };
    }
  };
  useEffect(() => {
    const left = new AbortController();
    setDraft(jql);
    setFound({ state: 'searching' });
    setTotal(null);
    const start = async (): Promise<void> => {
      const first = await search(null, []);
      // The count is an extra: a search Jira took may still be one it does not count.
      const count = first.state === 'found' ? await jira.count(jql).catch(() => null) : null;
      if (!left.signal.aborted) {
        setFound(first);
        setTotal(count);
      }
    };
    void start();
    return () => {
      left.abort();
    };
  }, [jql, jira]);

  return (
    <div className="host-list-view">
      <form
        role="search"
        className="host-jql"
        onSubmit={(event) => {
          event.preventDefault();
          services.go({ at: 'issues', projectKey, jql: draft });
        }}
      >
        <Textfield
          aria-label="JQL"
          isMonospaced
          isCompact
          value={draft}
          isInvalid={found.state === 'refused'}
          onChange={(event) => {
            setDraft(event.currentTarget.value);
          }}
        />
        <Button type="submit">Search</Button>
      </form>
      {found.state === 'searching' ? (
        <div className="host-module-wait">
          <Spinner size="large" label="Searching" />
        </div>
      ) : null}
      {found.state === 'refused' ? (
        <SectionMessage appearance="error" title="Jira did not take this search">
          <p>{found.sentence}</p>
        </SectionMessage>
      ) : null}
      {found.state === 'found' ? (
        <>
          <Issues issues={found.issues} />
          <div className="host-list-foot">
            <span className="host-quiet">
              {found.issues.length}
              {total === null ? '' : ` of ${String(total)}`}
            </span>
            {found.next === null ? null : (
              <Button
                isLoading={found.more}
                onClick={() => {
                  setFound({ ...found, more: true });
                  void search(found.next, found.issues).then(setFound);
                }}
              >
                Show more
              </Button>
            )}
          </div>
        </>
      ) : null}
    </div>
  );
}

function Issues({ issues }: { issues: readonly Issue[] }): ReactNode {
  const { fields } = useShell();
  if (issues.length === 0) {
    return <p className="host-quiet host-empty">No issue matches this search.</p>;
  }
  return (
    <table className="host-issues">
      <thead>
        <tr>
          <th scope="col">Key</th>
          <th scope="col" className="host-col-type">
            Type
          </th>
          <th scope="col">Summary</th>
          <th scope="col">Status</th>
          <th scope="col" className="host-col-points">
            Points
          </th>
        </tr>
      </thead>
      <tbody>
        {issues.map((issue) => {
          const href = routeHash({ at: 'issue', issueKey: issue.key });
          return (
            <tr key={issue.id}>
              <td className="host-col-key">
                <TypeIcon name={issue.fields.issuetype.name} named />
                <a href={href}>{issue.key}</a>
              </td>
              <td className="host-col-type">{issue.fields.issuetype.name}</td>
              <td className="host-col-summary">
                <a href={href}>{issue.fields.summary}</a>
              </td>
              <td>
                <StatusMark status={issue.fields.status} />
              </td>
              <td className="host-col-points">{pointsOf(issue, fields) ?? '–'}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
