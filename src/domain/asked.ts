/** How much evidence a size asks for (design §3.2). */
import type { Asked, Rung } from './assessment';
import { strongerOf, weakerOf } from './ladder';
import type { Settings } from './settings';

/** Opinion settles nothing, so less than an anecdote is never asked; and never an experiment before start. */
const AT_LEAST: Rung = 'anecdote';
const AT_MOST: Rung = 'research';

/**
 * The rung asked of a story. `size` is its own points, `groupSize` the sum over the stories resting on the same
 * riskiest assumption (itself included), each null when nobody said: the larger decides, so that splitting a guess
 * does not shrink it. A story without a size asks as small unless its group asks for more, and says so.
 */
export function askedOf(input: {
  size: number | null;
  groupSize: number | null;
  settings: Pick<Settings, 'asked'>;
}): Asked {
  const { size, groupSize, settings } = input;
  const byGroup = groupSize !== null && groupSize > (size ?? 0);
  const points = byGroup ? groupSize : size;
  const asked = settings.asked.find(({ upTo }) => upTo === null || (points ?? 0) <= upTo) ?? settings.asked.at(-1);
  return {
    rung: weakerOf(strongerOf(asked?.rung ?? AT_LEAST, AT_LEAST), AT_MOST),
    points,
    unsized: size === null,
    byGroup,
  };
}
