import { Box, Heading, Stack, Text } from '@forge/react';
import type { ReactNode } from 'react';
import type { RetroPart } from '../../../src/domain/retro/pack';
import { useWording } from '../../shared/wording-context';
import type { RetroHandle } from './handle';
import { Notes } from './notes';

/** One of the five, with what was noted about it as a whole. */
export function Part(props: { readonly retro: RetroHandle; readonly part: RetroPart; readonly children: ReactNode }) {
  const w = useWording();
  const { retro, part } = props;
  return (
    <Box
      xcss={{
        padding: 'space.200',
        borderColor: 'color.border',
        borderStyle: 'solid',
        borderWidth: 'border.width',
        borderRadius: 'radius.small',
      }}
    >
      <Stack space="space.150">
        <Stack space="space.050">
          <Heading as="h3" size="xsmall">
            {w.t(`retro.${part}`)}
          </Heading>
          <Text size="small" color="color.text.subtle">
            {w.t(`retro.${part}.what`)}
          </Text>
        </Stack>
        {props.children}
        <Notes retro={retro} item={part} issueId={null} name={w.t(`retro.${part}`)} />
      </Stack>
    </Box>
  );
}

/** How many more there are than are shown; nothing where that is all. */
export function Beyond(props: { readonly more: number }) {
  const w = useWording();
  return props.more === 0 ? null : <Text color="color.text.subtle">{w.plural('retro.beyond', props.more)}</Text>;
}
