import { Button, Inline, SectionMessage, Stack, Text } from '@forge/react';
import type { ComponentProps } from 'react';
import { useWording } from '../../shared/wording-context';
import { StartForm } from './start-form';

/** Where a retrospective begins, and what is to be said before: somebody may come from a sprint that has none. */
export function StartPart(
  props: ComponentProps<typeof StartForm> & {
    /** Jira's id of the sprint somebody came from; null = from nowhere. */
    readonly sprintId: string | null;
  },
) {
  const { list, sprintId, onClose } = props;
  return (
    <Stack space="space.150">
      {sprintId !== null && list.wanted?.hasBegun !== true && <NotBegun name={list.wanted?.name ?? null} />}
      {list.canEdit ? <StartForm {...props} /> : <Nobody isOfSprint={sprintId !== null} onClose={onClose} />}
    </Stack>
  );
}

function NotBegun(props: { readonly name: string | null }) {
  const w = useWording();
  const { name } = props;
  return (
    <SectionMessage
      appearance="information"
      title={name === null ? w.t('retro.start.unread') : w.t('retro.start.notBegun', { name })}
    >
      <Text>{w.t('retro.start.instead')}</Text>
    </SectionMessage>
  );
}

/** To whoever may only look. */
function Nobody(props: { readonly isOfSprint: boolean; readonly onClose: (() => void) | null }) {
  const w = useWording();
  const { isOfSprint, onClose } = props;
  return (
    <Stack space="space.100">
      <Text>{w.t(isOfSprint ? 'retro.none.sprint' : 'retro.none')}</Text>
      {onClose !== null && (
        <Inline>
          <Button onClick={onClose}>{w.t('retro.others')}</Button>
        </Inline>
      )}
    </Stack>
  );
}
