import { useCallback, useRef, useState } from 'react';
import type { Failure } from '../../src/domain/failure';
import { call } from '../shared/call';

/** A no being told: which decision, and the words. */
export interface Told {
  readonly decisionRev: number;
  readonly paragraphs: readonly string[];
}

export type CommentState =
  | { readonly kind: 'none' }
  | { readonly kind: 'posting' }
  | { readonly kind: 'posted' }
  /** The decision is saved whatever became of its comment. */
  | { readonly kind: 'failed'; readonly failure: Failure };

export interface Commenter {
  readonly state: CommentState;
  readonly post: (told: Told) => Promise<void>;
  /** The same words for the same decision: the app posts them once, however often they are sent. */
  readonly again: () => void;
  /** Another decision has taken its place. */
  readonly forget: () => void;
}

/** Posts the comment of a saved no. It lives beside the form, which is gone by then. */
export function useComment(issueId: string): Commenter {
  const [state, setState] = useState<CommentState>({ kind: 'none' });
  const last = useRef<Told | null>(null);
  const post = useCallback(
    async (told: Told) => {
      last.current = told;
      setState({ kind: 'posting' });
      const result = await call('commentNo', { issueId, ...told });
      setState(result.ok ? { kind: 'posted' } : { kind: 'failed', failure: result.error });
    },
    [issueId],
  );
  const again = useCallback(() => {
    if (last.current !== null) void post(last.current);
  }, [post]);
  const forget = useCallback(() => setState({ kind: 'none' }), []);
  return { state, post, again, forget };
}
