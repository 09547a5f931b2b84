/**
 * `npm run screenshots`: takes the README's two pictures anew, of the demo on a host of its own that remembers nothing.
 * They land in docs/, 1280 pixels wide.
 */
import { mkdir, stat } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { launch } from '../test/browser/support/launch';
import { modulesDrawn, openAs } from '../test/browser/support/pages';
import { startHost } from '../test/host/host';

const REPOSITORY = resolve(import.meta.dirname, '..');
const DOCS = join(REPOSITORY, 'docs');
/** Edits stories, and sees every project of the demo. */
const MAYA = 'demo-maya';
const STORY = 'Hand everything over before a holiday';
/** What a README shows without scrolling for long; so that a picture grows by mistake only loudly. */
const MAX_BYTES = 250_000;

interface Shot {
  readonly file: string;
  /** A place in the host's shell. */
  readonly path: string;
  /** In CSS pixels. */
  readonly height: number;
  readonly ready: (page: Page) => Promise<void>;
}

async function take(browser: Browser, url: string, { file, path, height, ready }: Shot): Promise<void> {
  const page = await openAs(browser, url, MAYA, path);
  await page.setViewportSize({ width: 1280, height });
  await modulesDrawn(page);
  await ready(page);
  const target = join(DOCS, file);
  // The host's own switch for trouble is no part of what is shown.
  await page.screenshot({ path: target, style: '.host-trouble { display: none }' });
  await page.context().close();
  const { size } = await stat(target);
  if (size > MAX_BYTES) throw new Error(`${file} has ${String(size)} bytes, more than ${String(MAX_BYTES)}`);
  console.log(`${relative(REPOSITORY, target)}  ${String(Math.round(size / 1000))} kB`);
}

async function main(): Promise<void> {
  await mkdir(DOCS, { recursive: true });
  const host = await startHost({ seed: 'demo', port: 0 });
  try {
    const story = host.site.issuesOf('HARB').find(({ summary }) => summary === STORY);
    if (story === undefined || host.url === null) throw new Error(`the demo has no "${STORY}"`);
    const browser = await launch();
    try {
      await take(browser, host.url, {
        file: 'issue-view.png',
        path: `/issues/${story.key}`,
        height: 1190,
        ready: (page) => page.getByText('Findings (1)').waitFor(),
      });
      await take(browser, host.url, {
        file: 'project-page.png',
        path: '/projects/HARB/page',
        height: 750,
        ready: (page) => page.locator('.recharts-surface').first().waitFor(),
      });
    } finally {
      await browser.close();
    }
  } finally {
    await host.close();
  }
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
