import { Button, Inline } from '@forge/react';
import { useWording } from '../shared/wording-context';
import type { PanelHandle } from './handle';
import { LinkForm } from './later';

/** The way in, and the search once it is open. */
export function LinkAssumption(props: { readonly panel: PanelHandle }) {
  const w = useWording();
  const { panel } = props;
  if (!panel.canShape) return null;
  if (panel.isOpen('link')) return <LinkForm panel={panel} />;
  return (
    <Inline>
      <Button appearance="subtle" spacing="compact" iconBefore="search" onClick={() => panel.open('link')}>
        {w.t('link.open')}
      </Button>
    </Inline>
  );
}
