/** What the settings page may send: a setting's form is checked here, by limits a file or a form can be told of. */
import * as v from '../valibot';
import { RUNGS } from '../domain/assessment';
import { DISCIPLINES } from '../domain/premise';
import { REMINDERS } from '../domain/settings';
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
  }),
  v.check((parts) => JSON.stringify(parts).length <= MAX_PARTS, 'more than one entry holds'),
);

/** `previewSettings` */
export const PreviewPayload = v.object({ projectId: JiraId, parts: Parts, after: v.union([v.literal(''), JiraId]) });

/** `changeSettings` */
export const ChangePayload = v.object({
  projectId: JiraId,
  id: CallerId,
  seenRev: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
  parts: Parts,
});
