import { Heading, Inline, Stack, Text } from '@forge/react';
import type { ReactNode } from 'react';

/** One part of the premise: its name, what it asks, and what is there. */
export function Section(props: {
  readonly title: string;
  /** Left out while it is written: the field's own label asks. */
  readonly asks?: string;
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <Stack space="space.100">
      <Inline space="space.100" spread="space-between" alignBlock="start">
        <Inline space="space.100" alignBlock="baseline" shouldWrap>
          <Heading as="h3" size="xsmall">
            {props.title}
          </Heading>
          {props.asks !== undefined && (
            <Text size="small" color="color.text.subtlest">
              {props.asks}
            </Text>
          )}
        </Inline>
        {props.aside}
      </Inline>
      {props.children}
    </Stack>
  );
}
