import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { FolderInUse, openDataFolder } from '../data-folder';
import { openHost } from '../open-host';
import type { Host, HostOptions } from '../open-host';
import { seen } from './fixtures/app/src/index';
import { createEchoSite } from './fixtures/site';
import type { EchoSite } from './fixtures/site';

const appDir = `${import.meta.dirname}/fixtures/app`;
let dataDir = '';

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'premise-host-'));
});
afterEach(() => rmSync(dataDir, { recursive: true }));

function opened(options: Partial<HostOptions<EchoSite>> = {}): Promise<Host<EchoSite>> {
  return openHost({ createSite: createEchoSite, appDir, dataDir, ...options });
}

describe('what a host remembers', () => {
  test('the store, the queue and who it is survive a restart', async () => {
    const before = await opened();
    await before.invoke('ada', 'remember', { text: 'first' });
    await before.invoke('ada', 'push', { text: 'owed' });
    await before.close();
    const after = await opened();
    expect(after.installationId).toBe(before.installationId);
    expect(after.isNew).toBe(false);
    expect(await after.invoke('ada', 'recall')).toEqual(['first', 'second']);
    expect(await after.runUntilIdle()).toEqual({ deliveries: 1, retries: 0 });
    expect(seen.get(after.installationId)).toEqual([{ text: 'owed', retries: 0 }]);
    await after.close();
  });

  test('a host killed in the middle of writing has lost nothing it had answered for', async () => {
    const script = `${import.meta.dirname}/fixtures/dies.ts`;
    const died = spawnSync(process.execPath, ['--import', 'tsx', script, dataDir], { encoding: 'utf8' });
    expect(died.signal, died.stderr).toBe('SIGKILL');
    const after = await opened();
    expect(await after.invoke('ada', 'recall')).toEqual(['first', 'second']);
    const { deliveries } = await after.runUntilIdle();
    expect(deliveries).toBeGreaterThanOrEqual(51);
    expect(seen.get(after.installationId)?.[0]).toEqual({ text: 'owed', retries: 0 });
    await after.close();
  });

  test('a reset is a new installation with an empty store and nothing owed', async () => {
    const host = await opened();
    await host.invoke('ada', 'remember', { text: 'first' });
    await host.invoke('ada', 'push', { text: 'owed' });
    const { installationId } = host;
    await host.reset();
    expect(host.installationId).not.toBe(installationId);
    await expect(host.invoke('ada', 'recall')).rejects.toThrow("Table 'forge.words' doesn't exist");
    expect(await host.runUntilIdle()).toEqual({ deliveries: 0, retries: 0 });
    await host.close();
  });

  test('starting fresh forgets, starting again does not', async () => {
    await (await opened()).close();
    const again = await opened();
    expect(again.isNew).toBe(false);
    await again.close();
    const fresh = await opened({ fresh: true });
    expect(fresh.isNew).toBe(true);
    await fresh.close();
  });

  test('a demo that was cut off half way is played again from the start', async () => {
    const populate = async (host: Host<EchoSite>): Promise<void> => {
      await host.invoke('ada', 'remember', { text: 'half' });
      throw new Error('cut off');
    };
    await expect(opened({ populate })).rejects.toThrow('cut off');
    const host = await opened({
      populate: (again) => again.invoke('ada', 'remember', { text: 'whole' }).then(() => undefined),
    });
    expect(await host.invoke('ada', 'recall')).toEqual(['second', 'whole']);
    await host.close();
  });
});

describe('who owns the folder', () => {
  test('a second host on the same folder is told who has it', async () => {
    const host = await opened();
    await expect(opened()).rejects.toThrow(FolderInUse);
    await expect(opened()).rejects.toThrow(`is in use by process ${String(process.pid)}`);
    await host.close();
    await (await opened()).close();
  });

  test('a folder whose owner is gone is free', () => {
    const folder = openDataFolder(dataDir);
    folder.write('owner.json', { pid: 2 ** 22 - 1, started: null });
    expect(() => openDataFolder(dataDir).release()).not.toThrow();
  });
});
