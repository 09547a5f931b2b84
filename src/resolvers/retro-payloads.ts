/** What the tab Retro may send; parts and limits as in `payloads.ts`. */
import * as v from '../valibot';
import type { RetroCommand } from '../domain/retro/decide-retro';
import { isItemKey, isResultKey } from '../domain/retro/pack';
import { Team } from './page-payloads';
import { CallerId, Day, JiraId, Text } from './payloads';

/** A note or an action is a line or two, and everything said is read with the retrospective. */
const MAX_SAID = 2_000;
const MAX_REVEALED = 50;

/** As `CallerId`; the name of its stream has to fit an export. */
const RetroId = v.pipe(CallerId, v.maxLength(58));

/** `readRetros` */
export const RetrosPayload = v.object({ projectId: JiraId, sprintId: v.nullable(JiraId) });

/** `readRetro` */
export const RetroPayload = v.object({ projectId: JiraId, retroId: RetroId });

const Said = v.pipe(Text, v.trim(), v.maxLength(MAX_SAID));
const Item = v.pipe(v.string(), v.maxLength(160), v.check(isItemKey, 'no item'));
const ResultKey = v.pipe(v.string(), v.maxLength(160), v.check(isResultKey, 'no result'));
const team = v.nullable(Team);

const sent = { id: CallerId, seenRev: v.pipe(v.number(), v.safeInteger(), v.minValue(0)) } as const;
const of = { ...sent, retroId: RetroId } as const;

const About = v.union([
  v.object({ sprintId: JiraId, team }),
  v.object({ sprintId: v.null(), from: Day, to: Day, team }),
]);

const AnyRetroCommand = v.variant('kind', [
  v.object({ ...sent, kind: v.literal('open'), about: About }),
  v.object({
    ...{ ...of, kind: v.literal('note'), noteId: CallerId },
    ...{ item: Item, issueId: v.nullable(JiraId), text: Said },
  }),
  v.object({ ...of, kind: v.literal('guess'), item: ResultKey, guess: v.picklist(['supported', 'refuted']) }),
  v.object({
    ...{ ...of, kind: v.literal('reveal') },
    items: v.pipe(v.array(ResultKey), v.minLength(1), v.maxLength(MAX_REVEALED)),
  }),
  v.object({
    ...{ ...of, kind: v.literal('planAction') },
    action: v.object({
      ...{ id: CallerId, text: Said, dueOn: v.nullable(Day) },
      about: v.nullable(v.object({ item: Item, issueId: v.nullable(JiraId) })),
    }),
  }),
  v.object({ ...of, kind: v.literal('dropAction'), actionId: CallerId }),
  v.object({ ...of, kind: v.literal('actionDone'), actionId: CallerId, happened: v.nullable(v.boolean()) }),
  v.object({ ...of, kind: v.literal('finish') }),
]);

/** Which issue was made of an action is never the browser's to say: who makes it saves that. */
export type RetroSent = Exclude<RetroCommand, { kind: 'actionMade' }>;

/** Compiles only when every command in a retrospective can be sent. */
type EveryKind = [Exclude<RetroSent['kind'], v.InferOutput<typeof AnyRetroCommand>['kind']>] extends [never]
  ? RetroSent['kind']
  : never;
const RetroCommandPayload: v.GenericSchema<unknown, Extract<RetroSent, { kind: EveryKind }>> = AnyRetroCommand;

/** `saveRetro` */
export const SaveRetroPayload = v.object({ projectId: JiraId, command: RetroCommandPayload });

/** `readActionForms` */
export const ActionFormsPayload = v.object({ projectId: JiraId, inProjectId: JiraId });

/** Atlassian names no form of it: letters, digits and what stands between them, e.g. `557058:1c8d…`. */
const AccountId = v.pipe(v.string(), v.regex(/^[\w:-]{1,128}$/));
/** Longer than anything the app writes under an action. */
const MAX_PARAGRAPHS = 5;

/** `makeAction` */
export const MakeActionPayload = v.object({
  ...{ projectId: JiraId, retroId: RetroId, actionId: CallerId },
  made: v.object({
    ...{ id: CallerId, projectId: JiraId, typeId: JiraId },
    assigneeId: v.nullable(AccountId),
    paragraphs: v.pipe(v.array(v.pipe(Said, v.minLength(1))), v.maxLength(MAX_PARAGRAPHS)),
  }),
});
