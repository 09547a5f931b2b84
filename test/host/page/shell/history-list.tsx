/** What changed, newest first. */
import Button from '@atlaskit/button/new';
import Heading from '@atlaskit/heading';
import { useState, type ReactNode } from 'react';
import type { History } from '../jira-client';
import { formatMoment } from './format';
import { useShell } from './services';

const FIRST = 8;

/** Jira names fields in lower case in its history. */
const fieldName = (field: string): string => field.charAt(0).toUpperCase() + field.slice(1);

/** Jira writes an empty value of some fields as no text and of others as an empty one. */
const valueOf = (text: string | null | undefined): string =>
  text === null || text === undefined || text === '' ? 'None' : text;

export function HistoryList({ history }: { history: readonly History[] }): ReactNode {
  const { services } = useShell();
  const [all, setAll] = useState(false);
  const shown = all ? history : history.slice(0, FIRST);
  return (
    <section aria-labelledby="issue-history" className="host-history">
      <Heading size="small" as="h2" id="issue-history">
        History
      </Heading>
      {history.length === 0 ? <p className="host-quiet">Nothing has changed yet.</p> : null}
      <ol>
        {shown.map((entry) => (
          <li key={entry.id}>
            {entry.items.map((item, index) => (
              <p key={index}>
                <span>{entry.author?.displayName ?? 'Someone'}</span> changed <strong>{fieldName(item.field)}</strong>
                <span className="host-change">
                  {' '}
                  {valueOf(item.fromString)} → {valueOf(item.toString)}
                </span>
              </p>
            ))}
            <time dateTime={entry.created} className="host-quiet">
              {formatMoment(entry.created, services.person)}
            </time>
          </li>
        ))}
      </ol>
      {shown.length < history.length ? (
        <Button
          appearance="subtle"
          onClick={() => {
            setAll(true);
          }}
        >
          {`Show all ${String(history.length)}`}
        </Button>
      ) : null}
    </section>
  );
}
