/** A comment of ours is known by its mark, however many came after it; where nobody can tell, it is not said to be missing. */
import { expect, test } from 'vitest';
import * as v from 'valibot';
import { isCommented } from '../../src/jira/comments';
import type { Jira } from '../../src/jira/request';
import { DAY_MS } from '../support/builders';

const SAID_MS = Date.UTC(2026, 9, 5);
const MARK = { property: 'premise.no', of: '10001.4' } as const;

/** An issue with so many comments, newest first, one each hour and the newest of them `newestMs`; the nth carries the mark. */
function aJira(count: number, nth: number | null, newestMs = SAID_MS + 40 * DAY_MS) {
  const all = Array.from({ length: count }, (_, at) => ({
    id: String(90_000 - at),
    created: new Date(newestMs - at * 3_600_000).toISOString(),
    properties: at === nth ? [{ key: MARK.property, value: { v: 1, of: MARK.of } }] : [],
  }));
  const asked: string[] = [];
  const jira: Jira = {
    as: 'user',
    request: (method, path, schema, options) => {
      asked.push(method);
      const { searchParams } = new URL(path.value, 'https://jira.test');
      const [startAt, most] = [Number(searchParams.get('startAt')), Number(searchParams.get('maxResults'))];
      const { ids } = v.parse(v.object({ ids: v.optional(v.array(v.number()), []) }), options?.body ?? {});
      const answer =
        method === 'GET'
          ? { comments: all.slice(startAt, startAt + most).map(({ id, created }) => ({ id, created })) }
          : { values: all.filter(({ id }) => ids.includes(Number(id))) };
      return Promise.resolve(v.parse(schema, answer));
    },
  };
  return { asked, isThere: () => isCommented(jira, '10001', MARK, SAID_MS) };
}

test.for([
  ['the newest', 300, 0, 2],
  ['the last of the first page', 300, 49, 2],
  ['the first of the next', 300, 50, 4],
  ['the two hundred and first', 300, 200, 10],
] as const)('found as %s', async ([, count, nth, calls]) => {
  const { isThere, asked } = aJira(count, nth);
  expect(await isThere()).toBe(true);
  expect(asked).toHaveLength(calls);
});

test('not there: among none, among few, and on a page that is full to the brim', async () => {
  for (const [count, calls] of [
    [0, 1],
    [49, 2],
    // The next page begins five before the end of this one.
    [50, 4],
  ] as const) {
    const { isThere, asked } = aJira(count, null);
    expect(await isThere()).toBe(false);
    expect(asked).toHaveLength(calls);
  }
});

test('what was written a day before it was said or earlier is not looked through', async () => {
  // The fiftieth is 49 hours older than the newest: just within the day, and just beyond it.
  const within = aJira(300, null, SAID_MS + 25 * 3_600_000);
  expect(await within.isThere()).toBe(false);
  expect(within.asked).toHaveLength(4);
  const beyond = aJira(300, null, SAID_MS + 25 * 3_600_000 - 1);
  expect(await beyond.isThere()).toBe(false);
  expect(beyond.asked).toHaveLength(2);
});

test('a thousand newer ones are looked through, and then nobody can tell: that is a failure, not a no', async () => {
  const long = SAID_MS + 400 * DAY_MS;
  expect(await aJira(2_000, 900, long).isThere()).toBe(true);
  const { isThere, asked } = aJira(2_000, 1_500, long);
  await expect(isThere()).rejects.toMatchObject({ code: 'tooSlow' });
  expect(asked).toHaveLength(2 * Math.ceil(1_000 / 45));
});
