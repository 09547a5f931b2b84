/** How far the background's rounds have come, so that a killed one goes on where it was. */
import * as v from '../valibot';
import { upsertRows } from './facts-rows';
import { query } from './sql';

export type RoundName = 'reconcile' | 'sweep' | 'personal-data';

/**
 * @returns null when nothing is kept, or it is of an older shape: the round begins again, which only costs time
 * @throws AppFailure storeUnavailable
 */
export async function readProgress<T>(name: RoundName, schema: v.GenericSchema<unknown, T>): Promise<T | null> {
  const rows = await query(v.object({ body: v.string() }), 'SELECT body FROM progress WHERE name = ?', [name]);
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), schema), rows[0]?.body);
  return parsed.success ? parsed.output : null;
}

/** @throws AppFailure storeUnavailable */
export async function writeProgress(name: RoundName, progress: unknown): Promise<void> {
  await upsertRows('progress', ['name'], [{ name, body: JSON.stringify(progress) }]);
}
