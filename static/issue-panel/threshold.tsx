import { Button, Inline, Stack, Text } from '@forge/react';
import { useState } from 'react';
import type { AssumptionView } from '../../src/contract';
import { LongText, TextInput } from '../shared/fields';
import type { Key } from '../shared/wording';
import { useWording } from '../shared/wording-context';
import { CommandForm } from './command-form';
import { draftOfThreshold, thresholdOf } from './draft';
import type { PanelHandle } from './handle';
import { MAX } from './limits';
import { isNextStep } from './next-step';
import { Section } from './section';
import { thresholdSet, thresholdWords } from './sentences';
import { useSave } from './use-save';

/** 3: what we would have to see, said before looking. */
export function ThresholdSection(props: { readonly panel: PanelHandle }) {
  const w = useWording();
  const { panel } = props;
  const { riskiest } = panel;
  const isOpen = panel.canShape && riskiest !== null && panel.isOpen('threshold');
  const words = riskiest === null ? '' : thresholdWords(w, riskiest);
  return (
    <Section
      title={w.t('threshold.title')}
      asks={w.t('threshold.asks')}
      aside={
        panel.canShape && words !== '' && !isOpen ? (
          <Button appearance="subtle" spacing="compact" iconBefore="edit" onClick={() => panel.open('threshold')}>
            {w.t('shared.edit')}
          </Button>
        ) : null
      }
    >
      {isOpen && <ThresholdForm panel={panel} assumption={riskiest} />}
      {!isOpen && riskiest !== null && words !== '' && (
        <Inline space="space.150" rowSpace="space.050" alignBlock="baseline" shouldWrap>
          <Text weight="medium">{words}</Text>
          <Text size="small" color="color.text.subtlest">
            {thresholdSet(w, riskiest)}
          </Text>
        </Inline>
      )}
      {!isOpen && words === '' && (
        <Stack space="space.100" alignInline="start">
          <Text color="color.text.subtle">
            {w.t(riskiest === null ? 'threshold.needsAssumption' : 'threshold.empty')}
          </Text>
          {panel.canShape && riskiest !== null && !isNextStep(panel, 'threshold') && (
            <Button onClick={() => panel.open('threshold')}>{w.t('threshold.set')}</Button>
          )}
        </Stack>
      )}
    </Section>
  );
}

function ThresholdForm(props: { readonly panel: PanelHandle; readonly assumption: AssumptionView }) {
  const w = useWording();
  const { panel } = props;
  const saver = useSave(panel.view.issue.id, panel.onSaved, panel.onNews);
  const [base] = useState(props.assumption);
  const [draft, setDraft] = useState(draftOfThreshold(base.threshold));
  const [problem, setProblem] = useState<Key | undefined>(undefined);

  const saveOver = async (seenRev: number) => {
    const checked = thresholdOf(draft);
    setProblem(checked.ok ? undefined : checked.problems.atLeast);
    if (!checked.ok) return;
    const saved = await saver.save({
      kind: 'setThreshold',
      seenRev,
      assumptionId: base.id,
      threshold: checked.value,
    });
    if (saved) panel.close('threshold');
  };
  const theirs =
    saver.state.kind === 'conflict' ? saver.state.now.assumptions.find((each) => each.id === base.id) : undefined;
  return (
    <CommandForm
      saver={saver}
      onSubmit={() => saveOver(base.rev)}
      onCancel={() => panel.close('threshold')}
      conflict={
        theirs === undefined
          ? null
          : {
              rows: [
                {
                  label: w.t('threshold.text'),
                  mine: [draft.text.trim(), draft.atLeast.trim()].filter(Boolean).join(w.t('shared.separator')),
                  theirs: thresholdWords(w, theirs),
                },
              ],
              keepMine: () => saveOver(theirs.rev),
            }
      }
    >
      <LongText
        id="threshold-text"
        label={w.t('threshold.text')}
        placeholder={w.t('threshold.text.example')}
        value={draft.text}
        onText={(text) => setDraft((now) => ({ ...now, text }))}
        maxLength={MAX.sentence}
        autoFocus
      />
      <TextInput
        id="threshold-at-least"
        label={w.t('threshold.atLeast')}
        value={draft.atLeast}
        onText={(atLeast) => setDraft((now) => ({ ...now, atLeast }))}
        maxLength={MAX.number}
        problem={problem}
      />
    </CommandForm>
  );
}
