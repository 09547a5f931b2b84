import { Stack } from '@forge/react';
import { BalanceBelow } from '../later';
import type { TabProps } from '../tabs';
import { BalanceChart } from './chart';

/** Discovery and delivery over time, and where the issues are. */
export function BalanceTab(props: TabProps) {
  return (
    <Stack space="space.400">
      <BalanceChart {...props} />
      <BalanceBelow view={props.view} />
    </Stack>
  );
}
