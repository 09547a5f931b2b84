/** What a person is writing, before it is a command: text as typed, checked only when it is sent. Pure. */
import { dayStartMs, isDay } from '../../src/domain/day';
import type {
  CheckNext,
  CheckResult,
  Day,
  Decision,
  Discipline,
  NoCategory,
  Outcome,
  OutcomeCheck,
} from '../../src/domain/premise';
import { OUTCOME_PARTS } from '../../src/domain/premise-log';
import { lastWaiverDay } from '../../src/domain/waiver';
import { saysSomething } from '../../src/domain/words';
import type { Key } from '../shared/wording';

export type Checked<T, Field extends string> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problems: Readonly<Partial<Record<Field, Key>>> };

/** Every part as text; `by` is '' when no day is chosen. */
export interface OutcomeDraft {
  readonly who: string;
  readonly does: string;
  readonly metric: string;
  readonly from: string;
  readonly to: string;
  readonly by: string;
}
export type OutcomePart = keyof Outcome;

export function draftOfOutcome(outcome: Outcome): OutcomeDraft {
  return { ...outcome, by: outcome.by ?? '' };
}

/** What a draft would save: without the spaces around it. */
export function outcomeOf(draft: OutcomeDraft): Outcome {
  return {
    who: draft.who.trim(),
    does: draft.does.trim(),
    metric: draft.metric.trim(),
    from: draft.from.trim(),
    to: draft.to.trim(),
    by: draft.by === '' ? null : draft.by,
  };
}

/** Only what differs from what the person started from: somebody else's edit of another part stays. */
export function changedParts(base: Outcome, draft: OutcomeDraft): Partial<Outcome> {
  const now = outcomeOf(draft);
  return Object.fromEntries(OUTCOME_PARTS.filter((part) => now[part] !== base[part]).map((part) => [part, now[part]]));
}

export interface Clash {
  readonly part: OutcomePart;
  readonly mine: string;
  readonly theirs: string;
}

/** The parts both changed, differently. Parts only one of the two touched are no conflict. */
export function clashes(base: Outcome, draft: OutcomeDraft, theirs: Outcome): Clash[] {
  const mine = outcomeOf(draft);
  return OUTCOME_PARTS.filter(
    (part) => mine[part] !== base[part] && theirs[part] !== base[part] && mine[part] !== theirs[part],
  ).map((part) => ({ part, mine: mine[part] ?? '', theirs: theirs[part] ?? '' }));
}

/** All kinds at once: changing one's mind about the kind keeps what was typed for the other. */
export interface DecisionDraft {
  readonly kind: Decision['kind'];
  readonly stopRule: string;
  readonly checkOn: Day;
  readonly category: NoCategory;
  readonly because: string;
  readonly revisitWhen: string;
  /** '' = no day. */
  readonly revisitOn: Day;
  readonly reason: string;
  readonly until: Day;
  readonly together: readonly Discipline[];
}

/**
 * @param kind what a fresh decision starts as.
 * @param later the day proposed for a check or the end of a waiver.
 */
export function draftOfDecision(decision: Decision | null, kind: Decision['kind'], later: Day): DecisionDraft {
  const blank: DecisionDraft = {
    kind,
    stopRule: '',
    checkOn: later,
    category: 'notNow',
    because: '',
    revisitWhen: '',
    revisitOn: '',
    reason: '',
    until: later,
    together: [],
  };
  return { ...blank, ...decision };
}

/** A day gone by decides nothing, and a waiver has an end within reach. */
export function decisionOf(draft: DecisionDraft, today: Day): Checked<Decision, 'checkOn' | 'until' | 'revisitOn'> {
  const { together } = draft;
  switch (draft.kind) {
    case 'build':
      return { ok: true, value: { kind: 'build', together } };
    case 'buildToLearn':
      if (!isDay(draft.checkOn)) return { ok: false, problems: { checkOn: 'decision.needDate' } };
      if (draft.checkOn < today) return { ok: false, problems: { checkOn: 'decision.needLater' } };
      return {
        ok: true,
        value: { kind: 'buildToLearn', stopRule: draft.stopRule.trim(), checkOn: draft.checkOn, together },
      };
    case 'no':
      if (draft.revisitOn !== '' && !isDay(draft.revisitOn))
        return { ok: false, problems: { revisitOn: 'decision.needDate' } };
      return {
        ok: true,
        value: {
          kind: 'no',
          category: draft.category,
          because: draft.because.trim(),
          revisitWhen: draft.revisitWhen.trim(),
          ...(draft.revisitOn === '' ? {} : { revisitOn: draft.revisitOn }),
          together,
        },
      };
    case 'waive':
      if (!isDay(draft.until)) return { ok: false, problems: { until: 'decision.needDate' } };
      if (draft.until < today || draft.until > lastWaiverDay(dayStartMs(today)))
        return { ok: false, problems: { until: 'decision.needWithin' } };
      return { ok: true, value: { kind: 'waive', reason: draft.reason.trim(), until: draft.until, together } };
  }
}

export interface CheckDraft {
  readonly result: CheckResult | null;
  readonly observed: string;
  readonly on: Day;
  readonly next: CheckNext | null;
  /** What was assumed wrongly, '' = not said. */
  readonly lesson: string;
}

/** A look that came too early is followed by another, on its own day. */
export function draftOfCheck(check: OutcomeCheck | null, today: Day): CheckDraft {
  if (check === null || check.result === 'tooEarly') {
    return { result: null, observed: check?.observed ?? '', on: today, next: null, lesson: '' };
  }
  return { result: check.result, observed: check.observed, on: check.on, next: check.next ?? null, lesson: '' };
}

export function checkOf(draft: CheckDraft, today: Day): Checked<OutcomeCheck, 'result' | 'on'> {
  if (draft.result === null) return { ok: false, problems: { result: 'check.needResult' } };
  if (!isDay(draft.on) || draft.on > today) return { ok: false, problems: { on: 'finding.needDate' } };
  const { result, on, next } = draft;
  const follows = next === null || result === 'tooEarly' ? {} : { next };
  return { ok: true, value: { result, observed: draft.observed.trim(), on, ...follows } };
}

/** The next assumption a missed outcome starts; nothing where nothing was said. */
export function lessonOf(
  { result, lesson }: CheckDraft,
  assumptionId: string,
): { readonly assumptionId?: string; readonly statement?: string } {
  return result === 'missed' && saysSomething(lesson) ? { assumptionId, statement: lesson.trim() } : {};
}
