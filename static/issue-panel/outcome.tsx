import { Button, Stack, Text } from '@forge/react';
import { useState } from 'react';
import type { Outcome } from '../../src/domain/premise';
import { DayInput, LongText, Row, TextInput } from '../shared/fields';
import { numbersOf, whoDoes } from '../shared/outcome-sentence';
import { useWording } from '../shared/wording-context';
import { CommandForm } from './command-form';
import { changedParts, clashes, draftOfOutcome } from './draft';
import type { OutcomeDraft } from './draft';
import type { PanelHandle } from './handle';
import { MAX } from './limits';
import { isNextStep } from './next-step';
import { Section } from './section';
import { useSave } from './use-save';

/** 1: who does what differently, from where to where, by when. */
export function OutcomeSection(props: { readonly panel: PanelHandle }) {
  const w = useWording();
  const { panel } = props;
  const { outcome } = panel.premise;
  const isStated = Object.values(outcome).some((part) => part !== '' && part !== null);
  const isOpen = panel.isOpen('outcome');
  return (
    <Section
      title={w.t('outcome.title')}
      asks={w.t('outcome.asks')}
      aside={
        panel.canShape && isStated && !isOpen ? (
          <Button appearance="subtle" spacing="compact" iconBefore="edit" onClick={() => panel.open('outcome')}>
            {w.t('shared.edit')}
          </Button>
        ) : null
      }
    >
      {isOpen && panel.view.canEdit ? <OutcomeForm panel={panel} /> : null}
      {!isOpen && isStated ? <StatedOutcome outcome={outcome} /> : null}
      {!isOpen && !isStated ? (
        <Stack space="space.100" alignInline="start">
          <Text color="color.text.subtle">{w.t('outcome.empty')}</Text>
          {panel.canShape && !isNextStep(panel, 'outcome') && (
            <Button onClick={() => panel.open('outcome')}>{w.t('outcome.frame')}</Button>
          )}
        </Stack>
      ) : null}
    </Section>
  );
}

function StatedOutcome(props: { readonly outcome: Outcome }) {
  const w = useWording();
  const { outcome } = props;
  const sentence = whoDoes(w, outcome);
  const numbers = [outcome.metric, numbersOf(w, outcome)].filter((part) => part !== '').join(w.t('shared.separator'));
  return (
    <Stack space="space.050">
      {sentence !== '' && <Text weight="medium">{sentence}</Text>}
      {numbers !== '' && <Text color="color.text.subtle">{numbers}</Text>}
    </Stack>
  );
}

function OutcomeForm(props: { readonly panel: PanelHandle }) {
  const w = useWording();
  const { panel } = props;
  const saver = useSave(panel.view.issue.id, panel.onSaved, panel.onNews);
  // What the person started from: later saves by others are judged against it, not against what they may not have seen.
  const [base] = useState(panel.view.premise);
  const [draft, setDraft] = useState<OutcomeDraft>(draftOfOutcome(base.outcome));
  const set = (part: keyof OutcomeDraft) => (text: string) => setDraft((now) => ({ ...now, [part]: text }));

  const saveOver = async (seenRev: number) => {
    const parts = changedParts(base.outcome, draft);
    const isSame = Object.keys(parts).length === 0;
    if (isSame || (await saver.save({ kind: 'stateOutcome', seenRev, parts }))) panel.close('outcome');
  };
  const theirs = saver.state.kind === 'conflict' ? saver.state.now.premise : null;
  return (
    <CommandForm
      saver={saver}
      onSubmit={() => saveOver(base.rev)}
      onCancel={() => panel.close('outcome')}
      conflict={
        theirs && {
          rows: clashes(base.outcome, draft, theirs.outcome).map(({ part, ...texts }) => ({
            label: w.t(`outcome.${part}`),
            ...texts,
          })),
          keepMine: () => saveOver(theirs.rev),
        }
      }
    >
      <TextInput
        id="outcome-who"
        label={w.t('outcome.who')}
        placeholder={w.t('outcome.who.example')}
        value={draft.who}
        onText={set('who')}
        maxLength={MAX.line}
        autoFocus
      />
      <LongText
        id="outcome-does"
        label={w.t('outcome.does')}
        placeholder={w.t('outcome.does.example')}
        help={w.t('outcome.does.help')}
        value={draft.does}
        onText={set('does')}
        maxLength={MAX.sentence}
      />
      <TextInput
        id="outcome-metric"
        label={w.t('outcome.metric')}
        placeholder={w.t('outcome.metric.example')}
        value={draft.metric}
        onText={set('metric')}
        maxLength={MAX.line}
      />
      <Row>
        <TextInput
          id="outcome-from"
          label={w.t('outcome.from')}
          placeholder={w.t('outcome.from.example')}
          value={draft.from}
          onText={set('from')}
          maxLength={MAX.number}
        />
        <TextInput
          id="outcome-to"
          label={w.t('outcome.to')}
          placeholder={w.t('outcome.to.example')}
          value={draft.to}
          onText={set('to')}
          maxLength={MAX.number}
        />
        <DayInput id="outcome-by" label={w.t('outcome.by')} value={draft.by} onDay={set('by')} />
      </Row>
    </CommandForm>
  );
}
