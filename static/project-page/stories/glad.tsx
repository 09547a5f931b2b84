import { DynamicTable, Inline, Stack, Text } from '@forge/react';
import { useCallback } from 'react';
import type { GladCursor, GladRow } from '../../../src/contract/stories';
import type { PageQuestion } from '../../../src/domain/page-question';
import { call } from '../../shared/call';
import { Failed } from '../../shared/failed';
import { Fold } from '../../shared/fold';
import { IssuesSeen, useIssuesSeen } from '../../shared/issues-seen';
import { Waiting } from '../../shared/screen';
import { useLoad } from '../../shared/use-load';
import { useWording } from '../../shared/wording-context';
import { ExportTable } from '../export-table';
import { RowsNote } from '../rows-note';
import { seenRows } from '../seen-rows';
import { issueCell, sizeWords } from '../story-cells';
import { Pager } from './pager';
import { onTo, usePages } from './use-pages';

type Props = Pick<PageQuestion, 'team' | 'sprint'> & { readonly projectId: string };

/** What was refuted before anybody built it: a list to be glad of, read when somebody opens it, and never a total. */
export function GladPart(props: Props) {
  const w = useWording();
  return (
    <Fold title={w.t('glad.title')}>
      <Glad {...props} />
    </Fold>
  );
}

function Glad({ projectId, team, sprint }: Props) {
  const w = useWording();
  const { after, older, newer } = usePages<GladCursor>(JSON.stringify({ team, sprint }));
  const read = useCallback(
    () => call('readGlad', { projectId, part: { team, sprint }, after }),
    [projectId, team, sprint, after],
  );
  const { load, reload } = useLoad(read);
  if (load.kind === 'loading') return <Waiting />;
  if (load.kind !== 'ready') return <Failed failure={load.failure} onRetry={reload} />;
  const { rows, next } = load.value;
  const ids = rows.map(({ issueId }) => issueId);
  if (rows.length === 0) return <Text color="color.text.subtle">{w.t('glad.none')}</Text>;
  return (
    <Stack space="space.150">
      <Text color="color.text.subtle">{w.t('glad.what')}</Text>
      <IssuesSeen key={ids.join()} ids={ids}>
        <GladTable rows={rows} />
      </IssuesSeen>
      <Inline>
        <Pager label={w.t('glad.pages')} back={newer} on={onTo(next, older)} />
      </Inline>
    </Stack>
  );
}

function GladTable(props: { readonly rows: readonly GladRow[] }) {
  const w = useWording();
  const rows = seenRows(props.rows, useIssuesSeen());
  if (rows.isReading) return <Waiting />;
  const riskOf = ({ risk }: GladRow) => (risk === null ? w.t('rows.nothing') : w.t(`risk.${risk}`));
  const head = [w.t('rows.story'), w.t('rows.risk'), w.t('glad.when'), w.t('glad.size')];
  return (
    <Stack space="space.100">
      <DynamicTable
        label={w.t('glad.title')}
        head={{ cells: head.map((content) => ({ key: content, content })) }}
        rows={rows.shown.map(({ row, issue }) => ({
          key: row.issueId,
          cells: [
            { key: `${row.issueId}-story`, content: issueCell(w, issue) },
            { key: `${row.issueId}-risk`, content: riskOf(row) },
            { key: `${row.issueId}-when`, content: w.date(row.atMs) },
            { key: `${row.issueId}-size`, content: sizeWords(w, row) },
          ],
        }))}
      />
      <RowsNote rows={rows} />
      <Inline>
        <ExportTable
          title={w.t('glad.title')}
          rows={() => [
            [w.t('rows.key'), ...head],
            ...rows.shown.map(({ row, issue }) => [
              ...[issue?.key ?? '', issue?.summary ?? w.t('rows.untitled'), riskOf(row)],
              ...[w.date(row.atMs), sizeWords(w, row)],
            ]),
          ]}
        />
      </Inline>
    </Stack>
  );
}
