/**
 * What takes long to make and is the same for every process of one test run: made by the first that needs it, found by
 * the others in the folder the run has for it. A run ends with its folder, so nothing outlives the sources it is of.
 */
import { createHash, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The environment names the folder: the processes of a run share nothing else. */
export const RUN_FOLDER = 'PREMISE_RUN_FOLDER';

/** The path of what this run keeps under a name; null when this is no such run. */
function placeOf(name: string): string | null {
  const folder = process.env[RUN_FOLDER] ?? '';
  return folder === '' ? null : join(folder, createHash('sha256').update(name).digest('hex').slice(0, 16));
}

/** What was kept under this name, null when nothing was. */
export async function keptText(name: string): Promise<string | null> {
  const place = placeOf(name);
  return place !== null && existsSync(place) ? readFile(place, 'utf8') : null;
}

/** Beside the place, and nobody else's: two hosts of one process may make the same at once. */
function draftOf(place: string): string {
  return `${place}.${randomUUID()}`;
}

/** Keeps a text for the processes of this run; without a run, does nothing. The last one kept is found. */
export async function keepText(name: string, text: string): Promise<void> {
  const place = placeOf(name);
  if (place === null) return;
  const draft = draftOf(place);
  await writeFile(draft, text);
  await rename(draft, place);
}

/**
 * A folder this run keeps under a name, filled when there is none yet. Take copies: it is not yours.
 * @returns null when this is no such run
 * @throws what filling throws
 */
export async function keptFolder(name: string, fill: (folder: string) => Promise<void>): Promise<string | null> {
  const place = placeOf(name);
  if (place === null || existsSync(place)) return place;
  const draft = draftOf(place);
  await mkdir(draft);
  await fill(draft);
  try {
    await rename(draft, place);
  } catch (error) {
    if (!existsSync(place)) throw error;
    await rm(draft, { recursive: true }); // Another was as quick; what it made is as good.
  }
  return place;
}
