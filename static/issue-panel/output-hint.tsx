import { Button, Inline, Text } from '@forge/react';
import { isDismissed, OUTPUT_HINT } from '../../src/domain/dismissed';
import { readsAsOutput } from '../../src/domain/reads-as-output';
import { useWording } from '../shared/wording-context';
import { ActionProblem } from './action-problem';
import type { PanelHandle } from './handle';
import { useSave } from './use-save';

/** Where what they do reads like what we ship: said once, and taken back by one click of who knows better. */
export function OutputHint(props: { readonly panel: PanelHandle }) {
  const w = useWording();
  const { panel } = props;
  const { premise } = panel;
  const saver = useSave(panel.view.issue.id, panel.onSaved, panel.onNews);
  const isAsked = readsAsOutput(premise.outcome.does) && !isDismissed(premise, OUTPUT_HINT, 'does');
  if (!isAsked || !panel.canShape || panel.isOpen('outcome')) return null;
  const dismiss = () =>
    void saver.save({ kind: 'dismissHint', seenRev: panel.view.premise.rev, hint: OUTPUT_HINT, part: 'does' });
  return (
    <>
      <Inline space="space.100" rowSpace="space.050" alignBlock="center" shouldWrap>
        <Text size="small" color="color.text.subtle">
          {w.t('hint.output')}
        </Text>
        <Button spacing="compact" isDisabled={saver.state.kind === 'saving'} onClick={dismiss}>
          {w.t('hint.dismiss')}
        </Button>
      </Inline>
      <ActionProblem saver={saver} />
    </>
  );
}
