/** One sentence about the background, and both sides of every threshold behind it. */
import { describe, expect, test } from 'vitest';
import {
  BEHIND_AFTER_MS,
  healthHeadline,
  isOver,
  STORAGE_FULL_SHARE,
  STUCK_TRIES,
  type KeptFailure,
  type Sign,
  type Vitals,
} from '../../src/domain/health';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const NOW = Date.UTC(2024, 4, 13, 9);
const MIB = 1_048_576;

const ago = (ms: number, value: number | null = null): Sign => ({ atMs: NOW - ms, value });
const NEVER: Vitals['beats'] = { event: null, drain: null, tick: null, reconcile: null, sweep: null, publish: null };

function vitals(over: Partial<Vitals> = {}): Vitals {
  return {
    nowMs: NOW,
    beats: { ...NEVER, tick: ago(4 * MINUTE) },
    queue: { waiting: 0, oldestMs: null, stuck: 0 },
    backfills: [],
    waits: null,
    storage: { bytes: 10 * MIB, limit: 1024 * MIB },
    failures: [],
    ...over,
  };
}

const headline = (over: Partial<Vitals>) => healthHeadline(vitals(over));
const queued = (oldestMs: number) => ({ queue: { waiting: 3, oldestMs: NOW - oldestMs, stuck: 0 } });

describe('the sentence at the top', () => {
  test('where nothing has ever happened, there is nothing to look after', () => {
    expect(headline({ beats: NEVER })).toEqual({ kind: 'nothingYet' });
    expect(headline({ beats: { ...NEVER, event: ago(0) } })).toEqual({ kind: 'upToDate', reading: 0 });
  });

  test('issues that wait for two five-minute rounds are on time, a moment longer is behind', () => {
    expect(headline(queued(BEHIND_AFTER_MS))).toEqual({ kind: 'upToDate', reading: 0 });
    expect(headline(queued(BEHIND_AFTER_MS + 1))).toEqual({ kind: 'behind', byMs: 600_001, waits: null });
  });

  test('being behind says why, where Jira asked to wait or the hour is used up', () => {
    const waits = { reason: 'jiraBusy', untilMs: NOW + 5 * MINUTE } as const;
    expect(headline({ ...queued(12 * MINUTE), waits })).toEqual({ kind: 'behind', byMs: 720_000, waits });
  });

  test('reading a history is not being behind; one that somebody paused is not being read', () => {
    const backfills = [
      { projectId: '1', state: 'running', reason: null },
      { projectId: '2', state: 'paused', reason: 'budget' },
      { projectId: '3', state: 'paused', reason: 'person' },
      { projectId: '4', state: 'done', reason: null },
    ] as const;
    expect(headline({ backfills })).toEqual({ kind: 'upToDate', reading: 2 });
  });
});

describe('what only a person can mend', () => {
  test('a storage from four fifths on', () => {
    const limit = 1000;
    expect(headline({ storage: { bytes: 799, limit } }).kind).toBe('upToDate');
    expect(headline({ storage: { bytes: 800, limit } })).toEqual({
      kind: 'needsYou',
      needs: [{ kind: 'storage', share: STORAGE_FULL_SHARE }],
    });
  });

  test.each([
    ['tick', 30 * MINUTE],
    ['reconcile', 3 * HOUR],
    ['sweep', 14 * DAY],
  ] as const)('%s silent for longer than %d ms; one that has never run is new, not silent', (what, afterMs) => {
    expect(headline({ beats: { ...NEVER, [what]: ago(afterMs) } }).kind).toBe('upToDate');
    expect(headline({ beats: { ...NEVER, [what]: ago(afterMs + 1) } })).toMatchObject({
      kind: 'needsYou',
      needs: [{ kind: 'silent', what, sinceMs: NOW - afterMs - 1 }],
    });
  });

  test('what runs only when something happens is never silent', () => {
    const longAgo = ago(400 * DAY);
    expect(headline({ beats: { ...NEVER, event: longAgo, drain: longAgo, publish: longAgo } }).kind).toBe('upToDate');
  });

  test('stopped histories, refused properties and issues that do not get through are counted, most urgent first', () => {
    const refused = { what: 'property', code: 'notAllowed', lastMs: NOW } as const;
    const read = headline({
      backfills: [{ projectId: '1', state: 'failed', reason: 'notAllowed' }],
      failures: [
        { ...refused, projectId: '1' },
        { ...refused, projectId: '2' },
        { ...refused, projectId: '2', code: 'notFound' },
      ],
      queue: { waiting: 9, oldestMs: NOW - HOUR, stuck: 4 },
    });
    expect(read).toEqual({
      kind: 'needsYou',
      needs: [
        { kind: 'backfill', projects: 1 },
        { kind: 'refused', projects: 2 },
        { kind: 'stuck', issues: 4 },
      ],
    });
  });

  test('five tries with doubled waits from half a minute are a quarter of an hour', () => {
    const waits = Array.from({ length: STUCK_TRIES }, (_, tries) => 30_000 * 2 ** tries);
    expect(waits.reduce((sum, ms) => sum + ms, 0)).toBe(15.5 * MINUTE);
  });
});

describe('what went wrong is over', () => {
  const failure = (what: KeptFailure['what'], projectId: string | null = null): KeptFailure => ({
    ...{ what, code: 'jiraBusy', projectId, lastMs: NOW - MINUTE },
  });
  const beats = (atMs: number) => ({ ...NEVER, drain: { atMs, value: 3 } });

  test('when the same part has worked later, not when another has', () => {
    expect(isOver(failure('drain'), { beats: beats(NOW), backfills: [] })).toBe(true);
    expect(isOver(failure('drain'), { beats: beats(NOW - MINUTE), backfills: [] })).toBe(false);
    expect(isOver(failure('tick'), { beats: beats(NOW), backfills: [] })).toBe(false);
  });

  test.each([
    ['running', true],
    ['done', true],
    ['paused', false],
    ['failed', false],
  ] as const)('for a history that is %s now: %s', (state, over) => {
    const backfills = [{ projectId: '7', state }];
    expect(isOver(failure('backfill', '7'), { beats: NEVER, backfills })).toBe(over);
    expect(isOver(failure('backfill', '8'), { beats: NEVER, backfills })).toBe(false);
  });

  test('a refused property stays until somebody tries again', () => {
    expect(isOver(failure('property', '7'), { beats: beats(NOW), backfills: [] })).toBe(false);
  });
});
