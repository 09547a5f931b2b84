import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { MIGRATIONS } from '../../src/store/migrations';
import { kindOfStream, STREAM_KINDS } from '../../src/store/stream-kinds';

test('the README lists exactly the tables the app makes', () => {
  const readme = readFileSync('README.md', 'utf8');
  const section = readme.split('## What it stores and asks for')[1]?.split('\n## ')[0] ?? '';
  const listed = [...section.matchAll(/^\| `([a-z_]+)` +\|/gm)].map(([, name]) => name);
  const made = MIGRATIONS.flatMap(({ statement }) => /CREATE TABLE IF NOT EXISTS (\w+)/.exec(statement)?.[1] ?? []);
  expect(new Set(listed)).toEqual(new Set(made));
  expect(listed).toHaveLength(made.length);
});

test('every kind of stream the store can write is one that is exported and imported', () => {
  const sources = readdirSync('src/store').map((file) => readFileSync(`src/store/${file}`, 'utf8'));
  // A stream's name is an id behind a word and a colon.
  const written = sources.flatMap((text) => [...text.matchAll(/stream: `([a-z]+):\$\{/g)].map(([, name = '']) => name));
  expect(new Set(written).size).toBeGreaterThan(3);
  expect([...new Set(written)].sort()).toEqual([...STREAM_KINDS.keys()].sort());
  // Both places that tell people what there is name each of them.
  for (const name of STREAM_KINDS.keys()) {
    expect(readFileSync('docs/export.md', 'utf8')).toContain(`\`${name}:<`);
    expect(readFileSync('src/store/log-tables.ts', 'utf8')).toContain(`\`${name}:<`);
  }
});

test('a stream’s name says whose it is, and no other name is taken', () => {
  const of = (stream: string) => kindOfStream(stream, '10000')?.idOf ?? null;
  expect(of('premise:10101')).toBe('issue');
  expect(of('premise:x')).toBeNull();
  expect(of(`assumption:${'a'.repeat(64)}`)).toBe('assumption');
  expect(of(`assumption:${'a'.repeat(65)}`)).toBeNull();
  for (const name of ['settings', 'report']) {
    expect(of(`${name}:10000`)).toBe('project');
    expect(of(`${name}:10001`)).toBeNull();
  }
  for (const stream of ['', 'premise', 'constructor:1', '__proto__:1', 'gone:1']) expect(of(stream)).toBeNull();
});
