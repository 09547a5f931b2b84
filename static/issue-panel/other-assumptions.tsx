import { Button, Inline } from '@forge/react';
import { Fold } from '../shared/fold';
import { useWording } from '../shared/wording-context';
import type { PanelHandle } from './handle';
import { AssumptionForm, OtherRows } from './later';
import { LinkAssumption } from './link-assumption';

/** Everything else that must be true, one click away. */
export function OtherAssumptions(props: { readonly panel: PanelHandle }) {
  const w = useWording();
  const { panel } = props;
  const { others, riskiest } = panel;
  const isAdding = panel.canShape && panel.isOpen('anotherAssumption');
  if (riskiest === null) return null;
  return (
    <>
      {isAdding && <AssumptionForm panel={panel} part="anotherAssumption" assumption={null} />}
      {others.length > 0 && (
        <Fold title={w.plural('assumption.others', others.length)}>
          <OtherRows panel={panel} />
        </Fold>
      )}
      {panel.canShape && !isAdding && (
        <Inline>
          <Button
            appearance="subtle"
            spacing="compact"
            iconBefore="add"
            onClick={() => panel.open('anotherAssumption')}
          >
            {w.t('assumption.add')}
          </Button>
        </Inline>
      )}
      <LinkAssumption panel={panel} />
    </>
  );
}
