import { DynamicTable, Inline, Lozenge, Stack, Text } from '@forge/react';
import type { NoRow } from '../../../src/contract/noes';
import { StandingLozenge } from '../../shared/lozenges';
import type { Wording } from '../../shared/wording';
import { useWording } from '../../shared/wording-context';
import { ExportTable } from '../export-table';
import { issueCell } from '../story-cells';
import type { SeenNo } from './read-noes';

const COLUMNS = ['rows.story', 'noes.why', 'noes.evidence', 'noes.again'] as const;

/** One page of noes, as the reader may see them. */
export function NoTable(props: { readonly rows: readonly SeenNo[] }) {
  const w = useWording();
  const { rows } = props;
  return (
    <Stack space="space.100">
      <DynamicTable
        label={w.t('noes.list')}
        head={{ cells: COLUMNS.map((key) => ({ key, content: w.t(key) })) }}
        rows={rows.map((no) => ({
          key: no.row.issueId,
          cells: [
            { key: `${no.row.issueId}-story`, content: issueCell(w, no.issue) },
            { key: `${no.row.issueId}-why`, content: whyCell(w, no) },
            { key: `${no.row.issueId}-evidence`, content: evidenceCell(w, no.row) },
            { key: `${no.row.issueId}-again`, content: againCell(w, no) },
          ],
        }))}
      />
      <Inline>
        <ExportTable title={w.t('noes.list')} rows={() => exported(w, rows)} />
      </Inline>
    </Stack>
  );
}

/** A table calls its cells outside of any component, so no hooks in them. */
function whyCell(w: Wording, no: SeenNo) {
  return (
    <Stack space="space.050">
      <Text weight="medium">{w.t(`no.${no.row.category}`)}</Text>
      <Text color={no.row.isExplained ? 'color.text' : 'color.text.subtlest'}>{becauseWords(w, no)}</Text>
      <Text size="small" color="color.text.subtle">
        {saidWords(w, no.row)}
      </Text>
    </Stack>
  );
}

function becauseWords(w: Wording, { row, words }: SeenNo): string {
  if (!row.isExplained) return w.t('noes.noWords');
  return words === null || words.because === '' ? w.t('noes.old') : words.because;
}

function evidenceCell(w: Wording, row: NoRow) {
  if (row.standing === null) return <Text color="color.text.subtlest">{w.t('noes.noEvidence')}</Text>;
  return (
    <Stack space="space.050" alignInline="start">
      <StandingLozenge standing={row.standing} opinionOnly={false} />
      <Text size="small" color="color.text.subtle">
        {[...(row.risk === null ? [] : [w.t(`risk.${row.risk}`)]), w.plural('noes.findings', row.findings)].join(
          w.t('shared.separator'),
        )}
      </Text>
    </Stack>
  );
}

function evidenceWords(w: Wording, { standing, risk, findings }: NoRow): string {
  if (standing === null) return w.t('noes.noEvidence');
  const parts = [w.t(`standing.${standing}`), ...(risk === null ? [] : [w.t(`risk.${risk}`)])];
  return [...parts, w.plural('noes.findings', findings)].join(w.t('shared.separator'));
}

/** When, and who decided. */
function saidWords(w: Wording, { saidMs, together }: NoRow): string {
  if (together.length === 0) return w.date(saidMs);
  const disciplines = w.list(together.map((discipline) => w.t(`discipline.${discipline}`)));
  return [w.date(saidMs), w.t('decision.said.together', { disciplines })].join(w.t('shared.separator'));
}

function againCell(w: Wording, { row, words }: SeenNo) {
  const when = words?.revisitWhen ?? '';
  if (row.revisitOn === null && when === '') return <Text color="color.text.subtlest">{w.t('rows.nothing')}</Text>;
  return (
    <Stack space="space.050" alignInline="start">
      {when !== '' && <Text>{when}</Text>}
      {row.revisitOn !== null &&
        (row.isDue ? (
          <Lozenge appearance="moved">{w.t('noes.dueSince', { date: w.day(row.revisitOn) })}</Lozenge>
        ) : (
          <Text size="small" color="color.text.subtle">
            {w.t('noes.on', { date: w.day(row.revisitOn) })}
          </Text>
        ))}
    </Stack>
  );
}

function againWords(w: Wording, { row, words }: SeenNo): string {
  const on = row.revisitOn === null ? '' : w.t(row.isDue ? 'noes.dueSince' : 'noes.on', { date: w.day(row.revisitOn) });
  return [words?.revisitWhen ?? '', on].filter((part) => part !== '').join(w.t('shared.separator'));
}

function exported(w: Wording, rows: readonly SeenNo[]): readonly (readonly string[])[] {
  return [
    [
      w.t('rows.key'),
      w.t('rows.story'),
      w.t('noes.reason'),
      ...COLUMNS.slice(1).map((key) => w.t(key)),
      w.t('noes.said'),
    ],
    ...rows.map((no) => [
      ...[no.issue.key, no.issue.summary, w.t(`no.${no.row.category}`), becauseWords(w, no)],
      evidenceWords(w, no.row),
      ...[againWords(w, no), saidWords(w, no.row)],
    ]),
  ];
}
