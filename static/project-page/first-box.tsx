import { Box, Heading, Stack, Text } from '@forge/react';
import { createContext, useContext } from 'react';
import type { ReactNode } from 'react';
import { useWording } from '../shared/wording-context';

/** Whether the page is narrowed to a team or a sprint, which not every part of it follows. */
export const Narrowed = createContext(false);

/** One of the parts side by side on top of the page; below each other where there is no room. */
export function FirstBox(props: { readonly title?: string; readonly isWhole?: boolean; readonly children: ReactNode }) {
  return (
    <Box
      xcss={{
        width: '30%',
        minWidth: '280px',
        flexGrow: 1,
        padding: 'space.200',
        borderRadius: 'radius.medium',
        borderWidth: 'border.width',
        borderStyle: 'solid',
        borderColor: 'color.border',
      }}
    >
      <Stack space="space.150">
        {props.title !== undefined && (
          <Heading as="h2" size="small">
            {props.title}
          </Heading>
        )}
        {props.isWhole === true && <WholeNote />}
        {props.children}
      </Stack>
    </Box>
  );
}

/** Said where the page is narrowed and this part is not. */
export function WholeNote() {
  const w = useWording();
  if (!useContext(Narrowed)) return null;
  return (
    <Text size="small" color="color.text.subtle">
      {w.t('narrow.whole')}
    </Text>
  );
}
