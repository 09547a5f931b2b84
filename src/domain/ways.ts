/** How to get to a rung: which ways to test to offer for a risk, the cheapest first. */
import type { Rung } from './assessment';
import { daysOf, sampleFor, WAYS, type SampleRange, type WayId } from './methods';
import type { Method, Risk } from './premise';

/** A way to test that reaches what was asked, with the smallest sample that does. */
export interface Way {
  readonly id: WayId;
  readonly method: Method;
  /** Null = any sample does. */
  readonly sample: number | null;
  /** The largest sample that reaches no more than this; null = more never reaches higher. */
  readonly upTo: number | null;
  /** Working days with the smallest sample. */
  readonly days: number;
}

/** How many are offered at once: enough to choose from, few enough to read. */
const OFFERED = 3;

/**
 * Ways worth proposing for this risk that reach at least this rung (with a link), cheapest first. None asks to release
 * first. For every rung a size can ask (anecdote to research) there is at least one, whatever the risk.
 */
export function cheapestWays(risk: Risk, rung: Rung): readonly Way[] {
  return WAYS.filter(({ risks }) => risks.includes(risk))
    .flatMap((way) => {
      const range = sampleFor(way.method, risk, rung);
      return range === null ? [] : [wayWith(way, range)];
    })
    .sort((a, b) => a.days - b.days);
}

function wayWith(way: (typeof WAYS)[number], { from, upTo }: SampleRange): Way {
  return { id: way.id, method: way.method, sample: from, upTo, days: daysOf(way, from) };
}

/** The three to offer first: the cheapest of each method, because three kinds of conversation are one idea. */
export function offeredWays(risk: Risk, rung: Rung): readonly Way[] {
  const all = cheapestWays(risk, rung);
  return all.filter((way, place) => all.findIndex(({ method }) => method === way.method) === place).slice(0, OFFERED);
}
