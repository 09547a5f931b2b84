/** A host for one test: in memory, silent, closed when the test is over. */
import { onTestFinished } from 'vitest';
import { startHost } from '../host/host';
import type { RunningHost, StartOptions } from '../host/host';
import { sqlForTests } from './sql-engine';

export interface TestHostOptions extends StartOptions {
  /** The test expects trouble and looks at `host.problems` itself. */
  readonly mayHaveProblems?: boolean;
}

/**
 * Starts a host and closes it after the test, which then fails if something went wrong unnoticed: a delivery given up,
 * a call nobody awaited, a planned fault that never hit, an exchange with Jira that Atlassian's document does not allow.
 */
export async function aHost(options: TestHostOptions = {}): Promise<RunningHost> {
  const { mayHaveProblems = false, ...start } = options;
  const sql = await sqlForTests();
  const host = await startHost({ contract: true, ...(sql === null ? {} : { sql }), ...start });
  onTestFinished(async () => {
    const unused = host.unusedFaults();
    await host.close();
    if (unused.length > 0) throw new Error(`planned faults never hit: ${unused.map((f) => String(f.on)).join(', ')}`);
    if (!mayHaveProblems && host.problems.length > 0) throw new Error(host.problems.join('\n'));
  });
  return host;
}
