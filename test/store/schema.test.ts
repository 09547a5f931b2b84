import { expect, test, vi } from 'vitest';
import { currentInstallation } from '../../src/installation';
import type { RunningHost } from '../host/host';
import { aHost } from '../support/on-host';

/** A process that has just been started: it remembers nothing. */
async function aProcess(): Promise<(host: RunningHost) => Promise<void>> {
  vi.resetModules();
  const { ensureSchema } = await import('../../src/store/schema');
  return (host) => host.run(null, () => ensureSchema(currentInstallation()));
}

const tablesOf = (host: RunningHost) => host.sql.tables();

const SETTING_UP = { code: 'settingUp' };

test('on a new installation the first call makes every table, within the definitions a minute Forge allows', async () => {
  const host = await aHost();
  await (
    await aProcess()
  )(host);
  expect(await tablesOf(host)).toEqual(expect.arrayContaining(['entry', 'head', 'fact', 'dirty', 'history']));
});

test('a process asks once for each installation, and then never again', async () => {
  const host = await aHost();
  const ensure = await aProcess();
  await ensure(host);
  const before = host.counts.sqlStatements;
  await ensure(host);
  expect(host.counts.sqlStatements - before).toBe(0);
});

test('another process needs one plain SELECT when all is there', async () => {
  const host = await aHost();
  await (
    await aProcess()
  )(host);
  const ensure = await aProcess();
  const before = host.counts.sqlStatements;
  await ensure(host);
  expect(host.counts.sqlStatements - before).toBe(1);
});

test('while one process prepares the store, another is told to try again', async () => {
  const host = await aHost();
  const [one, two] = [await aProcess(), await aProcess()];
  const both = await Promise.allSettled([one(host), two(host)]);
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  expect(both.find((result) => result.status === 'rejected')?.reason).toMatchObject(SETTING_UP);
  await one(host);
  await two(host);
});

test('when the one preparing dies, the next may take over after a minute, not before', async () => {
  const host = await aHost();
  host.clock.pin(Date.UTC(2026, 10, 22));
  host.failNext({ service: 'sql', on: 'CREATE TABLE IF NOT EXISTS head', with: 'kill before' });
  await expect((await aProcess())(host)).rejects.toThrow('killed');
  const ensure = await aProcess();
  host.clock.advance(60_000);
  await expect(ensure(host)).rejects.toMatchObject(SETTING_UP);
  host.clock.advance(1);
  await ensure(host);
  expect(await tablesOf(host)).toContain('head');
});

test('a migration that failed lets the next call try at once, and what was done stays done', async () => {
  const host = await aHost();
  const broken = { status: 400, body: { code: 'SQL_EXECUTION_ERROR', message: 'disk full' } };
  host.failNext({ service: 'sql', on: 'CREATE TABLE IF NOT EXISTS head', with: broken });
  const ensure = await aProcess();
  await expect(ensure(host)).rejects.toMatchObject({ code: 'storeUnavailable' });
  expect(await tablesOf(host)).toContain('entry');
  await ensure(host);
  expect(await tablesOf(host)).toContain('head');
});

test('a store that cannot be reached is not taken for one that is missing', async () => {
  const host = await aHost();
  const down = { status: 503, body: { code: 'UNKNOWN_ERROR', message: 'down' } };
  host.failNext({ service: 'sql', on: '__migrations', with: down });
  await expect((await aProcess())(host)).rejects.toMatchObject({ code: 'storeUnavailable' });
  expect(await tablesOf(host)).toEqual([]);
});

test('another installation is prepared on its own, by the same process', async () => {
  const [one, two] = [await aHost(), await aHost()];
  const ensure = await aProcess();
  await ensure(one);
  expect(await tablesOf(two)).toEqual([]);
  await ensure(two);
  expect(await tablesOf(two)).toContain('entry');
});
