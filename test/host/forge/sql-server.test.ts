/** A host whose store is in MariaDB remembers, forgets and refuses as one whose store is a file beside it. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import mysql from 'mysql2/promise';
import type { RowDataPacket } from 'mysql2/promise';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { startHost } from '../host';
import type { RunningHost } from '../host';
import { findMariaDb, startMariaDb } from './mariadb';
import type { MariaDb } from './mariadb';

const isThere = findMariaDb() !== null;
if (!isThere) console.log('MariaDB skipped: no mariadbd here (node tools/ensure-mariadb.mjs)');

describe.runIf(isThere)('a store in MariaDB', () => {
  let server: MariaDb;
  beforeAll(async () => {
    server = await startMariaDb();
  });
  afterAll(() => server.close());

  /** Names of the databases installations have there. */
  async function databases(): Promise<number> {
    const connection = await mysql.createConnection({ uri: server.url });
    const [rows] = await connection.query<RowDataPacket[]>("SHOW DATABASES LIKE 'premise%'");
    await connection.end();
    return rows.length;
  }

  function aFolder(): string {
    const dataDir = mkdtempSync(join(tmpdir(), 'premise-host-'));
    onTestFinished(() => rmSync(dataDir, { recursive: true }));
    return dataDir;
  }

  /** Lets the app set its store up, by asking it something as somebody. */
  async function ask(host: RunningHost): Promise<void> {
    host.site.addUser({ accountId: 'lea', displayName: 'Lea Lead', siteAdmin: true });
    const project = host.site.addProject({ key: 'SHOP', name: 'Shop', roles: { administer: ['lea'] } });
    expect(await host.invoke('lea', 'readPage', { projectId: project.id })).toMatchObject({ ok: true });
  }

  test('is there again after a restart, and gone once everything is begun anew', async () => {
    const options = { dataDir: aFolder(), sql: server.url };
    const first = await startHost(options);
    await ask(first);
    await first.close();
    const second = await startHost(options);
    expect(second.isNew).toBe(false);
    expect(await second.sql.tables()).toContain('entry');
    await second.reset();
    expect(await second.sql.tables()).toEqual([]);
    expect(await databases()).toBe(1);
    await second.close();
    const third = await startHost({ ...options, fresh: true });
    expect(await databases()).toBe(1);
    await third.reset();
    await third.close();
  });

  test('of a host without a folder goes with the host', async () => {
    const before = await databases();
    const host = await startHost({ sql: server.url });
    expect(await databases()).toBe(before + 1);
    await host.close();
    expect(await databases()).toBe(before);
  });

  test('is not looked for where it never was: the folder says which engine it was begun with', async () => {
    const dataDir = aFolder();
    await (await startHost({ dataDir, sql: server.url })).close();
    await expect(startHost({ dataDir })).rejects.toThrow('say --sql again');
    await (await startHost({ dataDir, sql: server.url })).close();
    const other = aFolder();
    await (await startHost({ dataDir: other })).close();
    await expect(startHost({ dataDir: other, sql: server.url })).rejects.toThrow('leave --sql out');
  });
});
