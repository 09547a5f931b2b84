import { Box, Button, ButtonGroup, Inline, Stack, Text } from '@forge/react';
import { useState } from 'react';
import type { BulkCommand } from '../../../src/domain/command';
import { SIZE_GUESSES } from '../../../src/domain/premise';
import { useWording } from '../../shared/wording-context';
import { DecideMany } from './decide-many';
import { LinkMany } from './link-many';
import { OutcomeMany } from './outcome-many';
import type { UpNext } from './up-next';

const FORMS = ['outcome', 'link', 'decide', 'size'] as const;
type Form = (typeof FORMS)[number];

/** What can be said of the chosen stories at once. */
export function BulkBar(props: {
  readonly projectId: string;
  readonly picked: readonly UpNext[];
  readonly isBusy: boolean;
  readonly onSend: (commands: readonly BulkCommand[]) => void;
}) {
  const w = useWording();
  const { picked, isBusy, onSend } = props;
  const [open, setOpen] = useState<Form | null>(null);
  if (picked.length === 0) return <Text color="color.text.subtle">{w.t('plan.chooseFirst')}</Text>;
  const send = (command: BulkCommand) => {
    setOpen(null);
    onSend([command]);
  };
  const close = () => setOpen(null);
  return (
    <Stack space="space.150">
      <Inline space="space.150" rowSpace="space.100" alignBlock="center" shouldWrap>
        <Text weight="medium">{w.plural('plan.chosen', picked.length)}</Text>
        <Inline space="space.050" rowSpace="space.050" shouldWrap>
          {FORMS.map((form) => (
            <Button
              key={form}
              spacing="compact"
              isSelected={open === form}
              isDisabled={isBusy}
              onClick={() => setOpen(open === form ? null : form)}
            >
              {w.t(`plan.do.${form}`)}
            </Button>
          ))}
        </Inline>
      </Inline>
      {open !== null && !isBusy && (
        <Box
          xcss={{ backgroundColor: 'color.background.neutral', padding: 'space.200', borderRadius: 'radius.medium' }}
        >
          {open === 'outcome' && (
            <OutcomeMany projectId={props.projectId} picked={picked} onSend={send} onCancel={close} />
          )}
          {open === 'link' && (
            <LinkMany projectId={props.projectId} count={picked.length} onSend={send} onCancel={close} />
          )}
          {open === 'decide' && <DecideMany count={picked.length} onSend={send} onCancel={close} />}
          {open === 'size' && <SizeMany onSend={send} />}
        </Box>
      )}
    </Stack>
  );
}

function SizeMany(props: { readonly onSend: (command: BulkCommand) => void }) {
  const w = useWording();
  return (
    <Stack space="space.100">
      <Text>{w.t('plan.size.what')}</Text>
      <ButtonGroup label={w.t('plan.do.size')}>
        {SIZE_GUESSES.map((size) => (
          <Button key={size} onClick={() => props.onSend({ kind: 'guessSize', size })}>
            {w.t(`plan.size.${size}`)}
          </Button>
        ))}
      </ButtonGroup>
    </Stack>
  );
}
