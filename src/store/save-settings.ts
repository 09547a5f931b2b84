/** Changes a project's settings: one entry in its stream, with who did it. */
import { isDeepStrictEqual } from 'node:util';
import { type Settings, type SettingsParts, withParts } from '../domain/settings';
import { AppFailure } from '../failures';
import { appendTo, MAX_TRIES } from './save-command';
import { settingsStream, type SettingsEvent } from './settings-store';
import { readRecords, readTyped } from './streams';

export interface SettingsSaving {
  readonly actor: string;
  readonly command: string;
  /** The revision the person was looking at; absent = the change is right whatever was set before. */
  readonly seenRev?: number;
}

/**
 * Records the parts that differ from what is set. @returns whether any did
 * @throws AppFailure storeUnavailable; conflict, with the field, when somebody has changed one of the parts since `seenRev`
 */
export async function saveSettings(projectId: string, parts: SettingsParts, by: SettingsSaving): Promise<boolean> {
  for (let tries = 0; tries < MAX_TRIES; tries += 1) {
    const stored = (await readRecords([projectId], settingsStream, by.command)).get(projectId);
    if (stored === undefined) throw new AppFailure('internal', 'the settings were not loaded');
    if (stored.hasCommand) return true;
    const changed = onlyChanged(parts, stored.record);
    if (Object.keys(changed).length === 0) return false;
    if (by.seenRev !== undefined && by.seenRev < stored.rev) await refuseUnseen(projectId, changed, by.seenRev);
    const event: SettingsEvent = { kind: 'settings.changed', parts: changed };
    const saving = { actor: by.actor, issue: { projectId } };
    if (await appendTo(settingsStream(projectId), stored, [event], { id: by.command }, saving)) return true;
  }
  throw new AppFailure('storeUnavailable', `lost the race for a revision ${String(MAX_TRIES)} times`);
}

/** Nobody's change is written over unseen; what others did to other settings is no reason to refuse. */
async function refuseUnseen(projectId: string, parts: SettingsParts, seenRev: number): Promise<void> {
  const events = (await readTyped([projectId], settingsStream)).get(projectId) ?? [];
  const since = new Set(events.filter(({ rev }) => rev > seenRev).flatMap((event) => Object.keys(event.parts)));
  const field = Object.keys(parts).find((setting) => since.has(setting));
  if (field !== undefined) throw new AppFailure('conflict', 'changed since it was read', { field: `parts.${field}` });
}

function onlyChanged(parts: SettingsParts, settings: Settings): SettingsParts {
  const now = new Map<string, unknown>(Object.entries(settings));
  const then = new Map<string, unknown>(Object.entries(withParts(settings, parts)));
  return Object.fromEntries(Object.entries(parts).filter(([key]) => !isDeepStrictEqual(then.get(key), now.get(key))));
}
