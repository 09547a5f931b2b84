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

/** Twice Playwright's own: no test may fail because the machine is slow today. */
const USUAL_TIMEOUT_MS = 60_000;

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

/** Pages that were left: a browser that has drawn the shell before draws it again in a fraction of the time. */
const left = new WeakMap<Browser, readonly Page[]>();
const themes = new WeakMap<Page, Theme>();

function takeLeft(browser: Browser, theme: Theme): Page | undefined {
  const pages = left.get(browser) ?? [];
  const found = pages.find((page) => themes.get(page) === theme);
  left.set(
    browser,
    pages.filter((page) => page !== found),
  );
  return found;
}

async function newPage(browser: Browser, theme: Theme): Promise<Page> {
  const context = await browser.newContext({
    // Animations make screenshots differ and clicks wait.
    reducedMotion: 'reduce',
    locale: 'en-US',
    timezoneId: 'UTC',
  });
  await context.addInitScript((wanted: string) => {
    // Nothing can be remembered where nobody is yet.
    if (window.location.protocol !== 'about:') window.localStorage.setItem('premise-host.theme', wanted);
  }, theme);
  const page = await context.newPage();
  page.setDefaultTimeout(USUAL_TIMEOUT_MS);
  themes.set(page, theme);
  listen(page);
  return page;
}

/**
 * Opens the host's page as a person who has never been there.
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
  const theme = look.theme ?? 'light';
  const page = takeLeft(browser, theme) ?? (await newPage(browser, theme));
  await page.setViewportSize({ width: look.width ?? 1280, height: 900 });
  complaints.set(page, []);
  await page.goto(`${url}/?user=${encodeURIComponent(user)}#${path}`);
  await page.locator('.host-main').waitFor();
  return page;
}

/** Leaves every open page, as `leavePage` does. */
export async function leavePages(browser: Browser): Promise<void> {
  const open = browser.contexts().flatMap((context) => context.pages());
  for (const page of open) if (left.get(browser)?.includes(page) !== true) await leavePage(page);
}

/**
 * Leaves a page: what ran there has ended, what it remembered is forgotten, and what the test has changed about the
 * page itself is as it was. The next `openAs` in the same theme may take it.
 */
export async function leavePage(page: Page): Promise<void> {
  const context = page.context();
  const browser = context.browser();
  await page.unrouteAll({ behavior: 'ignoreErrors' });
  page.setDefaultTimeout(USUAL_TIMEOUT_MS);
  await page.evaluate(() => {
    window.localStorage.clear();
    window.sessionStorage.clear();
  });
  await context.clearCookies();
  await page.goto('about:blank');
  if (browser !== null) left.set(browser, [...(left.get(browser) ?? []), page]);
}

/** Waits until every module on the page has drawn something. */
export async function modulesDrawn(page: Page): Promise<void> {
  await page.locator('[data-module]').first().waitFor();
  await page.waitForFunction(() => document.querySelector('[data-module][data-rendered="false"]') === null);
}
