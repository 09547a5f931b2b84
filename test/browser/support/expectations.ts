/** What every browser test ends with. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults, ElementContext, RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { complaintsOf } from './pages';

/** No console error, no failed request, no element the host could not draw, now or earlier on this page. */
export async function expectSilence(page: Page): Promise<void> {
  const faults = await page.evaluate(() => window.__hostFaults);
  const shown = await page.locator('[data-host-fault]').allInnerTexts();
  expect([...complaintsOf(page), ...faults, ...shown]).toEqual([]);
}

declare global {
  interface Window {
    readonly axe?: { run(context: ElementContext, options: RunOptions): Promise<AxeResults> };
  }
}

/** All there is to look at lies in one frame, and only what is wrong is written up. */
const LOOK_FOR = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'],
  resultTypes: ['violations'],
  iframes: false,
} satisfies RunOptions;
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** WCAG 2.1 A and AA, as axe can tell; each violation as one readable line. */
export async function expectAccessible(page: Page): Promise<void> {
  // A page that is drawn anew keeps it.
  if (!(await page.evaluate(() => window.axe !== undefined))) await page.evaluate(AXE);
  // The app's code runs in the frames; nobody can see or reach it.
  const lines = await page.evaluate(async (options) => {
    // A colour on its way to another is nobody's: what fades or slides has arrived first, but for what turns for ever.
    const moving = document
      .getAnimations()
      .filter(({ playState, effect }) => playState === 'running' && effect?.getComputedTiming().endTime !== Infinity);
    await Promise.allSettled(moving.map(({ finished }) => finished));
    const result = await window.axe?.run({ exclude: ['iframe.host-frame'] }, options);
    return result?.violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')} ${failureSummary ?? ''}`),
    );
  }, LOOK_FOR);
  expect(lines).toEqual([]);
}

/** How long a page may take to draw itself anew after its width has changed, in ms: a chart measures its room first. */
const REDRAWN_MS = 30_000;

/** Nothing sticks out: the page scrolls down, never sideways, once it has drawn itself for its width. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const tooWide = () =>
    page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  await expect.poll(tooWide, { timeout: REDRAWN_MS, interval: 50 }).toBeLessThanOrEqual(0);
}
