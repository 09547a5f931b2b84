/**
 * From events to records. Events come ordered by `rev`; folding a prefix gives the record as it stood then, which is
 * what "before", "late" and "as it stood at start" are judged by.
 */
import { EMPTY_PREMISE, saidMs } from './premise';
import type {
  Assumption,
  AssumptionEvent,
  Dated,
  Dismissal,
  Finding,
  Outcome,
  Premise,
  PremiseEvent,
  RecordedFinding,
  Threshold,
} from './premise';
import { sameGoal } from './same-goal';

/** The parts of an outcome, in the order they are read. */
export const OUTCOME_PARTS = [
  'who',
  'does',
  'metric',
  'from',
  'to',
  'by',
] as const satisfies readonly (keyof Outcome)[];

/** A premise after one more event of its stream. An event that changes nothing still moves `rev`. */
export function applyPremise(premise: Premise, event: Dated<PremiseEvent>): Premise {
  const next: Premise = { ...premise, rev: event.rev, firstMs: premise.firstMs ?? event.atMs };
  // A project's first premise is somebody's bet: not a size, a click or another's doubt.
  const silent: Premise = { ...next, firstMs: premise.firstMs };
  switch (event.kind) {
    case 'problem.stated':
      return { ...next, problem: event.problem, problemRev: event.rev };
    case 'size.guessed':
      return { ...silent, sizeGuess: event.size, sizeGuessRev: event.rev };
    case 'hint.dismissed':
      return dismiss(silent, event);
    case 'draft.dismissed':
      return { ...silent, setAside: [...new Set([...premise.setAside, ...event.issueIds])] };
    case 'outcome.stated':
      return stateParts(next, event.parts, event.rev);
    case 'assumption.linked':
      return event.asDoubt === true ? link(silent, event.assumptionId, true) : link(next, event.assumptionId, false);
    case 'assumption.unlinked':
      return unlink(next, event.assumptionId, event.rev);
    case 'riskiest.chosen':
      // Two people at once: one unlinked what the other chose. The link is gone, so there is nothing to choose.
      return next.assumptionIds.includes(event.assumptionId) ? choose(next, event.assumptionId, event.rev) : next;
    case 'decision.made':
      return { ...next, decision: event.decision, decisionRev: event.rev };
    case 'outcome.checked':
      return { ...next, check: event.check, checkRev: event.rev };
    case 'outcome.owned':
      return { ...silent, ownedRev: event.rev };
    case 'outcome.rested':
      return { ...next, restsOn: event.outcomeId, restsOnRev: event.rev };
    case 'test.taken':
      // What it tests is no word about the issue itself either.
      return { ...silent, testing: event.assumptionId, testingRev: event.rev };
  }
}

/** The premise these events leave, starting from nothing. */
export function foldPremise(events: readonly Dated<PremiseEvent>[]): Premise {
  return events.reduce(applyPremise, EMPTY_PREMISE);
}

/**
 * An assumption after one more event of its stream. It exists once it is stated: an event before that (which the
 * store never writes) leaves null. Twice equals once: a finding id already heard of is not added again.
 */
export function applyAssumption(
  current: Assumption | null,
  id: string,
  event: Dated<AssumptionEvent>,
): Assumption | null {
  if (event.kind === 'assumption.stated') return state(current, id, event);
  if (current === null) return null;
  const next: Assumption = { ...current, rev: event.rev };
  switch (event.kind) {
    case 'threshold.set':
      if (sameThreshold(current.threshold, event.threshold)) return next;
      return {
        ...next,
        threshold: event.threshold,
        thresholdRev: event.rev,
        // A full stop mended after a finding is no goal moved.
        thresholdChangesMs: sameGoal(current.threshold, event.threshold)
          ? current.thresholdChangesMs
          : [...current.thresholdChangesMs, saidMs(event)],
      };
    case 'finding.added':
      if (findingIn(current, event.finding.id) !== null) return next;
      return { ...next, findings: [...current.findings, record(event.finding, event)] };
    case 'finding.edited':
      return {
        ...next,
        findings: current.findings.map((was) =>
          // Whole, so that a number taken back is gone; when it was first heard of stays, and where it came from.
          was.id === event.finding.id
            ? { ...event.finding, ...origin(was), ...heard(was), editedMs: saidMs(event), rev: event.rev }
            : was,
        ),
      };
    case 'finding.withdrawn':
      return {
        ...next,
        findings: current.findings.filter((finding) => finding.id !== event.findingId),
        withdrawn: [
          ...current.withdrawn,
          ...current.findings
            .filter((finding) => finding.id === event.findingId)
            .map((finding) => ({ ...finding, rev: event.rev })),
        ],
      };
    case 'test.planned':
      if (current.tests.some(({ id: known }) => known === event.test.id)) return next;
      return { ...next, tests: [...current.tests, event.test] };
    case 'assumption.shared':
      return { ...next, sharedIn: event.inProject };
  }
}

/** The assumption these events leave, or null if it was never stated. */
export function foldAssumption(id: string, events: readonly Dated<AssumptionEvent>[]): Assumption | null {
  return events.reduce<Assumption | null>((current, event) => applyAssumption(current, id, event), null);
}

