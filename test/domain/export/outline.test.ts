/** The learning pack as a page, read back by a strict parser of each format: a title is text, whatever it says. */
import { fc, test as property } from '@fast-check/vitest';
import { DOMParser, type Element } from '@xmldom/xmldom';
import { Parser, type Node } from 'commonmark';
import { parse } from 'csv-parse/sync';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { xmlText } from '../../../src/domain/export/confluence';
import {
  outlineConfluence,
  outlineCsv,
  outlineMarkdown,
  type Outline,
  type OutlineLine,
} from '../../../src/domain/export/outline';

/** Titles somebody could give an issue to harm whoever opens the page. */
const HOSTILE = [
  '=HYPERLINK("https://evil.example","click")',
  '+1+1',
  '-2+3',
  '- a list',
  '--- ',
  '1. a list',
  '12) a list',
  '# a heading #',
  '===',
  '> a quotation',
  '    code',
  '```\ncode',
  '~~~',
  '***',
  '@maya and @team/all',
  '[~accountid:5b10a2844c20165700ede21g]',
  '<ac:structured-macro ac:name="html"><ac:plain-text-body><![CDATA[<script>]]></ac:plain-text-body></ac:structured-macro>',
  '<ri:user ri:account-id="5b10a2844c20165700ede21g"/>',
  ']]>',
  '</li></ul><h1>New</h1>',
  '&lt;b&gt; &amp; &nbsp; &#0;',
  '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]>&b;',
  '<!-- a comment -->',
  '<img src=x onerror=alert(1)>',
  '[link](https://evil.example) ![image](x) <https://evil.example>',
  '**bold** _thin_ ~~gone~~ `code`',
  '\\# a backslash before',
  '| a | cell |',
  'two\r\nlines\u2028and three\u2029four\u0085five',
  '\u0000\u0001\u000b\u000c\u001b[31m\uFFFE',
  '\ud800 half',
  '\t=1',
  '＝1+1',
  '',
  '  spaces around  ',
] as const;

const line = fc.oneof(
  fc.constantFrom(...HOSTILE),
  fc.string({ unit: fc.constantFrom(...Array.from('=+-@#\t\r\n"\',.)|`*_[]<>&\\~!:; ax1')) }),
  fc.string({ unit: 'binary', maxLength: 8 }),
);
const lines: fc.Arbitrary<OutlineLine> = fc.record({ about: line, says: line });
const outlines: fc.Arbitrary<Outline> = fc.record({
  title: line,
  parts: fc.array(fc.record({ title: line, lines: fc.array(lines, { maxLength: 3 }) }), { maxLength: 3 }),
});
const each = HOSTILE.map((title) => [title] as const);
const around = (title: string): Outline => ({
  title,
  parts: [{ title, lines: [{ about: title, says: title }] }],
});

/** What a spreadsheet takes for the beginning of a formula. */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/u;
const Table = v.array(v.tuple([v.string(), v.string(), v.string()]));
const readCsv = (text: string) =>
  v.parse(Table, parse(text, { record_delimiter: '\r\n', relax_quotes: false, relax_column_count: false, bom: false }));
const HEAD = ['Part', 'About', 'Says'] as const;

describe('comma-separated values', () => {
  property.prop([outlines])('a strict parser reads every row, and no cell begins like a formula', (outline) => {
    const rows = outline.parts.flatMap(({ title, lines: said }) => said.map(({ about, says }) => [title, about, says]));
    const read = readCsv(outlineCsv(outline, [...HEAD]));
    // A file has no halves of characters: both sides as UTF-8 tells them.
    const asGiven = (cell: string) => Buffer.from(FORMULA.test(cell) ? `'${cell}` : cell).toString();
    expect(read).toEqual([[...HEAD], ...rows.map((row) => row.map(asGiven))]);
    for (const cell of read.flat()) expect(cell).not.toMatch(FORMULA);
  });
});

/** A block as a list of what is in it: `heading 2: words`, `item: words`. Anything but text and strong is an error. */
function readMarkdown(text: string): readonly string[] {
  const blocks: string[] = [];
  const walker = new Parser().parse(text).walker();
  for (let event = walker.next(); event !== null; event = walker.next()) {
    const { node, entering } = event;
    expect(['document', 'heading', 'list', 'item', 'paragraph', 'text', 'strong']).toContain(node.type);
    if (!entering) continue;
    if (node.type === 'heading') blocks.push(`heading ${String(node.level)}: `);
    if (node.type === 'item') blocks.push('item: ');
    if (node.type === 'text') blocks.push((blocks.pop() ?? '') + (node.literal ?? ''));
    if (node.type === 'strong') expect(isFirst(node)).toBe(true);
  }
  return blocks.map((block) => block.trimEnd());
}
/** Only what a line is about is strong. */
const isFirst = (node: Node): boolean => node.prev === null && node.parent?.type === 'paragraph';

