/**
 * `npm run report -- FILE… [--json]`: imports the files into a host in memory, lets the app read their past as it
 * would after an installation, and prints the project page's numbers, asked through the app's own resolvers.
 */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import * as v from 'valibot';
import { startHost, type RunningHost } from './host';
import { importInto, type ImportedProject } from './import/import-into';
import { ImportRefused } from './import/read-import';
import { table, type ProjectReport } from './report-table';

const USAGE = `npm run report -- FILE… [--json]

  FILE…   Jira issues: a search answer with expand=changelog, or NDJSON, plain or .gz
  --json  the numbers as JSON instead of a table`;

const READER = 'report-reader';

const Tracks = v.object({ discovery: v.number(), delivery: v.number(), upkeep: v.number() });
const answerOf = <T>(value: v.GenericSchema<unknown, T>) =>
  v.variant('ok', [
    v.object({ ok: v.literal(false), error: v.object({ code: v.string() }) }),
    v.object({ ok: v.literal(true), value }),
  ]);
const Backfill = v.object({ state: v.string(), done: v.number(), total: v.nullable(v.number()) });
/** The parts of `PageView` that are reported. */
const Page = v.object({
  weeks: v.array(v.object({ week: v.string(), started: Tracks })),
  counts: v.object({
    issues: v.number(),
    notStarted: v.number(),
    started: v.number(),
    closedUnstarted: v.number(),
    startUnknown: v.number(),
    done: v.number(),
    byTrack: Tracks,
    validated: v.object({
      before: v.number(),
      after: v.number(),
      never: v.number(),
      against: v.number(),
      startUnknown: v.number(),
    }),
    statusesGuessed: v.number(),
  }),
});

/** A sentence for the person, and nothing to look into. */
class Stopped extends Error {}

function progress(line: string): void {
  process.stderr.write(`${line}\n`);
}

async function ask<T>(
  host: RunningHost,
  call: string,
  projectId: string,
  value: v.GenericSchema<unknown, T>,
): Promise<T> {
  const answer = v.parse(answerOf(value), await host.invoke(READER, call, { projectId }));
  if (!answer.ok) throw new Stopped(`The app refused ${call}: ${answer.error.code}.`);
  return answer.value;
}

/** Starts the backfill and carries on until it is done; a pause of the app's is waited out on the host's clock. */
async function readPast(host: RunningHost, project: ImportedProject): Promise<void> {
  await ask(host, 'startBackfill', project.id, Backfill);
  for (let seen = -1; ;) {
    await host.runUntilIdle();
    const { state, done, total } = await ask(host, 'readBackfill', project.id, Backfill);
    progress(`${project.key}: ${state}, ${String(done)} of ${String(total ?? '?')} issues`);
    if (state === 'done') return;
    if (state === 'failed') throw new Stopped(`Reading ${project.key} failed.`);
    // A whole hour renews every budget: when even that brings nothing further, nothing will.
    if (state === 'paused' && done === seen) throw new Stopped(`Reading ${project.key} does not go on.`);
    seen = done;
    if (state === 'paused') host.clock.advance(3_600_000);
    await host.tick();
  }
}

async function reportOf(host: RunningHost, project: ImportedProject): Promise<ProjectReport> {
  await readPast(host, project);
  const { counts, weeks } = await ask(host, 'readPage', project.id, Page);
  const { issues, notStarted, started, closedUnstarted, startUnknown, done, byTrack, validated, statusesGuessed } =
    counts;
  return {
    project: project.key,
    ...{ issues, notStarted, started, closedUnstarted, startUnknown, done, byTrack, validated },
    // The page's weeks also show days in progress; a week without a start before the first or after the last is theirs.
    weeks: startsOnly(weeks).map(({ week, started: starts }) => ({ week, ...starts })),
    statusesGuessed,
  };
}

type WeekOfStarts = v.InferOutput<typeof Page>['weeks'][number];

function startsOnly(weeks: readonly WeekOfStarts[]): readonly WeekOfStarts[] {
  const hasStart = ({ started }: WeekOfStarts) => started.discovery + started.delivery + started.upkeep > 0;
  return weeks.slice(weeks.findIndex(hasStart), weeks.findLastIndex(hasStart) + 1);
}

async function main(): Promise<void> {
  const { values, positionals } = readArguments();
  if (positionals.length === 0) throw new Stopped(USAGE);
  const host = await startHost();
  try {
    host.site.addUser({ accountId: READER, displayName: 'Reader', siteAdmin: true, importRole: 'administer' });
    const files = positionals.map((file) => resolve(file));
    const { projects } = await importInto(host.site, files, ({ stage, issues }) => {
      progress(`${stage}: ${String(issues)} issues`);
    });
    const reports: ProjectReport[] = [];
    for (const project of projects) reports.push(await reportOf(host, project));
    const { sqlStatements, jiraCalls, jiraPoints } = host.counts;
    progress(
      `${String(jiraCalls)} calls to Jira, ${String(jiraPoints)} points, ${String(sqlStatements)} SQL statements`,
    );
    for (const problem of host.problems) progress(`problem: ${problem}`);
    process.stdout.write(
      values.json ? `${JSON.stringify({ projects: reports }, null, 2)}\n` : reports.map(table).join('\n'),
    );
  } finally {
    await host.close();
  }
}

function readArguments() {
  try {
    return parseArgs({ allowPositionals: true, options: { json: { type: 'boolean', default: false } } });
  } catch (error) {
    throw new Stopped(`${error instanceof Error ? error.message : 'not understood'}\n\n${USAGE}`);
  }
}

main().catch((error: unknown) => {
  if (error instanceof Stopped || error instanceof ImportRefused) console.error(error.message);
  else console.error(error);
  process.exitCode = 1;
});
