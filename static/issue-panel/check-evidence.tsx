import { LoadingButton, SectionMessage, Stack, Text } from '@forge/react';
import { offeredEvidence } from '../../src/domain/after-release';
import { useWording } from '../shared/wording-context';
import { ActionProblem } from './action-problem';
import type { PanelHandle } from './handle';
import { useSave } from './use-save';

/** What came of the release, offered as evidence on what it rested on: one click, once. */
export function CheckEvidence(props: { readonly panel: PanelHandle }) {
  const w = useWording();
  const { panel } = props;
  const { issue, atStart } = panel.view;
  const saver = useSave(issue.id, panel.onSaved, panel.onNews);
  const { riskiest } = panel;
  const finding = offeredEvidence(issue.id, panel.premise.check, riskiest, atStart?.startedMs ?? null);
  if (finding === null || riskiest === null) return null;
  const assumptionId = riskiest.id;
  const record = () => saver.save({ kind: 'addFinding', seenRev: riskiest.rev, assumptionId, finding });
  return (
    <SectionMessage appearance="information">
      <Stack space="space.100" alignInline="start">
        <Text>
          {w.t(finding.verdict === 'supports' ? 'check.evidence.supports' : 'check.evidence.refutes', {
            statement: riskiest.statement,
          })}
        </Text>
        <LoadingButton spacing="compact" isLoading={saver.state.kind === 'saving'} onClick={() => void record()}>
          {w.t('check.evidence.record')}
        </LoadingButton>
        <ActionProblem saver={saver} />
      </Stack>
    </SectionMessage>
  );
}
