/** Any premise a team could write, and some nobody would: for properties. Times run from 4 Mar 2024 on, UTC. */
import { fc } from '@fast-check/vitest';
import type { AssessInput } from '../../src/domain/assess';
import type { Command } from '../../src/domain/command';
import { dayOf } from '../../src/domain/day';
import {
  CHECK_RESULTS,
  DISCIPLINES,
  DRAFT_SOURCES,
  METHODS,
  RISKS,
  SIZE_GUESSES,
  VERDICTS,
} from '../../src/domain/premise';
import type {
  AssumptionEvent,
  Dated,
  Decision,
  Finding,
  Outcome,
  OutcomeCheck,
  PremiseEvent,
  Threshold,
} from '../../src/domain/premise';
import { foldPremise, OUTCOME_PARTS } from '../../src/domain/premise-log';
import { DEFAULT_SETTINGS } from '../../src/domain/settings';
import type { Start } from '../../src/domain/story';
import { at, DAY_MS, foldedAssumption, STATED } from './builders';

const FIRST_MS = at(STATED);
const HOUR_MS = 3_600_000;

/** Two assumptions are enough for one to be the riskiest and the other not. */
export const ASSUMPTION_IDS = ['assumption-1', 'assumption-2'] as const;

export const days = fc.integer({ min: -30, max: 500 }).map((n) => dayOf(FIRST_MS + n * DAY_MS));
export const moments = fc.integer({ min: 0, max: 500 * 24 }).map((hours) => FIRST_MS + hours * HOUR_MS);
export const texts = fc.oneof(
  fc.constantFrom('', '-', 'invite a colleague', 'Build a page', 'Admins know whom to invite', '45 %'),
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.string({ unit: 'binary', maxLength: 40 }),
);
export const sizes = fc.option(fc.constantFrom(0, 1, 2, 3, 5, 8, 13), { nil: null });

export const findings: fc.Arbitrary<Finding> = fc.record(
  {
    id: fc.constantFrom('f1', 'f2', 'f3', 'f4', 'f5', 'f6'),
    method: fc.constantFrom(...METHODS),
    verdict: fc.constantFrom(...VERDICTS),
    found: days,
    sample: fc.option(fc.constantFrom(0, 1, 3, 4, 5, 12, 20, 30, 100, 1000), { nil: null }),
    disciplines: fc.subarray([...DISCIPLINES]),
    observed: fc.integer({ min: 0, max: 100 }),
    because: texts,
    note: texts,
    link: fc.constantFrom(null, 'https://example.test/notes'),
  },
  { requiredKeys: ['id', 'method', 'verdict', 'found', 'sample', 'disciplines', 'note', 'link'] },
);

export const outcomes: fc.Arbitrary<Outcome> = fc.record({
  who: texts,
  does: texts,
  metric: texts,
  from: texts,
  to: texts,
  by: fc.option(days, { nil: null }),
});

export const thresholds: fc.Arbitrary<Threshold | null> = fc.option(
  fc.record({ text: texts, atLeast: fc.option(fc.integer({ min: 0, max: 100 }), { nil: null }) }),
  { nil: null },
);

const together = fc.subarray([...DISCIPLINES]);
export const decisions: fc.Arbitrary<Decision | null> = fc.oneof(
  fc.constant(null),
  fc.record({ kind: fc.constant('build'), together }),
  fc.record({ kind: fc.constant('buildToLearn'), stopRule: texts, checkOn: days, together }),
  fc.record({
    kind: fc.constant('no'),
    category: fc.constant('notNow'),
    because: texts,
    revisitWhen: texts,
    together,
  }),
  fc.record({ kind: fc.constant('waive'), reason: texts, until: days, together }),
);

export const checks: fc.Arbitrary<OutcomeCheck> = fc.record({
  result: fc.constantFrom(...CHECK_RESULTS),
  observed: texts,
  on: days,
});

export const statedEvents: fc.Arbitrary<AssumptionEvent> = fc.record({
  kind: fc.constant('assumption.stated'),
  statement: texts,
  risk: fc.constantFrom(...RISKS),
  homeIssueId: fc.constant('10001'),
});

export const assumptionEvents: fc.Arbitrary<AssumptionEvent> = fc.oneof(
  { weight: 1, arbitrary: statedEvents },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('threshold.set'), threshold: thresholds }) },
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('finding.added'), finding: findings }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('finding.edited'), finding: findings }) },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('finding.withdrawn'), findingId: findings.map(({ id }) => id) }),
  },
);

const assumptionId = fc.constantFrom(...ASSUMPTION_IDS);
const guesses = fc.option(fc.constantFrom(...SIZE_GUESSES), { nil: null });
const hint = { hint: fc.constantFrom('outputInDisguise', 'noNumber'), part: fc.constantFrom(...OUTCOME_PARTS) };
const drafts = {
  source: fc.constantFrom(...DRAFT_SOURCES),
  issueIds: fc.subarray(['10021', '10022', '10023'], { minLength: 1 }),
};
export const premiseEvents: fc.Arbitrary<PremiseEvent> = fc.oneof(
  fc.record({ kind: fc.constant('problem.stated'), problem: texts }),
  fc.record({ kind: fc.constant('outcome.stated'), parts: outcomes }),
  fc.record({ kind: fc.constant('size.guessed'), size: guesses }),
  fc.record({ kind: fc.constant('hint.dismissed'), ...hint }),
  fc.record({ kind: fc.constant('draft.dismissed'), ...drafts }),
  fc.record(
    { kind: fc.constant('assumption.linked'), assumptionId, asDoubt: fc.boolean() },
    { requiredKeys: ['kind', 'assumptionId'] },
  ),
  fc.record({ kind: fc.constant('assumption.unlinked'), assumptionId }),
  fc.record({ kind: fc.constant('riskiest.chosen'), assumptionId }),
  fc.record({ kind: fc.constant('decision.made'), decision: decisions }),
  fc.record({ kind: fc.constant('outcome.checked'), check: checks }),
);

