/** What the Outcomes tab may send. */
import * as v from '../valibot';
import type { OutcomeCommand } from '../domain/outcomes/decide-outcome';
import { isQuarter } from '../domain/outcomes/quarter';
import { CallerId, Day, HttpsLink, JiraId, OutcomeId, OutcomeParts, Text } from './payloads';

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
