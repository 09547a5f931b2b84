/** Rows of issues put together with what the reader may see of them. Pure. */
import type { IssueSeen, Sight } from '../shared/issues-seen';

export interface SeenRow<R> {
  readonly row: R;
  /** Null = Jira did not answer: the row stands, without its title. */
  readonly issue: IssueSeen | null;
}

export interface SeenRows<R> {
  readonly shown: readonly SeenRow<R>[];
  /** Rows of issues this reader may not see. */
  readonly hidden: number;
  readonly isReading: boolean;
}

/** Keeps the order; an issue the reader may not see is counted and nothing more. */
export function seenRows<R extends { readonly issueId: string }>(
  rows: readonly R[],
  sightOf: (issueId: string) => Sight,
): SeenRows<R> {
  const sights = rows.map((row) => ({ row, sight: sightOf(row.issueId) }));
  return {
    shown: sights.flatMap(({ row, sight }) =>
      sight === 'hidden' || sight === 'reading' ? [] : [{ row, issue: sight === 'unread' ? null : sight }],
    ),
    hidden: sights.filter(({ sight }) => sight === 'hidden').length,
    isReading: sights.some(({ sight }) => sight === 'reading'),
  };
}
