import { Button, Checkbox, DynamicTable, Inline, Stack } from '@forge/react';
import { useWording } from '../../shared/wording-context';
import { ExportTable } from '../export-table';
import { issueCell, sizeWords } from '../story-cells';
import type { SeenCandidate } from './read-noes';

interface Props {
  readonly title: string;
  readonly rows: readonly SeenCandidate[];
  readonly chosen: ReadonlySet<string>;
  readonly isStale: boolean;
  readonly isBusy: boolean;
  readonly canEdit: boolean;
  readonly onChoose: (issueIds: readonly string[], isChosen: boolean) => void;
  readonly onExplain: (one: SeenCandidate) => void;
}

/** One row for each issue a no could be said of. */
export function ChooseTable(props: Props) {
  const w = useWording();
  const { rows, chosen, isStale, isBusy, canEdit, onChoose } = props;
  const ids = rows.map(({ row }) => row.issueId);
  const when = w.t(isStale ? 'noes.updatedOn' : 'noes.closedOn');
  // Jira's own moment is newer than what Premise has heard.
  const dayOf = ({ row, issue }: SeenCandidate) => {
    const atMs = isStale ? (issue.updatedMs ?? row.atMs) : row.atMs;
    return atMs === 0 ? w.t('noes.unknownDay') : w.date(atMs);
  };
  const story = { key: 'story', content: w.t('rows.story') };
  const head = [story, { key: 'when', content: when }, { key: 'size', content: w.t('rows.size') }];
  const choose = { key: 'choose', content: w.t('noes.choose') };
  const explain = { key: 'explain', content: w.t('noes.explain') };
  return (
    <Stack space="space.100">
      {canEdit && (
        <Checkbox
          id={`noes-all-${isStale ? 'stale' : 'closed'}`}
          label={w.t('noes.chooseAll')}
          isChecked={ids.every((id) => chosen.has(id))}
          isIndeterminate={ids.some((id) => chosen.has(id)) && !ids.every((id) => chosen.has(id))}
          isDisabled={isBusy}
          onChange={(event) => onChoose(ids, event.target.checked === true)}
        />
      )}
      <DynamicTable
        label={props.title}
        head={{ cells: [...(canEdit ? [choose] : []), ...head, ...(canEdit && !isStale ? [explain] : [])] }}
        rows={rows.map((one) => {
          const { row, issue } = one;
          const cells = [
            { key: `${row.issueId}-story`, content: issueCell(w, issue) },
            { key: `${row.issueId}-when`, content: dayOf(one) },
            { key: `${row.issueId}-size`, content: sizeWords(w, row) },
          ];
          const box = {
            key: `${row.issueId}-choose`,
            content: (
              <Checkbox
                id={`noes-${row.issueId}`}
                label={issue.key}
                isChecked={chosen.has(row.issueId)}
                isDisabled={isBusy}
                onChange={(event) => onChoose([row.issueId], event.target.checked === true)}
              />
            ),
          };
          const button = {
            key: `${row.issueId}-explain`,
            content: (
              <Button spacing="compact" isDisabled={isBusy} onClick={() => props.onExplain(one)}>
                {w.t('noes.explain')}
              </Button>
            ),
          };
          return {
            key: row.issueId,
            cells: [...(canEdit ? [box] : []), ...cells, ...(canEdit && !isStale ? [button] : [])],
          };
        })}
      />
      <Inline>
        <ExportTable
          title={props.title}
          rows={() => [
            [w.t('rows.key'), w.t('rows.story'), when, w.t('rows.size')],
            ...rows.map((one) => [one.issue.key, one.issue.summary, dayOf(one), sizeWords(w, one.row)]),
          ]}
        />
      </Inline>
    </Stack>
  );
}
