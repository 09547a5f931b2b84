import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import ts from 'typescript';
import * as v from 'valibot';
import { expect, test } from 'vitest';

const tracked = execFileSync('git', ['ls-files'], { encoding: 'utf8' }).split('\n').filter(Boolean);
const text = (file: string): string => readFileSync(file, 'utf8');

const Package = v.object({
  dependencies: v.record(v.string(), v.string()),
  devDependencies: v.record(v.string(), v.string()),
  scripts: v.record(v.string(), v.string()),
});
const pkg = v.parse(Package, JSON.parse(text('package.json')));

test('every dependency is an exact version, so two installs are the same', () => {
  const loose = Object.entries({ ...pkg.dependencies, ...pkg.devDependencies }).filter(
    ([, version]) => !/^\d+\.\d+\.\d+$/.test(version),
  );
  expect(loose).toEqual([]);
});

test('the shipped app depends on Forge, React and a validation library, and nothing more', () => {
  const foreign = Object.keys(pkg.dependencies).filter(
    (name) => !name.startsWith('@forge/') && name !== 'react' && name !== 'valibot',
  );
  expect(foreign).toEqual([]);
});

test('shipped code imports only what the package ships', () => {
  const shipped = tracked.filter((file) => /^(src|static)\/.*\.tsx?$/.test(file));
  expect(shipped.length).toBeGreaterThan(50);
  const imported = shipped.flatMap((file) =>
    ts
      .preProcessFile(text(file))
      .importedFiles.map(({ fileName }) => fileName)
      .filter((name) => !name.startsWith('.') && !name.startsWith('node:'))
      .map((name) => {
        const [scope = '', rest = ''] = name.split('/');
        return scope.startsWith('@') ? `${scope}/${rest}` : scope;
      }),
  );
  expect(imported).toContain('@forge/react');
  const missing = [...new Set(imported)].filter((name) => !(name in pkg.dependencies));
  expect(missing).toEqual([]);
});

test('the functions take the schema library from one place: a second copy would be 200 kB of a cold start', () => {
  const importing = tracked
    // What only declares is in no bundle.
    .filter((file) => /^src\/.*\.tsx?$/.test(file) && !file.endsWith('.d.ts'))
    .filter((file) => ts.preProcessFile(text(file)).importedFiles.some(({ fileName }) => /^valibot/.test(fileName)));
  expect(importing, 'import it from src/valibot.ts').toEqual([]);
  expect(text('src/valibot.ts')).toContain('/valibot/dist/index.min.mjs');
});

test('no script hides behind another: there are no pre and post scripts', () => {
  expect(Object.keys(pkg.scripts).filter((name) => /^(pre|post)/.test(name))).toEqual([]);
});

test('the lockfile names no registry and no script of ours runs at install', () => {
  expect(text('package-lock.json')).not.toMatch(/"resolved": "https?:/);
});

test('no file is left out of the test run by its name', () => {
  const tests = tracked.filter((file) => /\.test\.tsx?$/.test(file));
  const found = tests.filter((file) =>
    /^test\/(domain|architecture|resolvers|store|sync|jira|frontend|host|browser)\//.test(file),
  );
  expect(tests.length).toBeGreaterThan(20);
  expect(tests.filter((file) => !found.includes(file))).toEqual([]);
});

test('shipped code never knows the local host exists', () => {
  const shipped = tracked.filter((file) => /^(src|static)\//.test(file) && !file.endsWith('.svg'));
  const knowing = shipped.filter((file) => /test\/host|local host|stand-in|127\.0\.0\.1|localhost/i.test(text(file)));
  expect(knowing).toEqual([]);
});
