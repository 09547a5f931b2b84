/** Which part of a project, and of its past, somebody looks at: one question for every tab of the page. */

/** The last 12 or 26 weeks, or everything since the first premise. */
export const PERIODS = ['weeks12', 'weeks26', 'all'] as const;
export type Period = (typeof PERIODS)[number];

export const TEAM_KINDS = ['component', 'label', 'epic'] as const;

/** What stands for a team in Jira: a component or a label by its name, an epic by its id. */
export interface Team {
  readonly kind: (typeof TEAM_KINDS)[number];
  readonly value: string;
}

export interface PageQuestion {
  readonly period: Period;
  /** Null = everybody. */
  readonly team: Team | null;
  /** A sprint's id: only what is or was in it; null = whatever the sprint. */
  readonly sprint: string | null;
}

/** What a question can be narrowed to. */
export interface Choices {
  /** Those most issues belong to. */
  readonly teams: readonly (Team & { readonly issues: number })[];
  /** The running one first, then the latest. */
  readonly sprints: readonly { readonly id: string; readonly name: string; readonly isActive: boolean }[];
}

/** What is asked when nobody has chosen anything. */
export const WHOLE_PROJECT: Readonly<PageQuestion> = { period: 'weeks12', team: null, sprint: null };
