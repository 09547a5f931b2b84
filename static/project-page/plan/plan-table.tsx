import { Box, Checkbox, DynamicTable, Inline, Link, Stack, Text } from '@forge/react';
import type { Wording } from '../../shared/wording';
import { useWording } from '../../shared/wording-context';
import { ExportTable } from '../export-table';
import { doubtWords, riskiestCell, riskiestWords, sizeWords, stepCell } from '../story-cells';
import type { UpNext } from './up-next';

const COLUMNS = ['place', 'choose', 'story', 'size', 'outcome', 'riskiest', 'step', 'doubt'] as const;

/** One row for each story in line, to look over and to choose from. */
export function PlanTable(props: {
  readonly rows: readonly UpNext[];
  readonly chosen: ReadonlySet<string>;
  readonly isBusy: boolean;
  readonly onChoose: (issueIds: readonly string[], isChosen: boolean) => void;
}) {
  const w = useWording();
  const { rows, chosen, isBusy, onChoose } = props;
  const ids = rows.map(({ issue }) => issue.id);
  return (
    <Stack space="space.100">
      <Checkbox
        id="plan-all"
        label={w.t('plan.chooseAll')}
        isChecked={ids.every((id) => chosen.has(id))}
        isIndeterminate={ids.some((id) => chosen.has(id)) && !ids.every((id) => chosen.has(id))}
        isDisabled={isBusy}
        onChange={(event) => onChoose(ids, event.target.checked === true)}
      />
      <DynamicTable
        label={w.t('plan.title')}
        head={{ cells: COLUMNS.map((key) => ({ key, content: w.t(`rows.${key}`) })) }}
        rows={rows.map(({ place, issue, row }) => ({
          key: issue.id,
          cells: [
            { key: `${issue.id}-place`, content: w.number(place) },
            {
              key: `${issue.id}-choose`,
              content: (
                <Checkbox
                  id={`plan-${issue.id}`}
                  label={issue.key}
                  isChecked={chosen.has(issue.id)}
                  isDisabled={isBusy}
                  onChange={(event) => onChoose([issue.id], event.target.checked === true)}
                />
              ),
            },
            {
              key: `${issue.id}-story`,
              content: (
                <Box xcss={{ minWidth: '160px' }}>
                  <Link href={`/browse/${encodeURIComponent(issue.key)}`}>{issue.summary}</Link>
                </Box>
              ),
            },
            { key: `${issue.id}-size`, content: sizeWords(w, row) },
            { key: `${issue.id}-outcome`, content: <Text>{outcomeWords(w, row)}</Text> },
            { key: `${issue.id}-riskiest`, content: riskiestCell(w, row) },
            { key: `${issue.id}-step`, content: stepCell(w, row) },
            { key: `${issue.id}-doubt`, content: doubtWords(w, row) },
          ],
        }))}
      />
      <Inline>
        <ExportTable title={w.t('plan.title')} rows={() => exported(w, rows)} />
      </Inline>
    </Stack>
  );
}

function outcomeWords(w: Wording, { framed }: UpNext['row']): string {
  return w.t(framed ? 'plan.framed' : 'plan.unframed');
}

function exported(w: Wording, rows: readonly UpNext[]): readonly (readonly string[])[] {
  return [
    [w.t('rows.place'), w.t('rows.key'), ...COLUMNS.slice(2).map((key) => w.t(`rows.${key}`))],
    ...rows.map(({ place, issue, row }) => [
      ...[String(place), issue.key, issue.summary, sizeWords(w, row), outcomeWords(w, row)],
      ...[riskiestWords(w, row), w.t(`next.${row.step}`), doubtWords(w, row)],
    ]),
  ];
}
