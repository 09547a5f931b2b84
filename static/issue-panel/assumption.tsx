import { Button, Inline, Lozenge, Stack, Text } from '@forge/react';
import { StandingLozenge } from '../shared/lozenges';
import { useWording } from '../shared/wording-context';
import { isOpenDoubt } from './handle';
import type { PanelHandle } from './handle';
import { AssumptionForm, SharedLine } from './later';
import { isNextStep } from './next-step';
import { LinkAssumption } from './link-assumption';
import { Section } from './section';

/** 2: what must be true, which risk that is, and how it stands. */
export function AssumptionSection(props: { readonly panel: PanelHandle }) {
  const w = useWording();
  const { panel } = props;
  const { riskiest } = panel;
  const standing = panel.view.assessment.standing;
  const isOpen = panel.canShape && panel.isOpen('assumption');
  return (
    <Section
      title={w.t('assumption.title')}
      {...(!isOpen && { asks: w.t('assumption.asks') })}
      aside={
        panel.canShape && riskiest?.canEdit === true && !isOpen ? (
          <Button appearance="subtle" spacing="compact" iconBefore="edit" onClick={() => panel.open('assumption')}>
            {w.t('shared.edit')}
          </Button>
        ) : null
      }
    >
      {isOpen && <AssumptionForm panel={panel} part="assumption" assumption={riskiest} />}
      {!isOpen && riskiest !== null && (
        <Stack space="space.050">
          {riskiest.isHidden ? (
            <Text color="color.text.subtle">{w.t('rests.hidden')}</Text>
          ) : (
            <Text weight="medium">{riskiest.statement}</Text>
          )}
          <Inline space="space.100" alignBlock="center" shouldWrap>
            <Text color="color.text.subtle">{w.t(`risk.${riskiest.risk}`)}</Text>
            {standing !== null && <StandingLozenge standing={standing.standing} opinionOnly={standing.opinionOnly} />}
            {isOpenDoubt(panel, riskiest) && <Lozenge>{w.t('doubt.mark')}</Lozenge>}
            {riskiest.reworded && <Lozenge>{w.t('assumption.reworded')}</Lozenge>}
            {standing !== null && standing.recheckDueMs !== null && (
              <Text size="small" color="color.text.subtlest">
                {w.t('standing.recheck', { date: w.date(standing.recheckDueMs) })}
              </Text>
            )}
          </Inline>
          <SharedLine panel={panel} assumption={riskiest} />
        </Stack>
      )}
      {!isOpen && riskiest === null && (
        <Stack space="space.100" alignInline="start">
          <Text color="color.text.subtle">{w.t('assumption.empty')}</Text>
          {panel.canShape && !isNextStep(panel, 'assumption') && !panel.isOpen('outcome') && (
            <Button onClick={() => panel.open('assumption')}>{w.t('assumption.name')}</Button>
          )}
          <LinkAssumption panel={panel} />
        </Stack>
      )}
    </Section>
  );
}
