/** The walk of a backfill: every moment of a project's life lies in exactly one window. */
import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import {
  advance,
  firstCursor,
  isInWindow,
  readCursor,
  windowJql,
  WINDOW_MS,
  type Counts,
  type Cursor,
} from '../../src/sync/backfill-plan';

const NOW_MS = Date.UTC(2024, 4, 27, 9);
const DAY_MS = 86_400_000;
const COUNTS: Counts = { done: 100, skipped: 1, restored: 2, refused: 3 };

function walk(oldestMs: number): readonly Cursor[] {
  const windows: Cursor[] = [];
  for (let at = firstCursor(NOW_MS, oldestMs); at.closingAfter === null; at = advance(at, null, COUNTS))
    windows.push(at);
  return windows;
}

describe('windows', () => {
  property.prop([
    fc.integer({ min: 0, max: 3650 }),
    fc.integer({ min: 0, max: 86_399_999 }),
    fc.double({ min: 0, max: 1, noNaN: true }),
  ])('an issue made at any moment since the oldest lies in exactly one of them', (days, ms, share) => {
    const oldestMs = NOW_MS - days * DAY_MS - ms;
    const createdMs = Math.round(oldestMs + share * (NOW_MS - oldestMs));
    expect(walk(oldestMs).filter((window) => isInWindow(window, createdMs))).toHaveLength(1);
  });
});

test('the walk ends with the window that holds the oldest issue', () => {
  expect(walk(NOW_MS)).toHaveLength(1);
  expect(walk(NOW_MS + DAY_MS - WINDOW_MS)).toHaveLength(1);
  expect(walk(NOW_MS + DAY_MS - WINDOW_MS - 1)).toHaveLength(2);
});

test('a page with more to come keeps the window and takes the token', () => {
  const cursor = firstCursor(NOW_MS, NOW_MS - DAY_MS);
  expect(advance(cursor, 'more', COUNTS)).toEqual({ ...cursor, token: 'more' });
});

test('the window after that remembers what was counted, for when it has to begin again', () => {
  const cursor = { ...firstCursor(NOW_MS, 0), token: 'last' };
  expect(advance(cursor, null, COUNTS)).toEqual({
    ...{ ...cursor, toMs: cursor.fromMs, fromMs: cursor.fromMs - WINDOW_MS },
    ...{ token: null, before: COUNTS },
  });
});

test('the query reaches a day past the window on either side, in every time zone', () => {
  const cursor = { ...firstCursor(NOW_MS, 0), fromMs: Date.UTC(2024, 0, 10, 12), toMs: Date.UTC(2024, 0, 20, 12) };
  expect(windowJql('10000', cursor)).toBe(
    'project = 10000 AND created >= "2024-01-09" AND created < "2024-01-22" ORDER BY created DESC, key DESC',
  );
});

test('a cursor survives being written down; one of another version does not', () => {
  const cursor = firstCursor(NOW_MS, 0);
  expect(readCursor(JSON.stringify(cursor))).toEqual(cursor);
  expect(readCursor(JSON.stringify({ ...cursor, v: 1 }))).toBeNull();
  expect(readCursor('not JSON')).toBeNull();
  expect(readCursor(null)).toBeNull();
});
