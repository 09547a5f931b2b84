/** The verdict that follows from a number: nobody has to judge what the threshold has judged already. */
import type { Finding, Threshold, Verdict } from './premise';
import { saysSomething } from './words';

/**
 * `supports` from the threshold up, `refutes` below it; null where there is no number on one side or the other. Both
 * are in the threshold's own unit.
 */
export function verdictOf(observed: number | undefined, threshold: Threshold | null): Verdict | null {
  const atLeast = threshold?.atLeast ?? null;
  if (observed === undefined || atLeast === null) return null;
  return observed >= atLeast ? 'supports' : 'refutes';
}

/** Whether the verdict is another than the number says, and nobody has said why. */
export function needsReason(
  { verdict, observed, because }: Pick<Finding, 'verdict' | 'observed' | 'because'>,
  threshold: Threshold | null,
): boolean {
  const follows = verdictOf(observed, threshold);
  return follows !== null && verdict !== follows && !saysSomething(because ?? '');
}
