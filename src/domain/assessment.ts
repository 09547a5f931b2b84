/** What Premise says of one story, as types: the panel, the issue property and the facts all show this one answer. */
import type { Risk } from './premise';
import type { Way } from './ways';

/** Levels of evidence, weakest first. Values after Gilad's confidence meter; see `ladder.ts`. */
export const RUNGS = ['opinion', 'estimate', 'anecdote', 'market', 'research', 'experiment', 'launch'] as const;
export type Rung = (typeof RUNGS)[number];

export const STANDINGS = ['untested', 'inconclusive', 'supported', 'refuted', 'disputed'] as const;
export type Standing = (typeof STANDINGS)[number];

/** Why a finding reached the rung it did. Ids only: the words live in the wording file. */
export interface RungReason {
  readonly id: 'method' | 'sampleTooSmall' | 'wrongRisk' | 'noLink' | 'late' | 'background' | 'reworded';
}

export interface WeighedFinding {
  readonly findingId: string;
  readonly rung: Rung;
  readonly reasons: readonly RungReason[];
  readonly late: boolean;
  readonly background: boolean;
}

export interface StandingOf {
  readonly standing: Standing;
  /** Only opinions or estimates speak for it: untested, opinion only. */
  readonly opinionOnly: boolean;
  readonly support: Rung | null;
  readonly refute: Rung | null;
  /** When the settling finding should be looked at again, ms, or null. Shown, never a silent downgrade. */
  readonly recheckDueMs: number | null;
  readonly findings: readonly WeighedFinding[];
}

/** States that have no number, most telling first. */
export const UNSCORED = ['exempt', 'waived', 'saidNo', 'buildToLearn', 'refuted', 'disputed', 'nothingStated'] as const;
export type Unscored = (typeof UNSCORED)[number];

export const CHECK_IDS = [
  'who',
  'does',
  'metric',
  'fromTo',
  'byWhen',
  'riskiest',
  'testable',
  'threshold',
  'evidence',
  'valueExamined',
  'disciplines',
] as const;
export type CheckId = (typeof CHECK_IDS)[number];

/** One line of "how the score is made". */
export interface Check {
  readonly id: CheckId;
  readonly group: 'outcome' | 'assumption' | 'evidence';
  /** Points this check can give, 0 when it does not apply. */
  readonly weight: number;
  readonly applies: boolean;
  /** 0–1. */
  readonly credit: number;
  /** What would earn the rest: an id for the wording file, or null when nothing is missing. */
  readonly fix: string | null;
}

/** 0–100, or a named state: nothing to score is never a number. */
export type Score =
  | { readonly kind: 'scored'; readonly points: number; readonly checks: readonly Check[] }
  | { readonly kind: 'unscored'; readonly state: Unscored; readonly checks: readonly Check[] };

export const NEXT_STEPS = [
  'noBecause',
  'checkOutcome',
  'met',
  'missed',
  'learning',
  'waived',
  'exempt',
  'rethink',
  'settle',
  'frameOutcome',
  'nameAssumption',
  'setThreshold',
  'sharpenTest',
  'testFirst',
  'testValue',
  'buildingOnTested',
  'readyToBuild',
] as const;
export type NextStepId = (typeof NEXT_STEPS)[number];

export interface NextStep {
  readonly id: NextStepId;
  /** The date that belongs to it (learning until, waived until, check due), ms, or null. */
  readonly dueMs: number | null;
  /** Cheapest ways that reach the rung asked for this risk, cheapest first; only for `testFirst`. */
  readonly ways: readonly Way[];
}

/** How much evidence this size asks for. */
export interface Asked {
  readonly rung: Rung;
  /** Points the ask is judged by: the larger of the story's own and its group's. Null = unsized. */
  readonly points: number | null;
  /** No size was given: asks as small, and says so. */
  readonly unsized: boolean;
  /** The group resting on the same riskiest assumption decided, not the story alone. */
  readonly byGroup: boolean;
}

export interface Assessment {
  readonly score: Score;
  readonly next: NextStep;
  readonly asked: Asked;
  readonly standing: StandingOf | null;
  readonly risk: Risk | null;
  /** Size × distance from the evidence asked for, ≥ 0; 0 when nothing is in doubt. */
  readonly doubt: number;
  /** When any of this changes by the passing of time alone, ms, or null. */
  readonly nextDueMs: number | null;
}

/** Design §4: what delivery rested on when it started. */
export const VALIDATED = ['before', 'after', 'never', 'against', 'startUnknown'] as const;
export type Validated = (typeof VALIDATED)[number];
