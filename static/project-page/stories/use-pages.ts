import { useState } from 'react';

const NOWHERE: readonly never[] = [];

/**
 * Where somebody is in a list that is read a page at a time: each page begins after the row that ended the one before,
 * so going back is going to a place already been at.
 *
 * @param question what is asked, as text: another question begins at the first page
 */
export function usePages<C>(question: string): {
  /** The same object as long as the page is. */
  readonly after: C | null;
  readonly page: number;
  readonly older: (next: C) => void;
  /** Null on the first page. */
  readonly newer: (() => void) | null;
} {
  const [place, setPlace] = useState<{ readonly of: string; readonly cursors: readonly C[] }>({
    of: question,
    cursors: NOWHERE,
  });
  const cursors = place.of === question ? place.cursors : NOWHERE;
  return {
    after: cursors.at(-1) ?? null,
    page: cursors.length + 1,
    older: (next) => setPlace({ of: question, cursors: [...cursors, next] }),
    newer: cursors.length === 0 ? null : () => setPlace({ of: question, cursors: cursors.slice(0, -1) }),
  };
}

/** Null where there is nothing to go on to. */
export function onTo<C>(next: C | null, go: (next: C) => void): (() => void) | null {
  return next === null ? null : () => go(next);
}
