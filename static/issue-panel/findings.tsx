import { Button, Stack, Text } from '@forge/react';
import { useWording } from '../shared/wording-context';
import type { PanelHandle, Part } from './handle';
import { FindingForm, FindingRows, FromLinks, PlanForm, PlannedTests } from './later';
import { Section } from './section';

/** What was found about the riskiest assumption, and what each finding counts for. */
export function FindingsSection(props: { readonly panel: PanelHandle }) {
  const w = useWording();
  const { panel } = props;
  const { riskiest } = panel;
  if (riskiest === null || riskiest.isHidden) return null;
  const part: Part = `finding:${riskiest.id}`;
  const isOpen = riskiest.canEdit && panel.isOpen(part);
  const { findings, withdrawn } = riskiest;
  return (
    <Section
      title={findings.length === 0 ? w.t('finding.title') : w.t('finding.titleCount', { count: findings.length })}
      aside={
        riskiest.canEdit && !isOpen ? (
          <Button appearance="subtle" spacing="compact" iconBefore="add" onClick={() => panel.open(part)}>
            {w.t('finding.add')}
          </Button>
        ) : null
      }
    >
      {riskiest.canEdit && panel.isOpen(`plan:${riskiest.id}`) && <PlanForm panel={panel} assumption={riskiest} />}
      {riskiest.tests.length > 0 && <PlannedTests assumption={riskiest} />}
      {findings.length === 0 && !isOpen && <Text color="color.text.subtle">{w.t('finding.emptyTest')}</Text>}
      <Stack space="space.200">
        {panel.canEdit && riskiest.canEdit && <FromLinks panel={panel} assumption={riskiest} />}
        {findings.length > 0 && <FindingRows panel={panel} assumption={riskiest} />}
      </Stack>
      {withdrawn.length > 0 && (
        <Text size="small" color="color.text.subtlest">
          {w.plural('finding.withdrawn', withdrawn.length)}
        </Text>
      )}
      {isOpen && <FindingForm panel={panel} assumption={riskiest} />}
    </Section>
  );
}
