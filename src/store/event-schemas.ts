/**
 * What the log's bodies look like, for every kind of event and every cached sum: parsed on read, trusted afterwards.
 * Shapes only, no limits: a limit tightened later must not make what was said before unreadable.
 */
import * as v from '../valibot';
import type { Assumption, AssumptionEvent, Premise, PremiseEvent } from '../domain/premise';
import {
  CHECK_NEXT,
  CHECK_RESULTS,
  DISCIPLINES,
  DRAFT_SOURCES,
  METHODS,
  NO_CATEGORIES,
  RISKS,
  SIZE_GUESSES,
  VERDICTS,
} from '../domain/premise';
import { OUTCOME_PARTS } from '../domain/premise-log';

const Day = v.string();
const Rev = v.number();
const Ms = v.number();
const Together = v.array(v.picklist(DISCIPLINES));

const Threshold = v.object({ text: v.string(), atLeast: v.nullable(v.number()) });

const Finding = v.object({
  id: v.string(),
  method: v.picklist(METHODS),
  verdict: v.picklist(VERDICTS),
  found: Day,
  sample: v.nullable(v.number()),
  disciplines: v.array(v.picklist(DISCIPLINES)),
  note: v.string(),
  link: v.nullable(v.string()),
  observed: v.exactOptional(v.number()),
  because: v.exactOptional(v.string()),
  fromIssue: v.exactOptional(v.string()),
  drawnFrom: v.exactOptional(v.array(v.string())),
});

const PlannedTest = v.object({
  id: v.string(),
  way: v.string(),
  method: v.picklist(METHODS),
  issueId: v.string(),
});

const Hint = { hint: v.string(), part: v.picklist(OUTCOME_PARTS) };

const Decision = v.variant('kind', [
  v.object({ kind: v.literal('build'), together: Together }),
  v.object({ kind: v.literal('buildToLearn'), stopRule: v.string(), checkOn: Day, together: Together }),
  v.object({
    kind: v.literal('no'),
    category: v.picklist(NO_CATEGORIES),
    because: v.string(),
    revisitWhen: v.string(),
    revisitOn: v.exactOptional(Day),
    together: Together,
  }),
  v.object({ kind: v.literal('waive'), reason: v.string(), until: Day, together: Together }),
]);

const OutcomeCheck = v.object({
  ...{ result: v.picklist(CHECK_RESULTS), observed: v.string(), on: Day },
  next: v.exactOptional(v.picklist(CHECK_NEXT)),
});

const outcomeParts = {
  who: v.string(),
  does: v.string(),
  metric: v.string(),
  from: v.string(),
  to: v.string(),
  by: v.nullable(Day),
};

const AnyPremiseEvent = v.variant('kind', [
  v.object({ kind: v.literal('problem.stated'), problem: v.string() }),
  v.object({
    kind: v.literal('outcome.stated'),
    parts: v.object({
      who: v.exactOptional(outcomeParts.who),
      does: v.exactOptional(outcomeParts.does),
      metric: v.exactOptional(outcomeParts.metric),
      from: v.exactOptional(outcomeParts.from),
      to: v.exactOptional(outcomeParts.to),
      by: v.exactOptional(outcomeParts.by),
    }),
  }),
  v.object({ kind: v.literal('size.guessed'), size: v.nullable(v.picklist(SIZE_GUESSES)) }),
  v.object({ kind: v.literal('hint.dismissed'), ...Hint }),
  v.object({
    kind: v.literal('draft.dismissed'),
    source: v.picklist(DRAFT_SOURCES),
    issueIds: v.array(v.string()),
  }),
  v.object({
    kind: v.literal('assumption.linked'),
    assumptionId: v.string(),
    asDoubt: v.exactOptional(v.boolean()),
  }),
  v.object({ kind: v.literal('assumption.unlinked'), assumptionId: v.string() }),
  v.object({ kind: v.literal('riskiest.chosen'), assumptionId: v.string() }),
  v.object({ kind: v.literal('decision.made'), decision: v.nullable(Decision) }),
  v.object({ kind: v.literal('outcome.checked'), check: OutcomeCheck }),
  v.object({ kind: v.literal('outcome.owned') }),
  v.object({ kind: v.literal('outcome.rested'), outcomeId: v.nullable(v.string()) }),
  v.object({ kind: v.literal('test.taken'), assumptionId: v.string() }),
]);

