/**
 * The record behind a story, as types. Two streams of events make it: one per premise (an issue) and one per
 * assumption (shared or not), so an assumption can be rested on by many stories without moving its findings.
 *
 * Every event is dated by the store, never by the browser: "recorded before" and "late" are provable from it.
 */

/** What could be wrong (Cagan's four risks, and ethics). */
export const RISKS = ['value', 'usability', 'feasibility', 'viability', 'ethics'] as const;
export type Risk = (typeof RISKS)[number];

export const DISCIPLINES = ['product', 'design', 'engineering'] as const;
export type Discipline = (typeof DISCIPLINES)[number];

export const VERDICTS = ['supports', 'refutes', 'inconclusive'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** How a finding was come by. The rung each reaches, by sample and risk, is one table in `ladder.ts`. */
export const METHODS = [
  'teamOpinion',
  'expertOpinion',
  'stakeholderOpinion',
  'specialistReview',
  'businessCase',
  'effortEstimate',
  'technicalProof',
  'customerConversations',
  'supportRequests',
  'survey',
  'competitors',
  'fakeDoor',
  'fakeDoorWithCommitment',
  'usabilityTest',
  'prototypeInUse',
  'productAnalytics',
  'controlledExperiment',
  'paidPilot',
  'longitudinalStudy',
  'measuredAfterRelease',
] as const;
export type Method = (typeof METHODS)[number];

/** A test somebody planned: the discovery issue that was made for it, and how it means to find out. */
export interface PlannedTest {
  /** Of its assumption and its place among its tests, so that planning it twice is planning it once. */
  readonly id: string;
  /** A way of the library (`methods.ts`); one that has left it since is known by its method alone. */
  readonly way: string;
  readonly method: Method;
  readonly issueId: string;
}

/** A calendar day, `YYYY-MM-DD`, read as UTC. */
export type Day = string;

/** A change in what named people do. Every part may be empty: nothing is required to save. */
export interface Outcome {
  readonly who: string;
  /** What they do differently, in the writer's words. */
  readonly does: string;
  readonly metric: string;
  readonly from: string;
  readonly to: string;
  readonly by: Day | null;
}

/** "We are right if…": words, and optionally a number from which the verdict follows. */
export interface Threshold {
  readonly text: string;
  /** Supported when the observed number is at least this. */
  readonly atLeast: number | null;
}

/** What was found, as the person recording it says. */
export interface Finding {
  readonly id: string;
  readonly method: Method;
  readonly verdict: Verdict;
  readonly found: Day;
  /** People, answers, exposures or events; for a controlled experiment, per arm. Null = not said. */
  readonly sample: number | null;
  readonly disciplines: readonly Discipline[];
  readonly note: string;
  /** An https link to the evidence, or null. */
  readonly link: string | null;
  /** What was measured, in the threshold's unit: the verdict follows from it. Left out = nothing was. */
  readonly observed?: number;
  /** Why the verdict is another than the number says. */
  readonly because?: string;
  /** The discovery issue it was filed from, or the issue whose outcome was checked: something to look at, as a link is. Never said by the browser. */
  readonly fromIssue?: string;
  /** Ids of the linked issues it was drafted from: they are not offered again, withdrawn or not. */
  readonly drawnFrom?: readonly string[];
}

/** What Jira already has that may be evidence: which rule is whose is in `drafts.ts`. */
export const DRAFT_SOURCES = ['requests', 'duplicates', 'spike', 'ideas'] as const;
export type DraftSource = (typeof DRAFT_SOURCES)[number];

/** A size said in one click where Jira has none. What each stands for is in `size-guess.ts`. */
export const SIZE_GUESSES = ['small', 'medium', 'large'] as const;
export type SizeGuess = (typeof SIZE_GUESSES)[number];

/** Advice on one part of the outcome that a writer waved away. */
export interface Dismissal {
  /** The advice's id; one this version does not know is kept and means nothing. */
  readonly hint: string;
  readonly part: keyof Outcome;
  /** The revision that waved it away: it holds until the part is said anew. */
  readonly rev: number;
}

export const NO_CATEGORIES = [
  'tooLittleValue',
  'notNow',
  'tooCostly',
  'wrongPeople',
  'refuted',
  'duplicate',
  'other',
] as const;
export type NoCategory = (typeof NO_CATEGORIES)[number];

export type Decision =
  | { readonly kind: 'build'; readonly together: readonly Discipline[] }
  | {
      readonly kind: 'buildToLearn';
      /** When we stop, in words. */
      readonly stopRule: string;
      readonly checkOn: Day;
      readonly together: readonly Discipline[];
    }
  | {
      readonly kind: 'no';
      readonly category: NoCategory;
      /** The kind sentence. */
      readonly because: string;
      /** What would make us look again, or ''. */
      readonly revisitWhen: string;
      /** A day to look again in any case; left out = none. */
      readonly revisitOn?: Day;
      readonly together: readonly Discipline[];
    }
  | {
      readonly kind: 'waive';
      readonly reason: string;
      readonly until: Day;
      readonly together: readonly Discipline[];
    };

/** After release: what came of the outcome. */
export const CHECK_RESULTS = ['met', 'missed', 'tooEarly'] as const;
export type CheckResult = (typeof CHECK_RESULTS)[number];
/** What we do next, knowing what came of it. */
export const CHECK_NEXT = ['continue', 'adjust', 'stop'] as const;
export type CheckNext = (typeof CHECK_NEXT)[number];
export interface OutcomeCheck {
  readonly result: CheckResult;
  readonly observed: string;
  readonly on: Day;
  /** Left out = not said; nothing follows from "too early". */
  readonly next?: CheckNext;
}

/** What a premise's stream records. `kind` is the column, the rest is the body. */
export type PremiseEvent =
  | { readonly kind: 'problem.stated'; readonly problem: string }
  /** Only the parts that were changed: two people editing different parts both keep their words. */
  | { readonly kind: 'outcome.stated'; readonly parts: Partial<Outcome> }
  /** Null takes the guess back. */
  | { readonly kind: 'size.guessed'; readonly size: SizeGuess | null }
  /** "This is what users do": said of a part as it stands now. */
  | { readonly kind: 'hint.dismissed'; readonly hint: string; readonly part: keyof Outcome }
  /** As a doubt it is somebody's question to the writers, not yet part of their bet. */
  /** These linked issues are no evidence here: only ones linked since are offered again. */
  | { readonly kind: 'draft.dismissed'; readonly source: DraftSource; readonly issueIds: readonly string[] }
  | { readonly kind: 'assumption.linked'; readonly assumptionId: string; readonly asDoubt?: boolean }
  | { readonly kind: 'assumption.unlinked'; readonly assumptionId: string }
  | { readonly kind: 'riskiest.chosen'; readonly assumptionId: string }
  | { readonly kind: 'decision.made'; readonly decision: Decision | null }
  | { readonly kind: 'outcome.checked'; readonly check: OutcomeCheck }
  /** Whoever says it owns the outcome from then on; who that is stands with the entry and nowhere else. */
  | { readonly kind: 'outcome.owned' }
  /** It bets on an outcome of the project until it states its own; null = no longer. */
  | { readonly kind: 'outcome.rested'; readonly outcomeId: string | null }
  /** Said of a discovery issue: that is what it tests. */
  | { readonly kind: 'test.taken'; readonly assumptionId: string };

/** What an assumption's stream records. */
export type AssumptionEvent =
  | {
      readonly kind: 'assumption.stated';
      readonly statement: string;
      readonly risk: Risk;
      readonly homeIssueId: string;
    }
  | { readonly kind: 'threshold.set'; readonly threshold: Threshold | null }
  | { readonly kind: 'finding.added'; readonly finding: Finding }
  | { readonly kind: 'finding.edited'; readonly finding: Finding }
  | { readonly kind: 'finding.withdrawn'; readonly findingId: string }
  | { readonly kind: 'test.planned'; readonly test: PlannedTest }
  /** Everyone who can see this project may read it from now on; null = no longer. */
  | { readonly kind: 'assumption.shared'; readonly inProject: string | null };

/**
 * What had to be left out for Jira's bound, in this order, each only when the one before was not enough.
 * `history`: earlier outcomes and decisions, edits, dismissed advice, withdrawn findings; what stands is whole.
 * `words`: every text to 1,000, then 300, 100 and 40 characters, and long links. `findings`: the oldest of each
 * assumption's, one of each at a time. `assumptions`: all but the riskiest, and everything that is no sentence of a
 * premise.
 */
export const SHORTENED = ['history', 'words', 'findings', 'assumptions'] as const;
export type Shortened = (typeof SHORTENED)[number];

/**
 * An event with the place and time the store gave it. `rev` counts from 1 within its stream. `claimedMs` is only there
 * when it was brought back from the issue's copy after a reinstall: what the copy says of when it was said. A claim may
 * order what was brought back; what stood at a start is judged by `atMs` alone. `shortened`: on the first event of a
 * premise whose copy was not whole.
 */
export type Dated<E> = E & {
  readonly rev: number;
  readonly atMs: number;
  readonly claimedMs?: number;
  readonly shortened?: Shortened;
};

/** When something was said, ms: by the store's clock, or as the copy it was brought back from claims. */
export function saidMs(event: { readonly atMs: number; readonly claimedMs?: number }): number {
  return event.claimedMs ?? event.atMs;
}

/** A premise as its events leave it. An issue without any event has `EMPTY_PREMISE`. */
export interface Premise {
  readonly rev: number;
  readonly problem: string;
  readonly problemRev: number;
  /** What the writers think it takes, where Jira has no points; null = nobody guessed. */
  readonly sizeGuess: SizeGuess | null;
  readonly sizeGuessRev: number;
  /** Every dismissal, oldest first; which still hold is in `dismissed.ts`. */
  readonly dismissals: readonly Dismissal[];
  /** Linked issues somebody said are no evidence here, by id. */
  readonly setAside: readonly string[];
  readonly outcome: Outcome;
  /** The revision that last set each part, 0 if never: what a conflict is judged by. */
  readonly outcomeRevs: Readonly<Record<keyof Outcome, number>>;
  /** The revision in which somebody last said that they own the outcome, 0 if nobody did. */
  readonly ownedRev: number;
  /** The project outcome it rests on, or null. */
  readonly restsOn: string | null;
  readonly restsOnRev: number;
  /** In the order they were linked. */
  readonly assumptionIds: readonly string[];
  /** Those of them that are only doubts so far. */
  readonly doubtIds: readonly string[];
  /** Null only when no assumption is linked. */
  readonly riskiestId: string | null;
  /** The revision in which somebody last chose it, or took the chosen one away; 0 while it is only the first that was named. */
  readonly riskiestRev: number;
  readonly decision: Decision | null;
  readonly decisionRev: number;
  readonly check: OutcomeCheck | null;
  readonly checkRev: number;
  /** The assumption this issue tests: of discovery issues only. */
  readonly testing: string | null;
  readonly testingRev: number;
  /** When the first word was said, ms; null = nothing yet. */
  readonly firstMs: number | null;
}

/** A finding with what the store knows of it. */
export interface RecordedFinding extends Finding {
  /** When the app first heard of it, ms: the only date "before" is judged by. */
  readonly recordedMs: number;
  /** Brought back from the issue's copy: when that says it was recorded. Left out = it was recorded here. */
  readonly claimedMs?: number;
  readonly editedMs: number | null;
  /** The revision of its assumption that last changed it: what a conflict is judged by. */
  readonly rev: number;
}

/** One wording of an assumption, with the revision and time that brought it. */
export interface Wording {
  readonly statement: string;
  readonly risk: Risk;
  readonly atMs: number;
  readonly rev: number;
}

export interface Assumption {
  readonly id: string;
  readonly rev: number;
  readonly statement: string;
  readonly risk: Risk;
  /** The issue it was first stated on. */
  readonly homeIssueId: string;
  readonly statedMs: number;
  readonly threshold: Threshold | null;
  /** When a threshold was set, changed or removed, ms, oldest first; the same goal in other signs is no change. */
  readonly thresholdChangesMs: readonly number[];
  readonly thresholdRev: number;
  /** Every wording and risk it ever had, oldest first: a rewording after a finding never makes that finding worth more. */
  readonly wordings: readonly Wording[];
  /** Not withdrawn, in the order recorded. */
  readonly findings: readonly RecordedFinding[];
  readonly withdrawn: readonly RecordedFinding[];
  /** Tests planned for it, in that order. */
  readonly tests: readonly PlannedTest[];
  /** The project whose people may all read it, as somebody said who shared it; null = who may see its home. */
  readonly sharedIn: string | null;
}

export const EMPTY_OUTCOME: Outcome = { who: '', does: '', metric: '', from: '', to: '', by: null };

export const EMPTY_PREMISE: Premise = {
  rev: 0,
  problem: '',
  problemRev: 0,
  sizeGuess: null,
  sizeGuessRev: 0,
  dismissals: [],
  setAside: [],
  outcome: EMPTY_OUTCOME,
  outcomeRevs: { who: 0, does: 0, metric: 0, from: 0, to: 0, by: 0 },
  ownedRev: 0,
  restsOn: null,
  restsOnRev: 0,
  assumptionIds: [],
  doubtIds: [],
  riskiestId: null,
  riskiestRev: 0,
  decision: null,
  decisionRev: 0,
  check: null,
  checkRev: 0,
  testing: null,
  testingRev: 0,
  firstMs: null,
};
