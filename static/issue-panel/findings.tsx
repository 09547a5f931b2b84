import { Button, Stack, Text } from '@forge/react';
import type { AssumptionView } from '../../src/contract/assumptions';
import { useWording } from '../shared/wording-context';
import { FindingRow } from './finding-row';
import type { PanelHandle, Part } from './handle';
import { DraftFindings, FindingForm, PlanForm } from './later';
import { useLinkedIssues } from './linked-issues';
import { PlannedTests } from './planned-tests';
import { Section } from './section';

/** What was found about the riskiest assumption, and what each finding counts for. */
export function FindingsSection(props: { readonly panel: PanelHandle }) {
  const w = useWording();
  const { panel } = props;
  const { riskiest } = panel;
  if (riskiest === null || riskiest.isHidden) return null;
  const part: Part = `finding:${riskiest.id}`;
  const isOpen = riskiest.canEdit && panel.isOpen(part);
  const weighed = panel.view.assessment.standing?.findings ?? [];
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
      <PlannedTests assumption={riskiest} />
      {findings.length === 0 && !isOpen && <Text color="color.text.subtle">{w.t('finding.emptyTest')}</Text>}
      <Stack space="space.200">
        {panel.canEdit && riskiest.canEdit && <FromLinks panel={panel} assumption={riskiest} />}
        {findings.map((finding) => (
          <FindingRow
            key={finding.id}
            panel={panel}
            assumption={riskiest}
            finding={finding}
            weighed={weighed.find(({ findingId }) => findingId === finding.id) ?? null}
          />
        ))}
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

/** Silent while it is read, where there is no link, and where Jira does not answer: nobody asked. */
function FromLinks(props: { readonly panel: PanelHandle; readonly assumption: AssumptionView }) {
  const linked = useLinkedIssues(props.panel.view.issue.id);
  return linked === null ? null : <DraftFindings {...props} linked={linked} />;
}
