import { Button, Inline, Text } from '@forge/react';
import { OUTPUT_HINT } from '../../src/domain/dismissed';
import type { FixId } from '../../src/domain/fixes';
import { useWording } from '../shared/wording-context';
import { ActionProblem } from './action-problem';
import type { PanelHandle } from './handle';
import { useSave } from './use-save';

const SAYS_OUTPUT: FixId = 'sayWhatTheyDoNotWhatWeShip';

/** Where what they do reads like what we ship: said once, and taken back by one click of who knows better. */
export function OutputHint(props: { readonly panel: PanelHandle }) {
  const w = useWording();
  const { panel } = props;
  const saver = useSave(panel.view.issue.id, panel.onSaved, panel.onNews);
  // The score has read the sentence, and knows who waved the advice away: nothing here reads it again.
  const isAsked = panel.view.assessment.score.checks.some(({ fix }) => fix === SAYS_OUTPUT);
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
