import { Box, Button, ButtonGroup, Form, Inline, LoadingButton, SectionMessage, Stack, Text } from '@forge/react';
import type { ReactNode } from 'react';
import { Failed } from '../shared/failed';
import { useWording } from '../shared/wording-context';
import type { Saver } from './use-save';

export interface ConflictRow {
  readonly label: string;
  readonly mine: string;
  readonly theirs: string;
}

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

/** Both texts side by side, one above the other where it is narrow. Neither is lost until someone chooses. */
function Conflict(props: {
  readonly rows: readonly ConflictRow[];
  readonly onMine: () => void;
  readonly onTheirs: () => void;
}) {
  const w = useWording();
  return (
    <SectionMessage appearance="warning" title={w.t('error.conflict')}>
      <Stack space="space.150">
        <Text>{w.t('error.conflict.next')}</Text>
        {props.rows.map((row) => (
          <Stack key={row.label} space="space.050">
            <Text weight="semibold">{row.label}</Text>
            <Inline space="space.200" rowSpace="space.100" shouldWrap>
              <Version title={w.t('conflict.mine')} text={row.mine} />
              <Version title={w.t('conflict.theirs')} text={row.theirs} />
            </Inline>
          </Stack>
        ))}
        <Inline>
          <ButtonGroup>
            <Button appearance="primary" onClick={props.onMine}>
              {w.t('conflict.keepMine')}
            </Button>
            <Button onClick={props.onTheirs}>{w.t('conflict.keepTheirs')}</Button>
          </ButtonGroup>
        </Inline>
      </Stack>
    </SectionMessage>
  );
}

function Version(props: { readonly title: string; readonly text: string }) {
  const w = useWording();
  return (
    <Box xcss={{ minWidth: '160px', width: '45%' }}>
      <Text size="small" color="color.text.subtle">
        {props.title}
      </Text>
      <Text>{props.text === '' ? w.t('conflict.nothing') : props.text}</Text>
    </Box>
  );
}
