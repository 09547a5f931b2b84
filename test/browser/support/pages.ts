/** Opening a page as somebody, in a theme, at a width; and hearing everything it complains about. */
import type { Browser, Page } from 'playwright-core';

export const THEMES = ['light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

/** Phone, tablet, laptop, desk: the widths Jira itself changes its layout at lie between them. */
export const WIDTHS = [360, 768, 1024, 1440] as const;
export type Width = (typeof WIDTHS)[number];

export interface Look {
  readonly theme?: Theme;
  /** In CSS pixels. */
  readonly width?: Width;
}

/** Every theme at every width. */
export function everyLook(): readonly Required<Look>[] {
  return THEMES.flatMap((theme) => WIDTHS.map((width) => ({ theme, width })));
}

const complaints = new WeakMap<Page, string[]>();

/** What the page has complained about since it was opened: console errors, uncaught errors, failed requests. */
export function complaintsOf(page: Page): readonly string[] {
  return complaints.get(page) ?? [];
}

/**
 * Takes back the complaints a test has caused on purpose, and returns those that match.
 * Anything else stays, and `expectSilence` will name it.
 */
export function forgive(page: Page, expected: RegExp): readonly string[] {
  const heard = complaints.get(page) ?? [];
  const matching = heard.filter((sentence) => expected.test(sentence));
  complaints.set(
    page,
    heard.filter((sentence) => !expected.test(sentence)),
  );
  return matching;
}

function listen(page: Page): void {
  const hear = (sentence: string): void => {
    complaints.set(page, [...(complaints.get(page) ?? []), sentence]);
  };
  page.on('console', (message) => {
    if (message.type() === 'error') {
      hear(`console: ${message.text()} (${message.location().url})`);
    }
  });
  page.on('pageerror', (error) => {
    hear(`uncaught: ${error.message}`);
  });
  page.on('requestfailed', (request) => {
    // Leaving a page abandons what it was loading; that is the test moving on, not the app failing.
    if (request.failure()?.errorText !== 'net::ERR_ABORTED') {
      hear(`failed request: ${request.method()} ${request.url()} ${request.failure()?.errorText ?? ''}`);
    }
  });
  page.on('response', (response) => {
    if (response.status() >= 400) {
      hear(`answer ${String(response.status())}: ${response.request().method()} ${response.url()}`);
    }
  });
}

/**
 * Opens the host's page as a person, in a browser context of its own.
 * @param url where the host listens
 * @param user account id of the acting person
 * @param path a place in the shell: `/issues/KIT-2`, `/projects/KIT/issues`, `/projects/KIT/page`
 */
export async function openAs(
  browser: Browser,
  url: string,
  user: string,
  path: string,
  look: Look = {},
): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: look.width ?? 1280, height: 900 },
    // Animations make screenshots differ and clicks wait.
    reducedMotion: 'reduce',
    locale: 'en-US',
    timezoneId: 'UTC',
  });
  await context.addInitScript((theme: string) => {
    window.localStorage.setItem('premise-host.theme', theme);
  }, look.theme ?? 'light');
  const page = await context.newPage();
  listen(page);
  await page.goto(`${url}/?user=${encodeURIComponent(user)}#${path}`);
  await page.locator('.host-main').waitFor();
  return page;
}

/** Waits until every module on the page has drawn something. */
export async function modulesDrawn(page: Page): Promise<void> {
  await page.locator('[data-module]').first().waitFor();
  await page.waitForFunction(() => document.querySelector('[data-module][data-rendered="false"]') === null);
}
