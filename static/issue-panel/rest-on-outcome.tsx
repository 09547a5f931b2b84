/** The project's outcome a story bets on until it states its own. */
import { Button, Inline } from '@forge/react';
import { useWording } from '../shared/wording-context';
import type { PanelHandle } from './handle';
import { RestForm, Resting } from './later';

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
