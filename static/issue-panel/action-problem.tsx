import { SectionMessage, Text } from '@forge/react';
import { Failed } from '../shared/failed';
import { useWording } from '../shared/wording-context';
import type { Saver } from './use-save';

/** What came between a single click and its save: the reason, or that somebody was first and what to do now. */
export function ActionProblem(props: { readonly saver: Saver }) {
  const w = useWording();
  const { state, again } = props.saver;
  switch (state.kind) {
    case 'idle':
    case 'saving':
      return null;
    case 'failed':
      return <Failed failure={state.failure} onRetry={again} />;
    case 'conflict':
      return (
        <SectionMessage appearance="warning" title={w.t('error.conflict')}>
          <Text>{w.t('conflict.look')}</Text>
        </SectionMessage>
      );
  }
}
