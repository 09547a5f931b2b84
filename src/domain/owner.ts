/** Who owns what is due: read from who said what, because an account id stands with an entry and nowhere else. */
import type { DueKind } from './due-items';

/** What decides it, of one premise, oldest first; `actor` is null once the account was erased. */
export interface OwnerWord {
  readonly kind: 'outcome.owned' | 'outcome.stated' | 'decision.made';
  readonly actor: string | null;
}

/** Whoever last said that they own the outcome; until somebody does, whoever last stated it. Null = nobody. */
export function outcomeOwner(said: readonly Pick<OwnerWord, 'kind' | 'actor'>[]): string | null {
  const last = lastOf(said, 'outcome.owned') ?? lastOf(said, 'outcome.stated');
  return last?.actor ?? null;
}

/**
 * The owner of a due item. An outcome somebody took on brings everything due about it along; else a waiver, a no and a
 * stop rule are whoever's who decided, and an outcome check and a re-check whoever's who stated the outcome.
 * @param own said of the issue itself @param bet said where its outcome stands: the issue, or the parent it rests on
 */
export function dueOwner(kind: DueKind, own: readonly OwnerWord[], bet: readonly OwnerWord[]): string | null {
  const isTaken = bet.some((word) => word.kind === 'outcome.owned');
  const isOfOutcome = kind === 'check' || kind === 'recheck';
  const decided = lastOf(own, 'decision.made');
  if (isTaken || isOfOutcome || decided === undefined) return outcomeOwner(bet);
  return decided.actor;
}

function lastOf(said: readonly OwnerWord[], kind: OwnerWord['kind']): OwnerWord | undefined {
  return said.filter((word) => word.kind === kind).at(-1);
}
