/** A site with people of every role, the app on it, and its calls answered as the browser gets them. */
import type { BackfillView, PageView } from '../../src/contract/page';
import type { PanelView } from '../../src/contract/panel';
import type { Command } from '../../src/domain/command';
import type { Failure, Result } from '../../src/domain/failure';
import type { RunningHost } from '../host/host';
import { DEFAULT_APP_ACCOUNT } from '../host/jira/site';
import { aHost, type TestHostOptions } from '../support/on-host';

export interface Site {
  readonly host: RunningHost;
  readonly ids: { readonly project: string; readonly secret: string };
  /** An epic, a story in it, one without a parent, and a story whose epic lies in a project only Lea sees. */
  readonly issues: {
    readonly epic: string;
    readonly story: string;
    readonly lone: string;
    readonly orphan: string;
    readonly hidden: string;
  };
  readonly readPanel: (as: string, issueId: string) => Promise<Result<PanelView>>;
  readonly save: (as: string, issueId: string, command: Command) => Promise<Result<PanelView>>;
  readonly readPage: (as: string, projectId: string) => Promise<Result<PageView>>;
  readonly startBackfill: (as: string, projectId: string) => Promise<Result<BackfillView>>;
  readonly readBackfill: (as: string, projectId: string) => Promise<Result<BackfillView>>;
}

/** Lea administers, Eve edits, Bo browses, Nora is nobody here; only Lea (and the app) see the project HR. */
export async function aSite(options: TestHostOptions = {}): Promise<Site> {
  const host = await aHost(options);
  const { site } = host;
  for (const [accountId, displayName] of [
    ['lea', 'Lea Lead'],
    ['eve', 'Eve Editor'],
    ['bo', 'Bo Browser'],
    ['nora', 'Nora Nobody'],
  ] as const) {
    site.addUser({ accountId, displayName });
  }
  const shop = site.addProject({
    key: 'SHOP',
    name: 'Shop',
    roles: { administer: ['lea'], edit: ['eve'], browse: ['bo'] },
    // Nothing carries one until a test says so.
    securityLevels: [
      { name: 'Leads and the app', members: ['lea', DEFAULT_APP_ACCOUNT] },
      { name: 'Leads alone', members: ['lea'] },
      { name: 'The app alone', members: [DEFAULT_APP_ACCOUNT] },
    ],
  });
  const secret = site.addProject({ key: 'HR', name: 'People', roles: { administer: ['lea'] } });
  const issue = (project: string, type: string, summary: string, parent: string | null = null) =>
    site.createIssue('lea', { project, type, summary, parent, ...(type === 'Story' ? { points: 3 } : {}) }).id;
  const epic = issue('SHOP', 'Epic', 'Teams grow');
  const hidden = issue('HR', 'Epic', 'Salaries');
  const call =
    <T>(key: string) =>
    async (as: string, payload: Readonly<Record<string, unknown>>) =>
      resultOf<T>(await host.invoke(as, key, payload));
  const panel = { read: call<PanelView>('readPanel'), save: call<PanelView>('save') };
  const page = call<PageView>('readPage');
  const backfill = { start: call<BackfillView>('startBackfill'), read: call<BackfillView>('readBackfill') };
  return {
    host,
    ids: { project: shop.id, secret: secret.id },
    issues: {
      epic,
      hidden,
      story: issue('SHOP', 'Story', 'Invite a colleague', epic),
      lone: issue('SHOP', 'Story', 'Export'),
      orphan: issue('SHOP', 'Story', 'Payslips', hidden),
    },
    readPanel: (as, issueId) => panel.read(as, { issueId }),
    save: (as, issueId, command) => panel.save(as, { issueId, command }),
    readPage: (as, projectId) => page(as, { projectId }),
    startBackfill: (as, projectId) => backfill.start(as, { projectId }),
    readBackfill: (as, projectId) => backfill.read(as, { projectId }),
  };
}

/** The contract's envelope, checked; what is inside is what the test is about. */
export function resultOf<T>(answer: unknown): Result<T> {
  if (typeof answer !== 'object' || answer === null || !('ok' in answer)) throw new Error('not a Result');
  // The one place the tests take the contract's word for a value, as the browser does.
  return answer as Result<T>;
}

export function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`refused: ${result.error.code} ${result.error.field ?? ''}`);
  return result.value;
}

export function errorOf<T>(result: Result<T>): Failure {
  if (result.ok) throw new Error('was not refused');
  return result.error;
}
