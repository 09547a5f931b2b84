/**
 * `npm run report -- FILE… [--json]`: reads the files twice and in little memory, once to check them and once through the
 * app, and prints the project page's numbers, asked through the app's own resolvers.
 */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { ImportRefused } from './import/read-import';
import { reportOf } from './report-page';
import { costOf, readProject, type Cost } from './report-reading';
import { survey, type Surveyed } from './report-survey';
import { table, type ProjectReport } from './report-table';

const USAGE = `npm run report -- FILE… [--json]

  FILE…   Jira issues: a search answer with expand=changelog, or NDJSON, plain or .gz, of any size
  --json  the numbers as JSON instead of a table`;

/** Issues between two lines of progress. */
const REPORT_EVERY = 5_000;

/** A sentence for the person, and nothing to look into. */
class Stopped extends Error {}

function progress(line: string): void {
  process.stderr.write(`${line}\n`);
}

async function main(): Promise<void> {
  const { values, positionals } = readArguments();
  if (positionals.length === 0) throw new Stopped(USAGE);
  const files = positionals.map((file) => resolve(file));
  const projects = await survey(files, (count) => {
    if (count % REPORT_EVERY === 0) progress(`checking: ${count.toLocaleString('en')} issues`);
  });
  const reports: ProjectReport[] = [];
  for (const project of projects) {
    let told = 0;
    const read = await readProject(files, project, (count) => {
      if (count - told < REPORT_EVERY && count < project.issues) return;
      told = count;
      progress(`${project.key}: ${count.toLocaleString('en')} of ${project.issues.toLocaleString('en')} issues`);
    });
    try {
      reports.push(await reportOf(project.key, read));
      progress(costLine(project, await costOf(read)));
      for (const problem of read.host.problems) progress(`problem: ${problem}`);
    } finally {
      await read.close();
    }
  }
  // In kB, of the whole process.
  progress(`at most ${Math.round(process.resourceUsage().maxRSS / 1000).toLocaleString('en')} MB of memory`);
  process.stdout.write(
    values.json ? `${JSON.stringify({ projects: reports }, null, 2)}\n` : reports.map(table).join('\n'),
  );
}

function costLine({ key, issues }: Surveyed, { calls, points, billed, statements }: Cost): string {
  const each = (sum: number) => `${sum.toLocaleString('en')} (${(sum / issues).toFixed(2)} an issue)`;
  const jira = `${calls.toLocaleString('en')} calls to Jira, ${each(points)} rate limit points`;
  return `${key}: ${jira}, billed as ${each(billed)}; ${statements.toLocaleString('en')} SQL statements`;
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
