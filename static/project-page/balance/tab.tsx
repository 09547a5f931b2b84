import { Stack } from '@forge/react';
import type { TabProps } from '../tabs';
import { BalanceChart } from './chart';
import { Counts } from './counts';

/** Discovery and delivery over time, and where the issues are. */
export function BalanceTab(props: TabProps) {
  const { view } = props;
  return (
    <Stack space="space.400">
      <BalanceChart weeks={view.weeks} />
      <Counts counts={view.counts} hasPremises={view.headline.kind !== 'noPremisesYet'} />
    </Stack>
  );
}
