/** Advice a writer waved away. It holds for the words it was said of: changed words are looked at afresh. */
import type { Outcome, Premise } from './premise';

/** The advice that a sentence says what we ship: the one the score withholds credit for. */
export const OUTPUT_HINT = 'outputInDisguise';

type Of = Pick<Premise, 'dismissals' | 'outcomeRevs'>;

/** Whether this advice on this part was waved away since the part was last said. */
export function isDismissed({ dismissals, outcomeRevs }: Of, hint: string, part: keyof Outcome): boolean {
  return dismissals.some((one) => one.hint === hint && one.part === part && one.rev > outcomeRevs[part]);
}

/** Ids of the advice that was waved away and still is, on any part. */
export function dismissedHints(premise: Of): readonly string[] {
  const held = premise.dismissals.filter(({ hint, part }) => isDismissed(premise, hint, part));
  return [...new Set(held.map(({ hint }) => hint))];
}