/** The events recorded at or before a moment (ms). Events are ordered, so this is a prefix. */
export function upTo<E>(events: readonly Dated<E>[], ms: number): readonly Dated<E>[] {
  const later = events.findIndex((event) => event.atMs > ms);
  return later === -1 ? events : events.slice(0, later);
}

/** Whether two thresholds say the same, word for word: only spaces are forgiven. */
export function sameThreshold(a: Threshold | null, b: Threshold | null): boolean {
  if (a === null || b === null) return a === b;
  return spaced(a.text) === spaced(b.text) && a.atLeast === b.atLeast;
}

function spaced(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** A finding this assumption knows, withdrawn or not. */
export function findingIn(assumption: Assumption, findingId: string): RecordedFinding | null {
  const known = [...assumption.findings, ...assumption.withdrawn].find((finding) => finding.id === findingId);
  return known ?? null;
}

function stateParts(premise: Premise, parts: Partial<Outcome>, rev: number): Premise {
  const revs = { ...premise.outcomeRevs };
  for (const part of OUTCOME_PARTS) if (parts[part] !== undefined) revs[part] = rev;
  return { ...premise, outcome: withParts(premise.outcome, parts), outcomeRevs: revs };
}

/** Part by part: what is not a part of an outcome never gets in, whatever an entry carries. */
function withParts(outcome: Outcome, parts: Partial<Outcome>): Outcome {
  return {
    who: parts.who ?? outcome.who,
    does: parts.does ?? outcome.does,
    metric: parts.metric ?? outcome.metric,
    from: parts.from ?? outcome.from,
    to: parts.to ?? outcome.to,
    by: parts.by === undefined ? outcome.by : parts.by,
  };
}

function dismiss(premise: Premise, { hint, part, rev }: Dismissal): Premise {
  const others = premise.dismissals.filter((one) => one.hint !== hint || one.part !== part);
  return { ...premise, dismissals: [...others, { hint, part, rev }] };
}

function link(premise: Premise, id: string, asDoubt: boolean): Premise {
  if (premise.assumptionIds.includes(id)) return premise;
  const { riskiestId, doubtIds } = premise;
  const isTaken = riskiestId !== null && (asDoubt || !doubtIds.includes(riskiestId));
  return {
    ...premise,
    assumptionIds: [...premise.assumptionIds, id],
    doubtIds: asDoubt ? [...doubtIds, id] : doubtIds,
    // The first one named is the riskiest until somebody says otherwise; a doubt gives way to what the writers name.
    riskiestId: isTaken ? riskiestId : id,
  };
}

function choose(premise: Premise, id: string, rev: number): Premise {
  const doubtIds = premise.doubtIds.filter((doubt) => doubt !== id);
  return { ...premise, doubtIds, riskiestId: id, riskiestRev: rev };
}

function unlink(premise: Premise, id: string, rev: number): Premise {
  const at = premise.assumptionIds.indexOf(id);
  const left = premise.assumptionIds.filter((linked) => linked !== id);
  // The one linked after it takes its place; after the last, the first.
  const following = left[at] ?? left[0] ?? null;
  return {
    ...premise,
    assumptionIds: left,
    doubtIds: premise.doubtIds.filter((linked) => linked !== id),
    riskiestId: premise.riskiestId === id ? following : premise.riskiestId,
    // Taking away what was chosen is a word about the choice: whoever has not seen it may not choose over it.
    riskiestRev: premise.riskiestId === id && premise.riskiestRev > 0 ? rev : premise.riskiestRev,
  };
}

function state(
  current: Assumption | null,
  id: string,
  event: Dated<Extract<AssumptionEvent, { kind: 'assumption.stated' }>>,
): Assumption {
  const wording = { statement: event.statement, risk: event.risk, atMs: saidMs(event), rev: event.rev };
  if (current !== null) {
    const { statement, risk } = event;
    return { ...current, rev: event.rev, statement, risk, wordings: [...current.wordings, wording] };
  }
  return {
    id,
    rev: event.rev,
    statement: event.statement,
    risk: event.risk,
    homeIssueId: event.homeIssueId,
    statedMs: saidMs(event),
    threshold: null,
    thresholdChangesMs: [],
    thresholdRev: 0,
    wordings: [wording],
    findings: [],
    withdrawn: [],
    tests: [],
    sharedIn: null,
  };
}

function origin({ fromIssue, drawnFrom }: Finding): Partial<Finding> {
  return { ...(fromIssue !== undefined && { fromIssue }), ...(drawnFrom !== undefined && { drawnFrom }) };
}

function record(finding: Finding, { rev, atMs, claimedMs }: Dated<unknown>): RecordedFinding {
  return {
    ...finding,
    ...heard({ recordedMs: atMs, ...(claimedMs === undefined ? {} : { claimedMs }) }),
    editedMs: null,
    rev,
  };
}

type Heard = Pick<RecordedFinding, 'recordedMs' | 'claimedMs'>;

/** When a finding was heard of: editing it never changes that. */
function heard({ recordedMs, claimedMs }: Heard): Heard {
  return { recordedMs, ...(claimedMs === undefined ? {} : { claimedMs }) };
}
