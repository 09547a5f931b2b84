/** Changes of size in a history, from whichever field of points a site uses. */
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { readHistories, sizesLeadingTo } from '../../src/jira/changelog';
import type { Jira } from '../../src/jira/request';

const MINUTE = 60_000;
const FIRST_MS = Date.UTC(2024, 4, 13, 9);

/** One issue whose entries, a minute apart, change one field each: `[field, from, to]`. */
function aJira(...changes: readonly (readonly [string, string | null, string | null])[]): Jira & { asked: unknown[] } {
  const asked: unknown[] = [];
  const changeHistories = changes.map(([fieldId, fromString, to], at) => ({
    id: String(100 + at),
    created: FIRST_MS + at * MINUTE,
    items: [{ field: fieldId, fieldId, from: null, fromString, to: null, toString: to }],
  }));
  return {
    as: 'app',
    asked,
    request: (_method, _path, schema, options) => {
      asked.push(options?.body);
      return Promise.resolve(v.parse(schema, { issueChangeLogs: [{ issueId: '1', changeHistories }] }));
    },
  };
}

async function sizesOf(jira: Jira, points: readonly string[]) {
  return (await readHistories(jira, ['1'], points)).byIssue.get('1')?.sizeChanges;
}

test('the field of points is asked for beside status, type and resolution, and read as numbers', async () => {
  const jira = aJira(['customfield_1', null, '8'], ['customfield_1', '8', '0.5'], ['customfield_1', '0.5', null]);
  expect(await sizesOf(jira, ['customfield_1'])).toEqual([
    { atMs: FIRST_MS, from: null, to: 8 },
    { atMs: FIRST_MS + MINUTE, from: 8, to: 0.5 },
    { atMs: FIRST_MS + 2 * MINUTE, from: 0.5, to: null },
  ]);
  expect(jira.asked).toMatchObject([{ fieldIds: ['status', 'issuetype', 'resolution', 'customfield_1'] }]);
});

test('of two such fields the more believed one that ever changed speaks', async () => {
  const jira = aJira(['customfield_2', null, '3'], ['customfield_1', null, '5']);
  expect(await sizesOf(jira, ['customfield_1', 'customfield_2'])).toEqual([
    { atMs: FIRST_MS + MINUTE, from: null, to: 5 },
  ]);
  expect(await sizesOf(jira, ['customfield_2', 'customfield_1'])).toEqual([{ atMs: FIRST_MS, from: null, to: 3 }]);
});

test('Jira takes ten fields, so a site with more fields of points is not refused', async () => {
  const jira = aJira();
  await sizesOf(
    jira,
    Array.from({ length: 12 }, (_, at) => `customfield_${String(at)}`),
  );
  expect(jira.asked).toMatchObject([{ fieldIds: { length: 10 } }]);
});

test('changes that do not lead to the size it has now say nothing', () => {
  const changes = [{ atMs: FIRST_MS, from: 8, to: 2 }];
  expect(sizesLeadingTo(2, changes)).toEqual({ sizeChanges: changes });
  expect(sizesLeadingTo(3, changes)).toEqual({});
  expect(sizesLeadingTo(3, [])).toEqual({ sizeChanges: [] });
  expect(sizesLeadingTo(3, undefined)).toEqual({});
});
