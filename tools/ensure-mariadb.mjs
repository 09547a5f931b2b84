/**
 * Makes sure that a MariaDB server program is there, for the tests that compare the engines. Run by itself:
 * `node tools/ensure-mariadb.mjs`. Node's own modules only.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { argv, env, getuid } from 'node:process';
import { pathToFileURL } from 'node:url';
import { stop } from './ensure.mjs';

/** Where the server is, installed when there is none and this may install. */
export function ensureMariaDb() {
  const found = find('mariadbd');
  if (found !== null) return found;
  if (getuid?.() !== 0 || find('apt-get') === null) {
    stop('There is no mariadbd here. Install MariaDB’s server, on Debian: apt-get install mariadb-server-core');
  }
  console.log('No MariaDB found: installing the server alone, 7 MB to fetch …');
  const options = { stdio: 'inherit', env: { ...env, DEBIAN_FRONTEND: 'noninteractive' } };
  spawnSync('apt-get', ['update', '-q'], options);
  spawnSync('apt-get', ['install', '-y', '-q', '--no-install-recommends', 'mariadb-server-core'], options);
  const installed = find('mariadbd');
  if (installed === null) stop('MariaDB could not be installed: apt-get install mariadb-server-core says why.');
  return installed;
}

function find(program) {
  const directories = [...(env.PATH ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin'];
  return directories.map((directory) => join(directory, program)).find((path) => existsSync(path)) ?? null;
}

if (import.meta.url === pathToFileURL(argv[1] ?? '').href) console.log(ensureMariaDb());
