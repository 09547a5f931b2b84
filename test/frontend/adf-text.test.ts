import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { draftFrom } from '../../src/domain/prefill';
import { adfParagraphs, storiesWhole } from '../../static/shared/adf-text';

const text = (words: string, ...marks: string[]) => ({
  type: 'text',
  text: words,
  marks: marks.map((type) => ({ type })),
});
const block = (type: string, ...content: unknown[]) => ({ type, content });
const doc = (...content: unknown[]) => ({ type: 'doc', version: 1, content });

describe('the words of a description', () => {
  test('each paragraph is one text, whatever its marks', () => {
    const story = block('paragraph', text('As a '), text('nurse', 'strong'), text(' I want charts'));
    expect(adfParagraphs(doc(block('heading', text('Story')), story, block('paragraph')))).toEqual([
      'Story',
      'As a nurse I want charts',
    ]);
  });

  test('lists in lists, panels, tables and tasks are read in order', () => {
    const item = (...content: unknown[]) => block('listItem', ...content);
    const line = (words: string) => block('paragraph', text(words));
    const nested = block('bulletList', item(line('one'), block('orderedList', item(line('one a')))), item(line('two')));
    const table = block(
      'table',
      block('tableRow', block('tableCell', line('left')), block('tableCell', line('right'))),
    );
    const tasks = block('taskList', block('taskItem', text('ask Mia')));
    expect(adfParagraphs(doc(nested, block('panel', line('note')), table, tasks))).toEqual([
      'one',
      'one a',
      'two',
      'note',
      'left',
      'right',
      'ask Mia',
    ]);
  });

  test('a mention, an emoji, a status and a date are what they show, and a line break breaks the line', () => {
    const shown = block(
      'paragraph',
      { type: 'mention', attrs: { id: 'x', text: '@Maya' } },
      text(' wants '),
      { type: 'emoji', attrs: { shortName: ':tada:' } },
      { type: 'hardBreak' },
      { type: 'status', attrs: { text: 'SOON' } },
      text(' '),
      { type: 'date', attrs: { timestamp: '1732233600000' } },
    );
    expect(adfParagraphs(doc(shown))).toEqual(['@Maya wants :tada:\nSOON 2024-11-22']);
  });

  test('code and media say nothing', () => {
    const code = block('codeBlock', text('so that users see it work'));
    expect(adfParagraphs(doc(code, block('mediaSingle', { type: 'media', attrs: {} })))).toEqual([]);
  });

  test.each([null, undefined, 'text', 5, [], {}, { type: 'doc' }, { type: 'doc', content: 'x' }])(
    '%j is no words',
    (no) => {
      expect(adfParagraphs(no)).toEqual([]);
    },
  );

  test('a document nested deeper than any editor nests ends', () => {
    let deep: unknown = block('paragraph', text('bottom'));
    for (let depth = 0; depth < 10_000; depth += 1) deep = block('panel', deep);
    expect(adfParagraphs(deep)).toEqual([]);
  });

  test.prop([fc.anything()])('nothing makes it throw', (value) => {
    expect(Array.isArray(adfParagraphs(value))).toBe(true);
  });

  test('a story set as three paragraphs is one sentence, and gives its draft', () => {
    const paragraphs = storiesWhole([
      'As a nurse',
      'I want charts on one page',
      'so that I spend less time searching',
      'Notes',
    ]);
    expect(paragraphs).toEqual(['As a nurse I want charts on one page so that I spend less time searching', 'Notes']);
    const draft = draftFrom({ summary: 'Charts', paragraphs }, '2026-11-22');
    expect(draft?.outcome.who?.value).toBe('nurse');
    expect(draft?.outcome.does?.value).toBe('spend less time searching');
  });

  test('paragraphs that are no story stay apart', () => {
    expect(storiesWhole(['Charts', 'So far they are on two pages', 'I like them'])).toHaveLength(3);
  });
});
