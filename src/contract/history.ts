/** The history of a premise, a page of it. Views are JSON: null, never undefined; times in ms. */
import type { AssumptionEvent, Finding, PremiseEvent, Shortened } from '../domain/premise';

/** Where a page of history ends: the next one begins before it. */
export interface HistoryCursor {
  readonly atMs: number;
  readonly stream: string;
  readonly rev: number;
}

/** One thing somebody did. */
export interface HistoryRow {
  readonly key: string;
  readonly atMs: number;
  /** Account id; null = somebody whose account was closed, or the app. */
  readonly actor: string | null;
  readonly event: PremiseEvent | AssumptionEvent;
  /** The assumption it was about, as worded then; null = about none, or one this person may not see. */
  readonly statement: string | null;
  /** The finding a withdrawal took back. */
  readonly finding: Finding | null;
  /** Brought back from the issue after a reinstall: when that says it was said. Null = it was said here. */
  readonly claimedMs: number | null;
  /** What the copy this premise was brought back from had left out; only on its first row. */
  readonly shortened: Shortened | null;
}

export interface HistoryView {
  /** Newest first. */
  readonly rows: readonly HistoryRow[];
  /** Null = there is nothing older. */
  readonly next: HistoryCursor | null;
}
