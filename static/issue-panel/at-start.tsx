import type { PanelView } from '../../src/contract/panel';
import { Fold } from '../shared/fold';
import { useWording } from '../shared/wording-context';
import { AtStartTable } from './later';

/** What was true when the story started, beside what is true now. */
export function AtStartFold(props: { readonly view: PanelView }) {
  const w = useWording();
  const { view } = props;
  if (view.atStart === null) return null;
  return (
    <Fold title={w.t('start.title')}>
      <AtStartTable view={view} atStart={view.atStart} />
    </Fold>
  );
}
