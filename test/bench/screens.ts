/**
 * What opening an issue and using the panel cost. The host is started again on the same folder with another copy of the
 * app: a process that knows nothing, as after a cold start.
 */
// First: UI Kit looks for its bridge as soon as it is loaded.
import { randomUUID } from 'node:crypto';
import { bridge } from '../frontend/support/bridge';
import ForgeReconciler from '@forge/react';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createElement } from 'react';
import { build } from 'esbuild';
import * as v from 'valibot';
import { IssueContext } from '../../static/issue-context/context';
import { startHost } from '../host/host';
import type { RunningHost } from '../host/host';
import { PREMISE_PROPERTY } from '../../src/sync/publish';
import { costOf } from './costs';
import type { Cost } from './costs';

export interface ScreenCosts {
  /** The issue in Jira, with what Premise says beside it. */
  readonly view: Cost;
  /** Requests of the reader's own browser to Jira: not the app's, so they cost it nothing. */
  readonly viewAsks: number;
  /** First of a process, and the first in six hours on its site, which asks Jira for fields and statuses. */
  readonly panelFirst: Cost;
  /** First of a process. */
  readonly panelCold: Cost;
  /** The process has seen this person, issue and site. */
  readonly panelWarm: Cost;
  /** Saving one sentence in that panel. */
  readonly panelSave: Cost;
  readonly pageCold: Cost;
  readonly pageWarm: Cost;
}

const REMEMBERED_MS = 6 * 3_600_000;

/** On the demo, or on what `fill` makes of an empty host: a project, its administrator, a story with its own outcome. */
export async function screenCosts(fill?: (host: RunningHost) => Promise<void>): Promise<ScreenCosts> {
  const seed = fill === undefined ? 'demo' : 'none';
  const folder = await mkdtemp(join(tmpdir(), 'premise-bench-'));
  try {
    const filled = await startHost({ seed, dataDir: join(folder, 'data') });
    try {
      await fill?.(filled);
      await filled.site.flush();
    } finally {
      await filled.close();
    }
    const again = async <T>(copy: string, use: (host: RunningHost) => Promise<T>): Promise<T> => {
      const appModule = await anotherCopy(join(folder, `${copy}.cjs`));
      const host = await startHost({ seed, dataDir: join(folder, 'data'), appModule });
      try {
        return await use(host);
      } finally {
        await host.close();
      }
    };
    const panelFirst = await again('first', (host) => {
      host.clock.advance(REMEMBERED_MS);
      return costOf(host, () => openPanel(host));
    });
    return await again('later', async (host) => ({
      panelFirst,
      panelCold: await costOf(host, () => openPanel(host)),
      panelWarm: await costOf(host, () => openPanel(host)),
      panelSave: await costOf(host, () => savePanel(host)),
      pageCold: await pageOf(host, true),
      pageWarm: await pageOf(host, false),
      ...(await viewOf(host)),
    }));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function anotherCopy(outfile: string): Promise<string> {
  await build({
    entryPoints: [join(import.meta.dirname, '../../src/index.ts')],
    ...{ outfile, bundle: true, platform: 'node', format: 'cjs', target: 'node20', logLevel: 'silent' },
  });
  return outfile;
}

/** An issue with an outcome of its own, and somebody who may administer its project. */
function subject(host: RunningHost) {
  const project = host.site.projects()[0];
  const account = project?.roles.administer[0];
  const issue = host.site.issuesOf(project?.key ?? '').find((each) => isOwnPremise(each.properties[PREMISE_PROPERTY]));
  if (project === undefined || account === undefined || issue === undefined) {
    throw new Error('there is no issue with an outcome that somebody may open');
  }
  return { project, account, issue };
}

const Published = v.object({ words: v.object({ does: v.pipe(v.string(), v.nonEmpty()) }) });

function isOwnPremise(property: unknown): boolean {
  return v.is(Published, property);
}

const Accepted = v.object({ ok: v.literal(true), value: v.unknown() });

async function openPanel(host: RunningHost): Promise<void> {
  const { account, issue } = subject(host);
  v.parse(Accepted, await host.invoke(account, 'readPanel', { issueId: issue.id }));
}

/** Something new is said: both properties of the issue change. */
async function savePanel(host: RunningHost): Promise<void> {
  const { account, issue } = subject(host);
  const command = { id: randomUUID(), seenRev: 0, kind: 'stateProblem', problem: 'Nobody comes back on day two' };
  v.parse(Accepted, await host.invoke(account, 'save', { issueId: issue.id, command }));
}

async function pageOf(host: RunningHost, isCold: boolean): Promise<Cost> {
  const { account, project } = subject(host);
  const open = async () => v.parse(Accepted, await host.invoke(account, 'readPage', { projectId: project.id }));
  if (!isCold) await open();
  return costOf(host, open);
}

const Fetch = v.object({ restPath: v.string() });
/** How long the screen may take to show the issue's premise, ms. */
const PATIENCE_MS = 5_000;

/** Draws the real screen beside the issue, with the host behind its bridge. */
async function viewOf(host: RunningHost): Promise<{ readonly view: Cost; readonly viewAsks: number }> {
  const { account, issue, project } = subject(host);
  let asks = 0;
  let drawn = '';
  bridge.target = async (command, payload) => {
    switch (command) {
      case 'reconcile':
        drawn = JSON.stringify(payload);
        return undefined;
      case 'getContext':
        return {
          ...{ locale: 'en-US', timezone: 'UTC' },
          extension: { type: 'jira:issueContext', issue: { id: issue.id, key: issue.key }, project },
        };
      case 'fetchProduct': {
        asks += 1;
        const path = v.parse(Fetch, payload).restPath;
        const actor = { kind: 'user', accountId: account } as const;
        const { status, body } = await host.site.request({ method: 'GET', path, headers: {}, body: null, actor });
        return { status, statusText: '', headers: {}, body: JSON.stringify(body), isAttachment: false };
      }
      case 'invoke': {
        const { functionKey, payload: argument } = v.parse(
          v.object({ functionKey: v.string(), payload: v.unknown() }),
          payload,
        );
        return host.invoke(account, functionKey, argument);
      }
      default:
        return { unsubscribe: () => undefined };
    }
  };
  const { does } = v.parse(Published, issue.properties[PREMISE_PROPERTY]).words;
  const view = await costOf(host, async () => {
    ForgeReconciler.render(createElement(IssueContext));
    const until = performance.now() + PATIENCE_MS;
    // The line for a doubt comes last, when the browser has asked whether this person may comment.
    while (!drawn.includes(does) || !drawn.includes('Add a doubt')) {
      if (performance.now() > until) throw new Error('the issue view never showed the premise');
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  });
  return { view, viewAsks: asks };
}
