/**
 * The limits of the signals, in one table. Those of *growing* are design §5's; what moves with the stage is our own
 * judgement (S1: how much is found out "will shift depending on the maturity and success of your product").
 */
import { DAY_MS, WEEK_MS } from '../week';
import type { SignalId, Stage, Windows } from './types';

export interface Thresholds {
  readonly hope: { readonly atLeast: number; readonly above: number };
  readonly afterTheFact: { readonly atLeast: number; readonly above: number };
  readonly storyFactory: { readonly created: number; readonly perFinding: number; readonly storyShare: number };
  readonly noContact: { readonly weeks: number; readonly started: number };
  readonly outcomesUntouched: { readonly days: number; readonly started: number };
  readonly yesOnly: { readonly grew: number };
  readonly unexplainedNoes: { readonly atLeast: number; readonly above: number };
  readonly forgotten: { readonly atLeast: number; readonly above: number; readonly overdueDays: number };
  /** `late`: a third late is the second tell, the other is a median rung of an estimate or less. */
  readonly theatre: {
    readonly last: number;
    readonly atLeast: number;
    readonly above: number;
    readonly late: number;
  };
  readonly easyRisks: { readonly atLeast: number; readonly atMost: number };
  readonly handedDown: { readonly atLeast: number; readonly above: number };
  /** `sized`: of so many sized stories, having found fewer than `atLeast` means there are none. */
  readonly bigBets: { readonly atLeast: number; readonly points: number; readonly sized: number };
  readonly tooManyOutcomes: { readonly atMost: number };
}

/** Compiles only while every signal has its limits. */
type EverySignal = { readonly [S in SignalId]: Readonly<Record<string, number>> };

export interface StageSettings {
  /** Share of days in discovery that practitioners call usual; a rule of thumb, nobody has measured it. */
  readonly band: { readonly low: number; readonly high: number };
  readonly thresholds: Thresholds & EverySignal;
}

export interface SignalSettings {
  readonly stage: Stage;
  readonly windowWeeks: number;
  readonly stages: Readonly<Record<Stage, StageSettings>>;
}

const GROWING: Readonly<Thresholds & EverySignal> = {
  hope: { atLeast: 8, above: 0.5 },
  afterTheFact: { atLeast: 6, above: 1 / 3 },
  storyFactory: { created: 20, perFinding: 10, storyShare: 0.4 },
  noContact: { weeks: 4, started: 5 },
  outcomesUntouched: { days: 90, started: 10 },
  yesOnly: { grew: 20 },
  unexplainedNoes: { atLeast: 3, above: 0.5 },
  forgotten: { atLeast: 3, above: 1 / 3, overdueDays: 14 },
  theatre: { last: 20, atLeast: 10, above: 0.7, late: 1 / 3 },
  easyRisks: { atLeast: 6, atMost: 0.25 },
  handedDown: { atLeast: 8, above: 0.5 },
  bigBets: { atLeast: 2, points: 5, sized: 8 },
  tooManyOutcomes: { atMost: 3 },
};

export const DEFAULT_SIGNAL_SETTINGS: Readonly<SignalSettings> = {
  stage: 'growing',
  windowWeeks: 12,
  stages: {
    exploring: {
      band: { low: 0.3, high: 0.6 },
      thresholds: {
        ...GROWING,
        hope: { ...GROWING.hope, above: 0.4 },
        storyFactory: { ...GROWING.storyFactory, perFinding: 6 },
        noContact: { ...GROWING.noContact, weeks: 2 },
        outcomesUntouched: { ...GROWING.outcomesUntouched, days: 60 },
        tooManyOutcomes: { atMost: 2 },
      },
    },
    growing: { band: { low: 0.1, high: 0.3 }, thresholds: GROWING },
    sustaining: {
      band: { low: 0.05, high: 0.2 },
      thresholds: {
        ...GROWING,
        hope: { ...GROWING.hope, above: 0.6 },
        storyFactory: { ...GROWING.storyFactory, perFinding: 20 },
        noContact: { ...GROWING.noContact, weeks: 8 },
        outcomesUntouched: { ...GROWING.outcomesUntouched, days: 180 },
        tooManyOutcomes: { atMost: 5 },
      },
    },
  },
};

export function thresholdsOf({ stage, stages }: SignalSettings): Thresholds & EverySignal {
  return stages[stage].thresholds;
}

/** Where the windows begin, for a project that wrote its first premise then: never before it. */
export function windowsOf(settings: SignalSettings, beganMs: number | null, nowMs: number): Windows {
  const { noContact, outcomesUntouched, forgotten } = thresholdsOf(settings);
  const since = (ms: number) => Math.max(nowMs - ms, beganMs ?? nowMs);
  const periodMs = settings.windowWeeks * WEEK_MS;
  const periods = beganMs === null ? 0 : Math.floor((nowMs - beganMs) / periodMs);
  const judged = (after: number) => (beganMs === null ? null : beganMs + after * periodMs);
  return {
    sinceMs: since(periodMs),
    contactSinceMs: since(noContact.weeks * WEEK_MS),
    outcomesSinceMs: since(outcomesUntouched.days * DAY_MS),
    overdueBeforeMs: nowMs - forgotten.overdueDays * DAY_MS,
    // Looked at every day, a limit is passed by chance sooner or later; looked at once a period it keeps its promise.
    judgedMs: periods < 1 ? null : judged(periods),
    nextJudgedMs: judged(Math.max(periods, 0) + 1),
  };
}
