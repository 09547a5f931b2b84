import { expect, test, vi } from 'vitest';
import { currentInstallation } from '../../src/installation';
import { MIGRATIONS } from '../../src/store/migrations';
import { DEFINITIONS_PER_MINUTE } from '../host/forge/sql-limits';
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
const EVERY_TABLE = MIGRATIONS.flatMap(
  ({ statement }) => /CREATE TABLE IF NOT EXISTS (\w+)/.exec(statement)?.[1] ?? [],
);

/** An installation nobody has told the app of: the first call finds nothing there. */
const untold = (): Promise<RunningHost> => aHost({ tellInstalled: false });

/** Both minutes of a first installation. */
async function makeAll(host: RunningHost): Promise<void> {
  const ensure = await aProcess();
  await host.clock.during(host.clock.now() - 120_000, () => expect(ensure(host)).rejects.toMatchObject(SETTING_UP));
  await ensure(host);
}

test('there are more tables than Forge takes definitions in a minute', () => {
  expect(EVERY_TABLE.length).toBeGreaterThan(DEFINITIONS_PER_MINUTE);
});

test('told of its installation, the app has every table before anybody calls it', async () => {
  const host = await aHost();
  // Whatever function runs first, the installation was before it.
  await host.run(null, () => Promise.resolve());
  const before = host.counts.sqlStatements;
  await (
    await aProcess()
  )(host);
  expect(host.counts.sqlStatements - before).toBe(1);
  expect(await tablesOf(host)).toEqual(expect.arrayContaining(EVERY_TABLE));
});

test('not told, the first call makes as many tables as a minute allows, and the first after that minute the rest', async () => {
  const host = await untold();
  host.clock.pin(Date.UTC(2026, 10, 22));
  const ensure = await aProcess();
  await expect(ensure(host)).rejects.toMatchObject(SETTING_UP);
  const made = (await tablesOf(host)).length;
  expect(made).toBeGreaterThan(20);
  expect(made).toBeLessThan(EVERY_TABLE.length);
  // Nobody spends the next minute's definitions on asking too early.
  host.clock.advance(60_000);
  const before = host.counts.sqlStatements;
  await expect(ensure(host)).rejects.toMatchObject(SETTING_UP);
  expect(host.counts.sqlStatements - before).toBeLessThan(6);
  expect((await tablesOf(host)).length).toBe(made);
  host.clock.advance(1);
  await ensure(host);
  expect(await tablesOf(host)).toEqual(expect.arrayContaining(EVERY_TABLE));
});

test('not told, the ticks make them all, and do nothing else before that', async () => {
  const host = await untold();
  await host.tick();
  expect((await tablesOf(host)).length).toBeLessThan(EVERY_TABLE.length);
  host.clock.advance(300_000);
  await host.tick();
  expect(await tablesOf(host)).toEqual(expect.arrayContaining(EVERY_TABLE));
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
  const host = await untold();
  host.clock.pin(Date.UTC(2026, 10, 22));
  await expect((await aProcess())(host)).rejects.toMatchObject(SETTING_UP);
  host.clock.advance(60_001);
  const [one, two] = [await aProcess(), await aProcess()];
  const both = await Promise.allSettled([one(host), two(host)]);
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  expect(both.find((result) => result.status === 'rejected')?.reason).toMatchObject(SETTING_UP);
  await one(host);
  await two(host);
});

test('when the one preparing dies, the next may take over after a minute, not before', async () => {
  const host = await untold();
  host.clock.pin(Date.UTC(2026, 10, 22));
  host.failNext({ service: 'sql', on: 'CREATE TABLE IF NOT EXISTS head', with: 'kill before' });
  await expect((await aProcess())(host)).rejects.toThrow('killed');
  const ensure = await aProcess();
  host.clock.advance(60_000);
  await expect(ensure(host)).rejects.toMatchObject(SETTING_UP);
  host.clock.advance(1);
  await expect(ensure(host)).rejects.toMatchObject(SETTING_UP);
  expect(await tablesOf(host)).toContain('head');
});

test('a migration that failed lets the next call try at once, and what was done stays done', async () => {
  const host = await untold();
  const broken = { status: 400, body: { code: 'SQL_EXECUTION_ERROR', message: 'disk full' } };
  host.failNext({ service: 'sql', on: 'CREATE TABLE IF NOT EXISTS head', with: broken });
  const ensure = await aProcess();
  await expect(ensure(host)).rejects.toMatchObject({ code: 'storeUnavailable' });
  expect(await tablesOf(host)).toContain('entry');
  await expect(ensure(host)).rejects.toMatchObject(SETTING_UP);
  expect(await tablesOf(host)).toContain('head');
});

test('a store that cannot be reached is not taken for one that is missing', async () => {
  const host = await untold();
  const down = { status: 503, body: { code: 'UNKNOWN_ERROR', message: 'down' } };
  host.failNext({ service: 'sql', on: '__migrations', with: down });
  await expect((await aProcess())(host)).rejects.toMatchObject({ code: 'storeUnavailable' });
  expect(await tablesOf(host)).toEqual([]);
});

test('another installation is prepared on its own, by the same process', async () => {
  const [one, two] = [await untold(), await untold()];
  await makeAll(one);
  expect(await tablesOf(two)).toEqual([]);
  await makeAll(two);
  expect(await tablesOf(two)).toContain('entry');
});
