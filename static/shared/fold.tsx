import { Box, Button, Stack } from '@forge/react';
import type { ReactNode } from 'react';
import { useState } from 'react';

/** A part that is one click away. UI Kit has no expander; the button's own words must say what opens. */
export function Fold(props: { readonly title: string; readonly startOpen?: boolean; readonly children: ReactNode }) {
  const [isOpen, setOpen] = useState(props.startOpen === true);
  return (
    <Stack space="space.100" alignInline="stretch">
      <Stack alignInline="start">
        <Button
          appearance="subtle"
          spacing="compact"
          iconBefore={isOpen ? 'chevron-down' : 'chevron-right'}
          onClick={() => setOpen(!isOpen)}
        >
          {props.title}
        </Button>
      </Stack>
      {isOpen && <Box xcss={{ paddingInlineStart: 'space.150' }}>{props.children}</Box>}
    </Stack>
  );
}
