/** How a copy that is too long for Jira gives way, step by step; which step comes when is said in `copy.ts`. */
import type { Assumption, AssumptionEvent, Dated, Decision, Finding, Premise, PremiseEvent } from './premise';
import { saidMs } from './premise';
import { shorten } from './published';
import { firstHeardMs } from './weigh';
import { without } from './without';

/** What a copy is made of. */
export interface Copied {
  /** Oldest first. */
  readonly premise: readonly Dated<PremiseEvent>[];
  /** Those at home on the issue. */
  readonly assumptions: readonly CopiedAssumption[];
}

export interface CopiedAssumption {
  readonly id: string;
  /** Oldest first. */
  readonly events: readonly Dated<AssumptionEvent>[];
}

/** Said again, the last one is all that stands. */
const REPLACED = [
  'problem.stated',
  'size.guessed',
  'decision.made',
  'outcome.checked',
  'test.taken',
  'outcome.rested',
] as const;

/** Longer links are left out where texts are cut: half of one leads nowhere. */
const LONGEST_LINK = 300;

/** The events without which the premise would stand otherwise. */
export function standingPremise(
  premise: Premise,
  events: readonly Dated<PremiseEvent>[],
): readonly Dated<PremiseEvent>[] {
  const last = new Map(events.map((event) => [event.kind, event]));
  const isLast = (event: Dated<PremiseEvent>) => last.get(event.kind) === event;
  return events.flatMap((event): readonly Dated<PremiseEvent>[] => {
    switch (event.kind) {
      case 'outcome.stated':
        return isLast(event) ? [{ ...event, parts: premise.outcome }] : [];
      case 'hint.dismissed':
      case 'assumption.unlinked':
        return [];
      case 'assumption.linked':
        return isLinkThatHolds(event, premise, events) ? [event] : [];
      case 'riskiest.chosen':
        return event.rev === premise.riskiestRev ? [event] : [];
      default:
        return REPLACED.some((kind) => kind === event.kind) && !isLast(event) ? [] : [event];
    }
  });
}

function isLinkThatHolds(
  event: Dated<Extract<PremiseEvent, { kind: 'assumption.linked' }>>,
  { assumptionIds }: Premise,
  events: readonly Dated<PremiseEvent>[],
): boolean {
  const links = events.filter(
    (other) =>
      (other.kind === 'assumption.linked' || other.kind === 'assumption.unlinked') &&
      other.assumptionId === event.assumptionId,
  );
  const lastGone = links.map(({ kind }) => kind).lastIndexOf('assumption.unlinked');
  return assumptionIds.includes(event.assumptionId) && links[lastGone + 1] === event;
}

/**
 * The events without which the assumption would stand otherwise. Wordings and goals stay, however old: what they make of
 * a finding must not be lost by writing much. So does when a withdrawn finding was first heard of.
 */
export function standingAssumption(
  assumption: Assumption,
  events: readonly Dated<AssumptionEvent>[],
): readonly Dated<AssumptionEvent>[] {
  return events.flatMap((event): readonly Dated<AssumptionEvent>[] => {
    if (event.kind === 'finding.edited' || event.kind === 'finding.withdrawn') return [];
    if (event.kind !== 'finding.added') return [event];
    const now = assumption.findings.find(({ id }) => id === event.finding.id);
    if (now === undefined) return [];
    const finding = without(now, 'recordedMs', 'claimedMs', 'editedMs', 'rev');
    return [{ ...event, finding, atMs: Math.min(firstHeardMs(assumption, now), saidMs(event)) }];
  });
}

/** Every text of the event to at most `length` code points. */
export function cutPremise(event: Dated<PremiseEvent>, length: number): Dated<PremiseEvent> {
  switch (event.kind) {
    case 'problem.stated':
      return { ...event, problem: shorten(event.problem, length) };
    case 'outcome.stated': {
      const parts = Object.entries<string | null | undefined>({ ...event.parts }).map(
        ([part, text]) => [part, typeof text === 'string' ? shorten(text, length) : text] as const,
      );
      return { ...event, parts: { ...event.parts, ...Object.fromEntries(parts) } };
    }
    case 'decision.made':
      return { ...event, decision: event.decision === null ? null : cutDecision(event.decision, length) };
    case 'outcome.checked':
      return { ...event, check: { ...event.check, observed: shorten(event.check.observed, length) } };
    default:
      return event;
  }
}

function cutDecision(decision: Decision, length: number): Decision {
  switch (decision.kind) {
    case 'build':
      return decision;
    case 'buildToLearn':
      return { ...decision, stopRule: shorten(decision.stopRule, length) };
    case 'no': {
      const { because, revisitWhen } = decision;
      return { ...decision, because: shorten(because, length), revisitWhen: shorten(revisitWhen, length) };
    }
    case 'waive':
      return { ...decision, reason: shorten(decision.reason, length) };
  }
}

/** As `cutPremise`. */
export function cutAssumption(event: Dated<AssumptionEvent>, length: number): Dated<AssumptionEvent> {
  switch (event.kind) {
    case 'assumption.stated':
      return { ...event, statement: shorten(event.statement, length) };
    case 'threshold.set': {
      const { threshold } = event;
      return { ...event, threshold: threshold && { ...threshold, text: shorten(threshold.text, length) } };
    }
    case 'finding.added':
      return { ...event, finding: cutFinding(event.finding, length) };
    default:
      return event;
  }
}

function cutFinding(finding: Finding, length: number): Finding {
  const { note, link, because } = finding;
  return {
    ...{ ...finding, note: shorten(note, length) },
    link: link !== null && link.length > LONGEST_LINK ? null : link,
    ...(because === undefined ? {} : { because: shorten(because, length) }),
  };
}

/** Without the finding that was recorded first. */
export function withoutOldest(events: readonly Dated<AssumptionEvent>[]): readonly Dated<AssumptionEvent>[] {
  const oldest = events.findIndex(({ kind }) => kind === 'finding.added');
  return oldest === -1 ? events : events.filter((_, at) => at !== oldest);
}

const CORE = [...REPLACED, 'outcome.stated', 'assumption.linked', 'riskiest.chosen'] as const;

/** The premise's own sentences and its riskiest assumption as it is worded now, with its goal. */
export function coreOf({ premise, assumptions }: Copied, riskiestId: string | null): Copied {
  return {
    premise: premise.filter(
      (event) =>
        CORE.some((kind) => kind === event.kind) && (!('assumptionId' in event) || event.assumptionId === riskiestId),
    ),
    assumptions: assumptions
      .filter(({ id }) => id === riskiestId)
      .map(({ id, events }) => ({
        id,
        events: [...lastOf(events, 'assumption.stated'), ...lastOf(events, 'threshold.set')],
      })),
  };
}

function lastOf(
  events: readonly Dated<AssumptionEvent>[],
  kind: AssumptionEvent['kind'],
): readonly Dated<AssumptionEvent>[] {
  return events.filter((event) => event.kind === kind).slice(-1);
}
