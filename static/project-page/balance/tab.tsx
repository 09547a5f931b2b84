import { Stack } from '@forge/react';
import type { TabProps } from '../tabs';
import { BalanceChart } from './chart';
import { Counts } from './counts';
import { FindingsPart, FunnelPart, QuietLines } from './learning';

/** Discovery and delivery over time, and where the issues are. */
export function BalanceTab(props: TabProps) {
  const { view } = props;
  return (
    <Stack space="space.400">
      <BalanceChart {...props} />
      <FindingsPart findings={view.findings} discovery={view.discovery} />
      <FunnelPart funnel={view.funnel} />
      <QuietLines quiet={view.quiet} />
      <Counts counts={view.counts} hasPremises={view.headline.kind !== 'noPremisesYet'} />
    </Stack>
  );
}
