/** Lives through many random worlds: `npm run worlds -- --worlds 1000 --seed 1 --jobs 2`. */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import * as fc from 'fast-check';
import { worlds, type Act } from './acts';
import { live } from './a-life';

const { values } = parseArgs({
  options: {
    worlds: { type: 'string', default: '1000' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000_000) },
    jobs: { type: 'string', default: '2' },
    /** Which of the jobs this process is. */
    job: { type: 'string' },
  },
});
const [count, seed, jobs] = [Number(values.worlds), Number(values.seed), Number(values.jobs)];
if (![count, seed, jobs].every(Number.isSafeInteger)) throw new Error('--worlds, --seed and --jobs are whole numbers');

void (values.job === undefined ? inParallel() : alone(Number(values.job))).then((code) => {
  process.exitCode = code;
});

async function inParallel(): Promise<number> {
  console.log(`${String(count)} worlds from seed ${String(seed)}, ${String(jobs)} at a time`);
  const startedMs = performance.now();
  const codes = await Promise.all(Array.from({ length: jobs }, (_, job) => runJob(job)));
  const seconds = Math.round((performance.now() - startedMs) / 1000);
  const failed = codes.filter((code) => code !== 0).length;
  console.log(
    failed === 0
      ? `${String(count)} worlds settled as they should, in ${String(seconds)} s`
      : `a world went wrong; see above. Again: npm run worlds -- --worlds ${String(count)} --seed ${String(seed)} --jobs ${String(jobs)}`,
  );
  return failed === 0 ? 0 : 1;
}

function runJob(job: number): Promise<number> {
  const args = ['--import', 'tsx', import.meta.filename, ...process.argv.slice(2), '--seed', String(seed)];
  const child = spawn(process.execPath, [...args, '--job', String(job)], { stdio: 'inherit' });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code) => {
      resolve(code ?? 1);
    });
  });
}

/** This job's share, each job from a seed of its own. */
async function alone(job: number): Promise<number> {
  // What the app logs on a bad day is not the question here, and there are many bad days.
  console.error = () => undefined;
  const share = Math.floor((count + job) / jobs);
  let done = 0;
  const details = await fc.check(
    fc.asyncProperty(worlds, async (acts) => {
      const wrong = await live(acts);
      done += 1;
      if (done % 50 === 0) console.log(`job ${String(job + 1)}: ${String(done)} of ${String(share)}`);
      if (wrong.length > 0) throw new Error(wrong.join('\n'));
    }),
    { numRuns: share, seed: seed + job },
  );
  if (!details.failed) return 0;
  console.log(fc.defaultReportMessage(details) ?? 'failed');
  if (details.errorInstance instanceof Error) console.log(details.errorInstance.message);
  if (details.counterexample !== null) console.log(`kept as ${keep(details.counterexample[0])}`);
  return 1;
}

/** A world that once went wrong is lived through with every run of the tests from then on. */
function keep(acts: readonly Act[]): string {
  const text = JSON.stringify(acts, null, 2);
  const name = `${createHash('sha256').update(text).digest('hex').slice(0, 8)}.json`;
  writeFileSync(join(import.meta.dirname, 'cases', name), `${text}\n`);
  return `test/sync/worlds/cases/${name}`;
}
