/** Every command on a premise, as the browser may send it. */
import * as v from '../valibot';
import type { Command } from '../domain/command';
import { CHECK_NEXT, CHECK_RESULTS, DRAFT_SOURCES, METHODS, RISKS, SIZE_GUESSES, VERDICTS } from '../domain/premise';
import { OUTCOME_PARTS } from '../domain/premise-log';
import { saysSomething } from '../domain/words';
import { CallerId, Day, Decision, Disciplines, HttpsLink, JiraId, OutcomeId, OutcomeParts, Text } from './payloads';

/** A doubt is one line: whoever may comment may leave one on any issue. */
const MAX_DOUBT = 500;
const MAX_HINT = 40;
const MAX_SAMPLE = 1_000_000_000;

export const Doubt = v.pipe(v.string(), v.trim(), v.maxLength(MAX_DOUBT), v.check(saysSomething, 'says nothing'));

/** What one read of Jira brings at most; each issue once. */
const MAX_DRAWN = 100;
const Drawn = v.pipe(
  v.array(JiraId),
  v.minLength(1),
  v.maxLength(MAX_DRAWN),
  v.transform((ids) => [...new Set(ids)]),
);

const Threshold = v.object({ text: Text, atLeast: v.nullable(v.pipe(v.number(), v.finite())) });

const Finding = v.object({
  id: CallerId,
  method: v.picklist(METHODS),
  verdict: v.picklist(VERDICTS),
  found: Day,
  sample: v.nullable(v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(MAX_SAMPLE))),
  disciplines: Disciplines,
  note: Text,
  link: v.nullable(HttpsLink),
  observed: v.exactOptional(v.pipe(v.number(), v.finite(), v.minValue(0))),
  because: v.exactOptional(Text),
  drawnFrom: v.exactOptional(Drawn),
});

const envelope = { id: CallerId, seenRev: v.pipe(v.number(), v.safeInteger(), v.minValue(0)) };

const AnyCommand = v.variant('kind', [
  v.object({ ...envelope, kind: v.literal('stateProblem'), problem: Text }),
  v.object({ ...envelope, kind: v.literal('guessSize'), size: v.nullable(v.picklist(SIZE_GUESSES)) }),
  v.object({
    ...envelope,
    kind: v.literal('dismissHint'),
    hint: v.pipe(v.string(), v.regex(/^[a-z]\w*$/i), v.maxLength(MAX_HINT)),
    part: v.picklist(OUTCOME_PARTS),
  }),
  v.object({ ...envelope, kind: v.literal('dismissDraft'), source: v.picklist(DRAFT_SOURCES), issueIds: Drawn }),
  v.object({ ...envelope, kind: v.literal('addDoubt'), assumptionId: CallerId, statement: Doubt }),
  v.object({
    ...envelope,
    kind: v.literal('stateOutcome'),
    parts: OutcomeParts,
  }),
  v.object({
    ...envelope,
    kind: v.literal('stateAssumption'),
    assumptionId: CallerId,
    statement: Text,
    risk: v.picklist(RISKS),
  }),
  v.object({ ...envelope, kind: v.literal('chooseRiskiest'), assumptionId: CallerId }),
  v.object({ ...envelope, kind: v.literal('unlinkAssumption'), assumptionId: CallerId }),
  v.object({ ...envelope, kind: v.literal('linkAssumption'), assumptionId: CallerId }),
  v.object({ ...envelope, kind: v.literal('shareAssumption'), assumptionId: CallerId, on: v.boolean() }),
  v.object({
    ...envelope,
    kind: v.literal('setThreshold'),
    assumptionId: CallerId,
    threshold: v.nullable(Threshold),
  }),
  v.object({ ...envelope, kind: v.literal('takeTest'), assumptionId: CallerId }),
  v.object({ ...envelope, kind: v.literal('addFinding'), assumptionId: CallerId, finding: Finding }),
  v.object({ ...envelope, kind: v.literal('editFinding'), assumptionId: CallerId, finding: Finding }),
  v.object({ ...envelope, kind: v.literal('withdrawFinding'), assumptionId: CallerId, findingId: CallerId }),
  v.object({ ...envelope, kind: v.literal('decide'), decision: v.nullable(Decision) }),
  v.object({
    ...envelope,
    kind: v.literal('checkOutcome'),
    check: v.object({
      ...{ result: v.picklist(CHECK_RESULTS), observed: Text, on: Day },
      next: v.exactOptional(v.picklist(CHECK_NEXT)),
    }),
    assumptionId: v.exactOptional(CallerId),
    statement: v.exactOptional(Text),
  }),
  v.object({ ...envelope, kind: v.literal('ownOutcome') }),
  v.object({ ...envelope, kind: v.literal('restOnOutcome'), outcomeId: v.nullable(OutcomeId) }),
]);

/** Compiles only when every command of the domain can be sent. */
type EveryKind = [Exclude<Command['kind'], v.InferOutput<typeof AnyCommand>['kind']>] extends [never]
  ? Command['kind']
  : never;
export const CommandPayload: v.GenericSchema<unknown, Extract<Command, { kind: EveryKind }>> = AnyCommand;
