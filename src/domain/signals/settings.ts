/**
 * The limits of the signals, in one table. Those of *growing* are design §5's, but for five that a simulation of teams
 * proved to be deaf or jumpy (2, 6, 9, 10 and 12: each says why); what moves with the stage is our own judgement (S1: how much is found out "will shift depending on the maturity and success of your product").
 */
import { DAY_MS, WEEK_MS } from '../week';
import type { Limits } from './limits';
import type { SignalId, Stage, Windows } from './types';

export interface Thresholds {
  readonly hope: { readonly atLeast: number; readonly above: number };
  readonly afterTheFact: { readonly atLeast: number; readonly above: number };
  readonly storyFactory: { readonly created: number; readonly perFinding: number; readonly storyShare: number };
  readonly noContact: { readonly weeks: number; readonly started: number };
  readonly outcomesUntouched: { readonly days: number; readonly started: number };
  /** `grew`: of what was created, what is more than was finished; `perNo`: one no in so many stories is enough. */
  readonly yesOnly: { readonly created: number; readonly grew: number; readonly perNo: number };
  readonly unexplainedNoes: { readonly atLeast: number; readonly above: number };
  readonly forgotten: { readonly atLeast: number; readonly above: number; readonly overdueDays: number };
  /** `easy`: the second tell, verdicts that could hardly have been a no. */
  readonly theatre: {
    readonly last: number;
    readonly atLeast: number;
    readonly above: number;
    readonly easy: number;
  };
  readonly easyRisks: {
    readonly last: number;
    readonly atLeast: number;
    readonly atMost: number;
    readonly below: number;
  };
  readonly handedDown: { readonly atLeast: number; readonly above: number };
  /** `atLeast` big ones; `sized`: so many sized stories without one mean that there are none. */
  readonly bigBets: {
    readonly atLeast: number;
    readonly above: number;
    readonly points: number;
    readonly sized: number;
  };
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
  yesOnly: { created: 20, grew: 0.2, perNo: 50 },
  unexplainedNoes: { atLeast: 3, above: 0.5 },
  forgotten: { atLeast: 3, above: 1 / 3, overdueDays: 14 },
  theatre: { last: 30, atLeast: 5, above: 0.55, easy: 0.4 },
  easyRisks: { last: 30, atLeast: 6, atMost: 0.25, below: 0.5 },
  handedDown: { atLeast: 8, above: 0.5 },
  bigBets: { atLeast: 3, above: 0.25, points: 5, sized: 8 },
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

/** What a project judges its signals by: its stage, and of that stage's limits those it has set itself. */
export function signalSettingsOf(project: { readonly stage: Stage; readonly limits: Limits }): SignalSettings {
  const { stage, limits } = project;
  const { stages, ...rest } = DEFAULT_SIGNAL_SETTINGS;
  const { band, thresholds } = stages[stage];
  const own = <T extends Readonly<Record<string, number>>>(id: SignalId, standard: T): T => ({
    ...standard,
    ...limitsOf(id, limits),
  });
  const these: Thresholds & EverySignal = {
    hope: own('hope', thresholds.hope),
    afterTheFact: own('afterTheFact', thresholds.afterTheFact),
    storyFactory: own('storyFactory', thresholds.storyFactory),
    noContact: own('noContact', thresholds.noContact),
    outcomesUntouched: own('outcomesUntouched', thresholds.outcomesUntouched),
    yesOnly: own('yesOnly', thresholds.yesOnly),
    unexplainedNoes: own('unexplainedNoes', thresholds.unexplainedNoes),
    forgotten: own('forgotten', thresholds.forgotten),
    theatre: own('theatre', thresholds.theatre),
    easyRisks: own('easyRisks', thresholds.easyRisks),
    handedDown: own('handedDown', thresholds.handedDown),
    bigBets: own('bigBets', thresholds.bigBets),
    tooManyOutcomes: own('tooManyOutcomes', thresholds.tooManyOutcomes),
  };
  return { ...rest, stage, stages: { ...stages, [stage]: { band, thresholds: these } } };
}

/** A signal's own limits, by their names in it. */
function limitsOf(id: SignalId, limits: Limits): Readonly<Record<string, number>> {
  const mine = Object.entries(limits).filter(([key]) => key.startsWith(`${id}.`));
  return Object.fromEntries(mine.map(([key, limit]) => [key.slice(id.length + 1), limit]));
}

export function bandOf({ stage, stages }: SignalSettings): StageSettings['band'] {
  return stages[stage].band;
}

export function thresholdsOf({ stage, stages }: SignalSettings): Thresholds & EverySignal {
  return stages[stage].thresholds;
}

/** The window of what is too rare to be told from chance in one. */
export function longerWeeks({ windowWeeks }: SignalSettings): number {
  return 2 * windowWeeks;
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
    longerSinceMs: since(longerWeeks(settings) * WEEK_MS),
    contactSinceMs: since(noContact.weeks * WEEK_MS),
    outcomesSinceMs: since(outcomesUntouched.days * DAY_MS),
    overdueBeforeMs: nowMs - forgotten.overdueDays * DAY_MS,
    // Looked at every day, a limit is passed by chance sooner or later; looked at once a period it keeps its promise.
    judgedMs: periods < 1 ? null : judged(periods),
    nextJudgedMs: judged(Math.max(periods, 0) + 1),
  };
}
