/** A planned test and its discovery issue. Views are JSON: null, never undefined; times in ms. */
import type { WayId } from '../domain/methods';
import type { Risk } from '../domain/premise';
import type { AssumptionView } from './assumptions';

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
