/** Signs of life and of trouble: counted, bounded, and never in the way of the work they tell of. */
import { describe, expect, test } from 'vitest';
import { AppFailure } from '../../src/failures';
import { beat, forgetFailure, forgetOldFailures, noteFailure, retryNow } from '../../src/store/health';
import { readBeats, readFailures, readQueue } from '../../src/store/health-read';
import { markDirty, putOffDirty, readDirty } from '../../src/store/facts-dirty';
import { ensureSchema } from '../../src/store/schema';
import { readStorage } from '../../src/store/storage';
import type { RunningHost } from '../host/host';
import { aHost, type TestHostOptions } from '../support/on-host';
import { sqlForTests } from '../support/sql-engine';

const NOW = Date.UTC(2024, 4, 13, 9);
const DAY = 86_400_000;
const BUSY = new AppFailure('jiraBusy', 'asked to wait');

async function aStore(options: TestHostOptions = {}): Promise<RunningHost> {
  const host = await aHost(options);
  await host.run(null, () => ensureSchema(host.installationId));
  return host;
}

describe('signs of life', () => {
  test('each part has one, the latest; the value beside it stays when none is given', async () => {
    const host = await aStore();
    await host.run(null, async () => {
      await beat('drain', NOW, 12);
      await beat('drain', NOW + 5);
      // Told late: the later sign stands.
      await beat('drain', NOW - 5);
      expect(await readBeats()).toMatchObject({ drain: { atMs: NOW + 5, value: 12 }, tick: null });
    });
  });

  test('a burst of events leaves one sign a minute', async () => {
    const host = await aStore();
    const { sqlStatements } = host.counts;
    await host.run(null, async () => {
      for (let at = 0; at < 100; at += 1) await beat('event', NOW + at);
      await beat('event', NOW + 60_000);
    });
    expect(host.counts.sqlStatements - sqlStatements).toBe(2);
  });

  test('a store that does not answer stops nothing: neither a sign nor a failure is thrown', async () => {
    const host = await aStore();
    host.failNext({ service: 'sql', on: /heartbeat/, with: { status: 500 } });
    host.failNext({ service: 'sql', on: /INTO failure/, with: { status: 500 } });
    await host.run(null, async () => {
      await beat('tick', NOW);
      await noteFailure('tick', BUSY, NOW);
      expect(await readFailures()).toEqual([]);
    });
  });
});

describe('failures', () => {
  test('of one step, code and project are one row, counted, with the first and the last time', async () => {
    const host = await aStore();
    await host.run(null, async () => {
      await noteFailure('drain', BUSY, NOW, { projectId: '7', issueId: '70' });
      await noteFailure('drain', BUSY, NOW + 60, { projectId: '7', issueId: '71' });
      await noteFailure('drain', BUSY, NOW + 30, { projectId: '8' });
      await noteFailure('drain', new TypeError('words of an issue'), NOW, { projectId: '7' });
      const common = { what: 'drain', projectId: '7', firstMs: NOW } as const;
      expect(await readFailures()).toEqual([
        { ...common, code: 'jiraBusy', issueId: '71', lastMs: NOW + 60, times: 2 },
        { ...common, code: 'jiraBusy', projectId: '8', issueId: null, firstMs: NOW + 30, lastMs: NOW + 30, times: 1 },
        { ...common, code: 'internal', issueId: null, lastMs: NOW, times: 1 },
      ]);
    });
    expect(JSON.stringify(await host.sql.peek('SELECT * FROM failure'))).not.toContain('words');
  });

  test('two hundred are kept, the latest; none for longer than thirty days', async () => {
    const host = await aStore();
    await host.run(null, async () => {
      for (let at = 0; at < 210; at += 1) await noteFailure('backfill', BUSY, NOW + at, { projectId: String(at) });
      await forgetOldFailures(NOW + 210);
    });
    const kept = async () =>
      (await host.sql.peek('SELECT last_ms FROM failure ORDER BY last_ms')).map((row) => row['last_ms']);
    expect(await kept()).toHaveLength(200);
    expect((await kept()).at(0)).toBe(NOW + 10);
    await host.run(null, () => forgetOldFailures(NOW + 30 * DAY + 208));
    expect(await kept()).toEqual([NOW + 209]);
  });

  test('one is forgotten as it was seen, and stays when it has happened again since', async () => {
    const host = await aStore();
    const seen = { what: 'drain', code: 'jiraBusy', projectId: null, lastMs: NOW } as const;
    await host.run(null, async () => {
      await noteFailure('drain', BUSY, NOW + 1);
      await forgetFailure(seen);
      expect(await readFailures()).toHaveLength(1);
      await forgetFailure({ ...seen, lastMs: NOW + 1 });
      expect(await readFailures()).toEqual([]);
    });
  });
});

describe('the queue', () => {
  test('stuck from the fifth try on; what is stuck does not make the rest look late', async () => {
    const host = await aStore();
    await host.run(null, async () => {
      await markDirty([{ issueId: '1', projectId: '7' }], NOW - DAY);
      const marks = await readDirty(NOW, 10);
      for (let tries = 0; tries < 4; tries += 1) await putOffDirty(marks, NOW + DAY);
      await markDirty([{ issueId: '2', projectId: '7' }], NOW);
      expect(await readQueue(5)).toEqual({ waiting: 2, oldestMs: NOW - DAY, stuck: 0 });
      await putOffDirty(marks, NOW + DAY);
      expect(await readQueue(5)).toEqual({ waiting: 2, oldestMs: NOW, stuck: 1 });
    });
  });

  test('what was put off is due at once when somebody tries again, in that project alone', async () => {
    const host = await aStore();
    await host.run(null, async () => {
      for (const projectId of ['7', '8', null])
        await markDirty([{ issueId: `1${projectId ?? '9'}`, projectId }], NOW - DAY);
      await putOffDirty(await readDirty(NOW, 10), NOW + DAY);
      expect(await readDirty(NOW, 10)).toEqual([]);
      await retryNow('7', NOW);
      // Whose project is not known is tried too.
      expect((await readDirty(NOW, 10)).map(({ issueId, tries }) => `${issueId}:${String(tries)}`).sort()).toEqual([
        '17:0',
        '19:0',
      ]);
      await retryNow(null, NOW);
      expect(await readDirty(NOW, 10)).toHaveLength(3);
    });
  });
});

test('storage is what the engine tells, and an estimate that says so where it does not', async () => {
  const host = await aStore();
  await host.run(null, async () => {
    const { bytes, isEstimate } = await readStorage();
    const canTell = (await sqlForTests()) !== null;
    expect(isEstimate).toBe(!canTell);
    // An empty table takes no rows, but a server gives it a page all the same.
    expect(bytes > 0).toBe(canTell);
  });
});
