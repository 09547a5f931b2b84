/** The local host as everybody uses it: the app on the Jira stand-in, with the demo on it and pages in front if wanted. */
import { watched } from './contract/contract';
import { serve } from './http';
import { createSite } from './jira/site';
import type { Site } from './jira/site';
import { openHost } from './open-host';
import type { Host as AnyHost, HostOptions } from './open-host';
import { STEPS } from './seed/demo';
import { play } from './seed/play';
import type { JiraSite } from './types';

export type Host<S extends JiraSite = Site> = AnyHost<S>;

export interface StartOptions extends Omit<HostOptions<Site>, 'createSite' | 'populate'> {
  /** What a new host is filled with. Default none. */
  readonly seed?: 'demo' | 'none';
  /** Loopback port of the pages; 0 = any free one, null (the default) = no pages. */
  readonly port?: number | null;
  /** Deliver events, and tick, on their own. Default false: a test says when. */
  readonly autoRun?: boolean;
  /** Hold every exchange with Jira to Atlassian's document, where it is; what differs is a problem. Default false. */
  readonly contract?: boolean;
  /** UI resources as `npm run bundle` leaves them, instead of building them here. */
  readonly uiDir?: string;
  /** The account the pages begin with; default the first person of the site. */
  readonly actingAs?: string;
}

export interface RunningHost extends Host {
  /** Where the pages are; null without. */
  readonly url: string | null;
}

/** @throws FolderInUse, NotModelled, or the error of whatever does not start */
export async function startHost(options: StartOptions = {}): Promise<RunningHost> {
  const { seed = 'none', port = null, contract = false } = options;
  const host = await openHost<Site>({
    ...options,
    async createSite({ dataDir, now, manifest, report }) {
      const site = await createSite({ dataDir, now, aliases: manifest.aliases });
      return contract ? { ...site, request: watched((request) => site.request(request), report) } : site;
    },
    async populate(empty) {
      if (seed === 'none') return;
      await play(empty, STEPS);
      empty.clock.release();
    },
  });
  const { close } = host;
  try {
    if (options.autoRun === true) host.runOnItsOwn();
    const { actingAs = null, uiDir = null } = options;
    const pages = port === null ? null : await serve(host, { port, seed, actingAs, uiDir });
    return Object.assign(host, {
      url: pages?.url ?? null,
      async close() {
        await pages?.close();
        await close();
      },
    });
  } catch (error) {
    await close();
    throw error;
  }
}
