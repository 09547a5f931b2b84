import { Stack } from '@forge/react';
import type { TabProps } from '../tabs';
import { Counts } from './counts';
import { FindingsPart, FunnelPart, QuietLines } from './learning';

/** What stands below the chart: what was learned, how far stories came, and where the issues are. */
export function BalanceBelow({ view }: Pick<TabProps, 'view'>) {
  return (
    <Stack space="space.400">
      <FindingsPart findings={view.findings} discovery={view.discovery} />
      <FunnelPart funnel={view.funnel} />
      <QuietLines quiet={view.quiet} />
      <Counts counts={view.counts} hasPremises={view.headline.kind !== 'noPremisesYet'} />
    </Stack>
  );
}
