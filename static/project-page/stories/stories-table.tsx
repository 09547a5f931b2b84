import { DynamicTable, Inline, Stack, Text } from '@forge/react';
import type { StoryRow } from '../../../src/contract/stories';
import { useIssuesSeen } from '../../shared/issues-seen';
import { Waiting } from '../../shared/screen';
import type { Wording } from '../../shared/wording';
import { useWording } from '../../shared/wording-context';
import { ExportTable } from '../export-table';
import { RowsNote } from '../rows-note';
import { seenRows, type SeenRow } from '../seen-rows';
import { doubtWords, issueCell, riskiestCell, riskiestWords, scoreWords, sizeWords, stepCell } from '../story-cells';

const COLUMNS = ['story', 'step', 'riskiest', 'score', 'size', 'doubt'] as const;

/** One page of stories, as the reader may see them. */
export function StoriesTable(props: { readonly rows: readonly StoryRow[]; readonly page: number }) {
  const w = useWording();
  const rows = seenRows(props.rows, useIssuesSeen());
  if (rows.isReading) return <Waiting />;
  return (
    <Stack space="space.100">
      <DynamicTable
        label={w.t('stories.title')}
        head={{ cells: COLUMNS.map((key) => ({ key, content: w.t(`rows.${key}`) })) }}
        rows={rows.shown.map(({ row, issue }) => ({
          key: row.issueId,
          cells: [
            { key: `${row.issueId}-story`, content: issueCell(w, issue) },
            { key: `${row.issueId}-step`, content: stepCell(w, row) },
            { key: `${row.issueId}-riskiest`, content: riskiestCell(w, row) },
            { key: `${row.issueId}-score`, content: scoreWords(w, row) },
            { key: `${row.issueId}-size`, content: sizeWords(w, row) },
            { key: `${row.issueId}-doubt`, content: doubtWords(w, row) },
          ],
        }))}
      />
      <RowsNote rows={rows} />
      <Inline space="space.100" alignBlock="center">
        <Text size="small" color="color.text.subtlest">
          {w.t('stories.page', { page: props.page })}
        </Text>
        <ExportTable title={w.t('stories.title')} rows={() => exported(w, rows.shown)} />
      </Inline>
    </Stack>
  );
}

function exported(w: Wording, shown: readonly SeenRow<StoryRow>[]): readonly (readonly string[])[] {
  return [
    [w.t('rows.key'), ...COLUMNS.map((key) => w.t(`rows.${key}`))],
    ...shown.map(({ row, issue }) => [
      ...[issue?.key ?? '', issue?.summary ?? w.t('rows.untitled'), w.t(`next.${row.step}`), riskiestWords(w, row)],
      ...[scoreWords(w, row), sizeWords(w, row), doubtWords(w, row)],
    ]),
  ];
}
