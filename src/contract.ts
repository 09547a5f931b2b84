/** Every call between the browser and the resolvers, typed once for both sides. Views are JSON: null, never undefined; times in ms. */
import type { Asked, Assessment, NextStepId, Rung, Standing, Unscored, Validated } from './domain/assessment';
import type { BulkCommand, Command } from './domain/command';
import type { DueKind } from './domain/due-items';
import type { ErrorCode, Failure, Result } from './domain/failure';
import type { Beat, FailedStep, HealthHeadline, Sign, Waits } from './domain/health';
import type { Change } from './domain/change';
import type { Funnel } from './domain/funnel';
import type { Headline, Share } from './domain/headline';
import type { PageSet } from './domain/page-sets';
import type { WayId } from './domain/methods';
import type { OutcomeCommand } from './domain/outcomes/decide-outcome';
import type { OutcomeWords, Progress } from './domain/outcomes/project-outcome';
import type {
  Assumption,
  AssumptionEvent,
  CheckResult,
  Day,
  Finding,
  Outcome,
  Premise,
  PremiseEvent,
  RecordedFinding,
  Risk,
  Shortened,
  Threshold,
} from './domain/premise';
import type { Advice } from './domain/signals/advisor';
import type { Report, ReportAnswers } from './domain/signals/report';
import type { Signal, SignalId } from './domain/signals/types';
import type { Reminders, Settings, SettingsParts } from './domain/settings';
import type { SettingsEffect } from './domain/settings-effect';
import type { Start, StatusCategory, Track } from './domain/story';
import type { ExportedStream, ImportedStream } from './domain/whole-export';
import type { TrackNumbers, Week } from './domain/balance';
import type { Choices, PageQuestion } from './domain/page-question';

/** What every tab of the project page asks about. */
export type { Choices, PageQuestion, Period, Team } from './domain/page-question';

export interface AssumptionView extends Omit<Assumption, 'wordings' | 'withdrawn'> {
  readonly reworded: boolean;
  /** Whether the words of its threshold say the threshold's number. */
  readonly saysNumber: boolean;
  readonly withdrawn: readonly RecordedFinding[];
  /** It is for fewer people than this issue, and this person is none of them: no word of it is here, only how it stands. */
  readonly isHidden: boolean;
  /** Whether this person may change it and record findings: with leave to edit its home, here or elsewhere. */
  readonly canEdit: boolean;
  /** Issues resting on it beside this one and its children, as last counted; null where it is neither shared nor from elsewhere. */
  readonly restedOn: number | null;
}

/** An assumption somebody could rest on, with words this person may read. */
export interface FoundAssumption {
  readonly assumptionId: string;
  readonly statement: string;
  readonly risk: Risk;
  readonly standing: Standing;
  /** Only opinions so far. */
  readonly opinionOnly: boolean;
  /** As `AssumptionView.restedOn`. */
  readonly restedOn: number;
  readonly homeIssueId: string;
  /** Everyone who can see the project may read it. */
  readonly isShared: boolean;
}

export interface FoundAssumptions {
  /** At most 20, the newest first. */
  readonly found: readonly FoundAssumption[];
  /** There are more: other words narrow it down. */
  readonly isMore: boolean;
}

/** What was true when the story started, beside what is true now. */
export interface AtStart {
  readonly startedMs: number;
  readonly score: number | null;
  /** Why there was no number; null where there was one. */
  readonly state: Unscored | null;
  readonly validated: Validated;
  /** Jira's points or the writers' guess; null = unsized. */
  readonly size: number | null;
  readonly asked: Asked;
  /** The strongest support there was. */
  readonly support: Rung | null;
  readonly standing: Standing | null;
  readonly outcome: Outcome;
  /** The riskiest assumption as it was worded; null = none was named. */
  readonly riskiest: string | null;
  /** Its "we are right if…" as it was; null = none was set. */
  readonly threshold: Threshold | null;
}

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

/** An assumption a discovery issue could be testing, and an issue that rests on it. */
export interface Candidate {
  readonly assumptionId: string;
  readonly issueId: string;
  readonly statement: string;
  readonly risk: Risk;
}

/** What a discovery issue tests. */
export interface DiscoveryView {
  /** Null = not said yet, or hidden. `canFile`: this person may record findings where the assumption stands. */
  readonly tests: { readonly assumption: AssumptionView; readonly canFile: boolean } | null;
  /** It tests an assumption this person may not see. */
  readonly isHidden: boolean;
  /** What else it could test, until it has a finding. */
  readonly candidates: readonly Candidate[];
}

/** As what the discovery issue of a planned test would be made. */
export interface PlanView {
  readonly typeName: string;
  /** Put on it so that it counts as discovery; null = its type does. */
  readonly label: string | null;
  /** Fewer people may see the assumption than would see the new issue: its words should not be copied there. */
  readonly isRestricted: boolean;
}

