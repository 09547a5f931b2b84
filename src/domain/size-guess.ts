/** A size in one click, for a story without points (design §3.2). */
import type { Premise, SizeGuess } from './premise';

/**
 * Points a guess stands for: the smallest usual one of each band of the ask (up to 2, up to 5, above), so that several
 * guesses added up never ask for more than the guessers meant.
 */
export const GUESSED_POINTS: Readonly<Record<SizeGuess, number>> = { small: 1, medium: 3, large: 8 };

/** The size a story is judged by: Jira's points, else what its writers guessed, else null. */
export function sizeOf(points: number | null, { sizeGuess }: Pick<Premise, 'sizeGuess'>): number | null {
  return points ?? (sizeGuess === null ? null : GUESSED_POINTS[sizeGuess]);
}
