/** A project's settings: a stream of changes over the documented defaults. Most projects never have one. */
import * as v from '../valibot';
import { RUNGS } from '../domain/assessment';
import { DISCIPLINES } from '../domain/premise';
import {
  DEFAULT_SETTINGS,
  REMINDERS,
  SHOWN_WHERE,
  type Settings,
  type SettingsParts,
  withParts,
} from '../domain/settings';
import { LIMIT_KEYS } from '../domain/signals/limits';
import { STAGES } from '../domain/signals/types';
import { TRACKS } from '../domain/story';
import type { Entry } from './log';
import { type StreamOf, readRecords, restore } from './streams';

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
  stage: v.picklist(STAGES),
  limits: v.record(v.picklist(LIMIT_KEYS), v.number()),
  statuses: v.array(v.object({ name: v.string(), category: v.picklist(['todo', 'inProgress', 'done']) })),
  shown: v.picklist(SHOWN_WHERE),
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
  stage: v.exactOptional(v.nullable(parts.stage)),
  limits: v.exactOptional(v.nullable(parts.limits)),
  statuses: v.exactOptional(v.nullable(parts.statuses)),
  shown: v.exactOptional(v.nullable(parts.shown)),
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

/**
 * The settings as arms of another statement's union: what `loadStreams` reads, in columns `arm`, `a` (body), `b` (kind),
 * `c` (command), `n` (revision) and `ms`. Two parameters, both the stream's name.
 */
export const SETTINGS_ARMS = `SELECT 'settings head' AS arm, body AS a, NULL AS b, NULL AS c, NULL AS d, NULL AS e, NULL AS f,
       rev AS n, NULL AS p, NULL AS ms
     FROM head WHERE stream = ?
     UNION ALL
     SELECT 'settings entry' AS arm, e.body AS a, e.kind AS b, e.command AS c, NULL AS d, NULL AS e, NULL AS f,
       e.rev AS n, NULL AS p, e.at_ms AS ms
     FROM entry e LEFT JOIN head h ON h.stream = e.stream WHERE e.stream = ? AND (h.rev IS NULL OR e.rev > h.rev)`;

const Body = v.pipe(v.string(), v.parseJson());
const HeadArm = v.pipe(
  v.object({ a: Body, n: v.number() }),
  v.transform(({ a, n }) => ({ rev: n, body: a })),
);
const EntryArm = v.object({ a: Body, b: v.string(), c: v.string(), n: v.number(), ms: v.number() });

/**
 * The settings from the rows of `SETTINGS_ARMS`; one statement more where their head is of an older version.
 * @throws AppFailure storeUnavailable
 */
export async function settingsOfArms(projectId: string, rows: readonly { readonly arm: string }[]): Promise<Settings> {
  const stream = settingsStream(projectId);
  const head = rows.find(({ arm }) => arm === 'settings head');
  const newer = rows
    .filter(({ arm }) => arm === 'settings entry')
    .map((row): Entry => {
      const { a, b, c, n, ms } = v.parse(EntryArm, row);
      return { stream: stream.stream, rev: n, atMs: ms, command: c, kind: b, body: a };
    })
    .sort((one, other) => one.rev - other.rev);
  const loaded = { head: head === undefined ? null : v.parse(HeadArm, head), newer, hasCommand: false };
  return (await restore(new Map([[stream.stream, loaded]]), stream)).record;
}
