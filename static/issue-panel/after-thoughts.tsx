import type { PanelView } from '../../src/contract/panel';
import { Fold } from '../shared/fold';
import { useWording } from '../shared/wording-context';
import { ScoreTable } from './later';

/** How the score is made. */
export function ScoreFold(props: { readonly view: PanelView }) {
  const w = useWording();
  return (
    <Fold title={w.t('score.title')}>
      <ScoreTable view={props.view} />
    </Fold>
  );
}
