import { openScreen, ON_PROJECT, type OpenScreen } from './support/render-tree';
import { describe, expect, test } from 'vitest';
import type { ExportPage } from '../../src/contract/whole';
import { failure, type Failure } from '../../src/domain/failure';
import type { WholeExport } from '../../src/domain/whole-export';
import { ExportPart } from '../../static/project-page/export/part';
import { wordsOf } from '../../static/project-page/export/picked';
import { OnProject, Screen } from '../../static/shared/screen';
import { ENGLISH_OF } from '../support/english';

/** The page's own sentences, and those its parts bring. */
const WORDS = { en: { ...ENGLISH_OF.shared, ...ENGLISH_OF['project-page'] } };

const SITE = ON_PROJECT.cloudId;
const entry = {
  rev: 1,
  atMs: 1,
  actor: 'ann',
  command: 'c',
  kind: 'problem.stated',
  body: { problem: 'ungeübt 🙂'.repeat(100) },
};
const FILE: WholeExport = {
  ...{ format: 'premise.export', version: 1, site: SITE, projectId: '10000', exportedMs: 9, leftOut: 0 },
  streams: [
    { stream: 'premise:1', entries: [{ ...entry, body: { problem: 'x'.repeat(149_500) } }] },
    { stream: 'premise:2', entries: [entry] },
  ],
};
const FILE_TEXT = JSON.stringify(FILE);
const base64 = (text: string) => Buffer.from(text, 'utf8').toString('base64');

async function open(answer: (name: string, payload: unknown) => unknown) {
  const screen = await openScreen(
    <Screen where={OnProject} words={WORDS}>
      {() => <ExportPart projectId="10000" />}
    </Screen>,
    { context: ON_PROJECT, invoke: answer },
  );
  await screen.click('Export and import');
  return screen;
}

async function importing(screen: OpenScreen, text: string) {
  await screen.pick('A file to import', { name: 'premise.json', type: 'application/json', text });
  await screen.click('Import');
}

const refuse = (error: Failure) => ({ ok: false, error });

describe('export', () => {
  test('reads page after page, counts what it must leave out, and is a file that can be imported', async () => {
    const pages: readonly ExportPage[] = [
      { streams: FILE.streams.slice(0, 1), leftOut: 2, next: '1', nowMs: 8 },
      { streams: FILE.streams.slice(1), leftOut: 1, next: null, nowMs: 9 },
    ];
    const asked: unknown[] = [];
    const screen = await open((_, payload) => ({ ok: true, value: pages[asked.push(payload) - 1] }));
    await screen.click('Export everything');
    expect(screen.text()).toContain('2 entries are in the file.');
    expect(screen.text()).toContain('The words of 3 issues you cannot see are left out.');
    expect(asked).toEqual([
      { projectId: '10000', after: '' },
      { projectId: '10000', after: '1' },
    ]);
    expect(JSON.parse(String(screen.field('The file').props['value']))).toEqual({ ...FILE, leftOut: 3 });
  });

  test('a page that failed is said, and the export can be tried again', async () => {
    let tries = 0;
    const screen = await open(() => {
      tries += 1;
      if (tries === 1) return refuse(failure('storeUnavailable'));
      return { ok: true, value: { streams: FILE.streams, leftOut: 0, next: null, nowMs: 9 } };
    });
    await screen.click('Export everything');
    await screen.click('Try again');
    expect(screen.text()).toContain('2 entries are in the file.');
  });
});

describe('import', () => {
  test('a chosen file is checked whole before any of it is written', async () => {
    const sent: unknown[] = [];
    const screen = await open((_, payload) => {
      sent.push(payload);
      return { ok: true, value: { missing: 1 } };
    });
    await importing(screen, FILE_TEXT);
    expect(screen.text()).toContain(`premise.json, ${String(Math.ceil(Buffer.byteLength(FILE_TEXT) / 1000))} kB`);
    await screen.waitFor('2 entries were added.');
    expect(sent).toMatchObject([true, true, false, false].map((isCheck) => ({ isCheck, projectId: '10000' })));
  });

  test('one that was there already adds nothing and says so', async () => {
    const screen = await open(() => ({ ok: true, value: { missing: 0 } }));
    await importing(screen, FILE_TEXT);
    await screen.waitFor('0 entries were added. Everything in the file was there already.');
  });

  test('words can be pasted instead', async () => {
    const screen = await open(() => ({ ok: true, value: { missing: 1 } }));
    await screen.click('Paste it instead');
    await screen.type('The words of the file', FILE_TEXT);
    await screen.click('Import');
    await screen.waitFor('2 entries were added.');
  });

  test('what is no export is refused before anything is sent, with its line or its field', async () => {
    const screen = await open((name) => {
      throw new Error(`nothing may be sent, least of all ${name}`);
    });
    await importing(screen, FILE_TEXT.replace('"rev":1', '\n"rev":one'));
    await screen.waitFor('This is not JSON. Line 2. Nothing was changed.');
    await importing(screen, JSON.stringify({ ...FILE, site: 'elsewhere' }));
    await screen.waitFor('This file is from another Jira site');
    expect(screen.text()).toContain('Look at site. Nothing was changed.');
  });

  test('what is said to be changed is what was: nothing, perhaps, some', async () => {
    const field = 'streams.0.entries.0.body';
    const cases: readonly [failsAt: number, Failure, string][] = [
      [1, failure('invalid', field), `Look at ${field}. Nothing was changed.`],
      [2, failure('storeUnavailable'), 'Nothing was changed.'],
      [3, failure('conflict', field), `Look at ${field}. Nothing was changed.`],
      [3, failure('storeUnavailable'), 'Part of the file may have been written.'],
      [4, failure('storeUnavailable'), 'Part of the file was written.'],
      [4, failure('conflict', field), 'Part of the file was written.'],
    ];
    for (const [failsAt, error, words] of cases) {
      let calls = 0;
      const screen = await open(() => {
        calls += 1;
        return calls === failsAt ? refuse(error) : { ok: true, value: { missing: 1 } };
      });
      await importing(screen, FILE_TEXT);
      await screen.waitFor(words);
      expect(calls).toBe(failsAt);
    }
  });

  test('whatever way UI Kit hands a file over, its words are the same', () => {
    const file = { name: 'a.json', size: 1 };
    for (const data of [FILE_TEXT, base64(FILE_TEXT), `data:application/json;base64,${base64(FILE_TEXT)}`])
      expect(wordsOf({ ...file, data })).toBe(FILE_TEXT);
  });
});
