import { Link, Stack, Text } from '@forge/react';
import { useIssuesSeen } from '../../shared/issues-seen';
import { Waiting } from '../../shared/screen';
import { useWording } from '../../shared/wording-context';
import { RowsNote } from '../rows-note';
import { seenRows } from '../seen-rows';

/** Issues by key and title, as the reader may see them; the others are counted. */
export function IssueList(props: { readonly ids: readonly string[] }) {
  const w = useWording();
  const rows = seenRows(
    props.ids.map((issueId) => ({ issueId })),
    useIssuesSeen(),
  );
  if (rows.isReading) return <Waiting />;
  return (
    <Stack space="space.050">
      {rows.shown.map(({ row, issue }) =>
        issue === null ? (
          <Text key={row.issueId}>{w.t('rows.untitled')}</Text>
        ) : (
          <Text key={row.issueId}>
            <Link href={`/browse/${issue.key}`} openNewTab>
              {issue.key}
            </Link>{' '}
            {issue.summary}
          </Text>
        ),
      )}
      <RowsNote rows={rows} />
    </Stack>
  );
}
