/**
 * `npm run node24`: the bundled handlers on the Node of the manifest's runtime, which may be newer than the one here.
 * It comes from npm (about 190 MB, kept in .premise/). Needs `npm run bundle` first; the calls: node24-calls.ts.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parse } from 'yaml';
import { REPOSITORY, stop } from './ensure.mjs';

const { name } = parse(readFileSync(join(REPOSITORY, 'manifest.yml'), 'utf8')).app.runtime;
const [, major] = /^nodejs(\d+)\.x$/.exec(name) ?? stop(`manifest.yml: ${name} is no runtime this script knows.`);
const tsx = pathToFileURL(join(REPOSITORY, 'node_modules', 'tsx', 'dist', 'loader.mjs')).href;
const script = join(REPOSITORY, 'tools', 'node24-calls.ts');

const { status, error } = spawnSync(nodeOfThatMajor(), ['--import', tsx, script, major], {
  cwd: REPOSITORY,
  stdio: 'inherit',
});
if (error !== undefined) stop(error.message);
process.exit(status ?? 1);

function nodeOfThatMajor() {
  if (process.versions.node.split('.')[0] === major) return process.execPath;
  if (process.platform !== 'linux') stop(`On ${process.platform}, start this with a Node ${major} of your own.`);
  const folder = join(REPOSITORY, '.premise', `node${major}`);
  const wanted = `node-linux-${process.arch}`;
  const binary = join(folder, 'node_modules', wanted, 'bin', 'node');
  if (existsSync(binary)) return binary;
  console.log(`Fetching Node ${major} from npm, about 190 MB on disk …`);
  const install = ['install', '--no-save', '--no-audit', '--no-fund', '--ignore-scripts', '--loglevel=error'];
  const npm = spawnSync('npm', [...install, '--prefix', folder, `${wanted}@${major}`], { stdio: 'inherit' });
  if (npm.status !== 0 || !existsSync(binary)) stop(`Node ${major} could not be fetched.`);
  return binary;
}
