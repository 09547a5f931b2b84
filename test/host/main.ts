/** `npm start`: the app on a local Jira that remembers, with pages in front. */
import { existsSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import * as v from 'valibot';
import { FolderInUse } from './data-folder';
import { startHost } from './host';
import type { RunningHost } from './host';
import { importInto } from './import/import-into';
import { ImportRefused } from './import/read-import';
import { OtherEngine } from './open-host';

const REPOSITORY = resolve(import.meta.dirname, '../..');
const DEFAULT_PORT = 8390;
/** How many ports above the default are tried before the system chooses. */
const PORTS_TRIED = 10;
const PROGRESS_MS = 500;

const USAGE = `npm start -- [--port N] [--user NAME] [--data DIR] [--sql URL] [--reset] [--import FILE…]

  --port N        the pages' port on this machine; default ${String(DEFAULT_PORT)} or the next free one
  --user NAME     whom the pages begin as: an account id, an email or the start of a name
  --data DIR      where everything is remembered; default .premise
  --sql URL       keep the app's store in MariaDB: mysql://user:password@host:port/
  --reset         forget all of it and play the demo again
  --import FILE…  load Jira issues (a search answer with expand=changelog, or NDJSON, plain or .gz) and read their past`;

interface Arguments {
  readonly port: number | null;
  readonly user: string | null;
  readonly dataDir: string;
  readonly sql: string | null;
  readonly reset: boolean;
  readonly files: readonly string[];
}

/** A mistake on the command line, with the sentence to show. */
class Misuse extends Error {}

function readArguments(args: readonly string[]): Arguments {
  const { values, positionals } = parse(args);
  if (positionals.length > 0 && values.import === undefined)
    throw new Misuse(`${positionals[0] ?? ''}: not understood`);
  const port = values.port === undefined ? null : Number(values.port);
  if (port !== null && !(Number.isInteger(port) && port >= 0 && port < 65_536))
    throw new Misuse('--port takes a number');
  return {
    port,
    user: values.user ?? null,
    dataDir: resolve(values.data ?? join(REPOSITORY, '.premise')),
    sql: readSqlUrl(values.sql),
    reset: values.reset,
    files: [...(values.import ?? []), ...positionals].map((file) => resolve(file)),
  };
}

function readSqlUrl(text: string | undefined): string | null {
  if (text !== undefined && !(URL.canParse(text) && new URL(text).protocol === 'mysql:'))
    throw new Misuse('--sql takes the address of a MariaDB: mysql://user:password@host:port/');
  return text ?? null;
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        port: { type: 'string' },
        user: { type: 'string' },
        data: { type: 'string' },
        sql: { type: 'string' },
        reset: { type: 'boolean', default: false },
        import: { type: 'string', multiple: true },
      },
    });
  } catch (error) {
    throw new Misuse(error instanceof Error ? error.message : 'not understood');
  }
}

async function start({ port, user, dataDir, sql, reset }: Arguments): Promise<RunningHost> {
  const where = { dataDir, ...(sql === null ? {} : { sql }) };
  const options = { ...where, fresh: reset, seed: 'demo', autoRun: true } as const;
  const ports = port === null ? [...Array.from({ length: PORTS_TRIED }, (_, n) => DEFAULT_PORT + n), 0] : [port];
  for (const candidate of ports) {
    try {
      return await startHost({ ...options, port: candidate, ...(user === null ? {} : { actingAs: user }) });
    } catch (error) {
      const isTaken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
      if (!isTaken) throw error;
      if (port !== null) throw new Misuse(`port ${String(port)} is taken: choose another with --port`);
    }
  }
  throw new Misuse('no port is free');
}

const Backfill = v.variant('ok', [
  v.object({ ok: v.literal(false), error: v.object({ code: v.string() }) }),
  v.object({
    ok: v.literal(true),
    value: v.object({ state: v.string(), done: v.number(), total: v.nullable(v.number()) }),
  }),
]);

