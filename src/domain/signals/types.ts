/** Signals as types: what is counted of a project, and what is said of it. Numbers only, nobody's name and no title. */
import type { Rung } from '../assessment';
import type { Report } from './report';

/** How far the product is: early on there is more to find out (S1: "will shift depending on the maturity"). */
export const STAGES = ['exploring', 'growing', 'sustaining'] as const;
export type Stage = (typeof STAGES)[number];

/** In the order of design §5, 1 to 13. */
export const SIGNAL_IDS = [
  'hope',
  'afterTheFact',
  'storyFactory',
  'noContact',
  'outcomesUntouched',
  'yesOnly',
  'unexplainedNoes',
  'forgotten',
  'theatre',
  'easyRisks',
  'handedDown',
  'bigBets',
  'tooManyOutcomes',
] as const;
export type SignalId = (typeof SIGNAL_IDS)[number];

export const SIGNAL_STATES = ['lit', 'quiet', 'cantTell'] as const;
export type SignalState = (typeof SIGNAL_STATES)[number];

/** An assumption somebody came to a verdict on, by its newest finding that says yes or no. */
export interface Verdict {
  readonly isSupported: boolean;
  /** Its threshold was set or changed after it was found. */
  readonly isLate: boolean;
  /** As it counts, lateness taken off. */
  readonly rung: Rung;
}

/**
 * What is counted of a project. *Counted* stories are those the headline counts: delivery, started since the project
 * began, not exempt, not waived, not build to learn. "In the window" begins where `windowsOf` says, and never before
 * the project's first premise: what was done before is nobody's omission.
 */
export interface SignalInput {
  readonly nowMs: number;
  /** When the project's first premise was written; null = there is none yet. */
  readonly beganMs: number | null;
  /** Counted stories started in the window. */
  readonly started: {
    readonly of: number;
    /** Validated before they started. */
    readonly before: number;
    /** Their riskiest assumption rests on stakeholders' opinions alone. */
    readonly handedDown: number;
  };
  /** Counted stories started in the longer window: habits that show in few of a team's stories take longer to see. */
  readonly longer: {
    /** Validated, before or after they started. */
    readonly validated: number;
    /** Of these, after they had started. */
    readonly after: number;
    /** With a size at start. */
    readonly sized: number;
    /** Larger at start than a big bet is. */
    readonly big: number;
    /** Of these, with less than market evidence at start. */
    readonly bigThin: number;
  };
  /** Counted stories started in the window of customer contact, and in that of outcomes. */
  readonly startedSince: { readonly contact: number; readonly outcomes: number };
  /** Delivery stories created and finished (delivered or closed) in the window. */
  readonly created: number;
  readonly finished: number;
  /** Recorded in the window and not taken back. */
  readonly findings: number;
  /** Found in its window, by a way that meets customers. */
  readonly contacts: number;
  /** When customers were last met, ms; null = never since the project began. */
  readonly lastContactMs: number | null;
  /** When an outcome was last stated or changed, ms. */
  readonly lastOutcomeMs: number | null;
  /** Noes said, in the window, on stories still open or closed. */
  readonly noes: number;
  /** Stories closed in the window by a decision (Won't Do, Won't Fix, Declined), and those of them without a reason. */
  readonly closures: { readonly of: number; readonly unexplained: number };
  /** Outcome checks: made in the longer window or due by now, and those overdue by more than the grace days. */
  readonly checks: { readonly due: number; readonly overdue: number };
  /** The last assumptions with a verdict by the day of judgement, newest first, feasibility left out. */
  readonly verdicts: readonly Verdict[];
  /** The last assumptions settled, as many as are looked at, and those of them about value or viability. */
  readonly settled: { readonly of: number; readonly valueOrViability: number };
  /** Different outcomes that stories in progress rest on. */
  readonly outcomesInProgress: number;
  /** What the team last said of itself; null = nothing. */
  readonly report: Report | null;
}

/** Where each window begins, ms. */
export interface Windows {
  readonly sinceMs: number;
  /** Twice as far back. */
  readonly longerSinceMs: number;
  readonly contactSinceMs: number;
  readonly outcomesSinceMs: number;
  /** Checks due before this are overdue. */
  readonly overdueBeforeMs: number;
  /** Validation theatre is judged once a period, as it stood then; null = the first period is not over. */
  readonly judgedMs: number | null;
  readonly nextJudgedMs: number | null;
}

/** Something counted, out of what; `low` and `high` bound the share where it has an interval (Wilson 95 %). */
export interface SignalNumber {
  readonly name: NumberName;
  readonly count: number;
  readonly of: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

export const NUMBER_NAMES = [
  'onHope',
  'validatedAfter',
  'created',
  'findings',
  'storyShare',
  'contacts',
  'weeksSinceContact',
  'started',
  'daysSinceOutcome',
  'noes',
  'grew',
  'unexplained',
  'overdue',
  'supported',
  'easy',
  'valueOrViability',
  'handedDown',
  'bigThin',
  'outcomes',
] as const;
export type NumberName = (typeof NUMBER_NAMES)[number];

/** What is missing before anything can be said. */
export const NEED_NAMES = [
  'firstPremise',
  'started',
  'validated',
  'created',
  'days',
  'closures',
  'checks',
  'verdicts',
  'settled',
  'sized',
  'big',
  'outcomes',
] as const;
export type NeedName = (typeof NEED_NAMES)[number];

export interface Need {
  readonly name: NeedName;
  /** How many more. */
  readonly more: number;
}

/** Where a signal comes from: an essay (S0–S4), or a source named beside it. */
export type SourceId = 'S0' | 'S1' | 'S2' | 'S3' | 'S4' | 'cutler' | 'gilad' | 'kohavi' | 'torres' | 'cagan';

export interface Signal {
  readonly id: SignalId;
  readonly state: SignalState;
  /** Of a signal that cannot tell; null otherwise. */
  readonly need: Need | null;
  readonly numbers: readonly SignalNumber[];
  /** How far back it looks; 0 = it has no window of weeks: what is in progress now, or the last so many. */
  readonly windowWeeks: number;
  /** Its limits by name, as the wording says them. */
  readonly threshold: Readonly<Record<string, number>>;
  readonly sources: readonly SourceId[];
}
