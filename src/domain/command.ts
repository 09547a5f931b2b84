/** What a person can do to a premise, as plain data: the browser sends it, the store keeps it, `decide-command.ts` says what it means. */
import type { Decision, Finding, Outcome, OutcomeCheck, Risk, Threshold } from './premise';

/**
 * What a person can do to a premise. `id` is made by the caller, once per intention: sent twice it counts once.
 * `seenRev` is the revision the person was looking at, of the stream the command changes.
 */
export type Command = { readonly id: string; readonly seenRev: number } & (
  | { readonly kind: 'stateOutcome'; readonly parts: Partial<Outcome> }
  | {
      readonly kind: 'stateAssumption';
      /** Made by the caller; an id not yet known makes a new assumption, linked to this premise. */
      readonly assumptionId: string;
      readonly statement: string;
      readonly risk: Risk;
    }
  | { readonly kind: 'chooseRiskiest'; readonly assumptionId: string }
  | { readonly kind: 'unlinkAssumption'; readonly assumptionId: string }
  | { readonly kind: 'setThreshold'; readonly assumptionId: string; readonly threshold: Threshold | null }
  | { readonly kind: 'addFinding'; readonly assumptionId: string; readonly finding: Finding }
  | { readonly kind: 'editFinding'; readonly assumptionId: string; readonly finding: Finding }
  | { readonly kind: 'withdrawFinding'; readonly assumptionId: string; readonly findingId: string }
  | { readonly kind: 'decide'; readonly decision: Decision | null }
  | { readonly kind: 'checkOutcome'; readonly check: OutcomeCheck }
);
export type CommandKind = Command['kind'];