/** Loads the files and lets the app read the past of what they brought, as it would after an installation. */
async function load(host: RunningHost, files: readonly string[]): Promise<void> {
  const { projects } = await importInto(host.site, files, ({ stage, issues }) => {
    progress(`${stage === 'done' ? 'imported' : stage} ${issues.toLocaleString('en')} issues`);
  });
  progress(null);
  const admin = host.site.users().find((someone) => someone.siteAdmin);
  if (admin === undefined) throw new Error('nobody on this site may start a backfill');
  for (const project of projects) {
    const place = { moduleKey: pageOf(host), extension: { project: { id: project.id, key: project.key } } };
    const ask = async (call: string) =>
      v.parse(Backfill, await host.invoke(admin.accountId, call, { projectId: project.id }, place));
    for (let answer = await ask('startBackfill'); ; answer = await ask('readBackfill')) {
      if (!answer.ok) throw new Error(`the app refused to read ${project.key}: ${answer.error.code}`);
      const { state, done, total } = answer.value;
      const of = total === null ? '' : ` of ${total.toLocaleString('en')}`;
      progress(`reading the past of ${project.key}: ${done.toLocaleString('en')}${of}`);
      if (state === 'done') break;
      if (state === 'paused') {
        progress(null);
        console.log(
          `${project.key}: the app has paused, as its hour's budget of Jira points is used up; it goes on by itself.`,
        );
        break;
      }
      if (state !== 'running') throw new Error(`reading ${project.key} stopped: ${state}`);
      await new Promise((resolve) => setTimeout(resolve, PROGRESS_MS));
    }
    progress(null);
  }
}

function pageOf(host: RunningHost): string {
  const page = host.manifest.uiModules.find((module) => module.type === 'jira:projectPage');
  if (page === undefined) throw new Error('manifest.yml has no project page');
  return page.key;
}

/** One line that changes in a terminal, lines elsewhere; null ends it. */
function progress(line: string | null): void {
  if (!process.stdout.isTTY) {
    if (line !== null) console.log(line);
    return;
  }
  process.stdout.write(line === null ? '\n' : `\r\u001b[K${line}`);
}

function banner(host: RunningHost, dataDir: string): string {
  const people = host.site.users().filter((user) => user.accountType === 'atlassian');
  const named = people.map((user) => `${user.displayName}${user.siteAdmin ? ' (administers Jira)' : ''}`);
  return [
    '',
    'Premise on a local Jira',
    `  open    ${host.url ?? ''}`,
    `  people  ${named.join(', ')}: switch in the top bar`,
    `  data    ${relative(process.cwd(), dataDir) || '.'}${host.isNew ? ', the demo, played just now' : ', as you left it (--reset plays the demo anew)'}`,
    '  stop    Ctrl-C',
    '',
  ].join('\n');
}

async function main(): Promise<void> {
  const args = readArguments(process.argv.slice(2));
  if (args.reset) console.log('Forgetting everything and playing the demo …');
  else if (!existsSync(args.dataDir))
    console.log('Playing the demo: three months of a made-up team, in about ten seconds …');
  const host = await start(args);
  let isStopping = false;
  const stop = (): void => {
    // A terminal and the launcher may both pass Ctrl-C on.
    if (isStopping) return;
    isStopping = true;
    host.close().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(error);
        process.exit(1);
      },
    );
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  process.on('disconnect', stop); // The launcher is gone.
  try {
    if (args.files.length > 0) await load(host, args.files);
  } catch (error) {
    await host.close();
    throw error;
  }
  console.log(banner(host, args.dataDir));
}

main().catch((error: unknown) => {
  if (error instanceof Misuse) console.error(`${error.message}\n\n${USAGE}`);
  else if (error instanceof ImportRefused || error instanceof FolderInUse || error instanceof OtherEngine)
    console.error(error.message);
  else console.error(error);
  process.exit(1);
});
