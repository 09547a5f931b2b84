import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { parse } from 'yaml';

const Package = v.object({ scripts: v.record(v.string(), v.string()) });
const { scripts } = v.parse(Package, JSON.parse(readFileSync('package.json', 'utf8')));

/** The commands a script comes down to, in their order, with every `npm run` and the gate's own runner followed. */
function stepsOf(script: string): readonly string[] {
  return (scripts[script] ?? '')
    .split('&&')
    .map((step) => step.trim())
    .flatMap((step) => {
      const sideBySide = /^node tools\/check\.mjs ([\w -]+)$/.exec(step)?.[1];
      if (sideBySide !== undefined) return [...sideBySide.split(' ').flatMap(stepsOf), 'node tools/test.mjs'];
      const called = /^npm (?:run )?([\w-]+)$/.exec(step)?.[1];
      return called === undefined ? [step] : stepsOf(called);
    });
}
const check = stepsOf('check');

test.each([
  ['the formatter', 'prettier --check .'],
  ['the compiler on what is deployed', 'tsc --noEmit -p tools/tsconfig.deployed.json'],
  ['the compiler on everything, and the typed linter', 'oxlint --type-aware --type-check --deny-warnings'],
  ['the linter of the arrows', 'eslint src static --max-warnings 0'],
  ['the manifest validators of both versions', 'node tools/check-manifest.cjs'],
  ["Atlassian's linters", 'node tools/check-forge-lint.cjs'],
  ["Atlassian's bundler", 'node tools/bundle.cjs'],
])('`npm run check` runs %s', (_, command) => {
  expect(check).toContain(command);
});

test('the bundle is built before the tests, one of which walks through it', () => {
  const [bundled, tested] = ['node tools/bundle.cjs', 'node tools/test.mjs'].map((command) => check.indexOf(command));
  expect(bundled).toBeGreaterThanOrEqual(0);
  expect(tested).toBeGreaterThan(bundled ?? Infinity);
});

test('no step of the check can fail unseen', () => {
  expect(check.filter((step) => /\|\||;|\|| true$/.test(step))).toEqual([]);
});

test('the runner of the check closes the gate when one of its scripts fails, and runs the tests when none does', () => {
  const folder = mkdtempSync(join(tmpdir(), 'premise-check-'));
  try {
    mkdirSync(join(folder, 'tools'));
    mkdirSync(join(folder, 'node_modules'));
    for (const tool of ['check.mjs', 'ensure.mjs']) copyFileSync(join('tools', tool), join(folder, 'tools', tool));
    for (const lock of ['package-lock.json', 'node_modules/.package-lock.json']) {
      writeFileSync(join(folder, lock), JSON.stringify({ packages: {} }));
    }
    const said = { good: 'node --version', bad: 'exit 3', dies: 'node -e "process.kill(process.pid, 9)"' };
    writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'gate', version: '0.0.0', scripts: said }));
    writeFileSync(join(folder, 'tools/test.mjs'), "console.log('the tests ran'); process.exit(7);");
    const gate = (...names: readonly string[]) => {
      const { status, stdout } = spawnSync(process.execPath, [join(folder, 'tools/check.mjs'), ...names], {
        encoding: 'utf8',
      });
      return { status, passed: stdout.match(/passed: \w+/g), ranTests: stdout.includes('the tests ran') };
    };
    expect(gate('good', 'bad')).toEqual({ status: 1, passed: ['passed: good'], ranTests: false });
    expect(gate('dies')).toEqual({ status: 1, passed: null, ranTests: false });
    expect(gate('nobody')).toEqual({ status: 1, passed: null, ranTests: false });
    expect(gate('good')).toEqual({ status: 7, passed: ['passed: good'], ranTests: true });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}, 60_000);

test('CI runs the tests, the whole check, and then the bundled handlers on the Node of the manifest', () => {
  const lines = readFileSync('.ci/run', 'utf8').split('\n');
  expect(lines).toContain('set -euo pipefail');
  // The one test the first run leaves out is the one whose bundle the check makes.
  const [tested, checked] = ['npm test', 'npm run check -- --tested'].map((line) => lines.indexOf(line));
  expect(tested).toBeGreaterThan(0);
  expect(checked).toBeGreaterThan(tested ?? Infinity);
  expect(lines.indexOf('npm run node24')).toBeGreaterThan(lines.indexOf('npm run check'));
  expect(stepsOf('node24')).toEqual(['node tools/node24.mjs']);
});

test('what the compiler reads, `forge lint` reads: the sources are included by file, not by folder', () => {
  // JSON with comments is YAML but for the comments' marks.
  const text = readFileSync('tsconfig.json', 'utf8').replace(/^\s*\/\/.*$/gm, '');
  const { include } = v.parse(v.object({ include: v.array(v.string()) }), parse(text));
  expect(include).toEqual(expect.arrayContaining(['src/**/*', 'static/**/*']));
});