/** As a reader of Markdown shows a line: on one line, and nobody is told. Its parser knows no NUL. */
const shown = (text: string) =>
  text
    .replace(/[\r\n\u2028\u2029]+/g, ' ')
    .trim()
    .replace(/@(?=[\p{L}\p{N}_-])/gu, '@\u2060')
    .replaceAll('\0', '\uFFFD');

describe('Markdown', () => {
  test('is headings with lists below them', () => {
    const outline = {
      title: 'Sprint 4',
      parts: [{ title: 'Surprises', lines: [{ about: 'HARB-1', says: 'expected 45 %, came 31 %' }] }],
    };
    expect(outlineMarkdown(outline)).toBe('# Sprint 4\n\n## Surprises\n\n- **HARB-1** expected 45 %, came 31 %\n');
  });

  test.each(each)('%j is text and nothing else', (title) => {
    const said = [shown(title), shown(title)].filter((part) => part !== '').join(' ');
    expect(readMarkdown(outlineMarkdown(around(title)))).toEqual(
      [`heading 1: ${shown(title)}`, `heading 2: ${shown(title)}`, `item: ${said}`].map((block) => block.trimEnd()),
    );
  });

  property.prop([outlines])(
    'a CommonMark parser finds the headings and lines there are, and no markup of theirs',
    (outline) => {
      const { parts } = outline;
      const read = readMarkdown(outlineMarkdown(outline));
      expect(read.map((block) => block.slice(0, block.indexOf(':')))).toEqual([
        'heading 1',
        ...parts.flatMap(({ lines: said }) => ['heading 2', ...said.map(() => 'item')]),
      ]);
    },
  );
});

/** The elements of a page in their order, each with its own words. @throws whatever the parser has to complain of */
function readXml(body: string): readonly (readonly [string, string])[] {
  const parser = new DOMParser({
    onError: (level, message) => {
      throw new Error(`${level}: ${message}`);
    },
  });
  const root = parser.parseFromString(`<page>${body}</page>`, 'text/xml').documentElement;
  const found: (readonly [string, string])[] = [];
  const walk = (element: Element): void => {
    expect(element.attributes.length).toBe(0);
    const words: string[] = [];
    for (const child of Array.from(element.childNodes)) {
      // Elements and text, and nothing else: no comment, no CDATA, no processing instruction.
      expect([1, 3]).toContain(child.nodeType);
      if (child.nodeType === 3) words.push(child.nodeValue ?? '');
    }
    found.push([element.tagName, words.join('').trim()]);
    for (const child of Array.from(element.children)) walk(child);
  };
  if (root === null) throw new Error('no element at all');
  walk(root);
  return found;
}

/** As XML can hold it: on one line, without control characters, halves of pairs and what is no character. */
const held = (text: string) =>
  Array.from(text.replace(/[\t\r\n\u0085\u2028\u2029]+/g, ' '))
    .filter((sign) => sign >= ' ' && !/^(?:[\ud800-\udfff]|[\uFFFD-\uFFFF])$/.test(sign))
    .join('')
    .trim();

describe('Confluence storage format', () => {
  test('is headings with lists below them', () => {
    const outline = {
      title: 'Sprint 4',
      parts: [
        { title: 'Surprises', lines: [{ about: 'HARB-1', says: 'Ask & see' }] },
        { title: 'Due', lines: [] },
      ],
    };
    expect(outlineConfluence(outline)).toBe(
      '<h1>Sprint 4</h1>\n<h2>Surprises</h2>\n<ul>\n' +
        '<li><p><strong>HARB-1</strong> Ask &amp; see</p></li>\n</ul>\n<h2>Due</h2>\n',
    );
  });

  test.each(each)('%j is text and nothing else', (title) => {
    const words = held(title);
    const strong = title === '' ? [] : [['strong', words]];
    expect(readXml(outlineConfluence(around(title)))).toEqual([
      ['page', ''],
      ['h1', words],
      ['h2', words],
      ['ul', ''],
      ['li', ''],
      ['p', words],
      ...strong,
    ]);
  });

  property.prop([outlines])('an XML parser finds the elements there are, and no other', (outline) => {
    const { parts } = outline;
    expect(readXml(outlineConfluence(outline)).map(([name]) => name)).toEqual([
      ...['page', 'h1'],
      ...parts.flatMap(({ lines: said }) => [
        'h2',
        ...(said.length === 0
          ? []
          : ['ul', ...said.flatMap(({ about }) => ['li', 'p', ...(about === '' ? [] : ['strong'])])]),
      ]),
    ]);
  });

  property.prop([fc.string({ unit: 'binary' })])(
    'any text is read back as it was, as far as XML can hold it',
    (text) => {
      expect(readXml(xmlText(text))).toEqual([['page', held(text)]]);
    },
  );
});
