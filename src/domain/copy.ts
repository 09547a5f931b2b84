/**
 * The `premise.copy` issue property: what was said on one issue, so that an uninstall loses none of it. It is the issue's
 * own part of the log, told again: the events of its premise and of the assumptions at home there. Of assumptions at
 * home elsewhere it names the ids alone, for whoever sees this issue may not see that one.
 */
import { everLinked } from './appraise';
import { coreOf, cutAssumption, cutPremise, standingAssumption, standingPremise, withoutOldest } from './copy-shorter';
import type { CopiedAssumption, Copied } from './copy-shorter';
import {
  SHORTENED,
  type Assumption,
  type AssumptionEvent,
  type Dated,
  type PremiseEvent,
  type Shortened,
} from './premise';
import { foldAssumption, foldPremise } from './premise-log';

/** Jira's bound on a property's value, in characters. */
export const COPY_MAX_CHARACTERS = 32_768;

/** Times in ms, as the store had them; a reader takes them for claims. */
export interface PremiseCopy extends Copied {
  readonly v: 1;
  /** A property copied to another issue names the wrong one, and is not believed. */
  readonly issueId: string;
  /** Null = it is whole. What was brought back from a shortened copy stays so, for ever. */
  readonly shortened: Shortened | null;
}

export interface CopyInput {
  readonly issueId: string;
  readonly premiseEvents: readonly Dated<PremiseEvent>[];
  /** Streams of every assumption the issue ever linked; others are left out of account. */
  readonly assumptionEvents: ReadonlyMap<string, readonly Dated<AssumptionEvent>[]>;
}

/** The lengths texts are cut to in turn, in code points. */
const LENGTHS = [1_000, 300, 100, 40] as const;

/** What is kept on the issue, as much of it as Jira takes; null = nothing was ever said there. */
export function copyOf(input: CopyInput): PremiseCopy | null {
  if (input.premiseEvents.length === 0) return null;
  const before = input.premiseEvents[0]?.shortened ?? null;
  let copy: PremiseCopy | null = null;
  for (const tried of shorterAndShorter(input)) {
    copy = { ...tried, shortened: further(tried.shortened, before) };
    if (JSON.stringify(copy).length <= COPY_MAX_CHARACTERS) break;
  }
  return copy;
}

/** The one of two that left out more. */
function further(one: Shortened | null, other: Shortened | null): Shortened | null {
  return SHORTENED.filter((each) => each === one || each === other).at(-1) ?? null;
}

/** The last is some thousand characters long, whatever was said: one sentence of each kind, of 40 characters. */
function* shorterAndShorter({ issueId, premiseEvents, assumptionEvents }: CopyInput): Generator<PremiseCopy> {
  const atHome = everLinked(premiseEvents).flatMap((id) => {
    const events = assumptionEvents.get(id) ?? [];
    const assumption = foldAssumption(id, events);
    return assumption?.homeIssueId === issueId ? [{ id, events, assumption }] : [];
  });
  const bare = atHome.map(({ id, events }) => ({ id, events }));
  yield { v: 1, issueId, shortened: null, premise: premiseEvents, assumptions: bare };
  const premise = foldPremise(premiseEvents);
  const stands: PremiseCopy = {
    ...{ v: 1, issueId, shortened: 'history', premise: standingPremise(premise, premiseEvents) },
    assumptions: atHome.map(standing),
  };
  yield stands;
  let shortest = stands;
  for (const length of LENGTHS) {
    shortest = {
      ...{ ...stands, shortened: 'words', premise: stands.premise.map((event) => cutPremise(event, length)) },
      assumptions: stands.assumptions.map(({ id, events }) => ({
        id,
        events: events.map((event) => cutAssumption(event, length)),
      })),
    };
    yield shortest;
  }
  for (;;) {
    const assumptions = shortest.assumptions.map(({ id, events }) => ({ id, events: withoutOldest(events) }));
    if (assumptions.every(({ events }, at) => events.length === shortest.assumptions[at]?.events.length)) break;
    shortest = { ...shortest, shortened: 'findings', assumptions };
    yield shortest;
  }
  yield { ...shortest, shortened: 'assumptions', ...coreOf(shortest, premise.riskiestId) };
}

function standing({
  id,
  events,
  assumption,
}: CopiedAssumption & { readonly assumption: Assumption }): CopiedAssumption {
  return { id, events: standingAssumption(assumption, events) };
}
