/** Where an outcome stands on its way from → to, as far as its words hold numbers and somebody entered progress. */
import { amountAt } from '../amount';
import { tokensOf } from '../language/tokens';
import type { Day } from '../premise';
import type { ProjectOutcome } from './project-outcome';

/** The one amount a text holds, e.g. 45 of *45 %*; null = none, or several. Sources as in `amount.ts`. */
export function amountIn(text: string): number | null {
  const tokens = tokensOf(text);
  const found: number[] = [];
  for (let at = 0; at < tokens.length;) {
    const amount = amountAt(tokens, at);
    if (amount !== null) found.push(amount.value);
    at = amount === null ? at + 1 : Math.max(at + 1, amount.next);
  }
  return found.length === 1 ? (found[0] ?? null) : null;
}

export interface Way {
  /** Null = its words hold no number there. */
  readonly from: number | null;
  readonly to: number | null;
  readonly latest: number | null;
  /** Null = can't tell: no target, nothing entered, or nobody knows which way is forward. */
  readonly isReached: boolean | null;
}

/** Which way is forward follows from → to; without a from, more is forward only when the latest value says so either way. */
export function wayOf({ words, progress }: Pick<ProjectOutcome, 'words' | 'progress'>): Way {
  const [from, to] = [amountIn(words.from), amountIn(words.to)];
  const latest = progress.at(-1)?.value ?? null;
  const isKnown = from !== null && to !== null && from !== to && latest !== null;
  const isReached = isKnown
    ? to > from
      ? latest >= to
      : latest <= to
    : latest !== null && latest === to
      ? true
      : null;
  return { from, to, latest, isReached };
}

/** Its day has gone by and it is not known to be reached. */
export function isPast(outcome: Pick<ProjectOutcome, 'words' | 'progress'>, today: Day): boolean {
  const { by } = outcome.words;
  return by !== null && by < today && wayOf(outcome).isReached !== true;
}
