import { Button, Inline, Stack, Text } from '@forge/react';
import { useWording } from '../shared/wording-context';
import type { PanelHandle } from './handle';
import { ThresholdForm } from './later';
import { isNextStep } from './next-step';
import { Section } from './section';
import { thresholdSet, thresholdWords } from './sentences';

/** 3: what we would have to see, said before looking. */
export function ThresholdSection(props: { readonly panel: PanelHandle }) {
  const w = useWording();
  const { panel } = props;
  const { riskiest } = panel;
  const canSet = panel.canShape && riskiest?.canEdit === true;
  const isOpen = canSet && panel.isOpen('threshold');
  const words = riskiest === null ? '' : thresholdWords(w, riskiest);
  if (riskiest?.isHidden === true) return null;
  return (
    <Section
      title={w.t('threshold.title')}
      {...(!isOpen && { asks: w.t('threshold.asks') })}
      aside={
        canSet && words !== '' && !isOpen ? (
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
          {canSet && !isNextStep(panel, 'threshold') && (
            <Button onClick={() => panel.open('threshold')}>{w.t('threshold.set')}</Button>
          )}
        </Stack>
      )}
    </Section>
  );
}
