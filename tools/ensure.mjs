/**
 * Makes sure that what a command needs is there, and fetches it when not. Node's own modules only: this runs before
 * anything is installed.
 */
import { spawnSync, spawn } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

export const REPOSITORY = dirname(dirname(fileURLToPath(import.meta.url)));
const LEAST_NODE = [20, 19];

/** Ends the process with a sentence. */
export function stop(sentence) {
  console.error(sentence);
  process.exit(1);
}

export function ensureNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  const enough = major > LEAST_NODE[0] || (major === LEAST_NODE[0] && minor >= LEAST_NODE[1]);
  if (!enough) stop(`Premise needs Node ${LEAST_NODE.join('.')} or newer; this is ${process.versions.node}.`);
}

/** Installs the packages when they are missing or not those of package-lock.json. */
export function ensurePackages() {
  const difference = findDifference();
  if (difference === null) return;
  const started = Date.now();
  console.log(`Installing packages (${difference}); about 850 MB on disk, some minutes on a slow line …`);
  run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=warn'], 'the packages could not be installed');
  console.log(`Installed in ${Math.round((Date.now() - started) / 1000)} s.`);
}

/** Why an install is needed; null = it is not. */
function findDifference() {
  const installed = join(REPOSITORY, 'node_modules', '.package-lock.json');
  if (!existsSync(installed)) return 'none are installed yet';
  const wanted = packagesOf(join(REPOSITORY, 'package-lock.json'));
  const present = packagesOf(installed);
  for (const [path, { version, optional, link }] of Object.entries(wanted)) {
    if (path === '' || link === true || !path.includes('node_modules/')) continue;
    // An optional package may be for another machine.
    if (present[path] === undefined ? optional !== true : present[path].version !== version) {
      return `${path.split('node_modules/').at(-1)} is ${present[path] === undefined ? 'missing' : 'another version'}`;
    }
  }
  return null;
}

function packagesOf(file) {
  return JSON.parse(readFileSync(file, 'utf8')).packages ?? {};
}

/** The path of a Chrome or Chromium, installed when there is none. */
export function ensureBrowser() {
  const found = findBrowser();
  if (found !== null) return found;
  console.log('No Chrome or Chromium found: installing one …');
  if (process.getuid?.() === 0 && onPath('apt-get') !== null) {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    spawnSync('apt-get', ['update', '-q'], { stdio: 'inherit', env });
    // The shell alone draws the same with two thirds of the work; where Debian is too old for it, all of Chromium.
    for (const name of ['chromium-headless-shell', 'chromium']) {
      if (findBrowser() !== null) break;
      spawnSync('apt-get', ['install', '-y', '-q', '--no-install-recommends', name], { stdio: 'inherit', env });
    }
  }
  if (findBrowser() === null) {
    const cli = join(REPOSITORY, 'node_modules', 'playwright-core', 'cli.js');
    spawnSync(process.execPath, [cli, 'install', 'chromium'], { stdio: 'inherit' });
  }
  const installed = findBrowser();
  if (installed === null) stop('No browser could be installed. Install Chrome or Chromium, or set CHROME_PATH to one.');
  return installed;
}

const NAMES = [
  ...['chromium-headless-shell', 'chromium', 'chromium-browser'],
  ...['google-chrome', 'google-chrome-stable', 'chrome', 'microsoft-edge'],
];
const PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
];

function findBrowser() {
  const told = process.env.CHROME_PATH;
  if (told !== undefined && told !== '') {
    return existsSync(told) ? told : stop(`CHROME_PATH says ${told}, which does not exist.`);
  }
  const onThePath = NAMES.map(onPath).find((path) => path !== null);
  return onThePath ?? PLACES.find((path) => existsSync(path)) ?? inPlaywrightCache();
}

function onPath(name) {
  const directories = (process.env.PATH ?? '').split(delimiter).filter((directory) => directory !== '');
  return directories.map((directory) => join(directory, name)).find((path) => existsSync(path)) ?? null;
}

/** Where Playwright keeps its downloads, the newest first. */
function inPlaywrightCache() {
  const cache =
    process.env.PLAYWRIGHT_BROWSERS_PATH ??
    join(homedir(), process.platform === 'darwin' ? 'Library/Caches' : '.cache', 'ms-playwright');
  if (!existsSync(cache)) return null;
  const builds = readdirSync(cache).filter((name) => name.startsWith('chromium-'));
  const inside = [
    'chrome-linux64/chrome',
    'chrome-linux/chrome',
    'chrome-mac/Chromium.app/Contents/MacOS/Chromium',
    'chrome-win/chrome.exe',
  ];
  const found = builds
    .sort((a, b) => Number(b.split('-')[1]) - Number(a.split('-')[1]))
    .flatMap((build) => inside.map((path) => join(cache, build, path)));
  return found.find((path) => existsSync(path)) ?? null;
}

function run(command, args, failure) {
  const shell = process.platform === 'win32';
  const { status, error } = spawnSync(command, args, { cwd: REPOSITORY, stdio: 'inherit', shell });
  if (error !== undefined || status !== 0) stop(`${failure}${error === undefined ? '' : `: ${error.message}`}`);
}

/** Runs a TypeScript file of the repository in place of this process, signals and exit code included. */
export function runTypeScript(file, args) {
  const tsx = pathToFileURL(join(REPOSITORY, 'node_modules', 'tsx', 'dist', 'loader.mjs')).href;
  // The channel closes when this process is killed: the other one then stops too, instead of living on unseen.
  replaceWith(['--import', tsx, join(REPOSITORY, file), ...args], { stdio: ['inherit', 'inherit', 'inherit', 'ipc'] });
}

/** Goes on as another Node process. */
export function replaceWith(args, options = {}) {
  const child = spawn(process.execPath, args, { stdio: 'inherit', ...options });
  // A terminal sends Ctrl-C to both; this process only waits for the other to finish.
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => process.exit(signal === null ? (code ?? 1) : 1));
}
