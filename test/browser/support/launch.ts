/** A browser for tests: whichever Chromium is on the machine. */
import { accessSync, constants } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';

const USUAL_PLACES = [
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** Nothing but the page under test: no first run, no updates, no look-ups of its own, which a closed network refuses loudly. */
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
  '--font-render-hinting=none',
];

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * Where Chrome or Chromium is: `CHROME_PATH`, else the usual places, else Playwright's own download.
 * @throws when there is none, saying how to get one.
 */
export function findBrowser(): string {
  const asked = process.env['CHROME_PATH'];
  const found = [...(asked === undefined ? [] : [asked]), ...USUAL_PLACES, chromium.executablePath()].find(
    isExecutable,
  );
  if (found === undefined) {
    throw new Error('no Chrome or Chromium found: set CHROME_PATH, or run `npx playwright-core install chromium`');
  }
  return found;
}

let running: Promise<Browser> | null = null;

/**
 * The browser of this process, started when it is first asked for and ended with the process: the files of a run share
 * it, because a browser that has drawn the shell before draws it again in a fraction of the time. Leave its pages
 * (`leavePages`), never close it.
 */
export function sharedBrowser(): Promise<Browser> {
  running ??= launch();
  return running;
}

/** Starts a headless browser with a profile of its own. Close it. */
export async function launch(): Promise<Browser> {
  return chromium.launch({ executablePath: findBrowser(), headless: true, args: FLAGS });
}
