/**
 * Fixed, believable defaults; a test names only what it is about. The one calendar all of them share (2024, UTC):
 * 4 Mar the assumption is stated, 5 Mar its threshold is set, 8 Mar a finding is found and recorded, 11 Mar the story
 * starts, 15 Mar is today.
 */
import type { AssessInput } from '../../src/domain/assess';
import type {
  Assumption,
  AssumptionEvent,
  Dated,
  Decision,
  Finding,
  Outcome,
  Premise,
  PremiseEvent,
  Threshold,
} from '../../src/domain/premise';
import { foldAssumption, foldPremise } from '../../src/domain/premise-log';
import { DEFAULT_SETTINGS } from '../../src/domain/settings';
import type { Settings } from '../../src/domain/settings';

export const DAY_MS = 86_400_000;

/** `2024-03-08` is that day at noon; `2024-03-08 09:30` is that minute; both UTC. */
export function at(when: string): number {
  const ms = Date.parse(when.length === 10 ? `${when}T12:00:00Z` : `${when.replace(' ', 'T')}:00Z`);
  if (Number.isNaN(ms)) throw new Error(`"${when}" is not a day or a minute`);
  return ms;
}

export const STATED = '2024-03-04';
export const THRESHOLD_SET = '2024-03-05';
export const FOUND = '2024-03-08';
export const STARTED = '2024-03-11';
export const TODAY = '2024-03-15';

export function anOutcome(over: Partial<Outcome> = {}): Outcome {
  return {
    who: 'New teams',
    does: 'invite a colleague in their first week',
    metric: 'invited in week 1',
    from: '31 %',
    to: '45 %',
    by: '2024-09-30',
    ...over,
  };
}

export function aThreshold(over: Partial<Threshold> = {}): Threshold {
  return { text: 'at least 8 of 20 admins name a colleague unprompted', atLeast: null, ...over };
}

/** Five customer conversations with a link: market evidence for most risks. */
export function aFinding(over: Partial<Finding> = {}): Finding {
  return {
    id: 'finding-1',
    method: 'customerConversations',
    verdict: 'supports',
    found: FOUND,
    sample: 5,
    disciplines: ['product', 'design'],
    note: '',
    link: 'https://example.test/notes',
    ...over,
  };
}

export function aDecision(kind: Decision['kind'], on = '2024-06-30'): Decision {
  switch (kind) {
    case 'build':
      return { kind, together: ['product', 'design', 'engineering'] };
    case 'buildToLearn':
      return { kind, stopRule: 'fewer than 10 invitations', checkOn: on, together: ['product'] };
    case 'no':
      return { kind, category: 'notNow', because: 'few would use it', revisitWhen: '', together: ['product'] };
    case 'waive':
      return { kind, reason: 'the law asks for it', until: on, together: ['product'] };
  }
}

/** What happened when, in order. */
export type Entries<E> = readonly (readonly [when: string, event: E])[];

/** Events in the order given, numbered from 1, each dated by `at`. */
export function log<E>(...entries: Entries<E>): Dated<E>[] {
  return entries.map(([when, event], i) => ({ ...event, rev: i + 1, atMs: at(when) }));
}

export const premiseLog = (...entries: Entries<PremiseEvent>): Dated<PremiseEvent>[] => log<PremiseEvent>(...entries);
export const assumptionLog = (...entries: Entries<AssumptionEvent>): Dated<AssumptionEvent>[] =>
  log<AssumptionEvent>(...entries);

type Stated = Extract<AssumptionEvent, { kind: 'assumption.stated' }>;

export function stated(over: Partial<Omit<Stated, 'kind'>> = {}): AssumptionEvent {
  return {
    kind: 'assumption.stated',
    statement: 'Admins know whom to invite',
    risk: 'value',
    homeIssueId: '10001',
    ...over,
  };
}

export function thresholdSet(over: Partial<Threshold> | null = {}): AssumptionEvent {
  return { kind: 'threshold.set', threshold: over === null ? null : aThreshold(over) };
}

export function findingAdded(over: Partial<Finding> = {}): AssumptionEvent {
  return { kind: 'finding.added', finding: aFinding(over) };
}

export function foldedAssumption(events: readonly Dated<AssumptionEvent>[], id = 'assumption-1'): Assumption {
  const assumption = foldAssumption(id, events);
  if (assumption === null) throw new Error('these events never state the assumption');
  return assumption;
}

/**
 * An assumption stated on 4 Mar, with its threshold set on 5 Mar (null: never) and findings recorded at noon of the
 * day they were found, numbered by their place.
 */
export function anAssumption(
  over: Partial<Omit<Stated, 'kind'>> & {
    id?: string;
    threshold?: Partial<Threshold> | null;
    findings?: readonly Partial<Finding>[];
  } = {},
): Assumption {
  const { id, threshold = {}, findings = [], ...words } = over;
  return foldedAssumption(
    assumptionLog(
      [STATED, stated(words)],
      ...(threshold === null ? [] : [[THRESHOLD_SET, thresholdSet(threshold)] as const]),
      ...findings.map(
        (finding, i) => [finding.found ?? FOUND, findingAdded({ id: `finding-${i + 1}`, ...finding })] as const,
      ),
    ),
    id,
  );
}

/** A premise with the full outcome, resting on `assumption-1`. */
export function aPremise(
  over: { outcome?: Partial<Outcome> | null; assumptionIds?: readonly string[]; decision?: Decision } = {},
): Premise {
  const { outcome = {}, assumptionIds = ['assumption-1'], decision } = over;
  return foldPremise(
    premiseLog(
      ...(outcome === null ? [] : [[STATED, { kind: 'outcome.stated', parts: anOutcome(outcome) }] as const]),
      ...assumptionIds.map((assumptionId) => [STATED, { kind: 'assumption.linked', assumptionId }] as const),
      ...(decision === undefined ? [] : [[THRESHOLD_SET, { kind: 'decision.made', decision }] as const]),
    ),
  );
}

export function someSettings(over: Partial<Settings> = {}): Settings {
  return { ...DEFAULT_SETTINGS, ...over };
}

/** A five-point story, not started, with a full outcome and one untested assumption: everything words can do. */
export function anAssessInput(over: Partial<AssessInput> = {}): AssessInput {
  return {
    premise: aPremise(),
    assumptions: [anAssumption()],
    exempt: false,
    size: 5,
    groupSize: null,
    start: { kind: 'notStarted' },
    doneMs: null,
    settings: someSettings(),
    nowMs: at(TODAY),
    ...over,
  };
}
