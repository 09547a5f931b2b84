import { Button, SectionMessage, Stack, Text } from '@forge/react';
import type { Failure } from '../../src/domain/failure';
import { Failed } from '../shared/failed';
import { useWording } from '../shared/wording-context';

/** Why settings were not saved: the field where there is one, and what to do next. */
export function Refused(props: {
  readonly failure: Failure;
  readonly onRetry: () => void;
  readonly onLook: () => void;
}) {
  const w = useWording();
  const { failure, onRetry, onLook } = props;
  if (failure.code === 'conflict') {
    return (
      <SectionMessage appearance="warning" title={w.t('settings.conflict')}>
        <Stack space="space.100" alignInline="start">
          <Text>{w.t('settings.conflict.next')}</Text>
          <Button onClick={onLook}>{w.t('settings.conflict.look')}</Button>
        </Stack>
      </SectionMessage>
    );
  }
  if (failure.code === 'invalid' && failure.field !== null) {
    return (
      <SectionMessage appearance="warning" title={w.t('settings.refused')}>
        <Text>{w.t('settings.refused.where', { field: failure.field })}</Text>
      </SectionMessage>
    );
  }
  return <Failed failure={failure} onRetry={onRetry} />;
}
