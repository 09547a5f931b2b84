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
 * What was said where the outcome stands that a story is held to: by itself, else by the outcome of the project it
 * rests on by itself, else by its parent, else by the outcome the parent rests on.
 */
export function betWords(
  said: {
    readonly own: readonly OwnerWord[];
    readonly parent: readonly OwnerWord[];
    readonly lent: readonly OwnerWord[];
  },
  isParentsOutcome: boolean,
): readonly OwnerWord[] {
  const { own, parent, lent } = said;
  const order = isParentsOutcome ? [own, parent, lent] : [own, lent, parent];
  return order.find(saysOfOutcome) ?? [];
}

/** Whether anybody stated or took on an outcome there. */
export function saysOfOutcome(said: readonly OwnerWord[]): boolean {
  return said.some(({ kind }) => kind !== 'decision.made');
}

/**
 * The owner of a due item. An outcome somebody took on brings everything due about it along; else a waiver, a no and a
 * stop rule are whoever's who decided, and an outcome check and a re-check whoever's who stated the outcome.
 * @param own said of the issue itself @param bet said where its outcome stands, as `betWords`
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