/** A test as somebody means to plan it; `id` is made by the caller, once per intention. */
export interface PlanSent {
  readonly id: string;
  readonly assumptionId: string;
  /** How many tests the person saw planned for the assumption. */
  readonly seenTests: number;
  readonly way: WayId;
  readonly summary: string;
  readonly paragraphs: readonly string[];
}

export interface PanelView {
  readonly issue: {
    readonly id: string;
    readonly key: string;
    readonly track: Track;
    /** The rule that decided the track, e.g. `issueType: spike`, or `default`. */
    readonly trackRule: string;
    /** Jira's story points; what the writers guess without them is in the premise. */
    readonly size: number | null;
    readonly category: StatusCategory;
    readonly start: Start;
    readonly exempt: boolean;
    readonly projectId: string;
  };
  readonly canEdit: boolean;
  readonly premise: Premise;
  /** The premise the story rests on until it states its own bet. */
  readonly inheritedFrom: { readonly issueId: string; readonly key: string; readonly premise: Premise } | null;
  readonly assumptions: readonly AssumptionView[];
  readonly assessment: Assessment;
  readonly atStart: AtStart | null;
  /** Who owns the outcome in effect; null = no outcome is stated. `accountId` null = nobody, or an erased account. */
  readonly owner: { readonly accountId: string | null; readonly isYou: boolean } | null;
  /** The project outcome the story rests on, itself or with its epic; words of another project's are not told. */
  readonly restsOn: { readonly outcomeId: string; readonly words: OutcomeWords | null } | null;
  /** Days after done, and after "too early", when the outcome check is due. */
  readonly checkAfterDays: number;
  /** Null for an issue that is no discovery. */
  readonly discovery: DiscoveryView | null;
  /** False when Jira did not take the issue property: the save is kept, the queue retries. */
  readonly published: boolean;
  readonly today: Day;
}

export type { BulkCommand, Command, CommandKind } from './domain/command';

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
  readonly backfill: BackfillView;
  readonly canAdminister: boolean;
}

/** Where a page of due items ends: the next one begins after it. */
export interface DueCursor {
  readonly dueMs: number;
  readonly kind: DueKind;
  readonly about: string;
}

/** Something to look at in a project; words and titles are read by the browser. */
export interface DueItemView {
  readonly kind: DueKind;
  /** The issue it is about, or one of those resting on the assumption to be looked at again. */
  readonly issueId: string;
  /** The assumption of a re-check, else the issue. */
  readonly about: string;
  /** How many more issues rest on that assumption. */
  readonly others: number;
  readonly on: Day;
  /** Account id; null = nobody's, or an erased account's. */
  readonly owner: string | null;
}

/** What is due up to a week from now, oldest first. */
export interface DueView {
  readonly items: readonly DueItemView[];
  /** Null = that is all. */
  readonly next: DueCursor | null;
  readonly today: Day;
  readonly reminders: Reminders;
  readonly canAdminister: boolean;
}

/** What a list of stories is narrowed to; null = any step. */
export type StoriesQuestion = Pick<PageQuestion, 'team' | 'sprint'> & { readonly step: NextStepId | null };

/** A story as lists show it: numbers and states. Its title is the browser's to ask for. */
export interface StoryRow {
  readonly issueId: string;
  /** Size × distance from the evidence asked for; 0 = nothing is in doubt. */
  readonly doubt: number;
  readonly step: NextStepId;
  readonly standing: Standing | null;
  readonly risk: Risk | null;
  readonly score: number | null;
  /** Why there is no score; null where there is one. */
  readonly state: Unscored | null;
  readonly size: number | null;
  /** An outcome is stated, and a riskiest assumption named, by the story or its epic. */
  readonly framed: boolean;
  readonly named: boolean;
  /** Of its own premise: what somebody who looks at this row has seen. */
  readonly rev: number;
}

/** The last row of a page: the next one begins after it. */
export interface StoryCursor {
  readonly doubt: number;
  readonly issueId: string;
}

export interface StoriesView {
  readonly rows: readonly StoryRow[];
  /** Null = there are no more. */
  readonly next: StoryCursor | null;
}

/** Refuted before anybody started on it. */
export interface GladRow {
  readonly issueId: string;
  readonly risk: Risk | null;
  readonly atMs: number;
  /** As it was estimated before it was refuted. */
  readonly size: number | null;
}

export interface GladCursor {
  readonly atMs: number;
  readonly issueId: string;
}

/** Newest first. */
export interface GladView {
  readonly rows: readonly GladRow[];
  readonly next: GladCursor | null;
}

