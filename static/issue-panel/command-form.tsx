import { Button, ButtonGroup, Form, Inline, LoadingButton, Stack } from '@forge/react';
import type { ReactNode } from 'react';
import { Conflict, type ConflictRow } from '../shared/conflict';
import { Failed } from '../shared/failed';
import { useWording } from '../shared/wording-context';
import type { Saver } from './use-save';

/** A form that saves one command: its error and its conflict sit inside it, next to what was typed. */
export function CommandForm(props: {
  readonly saver: Saver;
  readonly onSubmit: () => Promise<void>;
  readonly onCancel: () => void;
  /** How the two texts differ when somebody saved first, and how to send mine on top of theirs. */
  readonly conflict?: { readonly rows: readonly ConflictRow[]; readonly keepMine: () => Promise<void> } | null;
  readonly children: ReactNode;
}) {
  const w = useWording();
  const { state } = props.saver;
  const conflict = state.kind === 'conflict' ? (props.conflict ?? null) : null;
  return (
    <Form onSubmit={props.onSubmit}>
      <Stack space="space.150">
        {props.children}
        {state.kind === 'failed' && <Failed failure={state.failure} onRetry={() => void props.onSubmit()} />}
        {conflict !== null && (
          <Conflict rows={conflict.rows} onMine={() => void conflict.keepMine()} onTheirs={props.onCancel} />
        )}
        {conflict === null && (
          <Inline>
            <ButtonGroup>
              <LoadingButton type="submit" appearance="primary" isLoading={state.kind === 'saving'}>
                {w.t('shared.save')}
              </LoadingButton>
              <Button appearance="subtle" onClick={props.onCancel}>
                {w.t('shared.cancel')}
              </Button>
            </ButtonGroup>
          </Inline>
        )}
      </Stack>
    </Form>
  );
}
