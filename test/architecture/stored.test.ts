import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { MIGRATIONS } from '../../src/store/migrations';

test('the README lists exactly the tables the app makes', () => {
  const readme = readFileSync('README.md', 'utf8');
  const section = readme.split('## What it stores and asks for')[1]?.split('\n## ')[0] ?? '';
  const listed = [...section.matchAll(/^\| `([a-z_]+)` +\|/gm)].map(([, name]) => name);
  const made = MIGRATIONS.flatMap(({ statement }) => /CREATE TABLE IF NOT EXISTS (\w+)/.exec(statement)?.[1] ?? []);
  expect(listed.sort()).toEqual(made.sort());
});
