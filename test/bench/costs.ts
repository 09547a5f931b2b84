/** What one act costs, counted by the host. */
import type { Host } from '../host/host';
import type { HostCounts } from '../host/types';

export type Cost = Pick<HostCounts, 'invokes' | 'jiraCalls' | 'jiraPoints' | 'sqlStatements' | 'sqlRows'>;

/** Does it, and tells what it cost on this host. */
export async function costOf(host: Pick<Host, 'counts'>, act: () => Promise<unknown>): Promise<Cost> {
  const { invokes, jiraCalls, jiraPoints, sqlStatements, sqlRows } = host.counts;
  await act();
  return {
    invokes: host.counts.invokes - invokes,
    jiraCalls: host.counts.jiraCalls - jiraCalls,
    jiraPoints: host.counts.jiraPoints - jiraPoints,
    sqlStatements: host.counts.sqlStatements - sqlStatements,
    sqlRows: host.counts.sqlRows - sqlRows,
  };
}

export function costText({ invokes, jiraCalls, jiraPoints, sqlStatements, sqlRows }: Cost): string {
  const parts: readonly (readonly [number, string])[] = [
    [invokes, 'invoke'],
    [jiraPoints, 'point'],
    [jiraCalls, 'call'],
    [sqlStatements, 'statement'],
    [sqlRows, 'row'],
  ];
  return parts.map(([count, name]) => `${count.toLocaleString('en')} ${name}${count === 1 ? '' : 's'}`).join(', ');
}
