import { Button, ButtonGroup } from '@forge/react';
import { useWording } from '../../shared/wording-context';

/** One page back, one page on; nothing where all is on one page. */
export function Pager(props: {
  readonly label: string;
  readonly back: (() => void) | null;
  readonly on: (() => void) | null;
}) {
  const w = useWording();
  const { back, on } = props;
  if (back === null && on === null) return null;
  return (
    <ButtonGroup label={props.label}>
      <Button isDisabled={back === null} iconBefore="chevron-left" onClick={() => back?.()}>
        {w.t('rows.back')}
      </Button>
      <Button isDisabled={on === null} iconAfter="chevron-right" onClick={() => on?.()}>
        {w.t('rows.on')}
      </Button>
    </ButtonGroup>
  );
}
