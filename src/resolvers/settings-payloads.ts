/** What the settings page may send: a setting's form is checked here, by limits a file or a form can be told of. */
import * as v from '../valibot';
import { RUNGS } from '../domain/assessment';
import { DISCIPLINES } from '../domain/premise';
import { REMINDERS, SHOWN_WHERE } from '../domain/settings';
import { isLimitKey, isWithin, LIMIT_KEYS, LIMITS } from '../domain/signals/limits';
import { STAGES } from '../domain/signals/types';
import { folded } from '../domain/status-category';
import { TRACKS } from '../domain/story';
import { CallerId, JiraId, Reminder } from './payloads';

/** What a name in Jira has at most. */
const MAX_NAME = 255;
const MAX_NAMES = 60;
const MAX_RULES = 40;
const MAX_POINTS = 1_000_000;
/** Of all parts together, in characters: an entry is one TEXT, of 65,535 bytes. */
const MAX_PARTS = 15_000;

const Name = v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(MAX_NAME));
const Names = v.pipe(
  v.array(Name),
  v.maxLength(MAX_NAMES),
  v.transform((names) => [...new Set(names)]),
);
const SomeNames = v.pipe(Names, v.minLength(1));
const Track = v.picklist(TRACKS);
const Disciplines = v.pipe(
  v.array(v.picklist(DISCIPLINES)),
  v.minLength(1),
  v.transform((sent) => DISCIPLINES.filter((discipline) => sent.includes(discipline))),
);

/** Given by whoever makes the rule, once. */
const RuleId = v.pipe(v.string(), v.regex(/^[\w-]{1,64}$/));

const Rule = v.variant('on', [
  v.strictObject({ on: v.picklist(['issueType', 'label', 'component', 'parent']), values: SomeNames, track: Track }),
  v.strictObject({ on: v.literal('title'), id: RuleId, values: SomeNames, track: Track }),
]);

const Step = v.strictObject({
  upTo: v.nullable(v.pipe(v.number(), v.finite(), v.minValue(0), v.maxValue(MAX_POINTS))),
  rung: v.picklist(RUNGS),
});
/** Ends without a limit, and each step reaches further than the one before. */
const Ladder = v.pipe(
  v.array(Step),
  v.minLength(1),
  v.maxLength(6),
  v.check((steps) => {
    const limits = steps.map(({ upTo }) => upTo);
    return limits.every((upTo, at) => {
      if (at === limits.length - 1) return upTo === null;
      return upTo !== null && upTo > (limits[at - 1] ?? -1);
    });
  }, 'not a ladder'),
);

/** In the order of the signals, so that the same limits read the same; each within its bounds, or told by its name. */
const OwnLimits = v.pipe(
  v.record(v.picklist(LIMIT_KEYS), v.pipe(v.number(), v.finite())),
  v.rawCheck(({ dataset, addIssue }) => {
    if (!dataset.typed) return;
    for (const [key, value] of Object.entries(dataset.value)) {
      if (isLimitKey(key) && !isWithin(LIMITS[key], value)) {
        const input = dataset.value;
        addIssue({ message: 'out of bounds', path: [{ type: 'object', origin: 'value', input, key, value }] });
      }
    }
  }),
  v.transform((sent) =>
    Object.fromEntries(
      LIMIT_KEYS.flatMap((key): (readonly [string, number])[] => {
        const limit = sent[key];
        return limit === undefined ? [] : [[key, limit]];
      }),
    ),
  ),
);

const Statuses = v.pipe(
  v.array(v.strictObject({ name: Name, category: v.picklist(['todo', 'inProgress', 'done']) })),
  v.maxLength(MAX_NAMES),
  v.check((sent) => new Set(sent.map(({ name }) => folded(name))).size === sent.length, 'a name twice'),
);

/** Null = back to the default. Strict: a name nobody knows is a mistake in a file, and told. */
export const Parts = v.pipe(
  v.strictObject({
    trackRules: v.exactOptional(v.nullable(v.pipe(v.array(Rule), v.maxLength(MAX_RULES)))),
    exemptTypes: v.exactOptional(v.nullable(Names)),
    asked: v.exactOptional(v.nullable(Ladder)),
    disciplines: v.exactOptional(v.nullable(Disciplines)),
    notDelivered: v.exactOptional(v.nullable(Names)),
    checkAfterDays: v.exactOptional(v.nullable(v.picklist([30, 60, 90]))),
    reminders: v.exactOptional(v.nullable(v.picklist(REMINDERS))),
    reminderWords: v.exactOptional(
      v.nullable(
        v.strictObject({ check: Reminder, recheck: Reminder, waiver: Reminder, revisit: Reminder, stop: Reminder }),
      ),
    ),
    stage: v.exactOptional(v.nullable(v.picklist(STAGES))),
    limits: v.exactOptional(v.nullable(OwnLimits)),
    statuses: v.exactOptional(v.nullable(Statuses)),
    shown: v.exactOptional(v.nullable(v.picklist(SHOWN_WHERE))),
  }),
  v.check((parts) => JSON.stringify(parts).length <= MAX_PARTS, 'more than one entry holds'),
);

/** `previewSettings` */
export const PreviewPayload = v.object({ projectId: JiraId, parts: Parts, after: v.union([v.literal(''), JiraId]) });

/** `previewSignals` */
export const SignalsPreviewPayload = v.object({ projectId: JiraId, parts: Parts });

/** `changeSettings` */
export const ChangePayload = v.object({
  projectId: JiraId,
  id: CallerId,
  seenRev: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
  parts: Parts,
});
