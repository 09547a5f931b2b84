/** Chance that falls the same way in every run: xorshift32 (Marsaglia, "Xorshift RNGs", 2003). */
export interface Dice {
  /** A whole number from 0 to below `n`. */
  upTo(n: number): number;
  of<T>(values: readonly T[]): T;
}

/** @param seed any whole number but 0 */
export function createDice(seed: number): Dice {
  let state = seed | 0;
  const upTo = (n: number): number => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % n;
  };
  return {
    upTo,
    of(values) {
      // Null and undefined are values too, so an empty list is what is asked about.
      for (const value of values.slice(upTo(values.length))) return value;
      throw new Error('nothing to choose from');
    },
  };
}
