import { Button, DynamicTable, Form, Inline, LineChart, LoadingButton, Stack, Text } from '@forge/react';
import { useState } from 'react';
import type { OutcomeView } from '../../../src/contract/outcomes';
import { wayOf } from '../../../src/domain/outcomes/target';
import { Failed } from '../../shared/failed';
import { DayInput, Row, TextInput } from '../../shared/fields';
import { Fold } from '../../shared/fold';
import { newId } from '../../shared/ids';
import { useWording } from '../../shared/wording-context';
import { useOutcomeSave, type OutcomesHandle } from './use-outcome-save';

const MAX_NUMBER = 30;
const MAX_NOTE = 300;

interface Props {
  readonly tab: OutcomesHandle;
  readonly outcome: OutcomeView;
}

/** Where the metric stood, entered by hand: as a line with its target, and as numbers. */
export function ProgressPart({ tab, outcome }: Props) {
  const w = useWording();
  const [isOpen, setOpen] = useState(false);
  const latest = outcome.progress.at(-1);
  const title = latest === undefined ? w.t('progress.title') : `${w.t('progress.title')}: ${w.number(latest.value)}`;
  return (
    <Fold title={title}>
      <Stack space="space.150">
        {outcome.progress.length === 0 && <Text color="color.text.subtle">{w.t('progress.none')}</Text>}
        {byDay(outcome).length > 1 && <Chart outcome={outcome} />}
        {outcome.progress.length > 0 && <Numbers tab={tab} outcome={outcome} />}
        {isOpen && <ProgressForm tab={tab} outcome={outcome} onClose={() => setOpen(false)} />}
        {!isOpen && tab.view.canEdit && !outcome.isArchived && (
          <Inline>
            <Button spacing="compact" onClick={() => setOpen(true)}>
              {w.t('progress.add')}
            </Button>
          </Inline>
        )}
      </Stack>
    </Fold>
  );
}

/** The last value of each day: of two entered for the same one, the later corrects the earlier. */
function byDay({ progress }: OutcomeView): OutcomeView['progress'] {
  return progress.filter(({ on }, at) => progress[at + 1]?.on !== on);
}

function Chart({ outcome }: Pick<Props, 'outcome'>) {
  const w = useWording();
  const { to } = wayOf(outcome);
  const value = w.t('progress.series');
  const target = w.t('progress.series.target');
  const data = byDay(outcome).flatMap((one) => [
    [w.day(one.on), one.value, value],
    ...(to === null ? [] : [[w.day(one.on), to, target]]),
  ]);
  return (
    <LineChart
      title={w.t('progress.chart')}
      {...(outcome.words.metric !== '' && { subtitle: outcome.words.metric })}
      data={data}
      xAccessor={0}
      yAccessor={1}
      colorAccessor={2}
      colorPalette={[
        { key: value, value: 'color.chart.blue.bold' },
        { key: target, value: 'color.chart.gray.bold' },
      ]}
      height={200}
    />
  );
}

function Numbers({ tab, outcome }: Props) {
  const w = useWording();
  const saver = useOutcomeSave(tab);
  const { outcomeId, rev } = outcome;
  const head = [w.t('progress.on'), w.t('progress.value'), w.t('progress.note')];
  return (
    <Stack space="space.100">
      {outcome.words.to !== '' && (
        <Text color="color.text.subtle">{w.t('progress.target', { to: outcome.words.to })}</Text>
      )}
      <DynamicTable
        label={w.t('progress.title')}
        head={{
          cells: [...head, ...(tab.view.canEdit ? [w.t('progress.action')] : [])].map((content) => ({
            key: content,
            content,
          })),
        }}
        rows={outcome.progress.toReversed().map(({ id, on, value, note }) => ({
          key: id,
          cells: [
            { key: `${id}-on`, content: w.day(on) },
            { key: `${id}-value`, content: w.number(value) },
            { key: `${id}-note`, content: note },
            ...(tab.view.canEdit
              ? [
                  {
                    key: `${id}-remove`,
                    content: (
                      <Button
                        appearance="subtle"
                        spacing="compact"
                        isDisabled={saver.state.kind === 'saving'}
                        onClick={() =>
                          void saver.save({ kind: 'withdrawProgress', outcomeId, seenRev: rev, progressId: id })
                        }
                      >
                        {w.t('progress.remove')}
                      </Button>
                    ),
                  },
                ]
              : []),
          ],
        }))}
      />
      {saver.state.kind === 'failed' && <Failed failure={saver.state.failure} onRetry={() => tab.show(tab.view)} />}
    </Stack>
  );
}

function ProgressForm({ tab, outcome, onClose }: Props & { readonly onClose: () => void }) {
  const w = useWording();
  const saver = useOutcomeSave(tab);
  const [id] = useState(newId);
  const [draft, setDraft] = useState({ value: '', on: tab.view.today, note: '' });
  const [isWrong, setWrong] = useState(false);
  const save = async () => {
    const value = Number(draft.value.trim().replace(',', '.'));
    const isNumber = draft.value.trim() !== '' && Number.isFinite(value);
    setWrong(!isNumber);
    if (!isNumber || draft.on === '') return;
    const progress = { id, value, on: draft.on, note: draft.note.trim() };
    const { outcomeId, rev } = outcome;
    if (await saver.save({ kind: 'noteProgress', outcomeId, seenRev: rev, progress })) onClose();
  };
  const set = (change: Partial<typeof draft>) => setDraft((now) => ({ ...now, ...change }));
  return (
    <Form onSubmit={save}>
      <Stack space="space.100">
        <Row>
          {[
            <TextInput
              key="value"
              id={`progress-${outcome.outcomeId}-value`}
              label={w.t('progress.value')}
              value={draft.value}
              onText={(value) => set({ value })}
              maxLength={MAX_NUMBER}
              problem={isWrong ? 'progress.value.invalid' : undefined}
              autoFocus
            />,
            <DayInput
              key="on"
              id={`progress-${outcome.outcomeId}-on`}
              label={w.t('progress.on')}
              value={draft.on}
              onDay={(on) => set({ on })}
              maxDate={tab.view.today}
            />,
            <TextInput
              key="note"
              id={`progress-${outcome.outcomeId}-note`}
              label={w.t('progress.note')}
              value={draft.note}
              onText={(note) => set({ note })}
              maxLength={MAX_NOTE}
            />,
          ]}
        </Row>
        {saver.state.kind === 'failed' && <Failed failure={saver.state.failure} onRetry={() => void save()} />}
        <Inline space="space.100">
          <LoadingButton type="submit" appearance="primary" isLoading={saver.state.kind === 'saving'}>
            {w.t('shared.save')}
          </LoadingButton>
          <Button appearance="subtle" onClick={onClose}>
            {w.t('shared.cancel')}
          </Button>
        </Inline>
      </Stack>
    </Form>
  );
}
