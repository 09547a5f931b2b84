/** The project page: its headline, balance and backfill, and the issues behind a number. Views are JSON: null, never undefined; times in ms. */
import type { NextStepId, Validated } from '../domain/assessment';
import type { SprintShare, TrackNumbers, Week } from '../domain/balance';
import type { Change } from '../domain/change';
import type { Funnel } from '../domain/funnel';
import type { Headline } from '../domain/headline';
import type { PageQuestion } from '../domain/page-question';
import type { Risk } from '../domain/premise';
import type { Stage } from '../domain/signals/types';
import type { DueView } from './due';
import type { SignalsView } from './signals';

export interface BackfillView {
  readonly state: 'never' | 'running' | 'paused' | 'done' | 'failed';
  readonly done: number;
  /** Jira's estimate; null = not known yet. */
  readonly total: number | null;
  readonly startedMs: number | null;
  readonly finishedMs: number | null;
  /** Why it paused or failed: `person`, `budget`, or an error code; null otherwise. */
  readonly reason: string | null;
  /** How long the rest takes at the pace of this run and within the hour's points, ms; null = cannot be told. */
  readonly leftMs: number | null;
  /** Issues Jira answered in a form Premise cannot read; they are tried again one by one. */
  readonly skipped: number;
  /** Premises brought back from what their issues kept, after a reinstall. */
  readonly restored: number;
  /** Copies on issues that were not taken: made for another issue, not readable, or of what the store knows better. */
  readonly refused: number;
  /** New settings are being applied to issues already read; null = not now. */
  readonly recount: { readonly done: number; readonly total: number } | null;
}

/** Ids and numbers of one project, for one question. */
export interface PageView {
  readonly question: PageQuestion;
  /** Where the question's period begins; null = it goes back to the beginning. */
  readonly sinceMs: number | null;
  readonly headline: Headline;
  /** Against the period before it; null = there is nothing to compare with. */
  readonly change: Change | null;
  /** Of the whole past, whatever the period: the chart pages through them. */
  readonly weeks: readonly Week[];
  /** The share of discovery practitioners call usual at the project's stage, 0–1: a rule of thumb. */
  readonly guide: { readonly stage: Stage; readonly low: number; readonly high: number };
  /** The project wants Premise shown even if it is no software project. */
  readonly isShownAnywhere: boolean;
  /** All issues there are, whatever the period. */
  readonly counts: {
    readonly issues: number;
    readonly notStarted: number;
    readonly started: number;
    readonly closedUnstarted: number;
    readonly startUnknown: number;
    /** Now in the Done category. */
    readonly done: number;
    readonly byTrack: TrackNumbers;
    /** Delivery stories that started in the period. */
    readonly validated: Readonly<Record<Validated, number>>;
    /** Distinct statuses whose category was guessed from their name. */
    readonly statusesGuessed: number;
  };
  readonly signals: SignalsView;
  /** Of stories delivered in the period. */
  readonly funnel: Funnel;
  /** What was recorded in the period, by week and risk. */
  readonly findings: readonly { readonly week: string; readonly risk: Risk; readonly count: number }[];
  /** Discovery issues finished in the period, and how many of them a finding came of. */
  readonly discovery: { readonly done: number; readonly ended: number };
  readonly quiet: {
    /** Started in the period on tested ground, and how many of them one discipline tested alone. */
    readonly tested: number;
    readonly oneDiscipline: number;
    /** Started in the period and asked for evidence, and how many of them were waived. */
    readonly asked: number;
    readonly waived: number;
    /** Open stories with a due date, and how many of them state no outcome. */
    readonly dated: number;
    readonly datedUnframed: number;
  };
  /** The three stories nobody has started whose doubt is dearest. */
  readonly doubts: readonly {
    readonly issueId: string;
    /** Points × distance from the evidence asked for. */
    readonly doubt: number;
    readonly size: number | null;
    readonly nextStep: NextStepId;
  }[];
  /** Of the whole project, whatever the question. */
  readonly due: DueView;
  readonly backfill: BackfillView;
  readonly canAdminister: boolean;
}

/** Some issues behind a number; who may see which of them is Jira's to say. */
export interface IssueSetView {
  readonly issueIds: readonly string[];
  /** Ask again after this id; null = that was all. */
  readonly after: string | null;
}

/** The balance by sprint. A sprint's name is the project's, as in the list to narrow by. */
export interface SprintsView {
  /** At most the last twelve that began in the question's period and hold an issue it is about; the oldest first. */
  readonly sprints: readonly SprintShare[];
  /** Those that cannot be placed: nobody knows when they began, or ended. */
  readonly undated: number;
}
