/** The signals of a project and the issues behind one. Views are JSON: null, never undefined; times in ms. */
import type { Advice } from '../domain/signals/advisor';
import type { Report } from '../domain/signals/report';
import type { Signal } from '../domain/signals/types';

/** The thirteen signals, lit ones first, and what a team says of itself. */
export interface SignalsView {
  readonly signals: readonly Signal[];
  readonly advice: Advice;
  /** What was last said, however long ago; null = nothing yet. */
  readonly report: Report | null;
  /** A quarter has passed since. */
  readonly isAsked: boolean;
}

/** Some of the issues behind a signal, by id. */
export interface SignalIssues {
  readonly ids: readonly string[];
  /** Asks for the next ones; null = these were the last. */
  readonly next: string | null;
}
