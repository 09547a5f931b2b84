import { Button, Stack, Text } from '@forge/react';
import { useState } from 'react';
import { statesAnOutcome } from '../../src/domain/inherit';
import type { Outcome } from '../../src/domain/premise';
import { numbersOf, whoDoes } from '../shared/outcome-sentence';
import { useWording } from '../shared/wording-context';
import type { PanelHandle } from './handle';
import { useIssueWords } from './issue-words';
import { OutcomeForm, OwnerLine, PrefillOffer } from './later';
import { isNextStep } from './next-step';
import { RestOnOutcome } from './rest-on-outcome';
import { Section } from './section';

/** 1: who does what differently, from where to where, by when. */
export function OutcomeSection(props: { readonly panel: PanelHandle }) {
  const w = useWording();
  const { panel } = props;
  const { issue, premise: own } = panel.view;
  const { outcome } = panel.premise;
  const isStated = statesAnOutcome(panel.premise);
  const isOpen = panel.canEdit && panel.isOpen('outcome');
  const isUnsaid = !isStated && panel.canShape;
  const words = useIssueWords(issue.id, isUnsaid || isOpen);
  /** What the issue's own words were taken for, to be written on. */
  const [taken, setTaken] = useState<Outcome | null>(null);
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
      {isOpen && (
        <OutcomeForm
          panel={panel}
          from={isUnsaid && taken !== null ? taken : own.outcome}
          solution={words?.summary ?? ''}
        />
      )}
      {!isOpen && isStated && <StatedOutcome outcome={outcome} />}
      {!isOpen && isStated && <OwnerLine panel={panel} />}
      {!isOpen && <RestOnOutcome panel={panel} />}
      {!isOpen && !isStated && (
        <Stack space="space.100" alignInline="start">
          <Text color="color.text.subtle">{w.t('outcome.empty')}</Text>
          {panel.canShape && !isNextStep(panel, 'outcome') && (
            <Button onClick={() => panel.open('outcome')}>{w.t('outcome.frame')}</Button>
          )}
        </Stack>
      )}
      {isUnsaid && words !== null && (
        <PrefillOffer
          words={words}
          today={panel.view.today}
          isShown={!isOpen && taken === null}
          onUse={(outcome) => {
            setTaken(outcome);
            panel.open('outcome');
          }}
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
