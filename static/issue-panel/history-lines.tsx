import { Button, Inline, Stack, Text, User } from '@forge/react';
import { useCallback, useState } from 'react';
import type { HistoryRow, HistoryView } from '../../src/contract/history';
import { call } from '../shared/call';
import { Failed } from '../shared/failed';
import { Waiting } from '../shared/screen';
import { useLoad } from '../shared/use-load';
import { useWording } from '../shared/wording-context';
import { historySentence, historyTime } from './history-sentence';

/** The newest page first, older ones on demand. */
export function History(props: { readonly issueId: string }) {
  const w = useWording();
  const { issueId } = props;
  const { load, reload, show } = useLoad(useCallback(() => call('readHistory', { issueId, before: null }), [issueId]));
  if (load.kind === 'loading') return <Waiting />;
  if (load.kind !== 'ready') return <Failed failure={load.failure} onRetry={reload} />;
  const { rows } = load.value;
  return (
    <Stack space="space.100">
      {rows.length === 0 && <Text color="color.text.subtle">{w.t('history.empty')}</Text>}
      {rows.map((row) => (
        <Line key={row.key} row={row} />
      ))}
      <Older issueId={issueId} read={load.value} show={show} />
    </Stack>
  );
}

function Line(props: { readonly row: HistoryRow }) {
  const w = useWording();
  const { row } = props;
  return (
    <Stack space="space.0">
      <Inline space="space.100" alignBlock="center" shouldWrap>
        <Who row={row} />
        <Text size="small" color="color.text.subtlest">
          {historyTime(w, row)}
        </Text>
      </Inline>
      <Text>{historySentence(w, row)}</Text>
      {row.shortened !== null && (
        <Text size="small" color="color.text.subtle">
          {w.t(`history.shortened.${row.shortened}`)}
        </Text>
      )}
    </Stack>
  );
}

function Who({ row }: { readonly row: HistoryRow }) {
  const w = useWording();
  if (row.actor !== null) return <User accountId={row.actor} />;
  return <Text weight="medium">{w.t(row.claimedMs === null ? 'history.somebody' : 'history.broughtBack')}</Text>;
}

/** The page before the ones shown; a failure leaves those where they are. */
function Older(props: {
  readonly issueId: string;
  readonly read: HistoryView;
  readonly show: (read: HistoryView) => void;
}) {
  const w = useWording();
  const { issueId, read, show } = props;
  const [isReading, setReading] = useState(false);
  const [failed, setFailed] = useState<Parameters<typeof Failed>[0]['failure'] | null>(null);
  if (read.next === null) return null;
  const more = async () => {
    setReading(true);
    const older = await call('readHistory', { issueId, before: read.next });
    setReading(false);
    setFailed(older.ok ? null : older.error);
    if (older.ok) show({ rows: [...read.rows, ...older.value.rows], next: older.value.next });
  };
  if (failed !== null) return <Failed failure={failed} onRetry={() => void more()} isRetrying={isReading} />;
  return (
    <Inline>
      <Button appearance="subtle" spacing="compact" isDisabled={isReading} onClick={() => void more()}>
        {w.t('history.older')}
      </Button>
    </Inline>
  );
}
