/** Every call between the browser and the resolvers, typed once for both sides. Views are JSON: null, never undefined; times in ms. */
import type { FoundAssumptions } from './contract/assumptions';
import type { DueCursor, DueView } from './contract/due';
import type { FailureSeen, HealthView } from './contract/health';
import type { HistoryCursor, HistoryView } from './contract/history';
import type { NoCandidates, NoesCursor, NoesView, NoRows, UntoldNoes } from './contract/noes';
import type { OutcomeListed, OutcomesView } from './contract/outcomes';
import type { BackfillView, IssueSetView, PageView, SprintsView } from './contract/page';
import type { PanelView } from './contract/panel';
import type { ActionForms, ActionSent, RetrosView, RetroView } from './contract/retro';
import type { SettingsPreview, SettingsView, ShownView, SignalsPreview } from './contract/settings';
import type { SignalIssues, SignalsView } from './contract/signals';
import type {
  BulkResult,
  GladCursor,
  GladView,
  IssueChosen,
  NextUpView,
  StoriesQuestion,
  StoriesView,
  StoryCursor,
} from './contract/stories';
import type { PlanSent, PlanView } from './contract/test-plan';
import type { ExportPage } from './contract/whole';
import type { BulkCommand, Command } from './domain/command';
import type { DueKind } from './domain/due-items';
import type { Result } from './domain/failure';
import type { NoesQuestion } from './domain/noes';
import type { OutcomeCommand } from './domain/outcomes/decide-outcome';
import type { Choices, PageQuestion } from './domain/page-question';
import type { PageSet } from './domain/page-sets';
import type { RetroCommand } from './domain/retro/decide-retro';
import type { Reminders, SettingsParts } from './domain/settings';
import type { ReportAnswers } from './domain/signals/report';
import type { SignalId } from './domain/signals/types';
import type { ImportedStream } from './domain/whole-export';

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
  /** What comes after the page's own. */
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
  /**
   * The same on at most 50 issues, one command of a kind. `id` is made by the caller, once per intention. `isToTell`: a
   * comment on each follows, and until it is there the project remembers it; left out, none does.
   */
  saveMany: (a: {
    projectId: string;
    id: string;
    issues: readonly IssueChosen[];
    commands: readonly BulkCommand[];
    isToTell?: boolean;
  }) => Result<{ readonly results: readonly BulkResult[] }>;
  readPage: (a: { projectId: string; question: PageQuestion }) => Result<PageView>;
  readSprintBalance: (a: { projectId: string; question: PageQuestion }) => Result<SprintsView>;
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
  /** `sprintId`: the sprint somebody came from; null = from none. */
  readRetros: (a: { projectId: string; sprintId: string | null }) => Result<RetrosView>;
  readRetro: (a: { projectId: string; retroId: string }) => Result<RetroView>;
  /** Which issue was made of an action is said by who makes it, and not by this call. */
  saveRetro: (a: {
    projectId: string;
    command: Exclude<RetroCommand, { readonly kind: 'actionMade' }>;
  }) => Result<RetroView>;
  readActionForms: (a: { projectId: string; inProjectId: string }) => Result<ActionForms>;
  /** Makes a Jira issue of an action, once, whatever is sent again. */
  makeAction: (a: { projectId: string; retroId: string; actionId: string; made: ActionSent }) => Result<RetroView>;
  /** How many noes there are, how many closures without one, and how much is stale. */
  readNoes: (a: { projectId: string; question: PageQuestion }) => Result<NoesView>;
  /** At most 100. */
  listNoes: (a: {
    projectId: string;
    question: NoesQuestion;
    after: NoesCursor | null;
    limit: number;
  }) => Result<NoRows>;
  /** Closed by a decision nobody explained; and what nobody has touched for long. */
  listUnexplained: (a: { projectId: string; question: PageQuestion; after: NoesCursor | null }) => Result<NoCandidates>;
  listStale: (a: { projectId: string; question: PageQuestion; after: NoesCursor | null }) => Result<NoCandidates>;
  /** At most 100; the others follow when these are told. */
  listUntold: (a: { projectId: string }) => Result<UntoldNoes>;
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
  previewSignals: (a: { projectId: string; parts: SettingsParts }) => Result<SignalsPreview>;
  readShown: (a: { projectId: string }) => Result<ShownView>;
  /** `id` is made by the caller, once per intention. Refused where somebody changed the same setting since `seenRev`. */
  changeSettings: (a: { projectId: string; id: string; seenRev: number; parts: SettingsParts }) => Result<SettingsView>;
};
