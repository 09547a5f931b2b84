import { Button, ButtonGroup, Inline, Lozenge, Stack, Text } from '@forge/react';
import type { AssumptionView } from '../../src/contract/assumptions';
import { useWording } from '../shared/wording-context';
import { ActionProblem } from './action-problem';
import { FindingRow } from './finding-row';
import { isOpenDoubt } from './handle';
import type { PanelHandle, Part } from './handle';
import { FindingForm } from './later';
import { SharedLine } from './shared-line';
import { useSave } from './use-save';

/** What else must be true, one below the other. */
export function OtherRows({ panel }: { readonly panel: PanelHandle }) {
  return (
    <Stack space="space.200">
      {panel.others.map((assumption) => (
        <OtherAssumption key={assumption.id} panel={panel} assumption={assumption} />
      ))}
    </Stack>
  );
}

function OtherAssumption(props: { readonly panel: PanelHandle; readonly assumption: AssumptionView }) {
  const w = useWording();
  const { panel, assumption } = props;
  const saver = useSave(panel.view.issue.id, panel.onSaved, panel.onNews);
  const seenRev = panel.premise.rev;
  const isDoubt = isOpenDoubt(panel, assumption);
  const part: Part = `finding:${assumption.id}`;
  const choose = () => saver.save({ kind: 'chooseRiskiest', seenRev, assumptionId: assumption.id });
  const remove = () => saver.save({ kind: 'unlinkAssumption', seenRev, assumptionId: assumption.id });
  const isSaving = saver.state.kind === 'saving';
  return (
    <Stack space="space.050">
      <Inline space="space.100" alignBlock="center" shouldWrap>
        <Text>{assumption.isHidden ? w.t('rests.hidden') : assumption.statement}</Text>
        {isDoubt && <Lozenge>{w.t('doubt.mark')}</Lozenge>}
      </Inline>
      <Text size="small" color="color.text.subtle">
        {[w.t(`risk.${assumption.risk}`), w.t('finding.titleCount', { count: assumption.findings.length })].join(
          w.t('shared.separator'),
        )}
      </Text>
      {assumption.findings.map((finding) => (
        <FindingRow key={finding.id} panel={panel} assumption={assumption} finding={finding} weighed={null} />
      ))}
      <SharedLine panel={panel} assumption={assumption} />
      {assumption.canEdit && panel.isOpen(part) && <FindingForm panel={panel} assumption={assumption} />}
      {panel.canEdit && !panel.isOpen(part) && (
        <Inline>
          <ButtonGroup>
            {panel.canShape && (
              <Button spacing="compact" isDisabled={isSaving} onClick={() => void choose()}>
                {w.t('assumption.choose')}
              </Button>
            )}
            {assumption.canEdit && (
              <Button spacing="compact" isDisabled={isSaving} onClick={() => panel.open(part)}>
                {w.t('finding.add')}
              </Button>
            )}
            {(panel.canShape || panel.view.premise.doubtIds.includes(assumption.id)) && (
              <Button spacing="compact" appearance="subtle" isDisabled={isSaving} onClick={() => void remove()}>
                {w.t('assumption.remove')}
              </Button>
            )}
          </ButtonGroup>
        </Inline>
      )}
      <ActionProblem saver={saver} />
    </Stack>
  );
}
