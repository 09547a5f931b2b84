/** Histories put together again from pages, whatever Jira does with them. */
import { fc, test as property } from '@fast-check/vitest';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { readHistories } from '../../src/jira/changelog';
import type { Jira } from '../../src/jira/request';

interface Entry {
  readonly id: string;
  readonly created: string | number;
  readonly items: readonly unknown[];
}
type Page = readonly { readonly issueId: string; readonly changeHistories: readonly Entry[] }[];

/** Answers these pages in turn; the token of each is its number. */
function aJira(pages: readonly Page[]): Jira & { readonly asked: unknown[] } {
  const asked: unknown[] = [];
  return {
    as: 'app',
    asked,
    request: (_method, _path, schema, options) => {
      asked.push(options?.body);
      const at = asked.length - 1;
      const more = at + 1 < pages.length ? { nextPageToken: String(at + 1) } : {};
      return Promise.resolve(v.parse(schema, { issueChangeLogs: pages[at] ?? [], ...more }));
    },
  };
}

const at = (minute: number): string => `2024-05-13T09:${String(minute).padStart(2, '0')}:00.000+0000`;
const ms = (minute: number): number => Date.UTC(2024, 4, 13, 9, minute);

function moved(id: string, created: string | number, from: string, to: string): Entry {
  const item = { field: 'status', fieldId: 'status', from: '1', fromString: from, to: '2', toString: to };
  return { id, created, items: [item] };
}

const names = (moves: readonly { readonly to: { readonly name: string } }[] | undefined): readonly string[] =>
  (moves ?? []).map((move) => move.to.name);

test('one issue’s history cut over two pages is one history, oldest first', async () => {
  const jira = aJira([
    [{ issueId: '1', changeHistories: [moved('12', at(2), 'Doing', 'Done')] }],
    [{ issueId: '1', changeHistories: [moved('11', at(1), 'To Do', 'Doing')] }],
  ]);
  const { byIssue, calls, objects } = await readHistories(jira, ['1']);
  expect(names(byIssue.get('1')?.moves)).toEqual(['Doing', 'Done']);
  expect({ calls, objects }).toEqual({ calls: 2, objects: 2 });
  expect(jira.asked).toMatchObject([{ issueIdsOrKeys: ['1'] }, { issueIdsOrKeys: ['1'], nextPageToken: '1' }]);
});

test.each([
  ['as text', at(5)],
  ['as milliseconds', ms(5)],
  ['as seconds', ms(5) / 1000],
])('a time %s is the same time', async (_how, created) => {
  const { byIssue } = await readHistories(
    aJira([[{ issueId: '1', changeHistories: [moved('1', created, 'a', 'b')] }]]),
    ['1'],
  );
  expect(byIssue.get('1')?.moves[0]?.atMs).toBe(ms(5));
});

test('an issue Jira tells nothing of has an empty history, not a missing one', async () => {
  const { byIssue } = await readHistories(aJira([[]]), ['1']);
  expect(byIssue.get('1')).toEqual({ moves: [], typeChanges: [], resolutionChanges: [] });
});

test('types and resolutions are kept, other fields are not; a cleared resolution is null', async () => {
  const entry: Entry = {
    id: '1',
    created: at(1),
    items: [
      { field: 'issuetype', fieldId: 'issuetype', from: '1', fromString: 'Bug', to: '2', toString: 'Story' },
      { field: 'resolution', fieldId: 'resolution', from: '1', fromString: 'Done', to: null, toString: null },
      { field: 'assignee', fieldId: 'assignee', from: 'x', fromString: 'Somebody', to: null, toString: null },
    ],
  };
  const { byIssue } = await readHistories(aJira([[{ issueId: '1', changeHistories: [entry] }]]), ['1']);
  expect(byIssue.get('1')).toEqual({
    moves: [],
    typeChanges: [{ atMs: ms(1), from: 'Bug', to: 'Story' }],
    resolutionChanges: [{ atMs: ms(1), to: null }],
  });
});

test('pages without end are a failure, not half a history', async () => {
  const endless: Jira = {
    as: 'app',
    request: (_method, _path, schema) =>
      Promise.resolve(v.parse(schema, { issueChangeLogs: [], nextPageToken: 'again' })),
  };
  await expect(readHistories(endless, ['1'])).rejects.toMatchObject({ code: 'jiraUnavailable' });
});

describe('any pages', () => {
  property.prop([
    fc.array(fc.record({ issue: fc.nat(2), minute: fc.nat(59), page: fc.nat(3), again: fc.boolean() }), {
      maxLength: 30,
    }),
  ])('however pages cut, shuffle and repeat entries, each is read once and in order', async (entries) => {
    const pages: Record<string, Entry[]>[] = [{}, {}, {}, {}];
    entries.forEach(({ issue, minute, page, again }, index) => {
      const entry = moved(String(index), at(minute), 'x', String(index));
      for (const one of again ? [page, (page + 1) % 4] : [page]) ((pages[one] ?? {})[String(issue)] ??= []).push(entry);
    });
    const jira = aJira(
      pages.map((page) => Object.entries(page).map(([issueId, changeHistories]) => ({ issueId, changeHistories }))),
    );
    const { byIssue } = await readHistories(jira, ['0', '1', '2']);
    for (const id of [0, 1, 2]) {
      const expected = entries
        .map((entry, index) => ({ ...entry, index }))
        .filter(({ issue }) => issue === id)
        .sort((a, b) => a.minute - b.minute || a.index - b.index)
        .map(({ index }) => String(index));
      expect(names(byIssue.get(String(id))?.moves)).toEqual(expected);
    }
  });
});