/** Any events in any number, each some hours after the one before. */
export function logs<E>(events: fc.Arbitrary<E>, maxLength = 12): fc.Arbitrary<Dated<E>[]> {
  const steps = fc.array(fc.tuple(fc.integer({ min: 1, max: 24 * 30 }), events), { maxLength });
  return steps.map((list) => {
    let atMs = FIRST_MS;
    return list.map(([hours, event], i) => {
      atMs += hours * HOUR_MS;
      return { ...event, rev: i + 1, atMs };
    });
  });
}

/** A stream that begins, as every assumption's does, with its statement. */
export const assumptionLogs: fc.Arbitrary<Dated<AssumptionEvent>[]> = fc
  .tuple(statedEvents, logs(assumptionEvents))
  .map(([first, rest]) => [
    { ...first, rev: 1, atMs: FIRST_MS },
    ...rest.map((event) => ({ ...event, rev: event.rev + 1 })),
  ]);

export const premiseLogs: fc.Arbitrary<Dated<PremiseEvent>[]> = logs(premiseEvents);

export const settings = fc
  .record({
    disciplines: fc.subarray([...DISCIPLINES]),
    checkAfterDays: fc.constantFrom<30 | 60 | 90>(30, 60, 90),
    asked: fc.constantFrom(DEFAULT_SETTINGS.asked, [{ upTo: null, rung: 'launch' as const }], []),
  })
  .map((over) => ({ ...DEFAULT_SETTINGS, ...over }));

export const starts: fc.Arbitrary<Start> = fc.oneof(
  fc.constant<Start>({ kind: 'notStarted' }),
  fc.constant<Start>({ kind: 'startUnknown' }),
  moments.map<Start>((atMs) => ({ kind: 'started', atMs })),
  moments.map<Start>((atMs) => ({ kind: 'closedUnstarted', atMs })),
);

/** Any story at any moment. */
export const assessInputs: fc.Arbitrary<AssessInput> = fc.record({
  premise: premiseLogs.map(foldPremise),
  assumptions: fc
    .tuple(assumptionLogs, assumptionLogs)
    .map((streams) => streams.map((events, i) => foldedAssumption(events, ASSUMPTION_IDS[i]))),
  exempt: fc.boolean(),
  size: sizes,
  groupSize: sizes,
  start: starts,
  doneMs: fc.option(moments, { nil: null }),
  settings,
  nowMs: moments,
});

const common = { id: fc.constant('command-1'), seenRev: fc.constantFrom(0, 3, 99) };
export const commands: fc.Arbitrary<Command> = fc.oneof(
  fc.record({ ...common, kind: fc.constant('stateProblem'), problem: texts }),
  fc.record({ ...common, kind: fc.constant('stateOutcome'), parts: outcomes }),
  fc.record({ ...common, kind: fc.constant('guessSize'), size: guesses }),
  fc.record({ ...common, kind: fc.constant('dismissHint'), ...hint }),
  fc.record({ ...common, kind: fc.constant('dismissDraft'), ...drafts }),
  fc.record({
    ...common,
    kind: fc.constant('addDoubt'),
    assumptionId: fc.constantFrom(...ASSUMPTION_IDS, 'assumption-3'),
    statement: texts,
  }),
  fc.record({
    ...common,
    kind: fc.constant('stateAssumption'),
    assumptionId: fc.constantFrom(...ASSUMPTION_IDS, 'assumption-3'),
    statement: texts,
    risk: fc.constantFrom(...RISKS),
  }),
  fc.record({ ...common, kind: fc.constant('chooseRiskiest'), assumptionId }),
  fc.record({ ...common, kind: fc.constant('unlinkAssumption'), assumptionId }),
  fc.record({ ...common, kind: fc.constant('linkAssumption'), assumptionId }),
  fc.record({ ...common, kind: fc.constant('shareAssumption'), assumptionId, on: fc.boolean() }),
  fc.record({ ...common, kind: fc.constant('setThreshold'), assumptionId, threshold: thresholds }),
  fc.record({ ...common, kind: fc.constant('addFinding'), assumptionId, finding: findings }),
  fc.record({ ...common, kind: fc.constant('editFinding'), assumptionId, finding: findings }),
  fc.record({
    ...common,
    kind: fc.constant('withdrawFinding'),
    assumptionId,
    findingId: findings.map(({ id }) => id),
  }),
  fc.record({ ...common, kind: fc.constant('decide'), decision: decisions }),
  fc.record({ ...common, kind: fc.constant('checkOutcome'), check: checks }),
);
