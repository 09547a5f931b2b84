/** What the project page's tabs may send; parts and limits as in `payloads.ts`. */
import * as v from '../valibot';
import type { BulkCommand } from '../domain/command';
import { NEXT_STEPS } from '../domain/assessment';
import { TEAM_KINDS } from '../domain/page-question';
import { SIZE_GUESSES } from '../domain/premise';
import { isQuarter } from '../domain/outcomes/quarter';
import type { OutcomeCommand } from '../domain/outcomes/decide-outcome';
import { CallerId, Day, Decision, HttpsLink, JiraId, OutcomeId, OutcomeParts, Text } from './payloads';

/** Jira's bound on a name of a component or a label. */
const MAX_NAME = 255;
/** As many as one bulk request of Jira takes. */
const MAX_KNOWN = 100;
const MAX_SAVED = 50;

const Team = v.variant('kind', [
  v.object({ kind: v.literal('epic'), value: JiraId }),
  v.object({
    kind: v.picklist(TEAM_KINDS.filter((kind) => kind !== 'epic')),
    value: v.pipe(v.string(), v.nonEmpty(), v.maxLength(MAX_NAME)),
  }),
]);

/** Digits, like all of Jira's ids; sprints count by themselves. */
const part = { team: v.nullable(Team), sprint: v.nullable(JiraId) };

/** Where a page of a list ended; a number as SQL hands it over. */
const issueId = JiraId;
const Ms = v.pipe(v.number(), v.safeInteger());

/** `readStories` */
export const StoriesPayload = v.object({
  projectId: JiraId,
  question: v.object({ ...part, step: v.nullable(v.picklist(NEXT_STEPS)) }),
  after: v.nullable(v.object({ doubt: v.pipe(v.number(), v.finite()), issueId })),
});

/** `readGlad` */
export const GladPayload = v.object({
  projectId: JiraId,
  part: v.object(part),
  after: v.nullable(v.object({ atMs: Ms, issueId })),
});

/** `readNextUp` */
export const NextUpPayload = v.object({
  projectId: JiraId,
  issueIds: v.pipe(v.array(JiraId), v.maxLength(MAX_KNOWN)),
});

const Bulk = v.variant('kind', [
  v.object({ kind: v.literal('stateOutcome'), parts: OutcomeParts }),
  v.object({ kind: v.literal('guessSize'), size: v.nullable(v.picklist(SIZE_GUESSES)) }),
  v.object({ kind: v.literal('decide'), decision: v.nullable(Decision) }),
  v.object({ kind: v.literal('linkAssumption'), assumptionId: CallerId }),
]);

/** Compiles only when every command for many can be sent. */
type EveryKind = [Exclude<BulkCommand['kind'], v.InferOutput<typeof Bulk>['kind']>] extends [never]
  ? BulkCommand['kind']
  : never;
const BulkPayload: v.GenericSchema<unknown, Extract<BulkCommand, { kind: EveryKind }>> = Bulk;

/** `saveMany`: each issue once, and one command of a kind, so that none is judged by what another has just changed. */
export const SaveManyPayload = v.object({
  projectId: JiraId,
  id: CallerId,
  issues: v.pipe(
    v.array(v.object({ issueId, seenRev: v.pipe(v.number(), v.safeInteger(), v.minValue(0)) })),
    v.minLength(1),
    v.maxLength(MAX_SAVED),
    v.check((issues) => new Set(issues.map((one) => one.issueId)).size === issues.length, 'an issue twice'),
  ),
  commands: v.pipe(
    v.array(BulkPayload),
    v.minLength(1),
    v.check((commands) => new Set(commands.map(({ kind }) => kind)).size === commands.length, 'a kind twice'),
  ),
});

const Quarter = v.nullable(v.pipe(v.string(), v.check(isQuarter, 'no quarter')));

/** `readOutcomes` */
export const OutcomesPayload = v.object({ projectId: JiraId, quarter: Quarter });

const ofOutcome = {
  ...{ id: CallerId, outcomeId: OutcomeId },
  seenRev: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
} as const;

const AnyOutcomeCommand = v.variant('kind', [
  v.object({
    ...ofOutcome,
    kind: v.literal('state'),
    parts: v.object({
      ...OutcomeParts.entries,
      problem: v.exactOptional(Text),
      link: v.exactOptional(v.nullable(HttpsLink)),
      goalIssueId: v.exactOptional(v.nullable(JiraId)),
    }),
  }),
  v.object({ ...ofOutcome, kind: v.literal('own') }),
  v.object({ ...ofOutcome, kind: v.literal('archive'), on: v.boolean() }),
  v.object({ ...ofOutcome, kind: v.literal('review') }),
  v.object({
    ...ofOutcome,
    kind: v.literal('noteProgress'),
    progress: v.object({ id: CallerId, value: v.pipe(v.number(), v.finite()), on: Day, note: Text }),
  }),
  v.object({ ...ofOutcome, kind: v.literal('withdrawProgress'), progressId: CallerId }),
]);

/** Compiles only when every command on an outcome can be sent. */
type EveryOutcomeKind = [Exclude<OutcomeCommand['kind'], v.InferOutput<typeof AnyOutcomeCommand>['kind']>] extends [
  never,
]
  ? OutcomeCommand['kind']
  : never;
const OutcomeCommandPayload: v.GenericSchema<
  unknown,
  Extract<OutcomeCommand, { kind: EveryOutcomeKind }>
> = AnyOutcomeCommand;

/** `saveOutcome` */
export const SaveOutcomePayload = v.object({ projectId: JiraId, quarter: Quarter, command: OutcomeCommandPayload });
