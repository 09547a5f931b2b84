/** How the app fares, for those who run the site. Views are JSON: null, never undefined; times in ms. */
import type { ErrorCode } from '../domain/failure';
import type { Beat, FailedStep, HealthHeadline, Sign, Waits } from '../domain/health';
import type { BackfillView } from './page';

/** How Premise itself is doing on this site; ids only, names of projects are read by the browser. */
export interface HealthView {
  /** When this was true, by the server's clock. */
  readonly nowMs: number;
  readonly headline: HealthHeadline;
  readonly queue: { readonly waiting: number; readonly oldestMs: number | null; readonly stuck: number };
  /** Null = not yet. */
  readonly beats: Readonly<Record<Beat, Sign | null>>;
  readonly backfills: readonly (Pick<BackfillView, 'state' | 'done' | 'total' | 'startedMs' | 'finishedMs'> & {
    readonly projectId: string;
    /** Why it paused or failed: an error code, or what else `backfill_reason` says; null otherwise. */
    readonly reason: string | null;
    readonly resumeMs: number | null;
  })[];
  readonly points: {
    /** When the purses are full again. */
    readonly resetsMs: number;
    /** Why the background leaves Jira alone now; null = it does not. */
    readonly waits: Waits | null;
    /** Jira has warned that its limit is near. */
    readonly isNearLimit: boolean;
    /** `people`: what somebody waited for, which nothing is kept from. */
    readonly purses: readonly {
      readonly purse: 'background' | 'backfill' | 'people';
      readonly spent: number;
      readonly cap: number | null;
    }[];
  };
  /** Query time in full minutes of the last hour, and what Forge allows a minute, ms. */
  readonly queryTime: {
    readonly lastMinuteMs: number;
    readonly busiestMinuteMs: number;
    readonly lastHourMs: number;
    readonly capMs: number;
  };
  /** `isEstimate`: made of row counts, because this engine does not tell. */
  readonly storage: { readonly bytes: number; readonly limit: number; readonly isEstimate: boolean };
  readonly unseen: readonly { readonly projectId: string; readonly issues: number; readonly sinceMs: number }[];
  /** Projects Jira hides as a whole: their facts are kept, and nothing is spent on them. */
  readonly hidden: readonly {
    readonly projectId: string;
    readonly sinceMs: number;
    readonly why: 'archived' | 'deleted' | 'unseen';
  }[];
  readonly schema: { readonly version: string; readonly isCurrent: boolean };
  readonly failures: readonly {
    readonly what: FailedStep;
    readonly code: ErrorCode;
    readonly projectId: string | null;
    readonly issueId: string | null;
    readonly firstMs: number;
    readonly lastMs: number;
    readonly times: number;
    readonly isOver: boolean;
  }[];
}

/** Which failure, as it was seen: one that happened again since is kept. */
export interface FailureSeen {
  readonly what: FailedStep;
  readonly code: ErrorCode;
  readonly projectId: string | null;
  readonly issueId: string | null;
  readonly lastMs: number;
}
