/** What is deployed, beside the least that could be: both built by the same tool, Atlassian's own bundler. */
import { execFile } from 'node:child_process';
import { cp, mkdir, readdir, rm, stat, symlink } from 'node:fs/promises';
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
  const helloBytes = await scriptBytes(join(hello, 'ui', 'hello-ui'));
  const screens: Measured[] = [];
  for (const key of await readdir(join(premise, 'ui'))) {
    const bytes = await scriptBytes(join(premise, 'ui', key));
    screens.push(compared(`Scripts of ${key}; against a hello-world UI Kit page`, inKb(bytes), inKb(helloBytes), 1.3));
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

async function scriptBytes(directory: string): Promise<number> {
  const scripts = (await readdir(directory)).filter((name) => name.endsWith('.js'));
  const sizes = await Promise.all(scripts.map(async (name) => (await stat(join(directory, name))).size));
  return sizes.reduce((sum, size) => sum + size, 0);
}