/** What is known of issues the browser asked about, in no order. */
export interface NextUpView {
  readonly rows: readonly StoryRow[];
  /** Known, and not asked for a premise: epics, sub-tasks, exempt types. The rest was not read yet. */
  readonly others: readonly string[];
}

/** Stories resting on an outcome; sizes in points of those that were started. */
export interface OutcomeStories {
  readonly total: number;
  readonly inProgress: number;
  readonly done: number;
  /** Of their riskiest assumptions; null = none is named. */
  readonly byStanding: readonly { readonly standing: Standing | null; readonly stories: number }[];
  /** On what was validated before it was started, and on all else. */
  readonly sizeBefore: number;
  readonly sizeWithout: number;
  /** Started without a size. */
  readonly unsized: number;
  readonly checks: Readonly<Record<CheckResult, number>>;
}

/** An outcome of the project, with words for everyone who can see it. */
export interface OutcomeView {
  readonly outcomeId: string;
  readonly rev: number;
  readonly words: OutcomeWords;
  /** `accountId` null = nobody, or an erased account. */
  readonly owner: { readonly accountId: string | null; readonly isYou: boolean };
  /** When it was last stated, changed or found to be still true. */
  readonly reviewedMs: number;
  readonly isArchived: boolean;
  /** By day. */
  readonly progress: readonly Progress[];
  readonly stories: OutcomeStories;
}

/** A shared assumption that stands refuted, and stories nobody began that rest on it. */
export interface ContagionView {
  readonly assumptionId: string;
  readonly statement: string;
  readonly risk: Risk;
  readonly issueIds: readonly string[];
}

/** What came of a quarter, as far as it has gone. */
export interface ReviewView {
  /** `2026-Q1`, UTC. */
  readonly quarter: string;
  /** Outcome checks recorded in it, as they stand now. */
  readonly checks: Readonly<Record<CheckResult, number>>;
  /** Stories started in it by the risk of their riskiest assumption; null = none was named. */
  readonly bets: readonly { readonly risk: Risk | null; readonly started: number; readonly before: number }[];
  /** Of the assumptions settled in it. */
  readonly supported: Share;
}

export interface OutcomesView {
  /** The newest first, archived ones too. */
  readonly outcomes: readonly OutcomeView[];
  /** Open stories without any outcome (the most in doubt are named), and how many with one of their own alone. */
  readonly without: { readonly none: number; readonly own: number; readonly issueIds: readonly string[] };
  readonly contagion: readonly ContagionView[];
  readonly review: ReviewView;
  readonly canEdit: boolean;
  readonly today: Day;
}

/** An outcome a story could rest on. */
export interface OutcomeListed {
  readonly outcomeId: string;
  readonly words: OutcomeWords;
}

/** An issue to save on, and the revision of its premise the person was looking at. */
export interface IssueChosen {
  readonly issueId: string;
  readonly seenRev: number;
}

export interface BulkResult {
  readonly issueId: string;
  /** How many of the commands stand, in their order. */
  readonly saved: number;
  /** Why the next one does not; null = all do. */
  readonly failure: Failure | null;
  /** As it is now; null = not told yet. */
  readonly row: StoryRow | null;
}

/** Numbers of the page whose issues can be looked at. */
export type { PageSet, SetName } from './domain/page-sets';

/** Some issues behind a number; who may see which of them is Jira's to say. */
export interface IssueSetView {
  readonly issueIds: readonly string[];
  /** Ask again after this id; null = that was all. */
  readonly after: string | null;
}

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

/** A page of the export of everything. */
export interface ExportPage {
  readonly streams: readonly ExportedStream[];
  /** Issues of this page whose words were left out, because this person may not see them. */
  readonly leftOut: number;
  /** Where the next page begins; null = this was the last. */
  readonly next: string | null;
  readonly nowMs: number;
}

/** One change of a project's settings. */
export interface SettingsChange {
  readonly rev: number;
  readonly atMs: number;
  /** Account id; null = somebody whose account was closed. */
  readonly actor: string | null;
  readonly parts: SettingsParts;
}

export interface SettingsView {
  readonly settings: Settings;
  /** Issues read so far, to which settings apply. */
  readonly issues: number;
  readonly backfill: BackfillView;
  /** Newest first, at most 50. */
  readonly changes: readonly SettingsChange[];
}

/** What new settings would do to some of the issues read before. */
export interface SettingsPreview extends SettingsEffect {
  /** Where the next issues begin; null = these were the last. */
  readonly next: string | null;
}

