/**
 * Writes the properties `premise` and `premise.copy` where they should differ from what was last published: as the app,
 * for nobody waits.
 */
import { createHash } from 'node:crypto';
import type { PremiseCopy } from '../domain/copy';
import type { PublishedPremise } from '../domain/published';
import { isFailure, logFailure } from '../failures';
import { MAX_BULK_PROPERTIES, readTask, writeProperties, writeProperty } from '../jira/property';
import type { Jira } from '../jira/request';
import { notePublished } from '../store/facts';
import { markDirty } from '../store/facts-dirty';
import { beat, noteFailure } from '../store/health';
import type { Appraised } from './fact-of';

/** The key of the property; the manifest declares its aliases. */
export const PREMISE_PROPERTY = 'premise';

/** The key of what survives an uninstall. */
export const COPY_PROPERTY = 'premise.copy';

/** Half of a SHA-256 each, so that a fact tells in one column which of the two is another. */
const HALF = 32;

/** By what two pairs of values are told apart: the first half is of `premise`, the second of `premise.copy`. */
export function hashOf(published: PublishedPremise, copy: PremiseCopy | null): string {
  return [published, copy].map((value) => sha256(value).slice(0, HALF)).join('');
}

function sha256(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex');
}

/**
 * From so many on, one task for all is cheaper than a write for each: a task costs its start (1 point) and one look at
 * it (2), and takes two calls however many issues are in it.
 */
const TOGETHER_FROM = 4;
/** Looked at at once and then after these pauses, ms. A task of a hundred issues that takes longer is left to the drain. */
const LOOKS_MS: readonly number[] = [0, 500, 1_000, 2_000, 4_000];
/** When to see again to a property that could not be written now, ms. */
const LATER_MS = 60_000;

interface Wanted {
  readonly issueId: string;
  readonly projectId: string;
  /** Those that differ, by key. */
  readonly values: Readonly<Record<string, unknown>>;
  readonly characters: number;
  readonly hash: string;
}

/**
 * Publishes what has changed, and notes each value once Jira has it. An issue the app may not write to is logged and
 * left; one that Jira does not take now is marked for a later drain. Killed, the same call again does the rest.
 * @returns hashes of what was written, by issue id
 * @throws AppFailure jiraBusy, jiraUnavailable, storeUnavailable
 */
export async function publishChanged(
  jira: Jira,
  appraised: ReadonlyMap<string, Appraised>,
): Promise<ReadonlyMap<string, string>> {
  const wanted = [...appraised].flatMap(([issueId, one]) => wantedOf(issueId, one) ?? []);
  const written = new Map<string, string>();
  const note = async (done: readonly Wanted[]) => {
    const hashes = new Map(done.map(({ issueId, hash }) => [issueId, hash]));
    await notePublished(hashes);
    for (const [issueId, hash] of hashes) written.set(issueId, hash);
  };
  for (const some of loads(wanted)) {
    const singly = some.length < TOGETHER_FROM ? some : await writeTogether(jira, some, note);
    for (const one of singly) if (await writeSingly(jira, one)) await note([one]);
  }
  if (written.size > 0) await beat('publish', Date.now(), written.size);
  return written;
}

/** Characters of values in one task: whatever the gateway takes at most, it takes this. */
const LOAD = 500_000;

/** As many as Jira and the gateway take at once, in order. */
function* loads(wanted: readonly Wanted[]): Generator<readonly Wanted[]> {
  let load: Wanted[] = [];
  let characters = 0;
  for (const one of wanted) {
    if (load.length === MAX_BULK_PROPERTIES || (load.length > 0 && characters + one.characters > LOAD)) {
      yield load;
      load = [];
      characters = 0;
    }
    load.push(one);
    characters += one.characters;
  }
  if (load.length > 0) yield load;
}

/** What of an issue's two values is not there yet; null where all is, or nothing can be written. */
export function wantedOf(issueId: string, { appraisal, set, copy }: Appraised): Wanted | null {
  const { property_hash, project_id, unseen_since_ms } = set.fact;
  // Nothing was ever said, and nothing of ours is there to be corrected.
  if (!appraisal.hasWords && property_hash === null) return null;
  // What the app cannot see it cannot write either; when it sees it again, the drain comes by.
  if (unseen_since_ms !== null) return null;
  const kept = copy();
  const hash = hashOf(appraisal.published, kept);
  if (hash === property_hash) return null;
  const isSame = (half: number) => property_hash?.slice(half, half + HALF) === hash.slice(half, half + HALF);
  const values = {
    ...(isSame(0) ? {} : { [PREMISE_PROPERTY]: appraisal.published }),
    ...(kept === null || isSame(HALF) ? {} : { [COPY_PROPERTY]: kept }),
  };
  return { issueId, projectId: project_id, values, characters: JSON.stringify(values).length, hash };
}

/**
 * Writes as one task of Jira's, which does what it can and tells of the rest.
 * @returns what has to be written one by one: whatever the task's result names, failed or not, because a write for
 * nothing costs a point and a wrong belief stays for ever
 */
async function writeTogether(
  jira: Jira,
  some: readonly Wanted[],
  note: (done: readonly Wanted[]) => Promise<void>,
): Promise<readonly Wanted[]> {
  const values = new Map(some.map(({ issueId, values: each }) => [issueId, each]));
  let taskId: string;
  try {
    taskId = await writeProperties(jira, values);
  } catch (error) {
    // Refused as a whole, for one of them perhaps: each is asked for itself.
    if (isFailure(error, 'notAllowed') || isFailure(error, 'internal')) return some;
    throw error;
  }
  for (const pauseMs of LOOKS_MS) {
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
    const { state, named } = await readTask(jira, taskId);
    if (state === 'failed') return some;
    if (state === 'running') continue;
    await note(some.filter(({ issueId }) => !named.has(issueId)));
    return some.filter(({ issueId }) => named.has(issueId));
  }
  await later(some, LATER_MS);
  return [];
}

async function writeSingly(jira: Jira, one: Wanted): Promise<boolean> {
  const { issueId, projectId } = one;
  try {
    for (const [key, value] of Object.entries(one.values)) await writeProperty(jira, issueId, key, value);
    return true;
  } catch (error) {
    if (isFailure(error, 'jiraBusy') && error.slowDown?.reason === 'jira-per-issue-on-write') {
      // Somebody writes to this one all the time; the others are none the worse for it.
      await later([one], error.slowDown.retryAfterMs ?? LATER_MS);
      return false;
    }
    if (!isFailure(error, 'notAllowed') && !isFailure(error, 'notFound')) throw error;
    // Not ours to write (a permission scheme, an archived project): nothing that trying again would mend.
    logFailure(`properties of issue ${issueId} stay as they were`, error);
    await noteFailure('property', error, Date.now(), { issueId, projectId });
    return false;
  }
}

async function later(some: readonly Wanted[], afterMs: number): Promise<void> {
  const nowMs = Date.now();
  await markDirty(some, nowMs, nowMs + afterMs);
}
