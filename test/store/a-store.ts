/** A prepared store, and commands on it as functions of the app run them. */
import type { Command } from '../../src/domain/command';
import type { Assumption, Finding, Outcome, Premise } from '../../src/domain/premise';
import { currentInstallation } from '../../src/installation';
import { readAssumptions, readFrame } from '../../src/store/premises';
import { saveCommand, type Saving } from '../../src/store/save-command';
import { ensureSchema } from '../../src/store/schema';
import type { RunningHost } from '../host/host';
import { aFinding } from '../support/builders';
import { aHost, type TestHostOptions } from '../support/on-host';

export const STORY = '10001';
export const EPIC = '10000';
export const PROJECT = '10100';

export interface Store {
  readonly host: RunningHost;
  /** Saves as a person, as one function of the app. */
  readonly save: (command: Command, over?: Partial<Saving>, accountId?: string) => Promise<void>;
  readonly premise: (issueId?: string) => Promise<Premise>;
  readonly assumption: (id: string) => Promise<Assumption | null>;
  /** Rows as they lie in the tables. */
  readonly rows: (sql: string) => Promise<readonly Record<string, unknown>[]>;
}

export async function aStore(options: TestHostOptions = {}): Promise<Store> {
  const host = await aHost(options);
  await host.run(null, () => ensureSchema(currentInstallation()));
  return {
    host,
    save: (command, over = {}, accountId = 'ada') =>
      host.run(accountId, () =>
        saveCommand(command, {
          issue: { issueId: STORY, parentId: EPIC, projectId: PROJECT },
          actor: accountId,
          mayEdit: () => Promise.resolve(true),
          ...over,
        }),
      ),
    premise: (issueId = STORY) =>
      host.run(null, async () => (await readFrame({ issueId, parentId: null }, 'none')).premise.record),
    assumption: (id) => host.run(null, async () => (await readAssumptions([id], 'none')).get(id)?.record ?? null),
    rows: (sql) => host.sql.peek(sql),
  };
}

/** Ids of at least eight characters, as the browser makes them. */
export const idOf = (name: string): string => `${name}-00000000`;

/** Seen at revision 0 unless the test says otherwise. */
const sent = (name: string, seenRev: number): { readonly id: string; readonly seenRev: number } => ({
  id: idOf(name),
  seenRev,
});

export const stateOutcome = (name: string, parts: Partial<Outcome>, seenRev = 0): Command => ({
  ...sent(name, seenRev),
  kind: 'stateOutcome',
  parts,
});

export const stateAssumption = (name: string, assumptionId: string, statement: string, seenRev = 0): Command => ({
  ...sent(name, seenRev),
  kind: 'stateAssumption',
  assumptionId: idOf(assumptionId),
  statement,
  risk: 'value',
});

export const addFinding = (name: string, assumptionId: string, over: Partial<Finding> = {}): Command => ({
  ...sent(name, 0),
  kind: 'addFinding',
  assumptionId: idOf(assumptionId),
  finding: aFinding({ id: idOf(`finding-${name}`), ...over }),
});