// A type alias, not an interface: the SDK's `Definitions` needs an index signature.
export type Contract = {
  readPanel: (a: { issueId: string }) => Result<PanelView>;
  save: (a: { issueId: string; command: Command }) => Result<PanelView>;
  readHistory: (a: { issueId: string; before: HistoryCursor | null }) => Result<HistoryView>;
  /** `id` is made by the caller, once per doubt: sent twice it counts once. */
  addDoubt: (a: { issueId: string; id: string; statement: string }) => Result<{ readonly isAdded: true }>;
  /** Tells a saved no in a comment as the person, once for each decision whatever is sent again. */
  commentNo: (a: { issueId: string; decisionRev: number; paragraphs: readonly string[] }) => Result<{
    readonly isPosted: true;
  }>;
  /** What the story could rest on, by words: what is shared, and what stands on issues this person may see. */
  findAssumptions: (a: { issueId: string; text: string }) => Result<FoundAssumptions>;
  /** As `findAssumptions`, of those shared in the project alone. */
  findShared: (a: { projectId: string; text: string }) => Result<FoundAssumptions>;
  readPlan: (a: { issueId: string; assumptionId: string }) => Result<PlanView>;
  planTest: (a: { issueId: string; plan: PlanSent }) => Result<PanelView>;
  readSignalIssues: (a: { projectId: string; signal: SignalId; after: string | null }) => Result<SignalIssues>;
  /** `id` is made by the caller, once per intention: sent twice it counts once. */
  giveReport: (a: { projectId: string; id: string; answers: ReportAnswers }) => Result<SignalsView>;
  readDue: (a: { projectId: string; after: DueCursor | null }) => Result<DueView>;
  /** `words`: what a reminder of each kind says, in the language of whoever turns them on. */
  setReminders: (a: { projectId: string; reminders: Reminders; words: Readonly<Record<DueKind, string>> }) => Result<{
    readonly reminders: Reminders;
  }>;
  /** A page of the stories most in doubt. */
  readStories: (a: { projectId: string; question: StoriesQuestion; after: StoryCursor | null }) => Result<StoriesView>;
  /** A page of what was refuted before it was started. */
  readGlad: (a: {
    projectId: string;
    part: Pick<PageQuestion, 'team' | 'sprint'>;
    after: GladCursor | null;
  }) => Result<GladView>;
  /** What is known of at most 100 issues of the project. */
  readNextUp: (a: { projectId: string; issueIds: readonly string[] }) => Result<NextUpView>;
  /** The same on at most 50 issues, one command of a kind. `id` is made by the caller, once per intention. */
  saveMany: (a: {
    projectId: string;
    id: string;
    issues: readonly IssueChosen[];
    commands: readonly BulkCommand[];
  }) => Result<{ readonly results: readonly BulkResult[] }>;
  readPage: (a: { projectId: string; question: PageQuestion }) => Result<PageView>;
  readChoices: (a: { projectId: string }) => Result<Choices>;
  readIssueSet: (a: {
    projectId: string;
    question: PageQuestion;
    set: PageSet;
    after: string | null;
  }) => Result<IssueSetView>;
  /** `quarter`: whose review is wanted; null = the one it is. */
  readOutcomes: (a: { projectId: string; quarter: string | null }) => Result<OutcomesView>;
  /** What a story of the project could rest on. */
  listOutcomes: (a: { projectId: string }) => Result<{ readonly outcomes: readonly OutcomeListed[] }>;
  saveOutcome: (a: { projectId: string; quarter: string | null; command: OutcomeCommand }) => Result<OutcomesView>;
  startBackfill: (a: { projectId: string }) => Result<BackfillView>;
  readBackfill: (a: { projectId: string }) => Result<BackfillView>;
  pauseBackfill: (a: { projectId: string }) => Result<BackfillView>;
  resumeBackfill: (a: { projectId: string }) => Result<BackfillView>;
  /** `after`: `next` of the page before, '' = the first. */
  readExport: (a: { projectId: string; after: string }) => Result<ExportPage>;
  /** `isCheck`: nothing is written. Refusals name the field of the file. */
  importPart: (a: { projectId: string; isCheck: boolean; streams: readonly ImportedStream[] }) => Result<{
    readonly missing: number;
  }>;
  readHealth: (a: Record<string, never>) => Result<HealthView>;
  tryAgain: (a: FailureSeen) => Result<HealthView>;
  purgeUnseen: (a: { projectId: string }) => Result<HealthView>;
  readSettings: (a: { projectId: string }) => Result<SettingsView>;
  /** Reads what is known, never Jira; `after`: `next` of the answer before, '' = the first. */
  previewSettings: (a: { projectId: string; parts: SettingsParts; after: string }) => Result<SettingsPreview>;
  /** `id` is made by the caller, once per intention. Refused where somebody changed the same setting since `seenRev`. */
  changeSettings: (a: { projectId: string; id: string; seenRev: number; parts: SettingsParts }) => Result<SettingsView>;
};
