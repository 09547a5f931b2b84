import { Button, Stack, Text } from '@forge/react';
import { useMemo, useState } from 'react';
import { statesAnOutcome } from '../../src/domain/inherit';
import type { Outcome } from '../../src/domain/premise';
import { draftFrom } from '../../src/domain/prefill';
import { editableSentence, numbersOf, whoDoes } from '../shared/outcome-sentence';
import { useWording } from '../shared/wording-context';
import type { PanelHandle } from './handle';
import { useIssueWords } from './issue-words';
import { isNextStep } from './next-step';
import { OutcomeForm } from './outcome-form';
import { outcomeOfDraft, PrefillCard } from './prefill-card';
import { OwnerLine } from './owner-line';
import { Section } from './section';
import { EMPTY_SENTENCE, sentenceOf } from './sentence';

/** 1: who does what differently, from where to where, by when. */
export function OutcomeSection(props: { readonly panel: PanelHandle }) {
  const w = useWording();
  const { panel } = props;
  const { today, issue, premise: own } = panel.view;
  const { outcome } = panel.premise;
  const isStated = statesAnOutcome(panel.premise);
  const isOpen = panel.canEdit && panel.isOpen('outcome');
  const isUnsaid = !isStated && panel.canShape;
  const words = useIssueWords(issue.id, isUnsaid || isOpen);
  const draft = useMemo(() => (words === null || !isUnsaid ? null : draftFrom(words, today)), [words, isUnsaid, today]);
  /** What became of the draft: offered, put away, or being written on. */
  const [taken, setTaken] = useState<'offered' | 'away' | 'used'>('offered');

  const startOf = (from: Outcome) => {
    const line = editableSentence(w, from);
    return line === '' ? EMPTY_SENTENCE : sentenceOf(from, line, today);
  };
  const offered = taken === 'offered' && !isOpen && isUnsaid ? draft : null;
  const start = taken === 'used' && draft !== null ? outcomeOfDraft(draft) : own.outcome;
  return (
    <Section
      title={w.t('outcome.title')}
      {...(!isOpen && { asks: w.t('outcome.asks') })}
      aside={
        panel.canShape && isStated && !isOpen ? (
          <Button appearance="subtle" spacing="compact" iconBefore="edit" onClick={() => panel.open('outcome')}>
            {w.t('shared.edit')}
          </Button>
        ) : null
      }
    >
      {isOpen && <OutcomeForm panel={panel} start={startOf(start)} solution={words?.summary ?? ''} />}
      {!isOpen && isStated && <StatedOutcome outcome={outcome} />}
      {!isOpen && isStated && <OwnerLine panel={panel} />}
      {!isOpen && !isStated && (
        <Stack space="space.100" alignInline="start">
          <Text color="color.text.subtle">{w.t('outcome.empty')}</Text>
          {panel.canShape && !isNextStep(panel, 'outcome') && (
            <Button onClick={() => panel.open('outcome')}>{w.t('outcome.frame')}</Button>
          )}
        </Stack>
      )}
      {offered !== null && (
        <PrefillCard
          draft={offered}
          sentence={editableSentence(w, outcomeOfDraft(offered))}
          onUse={() => {
            setTaken('used');
            panel.open('outcome');
          }}
          onAway={() => setTaken('away')}
        />
      )}
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
