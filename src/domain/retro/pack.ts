/**
 * What a retrospective looks at, as ids and numbers: no title and no word. A finished one keeps it as it was, with the
 * revisions its words are read from, so that nothing learned later writes over it.
 */
import type { NextStepId, Validated } from '../assessment';
import type { DueKind } from '../due-items';
import type { Risk } from '../premise';

/** What came of an expectation; of a check `supported` is met. */
export type Came = 'supported' | 'refuted';

interface Result {
  /** Names the result among all there ever are: what was guessed or seen once is known by it. */
  readonly key: string;
  /** Of a finding: where its assumption is at home. */
  readonly issueId: string;
  readonly came: Came;
  /** When it was recorded, ms. */
  readonly atMs: number;
  /** The last revision its words are read up to: of the premise, or of the assumption. */
  readonly rev: number;
}

export type PackResult =
  | (Result & {
      readonly kind: 'check';
      /** Whose premise it rested on unless it had one of its own; null = it had no parent. */
      readonly parentId: string | null;
    })
  | (Result & {
      readonly kind: 'finding';
      readonly assumptionId: string;
      readonly findingId: string;
      readonly risk: Risk;
      /** What would prove it was written down after it was found. */
      readonly isLate: boolean;
    });

export interface PackGlad {
  readonly issueId: string;
  readonly risk: Risk | null;
  readonly atMs: number;
  /** Points as estimated before; null = unsized. */
  readonly size: number | null;
}

export interface PackHope {
  readonly issueId: string;
  readonly validated: Exclude<Validated, 'before'>;
  readonly risk: Risk | null;
  readonly startedMs: number;
  readonly size: number | null;
}

export interface PackDue {
  readonly kind: DueKind;
  readonly issueId: string;
  readonly about: string;
  /** How many more issues rest on the assumption of a re-check. */
  readonly others: number;
  readonly dueMs: number;
}

export interface PackNext {
  readonly issueId: string;
  readonly doubt: number;
  readonly size: number | null;
  readonly step: NextStepId;
}

/** Stories and discovery issues that began. */
export interface Began {
  readonly discovery: number;
  readonly delivery: number;
}

/** The first of a list, and how many there are beyond. */
export interface Some<T> {
  readonly items: readonly T[];
  readonly more: number;
}

export interface Pack {
  /** When it was put together, ms: what is due is due by then and the week after. */
  readonly asOfMs: number;
  /** Whether anybody had stated a premise in the project. */
  readonly hasBegun: boolean;
  /** Newest first; an assumption once, by the last finding that settles it. */
  readonly results: Some<PackResult>;
  readonly glad: Some<PackGlad>;
  /** Of the stories that started and were asked for evidence: how many, and those not validated before. */
  readonly hope: Some<PackHope> & { readonly started: number };
  readonly due: Some<PackDue>;
  readonly noes: Some<string>;
  readonly checks: { readonly met: number; readonly missed: number; readonly tooEarly: number };
  /** Not started and not tested, the most in doubt first. */
  readonly next: readonly PackNext[];
  /** Of all findings recorded; `items` are the issues whose assumptions they are about, each once. */
  readonly late: { readonly of: number; readonly late: number; readonly issueIds: readonly string[] };
  /** In the stretch of time, and in the one of the same length before it. */
  readonly began: { readonly now: Began; readonly before: Began };
  /** What the history knows without any premise. */
  readonly history: { readonly started: number; readonly delivered: number; readonly unexplained: number };
}

export const checkKey = (issueId: string, atMs: number): string => `check:${issueId}:${String(atMs)}`;
export const findingKey = (assumptionId: string, findingId: string): string => `finding:${assumptionId}:${findingId}`;

/** Everything a note can be about: a result, or one of the five parts. */
export const RETRO_PARTS = ['surprise', 'glad', 'hope', 'due', 'action'] as const;
export type RetroPart = (typeof RETRO_PARTS)[number];

const RESULT_KEY = /^(check:[1-9]\d{0,17}:\d{1,15}|finding:[\w-]{1,64}:[\w-]{1,64})$/;

export function isResultKey(key: string): boolean {
  return RESULT_KEY.test(key);
}

export function isItemKey(key: string): boolean {
  return isResultKey(key) || RETRO_PARTS.some((part) => part === key);
}
