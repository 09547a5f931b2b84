/** "Refuted and glad": what a team found out before it built, and what that would have taken (design §5). */
import { askedOf } from './asked';
import { compareRungs } from './ladder';
import type { Assumption, AssumptionEvent, Dated, Premise, PremiseEvent } from './premise';
import { foldAssumption, foldPremise, upTo } from './premise-log';
import { inEffect } from './inherit';
import type { Settings } from './settings';
import { sizeOf } from './size-guess';
import { standingOf } from './standing';
import type { Start, Story } from './story';
import { sizeAt } from './timing';

export interface GladInput {
  readonly story: Pick<Story, 'size' | 'sizeChanges'>;
  readonly start: Start;
  readonly premiseEvents: readonly Dated<PremiseEvent>[];
  /** Null = it has no parent. */
  readonly parentEvents: readonly Dated<PremiseEvent>[] | null;
  /** Streams of every assumption either of them ever linked. */
  readonly assumptionEvents: ReadonlyMap<string, readonly Dated<AssumptionEvent>[]>;
  readonly settings: Pick<Settings, 'asked'>;
  readonly nowMs: number;
}

export interface Glad {
  /** When what refuted it was recorded, ms. */
  readonly atMs: number;
  /** Points, or what its writers guessed, before that; null = unsized. */
  readonly size: number | null;
}

/**
 * The first finding that refuted what was then the riskiest assumption, at the rung asked of the story's own size, while
 * work had not begun. It must still stand refuted when work began, or now; and work must not have begun on it all the
 * same, which is built against evidence. Null = there is no such finding, or nobody knows when work began.
 */
export function gladOf(input: GladInput): Glad | null {
  const { start, nowMs, assumptionEvents } = input;
  if (start.kind === 'startUnknown') return null;
  const endMs = start.kind === 'started' ? start.atMs : nowMs;
  const refutations = [...assumptionEvents].flatMap(([id, events]) => {
    const then = foldAssumption(id, upTo(events, endMs));
    if (then === null || standingOf(then, endMs).standing !== 'refuted') return [];
    if (start.kind === 'started' && premiseAt(input, endMs).riskiestId === id) return [];
    return then.findings.flatMap(({ verdict, recordedMs }) => (verdict === 'refutes' ? [{ id, recordedMs }] : []));
  });
  const first = refutations
    .filter(({ id, recordedMs }) => refutes(input, id, recordedMs))
    .reduce<number | null>((least, { recordedMs }) => Math.min(least ?? recordedMs, recordedMs), null);
  return first === null ? null : { atMs: first, size: sizeBefore(input, first) };
}

function refutes(input: GladInput, id: string, ms: number): boolean {
  if (premiseAt(input, ms).riskiestId !== id) return false;
  const assumption: Assumption | null = foldAssumption(id, upTo(input.assumptionEvents.get(id) ?? [], ms));
  if (assumption === null) return false;
  const { standing, refute } = standingOf(assumption, ms);
  const asked = askedOf({ size: sizeBefore(input, ms), groupSize: null, settings: input.settings });
  return standing === 'refuted' && refute !== null && compareRungs(refute, asked.rung) >= 0;
}

function sizeBefore({ story, premiseEvents }: GladInput, ms: number): number | null {
  return sizeOf(sizeAt(story, ms - 1), foldPremise(upTo(premiseEvents, ms - 1)));
}

function premiseAt({ premiseEvents, parentEvents }: GladInput, ms: number): Premise {
  const parent = parentEvents === null ? null : foldPremise(upTo(parentEvents, ms));
  return inEffect(foldPremise(upTo(premiseEvents, ms)), parent).premise;
}
