/** Changes a project's settings: one entry in its stream, with who did it. */
import { isDeepStrictEqual } from 'node:util';
import type { Settings } from '../domain/settings';
import { AppFailure } from '../failures';
import { appendTo, MAX_TRIES } from './save-command';
import { settingsStream, type SettingsEvent } from './settings-store';
import { readRecords } from './streams';

/**
 * Records the parts that differ from what is set. @returns whether any did
 * @throws AppFailure storeUnavailable
 */
export async function saveSettings(
  projectId: string,
  parts: SettingsEvent['parts'],
  by: { readonly actor: string; readonly command: string },
): Promise<boolean> {
  for (let tries = 0; tries < MAX_TRIES; tries += 1) {
    const stored = (await readRecords([projectId], settingsStream, by.command)).get(projectId);
    if (stored === undefined) throw new AppFailure('internal', 'the settings were not loaded');
    if (stored.hasCommand) return true;
    const changed = onlyChanged(parts, stored.record);
    if (Object.keys(changed).length === 0) return false;
    const event: SettingsEvent = { kind: 'settings.changed', parts: changed };
    const saving = { actor: by.actor, issue: { projectId } };
    if (await appendTo(settingsStream(projectId), stored, [event], { id: by.command }, saving)) return true;
  }
  throw new AppFailure('storeUnavailable', `lost the race for a revision ${String(MAX_TRIES)} times`);
}

function onlyChanged(parts: SettingsEvent['parts'], settings: Settings): SettingsEvent['parts'] {
  const now = new Map<string, unknown>(Object.entries(settings));
  return Object.fromEntries(Object.entries(parts).filter(([key, value]) => !isDeepStrictEqual(value, now.get(key))));
}
