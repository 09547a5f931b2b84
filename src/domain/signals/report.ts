/** What Jira cannot know and a team says of itself once a quarter, dated. Every answer may be left out. */
import { DAY_MS } from '../week';

export interface ReportAnswers {
  /** Teams that build what one product person looks after. */
  readonly squads: number | null;
  /** Share of the product person's time on writing and grooming stories, 0–1. */
  readonly storyShare: number | null;
  /** Hours a week with customers. */
  readonly customerHours: number | null;
  /** Markets, or kinds of customers with needs of their own. */
  readonly markets: number | null;
}

export interface Report extends ReportAnswers {
  readonly rev: number;
  /** When it was said, ms. */
  readonly atMs: number;
}

/** One answer to the four questions; skipping is an answer without any. */
export interface ReportEvent extends ReportAnswers {
  readonly kind: 'report.given';
}

export const NO_ANSWERS: Readonly<ReportAnswers> = {
  squads: null,
  storyShare: null,
  customerHours: null,
  markets: null,
};

/** What somebody sends; beyond these an answer is a slip of the finger. */
export const REPORT_LIMITS = { squads: 99, customerHours: 80, markets: 99 } as const;

/** Asked again after a quarter; what is older than a quarter and a month says nothing of today. */
const ASKED_AFTER_DAYS = 91;
const BELIEVED_DAYS = 121;

export function isAsked(report: Report | null, nowMs: number): boolean {
  return report === null || report.atMs + ASKED_AFTER_DAYS * DAY_MS <= nowMs;
}

/** The report while it still says something of today, else null. */
export function believed(report: Report | null, nowMs: number): Report | null {
  return report !== null && report.atMs + BELIEVED_DAYS * DAY_MS > nowMs ? report : null;
}
