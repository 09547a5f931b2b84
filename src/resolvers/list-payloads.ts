/** What the lists of the project page may send, and changes to several issues of them. */
import * as v from '../valibot';
import type { BulkCommand } from '../domain/command';
import { NEXT_STEPS } from '../domain/assessment';
import { SIZE_GUESSES } from '../domain/premise';
import { part } from './page-payloads';
import { CallerId, Decision, JiraId, OutcomeId, OutcomeParts } from './payloads';

/** As many as one bulk request of Jira takes. */
const MAX_KNOWN = 100;
const MAX_SAVED = 50;

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
  v.object({ kind: v.literal('restOnOutcome'), outcomeId: v.nullable(OutcomeId) }),
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
  isToTell: v.optional(v.boolean(), false),
});
