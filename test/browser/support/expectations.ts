/** What every browser test ends with. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { complaintsOf } from './pages';

/** No console error, no failed request, no element the host could not draw, now or earlier on this page. */
export async function expectSilence(page: Page): Promise<void> {
  const faults = await page.evaluate(() => window.__hostFaults);
  const shown = await page.locator('[data-host-fault]').allInnerTexts();
  expect([...complaintsOf(page), ...faults, ...shown]).toEqual([]);
}

/** WCAG 2.1 A and AA, as axe can tell; each violation as one readable line. */
export async function expectAccessible(page: Page): Promise<void> {
  const result = await new AxeBuilder({ page })
    // The app's code runs there; nobody can see or reach it.
    .exclude('iframe.host-frame')
    // All there is to look at lies in one frame: nothing is gathered through a second page, and only what is wrong is
    // written up, which takes half the time.
    .setLegacyMode(true)
    .options({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'], resultTypes: ['violations'] })
    .analyze();
  const lines = result.violations.flatMap((violation) =>
    violation.nodes.map((node) => `${violation.id}: ${node.target.join(' ')} ${node.failureSummary ?? ''}`),
  );
  expect(lines).toEqual([]);
}

/** How long a page may take to draw itself anew after its width has changed, in ms: a chart measures its room first. */
const REDRAWN_MS = 5_000;

/** Nothing sticks out: the page scrolls down, never sideways, once it has drawn itself for its width. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const tooWide = () =>
    page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  await expect.poll(tooWide, { timeout: REDRAWN_MS, interval: 50 }).toBeLessThanOrEqual(0);
}
