import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { parse } from 'yaml';

const Package = v.object({ scripts: v.record(v.string(), v.string()) });
const { scripts } = v.parse(Package, JSON.parse(readFileSync('package.json', 'utf8')));

/** The commands a script comes down to, in their order, with every `npm run` followed. */
function stepsOf(script: string): readonly string[] {
  return (scripts[script] ?? '')
    .split('&&')
    .map((step) => step.trim())
    .flatMap((step) => {
      const called = /^npm (?:run )?([\w-]+)$/.exec(step)?.[1];
      return called === undefined ? [step] : stepsOf(called);
    });
}
const check = stepsOf('check');

test.each([
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

test('CI runs the whole check, and then the bundled handlers on the Node of the manifest', () => {
  const lines = readFileSync('.ci/run', 'utf8').split('\n');
  expect(lines).toContain('set -euo pipefail');
  expect(lines).toContain('npm run check');
  expect(lines.indexOf('npm run node24')).toBeGreaterThan(lines.indexOf('npm run check'));
  expect(stepsOf('node24')).toEqual(['node tools/node24.mjs']);
});

test('what the compiler reads, `forge lint` reads: the sources are included by file, not by folder', () => {
  // JSON with comments is YAML but for the comments' marks.
  const text = readFileSync('tsconfig.json', 'utf8').replace(/^\s*\/\/.*$/gm, '');
  const { include } = v.parse(v.object({ include: v.array(v.string()) }), parse(text));
  expect(include).toEqual(expect.arrayContaining(['src/**/*', 'static/**/*']));
});
