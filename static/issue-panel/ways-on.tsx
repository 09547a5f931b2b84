/** After a refutation: who else it concerns, and the gentle ways on beside saying no. */
import { Button, Inline, Stack, Text } from '@forge/react';
import { useWording } from '../shared/wording-context';
import { ActionProblem } from './action-problem';
import type { PanelHandle, Part } from './handle';
import { useSave } from './use-save';

/** How many other issues the same refutation concerns. */
export function Contagion(props: { readonly panel: PanelHandle }) {
  const w = useWording();
  const { riskiest, view } = props.panel;
  const restedOn = riskiest?.restedOn ?? 0;
  if (view.assessment.next.id !== 'rethink' || restedOn === 0) return null;
  return <Text>{w.plural('waysOn.also', restedOn)}</Text>;
}

/** Test again, choose or name another, drop it: what this person may do about a refuted assumption here. */
export function WaysOn(props: { readonly panel: PanelHandle }) {
  const w = useWording();
  const { panel } = props;
  const { riskiest, others, view } = panel;
  const saver = useSave(view.issue.id, panel.onSaved, panel.onNews);
  if (view.assessment.next.id !== 'rethink' || riskiest === null || !panel.canEdit) return null;
  const seenRev = panel.premise.rev;
  const next = others.find(({ isHidden }) => !isHidden);
  const plan: Part = `plan:${riskiest.id}`;
  const isSaving = saver.state.kind === 'saving';
  const open = (part: Part) => () => panel.open(part);
  return (
    <Stack space="space.050">
      <Text size="small" color="color.text.subtle">
        {w.t('waysOn.title')}
      </Text>
      <Inline space="space.100" rowSpace="space.050" shouldWrap>
        {riskiest.canEdit && !panel.isOpen(plan) && (
          <Button spacing="compact" onClick={open(plan)}>
            {w.t('waysOn.again')}
          </Button>
        )}
        {panel.canShape && next !== undefined && (
          <Button
            spacing="compact"
            isDisabled={isSaving}
            onClick={() => void saver.save({ kind: 'chooseRiskiest', seenRev, assumptionId: next.id })}
          >
            {w.t('waysOn.choose', { statement: shortened(next.statement) })}
          </Button>
        )}
        {panel.canShape && !panel.isOpen('anotherAssumption') && (
          <Button spacing="compact" onClick={open('anotherAssumption')}>
            {w.t('waysOn.rethink')}
          </Button>
        )}
        {panel.canShape && (
          <Button
            spacing="compact"
            isDisabled={isSaving}
            onClick={() => void saver.save({ kind: 'unlinkAssumption', seenRev, assumptionId: riskiest.id })}
          >
            {w.t('waysOn.drop')}
          </Button>
        )}
        {!panel.canShape && (
          <Button spacing="compact" onClick={open('outcome')}>
            {w.t('waysOn.ownBet')}
          </Button>
        )}
      </Inline>
      <ActionProblem saver={saver} />
    </Stack>
  );
}

/** A button holds no whole sentence. */
const BUTTON_CHARACTERS = 40;

function shortened(statement: string): string {
  const characters = Array.from(statement);
  return characters.length <= BUTTON_CHARACTERS
    ? statement
    : `${characters
        .slice(0, BUTTON_CHARACTERS - 1)
        .join('')
        .trimEnd()}…`;
}
