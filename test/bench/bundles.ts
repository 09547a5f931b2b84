/** What is deployed, beside the least that could be: both built by the same tool, Atlassian's own bundler. */
import { execFile } from 'node:child_process';
import { cp, mkdir, readdir, readFile, rm, stat, symlink } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { compared } from './measured';
import type { Measured } from './measured';
import { inKb, inMs, interleaved } from './rounds';

const execute = promisify(execFile);
const REPOSITORY = resolve(import.meta.dirname, '../..');
const HELLO = join(REPOSITORY, '.premise', 'bench-hello');

/** About a minute, nearly all of it bundling. */
export async function measureBundles(rounds: number): Promise<readonly Measured[]> {
  await execute(process.execPath, [join(REPOSITORY, 'tools', 'bundle.cjs')]);
  await layOutHello();
  await execute(process.execPath, [join(HELLO, 'tools', 'bundle.cjs')]);
  const hello = join(HELLO, '.premise', 'bundle');
  const premise = join(REPOSITORY, '.premise', 'bundle');
  const ms = await interleaved({ premise: () => loadMs(premise), hello: () => loadMs(hello) }, rounds);
  const helloSizes = await scriptSizes(join(hello, 'ui', 'hello-ui'));
  const screens: Measured[] = [];
  for (const key of await readdir(join(premise, 'ui'))) {
    const { atOnce, inAll } = await scriptSizes(join(premise, 'ui', key));
    const beside = (what: string) => `${what} of ${key}; against a hello-world UI Kit page`;
    screens.push(
      compared(beside('Script before the screen stands'), inKb(atOnce), inKb(helloSizes.atOnce), 1.3),
      compared(beside('Scripts in all'), inKb(inAll), inKb(helloSizes.inAll), null),
    );
  }
  return [
    compared('Loading the backend bundle; against a minimal resolver’s', inMs(ms('premise')), inMs(ms('hello')), 2),
    ...screens,
  ];
}

/** An app folder like ours, with the same tool, packages and compiler settings. */
async function layOutHello(): Promise<void> {
  await rm(HELLO, { recursive: true, force: true });
  await mkdir(HELLO, { recursive: true });
  await cp(join(import.meta.dirname, 'hello'), HELLO, { recursive: true });
  for (const path of ['tools/bundle.cjs', 'tsconfig.json', 'package.json']) {
    await cp(join(REPOSITORY, path), join(HELLO, path));
  }
  await symlink(join(REPOSITORY, 'node_modules'), join(HELLO, 'node_modules'));
}

/** Reads the clock around the bundle alone: the start of Node itself is nobody's doing. */
const LOADER = `
  const started = performance.now();
  require(process.argv[1]);
  process.stdout.write(String(performance.now() - started), () => process.exit(0));
`;

/** In a process of its own, as after a cold start. */
async function loadMs(bundle: string): Promise<number> {
  const { stdout } = await execute(process.execPath, ['-e', LOADER, join(bundle, 'functions', 'index.cjs')]);
  const ms = Number(stdout);
  if (!(ms > 0)) throw new Error(`loading ${bundle} told no time but: ${stdout}`);
  return ms;
}

/** Bytes of what the page names, which has to be there before anything is drawn, and of everything it may fetch. */
async function scriptSizes(directory: string): Promise<{ readonly atOnce: number; readonly inAll: number }> {
  const page = await readFile(join(directory, 'index.html'), 'utf8');
  const scripts = (await readdir(directory)).filter((name) => name.endsWith('.js'));
  const sizes = await Promise.all(
    scripts.map(async (name) => ({ name, bytes: (await stat(join(directory, name))).size })),
  );
  const sum = (of: readonly { readonly bytes: number }[]) => of.reduce((total, { bytes }) => total + bytes, 0);
  const atOnce = sum(sizes.filter(({ name }) => page.includes(`src=${name}>`)));
  if (atOnce === 0) throw new Error(`${directory} names no script of its own`);
  return { atOnce, inAll: sum(sizes) };
}
