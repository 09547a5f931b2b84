/** Draws from a seed: the same numbers for the same seed, on every machine. */
import { seeded } from '../figures';

export interface Dice {
  /** 0 ≤ x < 1. */
  readonly next: () => number;
  readonly between: (low: number, high: number) => number;
  readonly happens: (chance: number) => boolean;
  /** How many of so many happen. */
  readonly of: (tries: number, chance: number) => number;
  /** How many happen where so many are expected (Poisson, by Knuth's method). */
  readonly about: (expected: number) => number;
  /** A share around a mean: Beta with so much weight, the more the closer. */
  readonly share: (mean: number, weight: number) => number;
}

export function diceOf(seed: number): Dice {
  const next = seeded(seed);
  const happens = (chance: number): boolean => next() < chance;
  const gamma = gammaOf(next);
  return {
    next,
    happens,
    between: (low, high) => low + (high - low) * next(),
    of: (tries, chance) => Array.from({ length: tries }, () => happens(chance)).filter(Boolean).length,
    about: (expected) => {
      const limit = Math.exp(-expected);
      let drawn = 0;
      for (let product = next(); product > limit; product *= next()) drawn += 1;
      return drawn;
    },
    share: (mean, weight) => {
      const [yes, no] = [gamma(mean * weight), gamma((1 - mean) * weight)];
      return yes / (yes + no);
    },
  };
}

/** Marsaglia and Tsang, "A simple method for generating gamma variables", ACM TOMS 26 (2000) 363–372; scale 1. */
function gammaOf(next: () => number): (shape: number) => number {
  const normal = (): number => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
  const gamma = (shape: number): number => {
    if (shape < 1) return gamma(shape + 1) * (1 - next()) ** (1 / shape);
    const d = shape - 1 / 3;
    for (;;) {
      const x = normal();
      const v = (1 + x / Math.sqrt(9 * d)) ** 3;
      if (v > 0 && Math.log(1 - next()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v;
    }
  };
  return gamma;
}
