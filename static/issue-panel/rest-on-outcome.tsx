/** The project's outcome a story bets on until it states its own. */
import { Button, Inline, Stack, Text } from '@forge/react';
import type { PanelView } from '../../src/contract/panel';
import { statesAnOutcome } from '../../src/domain/inherit';
import { useWording } from '../shared/wording-context';
import { ActionProblem } from './action-problem';
import type { PanelHandle } from './handle';
import { RestForm } from './later';
import { useSave } from './use-save';

/** Where it rests, and the way on to or off an outcome. An epic's is chosen there. */
export function RestOnOutcome(props: { readonly panel: PanelHandle }) {
  const w = useWording();
  const { panel } = props;
  const { restsOn } = panel.view;
  if (restsOn !== null) return <Resting panel={panel} words={restsOn.words} />;
  if (!panel.canShape) return null;
  if (panel.isOpen('restOn')) return <RestForm panel={panel} />;
  return (
    <Inline>
      <Button appearance="subtle" spacing="compact" iconBefore="link" onClick={() => panel.open('restOn')}>
        {w.t('rest.open')}
      </Button>
    </Inline>
  );
}

function Resting(props: { readonly panel: PanelHandle; readonly words: NonNullable<PanelView['restsOn']>['words'] }) {
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
