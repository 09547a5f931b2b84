import { createRequire } from 'node:module';
import { fc, test as property } from '@fast-check/vitest';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { csvOf } from '../../../src/domain/export/csv';
import { markdownOf } from '../../../src/domain/export/markdown';
import { readCsv } from './read-csv';

/** Titles somebody could give an issue to harm whoever opens the export. */
const HOSTILE = [
  '=HYPERLINK("https://evil.example","click")',
  '+1+1',
  '-2+3',
  '@SUM(A1:A9)',
  '\t=1',
  '\r=1',
  '＝1+1',
  'two\r\nlines, "quoted"',
  '| a | new | cell |',
  '`code` and ``more``',
  '<img src=x onerror=alert(1)>',
  '&lt;b&gt; &amp;',
  '[link](https://evil.example) ![image](x)',
  '**bold** _thin_ ~~gone~~',
  '\\| a backslash before',
  '<!-- a comment -->',
  '# no heading',
  '',
  '  spaces around  ',
] as const;

/** The signs a spreadsheet takes for the beginning of a formula. */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/u;
/** What a spreadsheet is given; it takes the apostrophe for "this is text" and does not show it. */
const asGiven = (cell: string) => (FORMULA.test(cell) ? `'${cell}` : cell);

const hostile = fc.oneof(
  fc.constantFrom(...HOSTILE),
  fc.string({ unit: fc.constantFrom(...Array.from('=+-@\t\r\n"\',|`*_[]<>&\\~ ax1')) }),
);
const tables = fc
  .integer({ min: 1, max: 4 })
  .chain((width) => fc.array(fc.array(hostile, { minLength: width, maxLength: width }), { minLength: 1 }));

describe('comma-separated values', () => {
  test('plain cells stay as they are, others are quoted, each line ends with CRLF', () => {
    expect(
      csvOf([
        ['Key', 'Title'],
        ['PREM-1', 'Invite, then "greet"'],
      ]),
    ).toBe('Key,Title\r\nPREM-1,"Invite, then ""greet"""\r\n');
  });

  test.each(HOSTILE.slice(0, 7))('%j cannot begin a formula', (title) => {
    expect(readCsv(csvOf([[title]]))).toEqual([[`'${title}`]]);
  });

  property.prop([tables])('read back strictly, every table is what it was', (rows) => {
    expect(readCsv(csvOf(rows))).toEqual(rows.map((row) => row.map(asGiven)));
  });

  property.prop([tables])('no cell, however long the table, begins like a formula', (rows) => {
    for (const cell of readCsv(csvOf(rows)).flat()) expect(cell).not.toMatch(FORMULA);
  });
});

interface Token {
  readonly type: string;
  readonly content: string;
  readonly children: readonly Token[] | null;
}
const Token: v.GenericSchema<unknown, Token> = v.object({
  type: v.string(),
  content: v.string(),
  children: v.nullable(v.array(v.lazy(() => Token))),
});

/** Cells of a Markdown table as a CommonMark parser with tables reads it, HTML allowed: the worst reader there is. */
function readMarkdown(text: string): readonly (readonly string[])[] {
  const required: unknown = createRequire(import.meta.url)('markdown-it');
  const parser: unknown = Reflect.construct(v.parse(v.function(), required), [{ html: true, linkify: false }]);
  const { parse } = v.parse(v.looseObject({ parse: v.function() }), parser);
  const tokens = v.parse(v.array(Token), Reflect.apply(parse, parser, [text, {}]));
  const rows: string[][] = [];
  for (const { type, children } of tokens) {
    if (type === 'tr_open') rows.push([]);
    if (type !== 'inline') expect(type).toMatch(/^(table|thead|tbody|tr|th|td)_(open|close)$/);
    else rows.at(-1)?.push((children ?? []).map(plain).join(''));
  }
  return rows;
}

function plain({ type, content }: Token): string {
  expect(['text', 'text_special']).toContain(type);
  return content;
}

const asLine = (text: string) =>
  text
    .replace(/[\r\n]+/g, ' ')
    .trim()
    .replace(/@(?=[\p{L}\p{N}_-])/gu, '@\u2060');

describe('Markdown', () => {
  test('is a table with a head and a line below it', () => {
    expect(
      markdownOf([
        ['Key', 'Title'],
        ['PREM-1', 'a | b'],
      ]),
    ).toBe('| Key | Title |\n| --- | --- |\n| PREM-1 | a \\| b |\n');
  });

  test('who is named in a title is not told of it', () => {
    expect(readMarkdown(markdownOf([['Title'], ['ask @maya, not a@b.example']]))).toEqual([
      ['Title'],
      ['ask @\u2060maya, not a@\u2060b.example'],
    ]);
  });

  test.each(HOSTILE)('%j is text and nothing else', (title) => {
    expect(readMarkdown(markdownOf([['Title'], [title]]))).toEqual([['Title'], [asLine(title)]]);
  });

  property.prop([tables])('read by a parser that allows HTML, every cell is the text it was', (rows) => {
    const head = (rows[0] ?? []).map((_, at) => `H${String(at)}`);
    expect(readMarkdown(markdownOf([head, ...rows]))).toEqual([head, ...rows.map((row) => row.map(asLine))]);
  });
});
