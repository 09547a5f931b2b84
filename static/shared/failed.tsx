import { Button, SectionMessage, Stack, Text } from '@forge/react';
import type { Failure } from '../../src/domain/failure';
import { useWording } from './wording-context';

/** A failure in one sentence and its next step; Try again only where trying again can help. */
export function Failed(props: {
  readonly failure: Failure;
  readonly onRetry: () => void;
  readonly isRetrying?: boolean;
}) {
  const w = useWording();
  const { code, retryable } = props.failure;
  return (
    <SectionMessage appearance={retryable ? 'warning' : 'information'} title={w.t(`error.${code}`)}>
      <Stack space="space.100" alignInline="start">
        <Text>{w.t(`error.${code}.next`)}</Text>
        {retryable && (
          <Button onClick={props.onRetry} isDisabled={props.isRetrying === true}>
            {w.t('shared.tryAgain')}
          </Button>
        )}
      </Stack>
    </SectionMessage>
  );
}
