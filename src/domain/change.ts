/** Whether a share has moved, or only looks as if it had. */
import type { Share } from './headline';

export const CHANGES = ['up', 'down', 'unclear'] as const;
export type Change = (typeof CHANGES)[number];

/** Of fewer than this the interval itself is no longer to be trusted: 2 of 2 after 0 of 2 would be "up". */
export const CHANGE_AT_LEAST = 5;

/**
 * How a share compares with the one before it: `up` or `down` only when the 95 % interval of the difference leaves out
 * zero, else `unclear`. Null when either is a share of nothing.
 *
 * The interval is Newcombe's, made of the two Wilson intervals: R. G. Newcombe, "Interval estimation for the difference
 * between independent proportions", Statistics in Medicine 17 (1998) 873–890, method 10. It keeps its promise for small
 * numbers, where the textbook interval says "up" too easily. The stories of two periods are different stories, so the
 * shares are independent.
 */
export function changeOf(now: Share, before: Share): Change | null {
  if (now.of === 0 || before.of === 0) return null;
  if (Math.min(now.of, before.of) < CHANGE_AT_LEAST) return 'unclear';
  const difference = now.share - before.share;
  const low = difference - Math.hypot(now.share - now.low, before.high - before.share);
  const high = difference + Math.hypot(now.high - now.share, before.share - before.low);
  if (low > 0) return 'up';
  return high < 0 ? 'down' : 'unclear';
}
