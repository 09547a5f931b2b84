/**
 * `npm run check`: the whole gate. What only reads the sources runs side by side, one on each core, and each prints its
 * report when it is done; then the tests, which use every core themselves. The tests come last because the journey on
 * the real bundle takes the bundle made here. One failure anywhere and the gate exits 1, without the tests.
 *
 * Arguments: scripts of package.json, the slowest first, so that none is left to run alone at the end; and `--tested`
 * where `npm test` has just passed on these very files, as in CI: then only the journey on the bundle is left to run.
 */
import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { REPOSITORY, ensureNode, ensurePackages, replaceWith, stop } from './ensure.mjs';

const running = new Set();

/** @returns whether it passed; whatever it has to say is printed whole, never between the lines of another. */
function runScript(name) {
  const startedAt = Date.now();
  const child = spawn('npm', ['run', '--silent', name], { cwd: REPOSITORY, shell: process.platform === 'win32' });
  running.add(child);
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (said += text));
  return new Promise((resolve) => {
    child.on('error', (error) => (said += `${error.message}\n`));
    child.on('close', (code) => {
      running.delete(child);
      const seconds = Math.round((Date.now() - startedAt) / 1000);
      console.log(`\n${code === 0 ? 'passed' : 'FAILED'}: ${name} (${seconds} s)`);
      process.stdout.write(said);
      resolve(code === 0);
    });
  });
}

async function runAll(names, atOnce) {
  const waiting = [...names];
  const failed = [];
  const lane = async () => {
    for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) {
      if (!(await runScript(name))) failed.push(name);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
  return failed;
}

ensureNode();
ensurePackages();
const signals = ['SIGINT', 'SIGTERM'];
const end = (signal) => {
  for (const child of running) child.kill(signal);
  process.exit(1);
};
for (const signal of signals) process.on(signal, end);
const isTested = process.argv.includes('--tested');
const scripts = process.argv.slice(2).filter((argument) => argument !== '--tested');
if (scripts.length === 0) stop('Say which scripts make the gate: see "check" in package.json.');
const startedAt = Date.now();
const failed = await runAll(scripts, Math.min(scripts.length, availableParallelism()));
if (failed.length > 0) stop(`\nThe gate is closed: ${failed.join(', ')} failed; the tests were not run.`);
console.log(`\nEverything but the tests passed in ${Math.round((Date.now() - startedAt) / 1000)} s.`);
for (const signal of signals) process.off(signal, end);
const left = isTested ? ['--project', 'browser', 'test/browser/real-bundle.test.ts'] : [];
replaceWith([join(REPOSITORY, 'tools', 'test.mjs'), ...left]);
