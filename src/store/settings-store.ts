/** A project's settings: a stream of changes over the documented defaults. Most projects never have one. */
import * as v from '../valibot';
import { RUNGS } from '../domain/assessment';
import { DISCIPLINES } from '../domain/premise';
import { DEFAULT_SETTINGS, REMINDERS, type Settings, type SettingsParts, withParts } from '../domain/settings';
import { TRACKS } from '../domain/story';
import { type StreamOf, readRecords } from './streams';

const Texts = v.array(v.string());
/** Given by whoever makes the rule, once. */
const RuleId = v.pipe(v.string(), v.regex(/^[\w-]{1,64}$/));

const parts = {
  trackRules: v.array(
    v.variant('on', [
      v.object({
        on: v.picklist(['issueType', 'label', 'component', 'parent']),
        ...{ values: Texts, track: v.picklist(TRACKS) },
      }),
      v.object({ on: v.literal('title'), id: RuleId, values: Texts, track: v.picklist(TRACKS) }),
    ]),
  ),
  exemptTypes: Texts,
  asked: v.array(v.object({ upTo: v.nullable(v.number()), rung: v.picklist(RUNGS) })),
  disciplines: v.array(v.picklist(DISCIPLINES)),
  notDelivered: Texts,
  checkAfterDays: v.picklist([30, 60, 90]),
  reminders: v.picklist(REMINDERS),
  reminderWords: v.nullable(
    v.object({ check: v.string(), recheck: v.string(), waiver: v.string(), revisit: v.string(), stop: v.string() }),
  ),
};

/** Every setting with the form it has to have; null = back to the default. */
const Parts: v.GenericSchema<unknown, SettingsParts> = v.object({
  trackRules: v.exactOptional(v.nullable(parts.trackRules)),
  exemptTypes: v.exactOptional(v.nullable(parts.exemptTypes)),
  asked: v.exactOptional(v.nullable(parts.asked)),
  disciplines: v.exactOptional(v.nullable(parts.disciplines)),
  notDelivered: v.exactOptional(v.nullable(parts.notDelivered)),
  checkAfterDays: v.exactOptional(v.nullable(parts.checkAfterDays)),
  reminders: v.exactOptional(v.nullable(parts.reminders)),
  reminderWords: v.exactOptional(parts.reminderWords),
});

/** Only the parts that were changed: what a project never touched follows the defaults. */
export interface SettingsEvent {
  readonly kind: 'settings.changed';
  readonly parts: SettingsParts;
}

const Changed = v.object({ kind: v.literal('settings.changed'), parts: Parts });

/** The stream of a project's settings. */
export const settingsStream = (projectId: string): StreamOf<Settings, SettingsEvent> => ({
  stream: `settings:${projectId}`,
  kind: {
    event: Changed,
    sum: v.object({ rev: v.number(), ...parts }),
    start: DEFAULT_SETTINGS,
    apply: (settings, event) => ({ ...withParts(settings, event.parts), rev: event.rev }),
  },
});

/**
 * The settings a project is judged by, in one statement.
 * @throws AppFailure storeUnavailable
 */
export async function readSettings(projectId: string): Promise<Settings> {
  const records = await readRecords([projectId], settingsStream, null);
  return records.get(projectId)?.record ?? DEFAULT_SETTINGS;
}

/**
 * The settings of several projects, in one statement.
 * @throws AppFailure storeUnavailable
 */
export async function readAllSettings(projectIds: readonly string[]): Promise<ReadonlyMap<string, Settings>> {
  const records = await readRecords([...new Set(projectIds)], settingsStream, null);
  return new Map([...records].map(([projectId, { record }]) => [projectId, record]));
}
