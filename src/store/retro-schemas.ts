/** What the log's bodies of a retrospective look like: parsed on read, trusted afterwards. Shapes only, no limits. */
import * as v from '../valibot';
import { NEXT_STEPS, VALIDATED } from '../domain/assessment';
import { DUE_KINDS } from '../domain/due-items';
import { TEAM_KINDS } from '../domain/page-question';
import { RISKS } from '../domain/premise';
import type { Pack } from '../domain/retro/pack';
import type { Retro, RetroEvent } from '../domain/retro/retro';

const CAME = ['supported', 'refuted'] as const;
const Risk = v.nullable(v.picklist(RISKS));
const Size = v.nullable(v.number());
const Text = v.nullable(v.string());

const about = {
  sprintId: Text,
  team: v.nullable(v.object({ kind: v.picklist(TEAM_KINDS), value: v.string() })),
  fromMs: v.number(),
  toMs: v.nullable(v.number()),
} as const;

const action = {
  id: v.string(),
  text: v.string(),
  dueOn: Text,
  about: v.nullable(v.object({ item: v.string(), issueId: Text })),
} as const;

const Revealed = v.object({
  ...{ key: v.string(), came: v.picklist(CAME), supported: v.number(), refuted: v.number() },
});

const Previous = v.object({
  ...{ retroId: v.string(), actionId: v.string(), issueId: Text, happened: v.nullable(v.boolean()) },
});

const result = {
  ...{ key: v.string(), issueId: v.string(), came: v.picklist(CAME), atMs: v.number(), rev: v.number() },
} as const;

const some = <T>(item: v.GenericSchema<unknown, T>) => ({ items: v.array(item), more: v.number() });
const Began = v.object({ discovery: v.number(), delivery: v.number() });

const PackSchema: v.GenericSchema<unknown, Pack> = v.object({
  asOfMs: v.number(),
  hasBegun: v.boolean(),
  results: v.object(
    some(
      v.variant('kind', [
        v.object({ ...result, kind: v.literal('check'), parentId: Text }),
        v.object({
          ...{ ...result, kind: v.literal('finding'), assumptionId: v.string(), findingId: v.string() },
          ...{ risk: v.picklist(RISKS), isLate: v.boolean() },
        }),
      ]),
    ),
  ),
  glad: v.object(some(v.object({ issueId: v.string(), risk: Risk, atMs: v.number(), size: Size }))),
  hope: v.object({
    ...some(
      v.object({
        ...{ issueId: v.string(), validated: v.picklist(VALIDATED.filter((one) => one !== 'before')) },
        ...{ risk: Risk, startedMs: v.number(), size: Size },
      }),
    ),
    started: v.number(),
  }),
  due: v.object(
    some(
      v.object({
        ...{ kind: v.picklist(DUE_KINDS), issueId: v.string(), about: v.string() },
        ...{ others: v.number(), dueMs: v.number() },
      }),
    ),
  ),
  noes: v.object(some(v.string())),
  checks: v.object({ met: v.number(), missed: v.number(), tooEarly: v.number() }),
  next: v.array(v.object({ issueId: v.string(), doubt: v.number(), size: Size, step: v.picklist(NEXT_STEPS) })),
  late: v.object({ of: v.number(), late: v.number(), issueIds: v.array(v.string()) }),
  began: v.object({ now: Began, before: Began }),
  history: v.object({ started: v.number(), delivered: v.number(), unexplained: v.number() }),
});

const AnyEvent = v.variant('kind', [
  v.object({ kind: v.literal('retro.opened'), projectId: v.string(), ...about }),
  v.object({
    ...{ kind: v.literal('note.written'), noteId: v.string(), item: v.string(), issueId: Text, text: v.string() },
  }),
  v.object({ kind: v.literal('guess.made'), item: v.string(), guess: v.picklist(CAME) }),
  v.object({ kind: v.literal('items.revealed'), items: v.array(Revealed) }),
  v.object({ kind: v.literal('action.planned'), action: v.object(action) }),
  v.object({ kind: v.literal('action.dropped'), actionId: v.string() }),
  v.object({ kind: v.literal('action.made'), actionId: v.string(), issueId: v.string() }),
  v.object({ kind: v.literal('action.done'), actionId: v.string(), happened: v.nullable(v.boolean()) }),
  v.object({ kind: v.literal('retro.finished'), pack: PackSchema, previous: v.array(Previous) }),
]);

/** Compiles only when `Known` is all of `Wanted`: an event the domain gains cannot be forgotten here. */
type All<Wanted, Known extends Wanted> = [Exclude<Wanted, Known>] extends [never] ? Wanted : never;
type EveryKind = All<RetroEvent['kind'], v.InferOutput<typeof AnyEvent>['kind']>;

/** An event of a `retro:` stream: its kind and body together. */
export const RetroEventSchema: v.GenericSchema<unknown, Extract<RetroEvent, { kind: EveryKind }>> = AnyEvent;

/** The cached sum of a `retro:` stream. */
export const RetroSchema: v.GenericSchema<unknown, Retro | null> = v.nullable(
  v.object({
    rev: v.number(),
    projectId: v.string(),
    about: v.object(about),
    openedMs: v.number(),
    notes: v.array(v.object({ id: v.string(), item: v.string(), issueId: Text, text: v.string(), rev: v.number() })),
    revealed: v.array(Revealed),
    actions: v.array(v.object({ ...action, issueId: Text, happened: v.nullable(v.boolean()), rev: v.number() })),
    dropped: v.array(v.string()),
    finished: v.nullable(v.object({ atMs: v.number(), pack: PackSchema, previous: v.array(Previous) })),
  }),
);
