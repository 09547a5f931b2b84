/** What a person can do to a premise, as plain data: the browser sends it, the store keeps it, `decide-command.ts` says what it means. */
import type { Decision, DraftSource, Finding, Outcome, OutcomeCheck, Risk, SizeGuess, Threshold } from './premise';

/**
 * What a person can do to a premise. `id` is made by the caller, once per intention: sent twice it counts once.
 * `seenRev` is the revision the person was looking at, of the stream the command changes.
 */
export type Command = { readonly id: string; readonly seenRev: number } & (
  | { readonly kind: 'stateProblem'; readonly problem: string }
  | { readonly kind: 'stateOutcome'; readonly parts: Partial<Outcome> }
  | { readonly kind: 'guessSize'; readonly size: SizeGuess | null }
  /** The advice's id, and the part of the outcome it was given on. */
  | { readonly kind: 'dismissHint'; readonly hint: string; readonly part: keyof Outcome }
  /** Linked issues that are no evidence here. */
  | { readonly kind: 'dismissDraft'; readonly source: DraftSource; readonly issueIds: readonly string[] }
  /** A new assumption somebody who need not be a writer puts to the writers; `assumptionId` is made by the caller. */
  | { readonly kind: 'addDoubt'; readonly assumptionId: string; readonly statement: string }
  | {
      readonly kind: 'stateAssumption';
      /** Made by the caller; an id not yet known makes a new assumption, linked to this premise. */
      readonly assumptionId: string;
      readonly statement: string;
      readonly risk: Risk;
    }
  | { readonly kind: 'chooseRiskiest'; readonly assumptionId: string }
  | { readonly kind: 'unlinkAssumption'; readonly assumptionId: string }
  /** Rests this premise on an assumption stated elsewhere. */
  | { readonly kind: 'linkAssumption'; readonly assumptionId: string }
  /** Lets everyone who can see the project read it, or takes that back. Said where it is at home. */
  | { readonly kind: 'shareAssumption'; readonly assumptionId: string; readonly on: boolean }
  | { readonly kind: 'setThreshold'; readonly assumptionId: string; readonly threshold: Threshold | null }
  /** Of a discovery issue: what it tests. */
  | { readonly kind: 'takeTest'; readonly assumptionId: string }
  | { readonly kind: 'addFinding'; readonly assumptionId: string; readonly finding: Finding }
  | { readonly kind: 'editFinding'; readonly assumptionId: string; readonly finding: Finding }
  | { readonly kind: 'withdrawFinding'; readonly assumptionId: string; readonly findingId: string }
  | { readonly kind: 'decide'; readonly decision: Decision | null }
  | {
      readonly kind: 'checkOutcome';
      readonly check: OutcomeCheck;
      /** What was assumed wrongly starts a new assumption, in the same save; the id is made by the caller. */
      readonly assumptionId?: string;
      readonly statement?: string;
    }
  /** "I own this outcome." */
  | { readonly kind: 'ownOutcome' }
  /** Bets on an outcome of the project until one is stated here; null = no longer. */
  | { readonly kind: 'restOnOutcome'; readonly outcomeId: string | null }
);
export type CommandKind = Command['kind'];

type Bare<C> = C extends unknown ? Omit<C, 'id' | 'seenRev'> : never;
/** What can be put on many stories at once: the same words mean the same on each. */
export type BulkCommand = Bare<
  Extract<Command, { readonly kind: 'stateOutcome' | 'restOnOutcome' | 'guessSize' | 'decide' | 'linkAssumption' }>
>;
