/** What is due in a project. Views are JSON: null, never undefined; times in ms. */
import type { DueKind } from '../domain/due-items';
import type { Day } from '../domain/premise';
import type { Reminders } from '../domain/settings';

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
