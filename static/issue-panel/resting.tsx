import { Button, Inline, Stack, Text } from '@forge/react';
import type { PanelView } from '../../src/contract/panel';
import { statesAnOutcome } from '../../src/domain/inherit';
import { useWording } from '../shared/wording-context';
import { ActionProblem } from './action-problem';
import type { PanelHandle } from './handle';
import { useSave } from './use-save';

/** On which of the project's outcomes the story rests, and the way off it. */
export function Resting(props: {
  readonly panel: PanelHandle;
  readonly words: NonNullable<PanelView['restsOn']>['words'];
}) {
  const w = useWording();
  const { panel, words } = props;
  const saver = useSave(panel.view.issue.id, panel.onSaved, panel.onNews);
  const own = panel.view.premise;
  const line =
    words === null ? w.t('rest.unknown') : w.t(statesAnOutcome(own) && panel.canShape ? 'rest.own' : 'rest.rests');
  return (
    <Stack space="space.100">
      <Inline space="space.100" alignBlock="center" shouldWrap>
        <Text size="small" color="color.text.subtle">
          {line}
        </Text>
        {panel.canShape && (
          <Button
            appearance="subtle"
            spacing="compact"
            isDisabled={saver.state.kind === 'saving'}
            onClick={() => void saver.save({ kind: 'restOnOutcome', seenRev: own.rev, outcomeId: null })}
          >
            {w.t('rest.stop')}
          </Button>
        )}
      </Inline>
      <ActionProblem saver={saver} />
    </Stack>
  );
}
