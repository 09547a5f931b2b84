/**
 * A MariaDB of one's own: the server Debian packages as `mariadb-server-core`, in a folder under the system's temporary
 * one, on a socket, with no network, no users and no rights to ask for. Gone when closed.
 */
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { accessSync, constants, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

const READY_WITHIN_MS = 30_000;
const ASK_EVERY_MS = 25;

export interface MariaDb {
  /** For the option `sql` of a host, e.g. `mysql://root@localhost/?socketPath=%2Ftmp%2F…`. */
  readonly url: string;
  close(): Promise<void>;
}

/** Where the server program is, null when this machine has none. `sbin` is not always on the path. */
export function findMariaDb(): string | null {
  const directories = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin'];
  return directories.map((directory) => join(directory, 'mariadbd')).find(isProgram) ?? null;
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * The server lives as long as somebody holds the other end of its standard input, however that one ends: a test process
 * that is killed must not leave a server behind. Nothing in it is worth an orderly end. `$0` is its folder.
 */
const LEASH = `trap '' PIPE
exec 3<&0
"$@" &
server=$!
(cat <&3 >/dev/null; kill -9 $server) &
wait $server
rm -rf "$0"`;

/** @throws Error when there is no server program, or it does not come up: with what it said */
export async function startMariaDb(): Promise<MariaDb> {
  const program = findMariaDb();
  if (program === null) throw new Error('there is no mariadbd here: node tools/ensure-mariadb.mjs says how to get it');
  const dir = mkdtempSync(join(tmpdir(), 'premise-mariadb-'));
  const socket = join(dir, 'sock');
  const command = ['-c', LEASH, dir, program, ...settingsOf(dir, socket)];
  const server = spawn('sh', command, { stdio: ['pipe', 'ignore', 'pipe'], detached: true });
  const said: string[] = [];
  server.stderr.setEncoding('utf8').on('data', (text: string) => void said.push(text));
  const gone = new Promise<void>((resolve) => {
    server.once('exit', () => resolve());
    server.once('error', () => resolve());
  });
  const url = `mysql://root@localhost/?socketPath=${encodeURIComponent(socket)}`;
  const close = async (): Promise<void> => {
    server.stdin.end();
    await gone;
    rmSync(dir, { recursive: true, force: true });
  };
  try {
    await ready(url, server);
  } catch (error) {
    await close();
    throw new Error(`mariadbd did not come up:\n${said.join('').slice(-2000)}`, { cause: error });
  }
  return { url, close };
}

function settingsOf(dir: string, socket: string): readonly string[] {
  return [
    '--no-defaults',
    // As root it wants to hear that this is meant; without the name of a user it would refuse.
    ...(process.getuid?.() === 0 ? ['--user=root'] : []),
    '--skip-grant-tables',
    '--skip-networking',
    `--socket=${socket}`,
    `--datadir=${dir}`,
    // Else it sorts in the system's own temporary folder, where what a kill leaves behind stays.
    `--tmpdir=${dir}`,
    `--pid-file=${join(dir, 'pid')}`,
    '--character-set-server=utf8mb4',
    '--collation-server=utf8mb4_bin',
    '--max-allowed-packet=64M',
    // Small and careless: it lives as long as a run of tests.
    '--innodb-buffer-pool-size=64M',
    '--innodb-log-file-size=16M',
    '--innodb-flush-log-at-trx-commit=0',
    '--innodb-doublewrite=0',
    '--innodb-flush-method=nosync',
    '--sync-frm=0',
    '--innodb-fast-shutdown=2',
    '--performance-schema=OFF',
    '--loose-innodb-use-native-aio=0',
  ];
}

async function ready(url: string, server: ChildProcess): Promise<void> {
  const until = performance.now() + READY_WITHIN_MS;
  for (;;) {
    try {
      const mysql = await import('mysql2/promise');
      const connection = await mysql.createConnection({ uri: url });
      await connection.end();
      return;
    } catch (error) {
      const isGone = server.pid === undefined || server.exitCode !== null;
      if (isGone || performance.now() > until) throw error;
      await new Promise((resolve) => setTimeout(resolve, ASK_EVERY_MS));
    }
  }
}
