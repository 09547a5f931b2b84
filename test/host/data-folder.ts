/**
 * The folder a running host remembers in. One process owns it at a time; a file is written beside itself and renamed,
 * so that a kill leaves the old content or the new, never half of it.
 */
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';

export interface DataFolder {
  readonly dir: string;
  /** The parsed content of a JSON file, undefined when there is none. */
  read<T>(name: string, schema: v.GenericSchema<unknown, T>): T | undefined;
  write(name: string, value: unknown): void;
  /** The path of a file another library keeps. */
  path(name: string): string;
  /** Removes everything but the ownership. */
  clear(): void;
  release(): void;
}

/** Somebody else runs on this folder. */
export class FolderInUse extends Error {
  override readonly name = 'FolderInUse';
}

const OWNER = 'owner.json';
const Owner = v.object({ pid: v.number(), started: v.nullable(v.string()) });

/** @throws FolderInUse while a living process owns it */
export function openDataFolder(dir: string): DataFolder {
  mkdirSync(dir, { recursive: true });
  const path = (name: string): string => join(dir, name);
  const read = <T>(name: string, schema: v.GenericSchema<unknown, T>): T | undefined => {
    if (!existsSync(path(name))) return undefined;
    const content: unknown = JSON.parse(readFileSync(path(name), 'utf8'));
    return v.parse(schema, content);
  };
  const write = (name: string, value: unknown): void => {
    const draft = `${path(name)}.new`;
    writeFileSync(draft, JSON.stringify(value));
    renameSync(draft, path(name));
  };
  const owner = read(OWNER, Owner);
  if (owner !== undefined && isAlive(owner)) {
    throw new FolderInUse(
      `${dir} is in use by process ${String(owner.pid)}: stop it, or choose another folder with --data`,
    );
  }
  write(OWNER, { pid: process.pid, started: startOf(process.pid) });
  removeStaleLocks(dir);
  return {
    dir,
    read,
    write,
    path,
    clear() {
      for (const name of readdirSync(dir)) if (name !== OWNER) rmSync(path(name), { recursive: true, force: true });
    },
    release: () => rmSync(path(OWNER), { force: true }),
  };
}

/** The SQLite build marks an open database with a directory, which a killed process leaves behind. */
function removeStaleLocks(dir: string): void {
  for (const name of readdirSync(dir)) if (name.endsWith('.lock')) rmSync(join(dir, name), { recursive: true });
}

function isAlive(owner: v.InferOutput<typeof Owner>): boolean {
  try {
    process.kill(owner.pid, 0);
  } catch (error) {
    // Not permitted to signal it: it lives, under somebody else.
    if (!(error instanceof Error && 'code' in error && error.code === 'EPERM')) return false;
  }
  return owner.started === startOf(owner.pid);
}

/** When a process started, where the system tells: a number may have been given to another process since. */
function startOf(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${String(pid)}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null;
  } catch {
    return null; // No /proc: not Linux, or the process is gone.
  }
}
