/**
 * The form the demo is written in: who did what, when, in the order of a working life. Times are weeks and weekdays
 * before the day of seeding, so that the team works office hours whatever day that is; week 0 holds that day, and no
 * step is later than Friday of week -1.
 */
import type { CheckResult, Decision, Finding, Outcome, Risk, Threshold } from '../../../src/domain/premise';
import type { Role } from '../jira/model';

const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** A day, e.g. `-3 Tue`. */
export type When = `${number} ${Weekday}`;
/** A moment (UTC), e.g. `-3 Tue 10:20`. */
export type Moment = `${When} ${number}:${number}`;

const DAY_MS = 86_400_000;
const MONDAY_AFTER_1970_MS = 4 * DAY_MS;

/** Midnight UTC of a written day, ms, for a seeding at `nowMs`. */
export function dayMs(when: When, nowMs: number): number {
  const [weeks = '', weekday = ''] = when.split(' ');
  const thisMonday = nowMs - ((nowMs - MONDAY_AFTER_1970_MS) % (7 * DAY_MS));
  const place = WEEKDAYS.findIndex((name) => name === weekday);
  return thisMonday + (Number(weeks) * 7 + place) * DAY_MS;
}

/** A written day as `YYYY-MM-DD`. */
export function dayText(when: When, nowMs: number): string {
  return new Date(dayMs(when, nowMs)).toISOString().slice(0, 10);
}

/** A written moment, ms. */
export function momentMs(at: Moment, nowMs: number): number {
  const cut = at.lastIndexOf(' ');
  const [hours = '', minutes = ''] = at.slice(cut + 1).split(':');
  return dayMs(whenOf(at), nowMs) + (Number(hours) * 60 + Number(minutes)) * 60_000;
}

function whenOf(at: Moment): When {
  const [weeks, weekday] = at.split(' ');
  const place = WEEKDAYS.find((name) => name === weekday);
  if (place === undefined) throw new RangeError(`no weekday in ${at}`);
  return `${Number(weeks)} ${place}`;
}

export interface Person {
  readonly id: string;
  readonly name: string;
  readonly siteAdmin: boolean;
  /** What this person may do on a project that arrives by import. */
  readonly onImports: Role | null;
}

export interface ProjectPlan {
  readonly key: string;
  readonly name: string;
  readonly description: string;
  readonly type: 'software' | 'service_desk';
  readonly components?: readonly string[];
  /** Kinds of issue only this project has, beside those every project has. */
  readonly ownTypes?: readonly string[];
  readonly lead: string;
  /** Person ids by role. */
  readonly roles: Readonly<Record<Role, readonly string[]>>;
}

export interface SprintPlan {
  readonly number: number;
  readonly goal: string;
  readonly from: When;
  readonly to: When;
  readonly state: 'closed' | 'active' | 'future';
}

type DayIn<T, K extends PropertyKey> = T extends unknown
  ? { readonly [P in keyof T]: P extends K ? When : T[P] }
  : never;
/** As in the contract, with days written relative to the seeding. */
export type PlannedOutcome = Omit<Partial<Outcome>, 'by'> & { readonly by?: When };
export type PlannedDecision = DayIn<Decision, 'checkOn' | 'until'>;
export type PlannedFinding = DayIn<Omit<Finding, 'id'>, 'found'>;

/** One thing done. `issue` and `assumption` are the script's own names for them. */
export type Act =
  | {
      readonly act: 'create';
      readonly issue: string;
      readonly type: string;
      readonly title: string;
      readonly project?: string;
      readonly parent?: string;
      readonly points?: number;
      readonly sprint?: number;
      readonly labels?: readonly string[];
      /** What stands for a team in Jira. */
      readonly component?: string;
      /** By when it was promised. */
      readonly due?: When;
      readonly about?: string;
      /** The customer who asked; default whoever creates it. */
      readonly from?: string;
    }
  | { readonly act: 'plan'; readonly issue: string; readonly sprint?: number; readonly points?: number }
  | { readonly act: 'move'; readonly issue: string; readonly to: string; readonly resolution?: string }
  | { readonly act: 'link'; readonly from: string; readonly how: string; readonly to: string }
  | { readonly act: 'comment'; readonly issue: string; readonly text: string }
  | { readonly act: 'outcome'; readonly issue: string; readonly parts: PlannedOutcome }
  | {
      readonly act: 'assume';
      readonly issue: string;
      readonly assumption: string;
      readonly statement: string;
      readonly risk: Risk;
    }
  | { readonly act: 'rightIf'; readonly assumption: string; readonly threshold: Threshold }
  /** The discovery issue tests it. */
  | { readonly act: 'test'; readonly issue: string; readonly assumption: string }
  /** Written on the issue the assumption stands on, or filed from the discovery issue that tests it. */
  | {
      readonly act: 'find';
      readonly assumption: string;
      readonly finding: PlannedFinding;
      readonly filedFrom: string | null;
    }
  /** An administrator has the project's past read in. */
  | { readonly act: 'backfill'; readonly project: string }
  | { readonly act: 'decide'; readonly issue: string; readonly decision: PlannedDecision }
  | {
      readonly act: 'check';
      readonly issue: string;
      readonly check: { readonly result: CheckResult; readonly observed: string; readonly on: When };
    };

type Details<A extends Act['act']> = Omit<Extract<Act, { readonly act: A }>, 'act' | 'issue' | 'type' | 'title'>;

export interface Step {
  readonly at: Moment;
  readonly who: string;
  readonly acts: readonly Act[];
}

/** At this time, this person did these things, a minute apart. */
export function step(at: Moment, who: string, ...acts: readonly Act[]): Step {
  return { at, who, acts };
}

export function create(issue: string, type: string, title: string, details: Details<'create'> = {}): Act {
  return { act: 'create', issue, type, title, ...details };
}

export function plan(issue: string, sprint: number): Act {
  return { act: 'plan', issue, sprint };
}

export function move(issue: string, to: string, resolution?: string): Act {
  return resolution === undefined ? { act: 'move', issue, to } : { act: 'move', issue, to, resolution };
}

export function link(from: string, how: string, to: string): Act {
  return { act: 'link', from, how, to };
}

export function comment(issue: string, text: string): Act {
  return { act: 'comment', issue, text };
}

export function outcome(issue: string, parts: PlannedOutcome): Act {
  return { act: 'outcome', issue, parts };
}

export function assume(issue: string, assumption: string, risk: Risk, statement: string): Act {
  return { act: 'assume', issue, assumption, statement, risk };
}

export function rightIf(assumption: string, text: string, atLeast: number | null = null): Act {
  return { act: 'rightIf', assumption, threshold: { text, atLeast } };
}

export function find(
  assumption: string,
  method: Finding['method'],
  verdict: Finding['verdict'],
  found: When,
  {
    filedFrom,
    ...rest
  }: { readonly note: string; readonly filedFrom?: string } & Partial<Pick<Finding, 'sample' | 'disciplines' | 'link'>>,
): Act {
  return {
    act: 'find',
    assumption,
    filedFrom: filedFrom ?? null,
    finding: { method, verdict, found, sample: null, disciplines: ['product'], link: null, ...rest },
  };
}

export function test(issue: string, assumption: string): Act {
  return { act: 'test', issue, assumption };
}

export function decide(issue: string, decision: PlannedDecision): Act {
  return { act: 'decide', issue, decision };
}

export function check(issue: string, result: CheckResult, on: When, observed: string): Act {
  return { act: 'check', issue, check: { result, observed, on } };
}

export function backfill(project: string): Act {
  return { act: 'backfill', project };
}
