import type { PanelView } from '../../src/contract/panel';
import { Fold } from '../shared/fold';
import { useWording } from '../shared/wording-context';
import { History } from './later';

/** Who did what when. Read only when it is opened, and again after a save. */
export function HistoryFold(props: { readonly view: PanelView }) {
  const w = useWording();
  const { view } = props;
  if (view.premise.rev === 0 && view.assumptions.length === 0) return null;
  const revision = [view.premise.rev, ...view.assumptions.map(({ rev }) => rev)].join(' ');
  return (
    <Fold title={w.t('history.title')}>
      <History key={revision} issueId={view.issue.id} />
    </Fold>
  );
}