const AnyAssumptionEvent = v.variant('kind', [
  v.object({
    kind: v.literal('assumption.stated'),
    statement: v.string(),
    risk: v.picklist(RISKS),
    homeIssueId: v.string(),
  }),
  v.object({ kind: v.literal('threshold.set'), threshold: v.nullable(Threshold) }),
  v.object({ kind: v.literal('finding.added'), finding: Finding }),
  v.object({ kind: v.literal('finding.edited'), finding: Finding }),
  v.object({ kind: v.literal('finding.withdrawn'), findingId: v.string() }),
  v.object({ kind: v.literal('test.planned'), test: PlannedTest }),
  v.object({ kind: v.literal('assumption.shared'), inProject: v.nullable(v.string()) }),
]);

/** Compiles only when `Known` is all of `Wanted`: an event the domain gains cannot be forgotten here. */
type All<Wanted, Known extends Wanted> = [Exclude<Wanted, Known>] extends [never] ? Wanted : never;
type EveryPremiseKind = All<PremiseEvent['kind'], v.InferOutput<typeof AnyPremiseEvent>['kind']>;
type EveryAssumptionKind = All<AssumptionEvent['kind'], v.InferOutput<typeof AnyAssumptionEvent>['kind']>;

/** An event of a `premise:` stream: its kind and body together. */
export const PremiseEventSchema: v.GenericSchema<
  unknown,
  Extract<PremiseEvent, { kind: EveryPremiseKind }>
> = AnyPremiseEvent;

/** An event of an `assumption:` stream: its kind and body together. */
export const AssumptionEventSchema: v.GenericSchema<
  unknown,
  Extract<AssumptionEvent, { kind: EveryAssumptionKind }>
> = AnyAssumptionEvent;

/** The cached sum of a `premise:` stream. */
export const PremiseSchema: v.GenericSchema<unknown, Premise> = v.object({
  rev: Rev,
  problem: v.string(),
  problemRev: Rev,
  sizeGuess: v.nullable(v.picklist(SIZE_GUESSES)),
  sizeGuessRev: Rev,
  dismissals: v.array(v.object({ ...Hint, rev: Rev })),
  setAside: v.array(v.string()),
  outcome: v.object(outcomeParts),
  outcomeRevs: v.object({ who: Rev, does: Rev, metric: Rev, from: Rev, to: Rev, by: Rev }),
  ownedRev: Rev,
  restsOn: v.nullable(v.string()),
  restsOnRev: Rev,
  assumptionIds: v.array(v.string()),
  doubtIds: v.array(v.string()),
  riskiestId: v.nullable(v.string()),
  riskiestRev: Rev,
  decision: v.nullable(Decision),
  decisionRev: Rev,
  check: v.nullable(OutcomeCheck),
  checkRev: Rev,
  testing: v.nullable(v.string()),
  testingRev: Rev,
  firstMs: v.nullable(Ms),
});

const RecordedFinding = v.object({
  ...Finding.entries,
  recordedMs: Ms,
  claimedMs: v.exactOptional(Ms),
  editedMs: v.nullable(Ms),
  rev: Rev,
});

/** The cached sum of an `assumption:` stream. */
export const AssumptionSchema: v.GenericSchema<unknown, Assumption> = v.object({
  id: v.string(),
  rev: Rev,
  statement: v.string(),
  risk: v.picklist(RISKS),
  homeIssueId: v.string(),
  statedMs: Ms,
  threshold: v.nullable(Threshold),
  thresholdChangesMs: v.array(Ms),
  thresholdRev: Rev,
  wordings: v.array(v.object({ statement: v.string(), risk: v.picklist(RISKS), atMs: Ms, rev: Rev })),
  findings: v.array(RecordedFinding),
  withdrawn: v.array(RecordedFinding),
  tests: v.array(PlannedTest),
  sharedIn: v.nullable(v.string()),
});
