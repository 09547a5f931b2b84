/**
 * What simulated teams do, as rates and chances. All of it is our own judgement, said before the signals were run on
 * it: nobody has published how often healthy teams forget a check. Shares vary between teams, rates too.
 */
import type { SignalId } from '../../../src/domain/signals/types';

export interface Habits {
  /** Chances of a started story: validated first; if not, validated while under way; on a stakeholder's word alone. */
  readonly validatesFirst: number;
  readonly validatesLate: number;
  readonly handedDown: number;
  /** Share of stories over five points, and of those the ones that start below market evidence. */
  readonly big: number;
  readonly thin: number;
  /** Stories created and finished for each one started; findings for each one created. */
  readonly created: number;
  readonly finished: number;
  readonly findings: number;
  /** Chance of meeting a customer in a week: a habit is weekly or none. */
  readonly contact: number;
  /** A week: outcomes stated or changed, noes said, stories closed by a decision, checks falling due, verdicts, settled. */
  readonly outcomeChanges: number;
  readonly noes: number;
  readonly closures: number;
  readonly checks: number;
  readonly verdicts: number;
  readonly settled: number;
  /** Chances: that a closure says why, a check is overdue by two weeks, a verdict is yes, late, weak. */
  readonly explains: number;
  readonly forgets: number;
  readonly saysYes: number;
  readonly late: number;
  readonly weak: number;
  /** Of what is settled, value or viability. */
  readonly value: number;
  /** Outcomes in progress: never fewer, and so many more on average. */
  readonly outcomes: readonly [least: number, more: number];
}

export const HEALTHY: Habits = {
  validatesFirst: 0.7,
  validatesLate: 0.2,
  handedDown: 0.08,
  big: 0.12,
  thin: 0.1,
  created: 1.1,
  finished: 0.95,
  findings: 0.4,
  contact: 0.8,
  outcomeChanges: 0.5,
  noes: 0.5,
  closures: 0.4,
  checks: 0.7,
  verdicts: 0.9,
  settled: 0.9,
  explains: 0.85,
  forgets: 0.07,
  saysYes: 0.6,
  late: 0.1,
  weak: 0.15,
  value: 0.55,
  outcomes: [1, 0.5],
};

/** Each trap changes what it is about and leaves the rest healthy. */
export const TRAPS: Readonly<Record<SignalId, Partial<Habits>>> = {
  hope: { validatesFirst: 0.12, validatesLate: 0.1 },
  afterTheFact: { validatesFirst: 0.15, validatesLate: 0.5 },
  storyFactory: { created: 1.5, findings: 0.03 },
  noContact: { contact: 0.005 },
  outcomesUntouched: { outcomeChanges: 0.002 },
  yesOnly: { created: 2, finished: 0.9, noes: 0.002, closures: 0.002 },
  unexplainedNoes: { closures: 0.8, explains: 0.1 },
  forgotten: { forgets: 0.75 },
  theatre: { saysYes: 0.97, late: 0.5, weak: 0.4 },
  easyRisks: { value: 0.08 },
  handedDown: { validatesFirst: 0.1, handedDown: 0.8 },
  bigBets: { big: 0.25, thin: 0.8 },
  tooManyOutcomes: { outcomes: [4, 3] },
};
