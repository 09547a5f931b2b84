/** Retrospectives of a project. Views are JSON: null, never undefined; times in ms. Titles are the browser's to ask for. */
import type { CheckNext, Day, Method, Outcome, Risk } from '../domain/premise';
import type { Came, Pack, PackDue, PackGlad, PackHope, PackNext, PackResult, Some } from '../domain/retro/pack';
import type { Calibration } from '../domain/retro/calibration';
import type { RetroAbout, RetroNote, TakenAction } from '../domain/retro/retro';

export interface SprintListed {
  readonly sprintId: string;
  readonly name: string;
  readonly isActive: boolean;
  /** Else there is nothing to look back on. */
  readonly hasBegun: boolean;
  /** Null = Jira does not say; of one that has not begun it is what is planned. */
  readonly startMs: number | null;
  readonly completeMs: number | null;
}

export interface RetroListed {
  readonly retroId: string;
  readonly about: RetroAbout;
  /** Null = it is about no sprint, or Premise no longer knows its name. */
  readonly sprintName: string | null;
  readonly openedMs: number;
  /** Null = it is still going on. */
  readonly finishedMs: number | null;
  readonly actions: number;
}

/** How well the team knew beforehand: of all it guessed in these retrospectives together, and never of a person. */
export interface CalibrationView {
  readonly all: Calibration;
  /** As it stood after each retrospective from the first on that makes enough results, the latest first. */
  readonly overTime: readonly {
    readonly retroId: string;
    readonly atMs: number;
    readonly results: number;
    readonly brier: number;
  }[];
}

export interface RetrosView {
  /** The latest first, at most 26. */
  readonly retros: readonly RetroListed[];
  /** Those that have begun, the latest first. */
  readonly sprints: readonly SprintListed[];
  /** The one that was asked for; null = none was, or Premise has read no issue of it. */
  readonly wanted: SprintListed | null;
  readonly calibration: CalibrationView;
  readonly canEdit: boolean;
  readonly today: Day;
}

/** What was written before, as this person may read it. */
export type Expected =
  | { readonly kind: 'outcome'; readonly outcome: Outcome; readonly writtenMs: number | null }
  | {
      readonly kind: 'assumption';
      readonly statement: string;
      /** "We are right if…" as it stood before the finding; null = nothing had been said. */
      readonly threshold: string | null;
      readonly writtenMs: number;
    };

/** What happened, in the words of who recorded it. */
export type Happened =
  | { readonly kind: 'check'; readonly observed: string; readonly next: CheckNext | null }
  | {
      readonly kind: 'finding';
      readonly method: Method;
      readonly sample: number | null;
      readonly observed: number | null;
      readonly note: string;
    };

/** An expectation and what came of it. */
export interface ResultView {
  /** What guesses, notes and actions about it name. */
  readonly key: string;
  readonly kind: PackResult['kind'];
  /** Where its words are at home; its title is the browser's to ask for. */
  readonly issueId: string;
  readonly atMs: number;
  /** Of an assumption. */
  readonly risk: Risk | null;
  /** What would prove it was written down after it was found. */
  readonly isLate: boolean;
  /** Nobody has shown it yet: what came of it is not in this view. */
  readonly isHidden: boolean;
  /** Null = hidden. */
  readonly came: Came | null;
  /** Null = for fewer people than the project, and this person is none of them. */
  readonly expected: Expected | null;
  /** Null = hidden, or as `expected`. */
  readonly happened: Happened | null;
  /** How many have guessed, and what this person said; of a hidden one nobody learns more. */
  readonly guesses: { readonly people: number; readonly yours: Came | null };
  /** How many had guessed when it was shown, and what most of them expected, as `expectedByMost`; null = not shown yet. */
  readonly revealed: { readonly people: number; readonly most: Came | null } | null;
}

/** An action of the retrospective before, and whether it happened. */
export interface PreviousView {
  readonly retroId: string;
  readonly actionId: string;
  /** That retrospective's revision: what a change of `happened` was made upon. */
  readonly retroRev: number;
  /** Null = it is about an issue this person may not see. */
  readonly text: string | null;
  readonly dueOn: Day | null;
  /** The Jira issue made of it. */
  readonly issueId: string | null;
  /** As somebody said, or as its issue stands; null = nobody can say yet. */
  readonly happened: boolean | null;
}

/** An action planned here; its words are null as in `PreviousView`. */
export interface ActionView extends Omit<TakenAction, 'text'> {
  readonly text: string | null;
}

export interface RetroView {
  readonly retroId: string;
  readonly rev: number;
  readonly about: RetroAbout;
  readonly sprintName: string | null;
  /** The first moment after what it looks at: now, where it goes on until it is finished. */
  readonly toMs: number;
  readonly openedMs: number;
  /** Null = it is still going on; else everything below but words and `happened` is as it was then. */
  readonly finishedMs: number | null;
  /** Whether anybody had stated a premise in the project. */
  readonly hasBegun: boolean;
  readonly results: Some<ResultView>;
  /** Null = results are still hidden, and it would tell of them. */
  readonly glad: Some<PackGlad> | null;
  readonly hope: Some<PackHope> & { readonly started: number };
  readonly due: Some<PackDue>;
  readonly previous: readonly PreviousView[];
  readonly actions: readonly ActionView[];
  /** Those about issues this person may see. */
  readonly notes: readonly RetroNote[];
  /** One click away. `checks`: null as `glad`. */
  readonly more: Pick<Pack, 'noes' | 'late' | 'began' | 'history'> & {
    readonly checks: Pack['checks'] | null;
    readonly next: readonly PackNext[];
  };
  readonly canEdit: boolean;
  readonly today: Day;
}

/** As what an issue could be made of an action in a project, as this person; none = they may make none there. */
export interface ActionForms {
  readonly types: readonly { readonly typeId: string; readonly name: string }[];
}

/** An issue as somebody means to make it of an action; `id` is made by the caller, once per intention. */
export interface ActionSent {
  readonly id: string;
  readonly projectId: string;
  readonly typeId: string;
  /** Null = nobody, or as the project does by itself. */
  readonly assigneeId: string | null;
  readonly paragraphs: readonly string[];
}
