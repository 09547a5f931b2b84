/** Timing that a busy machine cannot bend one way: everything compared takes turns, and medians are compared. */
import type { Quantity } from './measured';

/** The middle one, or the mean of the two in the middle. @throws Error without values */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.ceil(sorted.length / 2) - 1];
  if (upper === undefined || lower === undefined) throw new Error('no median of nothing');
  return (lower + upper) / 2;
}

/** A piece of work to be timed. It may time itself (to leave out its preparation) by answering with ms. */
export type Timed = () => Promise<unknown>;

/**
 * Runs all of them in turn, that many times, after one round that does not count.
 * @returns the median ms of each, by name
 */
export async function interleaved(
  works: Readonly<Record<string, Timed>>,
  rounds: number,
): Promise<(name: string) => number> {
  const taken = new Map<string, number[]>();
  for (let round = -1; round < rounds; round += 1) {
    for (const [name, work] of Object.entries(works)) {
      const started = performance.now();
      const own = await work();
      const ms = typeof own === 'number' ? own : performance.now() - started;
      if (round >= 0) taken.set(name, [...(taken.get(name) ?? []), ms]);
    }
  }
  return (name) => median(taken.get(name) ?? []);
}

export function inMs(ms: number): Quantity {
  return { amount: ms, text: `${ms >= 100 ? ms.toFixed(0) : ms.toFixed(ms >= 10 ? 1 : 2)} ms` };
}

export function inKb(bytes: number): Quantity {
  return { amount: bytes, text: `${Math.round(bytes / 1000).toLocaleString('en')} kB` };
}
